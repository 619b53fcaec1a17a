package e2e

import (
	"strings"
	"testing"
)

// A model that was damaged on its way is told of in a sentence, and comes when it is asked for again.
func TestADamagedModel(t *testing.T) {
	p := blank(t)
	p.must(p.tab.Early(`{
		const before = fetch;
		globalThis.damaged = true;
		globalThis.fetch = (url, ...rest) => globalThis.damaged && String(url).endsWith("model.safetensors")
			? Promise.resolve(new Response("nothing")) : before(url, ...rest);
	}`))
	p.visit(ours.URL + "/#transformer")
	p.wait(figure + `.dataset.status === "absent"`)
	said := js[string](p, figure+`.shadowRoot.querySelector(".message").innerText`)
	if !strings.Contains(said, "translation") || !strings.Contains(said, "Try again") {
		t.Errorf("a damaged model is told of as %q", said)
	}
	if !js[bool](p, figure+`.querySelector(".still").checkVisibility()`) {
		t.Error("the still picture does not stay")
	}
	p.run(`globalThis.damaged = false, ` + figure + `.shadowRoot.querySelector(".message button").click()`)
	p.ready(figure)
	if s := p.act(`set("at", "decoder.2.cross")`); s.Values["loss"] == nil {
		t.Errorf("the figure has no loss: %v", s.Values)
	}
}

// Where nothing can be fetched, a model comes from a script, or from the page itself.
func TestModelsByDoubleClick(t *testing.T) {
	for _, file := range []string{"index.html", "glassbox.html"} {
		p := blank(t)
		p.allow("file://") // the browser notes each attempt to fetch
		p.visit("file://" + folder + "/" + file + "#transformer")
		p.ready(figure)
		if s := p.get(); s.Values["loss"] == nil {
			t.Errorf("%s has no loss: %v", file, s.Values)
		}
	}
}
