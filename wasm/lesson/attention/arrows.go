package attention

import (
	"slices"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// drawn are the words that an arrow leads to: all of up to 12; of more, and on the way back, those with the largest share that fit a
// bundle of a width. Shares must be positive.
func drawn(f figure.Fan, centers, shares []float64, focus int, room float64) (is []int, ts []figure.Target) {
	limit := len(shares)
	if limit > 24 {
		limit = 9
	}
	for _, j := range figure.Strongest(shares, limit) {
		if shares[j] < 0.001 {
			break
		}
		t := figure.Target{At: centers[j], Weight: shares[j], Self: j == focus}
		if width, _ := f.Bundle(append(slices.Clone(ts), t), 0); (len(shares) > 12 || f.Back) && width > room || width > 3*room {
			break
		}
		is, ts = append(is, j), append(ts, t)
	}
	return is, ts
}

// arrows draws what the focus word attends to, and on the way back the gradients of the weights beside.
func (s *scene) arrows() {
	if !s.from("weights") {
		return
	}
	f := s.fan(s.base, s.rise, s.centers[s.focus], false)
	room := max(50, s.column)
	is, ts := drawn(f, s.centers, s.row.weights, s.focus, max(50, 2*s.column-12))
	for k, c := range f.Arrows(ts, room) {
		s.arrow(words.CellID("arc", is[k]), is[k], c, f.Width(ts[k].Weight), s.share("weights", is[k]), s.forward(is[k]))
	}
	s.flow(f, is, ts, room)
	if s.from("dweights") {
		s.wayBack(s.base, s.rise, s.centers, max(60, 2*s.column-16))
	}
}

func (s *scene) fan(base float64, rise figure.Rise, from float64, upward bool) figure.Fan {
	f := figure.Fan{From: from, Base: base, Rise: rise, Shrink: 1, Upward: upward}
	switch {
	case upward:
		f.Shrink = 0.86
	case len(s.words) > 12:
		f.Shrink = 0.8
	}
	return f
}

// forward is the paint of an arrow: strong, or faint while another one is pointed at or gradients return.
func (s *scene) forward(j int) picture.Paint {
	p := picture.Solid(picture.PosLine)
	if s.from("dweights") || s.hover >= 0 && s.hover != j {
		return p.Faded(0.25)
	}
	return p
}

// arrow draws one arrow as an item, as far as it has come.
func (s *scene) arrow(item string, j int, c picture.Cubic, width, share float64, paint picture.Paint) {
	if share <= 0 {
		return
	}
	it := picture.Item{ID: item, Label: "arrow from “" + s.words[s.focus] + "” to “" + s.words[j] + "”, word " + number.Format(float64(j+1)), Value: figure.Percent(s.row.weights[j]), Ring: s.underHead(j)}
	if item[0] == 'b' {
		it.Label, it.Value = "gradient back "+it.Label, ""
		it.Gradient = number.Format(s.row.dweights[j])
	}
	reach := timeline.Ease(share)
	if share == 1 {
		reach = 1
	}
	s.Item(it, func() { s.Add(picture.Arrow{Curve: c, Width: width, Paint: paint, Reach: reach}) })
}

// underHead is the place under an arrow's head, where its weight stands.
func (s *scene) underHead(j int) picture.Rect {
	if s.Width < 600 && s.list() {
		v := s.lines()
		return picture.Rect{Box: picture.Box{X: v.X - 6, Y: v.Center(j) - v.Pitch/2, W: v.W, H: v.Pitch}, Radius: 4}
	}
	return picture.Rect{Box: picture.Box{X: s.centers[j] - s.column/2 + 2, Y: s.base + 3, W: s.column - 4, H: 21}, Radius: 4}
}

// wayBack draws the gradients of the weights beside the arrows, the other way, as wide as they are large.
func (s *scene) wayBack(base float64, rise figure.Rise, centers []float64, room float64) {
	shares := make([]float64, len(s.words))
	for j, d := range s.row.dweights {
		if s.seen(s.focus, j) && s.scale.dweights > 0 {
			shares[j] = abs(d) / largestOf(s.row.dweights)
		}
	}
	f := s.fan(base, rise, centers[s.focus], s.Width < 600 && s.list())
	f.Back = true
	is, ts := drawn(f, centers, shares, s.focus, room)
	for k, c := range f.Arrows(ts, max(50, room/2)) {
		paint := picture.Solid(picture.Grad)
		if s.hover >= 0 && s.hover != is[k] {
			paint = paint.Faded(0.25)
		} else if !s.now("dweights") {
			paint = paint.Faded(0.7)
		}
		s.arrow(words.CellID("back", is[k]), is[k], c, f.Width(ts[k].Weight), s.share("dweights", is[k]), paint)
	}
}

// flow lets the values travel along the arrows to the focus, each as large as its share.
func (s *scene) flow(f figure.Fan, is []int, ts []figure.Target, room float64) {
	t := figure.Eased(s.share("out", -1))
	if !s.now("out") || t == 0 {
		return
	}
	for k, c := range f.Arrows(ts, room) {
		s.Add(picture.Circle(c.At(1-t), 2.5+6*s.row.weights[is[k]], picture.Solid(picture.PosLine), picture.Stroke{Paint: picture.Solid(picture.Ground), Width: 1.5}))
	}
}
