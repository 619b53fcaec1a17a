package stream

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// Widths in the table of patches.
const (
	blockRoom = 80.0 // of the names of blocks
	leastCell = 33.0
	mostCell  = 48.0
	sameRoom  = 84.0 // of the field that both texts share
)

// patches is the table of what each patch would do: blocks by places, from where the texts differ on.
func (d *desk) patches(box picture.Box, pitch float64) {
	title := say("stream.table.title")
	d.Write(box.X, box.Y+16, title, figure.Title.Sized(13, 600))
	if x := box.X + 1.1*figure.Taken(title, 13) + 12; !d.Narrow() {
		d.Write(x, box.Y+16, say("stream.table.note", "word", d.Word(d.Token)), figure.Note.Within(box.X+box.W-x))
	}
	if d.table == nil {
		d.nothing(box)
		return
	}
	places, cell, left := d.fitting(box)
	top := box.Y + 58
	high := pitch * float64(d.norm())
	if d.table.first > 0 {
		same := picture.Box{X: box.X + blockRoom, Y: top + 1, W: left - box.X - blockRoom - 3, H: high - 2}
		d.Add(picture.Rect{Box: same, Radius: 2, Stroke: figure.Hairline})
		if same.W > 60 {
			d.Write(same.X+same.W/2, same.Y+high/2+3, say("stream.same"), figure.Note.At(picture.Middle).Within(same.W-4))
		}
	}
	for b := range d.norm() {
		y := top + pitch*float64(b)
		d.Write(box.X+blockRoom-8, y+pitch/2+4.5, d.blockName(b), figure.Note.In(picture.Ink2).At(picture.End).Within(blockRoom-8))
		for n, j := range places {
			d.effect(b, j, picture.Box{X: left + cell*float64(n) + 1, Y: y + 1, W: cell - 2, H: pitch - 2})
		}
	}
	for n, j := range places {
		d.head(j, left+cell*(float64(n)+0.5), top-8, cell-3)
	}
	from := box.X + blockRoom
	if d.Narrow() {
		from = box.X
	}
	d.Write(from, top+high+16, d.patchedNow(), figure.Note.Within(box.X+box.W-from))
}

// nothing says why there is no table.
func (d *desk) nothing(box picture.Box) {
	text := say("stream.table.same")
	if d.Other == nil {
		text = say("stream.table.none", "n", len(d.Pieces)-1)
	}
	d.Write(box.X, box.Y+44, text, figure.Name.Within(box.W))
}

// fitting are the places that have columns: all, or the first and as many of the last as there is room for.
func (d *desk) fitting(box picture.Box) (places []int, cell, left float64) {
	for j := d.table.first; j <= d.At; j++ {
		places = append(places, j)
	}
	room, same := box.W-blockRoom, 0.0
	if d.table.first > 0 {
		if same = sameRoom; room-same < leastCell*float64(len(places)) {
			same = 14
		}
	}
	if n := max(2, int((room-same)/leastCell)); len(places) > n {
		places = append(places[:1:1], places[len(places)-n+1:]...)
	}
	return places, min(mostCell, (room-same)/float64(len(places))), box.X + blockRoom + same
}

// head is the token of a column, struck through under that of the second text where this is another.
func (d *desk) head(j int, x, y, room float64) {
	look, text := figure.Digits.Within(room), figure.Fit(d.Pieces[j].Text, 12, room)
	if j == d.At {
		look.Weight = 600
	}
	other := d.Other[j]
	if !d.differ(j) {
		d.Write(x, y, text, look)
		return
	}
	w := min(room, figure.Taken(text, 12))
	above := room
	if j < d.At && !d.differ(j-1) && !d.differ(j+1) {
		above *= 2
	}
	d.Write(x, y-15, figure.Fit(other.Text, 12, above), look.Sized(12, 600).Within(above))
	d.Write(x, y, text, look.In(picture.Ink3))
	d.Add(figure.Straight(x-w/2, y-4, x+w/2, y-4, figure.Solid(picture.Ink3, 1)))
}

// differ reports whether the texts have different tokens at a place.
func (s *Stream) differ(j int) bool {
	return j >= 0 && j < len(s.Pieces) && s.Pieces[j].ID != s.Other[j].ID
}

// effect is one cell: what the patch does. A press makes it, or takes it back.
func (d *desk) effect(b block, j int, box picture.Box) {
	r := film.At("effect", int(b), j)
	if !d.Has(r) {
		d.Add(picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty})
		return
	}
	m := d.Matrix(film.At("effect"))
	x := m.At(int(b), j)
	text := number.Fixed(x, 1)
	if text == number.Fixed(0, 1) {
		text = "0"
	}
	ring := picture.Rect{Box: box, Radius: 2, Fill: picture.Sign(x, max(1, film.Largest(m))), Stroke: figure.Hairline}
	it := picture.Item{ID: d.ID(r), Label: d.label(r), Value: number.Fixed(x, 2), Ring: ring, Set: d.patched(b, j)}
	mine := d.at == j && d.patch == b
	d.Item(it, func() {
		d.Add(ring)
		if mine {
			ring.Fill, ring.Stroke = picture.Paint{}, figure.Latest
			d.Add(ring)
		}
		d.Write(box.X+box.W/2, box.Y+box.H/2+4.5, text, figure.Digits.Within(box.W-2))
	})
	d.corner(box, mine, false)
}

// patchedNow says which vector is exchanged.
func (d *desk) patchedNow() string {
	if d.at < 0 {
		return say("stream.table.press")
	}
	return say("stream.table.now", "word", d.short(d.Pieces[d.at]), "n", strconv.Itoa(d.at+1), "place", d.blockName(d.patch),
		"other", d.short(d.Other[d.at]))
}
