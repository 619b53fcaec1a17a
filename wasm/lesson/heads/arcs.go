package heads

import (
	"math"
	"slices"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// drawn are the arrows of all heads that are on, heaviest first: weights of 5 % and more, as far as they fit.
func (m *model) drawn(b figure.Lanes) []figure.Lane {
	var all []figure.Lane
	for k := range m.h {
		if !m.on[k] {
			continue
		}
		row := m.weights(k, m.focus)
		for _, j := range m.strongest(k) {
			all = append(all, figure.Lane{Head: k, Word: j, Weight: row[j]})
		}
	}
	slices.SortStableFunc(all, func(a, b figure.Lane) int {
		switch {
		case a.Weight > b.Weight:
			return -1
		case a.Weight < b.Weight:
			return 1
		}
		return 0
	})
	return b.Fit(all)
}

// overlaid draws the arrows of all heads over the sentence, each head in its colour and its lane.
func (s *scene) overlaid() {
	if !s.from("weights") {
		s.Write(s.Width/2, s.lanes.Base-60, "arrows appear with the weights", figure.Name.In(picture.Ink3).At(picture.Middle).Within(s.Width))
		return
	}
	ls := s.drawn(s.lanes)
	s.bundle(s.lanes, ls)
	s.percents(ls)
}

// bundle draws arrows with the bar that they leave from, lightest first, and the gradients that return beside them.
func (s *scene) bundle(b figure.Lanes, ls []figure.Lane) {
	curves := b.Curves(ls)
	for i := len(ls) - 1; i >= 0; i-- {
		s.arrow("arc", ls[i], curves[i], b.Width(ls[i].Weight), s.share("weights", ls[i].Head), s.paint(ls[i]))
	}
	if from, to := b.Bar(ls); len(ls) > 0 {
		s.Add(picture.Line(from, to, figure.Framed))
	}
	s.flow(ls, curves)
	if !s.from("dweights") {
		return
	}
	largest := s.scale("da")
	for i := len(ls) - 1; i >= 0; i-- {
		k, j := ls[i].Head, ls[i].Word
		g := s.layer.Heads.Heads[k].Weights.Grad().At(s.focus, j)
		if largest == 0 || g == 0 {
			continue
		}
		paint := picture.Solid(picture.Grad)
		if s.faint(k, j) {
			paint = paint.Faded(0.2)
		} else if s.now() != "dweights" {
			paint = paint.Faded(0.7)
		}
		s.arrow("back", ls[i], b.Back(curves[i]), 1.25+3*min(1, math.Abs(g)/largest)*b.Shrink(), s.share("dweights", k), paint)
	}
}

// paint is the colour of an arrow: its head's, or faint while another one is pointed at or gradients return.
func (s *scene) paint(l figure.Lane) picture.Paint {
	p := picture.Solid(colour(l.Head))
	if s.faint(l.Head, l.Word) {
		return p.Faded(0.2)
	}
	if s.from("dweights") {
		return p.Faded(0.35)
	}
	return p
}

// arrow draws one arrow as an item, as far as it has come.
func (s *scene) arrow(kind string, a figure.Lane, c picture.Cubic, width, share float64, paint picture.Paint) {
	if share <= 0 {
		return
	}
	to := "head " + strconv.Itoa(a.Head+1) + " from “" + s.words[s.focus] + "” to “" + s.words[a.Word] + "”, word " + strconv.Itoa(a.Word+1)
	it := picture.Item{ID: words.CellID(kind, a.Head, a.Word), Label: "arrow of " + to, Value: figure.Percent(a.Weight), Ring: s.landing(a)}
	if kind == "back" {
		it.Label, it.Value = "gradient back along the arrow of "+to, ""
		it.Gradient = say(s.layer.Heads.Heads[a.Head].Weights.Grad().At(s.focus, a.Word))
	}
	reach := timeline.Ease(share)
	if share == 1 {
		reach = 1
	}
	s.Item(it, func() {
		if kind == "arc" && a.Head >= 4 && width > 3 && paint.Alpha == 1 && share == 1 { // light colours need an figure.Edge on white
			s.Add(picture.Arrow{Curve: c, Width: width + 1, Paint: picture.Solid(picture.Edge), Reach: reach})
		}
		s.Add(picture.Arrow{Curve: c, Width: width, Paint: paint, Reach: reach})
	})
}

// landing is the place under an arrow's head, where its weight stands.
func (s *scene) landing(a figure.Lane) picture.Rect {
	b := s.lanes
	if b.Upward {
		return picture.Rect{Box: picture.Box{X: b.Base - 4, Y: b.At(a.Head, a.Word) - 4, W: 12, H: 8}, Radius: 2}
	}
	w := max(8, b.Pitch())
	return picture.Rect{Box: picture.Box{X: b.At(a.Head, a.Word) - w/2, Y: b.Base + 2, W: w, H: 19}, Radius: 3}
}

// percents writes the weights under the arrows' heads, heaviest first, as far as they do not touch.
func (s *scene) percents(ls []figure.Lane) {
	if !s.complete("weights") || s.row.Ticks() {
		return
	}
	var taken [][2]float64
	for n, a := range ls {
		t := number.Fixed(100*a.Weight, 0)
		x, half := s.lanes.At(a.Head, a.Word), 3.9*float64(len(t))+1
		free := x-half > -4 && x+half < s.Width+4
		for _, k := range taken {
			free = free && (x+half <= k[0] || x-half >= k[1])
		}
		if !free {
			continue
		}
		taken = append(taken, [2]float64{x - half, x + half})
		weight, role := 500, picture.Ink1
		if n > 0 {
			weight = 400
		}
		if s.faint(a.Head, a.Word) {
			role = picture.Ink3
		}
		s.Write(x, s.lanes.Base+16, t, figure.Note.Sized(12, weight).In(role).At(picture.Middle))
	}
}

// flow lets the values travel along the arrows to the focus, each as large as its share.
func (s *scene) flow(ls []figure.Lane, curves []picture.Cubic) {
	if s.now() != "mix" {
		return
	}
	for i, a := range ls {
		if t := figure.Eased(s.share("mix", a.Head)); t > 0 {
			s.Add(picture.Circle(curves[i].At(1-t), 2.5+5*a.Weight, picture.Solid(colour(a.Head)), picture.Stroke{Paint: picture.Solid(picture.Ground), Width: 1.5}))
		}
	}
}
