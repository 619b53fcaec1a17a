package entropy

import (
	"math"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// panel is one of the three plots over q of cross entropy and squared error: the losses, and their two slopes.
type panel struct {
	title, sub string
	ids        [2]string // of cross entropy and squared error
	floor, top float64   // what it shows at least
	f          [2]func(q float64) float64
}

func (s *scene) panels() []panel {
	type slopes = [2]func(q float64) float64
	u, both := s.unit.scale, say("panel.both", "a", "−"+s.unit.log+" q  ", "b", "  (1 − q)²")
	where := say("panel.where", "slope", "∂/∂z", "q", "q = σ(z)")
	return []panel{
		{say("panel.loss"), both, [2]string{"ce", "se"}, 0, 5 * u, slopes{
			func(q float64) float64 { return -u * math.Log(q) }, func(q float64) float64 { return (1 - q) * (1 - q) }}},
		{say("panel.q"), "∂/∂q", [2]string{"dce_dq", "dse_dq"}, -12 * u, 0, slopes{
			func(q float64) float64 { return -u / q }, func(q float64) float64 { return -2 * (1 - q) }}},
		{say("panel.z"), where, [2]string{"dce_dz", "dse_dz"}, -1.1 * u, 0, slopes{
			func(q float64) float64 { return u * (q - 1) }, func(q float64) float64 { return -2 * (1 - q) * (1 - q) * q }}},
	}
}

// squaredRule is where the formula begins under three plots, side by side or on a phone one below the other.
func squaredRule(width float64) float64 {
	if width < figure.Narrow {
		return 3 * 188
	}
	return 318
}

// squares draws the three plots and the computation of the present step.
func (s *scene) squares() {
	for k, p := range s.panels() {
		var box picture.Box
		var cells [2]picture.Box
		if s.Width < figure.Narrow {
			top := 188 * float64(k)
			box = picture.Box{X: 46, Y: top + 48, W: s.Width - 46 - 124, H: 100}
			cells = [2]picture.Box{{X: s.Width - 102, Y: top + 58, W: 100, H: 28}, {X: s.Width - 102, Y: top + 112, W: 100, H: 28}}
		} else {
			w := s.Width / 3
			box = picture.Box{X: w*float64(k) + 40, Y: 56, W: w - 64, H: 160}
			half := (box.W + 20) / 2
			cells = [2]picture.Box{{X: box.X - 16, Y: 274, W: half - 6, H: 28}, {X: box.X - 16 + half + 6, Y: 274, W: half - 6, H: 28}}
		}
		s.panel(p, k, box, cells)
	}
	s.formula(squaredRule(s.Width))
}

// panel draws one plot: both curves, the present q, and the two numbers there.
func (s *scene) panel(p panel, k int, box picture.Box, cells [2]picture.Box) {
	a := axes{box, p.floor, p.top}
	for _, id := range p.ids {
		if x := s.of(id).X; finite(x) {
			a.y0, a.y1 = min(a.y0, 1.15*x), max(a.y1, 1.15*x)
		}
	}
	s.Write(box.X-16, box.Y-34, p.title, figure.Title)
	s.Write(box.X-16, box.Y-16, p.sub, figure.Note)
	s.frame(a, "q")
	s.lines(a, p, k > 0)
	s.handle(a, p, k)
	for j, id := range p.ids {
		s.square(id, cells[j], j)
	}
}

// lines draws the curve of the cross entropy, and dashed that of the squared error.
func (s *scene) lines(a axes, p panel, back bool) {
	role := [2]picture.Role{picture.NegLine, picture.Ink2}
	if back {
		role = [2]picture.Role{picture.Grad, picture.Grad}
	}
	start := 0.0
	if y := a.y1 + a.y0; p.ids[0] == "ce" {
		start = math.Exp(-y / s.unit.scale)
	} else if p.ids[0] == "dce_dq" {
		start = -s.unit.scale / a.y0
	}
	first, second := picture.Stroke{Paint: picture.Solid(role[0]), Width: 2}, picture.Stroke{Paint: picture.Solid(role[1]), Width: 1.5}
	second.Dash = picture.Dashed
	s.Add(picture.Curve{Points: a.sampled(start, p.f[0]), Stroke: first}, picture.Curve{Points: a.sampled(0, p.f[1]), Stroke: second})
}

// handle draws the present q through a plot; a drag anywhere on it moves q.
func (s *scene) handle(a axes, p panel, k int) {
	x := a.at(s.at, 0).X
	box := picture.Box{X: max(a.X-6, x-22), Y: a.Y - 6, W: 44, H: a.H + 12}
	q := s.of("q")
	it := picture.Item{ID: q.Name, Label: q.Label, Value: film.Written(q.X), Ring: picture.Rect{Box: box, Radius: 6}}
	it.Drag = &picture.Drag{Key: "at", Right: []float64{1 / a.W}, Up: []float64{0}, Step: 0.01}
	if k > 0 {
		it.ID, it.Label = numbered("q-", k), say("again", "name", q.Label)
	}
	s.Item(it, func() {
		top, foot := picture.Point{X: x, Y: a.Y - 4}, picture.Point{X: x, Y: a.Y + a.H + 4}
		s.Add(picture.Rect{Box: box}, picture.Line(top, foot, picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 1.25}))
		for j, id := range p.ids {
			y := s.of(id).X
			share := 1.0
			if !s.has(id) {
				if share = s.eased(); !s.current(id) || share == 0 {
					continue
				}
			}
			at := a.at(s.at, y)
			at.Y += (1 - share) * (a.at(0, 0).Y - at.Y)
			if !finite(y) {
				tip := 14 * math.Copysign(1, y)
				way := picture.Straight(picture.Point{X: at.X, Y: at.Y + tip}, picture.Point{X: at.X, Y: at.Y - tip/2})
				s.Add(picture.Arrow{Curve: way, Width: 2, Paint: picture.Solid(picture.Ink1), Reach: 1})
				continue
			}
			fill := picture.Solid([2]picture.Role{picture.Ink1, picture.Ground}[j])
			s.Add(picture.Circle(at, 5.5, fill, figure.Framed))
		}
	})
}

// square is the cell of one of the numbers, named above.
func (s *scene) square(id string, b picture.Box, j int) {
	name := say([2]string{"noun.ce", "noun.se"}[j])
	line := picture.Stroke{Paint: picture.Solid(picture.Ink2), Width: 2}
	if j == 1 {
		line.Width, line.Dash = 1.5, picture.Dashed
	}
	s.Add(picture.Line(picture.Point{X: b.X + 1, Y: b.Y - 11}, picture.Point{X: b.X + 17, Y: b.Y - 11}, line))
	s.Fitted(b.X+22, b.Y-7, name, figure.Note.Within(b.W-22))
	s.Field(s.plain(id, b))
}
