// Package picture says what to draw, as data. A List holds shapes in CSS pixels with the origin at the top
// left; the same list is painted on the canvas, written as SVG, searched by the pointer, read out by a screen
// reader and compared as text in tests.
package picture

import "math"

// Role names one colour of web/src/tokens.css. The page resolves it, so that a picture never knows its theme.
type Role uint8

// The roles, in the order of tokens.css. None paints nothing.
const (
	None Role = iota
	Ground
	Well
	Ink1
	Ink2
	Ink3
	Hairline
	Edge
	Pos
	Neg
	PosLine
	NegLine
	PosInk
	NegInk
	Grad
	GradInk
	GradFill
	GradWash
	NowWash
	Head1
	Head2
	Head3
	Head4
	Head5
	Head6
	Head7
	Head8
	Focus
	OK
	Bad
	roles
)

var tokens = [roles]string{
	"", "ground", "well", "ink-1", "ink-2", "ink-3", "line", "line-2",
	"pos", "neg", "pos-line", "neg-line", "pos-ink", "neg-ink",
	"grad", "grad-ink", "grad-fill", "grad-wash", "now-wash",
	"head-1", "head-2", "head-3", "head-4", "head-5", "head-6", "head-7", "head-8",
	"focus", "ok", "bad",
}

// Token is the name of the role's custom property without the leading dashes; it is empty for None.
func (r Role) Token() string { return tokens[r] }

// Roles returns every role that has a colour.
func Roles() []Role {
	all := make([]Role, 0, roles-1)
	for r := Ground; r < roles; r++ {
		all = append(all, r)
	}
	return all
}

// Paint is a role mixed in OKLab with the ground: Share 1 is the role itself, 0 the ground. Alpha is its
// opacity, 0 … 1. The zero Paint paints nothing.
type Paint struct {
	Role         Role
	Share, Alpha float64
}

// Solid is the role, unmixed and opaque.
func Solid(r Role) Paint { return Paint{Role: r, Share: 1, Alpha: 1} }

// Faded is p at a times its opacity.
func (p Paint) Faded(a float64) Paint {
	p.Alpha *= a
	return p
}

// Visible reports whether p paints anything.
func (p Paint) Visible() bool { return p.Role != None && p.Alpha > 0 }

// Sign is the fill of a cell that holds v, where scale is the largest magnitude shown beside it: blue for
// positive, orange for negative, with the share
//
//	(|v|/scale)^0.8
//
// of the pole. Zero, and whatever is not a number, is the ground itself.
func Sign(v, scale float64) Paint {
	if v == 0 || math.IsNaN(v) || scale <= 0 {
		return Solid(Ground)
	}
	role := Pos
	if v < 0 {
		role = Neg
	}
	return Paint{Role: role, Share: math.Exp(0.8 * math.Log(min(1, math.Abs(v)/scale))), Alpha: 1} // many times faster than Pow
}
