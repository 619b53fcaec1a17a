package figure

import (
	"cmp"

	"glassbox/core/order"
	"glassbox/wasm/picture"
)

// Rays are the arrows of several heads from one place to a row of words: S curves that leave a bar side by side, in the order
// in which none cross, and stand upright at both ends. Each head has a lane of its own over every word.
type Rays struct {
	Columns     // of the words
	Heads       int
	From        float64 // the middle of the bar
	Bar, Base   float64 // the heights that they leave and reach
	Left, Right float64 // between which the bar lies
}

// pitch is the distance of two lanes: 18 where the columns are wide enough.
func (r Rays) pitch() float64 { return min(18, (r.Column-4)/float64(r.Heads)) }

// At is where the arrow of a lane lands.
func (r Rays) At(l Lane) float64 {
	return r.Centers[l.Word] + (float64(l.Head)-float64(r.Heads-1)/2)*r.pitch()
}

// Width is the shaft of an arrow of a weight, such that two full neighbours do not touch.
func (r Rays) Width(weight float64) float64 {
	return (1.25 + 14*weight) * 0.7 * max(0.3, min(1, r.pitch()/18))
}

// Curves are the arrows, one for each lane in their order, and the bar that they leave.
func (r Rays) Curves(all []Lane) (curves []picture.Cubic, from, to picture.Point) {
	const gap = 2
	wide := -gap + 0.0
	for _, l := range all {
		wide += r.Width(l.Weight) + gap
	}
	x := max(r.Left, min(r.Right-wide, r.From-wide/2))
	from, to = picture.Point{X: min(x, r.From-8) - 3, Y: r.Bar}, picture.Point{X: max(x+wide, r.From+8) + 3, Y: r.Bar}
	ports := order.Places(len(all), func(a, b int) int { return cmp.Compare(r.At(all[a]), r.At(all[b])) })
	curves = make([]picture.Cubic, len(all))
	bend := 0.52 * (r.Bar - r.Base)
	for _, i := range ports {
		w, end := r.Width(all[i].Weight), r.At(all[i])
		port := x + w/2
		curves[i] = picture.Cubic{{X: port, Y: r.Bar}, {X: port, Y: r.Bar - bend}, {X: end, Y: r.Base + bend}, {X: end, Y: r.Base}}
		x += w + gap
	}
	return curves, from, to
}
