package position

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// dimension is the one whose wave is shown: the chosen one, or at the finest depth the one under way.
func (s *scene) dimension() int {
	if id, part := s.Beat(); s.Finest() && id == "waves" && s.Parts(s.Index(id)) > 1 {
		return part
	}
	return s.dim
}

// encoding draws the table of positions: a row for each position, a column for each dimension.
func (s *scene) encoding() {
	b := s.heat
	s.Fitted(b.X, b.Y-12, s.brief("encoding"), figure.Title.Within(max(b.W, min(190, s.layout.waves.X-b.X-12))))
	w, h := b.W/float64(s.d), b.H/float64(s.length)
	s.Add(picture.Rect{Box: b, Stroke: figure.Empty})
	if g := s.grown(); g.Rows > 0 && g.Cols > 0 {
		s.Add(picture.Cells{At: picture.Point{X: b.X, Y: b.Y}, Matrix: g, W: w, H: h, Scale: 1, Decimals: -1})
	}
	if !s.From("waves") {
		return
	}
	for i := range s.d {
		box := picture.Rect{Box: picture.Box{X: b.X + float64(i)*w, Y: b.Y, W: w, H: b.H}, Radius: 2}
		n := strconv.Itoa(i)
		s.Item(picture.Item{ID: "dim-" + n, Label: say("dimension", "n", n), Ring: box, Set: map[string]string{"dim": n}}, func() { s.Add(box) })
	}
	for p := range s.length {
		box := picture.Rect{Box: picture.Box{X: b.X - 26, Y: b.Y + float64(p)*h, W: 25, H: h}}
		n := strconv.Itoa(p)
		s.Item(picture.Item{ID: "pos-" + n, Label: say("position", "n", n), Ring: box, Set: map[string]string{"at": n}}, func() {
			s.Add(box)
			if p == 0 || p == s.length-1 || p == s.at {
				s.tick(p, box.Center().Y)
			}
		})
	}
	s.chosen(b, w, h)
}

// tick numbers a position at the left of the table; the ends give way to the chosen one.
func (s *scene) tick(p int, y float64) {
	h := s.heat.H / float64(s.length)
	if gap := float64(max(p-s.at, s.at-p)) * h; p != s.at && gap < 13 {
		return
	}
	look := figure.Note
	if p == s.at {
		look = strong
	}
	s.Write(s.heat.X-7, y+4.3, strconv.Itoa(p), look.At(picture.End))
}

// chosen frames the chosen dimension and the chosen position, whose numbers can be asked about.
func (s *scene) chosen(b picture.Box, w, h float64) {
	i := s.dimension()
	column := picture.Box{X: b.X + float64(i)*w, Y: b.Y, W: w, H: b.H}
	s.Add(picture.Rect{Box: column.Grown(1), Radius: 2, Stroke: picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 1}})
	s.Write(b.X+(float64(i)+0.5)*w, b.Y+b.H+15, strconv.Itoa(i), strong.At(picture.Middle))
	if !s.From("row") {
		return
	}
	s.line("PE", s.pe, b)
}

// strong is the number of what is chosen.
var strong = figure.Note.Sized(12, 600).In(picture.Ink1)

// line frames the line of the chosen position in a table, whose numbers can be asked about.
func (s *scene) line(name string, of value, table picture.Box) {
	rows, cols := of.Dims()
	w, h := table.W/float64(cols), table.H/float64(rows)
	line := picture.Box{X: table.X, Y: table.Y + float64(s.at)*h, W: table.W, H: h}
	for c := range cols {
		r := film.At(name, s.at, c)
		box := picture.Rect{Box: picture.Box{X: line.X + float64(c)*w, Y: line.Y, W: w, H: h}}
		it := picture.Item{ID: r.String(), Label: s.label(r), Value: s.Written(r, of.At(s.at, c)), Ring: box}
		s.Item(it, func() { s.Add(box) })
	}
	s.Add(picture.Rect{Box: line.Grown(1), Radius: 2, Stroke: figure.Framed})
}

// grown is the part of the table that has been computed: row by row, or at the finest depth column by column.
func (s *scene) grown() picture.Grid {
	all := s.Binned(film.At("PE"), s.length, s.d)
	if !s.From("waves") {
		return picture.Grid{}
	}
	if !s.Finest() || s.Parts(s.Index("waves")) == 1 {
		n := int(s.Reached("waves", 0) * float64(s.length))
		return picture.Grid{Rows: n, Cols: s.d, Data: all.Data}
	}
	cols := 0
	for cols < s.d && s.Reached("waves", cols) == 1 {
		cols++
	}
	g := picture.NewGrid(s.length, cols)
	for p := range s.length {
		copy(g.Data[p*cols:(p+1)*cols], all.Data[p*s.d:])
	}
	return g
}

// wave draws the chosen dimension as a wave over the positions, and faintly the other one of its pair.
func (s *scene) wave() {
	i, b := s.dimension(), s.layout.waves
	s.Write(b.X, b.Y-12, s.brief("wave", "n", i), figure.Title.Within(b.W))
	point := func(p, v float64) picture.Point {
		return picture.Point{X: b.X + p/float64(s.length-1)*b.W, Y: b.Y + b.H/2 - v*(b.H/2-6)}
	}
	s.Add(picture.Line(point(0, 0), point(float64(s.length-1), 0), figure.Hairline))
	for _, v := range []float64{-1, 1} {
		s.Write(b.X-7, point(0, v).Y+4, number.Format(v), figure.Note.At(picture.End))
	}
	if !s.From("waves") {
		return
	}
	reach := s.Reached("waves", i)
	s.Add(picture.Curve{Points: s.trace(i^1, reach, point), Stroke: figure.Pending})
	s.Add(picture.Curve{Points: s.trace(i, reach, point), Stroke: figure.Framed})
	for p := range s.length {
		if float64(p) > reach*float64(s.length-1) {
			break
		}
		v := s.pe.At(p, i)
		r, stroke := 3.0, picture.Stroke{Paint: picture.Solid(picture.Ink2), Width: 1}
		if p == s.at {
			r, stroke = 6, figure.Framed
		}
		s.Add(picture.Circle(point(float64(p), v), r, picture.Sign(v, 1), stroke))
	}
	s.under(b)
}

// under writes what the solid and the dashed line are.
func (s *scene) under(b picture.Box) {
	i := s.dimension()
	t := s.brief("lines", "solid", s.function(i), "dashed", s.function(i^1), "n", i^1)
	s.Write(b.X, b.Y+b.H+15, t, figure.Note.Within(b.W))
}

// trace is a wave as points, as far as a share of the positions.
func (s *scene) trace(i int, reach float64, point func(p, v float64) picture.Point) []picture.Point {
	curve := s.curves[i]
	n := max(2, int(reach*float64(len(curve)-1))+1)
	points := make([]picture.Point, n)
	for k := range points {
		points[k] = point(float64(k)/fine, curve[k])
	}
	return points
}

// similarity draws the products of all pairs of positions.
func (s *scene) similarity() {
	b := s.near
	s.Write(min(b.X, s.width-164), b.Y-12, say("similarity"), figure.Title.Within(max(b.W, 160)))
	s.Add(picture.Rect{Box: b, Stroke: figure.Empty})
	h := b.H / float64(s.length)
	n := int(s.Reached("similar", 0) * float64(s.length))
	if n == 0 {
		return
	}
	g := s.Binned(film.At("similar"), s.length, s.length)
	g.Rows = n
	s.Add(picture.Cells{At: picture.Point{X: b.X, Y: b.Y}, Matrix: g, W: h, H: h, Scale: float64(s.d) / 2, Decimals: -1})
	if !s.Done("similar") {
		return
	}
	s.line("similar", s.similar, b)
	s.Write(b.X-7, b.Y+(float64(s.at)+0.5)*h+4.3, strconv.Itoa(s.at), strong.At(picture.End))
	s.Write(min(b.X, s.width-190), b.Y+b.H+15, say("colours"), figure.Note.Within(max(b.W, 188)))
}
