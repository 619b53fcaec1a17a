package stream

import (
	"strconv"

	"glassbox/core/nn"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// slot is one term: its name, its switches, its numbers.
func (d *desk) slot(p place, names, top, high float64) {
	if p.slot < 0 {
		box := picture.Box{X: p.center - d.column(p)/2, Y: top, W: d.column(p), H: high}
		d.Write(p.center, names, say("stream.stream"), figure.Digits.Sized(13, 600))
		r := film.At(d.stream(), d.At)
		figure.Vector{Of: r, Down: true, Framed: true}.Draw(d.Scene, box)
		d.corner(box, false, d.Has(r) && d.anyMoved())
		d.slope(r, p, top, high)
		return
	}
	t, size := d.first(p.slot), 13.0
	if figure.Taken(d.slotName(p.slot), size) > p.wide-6 {
		size = 12
	}
	d.Write(p.center, names, d.slotName(p.slot), figure.Digits.Sized(size, 400).Within(p.wide-2))
	switch {
	case t.joins():
		d.toggle(part{block: t.block}, p.center+figure.Taken(d.slotName(p.slot), 13)/2+8, names-13)
		d.heads(p, top, high)
	case t.X == nil:
		return
	default:
		if t.Part == nn.FeedForwardPart {
			d.toggle(t.part(), p.center-15, names+7)
		}
		d.vector(t, picture.Box{X: p.center - d.column(p)/2, Y: top, W: d.column(p), H: high})
	}
	if last := p.slot+1 == len(d.slots) || d.first(p.slot+1).block != t.block; last {
		d.slope(film.At(d.adding(t.block), d.At), p, top, high)
	}
}

// column is how wide a vector is.
func (d *desk) column(p place) float64 { return min(44, 0.44*p.wide) }

// anyMoved reports whether the stream is not what it was.
func (d *desk) anyMoved() bool {
	for _, t := range d.terms {
		if t.moved {
			return true
		}
	}
	return false
}

// slope is the gradient of the logit by what a block adds, beside that.
func (d *desk) slope(r film.Ref, p place, top, high float64) {
	r = r.Gradient()
	if !d.From("dtotal") {
		return
	}
	x := p.center + d.column(p)/2 + 4
	if p.slot >= 0 && d.first(p.slot).joins() {
		x = p.center + d.headsWide(p)/2 + 6
	}
	room := p.center + p.wide/2 - 3 - x
	figure.Vector{Of: r, Down: true}.Draw(d.Scene, picture.Box{X: x, Y: top, W: min(14, room), H: high})
}

// headsWide is how wide the heads of an attention are together.
func (d *desk) headsWide(p place) float64 {
	each := 30.0
	if d.Narrow() { // where it stands alone
		each = 64
	}
	return min(p.wide-46, each*float64(len(d.slots[p.slot])))
}

// heads are those of an attention, each under its colour, with what else it adds.
func (d *desk) heads(p place, top, high float64) {
	wide := d.headsWide(p)
	step := wide / float64(len(d.slots[p.slot]))
	for n, i := range d.slots[p.slot] {
		t := d.terms[i]
		box := picture.Box{X: p.center - wide/2 + step*float64(n) + 2, Y: top, W: step - 4, H: high}
		if t.Head > 0 {
			d.header(t, box)
		}
		d.vector(t, box)
	}
}

// header is the number of a head over its colour. A press switches the head.
func (d *desk) header(t term, below picture.Box) {
	off, text, mid := d.isOff(t.part()), strconv.Itoa(t.Head), below.X+below.W/2
	ring := picture.Rect{Box: picture.Box{X: below.X - 1, Y: below.Y - 27, W: below.W + 2, H: 25}, Radius: 4}
	d.Item(d.switchItem(t.part(), ring), func() {
		d.Add(picture.Rect{Box: ring.Box})
		look := figure.Digits
		if off {
			look = look.In(picture.Ink3)
		}
		d.Write(mid, below.Y-11, text, look)
		bar := picture.Rect{Box: picture.Box{X: below.X, Y: below.Y - 6, W: below.W, H: 4}, Radius: 1}
		bar.Fill = picture.Solid(figure.Head(t.Head - 1))
		if off {
			bar.Fill, bar.Stroke = picture.Solid(picture.Ground), figure.Edge
			d.Add(figure.Straight(mid-6, below.Y-15, mid+6, below.Y-15, figure.Solid(picture.Ink3, 1)))
		}
		d.Add(bar)
	})
}

// switchItem is the item of a switch.
func (d *desk) switchItem(p part, ring picture.Rect) picture.Item {
	label := "stream.switch.on"
	if d.isOff(p) {
		label = "stream.switch.off"
	}
	return picture.Item{ID: "switch-" + strconv.Itoa(int(p.block)) + "-" + strconv.Itoa(p.head), Ring: ring, Set: d.turned(p),
		Label: say(label, "part", d.partName(p))}
}

// toggle is the switch of a block.
func (d *desk) toggle(p part, x, y float64) {
	ring := picture.Rect{Box: picture.Box{X: x - 4, Y: y - 4, W: 38, H: 25}, Radius: 8}
	d.Item(d.switchItem(p, ring), func() {
		d.Add(picture.Rect{Box: ring.Box})
		d.Toggle(!d.isOff(p), x, y)
	})
}

// vector is what a term adds, in cells; or the place of one that is off.
func (d *desk) vector(t term, at picture.Box) {
	r := film.At(t.term, 0)
	if !d.isOff(t.part()) {
		figure.Vector{Of: r, Down: true}.Draw(d.Scene, at)
		d.corner(at, t.fresh, t.moved && d.Has(r))
		return
	}
	d.Add(picture.Rect{Box: at, Radius: 2, Stroke: figure.Pending})
	d.Write(at.X+at.W/2, at.Y+at.H/2+4, say("stream.off"), figure.Digits.In(picture.Ink2))
	d.corner(at, true, false)
}
