package layers

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// scene is one drawing.
type scene struct {
	*figure.Scene
	*Model
	selected string
	way      bool // the present step is one of the way back
}

const crumbs = 34 // the height of the breadcrumb and the line below it

// Draw draws the place: the map or, of a block, what it does.
func (m *Model) Draw(l *picture.List, v lesson.View) {
	s := &scene{Scene: v.Scene(l, m.Drawn), Model: m, selected: v.Selected, way: v.Steps[v.Moment.Step].Back}
	top := 0.0
	if !s.Slide {
		s.breadcrumb()
		top = crumbs
	}
	box := picture.Box{Y: top, W: s.Width, H: l.H - top}
	switch {
	case s.Narrow():
		s.phone(box)
	case !m.Inside():
		s.towers(newTowers(m, box, s.Slide))
	case s.Slide:
		s.panel(box)
	default:
		s.aside(picture.Box{Y: top, W: columnWide, H: box.H})
		s.panel(picture.Box{X: columnWide + 32, Y: top, W: box.W - columnWide - 32, H: box.H})
	}
	s.touched()
	s.Travels()
}

// Height is the height of that.
func (m *Model) Height(v lesson.View) float64 {
	switch {
	case v.Slide:
		return lesson.SlideHeight
	case v.Width < figure.Narrow:
		return m.phoneHeight()
	}
	return max(610, 256+31*float64(m.highest())) // 610 is as much as there is room for beside the prose in a window 900 pixels high
}

// breadcrumb is the way from the whole model to the place, each step of which leads back, the last one by a key too.
func (s *scene) breadcrumb() {
	c := figure.Crumbs{Here: figure.Capital(short(s.At))}
	for _, p := range parents(s.At) {
		it := picture.Item{ID: "crumb-" + p, Label: say("to place", "place", Title(p)), Set: map[string]string{"at": p}}
		if s.Inside() {
			it.Zooms = "place-" + s.At
		}
		c.Way = append(c.Way, figure.Crumb{Name: figure.Capital(short(p)), Item: it})
	}
	if n := len(c.Way); n > 0 {
		c.Way[n-1].Item.Key, c.Note = picture.Escape, say("key up")
	}
	c.Draw(s.Scene, picture.Box{W: s.Width})
}

// wayTo is a part of the picture that a press on enters a place.
func (m *Model) wayTo(place string, ring picture.Rect) picture.Item {
	label, ok := m.ways[place]
	if !ok {
		label = say("enter", "place", Title(place))
		m.ways[place] = label
	}
	it := picture.Item{ID: "place-" + place, Label: label, Set: map[string]string{"at": place}, Ring: ring}
	if Kind(place) != "" {
		it.Zooms = it.ID
	}
	return it
}
