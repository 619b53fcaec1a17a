package app

import (
	"time"

	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// zoom is the frame of a place that is entered, on its way to all of the figure, or of one that is left, on its way back.
type zoom struct {
	from, to picture.Box
	left     time.Duration
}

const zoomTime = 300 * time.Millisecond

// zooming begins the zoom that a press on an item makes, once what the item sets is set.
func (s State) zooming(it picture.Item, shown *Shown) State {
	s.zoom = zoom{}
	if s.Clock.Reduced || it.Zooms == "" {
		return s
	}
	l := shown.Picture(s)
	all := picture.Box{W: l.W, H: l.H}.Grown(-2)
	if it.Zooms == it.ID {
		s.zoom = zoom{it.Ring.Box, all, zoomTime}
	} else if place, ok := l.Find(it.Zooms); ok {
		s.zoom = zoom{all, place.Ring.Box, zoomTime}
	}
	return s
}

// pass is the zoom after some time.
func (z zoom) pass(dt time.Duration) zoom {
	if z.left -= dt; z.left <= 0 {
		return zoom{}
	}
	return z
}

// draw draws the frame on its way.
func (z zoom) draw(l *picture.List) {
	if z.left == 0 {
		return
	}
	share := timeline.Ease(1 - float64(z.left)/float64(zoomTime))
	mix := func(from, to float64) float64 { return from + (to-from)*share }
	box := picture.Box{X: mix(z.from.X, z.to.X), Y: mix(z.from.Y, z.to.Y), W: mix(z.from.W, z.to.W), H: mix(z.from.H, z.to.H)}
	l.Add(picture.Rect{Box: box, Radius: 6, Stroke: picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 1.5}})
}
