package stream

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// list are the terms by size: the fill is the share now, the outline what it was.
type list struct {
	*desk
	box         picture.Box
	pitch, top  float64
	names       float64 // where those end
	zero, scale float64 // of bars: where they begin, and pixels for 1
	was, now    float64 // the right ends of the columns
}

const nameRoom = 108.0

// list draws the terms by size.
func (d *desk) list(box picture.Box, pitch float64) {
	title := say("stream.list.title", "word", d.Word(d.Token))
	d.Write(box.X, box.Y+16, title, figure.Title.Sized(13, 600))
	if x := box.X + 1.1*figure.Taken(title, 13) + 12; !d.Narrow() && !d.Slide {
		d.Write(x, box.Y+16, say("stream.list.note"), figure.Note.Within(box.X+box.W-x))
	}
	v := list{desk: d, box: box, pitch: pitch, top: box.Y + listHead, names: box.X + nameRoom, now: box.X + box.W - 5}
	v.was = v.now - 56
	v.axis()
	right := figure.Note.At(picture.End)
	if d.compared() {
		d.Write(v.was, v.top-8, say("stream.column.was"), right)
	}
	d.Write(v.now, v.top-8, say("stream.column.now"), right)
	for n, i := range d.order {
		v.row(v.top+pitch*float64(n), i)
	}
	foot := v.top + pitch*float64(len(d.order))
	d.Add(figure.Straight(v.zero, v.top, v.zero, foot, figure.Solid(picture.Edge, 1)),
		figure.Straight(box.X, foot+2, box.X+box.W, foot+2, figure.Framed))
	v.total(foot + 4)
}

// axis says where bars begin, and how long they are.
func (v *list) axis() {
	least, most := 0.0, 0.0
	for _, t := range v.terms {
		least, most = min(least, t.now(), t.before), max(most, t.now(), t.before)
	}
	left, right := v.names+14, v.was-44
	v.scale = (right - left) / max(most-least, 1e-9)
	v.zero = left - v.scale*least
}

// row is one term.
func (v *list) row(y float64, i int) {
	t, mid := v.terms[i], y+v.pitch/2
	r := film.At(t.share, 0, 0)
	known, off := v.Has(r), v.isOff(t.part())
	ring := picture.Rect{Box: picture.Box{X: v.box.X + 1, Y: y, W: v.box.W - 2, H: v.pitch}, Radius: 3}
	it := picture.Item{ID: v.ID(r), Label: v.label(r), Ring: ring}
	text := "·"
	switch {
	case off:
		text = say("stream.off")
	case known:
		text = number.Fixed(t.now(), 2)
	}
	if known {
		it.Value = number.Fixed(t.now(), 2)
	}
	v.Item(it, func() {
		v.Add(picture.Rect{Box: ring.Box})
		v.Write(v.names, mid+4.5, v.title(t), figure.Name.In(picture.Ink1).At(picture.End).Within(nameRoom))
		if known {
			v.bars(t, mid)
		}
		v.cell(mid, text, off || t.fresh, apart(t.now(), t.before, 2))
	})
	if v.compared() && !t.fresh {
		v.earlier(film.At("was", 0, i), t.before, mid)
	}
}

// bars are the outline and the fill of a term.
func (v *list) bars(t term, mid float64) {
	bar := func(x float64) picture.Rect {
		at := picture.Box{X: v.zero, Y: mid - 6, W: v.scale * x, H: 12}
		if x < 0 {
			at.X, at.W = at.X+at.W, -at.W
		}
		at.W = max(at.W, 0.5)
		return picture.Rect{Box: at}
	}
	full := 0.0
	for _, t := range v.terms {
		full = max(full, t.now(), -t.now())
	}
	fill := bar(t.now())
	fill.Fill = picture.Sign(t.now(), full)
	v.Add(fill)
	if v.compared() && !t.fresh && apart(t.now(), t.before, 2) {
		edge := bar(t.before)
		edge.Stroke = figure.Solid(picture.Ink3, 1)
		v.Add(edge)
	}
}

// cell is the number now. It has a cell where there was another.
func (v *list) cell(mid float64, text string, mine, moved bool) {
	box := picture.Box{X: v.now - 48, Y: mid - v.pitch/2 + 1.5, W: 53, H: v.pitch - 3}
	look := figure.Note.In(picture.Ink1).At(picture.End)
	if v.any() {
		v.Add(picture.Rect{Box: box, Radius: 2, Stroke: figure.Hairline})
		v.corner(box, mine, moved)
		if mine || moved {
			look.Weight = 600
		}
		v.Write(v.now-10, mid+4.5, text, look)
		return
	}
	v.Write(v.now, mid+4.5, text, look)
}

// earlierAt is what a number was.
func (d *desk) earlierAt(r film.Ref, text string, right, mid, high float64) {
	ring := picture.Rect{Box: picture.Box{X: right - 40, Y: mid - high/2, W: 44, H: high}, Radius: 3}
	d.Item(picture.Item{ID: d.ID(r), Label: d.label(r), Value: text, Ring: ring}, func() {
		d.Add(picture.Rect{Box: ring.Box})
		d.Write(right, mid+4.5, text, figure.Note.At(picture.End))
	})
}

// earlier is what a share was.
func (v *list) earlier(r film.Ref, x, mid float64) {
	v.earlierAt(r, number.Fixed(x, 2), v.was, mid, v.pitch-2)
}

// total is what all terms come to.
func (v *list) total(y float64) {
	mid := y + v.pitch/2 + 1
	r := film.At("logit")
	ring := picture.Rect{Box: picture.Box{X: v.box.X + 1, Y: y, W: v.box.W - 2, H: v.pitch}, Radius: 3}
	it, text := picture.Item{ID: "logit", Label: v.label(r), Ring: ring}, "·"
	now := v.Stream.now.Logit.At(0, 0)
	if v.Has(r) {
		text = number.Fixed(now, 2)
		it.Value = text
	}
	v.Item(it, func() {
		v.Add(picture.Rect{Box: ring.Box})
		v.Write(v.names, mid+4.5, say("stream.logit of", "word", v.Word(v.Token)),
			figure.Title.Sized(13, 600).At(picture.End).Within(nameRoom))
		if x := v.names + 14; figure.Taken(say("stream.above"), 12) < v.was-44-x {
			v.Write(x, mid+4.5, say("stream.above"), figure.Note)
		}
		right := v.now
		if v.any() {
			right -= 10
		}
		v.Write(right, mid+4.5, text, figure.Note.In(picture.Ink1).At(picture.End).Sized(12, 600))
	})
	if v.compared() {
		v.earlier(film.At("was", 0, len(v.terms)), v.Stream.was.Logit.At(0, 0), mid)
	}
}
