package attention

import (
	"slices"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// operation draws the present operation over a few words, in their columns.
func (s *scene) operation(p phone) {
	top := p.panel + 8
	o := s.id
	switch o {
	case "x", "q":
		if s.hand {
			s.block("k", "k", top, s.scale.qk)
		} else {
			s.block(s.embedded0(), "x", top, s.scale.x)
		}
	case "k", "v", "mix", "dv", "dk", "dx":
		s.block(o, o, top, s.scaleOf(o))
	case "out":
		s.block("mix", "mix", top, s.scale.out)
	case "scores":
		s.block("k", "k", top, s.scale.qk)
		s.cells(o, top+s.layout.block+3)
	case "dweights":
		s.block("v", "v", top, s.scale.v)
		s.cells(o, top+s.layout.block+3)
	case "dq":
		s.block("k", "k", top, s.scale.qk)
	case "all":
		s.small(p, top)
	case "loss", "dout":
		s.compared(top)
	case "dw":
		s.projectionsOnPhone(top)
	case "rnn":
		s.statesOnPhone(top)
	default:
		s.table(top)
	}
}

// embedded0 is what is projected: embeddings, with positions where they are on.
func (s *scene) embedded0() string {
	if s.positions {
		return "z"
	}
	return "x"
}

// scaleOf is the magnitude with the full colour of a named vector.
func (s *scene) scaleOf(name string) float64 {
	c := s.scale
	return map[string]float64{"x": c.x, "z": c.x, "q": c.qk, "k": c.qk, "v": c.v, "mix": c.out, "out": c.out, "target": c.out, "dq": c.dqk, "dk": c.dqk, "dv": c.dv, "dout": c.dv, "dx": c.dx}[name]
}

// lineOf is a number of the focus row for word j: its item, its value, and the magnitude with the full colour.
func (s *scene) lineOf(op string, j int) (item string, v, scale float64) {
	f, r := s.focus, s.row
	switch op {
	case "scores":
		return words.CellID(op, f, j), s.layer.Scores.At(f, j), s.scale.scores
	case "scaled", "mask":
		return words.CellID("scaled", f, j), s.layer.Scaled.At(f, j), s.scale.scores
	case "max":
		return words.CellID("shifted", j), r.shifted[j], s.scale.scores
	case "exp", "sum":
		return words.CellID("exp", j), r.exp[j], 1
	case "dweights":
		return words.CellID(op, f, j), r.dweights[j], s.scale.dweights
	case "dcentered":
		return words.CellID(op, j), r.dcentered[j], s.scale.dweights
	case "dscaled":
		return words.CellID(op, f, j), s.layer.Scaled.Grad().At(f, j), s.scale.dscores
	case "dscores":
		return words.CellID(op, f, j), s.layer.Scores.Grad().At(f, j), s.scale.dscores
	}
	return words.CellID("weight", j), r.weights[j], 0.5
}

// cells draws the numbers of one row.
func (s *scene) cells(op string, top float64) {
	for j := range s.words {
		box := picture.Box{X: s.centers[j] - s.cell/2, Y: top, W: s.cell, H: rowH}
		if !s.seen(s.focus, j) && op != "scores" && (s.complete("mask") || op != "scaled") {
			s.masked(j, box)
			continue
		}
		item, v, scale := s.lineOf(op, j)
		text, hold := "", ""
		if op == "weights" {
			text = figure.Percent(v)
		}
		if op == "scores" && s.hand {
			hold = control.Element("scores", j)
		}
		s.cellOf(item, box, v, scale, s.arrived(op, j), hold, text)
	}
	if op[0] == 'd' && s.complete(op) {
		s.Add(picture.Rect{Box: picture.Box{X: s.centers[0] - s.cell/2, Y: top, W: s.centers[len(s.words)-1] - s.centers[0] + s.cell, H: rowH}.Grown(1), Radius: 3, Stroke: figure.Violet})
	}
}

// masked is the place of a number that the mask hides.
func (s *scene) masked(j int, box picture.Box) {
	s.Add(picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty})
	s.Write(box.X+box.W/2, box.Y+15, "−∞", figure.Note.At(picture.Middle))
}

// table draws a row of the softmax and, over it, the one that it is made of, each under its name.
func (s *scene) table(top float64) {
	rows := []string{"scores", "scaled", "max", "exp", "weights"}
	if s.from("dweights") {
		rows = []string{"weights", "dweights", "dcentered", "dscaled", "dscores"}
	}
	now := s.id
	if now == "sum" || now == "mask" {
		now = map[string]string{"sum": "exp", "mask": "scaled"}[now]
	}
	at := slices.Index(rows, now)
	for k, op := range rows[max(0, at-1) : at+1] {
		y := top + float64(k)*52
		role := picture.Ink2
		if op[0] == 'd' {
			role = picture.GradInk
		}
		s.Write(0, y+14, s.rowName(op), figure.Note.In(role).Within(s.Width))
		s.cells(op, y+20)
	}
}

// rowName says what a row is, with its sum where that is known.
func (s *scene) rowName(op string) string {
	name := map[string]string{"scores": "q · k", "scaled": "÷ √" + number.Format(float64(s.d)), "max": "− max", "exp": "e to that", "weights": "softmax: divided by the sum",
		"dweights": "∂L/∂weight", "dcentered": "− mean", "dscaled": "× weight", "dscores": "÷ √" + number.Format(float64(s.d))}[op]
	switch {
	case op == "exp" && s.complete("sum"):
		name += ", together " + number.Format(s.row.sum)
	case op == "dweights" && s.from("dcentered"):
		name += ", mean by weight " + number.Format(s.row.dmean)
	case op == "max":
		name += ", which is " + number.Format(s.row.max)
	}
	return name
}

// small draws the matrix of all weights.
func (s *scene) small(p phone, top float64) {
	n := float64(len(s.words))
	w := min(46, (s.Width-64)/n)
	m := figure.Matrix{Words: s.words, Rows: s.percents, Focus: s.focus, At: picture.Point{X: s.Width - n*w - 1, Y: top + 16}, W: w, H: min(22, 132/n),
		Known: int(s.share("all", -1) * n), Row: true, Hover: s.hover, Set: "focus", Labels: picture.Ink2}
	m.Draw(s.List)
}

// compared draws the new vector over its target and, once the way back has begun, the gradient that is their
// difference.
func (s *scene) compared(top float64) {
	names := []string{"out", "target"}
	if s.from("dout") {
		names = append(names, "dout")
	}
	for k, name := range names {
		box := picture.Box{X: 64, Y: top + float64(k)*34, W: s.Width - 65, H: 27}
		role := picture.Ink2
		if name == "dout" {
			role = picture.GradInk
		}
		s.Write(0, box.Y+18, map[string]string{"out": "new", "target": "target", "dout": "∂L/∂out"}[name], figure.Name.In(role).Within(60))
		i := s.focus
		if name == "target" {
			i = 0
		}
		s.lying(name, i, box, s.vectorOf(name, i), s.scaleOf(name), name != "dout" || s.complete("dout"))
	}
	s.Write(0, top+3*34+16, "loss = half the squared distance = "+number.Format(s.layer.loss.At(0, 0)), figure.Note.Sized(12, 500).In(picture.Ink1).Within(s.Width))
}

// lying draws a vector as a row of cells.
func (s *scene) lying(name string, i int, box picture.Box, cells []float64, scale float64, known bool) {
	w := box.W / float64(len(cells))
	if decimals(w, box.H) >= 0 {
		for c, v := range cells {
			s.number(words.CellID(name, i, c), picture.Box{X: box.X + float64(c)*w, Y: box.Y, W: w - 1, H: box.H}, v, scale, known)
		}
	} else {
		ring := picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty}
		label := s.label(words.Cell{Name: name, I: i, N: 1})
		s.Item(picture.Item{ID: words.CellID(name, i), Label: label, Ring: ring}, func() {
			if !known {
				s.Add(ring)
				return
			}
			grid := s.bins(name, i, cells, box.W)
			grid.Rows, grid.Cols = 1, grid.Rows
			s.Add(picture.Cells{At: picture.Point{X: box.X, Y: box.Y}, Matrix: grid, W: box.W / float64(grid.Cols), H: box.H, Scale: scale, Decimals: -1})
		})
	}
	if name[0] == 'd' && known {
		s.Add(picture.Rect{Box: box.Grown(1), Radius: 3, Stroke: figure.Violet})
	}
}

// resultStrip draws the vector that an operation uses or makes, lying under it.
func (s *scene) resultStrip(p phone) {
	name, label := "", ""
	switch o := s.id; o {
	case "x", "q", "scores":
		if o == "x" && !s.hand {
			return
		}
		name, label = "q", "q of"
	case "mix", "out":
		name, label = "out", "= new"
	case "dq":
		name, label = "dq", "∂L/∂q"
	default:
		return
	}
	role := picture.Ink2
	if name[0] == 'd' {
		role = picture.GradInk
	}
	s.Write(0, p.result+15, label, figure.Name.In(role).Within(62))
	s.Write(0, p.result+33, figure.Fit(s.words[s.focus], 15, 60), figure.Title.Sized(15, 600).Within(62))
	box := picture.Box{X: 66, Y: p.result + 1, W: s.Width - 68, H: 35}
	s.lying(name, s.focus, box, s.vectorOf(name, s.focus), s.scaleOf(name), s.complete(name))
	if s.complete(name) && name[0] != 'd' {
		s.Add(picture.Rect{Box: box.Grown(1), Radius: 3, Stroke: figure.Framed})
	}
}
