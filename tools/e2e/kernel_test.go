package e2e

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"glassbox/tools/internal/browser"
	"glassbox/tools/internal/site"
)

// The tests of core/simd that compare kernel and reference natively do the same in the browser, on Go's own memory.
func TestKernelInTheBrowser(t *testing.T) {
	tab := kernelPage(t)
	for _, c := range []struct{ wanted, pattern string }{
		{"simd", "."},
		{"relaxed", "."},
		{"plain", "TestLoaded|TestTraining"},
	} {
		r, err := browser.JS[struct {
			Kind, Output string
			Code         int
		}](tab, "runTests('"+c.wanted+"', '"+c.pattern+"')")
		if err != nil {
			t.Fatal(err)
		}
		if r.Kind != c.wanted {
			t.Errorf("wanted is the kernel %s, plugged in is %s", c.wanted, r.Kind)
		}
		if r.Code != 0 || !strings.Contains(r.Output, "--- PASS: TestTraining") || strings.Contains(r.Output, "--- SKIP") {
			t.Errorf("with the kernel %s the tests end with %d:\n%s", c.wanted, r.Code, r.Output)
		}
	}
	if kinds, err := browser.JS[[]string](tab, "fallbacks()"); err != nil || !slices.Equal(kinds, []string{"simd", "plain", "plain"}) {
		t.Errorf("what is left is %q, %v", kinds, err)
	}
	if said, err := browser.JS[string](tab, "refusal()"); err != nil || said != "There is no kernel fast; there are plain, simd, relaxed." {
		t.Errorf("an unknown kernel is refused with %q, %v", said, err)
	}
	if trouble := tab.Trouble(); trouble != nil {
		t.Error(trouble)
	}
}

// kernelPage opens a page with runTests.
func kernelPage(t *testing.T) *browser.Tab {
	folder := t.TempDir()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	compile := exec.Command("go", "test", "-c", "-o", filepath.Join(folder, "test.wasm"), "../../core/simd")
	compile.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := compile.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	must(site.Script("../..", "testdata/kernel.js", filepath.Join(folder, "page.js")))
	for _, name := range []string{"kernel.wasm", "kernel-relaxed.wasm"} {
		data, err := os.ReadFile(filepath.Join("../../core/simd", name))
		must(err)
		must(os.WriteFile(filepath.Join(folder, name), data, 0o644))
	}
	must(os.WriteFile(filepath.Join(folder, "index.html"), []byte(`<!doctype html><link rel="icon" href="data:,">`+
		`<script src="page.js"></script>`), 0o644))
	server := httptest.NewServer(site.Handler(folder))
	t.Cleanup(server.Close)
	tab := newTab(t, chrome, server.URL)
	t.Cleanup(tab.Close)
	tab.Limit(whole)
	must(tab.Open(server.URL))
	return tab
}
