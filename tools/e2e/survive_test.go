package e2e

import (
	"strings"
	"testing"

	"glassbox/tools/internal/browser"
)

// A browser may take the WebGL context away at any time. A hundred times in a row the figure comes back with the
// state it had.
func TestAHundredLostContexts(t *testing.T) {
	p := still(t, "/#neuron")
	p.set("w1", "2.5")
	want := p.act(`seek("dw1")`)
	canvases := js[int](p, figure+`.shadowRoot.querySelectorAll("canvas").length`)
	p.run(`globalThis.lose = async () => {
		const f = ` + figure + `, canvas = f.shadowRoot.querySelector("canvas");
		canvas.getContext("webgl2").getExtension("WEBGL_lose_context").loseContext();
		const again = () => f.dataset.status === "ready" && f.shadowRoot.querySelector("canvas") &&
			f.shadowRoot.querySelector("canvas") !== canvas;
		for (const end = performance.now() + 20000; !again();) {
			if (performance.now() > end) return f.dataset.status;
			await new Promise((r) => setTimeout(r, 10));
		}
		return "";
	}`)
	for i := range 100 {
		if status := js[string](p, "lose()"); status != "" {
			t.Fatalf("after loss %d the figure is %s", i+1, status)
		}
	}
	p.sameFigure(p.get(), want)
	if n := js[int](p, figure+`.shadowRoot.querySelectorAll("canvas").length`); n != canvases {
		t.Errorf("%d canvases are left, at first there were %d", n, canvases)
	}
	if s := p.act("next()"); s.StepIndex != want.StepIndex+1 {
		t.Errorf("the next step is %d, want %d", s.StepIndex, want.StepIndex+1)
	}
}

// A panic leaves no dead figure: it says what happened, and the button starts it again with the same state.
func TestCrashAndRestart(t *testing.T) {
	p := blank(t)
	p.allow("a test asked for it")
	p.must(p.tab.Prefer("prefers-reduced-motion", "reduce"))
	p.must(p.tab.Early("globalThis.GLASSBOX_TESTING = true"))
	p.open("/#neuron")
	p.set("w1", "2.5")
	want := p.act(`seek("dw1")`)
	for _, restart := range []string{figure + `.shadowRoot.querySelector(".message button").click()`, figure + ".restart()"} {
		p.run(figure + `.send({ type: "crash" }).catch(() => {})`)
		p.wait(figure + `.dataset.status === "error"`)
		said := js[string](p, figure+`.shadowRoot.querySelector(".message").innerText`)
		if !strings.Contains(said, "a test asked for it") || !strings.Contains(said, "Restart") {
			t.Errorf("a crash is told as %q", said)
		}
		p.run(restart)
		p.ready(figure)
		p.sameFigure(p.get(), want)
	}
}

// Visitors cannot crash a figure on purpose.
func TestNoCrashOutsideTests(t *testing.T) {
	p := lesson(t, "neuron")
	if said := js[string](p, figure+`.send({ type: "crash" }).then(() => "", (e) => e.message)`); !strings.Contains(said, "no message") {
		t.Errorf("the message is answered %q", said)
	}
}

// Without WebGL 2 the prose and a still picture of the whole film stand there, and a sentence says why.
func TestWithoutWebGL(t *testing.T) {
	b, err := browser.StartShell("disable-3d-apis")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	p := blankIn(t, b)
	p.visit(ours.URL + "/#neuron")
	p.wait(figure + `?.dataset.status === "still"`)
	p.reads()
	if said := js[string](p, figure+`.shadowRoot.querySelector(".message").innerText`); !strings.Contains(said, "WebGL 2") {
		t.Errorf("the figure says %q", said)
	}
}

// Without scripts a link opens its lesson, and the prose reads right.
func TestWithoutScripts(t *testing.T) {
	p := blank(t)
	p.must(p.tab.ScriptsOff())
	p.visit(ours.URL + "/#neuron")
	p.reads()
	if prose := js[string](p, `document.querySelector("#neuron .prose").innerText`); !strings.Contains(prose, "∂L/∂w₁ = ∂L/∂z₁ · x = −6") {
		t.Errorf("the prose does not give the gradient of w₁: %.500s", prose)
	}
	if js[bool](p, `document.getElementById("home").checkVisibility()`) {
		t.Error("the front page shows with the lesson")
	}
}

// reads fails unless the lesson's prose and one picture, that of the whole film, are to be seen.
func (p *page) reads() {
	p.Helper()
	seen := js[[]string](p, `[...document.querySelectorAll("#neuron .prose p, #neuron glass-box > *")].filter((e) => e.checkVisibility({ `+
		`visibilityProperty: true, opacityProperty: true }) && e.getBoundingClientRect().height > 10).map((e) => e.role === "img" ? `+
		`e.className : e.nodeName)`)
	words, pictures := 0, []string{}
	for _, name := range seen {
		if name == "P" {
			words++
		} else {
			pictures = append(pictures, name)
		}
	}
	if words < 10 || strings.Join(pictures, ",") != "whole" {
		p.Errorf("%d paragraphs and the pictures %q are to be seen", words, pictures)
	}
	p.wait(stills + `.includes("neuron-whole-912.svg")`)
}
