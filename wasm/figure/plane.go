package figure

import (
	"math"
	"slices"

	"glassbox/wasm/film"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Plane is points in a square from −1 to 1, that come from its middle. The rows of Of are where they lie.
type Plane struct {
	Of    film.Ref        // n×2
	Names []string        // of the points, a letter each
	Marks []picture.Paint // of the points
}

// Size implements Part.
func (p Plane) Size(_ *Scene, width float64) (w, h float64) { return width, width }

// Draw implements Part. Points that lie close together share a name, above them.
func (p Plane) Draw(s *Scene, at picture.Box) {
	s.Add(picture.Rect{Box: at, Radius: 2, Stroke: Hairline})
	a := Axes{Box: at, X0: -1, X1: 1, Y0: -1, Y1: 1}
	var groups []group
	for i := range p.Names {
		r := row(p.Of, i)
		share := timeline.Ease(s.Share(r))
		if share == 0 {
			continue
		}
		x := s.Line(r)
		to := a.At(share*x[0], share*x[1])
		mark, name := picture.Circle(to, 5, p.Marks[i], Framed), s.called(r)
		s.Item(picture.Item{ID: name.id, Label: name.label, Ring: mark}, func() { s.Add(mark) })
		k := slices.IndexFunc(groups, func(g group) bool { return g.near(to) })
		if k < 0 {
			k, groups = len(groups), append(groups, group{Point: to, top: to.Y})
		}
		groups[k].names, groups[k].top = groups[k].names+p.Names[i], min(groups[k].top, to.Y)
	}
	for _, g := range groups {
		s.Write(g.X, g.top-8, g.names, Note.In(picture.Ink1).At(picture.Middle))
	}
}

// group is points that lie close to one.
type group struct {
	picture.Point
	top   float64
	names string
}

// near reports whether the name of a point would touch that of the group.
func (g group) near(p picture.Point) bool { return math.Abs(p.X-g.X) < 22 && math.Abs(p.Y-g.Y) < 24 }
