package layers

import (
	"math"
	"slices"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// outgoing is the block that makes probabilities, and over it the words that were to come, with what each costs.
func (s *scene) outgoing(t towers) {
	w := t.last()
	box := picture.Box{X: w.left - 4, Y: t.output, W: w.width + 8, H: t.high}
	frame := picture.Rect{Box: box, Radius: 5, Fill: picture.Solid(picture.Well), Stroke: figure.Edge}
	p, g := film.At("p"), film.At("logits").Gradient()
	if !s.Has(p) {
		frame.Fill, frame.Stroke = picture.Solid(picture.Ground), figure.Empty
	}
	if _, now := s.UnderWay("output"); now {
		frame.Stroke = figure.Framed
	}
	it := s.wayTo("output", frame)
	s.Item(it, func() {
		s.Add(frame)
		s.Write(box.X+box.W+9, box.Y+15, say("softmax p, %"), figure.Note.In(picture.Ink2).Within(margin-12))
		if s.Has(g) && !t.slide {
			s.Write(box.X+box.W+9, box.Y+33, s.slopes().named("∂L/∂z = p − 1", "p − 1"), figure.Note.In(picture.GradInk).Within(margin-12))
		}
	})
	if s.Has(p) {
		s.sparse(w, box.Y+15, figure.Digits, func(i int) string { return number.Fixed(100*s.Right(i), 0) })
	}
	if s.Has(g) && !t.slide {
		s.sparse(w, box.Y+33, figure.Digits.In(picture.GradInk), func(i int) string { return s.slopes().Write(s.Right(i) - 1) })
	}
	base, highest := t.output-12-15*float64(t.lines), s.Surprise(s.Worst())
	for i, word := range s.Next {
		y := t.output - 7 - 15*float64(i%t.lines)
		s.word(film.At(w.Item+"out", i), w.x(i), y, word, t.column*float64(t.lines)-4, i == s.Focus)
		if s.Other != nil && s.Other(i) {
			s.changed(w.x(i), y, word, t.column*float64(t.lines)-4)
		}
		if s.Has(film.At("mean")) && !t.slide {
			high := max(1, lossHigh*s.Surprise(i)/max(highest, 0.1))
			s.Add(picture.Rect{Box: picture.Box{X: w.x(i) - 6, Y: base - high, W: 12, H: high}, Fill: picture.Solid(picture.Ink1)})
			if s.Surprise(i) >= 0.1 && t.column >= 22 {
				s.Write(w.x(i), base-high-5, number.Fixed(s.Surprise(i), 1), figure.Digits)
			}
		}
	}
	if t.slide {
		return
	}
	s.Write(w.left+w.width+13, base, say("loss per word"), figure.Note.Within(margin-12))
}

// changed is the mark of a word that the learner has changed, in the corner of a cell around it.
func (s *scene) changed(x, y float64, word string, room float64) {
	wide := min(room, figure.Taken(word, 12)+10)
	box := picture.Box{X: x - wide/2, Y: y - 12, W: wide, H: 16}
	s.Add(picture.Rect{Box: box, Radius: 2, Stroke: figure.Hairline}, figure.Changed(box, false))
}

// sparse writes a number for each word of the target, those of the costliest first, as far as they do not touch.
func (s *scene) sparse(w tower, y float64, look figure.Label, text func(i int) string) {
	costs := make([]float64, len(w.Words))
	for i := range costs {
		costs[i] = s.Surprise(i)
	}
	var taken []picture.Box
	for _, i := range figure.Strongest(costs, len(costs)) {
		wide := figure.Taken(text(i), 12) + 6
		at := picture.Box{X: w.x(i) - wide/2, W: wide}
		if !slices.ContainsFunc(taken, func(b picture.Box) bool { return at.X < b.X+b.W && b.X < at.X+at.W }) {
			taken = append(taken, at)
			s.Write(w.x(i), y, text(i), look)
		}
	}
}

// Likely draws the likeliest words to come behind the word in focus, and what all that were to come cost.
func (m *Model) Likely(s *figure.Scene, at picture.Box) { m.likely(s, at, top) }

func (m *Model) likely(s *figure.Scene, at picture.Box, most int) {
	next, others, loss := "next word", "other words", "loss of all"
	if m.of("output").Item == "token" {
		next, others, loss = "next token", "other tokens", "loss of tokens"
	}
	s.Write(at.X, at.Y, say(next), figure.Title)
	x := at.X + figure.Taken(say(next), 13) + 14
	s.Write(x, at.Y, say("behind", "word", m.of("output").Words[m.Focus]), figure.Name.In(picture.Ink3))
	p := film.At("p", m.Focus)
	if !s.Has(p) {
		s.Write(at.X, at.Y+26, say("not yet written"), figure.Name.In(picture.Ink3))
		return
	}
	rest := func(n int, share string) string { return say(others, "n", n, "share", share) }
	bars := figure.Shares{Of: p, Name: m.Word, Chosen: m.IDs[m.Focus], Most: most, Names: 96, Rest: rest}
	if m.Changes.WasP != nil {
		bars.Was = film.Line(m.Changes.WasP, m.Focus)
	}
	bars.Draw(s, picture.Box{X: at.X, Y: at.Y + 12, W: at.W})
	if s.Has(film.At("loss")) {
		s.Write(at.X, at.Y+52+22*float64(most), say(loss, "loss", number.Format(m.Loss()), "n", len(m.Next)), figure.Title)
	}
}

// NextHigh is the height of that.
const NextHigh = 180

// top is how many of the likeliest words are shown.
const top = 5

// descent is the gradient that comes down the words' lines to what a block has handed on, as wide as it is long.
func (s *scene) descent(t towers, w tower, i int) {
	r := film.At(s.Out(w.blocks[i])).Gradient()
	share := s.Share(r)
	if share == 0 {
		return
	}
	from := t.output + t.high
	switch {
	case i+1 < len(w.blocks):
		from = w.tops[i+1] + t.block
	case w.first:
		from = t.memory
	}
	for k := range w.Words {
		r.I, r.N = k, 1
		c := picture.Straight(picture.Point{X: w.x(k), Y: from}, picture.Point{X: w.x(k), Y: w.tops[i]})
		s.Add(picture.Arrow{Curve: c, Width: s.wide(t, s.Size(r)), Paint: s.violet(w.blocks[i]), Reach: share})
	}
}

// steepest is the length of the longest gradient on any word's line.
func (m *Model) steepest() float64 {
	if m.longest == 0 {
		for _, b := range m.inner() {
			for k := range m.words(b) {
				m.longest = max(m.longest, m.Size(film.At(m.Out(b), k).Gradient()))
			}
		}
	}
	return max(m.longest, math.SmallestNonzeroFloat64)
}

// learned is how long the gradient of all weights of a block is, as a bar under its name.
func (s *scene) learned(box picture.Box, w tower, b string) {
	size, known := s.weightsOf(b)
	if !known && !s.way {
		return
	}
	bar := picture.Rect{Box: picture.Box{X: box.X + box.W + 9, Y: box.Y + 17, W: max(1, 34*size/s.heaviest()), H: 6},
		Fill: picture.Solid(picture.Grad)}
	if !known {
		bar.Box, bar.Radius = picture.Box{X: bar.X, Y: box.Y + 15, W: 26, H: 11}, 2
		bar.Fill, bar.Stroke = picture.Solid(picture.Ground), figure.Empty
	}
	at, look := bar.X+bar.W+6, figure.Note.In(picture.GradInk)
	if w.first {
		bar.X = box.X - 9 - bar.W
		at, look = bar.X-6, look.At(picture.End)
	}
	s.Add(bar)
	if known {
		s.Write(at, box.Y+24, s.norms().Write(size), look)
	} else {
		s.Write(bar.X+bar.W/2, box.Y+24.5, "·", figure.Digits.In(picture.Ink3))
	}
}

// weightsOf is the length of the gradient of all weights of a block, once all of it has arrived.
func (s *scene) weightsOf(b string) (size float64, known bool) {
	for _, r := range s.Params(b) {
		if !s.Has(r.Gradient()) {
			return 0, false
		}
	}
	return s.Norm(b), true
}

// heaviest is the longest gradient of the weights of any block.
func (m *Model) heaviest() float64 {
	if m.widest == 0 {
		for _, b := range m.inner() {
			m.widest = max(m.widest, m.Norm(b))
		}
	}
	return max(m.widest, math.SmallestNonzeroFloat64)
}
