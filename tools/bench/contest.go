package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"

	"glassbox/tools/internal/browser"
	"glassbox/tools/internal/npm"
	"glassbox/tools/internal/site"
)

// contest is a page in which programs compute the same, to be compared with each other in one run.
type contest struct {
	tab    *browser.Tab
	server *httptest.Server
	folder string
	peers  error // why those of npm do not take part
}

// openContest opens web/contest.js, with what npm has to compare with.
func openContest(b *browser.Browser) (*contest, error) {
	folder, err := os.MkdirTemp("", "glassbox-contest-")
	if err != nil {
		return nil, err
	}
	c := &contest{folder: folder, server: httptest.NewServer(http.FileServer(http.Dir(folder)))}
	if err := c.open(b); err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

func (c *contest) open(b *browser.Browser) (err error) {
	if err := site.Script(".", "tools/bench/web/contest.js", c.file("contest.js")); err != nil {
		return err
	}
	c.peers = c.addPeers()
	page := `<!doctype html><link rel="icon" href="data:,"><script src="contest.js"></script><script src="tfjs.js"></script>`
	if err := os.WriteFile(c.file("index.html"), []byte(page), 0o644); err != nil {
		return err
	}
	for _, name := range []string{"kernel.wasm", "kernel-relaxed.wasm"} {
		if err := copyFile(filepath.Join("core/simd", name), c.file(name)); err != nil {
			return err
		}
	}
	if c.tab, err = b.Tab(c.server.URL); err != nil {
		return err
	}
	if err := c.tab.Open(c.server.URL); err != nil {
		return err
	}
	if c.peers == nil {
		_, c.peers = browser.JS[string](c.tab, "startPeers()")
	}
	return nil
}

func (c *contest) close() {
	if c.tab != nil {
		c.tab.Close()
	}
	c.server.Close()
	os.RemoveAll(c.folder)
}

func (c *contest) file(name string) string { return filepath.Join(c.folder, name) }

// start compiles a program of tools/bench and starts it with a kernel: plain, simd or relaxed.
func (c *contest) start(program, kernel string) error {
	wasm := program + ".wasm"
	if _, err := os.Stat(c.file(wasm)); err != nil {
		if err := site.Compile(".", "./tools/bench/"+program, c.file(wasm)); err != nil {
			return err
		}
	}
	kind, err := browser.JS[string](c.tab, fmt.Sprintf("startGo(%q, %q)", wasm, kernel))
	if err == nil && kind != kernel {
		err = fmt.Errorf("this browser has no kernel %s", kernel)
	}
	return err
}

// compete lets who has entered under the name do the task so many times, and returns the milliseconds that it took.
func (c *contest) compete(contest, name string, task any, times int) (float64, error) {
	written, err := json.Marshal(task)
	if err != nil {
		return 0, err
	}
	r, err := browser.JS[struct{ Time float64 }](c.tab, fmt.Sprintf("compete(%q, %q, %s, %d)", contest, name, written, times))
	return r.Time, err
}

// modules is where npm puts the peers.
const modules = ".cache/bench/node_modules"

// addPeers puts what is compared with into the folder of the page, once npm has fetched the versions of
// package-lock.json.
func (c *contest) addPeers() error {
	if err := npm.Install("tools/bench", filepath.Dir(modules)); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(modules, "@tensorflow/tfjs-backend-wasm/dist/*.wasm"))
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := copyFile(file, c.file(filepath.Base(file))); err != nil {
			return err
		}
	}
	packages, err := filepath.Abs(modules)
	if err != nil {
		return err
	}
	return site.Script(".", "tools/bench/web/tfjs.js", c.file("tfjs.js"), packages)
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}
