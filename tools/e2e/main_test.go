// Package e2e tests the site in a real browser. Every test fails on what goes wrong beside its subject, too: an
// exception, an error on the console, a violation of the content security policy, a request to another origin.
// A failing test leaves a picture in dist/failures.
package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"glassbox/tools/internal/browser"
	"glassbox/tools/internal/site"
)

// What all tests share: one browser, and one site on two servers of different origin. The second plays the host
// of other people's pages: it has no content security policy.
var (
	chrome *browser.Browser
	folder string
	ours   *httptest.Server
	theirs *httptest.Server
)

func TestMain(m *testing.M) {
	status, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		status = 1
	}
	os.Exit(status)
}

func run(m *testing.M) (status int, err error) {
	if folder, err = os.MkdirTemp("", "glassbox-e2e-"); err != nil {
		return 1, err
	}
	defer os.RemoveAll(folder)
	if _, err := site.Build(site.Config{Root: "../..", Out: folder}); err != nil {
		return 1, err
	}
	if err := site.Single(folder, filepath.Join(folder, "glassbox.html")); err != nil {
		return 1, err
	}
	if chrome, err = browser.Start(); err != nil {
		return 1, err
	}
	defer chrome.Close()
	ours = httptest.NewServer(site.Handler(folder))
	defer ours.Close()
	theirs = httptest.NewServer(http.HandlerFunc(serveTheirs))
	defer theirs.Close()
	return m.Run(), nil
}

// pages are what the other origin serves, by path.
var pages = map[string]string{}

// page adds a page of other people and returns its address.
func addPage(path, body string) string {
	pages[path] = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A blog</title><link rel="icon" href="data:,"><body>` + body
	return theirs.URL + path
}

func serveTheirs(w http.ResponseWriter, r *http.Request) {
	if text, ok := pages[r.URL.Path]; ok {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, strings.ReplaceAll(text, "OURS", ours.URL))
		return
	}
	http.NotFound(w, r)
}
