package dot

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// grid is where the three matrices stand: queries at the left, keys above, scores where row and column meet.
type grid struct {
	wide   bool
	w, h   float64 // of a cell
	qx, kx float64
	ky, qy float64
	aside  float64 // where the terms of the present score are written
	rule   float64
}

func matrixLayout(width float64) grid {
	g := grid{wide: width >= sideBySide, w: 52, h: 32, qx: 70 + max(0, width-746)/2, ky: 44}
	if !g.wide {
		g.qx = 24
		g.w = min(56, (width-g.qx-26)/(depth+keys))
	}
	g.kx = g.qx + depth*g.w + 22
	if g.wide {
		g.kx += 24
	}
	g.qy = g.ky + depth*g.h + 44
	g.aside = g.kx + keys*g.w + 56
	g.rule = g.qy + queries*g.h + 22
	return g
}

func (g grid) cell(x, y float64, row, col int) picture.Box {
	return picture.Box{X: x + float64(col)*g.w, Y: y + float64(row)*g.h, W: g.w - 2, H: g.h - 2}
}

// drawMatrix draws the queries, the keys as columns, and the scores as far as they are computed.
func (s *scene) drawMatrix() {
	g := matrixLayout(s.Width)
	now := s.stages[s.Step]
	row, col := now.pair/keys, now.pair%keys
	playing := now.event == sum
	s.titles(g, playing, row, col)
	for i := range queries {
		for k := range depth {
			s.entry("q", i, k, s.q[i][k], g.cell(g.qx, g.qy, i, k), playing && i == row && now.k == k)
		}
	}
	for j := range keys {
		for k := range depth {
			s.entry("k", j, k, s.k[j][k], g.cell(g.kx, g.ky, k, j), playing && j == col && now.k == k)
		}
	}
	for j := range s.pairs {
		s.score(g, j, playing && j == now.pair)
	}
	if playing {
		s.frames(g, row, col)
		if g.wide {
			s.aside(g, now)
		}
	}
	s.computation(g.rule)
}

// titles name the matrices, their rows and their columns.
func (s *scene) titles(g grid, playing bool, row, col int) {
	head := figure.Name.Sized(13, 500).In(picture.Ink1)
	s.Write(g.qx, g.qy-10, say("head.queries"), head)
	s.Write(g.kx, g.ky-28, say("head.keys"), head)
	s.Write(g.kx, g.qy-10, say("head.scores"), head)
	label := func(x, y float64, key string, i int, lit bool, l figure.Label) {
		if lit {
			l = l.In(picture.Ink1).Sized(12, 600)
		}
		text := strconv.Itoa(i + 1)
		if g.wide {
			text = say("head."+key, "n", text)
		}
		s.Write(x, y, text, l)
	}
	for i := range queries {
		label(g.qx-9, g.qy+float64(i)*g.h+g.h/2+3, "q", i, playing && i == row, figure.Note.At(picture.End))
	}
	for j := range keys {
		label(g.kx+(float64(j)+0.5)*g.w-1, g.ky-9, "k", j, playing && j == col, figure.Note.At(picture.Middle))
	}
}

// entry is a number of a query or a key.
func (s *scene) entry(key string, i, k int, v float64, box picture.Box, present bool) {
	id, label := key+strconv.Itoa(i+1)+"_"+strconv.Itoa(k+1), say("and number", "name", say("head."+key, "n", i+1), "n", k+1)
	s.Field(figure.Field{
		Item: picture.Item{ID: id, Label: label, Control: control.Element(key, i*depth+k)},
		Box:  box, Number: v, Scale: s.most(), Known: true, Present: present, Size: 13,
	})
}

// score is a cell of the product: the sum of the products so far.
func (s *scene) score(g grid, j int, present bool) {
	last, v := s.sumOf(j)
	row, col := j/keys, j%keys
	s.Field(figure.Field{
		Item: picture.Item{ID: scoreID(j), Label: say("item.score", "query", row+1, "key", col+1)},
		Box:  g.cell(g.kx, g.qy, row, col), Number: v, Scale: s.most(), Known: last >= 0, Present: present, Size: 13,
	})
}

func scoreID(j int) string { return "s" + strconv.Itoa(j/keys+1) + "_" + strconv.Itoa(j%keys+1) }

// most is the largest magnitude of all numbers in sight.
func (s *scene) most() (most float64) {
	for _, p := range s.pairs {
		most = max(most, p.scaleBoth)
	}
	return most
}

// frames stand around the query and the key that meet.
func (s *scene) frames(g grid, row, col int) {
	q, k := g.cell(g.qx, g.qy, row, 0), g.cell(g.kx, g.ky, 0, col)
	q.W, k.H = depth*g.w-2, depth*g.h-2
	for _, b := range []picture.Box{q, k} {
		s.Add(picture.Rect{Box: b.Grown(2.5), Radius: 4, Stroke: figure.Framed})
	}
}

// aside writes the terms of the present score under each other, and their sum.
func (s *scene) aside(g grid, now stage) {
	p, y := s.pairs[now.pair], g.ky+8
	title := say("head.q", "n", now.pair/keys+1) + " · " + say("head.k", "n", now.pair%keys+1)
	s.Write(g.aside, g.ky-28, title, figure.Name.Sized(13, 500).In(picture.Ink1))
	for k, x := range p.products {
		if !s.has(stage{sum, now.pair, k}) {
			break
		}
		yk := y + float64(k)*28
		s.Write(g.aside, yk, x.Explain(0, 0).Numbers, figure.Name.Sized(15, 400).Within(110))
		s.Write(g.aside+128, yk, "=", figure.Name.In(picture.Ink3))
		s.Pad.Value(g.aside+200, yk, at(x), figure.Result.At(picture.End).Within(60))
	}
	if !s.has(stage{sum, now.pair, depth - 1}) {
		return
	}
	y += depth * 28
	s.Rule(g.aside, g.aside+200, y-16)
	s.Write(g.aside, y+6, number.Symbol(scoreID(now.pair)), figure.Name.Sized(15, 400))
	s.Write(g.aside+128, y+6, "=", figure.Name.In(picture.Ink3))
	s.Pad.Value(g.aside+200, y+6, at(p.s), figure.Result.Sized(17, 600).At(picture.End).Within(60))
}
