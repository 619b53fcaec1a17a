package e2e

import "testing"

// A prompt makes the figure what it says, whatever was there before; what a learner had can be had back.
func TestPromptsInAnyOrder(t *testing.T) {
	p := lesson(t, "heads")
	const mine = "my dog saw your cat"
	p.set("text", mine)
	p.set("preset", "three")
	p.act(`seek("weights")`)
	p.run(`document.querySelector("section.open .try .set[data-set='head2=off']").click()`)
	p.wait(figure + `.state.controls.find((c) => c.key === "head2").value === "off"`)
	if s := p.get(); s.control("preset").Value != "it" || s.control("text").Value == mine {
		t.Errorf("the prompt ran on preset %q with the text %q", s.control("preset").Value, s.control("text").Value)
	}
	p.run(`[...document.querySelectorAll("section.open .try button.text")].find((b) => b.checkVisibility()).click()`)
	p.wait(figure + `.state.controls.find((c) => c.key === "head2").value === "on"`)
	if s := p.get(); s.control("preset").Value != "three" || s.Step == "" {
		t.Errorf("had back: preset %q at %q", s.control("preset").Value, s.Step)
	}
}

// The truth about a guess stays in view.
func TestTheAnswerStaysInView(t *testing.T) {
	p := blank(t) // which is left with an answer in it
	p.open("/#attention")
	p.run(`(() => {
		const form = document.querySelector("section.open .guess");
		form.scrollIntoView();
		form.elements.guess.value = "50";
		form.requestSubmit();
	})()`)
	p.wait(`document.querySelector("section.open .guess .reveal").checkVisibility()`)
	p.wait(`(() => {
		const at = document.querySelector("section.open .guess .reveal").getBoundingClientRect();
		return at.top > 0 && at.bottom < innerHeight;
	})()`)
	p.idle("after the answer")
	if !js[bool](p, `(() => {
		const at = document.querySelector("section.open .guess .reveal").getBoundingClientRect();
		return at.top > 0 && at.bottom < innerHeight;
	})()`) {
		t.Error("the prose has scrolled away from the answer")
	}
}

// What a prompt is about is in sight, also in a figure that is higher than its room.
func TestAPromptShowsItsPart(t *testing.T) {
	p := lesson(t, "neuron")
	p.run(`document.querySelector("section.open .try .set[data-look='update-6']").click()`)
	p.wait(figure + `.get().step === "u6-loss"`)
	p.wait(`(() => {
		const at = ` + figure + `.shadowRoot.querySelector('[data-id="update-6"]').getBoundingClientRect();
		const room = ` + figure + `.getBoundingClientRect();
		return at.top > room.top && at.bottom < Math.min(room.bottom, innerHeight);
	})()`)
}

// Back brings what was there before a prompt, with its step, and Forward what the prompt made; steps and controls add nothing to
// the history.
func TestBackUndoesAPrompt(t *testing.T) {
	p := lesson(t, "heads")
	p.set("text", "my dog saw your cat")
	want := p.act(`seek("weights")`)
	p.written(want)
	entries := js[int](p, "history.length")
	const prompt = `document.querySelector("section.open .try .set[data-set='head2=off']").click()`
	p.run(prompt)
	p.wait(`location.hash.includes("head2=off")`)
	made := p.get()
	if n := js[int](p, "history.length"); n != entries+1 {
		t.Errorf("the history has %d entries, and had %d", n, entries)
	}
	p.run("history.back()")
	p.wait(figure + `.state.controls.find((c) => c.key === "head2").value === "on"`)
	p.written(want)
	p.sameFigure(p.get(), want)
	p.run("history.forward()")
	p.wait(figure + `.state.controls.find((c) => c.key === "head2").value === "off"`)
	p.sameFigure(p.get(), made)
}

// So does one that stands in the midst of the prose.
func TestBackUndoesAPromptInTheProse(t *testing.T) {
	p := open(t, "/#attention?step=q")
	entries := js[int](p, "history.length")
	p.run(`document.querySelector("section.open p:not([hidden]) > .set[data-set='mode=random'][data-seek=q]").click()`)
	p.wait(`location.hash.includes("mode=random")`)
	if n := js[int](p, "history.length"); n != entries+1 {
		t.Errorf("the history has %d entries, and had %d", n, entries)
	}
	p.run("history.back()")
	p.wait(figure + `.state.controls.find((c) => c.key === "mode").value === "hand" && ` + figure + `.state.step === "q"`)
}

// A site in a frame adds nothing to the history of the page around it.
func TestAFramedPromptLeavesTheHistoryAlone(t *testing.T) {
	p := blank(t)
	p.visit(ours.URL)
	p.run(`document.body.append(Object.assign(document.createElement("iframe"),
		{ src: "/?framed#heads", title: "Glassbox", width: 1200, height: 800 }))`)
	const inside = `document.querySelector("iframe").contentWindow`
	p.wait(inside + `.document.querySelector("section.open glass-box")?.dataset.status === "ready"`)
	entries := js[int](p, "history.length")
	p.run(inside + `.document.querySelector("section.open .try .set[data-set='head2=off']").click()`)
	p.wait(inside + `.location.hash.includes("head2=off")`)
	if n := js[int](p, "history.length"); n != entries {
		t.Errorf("the history has %d entries, and had %d", n, entries)
	}
}
