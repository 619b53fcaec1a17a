package position

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// layout is where things stand: the cards of both orders above, the encoding below them, and at the foot what is
// added or turned.
type layout struct {
	width, left float64 // left is where the first card begins
	column      float64 // from card to card
	narrow      bool
	orders      [2]float64 // tops of the two rows of cards, or on a phone the lefts of the two columns
	below       float64    // what stands under the first row's strips
	said        float64    // baseline of what was measured
	panels      float64    // top of the heat map
	heat        picture.Box
	waves       picture.Box
	near        picture.Box // the similarity
	foot        float64     // top of what is added or turned
	height      float64
	written     float64 // baseline of the formula
}

const (
	cardH   = 32
	stripH  = 10
	footH   = 106
	onPhone = 44 // the height of a card with its outputs in a narrow figure
)

func newLayout(width float64, m *model) layout {
	if m.trained {
		return newTrained(width, m)
	}
	if width < figure.Narrow {
		return newPhone(width, m)
	}
	return newWide(width, m)
}

func newWide(width float64, m *model) layout {
	T := float64(len(m.words))
	l := layout{width: width, left: 118, orders: [2]float64{10, 124}, said: 212, panels: 278}
	l.column = min(130, (width-l.left)/T)
	cell := max(4, min(48, float64(int(192/float64(m.length)))))
	h := cell * float64(m.length)
	w := float64(m.d) * min(24, 256/float64(m.d))
	l.heat = picture.Box{X: 34, Y: l.panels, W: w, H: h}
	l.near = picture.Box{X: width - h - 2, Y: l.panels, W: h, H: h}
	l.waves = picture.Box{X: l.heat.X + w + 64, Y: l.panels, H: max(120, h)}
	l.waves.W = l.near.X - 56 - l.waves.X
	l.foot = l.panels + max(120, h) + 46
	if l.waves.W < 180 {
		l.waves = picture.Box{X: 34, Y: l.panels + h + 52, W: width - 50, H: 110}
		l.foot = l.waves.Y + 110 + 52
	}
	l.written = l.foot + footH + 20
	l.height = l.written + 30
	return l
}

// newSlide is the layout of a slide, on which the orders, the encoding and what is turned take turns: the encoding as high as
// there is room for it.
func newSlide(width float64, m *model, adding, turned bool) layout {
	l := newWide(width, m)
	l.orders, l.said, l.foot = [2]float64{10, 110}, 198, 242
	if !adding {
		l.orders[1], l.said = 150, 262
	}
	l.panels, l.height, l.written = 40, lesson.SlideHeight, lesson.SlideHeight-30
	h := 268.0
	if turned {
		h, l.foot = 180, 272
	}
	cell := max(4, min(48, float64(int(h/float64(m.length)))))
	h = cell * float64(m.length)
	l.heat.Y, l.heat.H, l.heat.W = l.panels, h, min(l.heat.W, 0.3*width)
	l.near = picture.Box{X: width - h - 2, Y: l.panels, W: h, H: h}
	l.waves = picture.Box{X: l.heat.X + l.heat.W + 64, Y: l.panels, H: h}
	l.waves.W = l.near.X - 56 - l.waves.X
	return l
}

// newPhone is the layout of a narrow figure: the orders side by side, under them the current operation alone.
func newPhone(width float64, m *model) layout {
	l := layout{width: width, narrow: true, column: width/2 - 34, orders: [2]float64{0, width/2 + 34}}
	l.said = 26 + onPhone*float64(len(m.words)) + 14
	l.panels = l.said + 58
	l.foot = l.panels
	cell := max(4, min(40, float64(int(150/float64(m.length)))))
	h := cell * float64(m.length)
	w := float64(m.d) * min(20, (width*0.42)/float64(m.d))
	l.heat = picture.Box{X: 26, Y: l.panels, W: w, H: h}
	l.waves = picture.Box{X: l.heat.X + w + 40, Y: l.panels, W: width - w - 26 - 46, H: 120}
	l.near = picture.Box{X: 40, Y: l.panels, W: h, H: h}
	l.written = l.panels + max(h+16, l.dials(m.d)) + 30
	l.height = l.written + 30
	return l
}

// dials is the height that the hands of d dimensions need in a narrow figure, four of them in a row.
func (l layout) dials(d int) float64 {
	if d/2 > 4 {
		return 228
	}
	return 124
}

// card is the place of a card: place i of the first order or of the other one.
func (l layout) card(order, i int) picture.Box {
	if l.narrow {
		return picture.Box{X: l.orders[order], Y: 24 + onPhone*float64(i), W: l.column, H: 24}
	}
	return picture.Box{X: l.left + float64(i)*l.column + 4, Y: l.orders[order], W: l.column - 8, H: cardH}
}

// strip is the place of an output under its card: without positions, and below with them.
func (l layout) strip(order, i int, placed bool) picture.Box {
	c := l.card(order, i)
	b := picture.Box{X: c.X, Y: c.Y + c.H + 6, W: c.W, H: stripH}
	if l.narrow {
		b.Y, b.H = c.Y+c.H+2, 6
	}
	if placed {
		b.Y += b.H + 3
	}
	return b
}

func height(v lesson.View) float64 {
	if v.Slide {
		return lesson.SlideHeight
	}
	return newLayout(v.Width, v.Model.(*model)).height
}
