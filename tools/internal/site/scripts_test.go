package site

import (
	"strings"
	"testing"
)

func TestScriptsBecomeClassic(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	write(t, from, map[string]string{
		"go.mod":              "module glassbox\n",
		"web/src/glassbox.js": `import "wasm_exec"; import css from "./a.css"; import { b } from "./b.js"; console.log(css, b, "</script>");`,
		"web/src/b.js":        `export const b = "bee";`,
		"web/src/a.css":       "@import './tokens.css';\nglass-box { display: block }",
		"web/src/tokens.css":  ":root { --ground: #ffffff }",
		"web/src/page.js":     "document.title = 1;",
		"web/src/embed.js":    "document.title = 2;",
		"web/style.css":       "@import 'src/tokens.css';\nbody { margin: 0px }",
	})
	c := Config{Root: from, Out: to}
	if err := bundleScripts(c); err != nil {
		t.Fatal(err)
	}
	if err := bundleStyle(c, "b{color:red}"); err != nil {
		t.Fatal(err)
	}
	for name, wants := range map[string][]string{
		"glassbox.js": {"globalThis.Go=class", ":root{--ground: #ffffff }glass-box{display:block}", `"bee"`, `<\/script>`},
		"page.js":     {"document.title=1"},
		"style.css":   {":root{--ground: #ffffff }body{margin:0}", "b{color:red}"},
	} {
		text := read(t, to, name)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %s: %.200s", name, want, text)
			}
		}
		if strings.Contains(text, "import ") || strings.Contains(text, "export ") {
			t.Errorf("%s is a module", name)
		}
	}
}

func TestBrokenScriptsAreToldWithTheirPlace(t *testing.T) {
	from := t.TempDir()
	write(t, from, map[string]string{"go.mod": "module glassbox\n", "web/src/glassbox.js": "let = ;"})
	err := bundleScripts(Config{Root: from, Out: t.TempDir()})
	if err == nil || !strings.Contains(err.Error(), "glassbox.js:1:") {
		t.Errorf("error %v, want one that names the line", err)
	}
}
