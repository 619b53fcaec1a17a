package layers

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// towers draws the whole model: the words' lines, the blocks on them, and what goes from one tower to the other.
func (s *scene) towers(t towers) {
	for _, w := range t.all {
		top := t.output
		if w.first {
			top = t.memory
		}
		for i := range w.Words {
			s.Add(figure.Straight(w.x(i), top, w.x(i), t.foot, figure.Edge))
		}
	}
	for _, b := range s.crosses() {
		stroke := figure.Edge
		if s.Progress(b) == 1 {
			stroke = figure.Solid(picture.PosLine, 1)
		}
		s.Add(picture.Curve{Points: t.way(b), Stroke: stroke})
	}
	for _, w := range t.all {
		s.framed(w)
		for i, b := range w.blocks {
			s.descent(t, w, i)
			s.block(w.box(i), w, b)
			if Kind(b) == "feedforward" && !t.slide {
				s.layer(w.box(i), w, parents(b)[2])
			}
		}
		s.incoming(t, w)
	}
	s.outgoing(t)
	s.looked(t)
	s.climb(t)
	box := picture.Box{Y: t.box.Y + 14, W: t.last().left - 70, H: 150}
	switch {
	case t.slide && s.way:
		s.cost(box)
	case t.slide:
		s.likely(s.Scene, box, 3)
	case s.way:
		s.blame(t)
		s.key(t, box)
	default:
		s.Likely(s.Scene, box)
	}
}

// way is the way along the bus from the first word of the encoder to a cross-attention.
func (t towers) way(b string) []picture.Point {
	from := t.all[0]
	x, to := (from.left+from.width+t.last().left)/2, t.last().place(b)
	y := to.Center().Y
	return []picture.Point{{X: from.x(0), Y: t.memory}, {X: x, Y: t.memory}, {X: x, Y: y}, {X: to.X, Y: y}}
}

// framed draws the frame around the place, where that is a stack or a layer.
func (s *scene) framed(w tower) {
	var around picture.Box
	for i, b := range w.blocks {
		if s.At != Whole && Holds(s.At, b) {
			around = around.Union(w.box(i).Grown(6))
		}
	}
	if around.W > 0 {
		s.Add(picture.Rect{Box: around, Radius: 8, Stroke: picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 1}})
	}
}

// block is one block with its name, how it works and what it hands on.
func (s *scene) block(box picture.Box, w tower, b string) {
	known := s.Has(film.At(s.Out(b)))
	frame := picture.Rect{Box: box, Radius: 5, Fill: picture.Solid(picture.Well), Stroke: figure.Edge}
	if !known {
		frame.Fill, frame.Stroke = picture.Solid(picture.Ground), figure.Empty
	}
	switch back, now := s.UnderWay(b); {
	case now && back:
		frame.Stroke = figure.Solid(picture.Grad, 1.5)
	case now:
		frame.Stroke = figure.Framed
	case s.Undone(b):
		frame.Stroke = picture.Stroke{Paint: passed, Width: 1}
	}
	it := s.wayTo(b, frame)
	s.Item(it, func() {
		s.Add(frame)
		at, look := box.X+box.W+9, figure.Note
		if w.first {
			at, look = box.X-9, look.At(picture.End)
		}
		if w.high < blockHigh/2 {
			return
		}
		s.Write(at, box.Y+11, short(b), look.In(picture.Ink2).Within(margin-12))
	})
	if w.high == blockHigh {
		s.content(box, w, b)
		s.learned(box, w, b)
	}
}

// layer is the name of a layer, over that of its last block.
func (s *scene) layer(box picture.Box, w tower, place string) {
	name := figure.Capital(short(place))
	ring := picture.Rect{Box: picture.Box{X: box.X + box.W + 5, Y: box.Y - 15, W: 54, H: 15}, Radius: 4}
	x, look := ring.X+4, figure.Note.In(picture.Ink1).Sized(12, 600)
	if w.first {
		ring.X = box.X - 59
		x, look = box.X-9, look.At(picture.End)
	}
	it := s.wayTo(place, ring)
	s.Item(it, func() {
		s.Add(picture.Rect{Box: ring.Box})
		s.Write(x, box.Y-4, name, look)
	})
}

// content is what a block does, in small: attention joins words, everything else makes numbers of each.
func (s *scene) content(box picture.Box, w tower, b string) {
	switch Kind(b) {
	case "self":
		s.glances(box, w, b)
	case "cross":
		s.met(box, w, b)
	default:
		s.strips(box, w, s.Out(b))
	}
}

// strips are a row of numbers for every word, in means of some numbers each, so that it is a few cells wide. All share their
// colours.
func (s *scene) strips(box picture.Box, w tower, name string) {
	wide, rows := min(40, w.columns.Column-5), len(w.Words)
	cells := s.Binned(film.At(name), rows, int(wide/4))
	full := film.Largest(cells)
	for i := range rows {
		r := film.At(name, i)
		ring := picture.Rect{Box: picture.Box{X: w.x(i) - wide/2, Y: box.Y + 7, W: wide, H: 12}, Radius: 2, Stroke: figure.Empty}
		s.Item(s.ItemOf(r, ring), func() {
			if !s.Has(r) {
				s.Add(ring)
				return
			}
			row := picture.Grid{Rows: 1, Cols: cells.Cols, Data: cells.Data[i*cells.Cols : (i+1)*cells.Cols]}
			s.Add(figure.Painted(row, ring.Box, full))
		})
	}
}

// glances are the strongest look of every word at another one, over all heads of a self-attention.
func (s *scene) glances(box picture.Box, w tower, b string) {
	share := s.Progress(b)
	if share == 0 {
		return
	}
	foot := box.Y + box.H - 4
	for i, row := range s.looks(b) {
		j := figure.Strongest(row, 2)
		to := j[0]
		if to == i && len(j) > 1 {
			to = j[1]
		}
		if to == i || row[to] < 0.1 {
			continue
		}
		from, end := picture.Point{X: w.x(i), Y: foot}, picture.Point{X: w.x(to), Y: foot}
		rise := min(16, 6+0.06*max(from.X-end.X, end.X-from.X)) * 4 / 3
		c := picture.Cubic{from, {X: from.X, Y: foot - rise}, {X: end.X, Y: foot - rise}, end}
		before, _ := c.Split(max(0.01, share))
		s.Add(picture.Curve{Points: before.Flat(0.2), Stroke: s.going(b, 0.75+2.5*row[to])})
	}
}

// looks are the weights of an attention, averaged over its heads.
func (m *Model) looks(b string) [][]float64 {
	if m.means[b] == nil {
		for h := range m.Heads {
			a := film.Lines(m.Matrix(film.At(m.HeadWeights(b, h))))
			if h == 0 {
				m.means[b] = make([][]float64, len(a))
			}
			for i, row := range a {
				if h == 0 {
					m.means[b][i] = make([]float64, len(row))
				}
				for j, x := range row {
					m.means[b][i][j] += x / float64(m.Heads)
				}
			}
		}
	}
	return m.means[b]
}

// incoming are the words that come in, in several lines where they are long, and the name of the tower.
func (s *scene) incoming(t towers, w tower) {
	for i, word := range w.Words {
		y := t.foot + 15 + 15*float64(i%t.lines)
		s.word(film.At(w.Item, i), w.x(i), y, word, t.column*float64(t.lines)-4, !w.first && i == s.Focus)
	}
	x, look := w.left+w.width+13, figure.Name
	if w.first {
		x, look = w.left-13, look.At(picture.End)
	}
	name := figure.Capital(short(w.Scope))
	ring := picture.Rect{Box: picture.Box{X: x - 4, Y: t.foot + 1, W: figure.Taken(name, 13) + 8, H: 20}, Radius: 4}
	if w.first {
		ring.X = x + 4 - ring.W
	}
	it := s.wayTo(w.Scope, ring)
	s.Item(it, func() {
		s.Add(picture.Rect{Box: ring.Box})
		s.Write(x, t.foot+15, name, look)
	})
}

// word is a word as an item.
func (s *scene) word(r film.Ref, x, y float64, word string, room float64, focus bool) {
	room = min(room, 2*x, 2*(s.Width-x))
	box := picture.Box{X: x - room/2, Y: y - 12, W: room, H: 16}
	it := picture.Item{ID: r.String(), Label: quoted(word), Ring: picture.Rect{Box: box, Radius: 4}}
	if len(s.Stacks) == 1 || r.Name != s.Stacks[0].Item {
		it.Set = map[string]string{"focus": number.Fixed(float64(r.I+1), 0)}
	}
	look := figure.Digits
	if focus {
		look.Weight = 600
	}
	s.Item(it, func() {
		s.Add(picture.Rect{Box: box})
		s.Write(x, y, figure.Fit(word, 12, room), look.Within(room))
	})
}
