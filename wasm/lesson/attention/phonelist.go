package attention

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// listed draws many words below one another: arrows at the left, and at the right of each name what the present
// operation makes of it.
func (s *scene) listed(p phone, weights []float64) {
	s.heading(14)
	p.words.Draw(s.List, weights, s.hover)
	s.sideArrows(p)
	o := s.id
	for j := range s.words {
		box := picture.Box{X: p.words.X + p.words.Names + 6, Y: p.words.Center(j) - min(20, p.words.Pitch-3)/2, H: min(20, p.words.Pitch-3)}
		box.W = s.Width - box.X - 1
		s.lineFor(o, j, box)
	}
}

// sideArrows draws the arrows to the left of the list.
func (s *scene) sideArrows(p phone) {
	if !s.from("weights") {
		return
	}
	s.centers = make([]float64, len(s.words))
	for j := range s.centers {
		s.centers[j] = p.words.Center(j)
	}
	f := s.fan(p.base, p.rise, s.centers[s.focus], true)
	room := max(24, 2*p.words.Pitch)
	is, ts := drawn(f, s.centers, s.row.weights, s.focus, room)
	for k, c := range f.Arrows(ts, p.words.Pitch) {
		s.arrow(words.CellID("arc", is[k]), is[k], c, f.Width(ts[k].Weight), s.share("weights", is[k]), s.forward(is[k]))
	}
	s.flow(f, is, ts, p.words.Pitch)
	if s.from("dweights") {
		s.wayBack(p.base, p.rise, s.centers, room)
	}
}

// lineFor draws what an operation makes of one word: a number with a bar, or a vector.
func (s *scene) lineFor(o string, j int, box picture.Box) {
	switch o {
	case "x", "q":
		if s.hand {
			s.lying("k", j, box, s.vectorOf("k", j), s.scale.qk, true)
		} else {
			s.lying(s.embedded0(), j, box, s.vectorOf(s.embedded0(), j), s.scale.x, true)
		}
	case "k", "v", "mix", "dv", "dk", "dx":
		s.lying(o, j, box, s.vectorOf(o, j), s.scaleOf(o), s.arrived(o, 0))
	case "dq":
		s.lying("k", j, box, s.vectorOf("k", j), s.scale.qk, true)
	case "all":
		if s.arrived("all", j) {
			s.weightsLine(j, box)
		}
	case "loss", "dout", "dw":
		s.bar("weights", j, box)
	case "rnn":
		if s.step(j) == 1 {
			s.lying("hidden", j, box, film.Line(s.model.beside.states, j), 1, true)
		}
	case "out":
		s.lying("mix", j, box, s.vectorOf("mix", j), s.scale.out, true)
	default:
		if o == "sum" || o == "mask" {
			o = map[string]string{"sum": "exp", "mask": "scaled"}[o]
		}
		s.bar(o, j, box)
	}
}

// weightsLine is a row of the matrix of all weights beside its word.
func (s *scene) weightsLine(j int, box picture.Box) {
	grid, _ := binned(s.percents[j].Data, box.W*float64(s.percents[j].Cols)/float64(len(s.words)))
	grid.Rows, grid.Cols = 1, grid.Rows
	w := box.W / float64(len(s.words)) * float64(s.percents[j].Cols) / float64(grid.Cols)
	ring := picture.Rect{Box: box, Radius: 2, Stroke: figure.Hairline}
	s.Item(picture.Item{ID: words.CellID("row", j), Label: "weights of “" + s.words[j] + "”, word " + strconv.Itoa(j+1), Ring: ring, Set: map[string]string{"focus": strconv.Itoa(j + 1)}}, func() {
		s.Add(picture.Cells{At: picture.Point{X: box.X, Y: box.Y}, Matrix: grid, W: w, H: box.H, Scale: 50, Decimals: -1})
	})
	if j == s.focus {
		ring.Stroke = figure.Framed
		s.Add(ring)
	}
}

// bar is a number at the right with a bar as long as it is large.
func (s *scene) bar(o string, j int, box picture.Box) {
	item, v, scale := s.lineOf(o, j)
	known := s.arrived(o, j)
	r, _ := words.ParseCell(item)
	it := picture.Item{ID: item, Label: s.label(r), Ring: picture.Rect{Box: box, Radius: 2}}
	if r.Name == "weight" {
		it.Label = "weight of “" + s.words[j] + "” for “" + s.words[s.focus] + "”"
	}
	if o == "scores" && s.hand {
		it.Control = control.Element("scores", j)
	}
	text := "·"
	switch {
	case !s.seen(s.focus, j) && o != "scores" && (s.complete("mask") || o != "scaled"):
		text, known = "−∞", false
	case known:
		it.Value = number.Format(v)
		text = number.Fixed(v, places(scale))
		if o == "weights" {
			text = figure.Percent(v)
		}
	}
	s.Item(it, func() {
		s.Add(picture.Rect{Box: box})
		if known && scale > 0 {
			s.length(box, v, scale, o[0] == 'd')
		}
		if s.lines().Pitch >= 16 {
			s.Write(s.Width-6, box.Y+box.H/2+4.5, text, figure.Note.Sized(12, 500).In(picture.Ink1).At(picture.End).Within(50))
		}
	})
}

// places is how many decimals the numbers of a column have, of which the largest is a magnitude: three digits of it.
func places(largest float64) int {
	switch {
	case largest >= 0.1 || largest == 0:
		return 2
	case largest >= 0.01:
		return 3
	}
	return 4
}

// length is the bar of a number: as long as it is large, filled by its sign.
func (s *scene) length(box picture.Box, v, scale float64, back bool) {
	bar := picture.Rect{Box: picture.Box{X: box.X, Y: box.Y + box.H/2 - 4, W: max(1, (box.W-56)*min(1, abs(v)/scale)), H: 8}, Radius: 2, Fill: picture.Sign(v, scale), Stroke: figure.Hairline}
	if back {
		bar.Stroke = figure.Violet
	}
	s.Add(bar)
}

// projectionsOnPhone draws the gradients of the three projections side by side.
func (s *scene) projectionsOnPhone(top float64) {
	w := (s.Width - 16) / 3
	for k, name := range []string{"Q", "K", "V"} {
		at := picture.Point{X: float64(k)*(w+8) + 1, Y: top + 18}
		s.matrixName(at.X, at.Y-7, "dW_", name)
		s.square("dW_"+name, at, w-2, s.layout.block, s.scale.dw, s.arrived("dw", 0))
	}
}

// statesOnPhone draws the states of the recurrent network in the words' columns.
func (s *scene) statesOnPhone(top float64) {
	for t := range s.words {
		s.state(t, picture.Box{X: s.centers[t] - s.cell/2, Y: top, W: s.cell, H: 64}, s.step(t))
	}
}
