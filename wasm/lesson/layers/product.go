package layers

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// opened is the weight of an entered attention that is written out: the chosen one or, while weights come about, the strongest
// of the word and the head in focus.
func (s *scene) opened() (r film.Ref, ok bool) {
	if !attends(s.At) || s.way {
		return r, false
	}
	if r, ok := s.Parse(s.selected); ok && r.N == 2 && !r.Back {
		for h := range s.Heads {
			if r.Name == s.HeadWeights(s.At, h) {
				return r, s.sees(r)
			}
		}
		return r, false
	}
	if !slices.Contains([]string{"scores", "softmax", "weights"}, s.Steps[s.Step].Element) {
		return r, false
	}
	r = film.At(s.HeadWeights(s.At, s.Head), s.row())
	r.J, r.N = figure.Strongest(s.Line(r), 1)[0], 2
	return r, true
}

// sees reports whether no mask hides a word from the one that asks.
func (s *scene) sees(r film.Ref) bool {
	return Kind(s.At) != "self" || !s.of(s.At).Causal || r.J <= r.I
}

// product is how a weight comes about: the numbers of query and key, each pair multiplied, and beside them what becomes of the
// sum, an operation a line.
func (s *scene) product(at picture.Box, r film.Ref) {
	head, _ := strconv.Atoi(r.Name[strings.LastIndexByte(r.Name, 'a')+1:])
	n := s.D / s.Heads
	q, k := film.At(s.At+".q", r.I, 0), film.At(s.At+".k", r.J, 0)
	cells := figure.Spread(at.X+labels, (at.W-labels-headsWide-16)/float64(n), n, 1)
	frame := cells.Across(at.Y, 74)
	of := func(name, word string) string { return say("of the word", "name", name, "word", word) }
	names := []string{of("q", s.words(s.At)[r.I]), of("k", s.asked(s.At)[r.J]), "q × k"}
	for i, name := range names {
		look := figure.Name.Within(labels - 8)
		if i == 2 {
			look = look.In(picture.Ink1).Sized(13, 600)
		}
		s.Write(at.X, at.Y+16+25*float64(i), figure.Fit(name, 13, labels-8), look)
	}
	known, sum, scale := s.Has(film.At(r.Name+".scores", r.I, r.J)), 0.0, 0.0
	pairs := make([]float64, n)
	for c := range n {
		q.J, k.J = (head-1)*n+c, (head-1)*n+c
		figure.Number{Of: q}.Draw(s.Scene, cells.Box(c, at.Y, 24))
		figure.Number{Of: k}.Draw(s.Scene, cells.Box(c, at.Y+25, 24))
		pairs[c] = s.Line(q)[q.J] * s.Line(k)[k.J]
		sum, scale = sum+pairs[c], max(scale, math.Abs(pairs[c]))
	}
	for c, x := range pairs {
		s.pair(cells.Box(c, at.Y+50, 24), x, scale, known)
	}
	s.Add(picture.Rect{Box: frame.Grown(2), Radius: 3, Stroke: figure.Framed})
	s.chain(picture.Box{X: at.X + at.W - headsWide, Y: at.Y, W: headsWide}, r, sum)
}

// pair is one number of the query times that of the key.
func (s *scene) pair(at picture.Box, x, scale float64, known bool) {
	cell := picture.Rect{Box: at, Radius: 2, Stroke: figure.Empty}
	if !known {
		s.Add(cell)
		return
	}
	cell.Fill, cell.Stroke = picture.Sign(x, scale), figure.Hairline
	s.Add(cell)
	if d := figure.Decimals(at.W, at.H, scale); d >= 0 {
		s.Write(at.X+at.W/2, at.Y+16.5, number.Fixed(x, d), figure.Digits.Within(at.W-2))
	}
}

// chain is what becomes of the sum of those.
func (s *scene) chain(at picture.Box, r film.Ref, sum float64) {
	stage := func(name string) film.Ref { return film.Ref{Name: r.Name + "." + name, I: r.I, J: r.J, N: r.N} }
	line := func(i int, of film.Ref, name, value string, look figure.Label) {
		y := at.Y + 10 + 17*float64(i)
		if !s.Has(of) {
			value = "·"
		}
		s.Write(at.X, y, name, figure.Note.In(picture.Ink2).Within(at.W-42))
		s.Write(at.X+at.W, y, value, look.At(picture.End))
	}
	value := func(of film.Ref) float64 { return s.Line(of)[of.J] }
	total := film.Ref{Name: r.Name + ".sum", I: r.I, N: 2}
	largest := film.Ref{Name: r.Name + ".max", I: r.I, N: 2}
	look := figure.Note.In(picture.Ink1).Sized(12, 500)
	line(0, stage("scores"), "Σ q × k", number.Fixed(sum, 2), look)
	line(1, stage("scores"), "÷ √"+strconv.Itoa(s.D/s.Heads), number.Fixed(value(stage("scores")), 2), look)
	line(2, stage("shifted"), "− "+number.Fixed(value(largest), 2), number.Fixed(value(stage("shifted")), 2), look)
	line(3, stage("exp"), say("e to that"), number.Short(value(stage("exp")), 3), look)
	line(4, r, "÷ Σ "+number.Short(value(total), 3), figure.Percent(value(r)), look.Sized(12, 600))
}
