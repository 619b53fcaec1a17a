package stream

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// bars are the tokens that may come next: the fill is how likely they are, the outline how likely they were.
type bars struct {
	*desk
	box              picture.Box
	pitch, top, full float64
	left, wide       float64
	was, now         float64
}

// next draws the likeliest tokens, and all others together.
func (d *desk) next(box picture.Box, pitch float64) {
	v := bars{desk: d, box: box, pitch: pitch, top: box.Y + 32, left: box.X + 84, now: box.X + box.W - 5}
	v.was = v.now - 62
	v.wide = v.was - 52 - v.left
	d.Write(box.X, box.Y+16, say("stream.next", "word", d.short(d.Pieces[d.At])), figure.Title.Sized(13, 600))
	if d.compared() {
		d.Write(v.was, box.Y+16, say("stream.column.was"), figure.Note.At(picture.End))
	}
	d.Write(v.now, box.Y+16, say("stream.column.now"), figure.Note.At(picture.End))
	now, was := d.Stream.now.chance.Data(), d.before().chance.Data()
	for _, p := range [][]float64{now, was} {
		v.full = max(v.full, v.rest(p))
		for _, k := range d.rows {
			v.full = max(v.full, p[k])
		}
	}
	for n, k := range d.rows {
		v.bar(v.top+pitch*float64(n), k)
	}
	v.others(v.top+pitch*float64(len(d.rows)), v.rest(now), v.rest(was))
}

// rest is what all tokens without a bar have together.
func (v bars) rest(p []float64) float64 {
	sum := 1.0
	for _, k := range v.rows {
		sum -= p[k]
	}
	return max(0, sum)
}

// bar is that of a token. A press has its logit explained.
func (v bars) bar(y float64, k int) {
	r, mid := film.At("chance", 0, k), y+v.pitch/2
	now, was := v.Stream.now.chance.At(0, k), v.before().chance.At(0, k)
	known := v.Has(r)
	ring := picture.Rect{Box: picture.Box{X: v.box.X + 1, Y: y, W: v.box.W - 2, H: v.pitch}, Radius: 3}
	it := picture.Item{ID: v.ID(r), Label: v.label(r), Ring: ring}
	if word := v.Word(k); known {
		it.Value = percent(now)
		if _, ok := v.Model.Find(word); ok {
			it.Set = map[string]string{"logit": word}
		}
	}
	look := figure.Name.In(picture.Ink1).At(picture.End).Within(78)
	if k == v.Token {
		look.Weight = 600
	}
	v.Item(it, func() {
		v.Add(picture.Rect{Box: ring.Box})
		v.Write(v.left-8, mid+4.5, figure.Fit(v.Word(k), 13, 72), look)
		v.shape(mid, now, was, known, false)
		v.number(mid, now, known, apart(100*now, 100*was, 1))
	})
	if v.compared() {
		v.earlierAt(film.At("earlier", 0, k), percent(was), v.was, mid, v.pitch-2)
	}
}

// shape is a fill with its outline.
func (v bars) shape(mid, now, was float64, known, others bool) {
	box := picture.Box{X: v.left, Y: mid - 7, W: max(1, v.wide*now/v.full), H: 14}
	if !known {
		box.W = v.wide / 3
		v.Add(picture.Rect{Box: box, Radius: 1, Stroke: figure.Empty})
		return
	}
	fill := picture.Rect{Box: box, Radius: 1, Fill: picture.Sign(max(now, 0.15), 1)}
	if others {
		fill.Fill, fill.Stroke = picture.Paint{}, figure.Empty
	}
	v.Add(fill)
	if box.W = max(1.5, v.wide*was/v.full); v.compared() {
		v.Add(picture.Rect{Box: box, Radius: 1, Stroke: figure.Solid(picture.Ink2, 1)})
	}
}

// number is the chance now. It has a cell where there was another.
func (v bars) number(mid, now float64, known, moved bool) {
	text := "·"
	if known {
		text = percent(now)
	}
	look := figure.Note.In(picture.Ink1).At(picture.End)
	if !v.any() {
		v.Write(v.now, mid+4.5, text, look)
		return
	}
	high := min(v.pitch, 26) - 3
	box := picture.Box{X: v.now - 54, Y: mid - high/2, W: 59, H: high}
	v.Add(picture.Rect{Box: box, Radius: 2, Stroke: figure.Hairline})
	if v.corner(box, false, moved && known); moved {
		look.Weight = 600
	}
	v.Write(v.now-11, mid+4.5, text, look)
}

// others are all tokens without a bar.
func (v bars) others(y, now, was float64) {
	mid, known := y+v.pitch/2, v.Has(film.At("chance"))
	v.Write(v.left-8, mid+4.5, say("stream.others"), figure.Note.At(picture.End).Within(76))
	v.shape(mid, now, was, known, true)
	v.number(mid, now, known, apart(100*now, 100*was, 1))
	if v.compared() {
		v.Write(v.was, mid+4.5, percent(was), figure.Note.At(picture.End))
	}
}
