package tokens

import (
	"strconv"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// Desk is one drawing of a text. All that belongs to a token stands in its column; the next one has a column, too.
type Desk struct {
	*figure.Scene
	*Text
	figure.Columns
	hover string
	first int // the token of the first column
}

// Labels is the width of what stands left of the columns.
const Labels = 78

// Desk begins the picture of a text on an occasion.
func (w *Text) Desk(s *figure.Scene, hover string) *Desk {
	d := &Desk{Scene: s, Text: w, hover: hover}
	d.first, d.Columns = w.columns(s.Width)
	return d
}

func (w *Text) columns(width float64) (first int, c figure.Columns) {
	room := width - Labels
	n := min(len(w.Pieces)+1, max(5, int(room/58)))
	first = min(len(w.Pieces)+1-n, max(0, w.Focus-1))
	return first, figure.Spread(Labels, min(92, room/float64(n)), n, 4)
}

// Joint leads from what the last layer says behind the focus to the bars of that, between two heights.
func (d *Desk) Joint(from, to float64) {
	x, ok := d.x(d.Focus)
	if !ok || !d.Has(film.At(Said(2*d.Shape().Layers), d.Focus)) {
		return
	}
	mid, end := from+12, Labels+16.0
	d.Add(picture.Curve{Points: []picture.Point{{X: x, Y: from}, {X: x, Y: mid}, {X: end, Y: mid}, {X: end, Y: to}}, Stroke: figure.Framed})
}

// x is the middle of the column of token i, ok if it has one.
func (d *Desk) x(i int) (x float64, ok bool) {
	if i -= d.first; i < 0 || i >= len(d.Centers) {
		return 0, false
	}
	return d.Centers[i], true
}

// given are where the focus looks with the head that is shown; none before they have arrived.
func (d *Desk) given() []float64 {
	if r := film.At(Looks(d.Layer, d.Head), d.Focus); d.Has(r) {
		return d.Line(r)
	}
	return nil
}

// chip is one of several to choose from.
func (d *Desk) chip(x, y float64, key string, n int, on bool) {
	text, side := strconv.Itoa(n), d.side()
	ring := picture.Rect{Box: picture.Box{X: x, Y: y, W: side, H: side}, Radius: 5}
	it := picture.Item{ID: key + "-" + text, Label: figure.Capital(phrase.Say("tokens."+key, "n", n)), Ring: ring}
	it.Set = map[string]string{key: text}
	d.Item(it, func() {
		look := figure.Digits.Sized(13, 400)
		d.Add(picture.Rect{Box: ring.Box})
		if on {
			ring.Fill, look = picture.Solid(picture.Ink1), look.In(picture.Ground).Sized(13, 600)
			d.Add(ring)
		}
		d.Write(x+side/2, y+side/2+4.5, text, look)
	})
}

// side is that of a chip. On a phone, where it is pressed with a thumb, it is as large as there is room.
func (d *Desk) side() float64 {
	if d.Narrow() {
		return min(34, (d.Width-124)/float64(min(mostChips, d.Shape().Layers)+min(mostChips, d.Shape().Heads))-3)
	}
	return 22
}

// mostChips are those of a row, around the one that is shown.
const mostChips = 12

// Heads are the layers and heads to choose from.
func (d *Desk) Heads(y float64) {
	x, side := 0.0, d.side()
	of := func(key string, n, on int) {
		name := phrase.Say("control." + key)
		d.Write(x, y+side/2+4.5, name, figure.Name.In(picture.Ink3))
		x += figure.Taken(name, 13) + 10
		first := max(0, min(on-mostChips/2, n-mostChips))
		for i := first; i < min(n, first+mostChips); i++ {
			d.chip(x, y, key, i+1, i == on)
			x += side + 3
		}
	}
	of("layer", d.Shape().Layers, d.Layer)
	x += 16
	d.Add(figure.Swatch(d.Head, true, x, y+side/2-5, 10))
	x += 16
	of("head", d.Shape().Heads, d.Head)
}

// Controls write more, and take back what was written. The film has steps draw and append.
func (d *Desk) Controls(y float64) {
	right := d.Width - 1
	press := func(id string, set map[string]string, seek, text string) {
		if set == nil {
			return
		}
		w := figure.Taken(text, 13) + 22
		right -= w
		high := d.side() + 2
		ring := picture.Rect{Box: picture.Box{X: right, Y: y, W: w, H: high}, Radius: 6, Fill: picture.Solid(picture.Ground), Stroke: figure.Edge}
		d.Item(picture.Item{ID: id, Label: text, Set: set, Seek: seek, Ring: ring}, func() {
			d.Add(ring)
			d.Write(right+w/2, y+high/2+4.5, text, figure.Name.In(picture.Ink1).At(picture.Middle).Within(w-6))
		})
		right -= 8
	}
	press("more", d.appended(many), "append", phrase.Say("tokens.write many", "n", many))
	press("one", d.appended(1), "draw", phrase.Say("tokens.write one"))
	press("undo", d.undone(), "draw", phrase.Say("tokens.undo"))
}

// many are the tokens that are written at once.
const many = 20
