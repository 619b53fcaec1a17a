package transformer

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// scene is one drawing.
type scene struct {
	*figure.Scene
	*model
	hover    string
	selected string
	way      bool // the present step is one of the way back
}

const crumbs = 34 // the height of the breadcrumb and the line below it

func (m *model) draw(l *picture.List, v lesson.View) {
	s := &scene{Scene: v.Scene(l, m.figure), model: m, hover: v.Hover, selected: v.Selected, way: v.Steps[v.Moment.Step].Back}
	top := 0.0
	if !s.Slide {
		s.breadcrumb()
		top = crumbs
	}
	box := picture.Box{Y: top, W: s.Width, H: l.H - top}
	switch {
	case s.Narrow():
		s.phone(box)
	case !m.inside():
		s.towers(newTowers(m, box, s.Slide))
	case s.Slide:
		s.panel(box)
	default:
		s.column(picture.Box{Y: top, W: columnWide, H: box.H})
		s.panel(picture.Box{X: columnWide + 32, Y: top, W: box.W - columnWide - 32, H: box.H})
	}
	s.touched()
	s.Travels()
}

func (m *model) height(v lesson.View) float64 {
	switch {
	case v.Slide:
		return lesson.SlideHeight
	case v.Width < figure.Narrow:
		return m.phoneHeight()
	}
	return 610 // as much as there is room for beside the prose in a window 900 pixels high
}

// breadcrumb is the way from the whole model to the place, each step of which leads back, the last one by a key too.
func (s *scene) breadcrumb() {
	c := figure.Crumbs{Here: figure.Capital(short(s.at))}
	for _, p := range parents(s.at) {
		it := picture.Item{ID: "crumb-" + p, Label: say("to place", "place", title(p)), Set: map[string]string{"at": p}}
		c.Way = append(c.Way, figure.Crumb{Name: figure.Capital(short(p)), Item: it})
	}
	if n := len(c.Way); n > 0 {
		c.Way[n-1].Item.Key, c.Note = picture.Escape, say("key up")
	}
	c.Draw(s.Scene, picture.Box{W: s.Width})
}

// wayTo is a part of the picture that a press on enters a place.
func wayTo(place string, ring picture.Rect) picture.Item {
	return picture.Item{ID: "place-" + place, Label: say("enter", "place", title(place)), Set: map[string]string{"at": place}, Ring: ring}
}

// straight is a line from one point to another.
func straight(x0, y0, x1, y1 float64, stroke picture.Stroke) picture.Curve {
	return picture.Line(picture.Point{X: x0, Y: y0}, picture.Point{X: x1, Y: y1}, stroke)
}
