package main

import (
	"strings"
	"testing"
)

func TestRules(t *testing.T) {
	for _, c := range []struct {
		from, to        string
		native, browser bool
	}{
		{"core/tape", "math", true, true},
		{"core/tape", "gonum.org/v1/gonum/blas", true, true},
		{"core/tape", "glassbox/core/number", true, true},
		{"core/tape", "glassbox/wasm/picture", false, false},
		{"core/tape", "golang.org/x/net/html", false, false},
		{"core/tape", "syscall/js", false, false},
		{"core/simd", "syscall/js", false, true},
		{"wasm/picture", "glassbox/core/matrix", true, true},
		{"wasm/picture", "gonum.org/v1/gonum/mat", false, false},
		{"wasm/picture", "glassbox/core/tape", false, false},
		{"wasm/picture", "glassbox/wasm/timeline", false, false},
		{"wasm/control", "glassbox/wasm/app", false, false},
		{"wasm/lesson/neuron", "glassbox/core/tape", true, true},
		{"wasm/lesson", "glassbox/wasm/app", false, false},
		{"wasm/app", "glassbox/core/tape", false, false},
		{"wasm/app", "glassbox/wasm/paint", false, false},
		{"wasm/paint", "github.com/hajimehoshi/ebiten/v2/vector", false, true},
		{"wasm/paint", "syscall/js", false, false},
		{"wasm/page", "syscall/js", false, true},
		{"wasm/page", "github.com/hajimehoshi/ebiten/v2", false, false},
		{"wasm", "github.com/hajimehoshi/ebiten/v2", false, true},
		{"wasm", "glassbox/tools/internal/site", false, false},
		{"tools/serve", "github.com/evanw/esbuild/pkg/api", true, true},
		{"tools/serve", "github.com/hajimehoshi/ebiten/v2", false, false},
	} {
		for goos, want := range map[string]bool{"linux": c.native, "js": c.browser} {
			got := judge(listed{ImportPath: "glassbox/" + c.from, Imports: []string{c.to}}, goos)
			if (len(got) == 0) != want {
				t.Errorf("%s imports %s on %s: %q, but allowed is %v", c.from, c.to, goos, got, want)
			}
		}
	}
}

func TestEveryPackageNeedsARule(t *testing.T) {
	if got := judge(listed{ImportPath: "glassbox/elsewhere"}, "linux"); len(got) != 1 {
		t.Errorf("a package without a rule gives %q", got)
	}
}

func TestFilesForTheBrowserCarryTheConstraint(t *testing.T) {
	page := listed{ImportPath: "glassbox/wasm/page", GoFiles: []string{"page.go"}}
	if got := judge(page, "linux"); len(got) != 1 || !strings.Contains(got[0], "page.go must begin with //go:build") {
		t.Errorf("a file of wasm/page that builds on linux gives %q", got)
	}
	if got := judge(page, "js"); len(got) != 0 {
		t.Errorf("a file of wasm/page that builds on js gives %q", got)
	}
}

func TestFiles(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
	}{
		{"a.go", "package a\n", ""},
		{"a.go", "package  a\n", "not formatted"},
		{"a.go", "pakage a\n", "a.go:1:"},
		{"a.js", strings.Repeat("x()\n", maxLines+1), "401 lines"},
		{"a.js", strings.Repeat("x()\n", maxLines), ""},
		{"web/lessons/a.html", strings.Repeat("<p>a\n", maxWords+1), "801 lines"},
		{"web/lessons/a.html", strings.Repeat("<p>a\n", maxWords), ""},
		{"a.go", "package a\n\n// " + strings.Repeat("é", maxRunes-2) + "\n", "a.go:3 has 141 characters"},
		{"a.go", "package a\n\n// " + strings.Repeat("é", maxRunes-3) + "\n", ""},
		{"a.js", "x()\n" + strings.Repeat("x", maxRunes+1), "a.js:2 has 141 characters"},
		{"a.js", "f({ data: 1, " + strings.Repeat("x", maxRunes) + " })\n", "a.js:1 has 156 characters"},
		{"a.html", strings.Repeat("<p>", 47) + "\n", "a.html:1 has 141 characters"},
		{"a.html", `<link href="data:image/svg+xml,` + strings.Repeat("x", maxRunes) + "\">\n", ""},
		{"a.css", strings.Repeat("x", maxRunes+1) + "\n", ""},
	} {
		got := strings.Join(inspect(c.name, []byte(c.text)), "\n")
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
