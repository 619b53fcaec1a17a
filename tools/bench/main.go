// Command bench prints the figures that the project holds itself to, each beside its bound, as measured on this
// machine in a real browser. It judges nothing: a slow machine is no fault of the code. Names of parts as arguments
// choose those.
package main

import (
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"glassbox/tools/internal/browser"
	"glassbox/tools/internal/site"
)

// parts are measured one after another.
var parts = []struct {
	name    string
	measure func(*browser.Browser) error
}{
	{"app", measureApp},
	{"transformer", transformer},
	{"matmul", matmul},
	{"training", training},
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run measures the parts that are chosen, or all.
func run(chosen []string) error {
	for _, name := range chosen {
		if !slices.Contains(names(), name) {
			return fmt.Errorf("there is no part %q; there are %s", name, strings.Join(names(), ", "))
		}
	}
	b, err := browser.Start()
	if err != nil {
		return err
	}
	defer b.Close()
	fmt.Printf("as measured with %d processors (%s), %s/%s, %s\n\n", runtime.NumCPU(), load(), runtime.GOOS, runtime.GOARCH, b.Version())
	for _, p := range parts {
		if len(chosen) > 0 && !slices.Contains(chosen, p.name) {
			continue
		}
		if err := p.measure(b); err != nil {
			return err
		}
	}
	return nil
}

func names() (all []string) {
	for _, p := range parts {
		all = append(all, p.name)
	}
	return all
}

// quality is that of the compressed copies which the pages are fetched as.
const quality = 5

// measureApp builds two sites, the second with the arrows in place of the app, and a bare page, and measures them.
func measureApp(b *browser.Browser) error {
	folder, err := os.MkdirTemp("", "glassbox-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	app, arrows, bare := filepath.Join(folder, "app"), filepath.Join(folder, "arrows"), filepath.Join(folder, "bare")
	for _, out := range []string{app, arrows} {
		if _, err := site.Build(site.Config{Root: ".", Out: out, Quality: quality}); err != nil {
			return err
		}
	}
	small, err := site.Small(".")
	if err != nil {
		return err
	}
	if err := site.Compile(".", "./tools/bench/arrows", filepath.Join(arrows, "app.wasm"), small...); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(arrows, "app.wasm.br")); err != nil {
		return err
	}
	if err := buildBare(bare); err != nil {
		return err
	}
	return (&bench{b, app, arrows, bare}).table()
}

// bench is what the measurements work with.
type bench struct {
	browser           *browser.Browser
	app, arrows, bare string // folders of sites
}

// table prints each figure as soon as it is known.
func (b *bench) table() error {
	row("", "measured", "bound")
	for _, measure := range []func() error{b.size, b.start, b.idle, b.away, b.latency, b.corpus, b.words, b.frames, b.drawing} {
		if err := measure(); err != nil {
			return err
		}
	}
	return nil
}

func row(what, measured, bound string) { fmt.Printf("%-70s %10s   %s\n", what, measured, bound) }

// size compresses the app as make dist does.
func (b *bench) size() error {
	data, err := os.ReadFile(filepath.Join(b.app, "app.wasm"))
	if err != nil {
		return err
	}
	small, err := site.Brotli(data, 11)
	row("app.wasm as brotli", fmt.Sprintf("%.2f MB", float64(len(small))/1e6), "1.95 MB")
	return err
}

// visit opens a page of a site in a new tab with an empty cache and hands it over. The page notes when its
// figure is first drawn, and how long each frame takes the page's own thread.
func (b *bench) visit(folder, path string, use func(*browser.Tab) error) error {
	server := httptest.NewServer(site.Handler(folder))
	defer server.Close()
	tab, err := b.browser.Tab(server.URL)
	if err != nil {
		return err
	}
	defer tab.Close()
	for _, step := range []func() error{
		tab.NoCache,
		func() error { return tab.Early(notes) },
		func() error { return tab.Open(server.URL + path) },
		func() error { return tab.Wait("globalThis.readyAt") },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return use(tab)
}

const notes = `
globalThis.frameTimes = [];
const frame = requestAnimationFrame;
globalThis.requestAnimationFrame = (f) => frame((time) => {
	const start = performance.now();
	f(time);
	frameTimes.push(performance.now() - start);
});
new MutationObserver((changes) => {
	for (const c of changes) if (c.target.dataset.status === "ready") globalThis.readyAt ??= performance.now();
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-status"] });
globalThis.figure = () => document.querySelector(".lesson.open glass-box");`

func median(v []float64) float64 {
	v = slices.Sorted(slices.Values(v))
	return v[len(v)/2]
}

func seconds(v float64) string { return fmt.Sprintf("%.2f s", v) }

func milliseconds(v float64) string { return fmt.Sprintf("%.1f ms", v) }

// load is how many programs have wanted a processor in the last minute; above the number of processors, times
// say more about the others than about this program.
func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "load unknown"
	}
	minute, _, _ := strings.Cut(string(text), " ")
	return "load " + minute
}

// settle is how long a page is left alone before its rest is measured.
const settle = 2 * time.Second
