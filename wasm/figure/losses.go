package figure

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// Losses is the loss of a training at each of its updates, and dashed that of others beside it; drawn heavily, that over all
// examples. Where losses span more than three powers of ten the axis is logarithmic. It ends where a loss is about a
// million, or a million times the first one: what is larger, as where training overflows, lies at its upper end, and that is said.
type Losses struct {
	Unit   string      // what the items of the updates are called, as in update-1
	First  string      // what stands under the first update
	Live   []float64   // of update 1, 2, …
	Means  []Mean      // over all examples, where an update has but some of them
	Others [][]float64 // what was forked from, or is compared
	Now    int         // the update that the film stands at, from 1
	Each   int         // up to how many updates each is a point to go to
	// Item is the item of an update's point: its label, and the step that a click goes to.
	Item func(update int) picture.Item
}

// Mean is the loss over all examples after an update.
type Mean struct {
	Update int
	Loss   float64
}

// Size implements Part.
func (c Losses) Size(_ *Scene, width float64) (w, h float64) { return width, 116 }

// scale maps losses to the height of a box.
type scale struct {
	box    picture.Box
	lo, hi float64
	cut    bool // the largest loss lies beyond
	log    bool
	n      int // updates
}

func (c Losses) scale(box picture.Box) scale {
	a := scale{box: box, lo: math.Inf(1)}
	means := make([]float64, len(c.Means))
	for k, m := range c.Means {
		means[k] = m.Loss
	}
	for _, run := range append([][]float64{c.Live, means}, c.Others...) {
		a.n = max(a.n, len(run))
		for _, v := range run {
			if a.hi = max(a.hi, v); v > 0 {
				a.lo = min(a.lo, v)
			}
		}
	}
	if end := math.Pow10(6 + int(math.Ceil(math.Log10(max(1, c.Live[0]))))); a.hi > end {
		a.cut, a.hi = true, end
	}
	if a.log = a.hi > 1000*a.lo; a.log {
		a.lo, a.hi = math.Log10(max(a.lo, a.hi*1e-12)), math.Log10(a.hi)
	} else {
		a.lo = 0
	}
	return a
}

// Logarithmic reports whether the axis is.
func (c Losses) Logarithmic() bool { return c.scale(picture.Box{}).log }

// at is the point of the loss v of an update.
func (a scale) at(update int, v float64) picture.Point {
	if a.log {
		v = math.Log10(max(math.Pow(10, a.lo), min(v, math.Pow(10, a.hi))))
	}
	share, x := 0.0, 0.0
	if a.hi > a.lo {
		share = (v - a.lo) / (a.hi - a.lo)
	}
	if a.n > 1 {
		x = float64(update-1) / float64(a.n-1)
	}
	return picture.Point{X: a.box.X + x*a.box.W, Y: a.box.Y + a.box.H*(1-share)}
}

// end is the loss at the upper or lower end.
func (a scale) end(v float64) string {
	if a.log {
		v = math.Pow(10, v)
	}
	return number.Short(v, 2)
}

// axisRoom is the room for numbers at the left of a box that a figure leaves. Where they are wider, the curves give way.
const axisRoom = 36

// Plot draws the curves in a box; the numbers of the axes stand at its left and below it.
func (c Losses) Plot(p Pad, box picture.Box) {
	a := c.scale(box)
	if wide := max(picture.Wide(a.end(a.hi), 12), picture.Wide(a.end(a.lo), 12)) - axisRoom; wide > 0 {
		box.X, box.W = box.X+wide, box.W-wide
		a.box = box
	}
	left, bottom := box.X-6, box.Y+box.H
	p.Add(picture.Curve{Points: []picture.Point{{X: box.X, Y: box.Y}, {X: box.X, Y: bottom}, {X: box.X + box.W, Y: bottom}}, Stroke: Hairline})
	p.Write(left, box.Y+8, a.end(a.hi), Note.At(picture.End))
	p.Write(left, bottom, a.end(a.lo), Note.At(picture.End))
	p.Write(box.X, bottom+16, c.First, Note)
	p.Write(box.X+box.W, bottom+16, strconv.Itoa(a.n), Note.At(picture.End))
	if a.cut {
		p.Write(box.X+box.W/2, bottom+16, phrase.Say("losses.cut", "at", a.end(a.hi)), Note.At(picture.Middle).Within(box.W-100))
	}
	for _, run := range c.Others {
		p.Add(a.curve(run, picture.Stroke{Paint: Edge.Paint, Width: 1.5, Dash: picture.Dashed}))
	}
	live := Framed
	if len(c.Means) > 0 {
		live = Edge
		p.Add(a.means(c.Means))
	}
	p.Add(a.curve(c.Live, live))
	if len(c.Live) <= c.Each {
		for k, v := range c.Live {
			c.point(p, k+1, a.at(k+1, v), v)
		}
	}
	c.now(p, a)
}

func (a scale) curve(losses []float64, stroke picture.Stroke) picture.Curve {
	points := make([]picture.Point, len(losses))
	for k, v := range losses {
		points[k] = a.at(k+1, v)
	}
	return picture.Curve{Points: points, Stroke: stroke}
}

// means is the curve of what holds for all examples.
func (a scale) means(all []Mean) picture.Curve {
	c := picture.Curve{Stroke: Solid(picture.Ink1, 2.5)}
	for _, m := range all {
		c.Points = append(c.Points, a.at(m.Update, m.Loss))
	}
	return c
}

// point is an update as a point to go to, larger to the pointer than to the eye.
func (c Losses) point(p Pad, update int, at picture.Point, v float64) {
	dot := picture.Circle(at, 3, picture.Solid(picture.Ground), Solid(picture.Ink1, 1.25))
	it := c.Item(update)
	it.ID, it.Value, it.Ring = c.Unit+"-"+strconv.Itoa(update), number.Format(v), dot
	p.Item(it, func() { p.Add(picture.Rect{Box: dot.Box.Grown(5)}, dot) })
}

// now marks the update that the film stands at.
func (c Losses) now(p Pad, a scale) {
	at := a.at(c.Now, c.Live[c.Now-1])
	p.Add(picture.Line(picture.Point{X: at.X, Y: a.box.Y}, picture.Point{X: at.X, Y: a.box.Y + a.box.H}, Empty), Here(at))
}

// Here is the point of a curve or a plane that the film stands at.
func Here(at picture.Point) picture.Rect { return Dot(at, 5.5, picture.Ink1) }

// Draw implements Part.
func (c Losses) Draw(s *Scene, at picture.Box) {
	c.Plot(s.Pad, picture.Box{X: at.X + 40, Y: at.Y + 4, W: at.W - 44, H: at.H - 26})
}
