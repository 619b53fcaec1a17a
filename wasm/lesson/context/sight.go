package context

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// beamWeight makes every beam equally wide: they tell who is seen, not how much.
const beamWeight = 0.04

// sight draws the sentence with the beams from the word to predict back to the words it may see.
func (s *scene) sight() {
	n := len(s.words)
	if s.wide() {
		column, margin := s.Width/float64(n), 0.0
		if column < 48 { // then names are wider than their columns
			margin = 20
			column = (s.Width - 2*margin) / float64(n)
		}
		centers := make([]float64, n)
		for i := range centers {
			centers[i] = margin + (float64(i)+0.5)*column
		}
		base := 186.0
		if s.Slide {
			base = 160
		}
		rise := figure.RiseFor(n, false).Under(base-18, column*float64(s.predict))
		s.beams(figure.Fan{From: centers[s.predict], Base: base, Rise: rise, Shrink: 1}, centers, column)
		s.blocks(func(i int) picture.Box {
			return picture.Box{X: centers[i] - column/2 + 4, Y: base + 3, W: column - 8, H: 12}
		})
		row := figure.Row{Words: s.words, Focus: s.predict, Centers: centers, Column: column, Y: base + 46, Size: s.size(column), Set: "see"}
		row.Draw(s.List, nil, -1)
		s.span(picture.Point{X: centers[s.see], Y: base + 84}, picture.Point{X: centers[s.predict], Y: base + 84})
		s.summary(base+148, 5)
		return
	}
	list := figure.List{Words: s.words, Focus: s.predict, X: 150, Y: 8, W: s.Width - 150, Names: s.Width - 220,
		Pitch: figure.PitchFor(n), Set: "see"}
	centers := make([]float64, n)
	for i := range centers {
		centers[i] = list.Center(i)
	}
	rise := figure.RiseFor(n, true).Under(110, list.Pitch*float64(s.predict))
	s.beams(figure.Fan{From: centers[s.predict], Base: 122, Rise: rise, Shrink: 0.86, Upward: true}, centers, list.Pitch)
	s.blocks(func(i int) picture.Box {
		return picture.Box{X: 124, Y: centers[i] - list.Pitch/2 + 2, W: 12, H: list.Pitch - 4}
	})
	list.Draw(s.List, nil, -1)
	s.span(picture.Point{X: s.Width - 16, Y: centers[s.see]}, picture.Point{X: s.Width - 16, Y: centers[s.predict]})
	s.summary(list.Bottom()+32, 3)
}

// size is that at which every word of a row fits its column, if there is one.
func (s *scene) size(column float64) float64 {
	for _, w := range s.words {
		if figure.Width(w, 15) > column-4 {
			return 13
		}
	}
	return 15
}

// sees reports whether the word i is within the present n.
func (s *scene) sees(i int) bool {
	k := s.predict - i
	return k > 0 && k < s.n && s.Share(film.At(numbered("back", k))) > 0
}

// beams are the arrows back from the word: of the n-gram model, or of attention, which has all of them.
func (s *scene) beams(f figure.Fan, centers []float64, room float64) {
	all := s.Share(film.At("window")) > 0
	var ts []figure.Target
	var is []int
	for i := s.predict - 1; i >= 0; i-- {
		if all || s.predict-i < s.n {
			ts, is = append(ts, figure.Target{At: centers[i], Weight: beamWeight}), append(is, i)
		}
	}
	width, _ := f.Bundle(ts, room)
	curves := f.Arrows(ts, room)
	for j, c := range curves {
		if width > 1.2*room { // then they leave from one point
			c = f.Arrows(ts[j:j+1], room)[0]
		}
		k := s.predict - is[j]
		id, t := numbered("back", k), 0.0
		paint := picture.Solid(picture.PosLine)
		if k < s.n {
			t = s.eased(id)
		}
		if t == 0 && all {
			id, t, paint = "window-"+strconv.Itoa(is[j]), s.eased("window"), picture.Solid(picture.Ink3)
		}
		s.beam(id, is[j], picture.Arrow{Curve: c, Width: f.Width(beamWeight), Paint: paint, Reach: t})
	}
}

func (s *scene) beam(id string, i int, a picture.Arrow) {
	if a.Reach == 0 {
		return
	}
	end := a.Curve[3]
	it := picture.Item{ID: id, Label: say("noun.beam", "from", s.words[s.predict], "to", s.words[i], "n", i+1),
		Value: say("words back", "n", s.predict-i), Ring: picture.Circle(end, 8, picture.Paint{}, picture.Stroke{})}
	s.Item(it, func() { s.Add(a) })
}

// blocks are the places of the words: black to be predicted, blue seen, grey out of sight or not yet written.
func (s *scene) blocks(box func(i int) picture.Box) {
	for i := range s.words {
		r := picture.Rect{Box: box(i), Radius: 3, Fill: picture.Solid(picture.Hairline)}
		switch {
		case i == s.predict:
			r.Fill = picture.Solid(picture.Ink1)
		case s.sees(i):
			r.Fill = picture.Paint{Role: picture.Pos, Share: 0.55, Alpha: 1}
		case i < s.predict && s.has("window"):
			r.Stroke = figure.Rest
		}
		s.Add(r)
	}
}

// span is the distance between the two words that are asked about.
func (s *scene) span(from, to picture.Point) {
	t := s.eased("needed")
	if t == 0 {
		return
	}
	from = picture.Point{X: to.X + (from.X-to.X)*t, Y: to.Y + (from.Y-to.Y)*t}
	s.Add(picture.Line(from, to, figure.Framed))
	flat := from.Y == to.Y
	for _, p := range []picture.Point{from, to} {
		a, b := picture.Point{X: p.X - 6, Y: p.Y}, picture.Point{X: p.X, Y: p.Y}
		if flat {
			a, b = picture.Point{X: p.X, Y: p.Y - 6}, picture.Point{X: p.X, Y: p.Y}
		}
		s.Add(picture.Line(a, b, figure.Framed))
	}
	needed := number.Format(s.Single("needed").Value)
	if !flat {
		s.Write(to.X-8, (from.Y+to.Y)/2+5, "n = "+needed, figure.Result.Sized(15, 600).At(picture.End))
		return
	}
	text := say("words apart", "n", s.predict-s.see, "needed", needed)
	half := picture.Wide(text, 15) / 2
	s.Write(max(half, min(s.Width-half, (from.X+to.X)/2)), to.Y+18, text, figure.Result.Sized(15, 600))
}

// summary are the numbers, so many in a row.
func (s *scene) summary(y float64, columns int) {
	gap := 12.0
	w := min(150, (s.Width-4-gap*float64(columns-1))/float64(columns))
	for i, id := range []string{"apart", "needed", "V", "possible", "window"} {
		s.named(id, picture.Box{X: 2 + float64(i%columns)*(w+gap), Y: y + 56*float64(i/columns), W: w, H: 28})
	}
}
