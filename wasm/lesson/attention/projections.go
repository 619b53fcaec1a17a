package attention

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// projections draws the three matrices of the layer, or their gradients.
func (s *scene) projections(prefix string, scale float64, op string) {
	side := s.layout.block
	w := side
	if s.d <= 4 {
		w = float64(s.d) * min(44, (s.end-s.left-40)/float64(3*s.d))
	}
	gap := min(28.0, (s.end-s.left-3*w)/2)
	for k, name := range []string{"Q", "K", "V"} {
		at := picture.Point{X: s.left + 6 + float64(k)*(w+gap), Y: s.layout.mix}
		s.matrixName(at.X, at.Y-8, prefix, name)
		s.square(prefix+name, at, w, side, scale, s.arrived(op, 0))
	}
}

// matrixName writes W with its letter below, where Unicode has no subscript.
func (s *scene) matrixName(x, y float64, prefix, letter string) {
	t, wide, role := "W", 12.0, picture.Ink2
	if prefix[0] == 'd' {
		t, wide, role = "∂L/∂W", 43, picture.GradInk
	}
	s.Write(x, y, t, figure.Title.In(role))
	s.Write(x+wide, y+3, letter, figure.Note.In(role))
}

// square draws a d×d matrix: cell by cell where numbers fit, else in bins.
func (s *scene) square(name string, at picture.Point, w, h, scale float64, known bool) {
	all := s.rowsOf(name)
	cw, ch := w/float64(s.d), h/float64(s.d)
	box := picture.Box{X: at.X, Y: at.Y, W: w, H: h}
	if ch >= 20 && cw >= 26 {
		for i, r := range all {
			for j, v := range r {
				s.number(words.CellID(name, i, j), picture.Box{X: at.X + float64(j)*cw, Y: at.Y + float64(i)*ch, W: cw, H: ch - 1}, v, scale, known)
			}
		}
		s.gradientFrame(name, box, known)
		return
	}
	if !known {
		s.Add(picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty})
		return
	}
	grid := s.squares[name]
	s.Add(picture.Cells{At: at, Matrix: grid, W: w / float64(grid.Cols), H: h / float64(grid.Rows), Scale: scale, Decimals: -1})
	s.gradientFrame(name, picture.Box{X: box.X, Y: box.Y, W: box.W, H: box.H + 1}, known)
}
