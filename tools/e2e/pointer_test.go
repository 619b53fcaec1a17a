package e2e

import (
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

// Each item of the picture answers to a press in its middle, or a later one lies over it.
func TestPressingAnItemSelectsIt(t *testing.T) {
	eachLesson(t, func(t *testing.T, link string) {
		p := atEnd(t, link)
		hit, items := 0, p.get().Items
		for _, i := range items[:min(40, len(items))] {
			x, y := p.centre(i)
			p.do(chromedp.MouseClickXY(x, y))
			if s := p.get().Selection; s != nil && s.ID == i.ID {
				hit++
			}
		}
		if n := min(40, len(items)); hit < n*3/4 {
			t.Errorf("only %d of %d items answer in their middle", hit, n)
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

// select tells where an item came from, and every source is itself an item of the picture.
func TestSelect(t *testing.T) {
	eachLesson(t, func(t *testing.T, link string) {
		p := atEnd(t, link)
		ids := map[string]bool{}
		for _, i := range p.get().Items {
			ids[i.ID] = true
		}
		for id := range ids {
			p.selectable(id, ids)
		}
		p.unselectable()
	})
}

func (p *page) selectable(id string, ids map[string]bool) {
	p.Helper()
	got := js[struct {
		ID, Label, Formula string
		From               []string
	}](p, figure+".select("+quote(id)+")")
	if got.ID != id || got.Label == "" || got.Formula == "" && len(got.From) > 0 {
		p.Errorf("%s is answered by %+v", id, got)
	}
	for _, from := range got.From {
		if !ids[from] {
			p.Errorf("%s came from %s, which is no item", id, from)
		}
	}
	if s := p.get(); s.Selection == nil || s.Selection.ID != id {
		p.Errorf("after select(%s) the selection is %+v", id, s.Selection)
	}
}

func (p *page) unselectable() {
	p.Helper()
	if refused := js[string](p, figure+`.select("nothing").then(() => "", (e) => e.message)`); refused == "" {
		p.Error("an item that does not exist can be selected")
	}
}

// A finite difference proves each gradient that offers it.
func TestProve(t *testing.T) {
	eachLesson(t, func(t *testing.T, link string) {
		p := still(t, link)
		p.run(`globalThis.prove = async (f) => {
			const off = [];
			for (const { id } of f.get().items) {
				const { provable } = await f.select(id);
				if (provable) off.push(Math.abs((await f.send({ type: "prove", key: provable })).difference));
			}
			return off;
		}`)
		for range min(long, p.get().StepCount-1) {
			p.act("next()")
		}
		for _, off := range js[[]float64](p, "prove("+figure+")") {
			if off > 1e-6 {
				t.Errorf("a finite difference is off by %g", off)
			}
		}
	})
}
