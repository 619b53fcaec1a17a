package figure

import "glassbox/wasm/picture"

// Slider is a line with a knob that a drag moves.
type Slider struct {
	Item  picture.Item // without its ring
	At    float64      // the place of the knob, from 0 to 1
	Ticks []float64    // places that are marked
	Knob  float64      // its radius
}

// sliderEnd is how far what can be pressed reaches beyond the ends of the line.
const sliderEnd = 12

// Draw draws the slider from one place to another, at a height.
func (v Slider) Draw(p Pad, left, right, y float64) {
	at := func(t float64) picture.Point { return picture.Point{X: left + (right-left)*max(0, min(1, t)), Y: y} }
	it := v.Item
	it.Ring = picture.Rect{Box: picture.Box{X: left - sliderEnd, Y: y - 16, W: right - left + 2*sliderEnd, H: 32}, Radius: 16}
	p.Item(it, func() {
		p.Add(it.Ring, picture.Line(at(0), at(1), Solid(picture.Hairline, 3)), picture.Line(at(0), at(v.At), Solid(picture.Ink1, 3)))
		for _, t := range v.Ticks {
			p.Add(picture.Line(at(t).Moved(0, -5), at(t).Moved(0, 5), Rest))
		}
		p.Mark(at(v.At), v.Knob, picture.Ink1)
	})
}
