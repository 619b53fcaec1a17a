package transformer

import (
	"math"
	"slices"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// outgoing is the block that makes probabilities, and over it the words that were to come, with what each costs.
func (s *scene) outgoing(t towers) {
	w := t.decoder
	box := picture.Box{X: w.left - 4, Y: t.output, W: w.width + 8, H: t.high}
	frame := picture.Rect{Box: box, Radius: 5, Fill: picture.Solid(picture.Well), Stroke: figure.Edge}
	p, g := film.At("p"), film.At("logits").Gradient()
	if !s.Has(p) {
		frame.Fill, frame.Stroke = picture.Solid(picture.Ground), figure.Empty
	}
	if _, now := s.underWay("output"); now {
		frame.Stroke = figure.Framed
	}
	it := wayTo("output", frame)
	s.Item(it, func() {
		s.Add(frame)
		s.Write(box.X+box.W+9, box.Y+15, say("softmax p, %"), figure.Note.In(picture.Ink2).Within(margin-12))
		if s.Has(g) && !t.slide {
			s.Write(box.X+box.W+9, box.Y+33, "∂L/∂z = p − 1", figure.Note.In(picture.GradInk).Within(margin-12))
		}
	})
	if s.Has(p) {
		s.sparse(w, box.Y+15, figure.Digits, func(i int) string { return number.Fixed(100*s.right(i), 0) })
	}
	if s.Has(g) && !t.slide {
		s.sparse(w, box.Y+33, figure.Digits.In(picture.GradInk), func(i int) string { return number.Fixed(s.right(i)-1, 2) })
	}
	base, highest := t.output-12-15*float64(t.lines), s.surprise(s.worst())
	for i, word := range s.target.words {
		y := t.output - 7 - 15*float64(i%t.lines)
		s.word(film.At("frenchout", i), w.x(i), y, word, t.column*float64(t.lines)-4, i == s.focus)
		if s.Has(film.At("mean")) && !t.slide {
			high := max(1, lossHigh*s.surprise(i)/max(highest, 0.1))
			s.Add(picture.Rect{Box: picture.Box{X: w.x(i) - 6, Y: base - high, W: 12, H: high}, Fill: picture.Solid(picture.Ink1)})
			if s.surprise(i) >= 0.1 && t.column >= 22 {
				s.Write(w.x(i), base-high-5, number.Fixed(s.surprise(i), 1), figure.Digits)
			}
		}
	}
	if t.slide {
		return
	}
	s.Write(w.left+w.width+13, base, say("loss per word"), figure.Note.Within(margin-12))
}

// right is the probability of word i of the target.
func (m *model) right(i int) float64 { return m.p.At(i, m.target.ids[i]) }

// sparse writes a number for each word of the target, those of the costliest first, as far as they do not touch.
func (s *scene) sparse(w tower, y float64, look figure.Label, text func(i int) string) {
	costs := make([]float64, len(w.words))
	for i := range costs {
		costs[i] = s.surprise(i)
	}
	var taken []picture.Box
	for _, i := range figure.Strongest(costs, len(costs)) {
		wide := figure.Taken(text(i), 12) + 3
		at := picture.Box{X: w.x(i) - wide/2, W: wide}
		if !slices.ContainsFunc(taken, func(b picture.Box) bool { return at.X < b.X+b.W && b.X < at.X+at.W }) {
			taken = append(taken, at)
			s.Write(w.x(i), y, text(i), look)
		}
	}
}

// next is the likeliest words to come behind the word in focus.
func (s *scene) next(box picture.Box) {
	s.Write(box.X, box.Y, say("next word"), figure.Title)
	s.Write(box.X+figure.Taken(say("next word"), 13)+14, box.Y, say("behind", "word", s.written()[s.focus]), figure.Name.In(picture.Ink3))
	if !s.Has(film.At("p")) {
		s.Write(box.X, box.Y+26, say("not yet written"), figure.Name.In(picture.Ink3))
		return
	}
	row := film.Line(s.p, s.focus)
	rest, names := 1.0, 96.0
	for k, id := range figure.Strongest(row, top) {
		y := box.Y + 12 + 22*float64(k)
		fill := picture.Paint{Role: picture.Pos, Share: 0.45, Alpha: 1}
		look := figure.Result.At(picture.End)
		look.Weight = 400
		if id == s.target.ids[s.focus] {
			fill, look.Weight = picture.Solid(picture.Pos), 600
		}
		wide := max(1, (box.W-names-60)*row[id])
		r := film.At("p", s.focus, id)
		bar := picture.Rect{Box: picture.Box{X: box.X + names, Y: y, W: wide, H: 16}, Radius: 2, Fill: fill}
		ring := picture.Rect{Box: picture.Box{X: box.X + names - 2, Y: y - 2, W: wide + 50, H: 20}, Radius: 3}
		s.Item(picture.Item{ID: s.ID(r), Label: s.label(r), Value: percent(row[id]), Ring: ring}, func() {
			s.Add(picture.Rect{Box: ring.Box}, bar)
			s.Write(box.X+names-12, y+13, s.french(id), look.Within(names-12))
			s.Write(box.X+names+wide+9, y+13, percent(row[id]), figure.Name.In(picture.Ink1))
		})
		rest -= row[id]
	}
	y := box.Y + 12 + 22*top + 12
	s.Write(box.X+names, y, say("other words", "n", len(row)-top, "share", percent(max(0, rest))), figure.Note)
	if s.Has(film.At("loss")) {
		s.Write(box.X, y+28, say("loss of all", "loss", number.Format(s.loss.At(0, 0)), "n", len(s.target.words)), figure.Title)
	}
}

// nextHigh is the height of that list.
const nextHigh = 180

// top is how many of the likeliest words are shown.
const top = 5

// descent is the gradient that comes down the words' lines to what a block has handed on, as wide as it is long.
func (s *scene) descent(t towers, w tower, i int) {
	r := film.At(s.out(w.blocks[i])).Gradient()
	share := s.Share(r)
	if share == 0 {
		return
	}
	from := t.output + t.high
	switch {
	case i+1 < len(w.blocks):
		from = w.tops[i+1] + blockHigh
	case w.name == "encoder":
		from = t.memory
	}
	for k := range w.words {
		r.I, r.N = k, 1
		size := s.size(r) / s.steepest()
		paint := picture.Paint{Role: picture.Grad, Share: 0.62, Alpha: 1}
		if s.Arriving(r) {
			paint = picture.Solid(picture.Grad)
		}
		c := picture.Straight(picture.Point{X: w.x(k), Y: from}, picture.Point{X: w.x(k), Y: w.tops[i]})
		s.Add(picture.Arrow{Curve: c, Width: 0.8 + min(7, t.column*0.3)*size, Paint: paint, Reach: share})
	}
}

// steepest is the length of the longest gradient on any word's line.
func (m *model) steepest() float64 {
	if m.longest == 0 {
		for _, stack := range []string{"encoder", "decoder"} {
			for _, b := range blocks(stack) {
				for k := range m.words(b) {
					r := film.At(m.out(b), k).Gradient()
					m.longest = max(m.longest, m.size(r))
				}
			}
		}
	}
	return max(m.longest, math.SmallestNonzeroFloat64)
}

// blame is the gradient that goes over from French into English, with its length for each word.
func (s *scene) blame(t towers) {
	w := t.encoder
	r := film.At(s.out(w.blocks[len(w.blocks)-1])).Gradient()
	if !s.Has(r) {
		return
	}
	s.bus(t, line(picture.Grad, 1.5))
	for k := range w.words {
		r.I, r.N = k, 1
		y := t.memory - 22 - 18*float64(k%2)
		box := picture.Box{X: w.x(k) - min(21, t.column-3), Y: y, W: 2 * min(21, t.column-3), H: 16}
		s.Add(straight(w.x(k), y+16, w.x(k), t.memory, line(picture.Grad, 1)))
		s.Add(picture.Rect{Box: box, Radius: 8, Fill: picture.Solid(picture.Grad)})
		s.Write(w.x(k), y+12.5, number.Fixed(s.size(r), 2), figure.Digits.In(picture.Ground).Within(box.W-4))
	}
	s.Write(w.left-13, t.memory-16, "∂L/∂"+say("english"), figure.Note.In(picture.GradInk).At(picture.End).Within(margin-14))
}

// learned is how long the gradient of all weights of a block is, as a bar under its name.
func (s *scene) learned(box picture.Box, w tower, b string) {
	size, known := s.weightsOf(b)
	if !known {
		return
	}
	wide := max(1, 34*size/s.heaviest())
	x, at, look := box.X+box.W+9, 0.0, figure.Note.In(picture.GradInk)
	if at = x + wide + 6; w.name == "encoder" {
		x, look = box.X-9-wide, look.At(picture.End)
		at = x - 6
	}
	s.Add(picture.Rect{Box: picture.Box{X: x, Y: box.Y + 17, W: wide, H: 6}, Fill: picture.Solid(picture.Grad)})
	s.Write(at, box.Y+24, number.Fixed(size, 2), look)
}

// weightsOf is the length of the gradient of all weights of a block, and whether all of it has arrived.
func (s *scene) weightsOf(b string) (size float64, known bool) {
	known = true
	for _, name := range s.learns[b] {
		r := film.At(name).Gradient()
		known = known && s.Has(r)
		size = math.Hypot(size, s.model.size(r))
	}
	return size, known
}

// heaviest is the longest gradient of the weights of any block.
func (s *scene) heaviest() (longest float64) {
	for b := range s.learns {
		size, _ := s.weightsOf(b)
		longest = max(longest, size)
	}
	return max(longest, math.SmallestNonzeroFloat64)
}

// learners are the names of the weights of every block.
func (m *model) learners() map[string][]string {
	all := map[string][]string{}
	for i, v := range m.Values() {
		if v.Op == "param" && !strings.HasPrefix(v.Path, "output") {
			all[block(v.Scope)] = append(all[block(v.Scope)], m.Name(i))
		}
	}
	return all
}
