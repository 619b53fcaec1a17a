package dot

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/tape"
)

type value = *tape.Value[float64]

// pair is one dot product on a tape, computed term by term and by lengths and angle.
type pair struct {
	t         *tape.Tape[float64]
	a, b      []value // the components
	products  []value
	sums      []value // of the products so far; the last is s
	s         value
	lengthA   value
	lengthB   value
	theta     float64 // in radians
	cosine    value   // with the rest, nil where a vector has no direction
	shadow    value   // |b| cos θ: how far b reaches along a
	other     value   // |a| |b| cos θ
	scale     float64 // the largest magnitude among the components
	scaleBoth float64 // and the products
}

// newPair records the dot product of a and b, whose components are named after x and y. Its gradients are known.
func newPair(x, y string, a, b []float64) *pair {
	p := &pair{t: tape.New[float64]()}
	for i := range a {
		p.a = append(p.a, p.t.Param(x+strconv.Itoa(i+1), 1, 1, a[i]))
		p.b = append(p.b, p.t.Param(y+strconv.Itoa(i+1), 1, 1, b[i]))
		p.scale = max(p.scale, math.Abs(a[i]), math.Abs(b[i]))
	}
	for i := range a {
		product := p.t.Mul(p.a[i], p.b[i])
		sum := product
		if i > 0 {
			sum = p.t.Add(p.sums[i-1], product)
		}
		p.products, p.sums = append(p.products, product), append(p.sums, sum)
		p.scaleBoth = max(p.scaleBoth, p.scale, math.Abs(at(product)), math.Abs(at(sum)))
	}
	p.s = p.sums[len(a)-1].Named("s")
	p.measure(x, y, a, b)
	p.t.Backward(p.s)
	return p
}

// measure records the lengths and, where both vectors have a direction, what follows from the angle.
func (p *pair) measure(x, y string, a, b []float64) {
	p.lengthA, p.lengthB = p.length(p.a).Named("|"+x+"|"), p.length(p.b).Named("|"+y+"|")
	if !p.directed() {
		return
	}
	p.theta = angle(a, b)
	p.cosine = p.t.Input("cos θ", 1, 1, cosine(p.theta))
	p.shadow = p.t.Mul(p.lengthB, p.cosine)
	p.other = p.t.Mul(p.lengthA, p.shadow)
}

func (p *pair) length(v []value) value {
	sum := p.t.Mul(v[0], v[0])
	for _, x := range v[1:] {
		sum = p.t.Add(sum, p.t.Mul(x, x))
	}
	return p.t.Sqrt(sum)
}

// directed reports whether both vectors have a direction.
func (p *pair) directed() bool { return at(p.lengthA) > 0 && at(p.lengthB) > 0 }

// off is how far the two ways lie apart.
func (p *pair) off() float64 { return math.Abs(at(p.s) - at(p.other)) }

// similarity is the cosine from the dot product, s / (|a| |b|).
func (p *pair) similarity() float64 {
	return max(-1, min(1, at(p.s)/(at(p.lengthA)*at(p.lengthB))))
}

// at is the number of a scalar.
func at(v value) float64 { return v.At(0, 0) }

// rounding is a difference of angles that float64 cannot tell from none.
const rounding = 4e-16

// angle is the angle between two vectors, measured without their dot product: of the triangle with the sides
// u = a·|b| and v = b·|a|, which are equally long,
//
//	θ = 2 atan(|u − v| / |u + v|)
//
// which is exact to rounding for every angle. Source: W. Kahan, How Futile are Mindless Assessments of Roundoff,
// 2006, §12.
func angle(a, b []float64) float64 {
	la, lb := norm(a), norm(b)
	minus, plus := 0.0, 0.0
	for i := range a {
		u, v := a[i]*lb, b[i]*la
		minus, plus = minus+(u-v)*(u-v), plus+(u+v)*(u+v)
	}
	minus, plus = math.Sqrt(minus), math.Sqrt(plus)
	switch {
	case minus <= rounding*plus:
		return 0
	case plus <= rounding*minus:
		return math.Pi
	case math.Abs(minus-plus) <= rounding*plus:
		return math.Pi / 2
	}
	return 2 * math.Atan2(minus, plus)
}

// cosine is cos θ, and exactly 0 at a right angle, which float64 can only come near.
func cosine(theta float64) float64 {
	if theta == math.Pi/2 {
		return 0
	}
	return math.Cos(theta)
}

func norm(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x * x
	}
	return math.Sqrt(sum)
}

// degrees writes an angle: 42.27°.
func degrees(theta float64) string { return number.Format(theta*180/math.Pi) + "°" }

// tuple writes a vector: (4, 1).
func tuple(v []float64) string {
	texts := make([]string, len(v))
	for i, x := range v {
		texts[i] = number.Format(x)
	}
	return "(" + strings.Join(texts, ", ") + ")"
}

func numbers(vs []value) []float64 {
	all := make([]float64, len(vs))
	for i, v := range vs {
		all[i] = at(v)
	}
	return all
}
