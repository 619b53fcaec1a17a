package stream

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/picture"
)

// desk is one drawing of a stream.
type desk struct {
	*figure.Scene
	*Stream
}

// Sizes on a page.
const (
	tokensHigh = 30.0 // of the line of tokens
	sumHigh    = 268.0
	cellsHigh  = 144.0 // of a vector
	listHead   = 44.0  // over the rows of a list
	pitch      = 21.0  // of rows
	broad      = 800.0 // from here on the list and the table stand side by side
	side       = 442.0 // how wide the table is then
	phonePitch = 28.0
	phoneSum   = 270.0
)

// listHigh is the height of the list of terms.
func (s *Stream) listHigh(pitch float64) float64 {
	return listHead + pitch*float64(len(s.terms)+1) + 10
}

// tableHigh is that of the table of patches, and nextHigh that of the bars.
func (s *Stream) tableHigh(pitch float64) float64 { return 58 + pitch*float64(s.norm()) + 24 }
func nextHigh(pitch float64) float64              { return 32 + pitch*float64(barred+1) + 4 }

// Height is that of the figure.
func (s *Stream) Height(v lesson.View) float64 {
	right := s.tableHigh(pitch) + 14 + nextHigh(pitch)
	switch {
	case v.Slide:
		return lesson.SlideHeight
	case v.Width < figure.Narrow:
		return tokensHigh + 10 + max(s.listHigh(phonePitch), phoneSum, s.tableHigh(phonePitch), nextHigh(40))
	case v.Width < broad:
		return tokensHigh + sumHigh + s.listHigh(pitch) + 14 + right
	}
	return tokensHigh + sumHigh + max(s.listHigh(pitch), right)
}

// Draw draws all on a page; on a phone and on a slide what the present step works on.
func (s *Stream) Draw(l *picture.List, v lesson.View) {
	d := &desk{v.Scene(l, s.figure), s}
	switch {
	case d.Slide:
		d.slide()
	case d.Narrow():
		d.tokens()
		d.phone(tokensHigh + 10)
	default:
		d.tokens()
		d.page()
	}
}

func (d *desk) page() {
	d.sum(tokensHigh)
	top := tokensHigh + sumHigh
	d.Rule(0, d.Width, top-2)
	left, right := picture.Box{Y: top, W: d.Width - side - 40}, picture.Box{X: d.Width - side, Y: top, W: side}
	if d.Width < broad {
		left.W = d.Width
		right = picture.Box{Y: top + d.listHigh(pitch) + 14, W: d.Width}
	}
	d.list(left, pitch)
	d.patches(right, pitch)
	right.Y += d.tableHigh(pitch) + 14
	d.next(right, pitch)
}

// slide shows the sum or, once it is taken apart, what becomes of it.
func (d *desk) slide() {
	half := picture.Box{Y: 4, W: d.Width/2 - 24}
	other := picture.Box{X: d.Width/2 + 24, Y: 4, W: d.Width/2 - 24}
	switch {
	case d.Now("shares"):
		d.list(half, pitch)
		d.next(other, 24)
	case d.Now("patches", "change"):
		d.patches(half, 24)
		d.next(other, 24)
	default:
		d.tokens()
		d.sum(tokensHigh + 26)
	}
}

// phone shows one part.
func (d *desk) phone(top float64) {
	box := picture.Box{Y: top, W: d.Width}
	switch {
	case d.Now("shares"):
		d.list(box, phonePitch)
	case d.Now("patches"):
		d.patches(box, phonePitch)
	case d.Now("change"):
		d.next(box, 40)
	default:
		d.some(top)
	}
}

// tokens are those of the text, as many as there is room for. A press looks at the place of one.
func (d *desk) tokens() {
	const gap = 14.0
	wide := func(i int) float64 { return figure.Taken(d.Pieces[i].Text, 15) + gap }
	first, room := 0, d.Width-24
	for i, taken := d.At, 0.0; i >= 0; i-- {
		if taken += wide(i); taken > room {
			first = min(i+1, d.At)
			break
		}
	}
	x := 0.0
	if first > 0 {
		d.Write(0, 19, "…", figure.Note)
		x = 16
	}
	for i := first; i < len(d.Pieces) && x+min(wide(i), room) <= d.Width; i++ {
		n, w := strconv.Itoa(i+1), min(wide(i), room)
		box := picture.Rect{Box: picture.Box{X: x, Y: 2, W: w - 2, H: 25}, Radius: 4}
		it := picture.Item{ID: "place-" + strconv.Itoa(i), Label: say("tokens.token of", "word", d.Pieces[i].Text, "n", n),
			Set: map[string]string{"place": n}, Ring: box}
		look := figure.Digits.Sized(15, 400).Within(w - 4)
		if i == d.At {
			box.Fill, look.Weight = picture.Solid(picture.NowWash), 600
		}
		d.Item(it, func() {
			d.Add(box)
			d.Write(x+w/2-1, 19.5, figure.Fit(d.Pieces[i].Text, 15, w-4), look)
		})
		x += w
	}
}

// short is a token as a sentence of the figure has it.
func (d *desk) short(p tokens.Piece) string {
	if d.Narrow() {
		return figure.Fit(p.Text, 13, 50)
	}
	return figure.Fit(p.Text, 13, 110)
}

// corner is that of a box: solid of what the learner has changed, hollow of what that has changed.
func (d *desk) corner(of picture.Box, mine, moved bool) {
	if mine || moved {
		d.Add(figure.Changed(of, !mine))
	}
}

// compared reports whether the film has come to what was before the changes, and there is such a thing.
func (d *desk) compared() bool { return d.was != nil && d.Done("change") }

// apart reports whether two numbers differ as they are written.
func apart(a, b float64, decimals int) bool {
	return math.Abs(a-b) > 1e-9 && number.Fixed(a, decimals) != number.Fixed(b, decimals)
}
