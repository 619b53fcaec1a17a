package figure

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// Row is a sentence in a line, a column for each word.
type Row struct {
	Words   []string
	Focus   int
	Centers []float64 // of the columns
	Column  float64   // the width of one
	Y       float64   // the baseline of the words; their weights stand 26 above
	Size    float64   // of the names
	Set     string    // the control that a click on a word sets to its number, or empty
	Unknown []bool    // the words that are marked as unknown; nil for none
}

// Sentence is the row of words in such columns. Up to 12 names are as large as they fit, but no smaller than so many pixels. A
// click on a word sets the control “focus”.
func Sentence(words []string, focus int, c Columns, y, least float64) Row {
	size := 12.0
	if len(words) <= 12 {
		size = NameSize(words, c.Column-4, least)
	}
	return Row{Words: words, Focus: focus, Centers: c.Centers, Column: c.Column, Y: y, Size: size, Set: "focus"}
}

// Ticks reports whether there are too many words to name them all.
func (r Row) Ticks() bool { return len(r.Words) > 24 }

// staggered reports whether names need two lines to stay readable.
func (r Row) staggered() bool { return !r.Ticks() && r.Column < 48 && len(r.Words) > 12 }

// Depth is how far the row reaches below Y.
func (r Row) Depth() float64 {
	switch {
	case r.Ticks():
		return 62
	case r.staggered():
		return 26
	}
	return 10
}

// Percent writes a weight in whole percent, as under the heads.
func Percent(weight float64) string { return number.Fixed(100*weight, 0) + "%" }

// Draw draws the words and, where they are known, the weights over them. Hover is the word pointed at, or −1.
func (r Row) Draw(l *picture.List, weights []float64, hover int) {
	if r.Ticks() {
		r.ticks(l, weights, hover)
		return
	}
	if !r.staggered() {
		at := picture.Box{X: r.Centers[r.Focus] - r.wash()/2, Y: r.Y - 24, W: r.wash(), H: 34}
		l.Add(picture.Rect{Box: at, Radius: 4, Fill: picture.Solid(picture.NowWash)})
	}
	strong := Strongest(weights, 1)
	for i, w := range r.Words {
		l.Item(r.item(i, weights), func() {
			if r.staggered() && i == r.Focus {
				at := r.box(i).Within(picture.Box{W: l.W, H: l.H})
				l.Add(picture.Rect{Box: at, Radius: 4, Fill: picture.Solid(picture.NowWash)})
			}
			name := r.name(i, w, hover)
			half := min(Taken(name.S, name.Size), name.Max) / 2
			name.At.X = max(half, min(l.W-half, name.At.X)) // a long one at an edge stays on the figure
			l.Add(name)
			unknown(l, r.Unknown, i, name)
			if weights != nil {
				r.weight(l, i, weights[i], len(strong) > 0 && i == strong[0])
			}
		})
	}
}

func (r Row) wash() float64 { return min(70, r.Column-4) }

// box is the place of a word.
func (r Row) box(i int) picture.Box {
	b := picture.Box{X: r.Centers[i] - r.Column/2 + 1, Y: r.Y - 22, W: r.Column - 2, H: 30}
	if r.staggered() {
		b.X, b.W, b.Y, b.H = r.Centers[i]-r.Column+2, 2*r.Column-4, r.Y-13+r.line(i), 18
	}
	return b
}

// line is how much lower a name stands: every second one, where names are staggered.
func (r Row) line(i int) float64 {
	if r.staggered() && i%2 == 1 {
		return 18
	}
	return 0
}

func (r Row) item(i int, weights []float64) picture.Item {
	return wordItem(r.Words, i, weights, r.Set, picture.Rect{Box: r.box(i), Radius: 4})
}

// wordItem is a word as an item, with its weight where that is known; a click on it sets a control to its number.
func wordItem(words []string, i int, weights []float64, key string, ring picture.Rect) picture.Item {
	n := strconv.Itoa(i + 1)
	it := picture.Item{ID: "word-" + strconv.Itoa(i), Label: phrase.Say("word", "word", words[i], "n", n), Ring: ring}
	if key != "" {
		it.Set = map[string]string{key: n}
	}
	if weights != nil {
		it.Value = Percent(weights[i])
	}
	return it
}

func (r Row) name(i int, word string, hover int) picture.Text {
	weight, role := 400, picture.Ink1
	if i == r.Focus || i == hover {
		weight = 600
	}
	room := r.Column - 4
	if r.staggered() {
		room = 2*r.Column - 6
	}
	t := text(r.Centers[i], r.Y+r.line(i), Fit(word, r.Size, room), r.Size, weight, role)
	t.Max = room
	return t
}

// unknown marks a word under its name.
func unknown(l *picture.List, words []bool, i int, name picture.Text) {
	if i >= len(words) || !words[i] {
		return
	}
	from, to := name.At, name.At
	wide := min(Width(name.S, name.Size), name.Max)
	if to.X += wide; name.Anchor == picture.Middle {
		from.X, to.X = from.X-wide/2, to.X-wide/2
	}
	from.Y, to.Y = from.Y+5, to.Y+5
	l.Add(picture.Line(from, to, picture.Stroke{Paint: picture.Solid(picture.Bad), Width: 1.5, Dash: picture.Dotted}))
}

// weight writes a weight under its head: all of them up to 12 words, from 5 % up to 24 words.
func (r Row) weight(l *picture.List, i int, w float64, strongest bool) {
	s, size := Percent(w), 15.0
	if len(r.Words) > 12 {
		if w < 0.05 {
			return
		}
		s = number.Fixed(100*w, 0)
	}
	if r.Column < 52 {
		size = 12
	} else if r.Column < 64 {
		size = 13
	}
	weight := 500
	if strongest {
		weight = 600
	}
	l.Add(text(r.Centers[i], r.Y-26, s, size, weight, picture.Ink1))
}

// rounding is how far shares apart may lie that would be equal if they were not rounded.
const rounding = 1e-12

// Strongest are the indices of the n largest weights, largest first; equal ones in their order.
func Strongest(weights []float64, n int) []int {
	is := make([]int, 0, len(weights))
	for i := range weights {
		k := len(is)
		for k > 0 && weights[is[k-1]] < weights[i]-rounding {
			k--
		}
		is = append(is, 0)
		copy(is[k+1:], is[k:])
		is[k] = i
	}
	return is[:min(n, len(is))]
}
