package gpt

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/picture"
)

// levels are the heights at which the parts stand that have columns.
type levels struct{ heads, base, shares, row, costs, high, lens float64 }

var (
	pageLevels  = levels{heads: 6, base: 126, shares: 145, row: 173, costs: 190, high: 54, lens: 306}
	slideLevels = levels{base: 96, shares: 113, row: 139, costs: 156, high: 36, lens: 254}
)

// How many tokens have bars, and how far apart those are.
const (
	pageRows, pagePitch   = 9, 18.0
	slideRows, slidePitch = 9, 24.0
	phoneRows, phonePitch = 8, 40.0
)

const (
	sideWide  = 286.0 // what stands beside the bars
	sideHigh  = 184.0 // or, on a figure that is not broad, under them
	broad     = 800.0
	phoneOdds = 94.0 // where bars begin on a phone
)

func (w *writing) height(v lesson.View) float64 {
	high := w.oddsTop() + tokens.OddsHigh(pageRows, pagePitch)
	switch {
	case v.Slide:
		return lesson.SlideHeight
	case v.Width < figure.Narrow:
		return max(w.ListHigh(), phoneOdds+tokens.OddsHigh(phoneRows, phonePitch))
	case v.Width < broad:
		high += sideHigh
	}
	return high
}

// oddsTop is where the bars begin on a page.
func (w *writing) oddsTop() float64 { return pageLevels.lens + w.LensHigh() + 34 }

// draw draws all on a page; on a phone and on a slide what the present step works on: the text, or what comes behind it.
func (w *writing) draw(l *picture.List, v lesson.View) {
	d := w.Desk(v.Scene(l, w.figure), v.Hover)
	weighs := d.From("guess")
	switch {
	case d.Narrow() && weighs:
		d.Controls(2)
		d.SoFar(picture.Box{X: 2, W: d.Width - 4}, 58)
		if d.Done("draw") {
			d.Sentence(picture.Box{X: 2, W: d.Width - 30}, 80)
		}
		d.Odds(picture.Box{Y: phoneOdds, W: d.Width}, phoneRows, phonePitch)
	case d.Narrow():
		d.List()
	case d.Slide && weighs:
		d.Row(24)
		d.Controls(46)
		o := d.Odds(picture.Box{Y: 84, W: d.Width - sideWide}, slideRows, slidePitch)
		d.Aside(o, picture.Box{X: d.Width - sideWide + 30, Y: 84, W: sideWide - 42, H: l.H - 88})
	case d.Slide:
		text(d, slideLevels)
	default:
		w.page(d)
	}
}

// page is the whole of it.
func (w *writing) page(d *tokens.Desk) {
	foot, top := text(d, pageLevels), w.oddsTop()
	d.Controls(pageLevels.heads)
	d.Joint(foot, top+20)
	box, high := picture.Box{Y: top, W: d.Width - sideWide}, tokens.OddsHigh(pageRows, pagePitch)
	side := picture.Box{X: box.W + 30, Y: top, W: sideWide - 42, H: high}
	if d.Width < broad {
		box.W = d.Width
		side = picture.Box{X: 12, Y: top + high + 10, W: d.Width - 24, H: sideHigh}
	}
	d.Aside(d.Odds(box, pageRows, pagePitch), side)
}

// text is what has a column for each token: looks, the tokens, their costs and the lens. It returns where that ends.
func text(d *tokens.Desk, at levels) (foot float64) {
	d.Heads(at.heads)
	d.Arrows(at.base)
	d.Shares(at.shares)
	d.Row(at.row)
	d.Costs(at.costs, at.high)
	return d.Lens(at.lens)
}
