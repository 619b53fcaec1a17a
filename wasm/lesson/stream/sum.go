package stream

import (
	"strconv"

	"glassbox/core/nn"
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// place is where a term of the sum stands.
type place struct {
	center, wide float64
	slot         int // −1 for the stream
}

// places are those of all terms, and of what they come to, side by side.
func (d *desk) places() []place {
	weight := func(k int) float64 {
		switch {
		case k == len(d.slots):
			return 1.4
		case d.first(k).joins():
			return 0.8 + 0.3*float64(len(d.slots[k]))
		case d.first(k).Part == nn.TokenPart: // which has the longest name
			return 1.25
		case d.first(k).Part == nn.TokenPart: // which has the longest name
			return 1.25
		case d.first(k).Part == nn.NormPart:
			return 0.8
		}
		return 1
	}
	all, sum := make([]place, len(d.slots)+1), 0.0
	for k := range all {
		sum += weight(k)
	}
	x := 0.0
	for k := range all {
		w := weight(k) / sum * d.Width
		if all[k] = (place{x + w/2, w, k}); k == len(d.slots) {
			all[k].slot = -1
		}
		x += w
	}
	return all
}

// first is the first term of a slot.
func (s *Stream) first(k int) term { return s.terms[s.slots[k][0]] }

// sum is the stream as a sum, in the order of addition.
func (d *desk) sum(top float64) {
	d.heading(top + 16)
	all := d.places()
	y := top + 78
	for i, p := range all {
		d.slot(p, top+44, y, cellsHigh)
		if i > 0 {
			sign := "+"
			if p.slot < 0 {
				sign = "="
			}
			x, look := p.center-p.wide/2, figure.Result.In(picture.Ink2).Sized(15, 400)
			if p.slot < 0 || d.first(p.slot).X != nil {
				d.Write(x, y+cellsHigh/2+5, sign, look)
			}
			d.Write(x, y+cellsHigh+21, sign, look)
		}
		d.given(p, y+cellsHigh)
	}
	d.travel(all, y+cellsHigh)
}

// travel are the marks on their way, under the terms: all of these into the stream, or out of it into their shares, and the gradient
// from block to block.
func (d *desk) travel(all []place, y float64) {
	id, _ := d.Beat()
	t, end := d.Reached(id, -1), all[len(all)-1]
	to := func(from, to float64, role picture.Role) {
		points := []picture.Point{{X: from, Y: y}, {X: from, Y: y + 4}, {X: to, Y: y + 4}, {X: to, Y: y}}
		figure.Mark(d.List, points, t, role)
	}
	behind := end
	for k := len(d.slots) - 1; k >= 0; k-- {
		p, b := all[k], d.first(k).block
		switch {
		case d.first(k).X == nil:
			continue
		case id == "total":
			to(p.center, end.center, picture.Ink1)
		case id == "shares":
			figure.Mark(d.List, []picture.Point{{X: p.center, Y: y}, {X: p.center, Y: y + 12}}, t, picture.Ink1)
		case id == "d"+beatOf(b):
			to(behind.center, p.center, picture.Grad)
		}
		behind = p
	}
}

// some is what the present step adds, with as much room as there is.
func (d *desk) some(top float64) {
	at := d.present()
	d.heading(top + 14)
	wide := d.Width / float64(len(at))
	for i, k := range at {
		p := place{center: wide * (float64(i) + 0.5), wide: wide, slot: k}
		d.slot(p, top+42, top+78, cellsHigh)
		d.given(p, top+78+cellsHigh)
	}
}

// present are the slots of the present step.
func (d *desk) present() (slots []int) {
	id, _ := d.Beat()
	if id == "total" || id == "dtotal" {
		return []int{-1}
	}
	for k := range d.slots {
		if b := d.first(k).block; id == beatOf(b) || id == "d"+beatOf(b) {
			slots = append(slots, k)
		}
	}
	return slots
}

// beatOf is the beat in which a block adds to the stream.
func beatOf(b block) string {
	n := strconv.Itoa(b.layer())
	switch {
	case b == 0:
		return "embedded"
	case b%2 == 1:
		return "attn-" + n
	}
	return "mlp-" + n
}

// heading says what stands below, what the corners mean, and takes all changes back.
func (d *desk) heading(y float64) {
	title := say("stream.title", "word", d.short(d.Pieces[d.At]))
	d.Write(0, y, title, figure.Title.Sized(13, 600))
	if per := figure.Per(d.Shape().Width, int(cellsHigh/4)); !d.Narrow() {
		d.Write(1.1*figure.Taken(title, 13)+14, y, say("stream.note", "width", d.Shape().Width, "n", per), figure.Note)
	}
	if !d.any() {
		return
	}
	text := say("stream.reset")
	w := figure.Taken(text, 13)
	ring := picture.Rect{Box: picture.Box{X: d.Width - w - 8, Y: y - 17, W: w + 8, H: 24}, Radius: 4}
	d.Item(picture.Item{ID: "reset", Label: text, Set: map[string]string{"off": "", "patch": ""}, Ring: ring}, func() {
		d.Add(picture.Rect{Box: ring.Box}, figure.Straight(d.Width-w-4, y+4, d.Width-4, y+4, figure.Edge))
		d.Write(d.Width-4, y, text, figure.Name.At(picture.End))
	})
	if d.Width < broad {
		return
	}
	right := d.Width - w - 30
	for _, hollow := range []bool{true, false} {
		text := say("stream.key.mine")
		if hollow {
			text = say("stream.key.moved")
		}
		d.Write(right, y, text, figure.Note.At(picture.End))
		right -= figure.Taken(text, 12) + 10
		d.Add(figure.Changed(picture.Box{X: right - 10, Y: y - 9, W: 10, H: 16}, hollow))
		right -= 26
	}
}

// given is the share of a term in the logit, and what it was.
func (d *desk) given(p place, y float64) {
	k := p.slot
	if k < 0 {
		k = len(d.slots)
	}
	r := film.At("added", 0, k)
	if !d.Has(r) {
		d.Write(p.center, y+21, "·", figure.Result.In(picture.Ink3))
		return
	}
	x := d.Matrix(film.At("added")).At(0, k)
	ring := picture.Rect{Box: picture.Box{X: p.center - 26, Y: y + 5, W: 52, H: 22}, Radius: 3}
	look := figure.Result
	if p.slot < 0 {
		look.Weight = 600
	}
	d.Item(picture.Item{ID: d.ID(r), Label: d.label(r), Value: number.Fixed(x, 2), Ring: ring}, func() {
		d.Add(picture.Rect{Box: ring.Box})
		d.Write(p.center, y+21, number.Fixed(x, 2), look)
	})
	if was := d.wasOf(k); d.compared() && apart(was, x, 2) {
		d.Write(p.center, y+38, say("stream.was", "x", number.Fixed(was, 2)), figure.Note.At(picture.Middle).Within(p.wide-4))
	}
}

// wasOf is the share that a slot had, and behind the last all of them.
func (s *Stream) wasOf(k int) (sum float64) {
	for i, t := range s.terms {
		if k == len(s.slots) || k < len(s.slots) && contains(s.slots[k], i) {
			sum += t.before
		}
	}
	return sum
}

func contains(all []int, i int) bool { return i >= all[0] && i <= all[len(all)-1] }
