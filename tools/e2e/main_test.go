// Package e2e tests the site in a real browser. Every test fails on what goes wrong beside its subject, too: an
// exception, an error on the console, a violation of the content security policy, a request to another origin.
// A failing test leaves a picture in dist/failures.
//
// To open a page takes seconds, to look at one that is open takes little. Tests therefore share one tab, in which one
// place stays open until another is asked for: a lesson's page, or the one for frames, on a desk or on a phone.
//
//   - What holds for every lesson is a check in the table of lesson_test.go. TestLesson goes from lesson to lesson and
//     opens each of its places once for all checks there. A new lesson needs nothing here; a new check is a line.
//   - What is about one lesson takes lesson(t, "neuron") or, for another place, share(t, place{…}). It is given the
//     page as it opens: the defaults, the first step, nothing chosen, the top of the page in a window of 1440 × 900
//     or of a phone, and a visitor who wants no movement; moves() changes that. It may do everything that a visitor
//     can take back by opening the lesson anew. What it leaves behind fails the next test, by the name of this one.
//   - What is about loading, about another site's page, or breaks what it uses, takes blank(t) or open(t, path): a tab
//     of its own, with empty cache and storage, that is closed at its end.
//
// A tab in which a test has failed is used by no other. Every wait has a limit, and so has a test; after a few that
// waited in vain, no other is tried. All run in the shell of Chromium, which is faster, where there is one, and
// TestInTheBrowserOfVisitors in the whole of it.
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

// What all tests share beside the tab: one browser, and one site on two servers of different origin. The second plays
// the host of other people's pages: it has no content security policy.
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
	if chrome, err = browser.StartShell(); err != nil {
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
	pages[path] = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
		`<title>A blog</title><link rel="icon" href="data:,"><body>` + body
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
