package main

import "strings"

// Groups of packages that a rule may name beside packages of this module.
const (
	std    = "std" // the standard library without syscall/js
	js     = "syscall/js"
	gonum  = "gonum.org/..."
	ebiten = "github.com/hajimehoshi/ebiten/v2/..."
	others = "others" // any other module
)

// rule says what packages may import directly.
type rule struct {
	packages  string   // a path without the module's name; "/..." at the end takes in everything under it
	may       []string // groups, and packages of the module
	inBrowser []string // what files for js may import besides, so that the rest is tested without a display
	jsOnly    bool     // there are no other files
}

// rules run from the bottom up, as README.md draws it: core ← picture, timeline, phrase, control ← film ← figure ←
// lesson ← app ← paint, page, main. The first that matches a package counts.
var rules = []rule{
	{packages: "core/simd", may: []string{std, gonum, "core/..."}, inBrowser: []string{js}},
	{packages: "core/...", may: []string{std, gonum, "core/..."}},
	{packages: "web", may: []string{std}},
	{packages: "wasm/picture", may: []string{std, "core/number", "core/matrix"}},
	{packages: "wasm/timeline", may: []string{std, "core/number", "core/matrix"}},
	{packages: "wasm/phrase", may: []string{std, "core/number", "web"}},
	{packages: "wasm/prose", may: []string{std, "web"}},
	{packages: "wasm/control", may: []string{
		std, "core/number", "core/matrix", "core/textfile", "core/token", "wasm/phrase",
	}},
	{packages: "wasm/shelf", may: []string{std, "core/...", "wasm/phrase", "web"}},
	{packages: "wasm/gym", may: []string{std, "core/..."}},
	{packages: "wasm/afar", may: []string{std, "core/..."}},
	{packages: "wasm/film", may: []string{std, gonum, "core/...", "wasm/timeline", "wasm/phrase"}},
	{packages: "wasm/figure", may: []string{
		std, gonum, "core/...", "wasm/picture", "wasm/timeline", "wasm/control", "wasm/film", "wasm/phrase",
	}},
	{packages: "wasm/lesson/...", may: []string{
		std, gonum, "core/...", "wasm/picture", "wasm/timeline", "wasm/control", "wasm/film", "wasm/figure", "wasm/phrase",
		"wasm/shelf", "wasm/gym", "wasm/afar", "wasm/lesson/...",
	}},
	{packages: "wasm/course", may: []string{std, "wasm/lesson/..."}},
	{packages: "wasm/app", may: []string{
		std, "core/json", "core/number", "core/order", "core/textfile", "wasm/picture", "wasm/timeline", "wasm/control", "wasm/lesson",
		"wasm/course", "wasm/phrase", "wasm/prose", "wasm/shelf", "wasm/gym", "wasm/afar",
	}},
	{packages: "wasm/paint", may: []string{std, "core/number", "wasm/picture"}, inBrowser: []string{ebiten}},
	{
		packages: "wasm/page", may: []string{std, "core/number", "wasm/picture", "wasm/app", "wasm/paint"},
		inBrowser: []string{js}, jsOnly: true,
	},
	{packages: "wasm/trainer", may: []string{std, gonum, "core/..."}, inBrowser: []string{js}, jsOnly: true},
	{packages: "wasm", may: []string{std, "wasm/..."}, inBrowser: []string{ebiten}, jsOnly: true},
	{packages: "tools/bench/matmul", may: []string{std, gonum, "core/..."}, inBrowser: []string{js}, jsOnly: true},
	{packages: "tools/bench/bare", may: []string{std}, inBrowser: []string{ebiten, js}, jsOnly: true},
	{packages: "tools/internal/stage", may: []string{std, "wasm/..."}, inBrowser: []string{ebiten}, jsOnly: true},
	{packages: "tools/bench/arrows", may: []string{std, "wasm/...", "tools/internal/stage"}, jsOnly: true},
	{packages: "tools/e2e/shapes", may: []string{std, "wasm/...", "tools/internal/stage"}, jsOnly: true},
	{packages: "tools/...", may: []string{std, gonum, others, "core/...", "wasm/...", "web", "tools/..."}},
}

// ruleFor returns the rule for a package of the module, by its path without the module's name.
func ruleFor(path string) (rule, bool) {
	for _, r := range rules {
		if matches(r.packages, path) {
			return r, true
		}
	}
	return rule{}, false
}

// on is what the rule allows on a platform.
func (r rule) on(goos string) []string {
	if goos == "js" {
		return append(r.inBrowser, r.may...)
	}
	return r.may
}

// allows reports whether a package may import path, which is written in full, if it may import these.
func allows(may []string, path string) bool {
	own, inModule := strings.CutPrefix(path, module+"/")
	for _, m := range may {
		switch {
		case m == std && standard(path) && path != js:
			return true
		case m == others && !standard(path) && !inModule && !matches(ebiten, path):
			return true
		case inModule && matches(m, own), !inModule && matches(m, path):
			return true
		}
	}
	return false
}

// matches reports whether a path is the pattern's or, if that ends in "/...", lies under it.
func matches(pattern, path string) bool {
	root, tree := strings.CutSuffix(pattern, "/...")
	return path == root || tree && strings.HasPrefix(path, root+"/")
}

// standard reports whether path is of the standard library: only there the first part has no dot.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return first != module && !strings.Contains(first, ".")
}
