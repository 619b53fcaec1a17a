package figure

import (
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Area is a box in stripes, one upon another from its foot: each is as large as its part of the whole, and as strong as it is
// large.
type Area struct {
	Parts []int
	Names []string     // written where there is room
	Of    []string     // numbers of the film, with which the parts come and each of which is an item; all are there without them
	Frame picture.Item // without Of, the item that all of it is
}

// Draw draws it in a box, and returns how much of it has come.
func (a Area) Draw(s *Scene, box picture.Box) (come int) {
	draw, frame, y, all := func(body func()) { body() }, Edge, box.Y+box.H, 0
	for _, x := range a.Parts {
		all += x
	}
	if a.Of == nil {
		a.Frame.Ring = picture.Rect{Box: box}
		draw = func(body func()) { s.Item(a.Frame, body) }
	}
	draw(func() {
		for i, x := range a.Parts {
			h := box.H * float64(x) / float64(all)
			y -= h
			a.stripe(s, i, picture.Box{X: box.X, Y: y, W: box.W, H: h})
			if a.Of == nil || s.Has(film.At(a.Of[i])) {
				come += x
			} else {
				frame = Pending
			}
		}
		s.Add(picture.Rect{Box: box, Stroke: frame})
	})
	return come
}

// stripe draws a part in its place, as far as it has come.
func (a Area) stripe(s *Scene, i int, b picture.Box) {
	share, largest := 1.0, 0
	for _, x := range a.Parts {
		largest = max(largest, x)
	}
	grown := func() {
		s.Add(picture.Rect{Box: b}, picture.Rect{Box: picture.Box{X: b.X, Y: b.Y + b.H*(1-share), W: b.W, H: b.H * share},
			Fill: picture.Sign(float64(a.Parts[i]), float64(largest))})
		if share == 1 {
			s.Rule(b.X, b.X+b.W, b.Y)
		}
		if l := Name.In(picture.Ink1).At(picture.Middle).Within(b.W - 8); share == 1 && b.H > 18 && Roomy(a.Names[i], l) {
			s.Write(b.X+b.W/2, b.Y+b.H/2+4.5, a.Names[i], l)
		}
	}
	if a.Of == nil {
		grown()
		return
	}
	share = timeline.Ease(s.Share(film.At(a.Of[i])))
	it := s.Count(a.Of[i], b)
	it.ID += "-area"
	s.Item(it, grown)
}
