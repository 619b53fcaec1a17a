package dot

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// field maps vectors to places: the plane of two numbers, a turned view of the space of three, and for any other
// count the plane that the two vectors span, with a along its horizontal.
type field struct {
	box       picture.Box
	origin    picture.Point
	unit      float64   // pixels
	right, up []float64 // what of a vector goes to the right, and up
	toward    []float64 // and towards the eye
	reach     float64   // the largest length that has room
	a, b      []float64
	span      bool // it is the plane that the two vectors span
}

// elevation is how far from above space is seen.
const elevation = 24 * math.Pi / 180

func (s *scene) field() field {
	f := field{box: s.plane, a: s.a, b: s.b}
	switch len(s.a) {
	case 2:
		f.flat()
	case 3:
		f.turned(s.azimuth)
	default:
		f.spanned(s.p)
	}
	return f
}

// flat is the plane, with room for the numbers at its left and below it.
func (f *field) flat() {
	f.right, f.up, f.toward = []float64{1, 0}, []float64{0, 1}, []float64{0, 0}
	f.box.H -= 22
	f.scaled(30)
	if wide := f.widest() + 9; wide > 30 {
		f.box.X, f.box.W = f.box.X-30, f.box.W+30
		f.scaled(wide)
	}
}

// scaled leaves room at the left, and takes a unit in which both vectors have room in the rest.
func (f *field) scaled(left float64) {
	f.box.X, f.box.W = f.box.X+left, f.box.W-left
	f.reach = 0
	slim := f.box.H / f.box.W
	for _, v := range [][]float64{f.a, f.b} {
		f.reach = max(f.reach, math.Abs(v[1]), math.Abs(v[0])*slim)
	}
	f.reach = nice(f.reach * 1.12)
	f.origin, f.unit = f.box.Center(), f.box.H/2/f.reach
}

// widest is the width of the widest number at the left of the plane.
func (f *field) widest() (most float64) {
	step := f.grid()
	for i := -math.Floor(f.box.H / 2 / f.unit / step); i < 0; i++ {
		most = max(most, figure.Width(number.Format(i*step), 12))
	}
	return most
}

// turned is space seen from an azimuth, from a little above, without perspective so that parallels stay parallel.
func (f *field) turned(azimuth float64) {
	sin, cos := math.Sincos(azimuth)
	se, ce := math.Sincos(elevation)
	f.right, f.up, f.toward = []float64{cos, sin, 0}, []float64{-se * sin, se * cos, ce}, []float64{ce * sin, -ce * cos, se}
	f.reach = round(max(norm(f.a), norm(f.b)), 1, 1.5, 2, 3, 4, 5, 6, 8)
	f.origin = f.box.Center()
	f.origin.Y += f.box.H * 0.08
	f.unit = min((f.box.W/2-36)/(1.42*floorSize*f.reach), (f.box.H*0.58-24)/f.reach)
}

// spanned is the plane through both vectors.
func (f *field) spanned(p *pair) {
	f.span = true
	f.right, f.up, f.toward = []float64{1, 0}, []float64{0, 1}, []float64{0, 0}
	la, lb := at(p.lengthA), at(p.lengthB)
	f.a, f.b = []float64{la, 0}, []float64{lb * math.Cos(p.theta), lb * math.Sin(p.theta)}
	if la == 0 {
		f.b = []float64{lb, 0}
	}
	f.reach = max(la, lb)
	f.origin = picture.Point{X: f.box.X + f.box.W/2, Y: f.box.Y + f.box.H*0.8}
	f.unit = 1
	if f.reach > 0 {
		f.unit = min(f.box.W/2-36, f.box.H*0.8-30) / f.reach
	}
}

// floorSize is half the side of the floor, as a share of the reach.
const floorSize = 0.8

// nice is the least of 1, 2, 4, 10, 20, 40, … and their tenths that is not below v.
func nice(v float64) float64 { return round(v, 1, 2, 4) }

// round is the least multiple of a power of ten by one of the factors, in ascending order, that is not below v.
func round(v float64, factors ...float64) float64 {
	if v <= 1e-8 {
		return 4
	}
	for power := math.Pow(10, math.Floor(math.Log10(v))); ; power *= 10 {
		for _, m := range factors {
			if m*power >= v {
				return m * power
			}
		}
	}
}

// at is the place of a vector's tip.
func (f field) at(v []float64) picture.Point {
	return picture.Point{X: f.origin.X + inner(v, f.right)*f.unit, Y: f.origin.Y - inner(v, f.up)*f.unit}
}

// near is how far towards the eye a vector's tip lies, from −1 to 1.
func (f field) near(v []float64) float64 { return max(-1, min(1, inner(v, f.toward)/f.reach)) }

// grid is the distance between two lines of the grid.
func (f field) grid() float64 {
	step := f.reach / 4
	for step*f.unit < 22 {
		step *= 2
	}
	return step
}

// drag moves a vector in the plane of the screen, in tenths of the finest line of the grid or less.
func (f field) drag(key string) *picture.Drag {
	if f.span {
		return nil
	}
	step := math.Pow(10, math.Floor(math.Log10(f.reach/20)))
	return &picture.Drag{Key: key, Right: scaled(f.right, 1/f.unit), Up: scaled(f.up, 1/f.unit), Step: max(step, 1e-4)}
}

func inner(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func scaled(v []float64, by float64) []float64 {
	w := make([]float64, len(v))
	for i := range v {
		w[i] = v[i] * by
	}
	return w
}

// plus is v + by·w.
func plus(v []float64, by float64, w []float64) []float64 {
	sum := make([]float64, len(v))
	for i := range v {
		sum[i] = v[i] + by*w[i]
	}
	return sum
}

// turn is the unit vectors along a and, at a right angle to it, towards b: the arc of θ runs from one to the other.
func (f field) turn() (u, w []float64) {
	u = scaled(f.a, 1/norm(f.a))
	w = plus(f.b, -inner(f.b, u), u)
	if l := norm(w); l > 1e-9*norm(f.b) {
		return u, scaled(w, 1/l)
	}
	if len(u) == 2 {
		return u, []float64{-u[1], u[0]}
	}
	w = plus(f.up, -inner(f.up, u), u) // b lies along a: any right angle will do
	if norm(w) < 1e-6 {
		w = plus(f.right, -inner(f.right, u), u)
	}
	return u, scaled(w, 1/norm(w))
}
