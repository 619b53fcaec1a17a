package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// centre is the middle of an item in the window.
func (p *page) centre(i item) (x, y float64) {
	p.Helper()
	corner := js[[2]float64](p, `(() => { const b = `+figure+`.shadowRoot.querySelector(".canvas").getBoundingClientRect(); return [b.x, b.y]; })()`)
	return corner[0] + i.Box[0] + i.Box[2]/2, corner[1] + i.Box[1] + i.Box[3]/2
}

func (p *page) tap(i item) {
	p.Helper()
	x, y := p.centre(i)
	p.do(chromedp.TapXY(x, y))
}

// A press in the middle of a number asks where it came from, unless something later lies over it.
func TestPressingAnItemSelectsIt(t *testing.T) {
	eachLesson(t, func(t *testing.T, link string) {
		p := atEnd(t, link)
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
			t.Errorf("only %d of %d items answer in their middle", hit, len(spots))
		}
	})
}

// atEnd opens a lesson at the end of its film.
func atEnd(t *testing.T, link string) *page {
	t.Helper()
	p := still(t, link)
	p.act(`send({ type: "stop", x: 1e9 })`)
	return p
}

// select tells where each item came from.
func TestSelect(t *testing.T) {
	eachLesson(t, func(t *testing.T, link string) {
		p := atEnd(t, link)
		for _, wrong := range js[[]string](p, "test.sources()") {
			t.Error(wrong)
		}
		id := p.get().Items[0].ID
		if s := p.act("select(" + quote(id) + ")"); s.Selection == nil || s.Selection.ID != id {
			t.Errorf("after select(%s) the selection is %+v", id, s.Selection)
		}
		if refused := js[string](p, figure+`.select("nothing").then(() => "", (e) => e.message)`); refused == "" {
			t.Error("an item that does not exist can be selected")
		}
	})
}

// A finite difference proves each gradient that offers it, in the middle of the film and at its end.
func TestProve(t *testing.T) {
	eachLesson(t, func(t *testing.T, link string) {
		p := still(t, link)
		half := p.get().StepCount * 3 / 5
		for _, stop := range []int{half, p.get().StepCount} {
			p.act(fmt.Sprintf(`send({ type: "stop", x: %d })`, stop))
			for _, off := range js[[]float64](p, "test.proofs()") {
				if off > 1e-6 {
					t.Errorf("at stop %d a finite difference is off by %g", stop, off)
				}
			}
		}
	})
}
