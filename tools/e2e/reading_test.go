package e2e

import "testing"

// A reader who scrolls away while the film plays is left alone; at the end of the section it waits.
func TestTheFilmWaitsForAReaderWhoIsAway(t *testing.T) {
	p := lesson(t, "attention")
	p.moves()
	prose := `document.querySelector("section.open .prose")`
	p.act("play()")
	p.run(prose + `.dispatchEvent(new WheelEvent("wheel"))`)
	p.run(prose + `.scrollTo({ top: 1e6 })`)
	p.run(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`) // the browser has seen it
	if s := p.get(); s.Element != "x" && s.Element != "q" {
		t.Fatalf("the film is at %q already", s.Element)
	}
	p.skim()
	p.wait("!" + figure + ".get().playing && !" + figure + ".get().moving")
	if s := p.get(); s.Element != "v" || s.Position != float64(int(s.Position)) {
		t.Errorf("the film waits at %q, %v, want the end of the section, v", s.Element, s.Position)
	}
	if away := js[bool](p, prose+`.querySelector("p.now").getBoundingClientRect().bottom < `+prose+`.getBoundingClientRect().top`); !away {
		t.Error("the reader was brought back")
	}
	p.run("clearInterval(skimming)")
	p.act("next()")
	p.wait(`(() => {
		const at = ` + prose + `.querySelector("p.now").getBoundingClientRect(), view = ` + prose + `.getBoundingClientRect();
		return at.top > view.top && at.bottom < view.bottom;
	})()`)
}
