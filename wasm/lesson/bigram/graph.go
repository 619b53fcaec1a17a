package bigram

import (
	"math"
	"slices"
	"strconv"

	"glassbox/core/ngram"
	"glassbox/core/number"
	"glassbox/core/token"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// nodes are the symbols of a small graph: the start, the words, the end, and ⟨UNK⟩ if it was drawn or counted.
func (m *model) nodes() []int {
	all := []int{token.Start}
	for id := token.First; id < m.vocab.Len(); id++ {
		all = append(all, id)
	}
	all = append(all, token.End)
	drawn := func(d ngram.Draw) bool { return d.ID == token.Unknown }
	if m.vocab.Count(token.Unknown) > 0 || slices.ContainsFunc(m.drawn.Draws, drawn) {
		all = append(all, token.Unknown)
	}
	return all
}

// ring is the whole graph: an arrow for each pair that was counted, as wide as its probability.
func (s *scene) ring() {
	ids := s.nodes()
	at := map[int]picture.Point{}
	c := picture.Point{X: s.Width / 2, Y: (190 + s.note) / 2}
	rx, ry := min(330, s.Width/2-66), (s.note-190)/2-28
	for i, id := range ids {
		t := 2*math.Pi*float64(i)/float64(len(ids)) - math.Pi
		at[id] = picture.Point{X: c.X + rx*math.Cos(t), Y: c.Y + ry*math.Sin(t)}
	}
	d := s.drawn.Draws[s.index]
	from := d.Context[0]
	others := slices.DeleteFunc(slices.Clone(ids), func(id int) bool { return id == from || id == token.End })
	for _, a := range append(others, from) { // the present word's arrows lie on top
		for _, n := range s.counts.Continuations([]int{a}) {
			p := s.counts.P(s.smoothing(), []int{a}, n.ID)
			s.edge(at[a], at[n.ID], c, p, a == from, a == from && n.ID == d.ID && s.second)
		}
	}
	if s.counts.Count(d.Context, d.ID) == 0 && s.second {
		s.edge(at[d.Context[0]], at[d.ID], c, d.P, true, true)
	}
	for _, id := range ids {
		s.node(id, at[id], c)
	}
	if s.second && s.walk() < 1 {
		s.Mark(way(at[d.Context[0]], at[d.ID], c).At(s.walk()), 7, picture.Ink1)
	}
}

// way is the curve between two words of the ring, bent to the left so that there and back are two; a word that
// follows itself has a loop outward.
func way(a, b, c picture.Point) picture.Cubic {
	if a == b {
		dx, dy := a.X-c.X, a.Y-c.Y
		l := max(1, math.Hypot(dx, dy))
		dx, dy = dx/l*34, dy/l*34
		return picture.Cubic{{X: a.X - dy*0.2, Y: a.Y + dx*0.2}, {X: a.X - dx - dy, Y: a.Y - dy + dx},
			{X: a.X - dx + dy, Y: a.Y - dy - dx}, {X: a.X + dy*0.2, Y: a.Y - dx*0.2}}
	}
	dx, dy := b.X-a.X, b.Y-a.Y
	l := math.Hypot(dx, dy)
	gap := 10 / l
	bend := 0.13
	p := func(t, out float64) picture.Point {
		return picture.Point{X: a.X + dx*t + dy*out, Y: a.Y + dy*t - dx*out}
	}
	return picture.Cubic{p(gap, 0), p(1.0/3, bend), p(2.0/3, bend), p(1-gap, 0)}
}

func (s *scene) edge(a, b, c picture.Point, p float64, from, taken bool) {
	arrow := picture.Arrow{Curve: way(a, b, c), Width: 1.25 + 3.5*p, Paint: picture.Solid(picture.Hairline), Reach: 1}
	if from {
		arrow.Paint = picture.Solid(picture.PosLine).Faded(0.45)
	}
	if taken {
		arrow.Paint = picture.Solid(picture.PosLine)
	}
	s.Add(arrow)
}

// here is the word at which the mark stands.
func (s *scene) here() int {
	d := s.drawn.Draws[s.index]
	if s.walk() == 1 {
		return d.ID
	}
	return d.Context[0]
}

// node is a word of the graph: a dot with its name outside of the ring.
func (s *scene) node(id int, at, c picture.Point) {
	dot := picture.Circle(at, 5, picture.Solid(picture.Ground), figure.Ringed)
	l := figure.Label{Size: 15, Weight: 400, Role: picture.Ink2, Anchor: picture.Middle}
	if id == s.here() && (!s.second || s.arrived()) {
		dot = picture.Circle(at, 7, picture.Solid(picture.Ink1), picture.Stroke{})
		l.Role, l.Weight = picture.Ink1, 600
	}
	x, y, room := at.X, at.Y+24, min(100, s.Width/5)
	switch dx := (at.X - c.X) / (s.Width / 2); {
	case math.Abs(at.Y-c.Y) < 14 && dx < 0:
		l.Anchor, x, y = picture.End, at.X-13, at.Y+5
		room = min(100, at.X-15)
	case math.Abs(at.Y-c.Y) < 14:
		l.Anchor, x, y = picture.Start, at.X+13, at.Y+5
		room = min(100, s.Width-at.X-15)
	case at.Y < c.Y:
		y = at.Y - 13
	}
	s.Item(s.wordItem(id, at), func() {
		s.Add(dot)
		s.Write(x, y, figure.Fit(s.name(id), 15, room), l.Within(room+4))
	})
}

// fan is the neighbourhood of the present word in a large graph: the word before it, and what may come next.
func (s *scene) fan() {
	d := s.drawn.Draws[s.index]
	lines := 8
	var next []ngram.Outcome
	for o := range s.counts.Outcomes(s.smoothing(), d.Context) {
		if len(next) == lines || o.P == 0 {
			break
		}
		next = append(next, o)
	}
	if !slices.ContainsFunc(next, func(o ngram.Outcome) bool { return o.ID == d.ID }) {
		next[len(next)-1] = d.Outcome
	}
	top, bottom := 196.0, s.note-24
	mid := picture.Point{X: s.Width * 0.36, Y: (top + bottom) / 2}
	prev := picture.Point{X: s.Width * 0.07, Y: mid.Y}
	right := s.Width * 0.62
	if s.narrow {
		mid.X, prev.X, right = s.Width*0.37, s.Width*0.1, s.Width*0.62
	}
	if s.index > 0 {
		s.before(prev, mid, s.drawn.Draws[s.index-1].Context[0])
	}
	var chosen picture.Point
	for i, o := range next {
		at := picture.Point{X: right, Y: mid.Y + (float64(i)-float64(len(next)-1)/2)*(bottom-top)/float64(lines-1)}
		taken := o.ID == d.ID && s.second
		if o.ID == d.ID {
			chosen = at
		}
		s.ray(mid, at, d.Context[0], o, taken)
	}
	s.center(mid, d.Context[0])
	if s.second {
		s.Mark(spread(mid, chosen).At(s.walk()), 7, picture.Ink1)
	}
	if n := s.followers(d.Context[0]); n > len(next) {
		s.Write(s.Width, s.note, say("showing", "n", len(next), "all", number.Int(n)), figure.Note.At(picture.End))
	}
}

// followers is how many words can follow a word.
func (m *model) followers(id int) int {
	if m.alpha > 0 {
		return m.symbols()
	}
	return len(m.counts.Continuations([]int{id}))
}

func (s *scene) before(prev, mid picture.Point, id int) {
	way := picture.Straight(picture.Point{X: prev.X + 10, Y: prev.Y}, picture.Point{X: mid.X - 12, Y: mid.Y})
	s.Add(picture.Arrow{Curve: way, Width: 1.5, Paint: picture.Solid(picture.Edge), Reach: 1})
	s.Add(picture.Circle(prev, 5, picture.Solid(picture.Ground), figure.Ringed))
	s.Write(prev.X, prev.Y+26, figure.Fit(s.name(id), 13, 2*prev.X), figure.Name.At(picture.Middle))
}

func (s *scene) center(mid picture.Point, id int) {
	r := picture.Circle(mid, 7, picture.Solid(picture.Ink1), picture.Stroke{})
	s.Item(s.wordItem(id, mid), func() {
		s.Add(r)
		l := figure.Label{Size: 15, Weight: 600, Role: picture.Ink1, Anchor: picture.Middle}
		s.Write(mid.X-4, mid.Y+28, figure.Fit(s.name(id), 15, s.Width*0.28), l)
	})
}

// wordItem is a word of the graph that can be pointed at.
func (s *scene) wordItem(id int, at picture.Point) picture.Item {
	ring := picture.Circle(at, 9, picture.Paint{}, picture.Stroke{})
	return picture.Item{ID: "n-" + strconv.Itoa(id), Label: say("item.word", "word", s.name(id)), Ring: ring}
}

func spread(a, b picture.Point) picture.Cubic {
	x := (a.X + b.X) / 2
	return picture.Cubic{{X: a.X + 10, Y: a.Y}, {X: x, Y: a.Y}, {X: x, Y: b.Y}, {X: b.X - 10, Y: b.Y}}
}

func (s *scene) ray(mid, at picture.Point, from int, o ngram.Outcome, taken bool) {
	arrow := picture.Arrow{Curve: spread(mid, at), Width: 1.25 + 7*o.P, Paint: picture.Solid(picture.PosLine).Faded(0.45), Reach: 1}
	l := figure.Label{Size: 15, Weight: 400, Role: picture.Ink2}
	if taken {
		arrow.Paint = picture.Solid(picture.PosLine)
		l.Weight, l.Role = 600, picture.Ink1
	}
	s.Add(arrow)
	room := min(s.Width-at.X, 220) - 52
	ring := picture.Rect{Box: picture.Box{X: at.X - 8, Y: at.Y - 12, W: min(s.Width-at.X, 220) + 8, H: 24}, Radius: 3}
	it := picture.Item{ID: pairID("w", from, o.ID), Label: say("item.next", "word", s.name(o.ID)), Value: number.Fixed(o.P, 4), Ring: ring}
	s.Item(it, func() {
		s.Add(ring)
		s.Add(picture.Circle(at, 5, picture.Solid(picture.Ground), figure.Ringed))
		s.Write(at.X+12, at.Y+5, figure.Fit(s.name(o.ID), 15, room), l.Within(room+2))
		p := figure.Label{Size: 13, Weight: 500, Role: picture.Ink1, Anchor: picture.End}
		s.Write(min(s.Width, at.X+220), at.Y+5, number.Short(o.P, 2), p)
	})
}
