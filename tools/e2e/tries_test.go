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
