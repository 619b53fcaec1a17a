package e2e

import "image/color"

// contrast fails unless a visitor whose system forces its colours sees which paragraph is current, the timeline with what of it
// is done, and the figure in those colours.
func (p *page) contrast() {
	p.Helper()
	p.end()
	for _, scheme := range []string{"dark", "light"} {
		p.must(p.tab.Prefer("forced-colors", "active", "prefers-color-scheme", scheme, "prefers-reduced-motion", "reduce"))
		p.wait(`matchMedia("(forced-colors: active)").matches && matchMedia("(prefers-color-scheme: ` + scheme + `)").matches`)
		if bars := js[int](p, `[...document.querySelectorAll(".lesson.open .prose p[data-step]")]
			.filter((e) => e.checkVisibility() && test.drawn(e, "borderInlineStartColor")).length`); bars != 1 {
			p.Errorf("in %s %d paragraphs have a bar at their side", scheme, bars)
		}
		line := figure + `.shadowRoot.querySelector(".zone.now .line")`
		if !js[bool](p, `getComputedStyle(`+line+`).backgroundImage.startsWith("linear-gradient") &&
			test.drawn(`+line+`, "backgroundColor") &&
			test.drawn(`+line+`.querySelector(".handle"), "backgroundColor", "::before")`) {
			p.Errorf("in %s the timeline is not to be seen", scheme)
		}
		ground := js[[]int](p, `test.colour("Canvas")`)
		ink := js[[]int](p, `test.colour("CanvasText")`)
		if counted := p.count(ink); counted < 50 {
			p.Errorf("in %s the figure has %d pixels of the system's text colour %v on %v", scheme, counted, ink, ground)
		}
	}
}

// count is how many pixels of the canvas have a colour.
func (p *page) count(want []int) (n int) {
	p.Helper()
	m := p.shot("canvas")
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.RGBAModel.Convert(m.At(x, y)).(color.RGBA)
			if int(c.R) == want[0] && int(c.G) == want[1] && int(c.B) == want[2] {
				n++
			}
		}
	}
	return n
}
