package attention

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// travels draws what is on its way: marks with their lines, and the frame of the query that is laid on every key.
func (s *scene) travels() {
	top, bottom := s.embeddings(), s.embeddings()+s.layout.block
	f, lane := s.centers[s.focus], s.keys+s.layout.block+6
	each := func(y0, y1 float64, role picture.Role, ids ...string) {
		for j := range s.words {
			if s.seen(s.focus, j) || ids != nil {
				figure.Mark(s.List, []picture.Point{{X: s.centers[j], Y: y0}, {X: s.centers[j], Y: y1}}, s.share(s.id, j), role)
			}
		}
	}
	switch s.id {
	case "q":
		if !s.hand {
			figure.Mark(s.List, []picture.Point{{X: f, Y: top}, {X: f, Y: lane}, {X: s.query, Y: lane}, {X: s.query, Y: s.keys + s.layout.block}}, s.share("q", -1), picture.PosLine)
		}
	case "k":
		if !s.hand {
			each(top, s.keys+s.layout.block, picture.PosLine, "all")
		}
	case "v":
		if !s.hand {
			each(bottom, s.layout.values, picture.PosLine, "all")
		}
	case "scores":
		s.lay(s.queryBox(), s.keys, "scores", picture.Ink1)
	case "scaled", "max", "exp":
		k := map[string]int{"scaled": 1, "max": 2, "exp": 3}[s.id]
		each(s.slot(k)-4, s.slot(k)+2, picture.PosLine)
	case "sum":
		y := s.slot(3) + rowH + 1
		for j := range s.words {
			if s.seen(s.focus, j) {
				figure.Mark(s.List, []picture.Point{{X: s.centers[j], Y: s.slot(3) + 17}, {X: s.centers[j], Y: y}, {X: s.left - 20, Y: y}, {X: s.left - 20, Y: s.slot(3) + 17}}, s.share("sum", 0), picture.PosLine)
			}
		}
	case "weights":
		each(s.slot(3)+17, s.softmax+2, picture.PosLine)
	case "mix":
		each(s.layout.values+s.layout.block, s.layout.mix, picture.PosLine)
	default:
		s.returns(each)
	}
}

// returns is the same on the way back, and the gathering of the result.
func (s *scene) returns(each func(float64, float64, picture.Role, ...string)) {
	low := s.layout.mix + s.layout.block + 8
	into := picture.Point{X: s.out.X + s.outWidth()/2, Y: s.layout.mix + s.layout.block}
	back := picture.Point{X: s.dout.X + 24, Y: s.dout.Y + s.layout.block}
	switch s.id {
	case "out":
		for j := range s.words {
			figure.Mark(s.List, []picture.Point{{X: s.centers[j], Y: low - 8}, {X: s.centers[j], Y: low}, {X: into.X, Y: low}, into}, s.share("out", -1), picture.PosLine)
		}
	case "dv":
		if s.layout.beside {
			for j := range s.words {
				figure.Mark(s.List, []picture.Point{{X: back.X, Y: low - 6}, {X: back.X, Y: low}, {X: s.centers[j], Y: low}, {X: s.centers[j], Y: low - 8}}, s.share("dv", 0), picture.Grad)
			}
		}
	case "dweights":
		s.lay(picture.Box{X: s.dout.X, Y: s.dout.Y, W: 48, H: s.layout.block}, s.layout.values, "dweights", picture.Grad)
	case "dcentered", "dscaled", "dscores":
		k := map[string]int{"dcentered": 2, "dscaled": 1, "dscores": 0}[s.id]
		each(s.slot(k+1)+2, s.slot(k)+rowH-2, picture.Grad)
	case "dq":
		b, lane := s.dqueryBox(), s.keys+s.layout.block+5
		for j := range s.words {
			if s.seen(s.focus, j) {
				figure.Mark(s.List, []picture.Point{{X: s.centers[j], Y: s.rows}, {X: s.centers[j], Y: lane}, {X: b.X + b.W/2, Y: lane}, {X: b.X + b.W/2, Y: b.Y + b.H}}, s.share("dq", -1), picture.Grad)
			}
		}
	case "dk":
		each(s.rows, s.keys+s.layout.block-4, picture.Grad)
	case "dx":
		each(s.keys+s.layout.block, s.embeddings()+2, picture.Grad, "all")
		for _, c := range s.centers { // beside the values
			x := c - s.column/2
			figure.Mark(s.List, []picture.Point{{X: x, Y: s.layout.mix + 20}, {X: x, Y: s.embeddings() + 40}, {X: c - s.cell/2, Y: s.embeddings() + 40}}, s.share("dx", 0), picture.Grad)
		}
	}
}

// lay slides the frame of a vector onto every word's vector in a block: the two meet there for a dot product.
func (s *scene) lay(from picture.Box, top float64, op string, role picture.Role) {
	for j := range s.words {
		t := s.share(op, j)
		if t <= 0 || t >= 1 {
			continue
		}
		t, to := figure.Eased(t), s.strip(j, top)
		to.H--
		mix := func(a, b float64) float64 { return a + (b-a)*t }
		b := picture.Box{X: mix(from.X, to.X), Y: mix(from.Y, to.Y), W: mix(from.W, to.W), H: mix(from.H, to.H)}
		s.Add(picture.Rect{Box: b.Grown(1.5), Radius: 3, Stroke: picture.Stroke{Paint: picture.Solid(role).Faded(0.4 + 0.6*t), Width: 1.5}})
	}
}
