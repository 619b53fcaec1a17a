package main

import (
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"time"

	"glassbox/tools/internal/browser"
	"glassbox/tools/internal/site"
)

// buildBare builds the page of the bare program, with everything of Ebitengine in it.
func buildBare(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	const page = `<!doctype html><meta charset="utf-8"><title>Bare</title><link rel="icon" href="data:,">` +
		`<script src="bare.js" defer></script><body></body>`
	if err := os.WriteFile(filepath.Join(folder, "index.html"), []byte(page), 0o644); err != nil {
		return err
	}
	if err := site.Script(".", "tools/bench/web/bare.js", filepath.Join(folder, "bare.js")); err != nil {
		return err
	}
	if err := site.Compile(".", "./tools/bench/bare", filepath.Join(folder, "app.wasm")); err != nil {
		return err
	}
	return site.Compress(site.Config{Out: folder, Quality: quality})
}

// start measures from the navigation to the first frame: in the browser without a window, where that is the work of
// the page and the program alone, and in the whole one, whose window and the sign in its tab that a page is loading are
// drawn again and again meanwhile, without a graphics card by the same processors.
func (b *bench) start() error {
	shell, err := browser.StartShell()
	if err != nil {
		return err
	}
	defer shell.Close()
	if err := b.opened(shell, "", [2]string{"1.15", "1.7"}); err != nil {
		return err
	}
	return b.opened(b.browser, ", with a window", [2]string{})
}

// opened measures the first frames of the app and of the bare program in turn: with nothing in the cache, and at a
// second visit.
func (b *bench) opened(in *browser.Browser, where string, bounds [2]string) error {
	var app, bare [2][]float64 // cold and again
	for range 7 {
		for _, c := range []struct {
			folder, path string
			times        *[2][]float64
		}{{b.app, "/#neuron", &app}, {b.bare, "/", &bare}} {
			cold, again, err := twice(in, c.folder, c.path)
			if err != nil {
				return err
			}
			c.times[0], c.times[1] = append(c.times[0], cold), append(c.times[1], again)
		}
	}
	for i, which := range []string{"with an empty cache", "at a second visit"} {
		ratio := median(app[i]) / median(bare[i])
		row("first frame "+which+", over a bare program's"+where, fmt.Sprintf("%.2f", ratio), bounds[i])
		row("  medians of 7", fmt.Sprintf("%s, %s", seconds(median(app[i])), seconds(median(bare[i]))), "")
	}
	return nil
}

// twice opens a page in a tab that knows nothing, and once more when all has come to rest, and returns the seconds
// to the first frame.
func twice(in *browser.Browser, folder, path string) (cold, again float64, err error) {
	server := httptest.NewServer(site.Handler(folder))
	defer server.Close()
	tab, err := in.Tab(server.URL)
	if err != nil {
		return 0, 0, err
	}
	defer tab.Close()
	if err := tab.Early(notes); err != nil {
		return 0, 0, err
	}
	if cold, err = firstFrame(tab, server.URL+path); err != nil {
		return 0, 0, err
	}
	time.Sleep(settle)
	if err := tab.Open("about:blank"); err != nil {
		return 0, 0, err
	}
	again, err = firstFrame(tab, server.URL+path)
	return cold, again, err
}

func firstFrame(t *browser.Tab, url string) (float64, error) {
	if err := t.Open(url); err != nil {
		return 0, err
	}
	if err := t.Wait("globalThis.readyAt"); err != nil {
		return 0, err
	}
	at, err := browser.JS[float64](t, "readyAt")
	return at / 1000, err
}
