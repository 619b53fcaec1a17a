package heads

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// layout is where things stand; on a page the sentence under its arrows, below it a panel for each head, and
// below those the focus word's vectors, cut into the heads' parts. It is designed 912 wide.
type layout struct {
	width   float64
	slide   bool
	list    figure.List // of the words, on phones
	lanes   figure.Lanes
	row     figure.Row
	arcs    bool // the overlaid arrows are drawn
	apart   bool // the panels have matrices
	rule1   float64
	panels  []picture.Box // of the matrices; of the switches over the columns on phones
	side    float64       // of a square cell in them, which are T×T
	header  float64       // height over a matrix, with the small arrows
	small   float64       // of the small arrows alone
	stripAt picture.Box   // of the upper strip; the lower one is stripPitch below
	foot    float64       // baseline of the line that says what was computed; under it stands one number in full
	height  float64
	caption float64 // room for labels at the left of panels and strips
}

const (
	designed   = 912 // the width it is designed for, and of the still picture that stands in the figure's place until it runs
	gutter     = 84  // left of panels and strips, for their labels
	headerH    = 44  // of a panel: name, switch, measurement
	stripH     = 25
	stripPitch = 44
)

func newLayout(width float64, m *model) layout {
	l := layout{width: width, caption: gutter, arcs: m.show != "apart", apart: m.show != "overlaid"}
	l.sentence(m)
	l.panel(m)
	l.foot = l.stripAt.Y + stripPitch + stripH + 26
	l.height = l.foot + 30
	return l
}

// sentence places the words and the arrows over them.
func (l *layout) sentence(m *model) {
	T := len(m.Words)
	column := min(200, l.width/float64(T))
	c := figure.Spread((l.width-column*float64(T))/2, column, T, 0)
	base, y := 156.0, 198.0
	if !l.arcs {
		base, y = 0, 28
	}
	rise := figure.RiseFor(T, false)
	rise.A += 14
	l.lanes = figure.Lanes{Heads: m.h, Focus: m.Focus, Centers: c.Centers, Column: column, Base: base,
		Rise: rise.Under(base-24, c.Farthest(m.Focus)+9*float64(m.h))}
	l.row = figure.Sentence(m.Words, m.Focus, c, y, 12)
	l.row.Unknown = m.Unknown
	l.rule1 = y + l.row.Depth() + 12
}

// panel places the heads: up to four in a row, fewer where they would be cramped.
func (l *layout) panel(m *model) {
	rows := figure.Per(m.h, min(4, int((l.width-gutter)/170)))
	if l.slide && len(m.Words) <= 24 {
		rows = 1
	}
	per := figure.Per(m.h, rows)
	T := float64(len(m.Words))
	pitch := (l.width - gutter) / float64(per)
	widest := 190.0
	if m.h <= 2 {
		widest = 264
	}
	side := func(width float64) float64 { // of a cell, where the figure has a width
		return min(min((width-gutter)/float64(per)-28, widest)/T, 44)
	}
	w := min(pitch-28, widest)
	l.header = headerH
	if l.apart {
		switch l.small = 84; {
		case len(m.Words) > 24:
			l.small = 16
		case l.slide:
			l.small = 64
		case l.arcs:
			l.small = 46
		}
		l.header += l.small
	}
	l.side = side(min(l.width, designed))
	h := 0.0
	if l.apart {
		if h = max(side(designed)*T, 64); l.slide {
			h = min(h, 172)
		}
	}
	top := l.rule1 + 18
	for k := range m.h {
		i, row := k%per, float64(k/per)
		l.panels = append(l.panels, picture.Box{X: gutter + float64(i)*pitch, Y: top + l.header + row*(l.header+h+18), W: w, H: h})
	}
	l.stripsAt(top + float64(rows)*(l.header+h+18) + 32)
}

// stripsAt places the strips.
func (l *layout) stripsAt(y float64) {
	l.stripAt = picture.Box{X: gutter, Y: y, W: l.width - gutter - 2, H: stripH}
}

// newSlide is the layout of a slide: the panels of the heads, or the sentence under its arrows with the strips below.
func newSlide(width float64, m *model, panels bool) layout {
	l := layout{width: width, slide: true, caption: gutter, arcs: !panels, apart: panels, foot: lesson.SlideHeight - 14,
		height: lesson.SlideHeight}
	l.sentence(m)
	if panels {
		l.panel(m)
	}
	l.stripsAt(l.foot - 26 - stripPitch - stripH)
	return l
}

// slice is the part of the upper or the lower strip that belongs to head k.
func (s *scene) slice(k, strip int) picture.Box {
	b := s.stripAt
	b.Y += float64(strip) * stripPitch
	b.W /= float64(s.h)
	b.X += float64(k) * b.W
	return b
}

func height(v lesson.View) float64 { return v.Model.(*model).layout(v).height }

// layout is that of a page, a phone or a slide.
func (m *model) layout(v lesson.View) layout {
	switch {
	case v.Slide:
		return newSlide(v.Width, m, m.each(v))
	case v.Width < figure.Narrow:
		return newPhone(v.Width, m)
	}
	return newLayout(v.Width, m)
}
