package figure

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/core/order"
	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Bundle is the arrows of several heads over a sentence, each head in its colour and its lane, and the gradients that
// return beside them.
type Bundle struct {
	Lanes
	Words []string
	Of    func(head int) film.Ref // the matrix of a head's weights
	Faint func(head, word int) bool
	Said  picture.Box // where it is said of which weights there are arrows
	kept  []Lane
	rest  float64 // what those hold together that have none, where some found no room; else 0
}

// Keep takes those arrows that find room, of the weights of 5 % and more of the heads that are on, heaviest first.
func (b *Bundle) Keep(f *Figure, on []bool) {
	var all []Lane
	for k, is := range on {
		if !is {
			continue
		}
		weights := f.Line(row(b.Of(k), b.Focus))
		for _, j := range Strongest(weights, len(weights)) {
			if weights[j] < 0.05 {
				break
			}
			all = append(all, Lane{Head: k, Word: j, Weight: weights[j]})
		}
	}
	order.By(all, func(a, b Lane) int {
		switch {
		case a.Weight > b.Weight:
			return -1
		case a.Weight < b.Weight:
			return 1
		}
		return 0
	})
	if b.kept = b.Fit(all); len(b.kept) == len(all) {
		return
	}
	heads, shown := 0.0, 0.0
	for _, is := range on {
		if is {
			heads++
		}
	}
	for _, l := range b.kept {
		shown += l.Weight
	}
	b.rest = 1 - shown/heads
}

func (b Bundle) cell(l Lane) film.Ref {
	r := b.Of(l.Head)
	r.I, r.J, r.N = b.Focus, l.Word, 2
	return r
}

// Draw draws the arrows with the bar that they leave from, lightest first; faint once gradients return.
func (b Bundle) Draw(s *Scene, back bool) {
	curves := b.Curves(b.kept)
	for i := len(b.kept) - 1; i >= 0; i-- {
		l, paint := b.kept[i], picture.Solid(Head(b.kept[i].Head))
		switch {
		case b.Faint(l.Head, l.Word):
			paint = paint.Faded(0.2)
		case back:
			paint = paint.Faded(0.35)
		}
		it := picture.Item{ID: "arc-" + b.id(l), Label: phrase.Say("head arrow", "lane", b.label(l)), Value: Percent(l.Weight)}
		b.arrow(s, it, l, curves[i], b.Width(l.Weight), s.Share(b.cell(l)), paint)
	}
	if b.rest > 0 && s.Has(b.Of(b.Heads-1)) {
		text := phrase.Say("arrows of heads", "n", len(b.kept), "rest", Percent(b.rest))
		s.Fitted(b.Said.X, b.Said.Y, text, Note.Within(b.Said.W))
	}
	if from, to := b.Bar(b.kept); len(b.kept) > 0 {
		s.Add(picture.Line(from, to, Framed))
	}
}

// Flow lets the values travel along the arrows to the focus, each as large as its share.
func (b Bundle) Flow(s *Scene, share func(head int) float64) {
	for i, c := range b.Curves(b.kept) {
		if t := Eased(share(b.kept[i].Head)); t > 0 {
			s.Mark(c.At(1-t), 2.5+5*b.kept[i].Weight, Head(b.kept[i].Head))
		}
	}
}

// Return draws the gradients of the weights beside the arrows.
func (b Bundle) Return(s *Scene) {
	curves := b.Curves(b.kept)
	for i := len(b.kept) - 1; i >= 0; i-- {
		l := b.kept[i]
		r := b.cell(l).Gradient()
		g := s.value(r, s.full(r))
		if g.full == 0 || g.x == 0 {
			continue
		}
		paint := picture.Solid(picture.Grad)
		switch {
		case b.Faint(l.Head, l.Word):
			paint = paint.Faded(0.2)
		case !s.Arriving(r):
			paint = paint.Faded(0.7)
		}
		it := picture.Item{ID: "back-" + b.id(l), Label: phrase.Say("head arrow back", "lane", b.label(l)), Gradient: number.Format(g.x)}
		b.arrow(s, it, l, b.Back(curves[i]), 1.25+3*min(1, math.Abs(g.x)/g.full)*b.Shrink(), s.Share(r), paint)
	}
}

func (b Bundle) id(l Lane) string { return strconv.Itoa(l.Head) + "-" + strconv.Itoa(l.Word) }

func (b Bundle) label(l Lane) string {
	from, to := b.Words[b.Focus], b.Words[l.Word]
	return phrase.Say("lane", "head", l.Head+1, "from", from, "to", to, "n", l.Word+1)
}

// arrow draws one arrow as an item, as far as it has come. Light colours have an edge.
func (b Bundle) arrow(s *Scene, it picture.Item, l Lane, c picture.Cubic, width, share float64, paint picture.Paint) {
	if share <= 0 {
		return
	}
	it.Ring = b.landing(l)
	arrow := picture.Arrow{Curve: c, Width: width, Paint: paint, Reach: timeline.Ease(share)}
	s.Item(it, func() {
		if it.Value != "" && cased(l.Head) && width > 3 && paint.Alpha == 1 && share == 1 {
			s.Add(picture.Arrow{Curve: c, Width: width + 1, Paint: Edge.Paint, Reach: 1})
		}
		s.Add(arrow)
	})
}

// landing is the place under an arrow's head, where its weight stands.
func (b Bundle) landing(l Lane) picture.Rect {
	at := b.At(l.Head, l.Word)
	if b.Upward {
		return picture.Rect{Box: picture.Box{X: b.Base - 4, Y: at - 4, W: 12, H: 8}, Radius: 2}
	}
	w := max(8, b.Pitch())
	return picture.Rect{Box: picture.Box{X: at - w/2, Y: b.Base + 2, W: w, H: 19}, Radius: 3}
}

// Percents writes the weights under the arrows' heads, heaviest first, as far as they do not touch.
func (b Bundle) Percents(s *Scene) {
	var taken [][2]float64
	for n, l := range b.kept {
		t := number.Fixed(100*l.Weight, 0)
		x, half := b.At(l.Head, l.Word), 3.9*float64(len(t))+1
		free := x-half > -4 && x+half < s.Width+4
		for _, k := range taken {
			free = free && (x+half <= k[0] || x-half >= k[1])
		}
		if !free {
			continue
		}
		taken = append(taken, [2]float64{x - half, x + half})
		look := Digits
		if n == 0 {
			look.Weight = 500
		}
		if b.Faint(l.Head, l.Word) {
			look = look.In(picture.Ink3)
		}
		s.Write(x, b.Base+16, t, look)
	}
}
