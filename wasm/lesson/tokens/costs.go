package tokens

import (
	"slices"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// Costs are the path of surprise, −ln of the probability that each token had.
func (d *Desk) Costs(top, high float64) {
	base := top + 20 + high
	d.Write(0, base-high/2, phrase.Say("tokens.surprise"), figure.Name)
	d.Write(0, base-high/2+16, phrase.Say("tokens.in nats"), figure.Note)
	d.Rule(Labels, d.Centers[len(d.Centers)-1]+d.Column/2, base)
	if x, ok := d.x(0); ok {
		d.Write(x, base-6, phrase.Say("tokens.given"), figure.Note.At(picture.Middle).Within(d.Column-4))
	}
	all := d.Line(film.At("surprise", 0))
	if all == nil || !d.Has(film.At("surprise")) {
		return
	}
	largest := max(1, d.ahead(), slices.Max(all))
	at := func(i int, cost float64) picture.Point {
		x, _ := d.x(i)
		return picture.Point{X: x, Y: base - high*cost/largest}
	}
	path := picture.Curve{Stroke: picture.Stroke{Paint: picture.Solid(picture.Ink2), Width: 1.5}}
	from, end := max(1, d.first), min(len(d.Pieces), d.first+len(d.Centers))
	for i := from; i < end; i++ {
		path.Points = append(path.Points, at(i, all[i-1]))
	}
	if d.ahead() >= 0 && d.Done("draw") && end == len(d.Pieces) {
		d.proposed(path, at(end, d.ahead()), d.ahead())
	}
	d.Add(path)
	for i := from; i < end; i++ {
		d.cost(i, all, path.Points[i-from], base)
	}
}

// proposed is the point of a token that is not yet written, with a dashed line from the path to it.
func (d *Desk) proposed(path picture.Curve, to picture.Point, cost float64) {
	if n := len(path.Points); n > 0 {
		stroke := path.Stroke
		stroke.Dash = picture.Dashed
		d.Add(picture.Line(path.Points[n-1], to, stroke))
	}
	d.Add(picture.Circle(to, 3.5, picture.Solid(picture.Ground), picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 1.5}))
	d.Write(to.X, to.Y-9, number.Fixed(cost, 2), figure.Digits.Sized(12, 600))
}

// ahead is what the next token costs, −1 where there is none, and while that is on its way.
func (d *Desk) ahead() float64 {
	cost, id := d.Line(film.At("cost", 0)), d.Token()
	if !d.AtEnd() || cost == nil || id < 0 {
		return -1
	}
	return cost[id]
}

// cost is a point of the path, with its number above a peak and below a valley.
func (d *Desk) cost(i int, all []float64, at picture.Point, base float64) {
	y, here := at.Y-9, all[i-1]
	if before, behind := all[max(0, i-2)], all[min(len(all)-1, i)]; here < (before+behind)/2 {
		y = min(at.Y+18, base+16)
	}
	r := film.At("surprise", 0, i-1)
	text := number.Fixed(here, 2)
	it := picture.Item{ID: d.ID(r), Label: d.Label(r), Value: text,
		Ring: picture.Rect{Box: picture.Box{X: at.X - 17, Y: min(at.Y-8, y-12), W: 34, H: 28}, Radius: 4}}
	d.Item(it, func() {
		d.Add(picture.Rect{Box: it.Ring.Box}, picture.Circle(at, 3.5, picture.Solid(picture.Ink1), picture.Stroke{}))
		d.Write(at.X, y, text, figure.Digits)
	})
}
