package heads

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// panelOf draws the panel of head k: its colour, number and switch, what was measured of it, and its matrices.
func (s *scene) panelOf(k int) {
	box := s.panels[k]
	top := box.Y - s.header
	s.switchOf(k, picture.Box{X: box.X - 6, Y: top - 8, W: box.W + 12, H: 44})
	if s.now() == "roles" || s.now() == "without" {
		s.measurement(k, box)
		return
	}
	if !s.apart {
		return
	}
	s.smallArrows(k, box)
	s.tiles(k, box)
}

// switchOf draws the head of a panel; a press on it switches the head on or off.
func (s *scene) switchOf(k int, box picture.Box) {
	to := map[bool]string{true: "off", false: "on"}[s.on[k]]
	x, y := box.X+6, box.Y+20
	it := picture.Item{ID: words.CellID("head", k), Label: "head " + strconv.Itoa(k+1) + ", switched " + s.state(k) + "; press to switch it " + to, Ring: picture.Rect{Box: box, Radius: 4}, Set: map[string]string{switchKey(k): to}}
	name, value := s.fact(k)
	it.Value = value
	s.Item(it, func() {
		s.Add(picture.Rect{Box: box}, s.swatch(k, x, y-11, 12))
		role := picture.Ink1
		if !s.on[k] {
			role = picture.Ink3
		}
		s.Write(x+20, y, "Head "+strconv.Itoa(k+1), figure.Title.Sized(15, 600).In(role).Within(box.W-66))
		s.toggle(k, box.X+box.W-36, y-14)
		s.Write(x, y+20, name, figure.Note.Within(box.W-52))
		s.Write(box.X+box.W-6, y+20, value, figure.Note.Sized(12, 500).In(picture.Ink1).At(picture.End).Within(44))
	})
}

func (m *model) state(k int) string {
	return map[bool]string{true: "on", false: "off"}[m.on[k]]
}

// fact is the line under a head's name: how many columns it has, and later what it does most.
func (s *scene) fact(k int) (name, value string) {
	switch {
	case !s.on[k]:
		return "switched off", "× 0"
	case s.arrived("roles", k):
		best := s.habits[k].strongest(len(s.words))
		return "mostly " + best.label, number.Fixed(best.value, 2)
	}
	D := s.size()
	if D == 1 {
		return "column " + strconv.Itoa(k+1), ""
	}
	return "columns " + strconv.Itoa(k*D+1) + " – " + strconv.Itoa((k+1)*D), ""
}

// swatch is a square of a head's colour, hollow while the head is off.
func (s *scene) swatch(k int, x, y, size float64) picture.Rect {
	r := picture.Rect{Box: picture.Box{X: x, Y: y, W: size, H: size}, Radius: 2, Fill: picture.Solid(colour(k))}
	if k >= 4 {
		r.Stroke = figure.Edge
	}
	if !s.on[k] {
		r.Fill, r.Stroke = picture.Solid(picture.Ground), picture.Stroke{Paint: picture.Solid(colour(k)), Width: 1.5}
	}
	return r
}

// toggle is the switch at the right of a head's name.
func (s *scene) toggle(k int, x, y float64) {
	track := picture.Rect{Box: picture.Box{X: x, Y: y, W: 30, H: 17}, Radius: 8.5, Fill: picture.Solid(picture.Ink1)}
	knob, fill := x+21.5, picture.Solid(picture.Ground)
	if !s.on[k] {
		track.Fill, track.Stroke = picture.Solid(picture.Ground), picture.Stroke{Paint: picture.Solid(picture.Ink3), Width: 1.5}
		knob, fill = x+8.5, picture.Solid(picture.Ink3)
	}
	s.Add(track, picture.Circle(picture.Point{X: knob, Y: y + 8.5}, 5.5, fill, picture.Stroke{}))
}

// measurement writes what was measured of a head: its habits, or what happens without it.
func (s *scene) measurement(k int, box picture.Box) {
	top := box.Y - s.header + headerH + 18
	if !s.apart { // there is no room for lines; the line under the head's name has the strongest
		return
	}
	pitch := max(20, min(30, (s.header-headerH+box.H-18)/5))
	line := func(i int, name, value string, share float64) {
		y := top + pitch*float64(i)
		if share > 0 {
			s.Add(picture.Rect{Box: picture.Box{X: box.X, Y: y + 5, W: max(1, box.W*min(1, share)), H: 2.5}, Radius: 1, Fill: picture.Solid(colour(k))})
		}
		s.Write(box.X, y, name, figure.Note.In(picture.Ink2).Within(box.W-46))
		s.Write(box.X+box.W, y, value, figure.Note.Sized(12, 500).In(picture.Ink1).At(picture.End).Within(44))
	}
	if s.now() == "without" {
		if s.arrived("without", k) {
			line(0, s.other(k)+": “"+figure.Fit(s.words[s.focus], 12, 60)+"” moves by", number.Fixed(s.turned()[k].moved, 2), s.turned()[k].moved/s.farthest())
			line(1, "loss before", say(s.layer.loss.At(0, 0)), 0)
			line(2, "loss after", say(s.turned()[k].loss), 0)
		}
		return
	}
	if !s.arrived("roles", k) {
		return
	}
	for i, l := range s.habits[k].lines(len(s.words)) {
		switch {
		case !l.known:
			line(i, l.label, "none", 0)
		case l.name == "entropy":
			line(i, l.label, number.Fixed(l.value, 2), 0)
		default:
			line(i, l.label, number.Fixed(l.value, 2), l.value)
		}
	}
}

// farthest is the largest move that one switch makes.
func (m *model) farthest() float64 {
	most := 1e-12
	for _, f := range m.turned() {
		most = max(most, f.moved)
	}
	return most
}

// smallArrows draws a head's arrows over its matrix, whose columns are the words.
func (s *scene) smallArrows(k int, box picture.Box) {
	if s.small < 40 || !s.square() || !s.from("weights") || s.share("weights", k) == 0 {
		return
	}
	T := len(s.words)
	f := figure.Fan{From: box.X + (float64(s.focus)+0.5)*s.side, Base: box.Y - 5, Shrink: min(0.5, s.side/40)}
	f.Rise = figure.Rise{A: 12, B: 0.3}.Under(s.small-14, s.side*float64(max(s.focus, T-1-s.focus)))
	row := s.weights(k, s.focus)
	var ts []figure.Target
	width := 0.0
	for _, j := range s.strongest(k) {
		t := figure.Target{At: box.X + (float64(j)+0.5)*s.side, Weight: row[j], Self: j == s.focus}
		if width += f.Width(row[j]) + 2.5; width > max(26, 2*s.side) && len(ts) > 0 {
			break
		}
		ts = append(ts, t)
	}
	paint := picture.Solid(colour(k))
	if s.from("dweights") {
		paint = picture.Solid(picture.Grad)
	}
	if !s.on[k] || s.faint(k, -1) {
		paint = paint.Faded(0.25)
	}
	reach := s.share(map[bool]string{true: "dweights", false: "weights"}[s.from("dweights")], k)
	if reach < 1 {
		reach = timeline.Ease(reach)
	}
	for i, c := range f.Arrows(ts, s.side) {
		w := max(1, f.Width(ts[i].Weight))
		if s.from("dweights") { // the gradients go the other way
			c = picture.Cubic{c[3], c[2], c[1], c[0]}
			w = 1.25
		}
		s.Add(picture.Arrow{Curve: c, Width: w, Paint: paint, Reach: reach})
	}
}

// square reports whether the panels show weights, whose columns are the words.
func (s *scene) square() bool {
	ts := s.tilesOf(s.now(), 0)
	kind, _ := split(ts[0].name)
	return len(ts) == 1 && (kind == "a" || kind == "da" || kind == "dscaled" || kind == "dscores")
}
