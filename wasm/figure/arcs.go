package figure

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Arcs are the arrows from a word to the others, as wide as its weights, and beside them the gradients that return.
type Arcs struct {
	Fan
	Words   []string
	Focus   int
	First   int              // the first word that has a place: no arrows lead to those before it
	Centers []float64        // of the words from First on
	Paint   picture.Role     // of the arrows; None for that of positive numbers
	Of      film.Ref         // the row of weights
	Room    float64          // for the ports of the widest bundle
	Ports   float64          // the room that ports share out
	Hover   int              // the word pointed at, or −1
	Seen    func(j int) bool // what no mask hides; nil for all
	Ring    func(j int) picture.Box
	Said    picture.Box // where it is said which words have no arrow; one line of it
}

// reached are the words that arrows of such shares lead to: all of up to 12; of more, and on the way back, those with the
// largest that fit the bundle; what rest says. Shares must be positive.
func (a Arcs) reached(shares []float64) (is []int, ts []Target) {
	limit := len(shares)
	if limit > 24 {
		limit = 9
	}
	for _, j := range Strongest(shares, limit) {
		if shares[j] < 0.001 {
			break
		}
		if j < a.First {
			continue
		}
		t := Target{At: a.Centers[j-a.First], Weight: shares[j], Self: j == a.Focus}
		if width, _ := a.Bundle(append(slices.Clone(ts), t), 0); (len(shares) > 12 || a.Back) && width > a.Room || width > 3*a.Room {
			break
		}
		is, ts = append(is, j), append(ts, t)
	}
	return is, ts
}

// Curves are the arrows of such shares: the words that they lead to, their ways, and their widths.
func (a Arcs) Curves(shares []float64) (is []int, curves []picture.Cubic, widths []float64) {
	is, ts := a.reached(shares)
	for _, t := range ts {
		widths = append(widths, a.Width(t.Weight))
	}
	return is, a.Arrows(ts, a.Ports), widths
}

// curves are those that stay on the figure.
func (a Arcs) curves(s *Scene, shares []float64) (is []int, curves []picture.Cubic, widths []float64) {
	if !a.Upward {
		a.End = s.Width
	}
	return a.Curves(shares)
}

// Draw draws the arrows as far as their weights have arrived, faint where another one is pointed at or once gradients
// return.
func (a Arcs) Draw(s *Scene) {
	weights := s.Line(a.Of)
	is, curves, widths := a.curves(s, weights)
	back := s.Share(row(a.Of.Gradient(), a.Focus)) > 0 || s.Arriving(a.Of.Gradient())
	if s.Has(a.Of) && !back {
		a.rest(s, "arrows", is, weights)
	}
	for k, j := range is {
		paint := picture.Solid(cmp.Or(a.Paint, picture.PosLine))
		if back || a.Hover >= 0 && a.Hover != j {
			paint = paint.Faded(0.25)
		}
		it := picture.Item{ID: "arc-" + strconv.Itoa(j), Label: a.label(j), Value: Percent(weights[j])}
		a.arrow(s, it, j, curves[k], widths[k], s.Share(a.cell(j)), paint)
	}
}

// Flow lets what the words give travel along the arrows to the focus, each as large as its share.
func (a Arcs) Flow(s *Scene, share float64) {
	t := Eased(share)
	if t == 0 {
		return
	}
	weights := s.Line(a.Of)
	is, curves, _ := a.curves(s, weights)
	for k, j := range is {
		s.Mark(curves[k].At(1-t), 2.5+6*weights[j], picture.PosLine)
	}
}

// Return draws the gradients of the weights beside the arrows, as wide as they are large.
func (a Arcs) Return(s *Scene) {
	grads := s.Line(a.Of.Gradient())
	shares, largest := make([]float64, len(grads)), 0.0
	for _, g := range grads {
		largest = max(largest, math.Abs(g))
	}
	for j, g := range grads {
		if largest > 0 && (a.Seen == nil || a.Seen(j)) {
			shares[j] = math.Abs(g) / largest
		}
	}
	a.Back, a.Ports = true, max(50, a.Room/2)
	is, curves, widths := a.curves(s, shares)
	if s.Has(a.Of.Gradient()) {
		a.rest(s, "arrows back", is, shares)
	}
	for k, j := range is {
		paint := picture.Solid(picture.Grad)
		switch {
		case a.Hover >= 0 && a.Hover != j:
			paint = paint.Faded(0.25)
		case !s.Arriving(a.cell(j).Gradient()):
			paint = paint.Faded(0.7)
		}
		it := picture.Item{ID: "back-" + strconv.Itoa(j), Label: phrase.Say("arrow back", "arrow", a.label(j)), Gradient: number.Format(grads[j])}
		a.arrow(s, it, j, curves[k], widths[k], s.Share(a.cell(j).Gradient()), paint)
	}
}

// rest says how many words arrows lead to, if to any, and how much the others hold together, unless that is next to nothing.
func (a Arcs) rest(s *Scene, name string, led []int, shares []float64) {
	n, all, shown := 0, 0.0, 0.0
	for _, v := range shares {
		if all += v; v > 0 {
			n++
		}
	}
	for _, j := range led {
		shown += shares[j]
	}
	if rest := 1 - shown/all; len(led) > 0 && rest >= 0.015 {
		text := phrase.Say(name, "n", len(led), "all", n, "rest", Percent(rest))
		s.Fitted(a.Said.X, a.Said.Y, text, Note.Within(a.Said.W))
	}
}

func (a Arcs) cell(j int) film.Ref { return film.At(a.Of.Name, a.Of.I, j) }

func (a Arcs) label(j int) string {
	return phrase.Say("arrow", "from", a.Words[a.Focus], "to", a.Words[j], "n", j+1)
}

// arrow draws one arrow as an item, as far as it has come.
func (a Arcs) arrow(s *Scene, it picture.Item, j int, c picture.Cubic, width, share float64, paint picture.Paint) {
	if share <= 0 {
		return
	}
	it.Ring = picture.Rect{Box: a.Ring(j), Radius: 4}
	s.Item(it, func() { s.Add(picture.Arrow{Curve: c, Width: width, Paint: paint, Reach: timeline.Ease(share)}) })
}
