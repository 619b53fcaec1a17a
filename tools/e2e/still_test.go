package e2e

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// stills are the still pictures that the page has fetched.
const stills = `performance.getEntriesByType("resource").map((e) => e.name.split("/stills/")[1]).filter(Boolean)`

// A still is fetched when it is to be seen, and no other.
func TestStillsAreFetchedWhenTheyAreWanted(t *testing.T) {
	for _, c := range []struct {
		scripts bool
		path    string
		want    string
	}{
		{true, "/", ""},
		{true, "/#neuron", "neuron-still-912.svg"},
		{true, "/embed.html#dot", "dot-still-912.svg"},
		{false, "/", ""},
		{false, "/#neuron", "neuron-whole-912.svg"},
	} {
		p := blank(t)
		if !c.scripts {
			p.must(p.tab.ScriptsOff())
		}
		p.must(p.tab.Early(`WebAssembly.compileStreaming = () => new Promise(() => {})`)) // the figure is late
		p.visit(ours.URL + c.path)
		if c.want == "" {
			p.wait(`document.readyState === "complete" && (!` + fmt.Sprint(c.scripts) + ` || "late" in document.documentElement.dataset)`)
		} else {
			p.wait(stills + ".length > 0")
		}
		if got := strings.Join(js[[]string](p, stills), " "); got != c.want {
			t.Errorf("%s with scripts %v: %q is fetched, want %q", c.path, c.scripts, got, c.want)
		}
	}
}

// What stands in the place of the canvas until that is there looks like it, also in colours that the visitor has
// chosen against those of the system. A picture in a file of its own has the system's face.
func TestTheStillIsTheFirstPicture(t *testing.T) {
	for _, c := range []struct{ scheme, theme string }{{"light", ""}, {"dark", ""}, {"light", "dark"}, {"dark", "light"}} {
		t.Run(c.scheme+" "+c.theme, func(t *testing.T) {
			p := blank(t)
			p.must(p.tab.Prefer("prefers-color-scheme", c.scheme, "prefers-reduced-motion", "reduce"))
			p.must(p.tab.Early(`localStorage.setItem("theme", ` + quote(c.theme) + `)`))
			p.refuseFace()
			p.must(p.tab.Viewport(1452, 900, 1)) // with the scrollbar of the stage: the still has the figure's own size
			p.open("/#neuron")
			canvas := p.shot("canvas")
			p.run(figure + `.shadowRoot.querySelector(".canvas").style.visibility = "hidden"; ` + figure + `.dataset.status = "loading"`)
			p.run(`document.documentElement.dataset.late = ""`)
			p.wait(stills + ".length > 0")
			if mean, share := difference(canvas, p.shot("still")); mean > 0.6 || share > 0.004 {
				t.Errorf("still and canvas differ by %.2f of 255 in the mean, and in %.1f%% of the pixels by more than 48", mean, 100*share)
			}
		})
	}
}

const face = `[...document.fonts].find((face) => face.family.includes("Glassbox Sans"))`

// refuseFace makes the page do with the system's face.
func (p *page) refuseFace() {
	p.Helper()
	p.must(p.tab.Refuse("*://*:*/inter.woff2"))
	p.allowed = append(p.allowed, "inter.woff2")
}

// Everything is set in the face that comes with it: the pages of the site, also on disk, the single file, and a figure in a page of
// others. Where it does not come, the system's stands.
func TestTheFaceIsTheSameEverywhere(t *testing.T) {
	for _, where := range []string{
		ours.URL + "/#neuron", ours.URL + "/embed.html#neuron",
		"file://" + filepath.Join(folder, "index.html") + "#neuron", "file://" + filepath.Join(folder, "glassbox.html") + "#neuron",
		addPage("/faced", `<h1>A post</h1><script src="OURS/glassbox.js"></script><glass-box lesson="neuron"></glass-box>`),
	} {
		p := blank(t)
		p.allow("file://") // the browser notes the attempt to fetch the app
		p.visit(where)
		running := `[...document.querySelectorAll("glass-box")].find((f) => f.dataset.status === "ready")`
		p.wait(running)
		p.wait(face + `?.status === "loaded"`)
		family := js[string](p, `getComputedStyle(`+running+`.shadowRoot.querySelector(".canvas")).fontFamily`)
		if !strings.HasPrefix(family, `"Glassbox Sans"`) {
			t.Errorf("%s: the figure is set in %s", where, family)
		}
	}
	p := blank(t)
	p.refuseFace()
	p.open("/#neuron")
	if status := js[string](p, face+".status"); status != "error" {
		t.Errorf("the face that was refused is %s", status)
	}
}
