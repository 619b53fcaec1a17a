package e2e

import (
	"fmt"

	"github.com/chromedp/chromedp"
)

// centre is the middle of an item in the window.
func (p *page) centre(i item) (x, y float64) {
	p.Helper()
	corner := js[[2]float64](p, `(() => { const b = `+figure+
		`.shadowRoot.querySelector(".canvas").getBoundingClientRect(); return [b.x, b.y]; })()`)
	return corner[0] + i.Box[0] + i.Box[2]/2, corner[1] + i.Box[1] + i.Box[3]/2
}

// clickOn clicks in the middle of what the figure has for a selector.
func (p *page) clickOn(selector string) {
	p.Helper()
	at := js[[2]float64](p, `(({ x, y, width, height }) => [x + width / 2, y + height / 2])(`+
		figure+`.shadowRoot.querySelector(`+quote(selector)+`).getBoundingClientRect())`)
	p.do(chromedp.MouseClickXY(at[0], at[1]))
}

func (p *page) tap(i item) {
	p.Helper()
	x, y := p.centre(i)
	p.do(chromedp.TapXY(x, y))
}

// presses fails unless a press in the middle of a number asks where it came from, if nothing later lies over it.
func (p *page) presses() {
	p.Helper()
	p.end()
	p.must(p.tab.Viewport(1440, 1800, 1)) // nothing lies under the timeline
	hit, spots := 0, js[[]struct {
		ID   string
		X, Y float64
	}](p, "test.hittable().slice(0, 30)")
	for _, spot := range spots {
		p.do(chromedp.MouseClickXY(spot.X, spot.Y))
		if s := p.get().Selection; s != nil && s.ID == spot.ID {
			hit++
		}
	}
	if hit < len(spots)/2 { // an arrow answers on its shaft, not in its middle
		p.Errorf("only %d of %d items answer in their middle", hit, len(spots))
	}
}

// end goes to the end of the film.
func (p *page) end() state { p.Helper(); return p.act(`send({ type: "stop", x: 1e9 })`) }

// sources fails unless select tells where each item at the end of the film came from.
func (p *page) sources() {
	p.Helper()
	id := p.end().Items[0].ID
	for _, wrong := range js[[]string](p, "test.sources()") {
		p.Error(wrong)
	}
	if s := p.act("select(" + quote(id) + ")"); s.Selection == nil || s.Selection.ID != id {
		p.Errorf("after select(%s) the selection is %+v", id, s.Selection)
	}
	if refused := js[string](p, figure+`.select("nothing").then(() => "", (e) => e.message)`); refused == "" {
		p.Error("an item that does not exist can be selected")
	}
}

// proofs fails unless a finite difference proves each gradient that offers it, in the middle of the film and at its end.
func (p *page) proofs() {
	p.Helper()
	count := p.get().StepCount
	for _, stop := range []int{count * 3 / 5, count} {
		p.act(fmt.Sprintf(`send({ type: "stop", x: %d })`, stop))
		for _, off := range js[[]float64](p, "test.proofs()") {
			if off > 1e-6 {
				p.Errorf("at stop %d a finite difference is off by %g", stop, off)
			}
		}
	}
}
