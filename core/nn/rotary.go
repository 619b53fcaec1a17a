package nn

import (
	"math"

	"glassbox/core/tape"
)

// Rotary turns queries and keys by their positions. The columns are taken in pairs of
// neighbours, 2i and 2i+1 as in the paper and as in PE (some programs pair i with
// i+D/2 instead, which is the same up to the order of columns), and at position pos
//
//	out[2i]   = x[2i]·cos a − x[2i+1]·sin a
//	out[2i+1] = x[2i+1]·cos a + x[2i]·sin a,   a = pos / base^(2i/D)
//
// As q and k are turned alike, q·k depends on their positions only through the
// distance between them, and lengths remain.
// Source: Su et al. 2021, eq. 15 and 34.
type Rotary[F tape.Float] struct {
	Cos *tape.Value[F] // T×hD, "cos": the cosine, the same for both columns of a pair
	Sin *tape.Value[F] // T×hD, "±sin": minus the sine for even columns, the sine for odd ones

	partner []int // of each column: 1 0 3 2 …
}

// NewRotary records, as inputs, the cosines and sines for rows that stand at these T
// positions, and for h heads of D columns side by side, which all turn alike. Su et al.
// have base 10000. It panics if there is no position or no head, D is odd or base is not
// positive.
func NewRotary[F tape.Float](t *tape.Tape[F], at []int, h, D int, base float64) *Rotary[F] {
	positive("rotary", "the number of positions", len(at))
	positive("rotary", "h", h)
	paired("rotary", D)
	r := &Rotary[F]{t.Input("cos", len(at), h*D), t.Input("±sin", len(at), h*D), make([]int, h*D)}
	for i := range r.Cos.Data() {
		row, col := i/(h*D), i%(h*D)
		sin, cos := math.Sincos(angle(float64(at[row]), col%D/2, D, base))
		if col%2 == 0 {
			sin = -sin
		}
		r.Cos.Data()[i], r.Sin.Data()[i] = F(cos), F(sin)
		r.partner[col] = col ^ 1
	}
	return r
}

// Rotate records x turned row by row. x and the result are T×hD. It panics for other
// shapes.
func (r *Rotary[F]) Rotate(t *tape.Tape[F], x *tape.Value[F]) *tape.Value[F] {
	rows, cols := x.Dims()
	if T, D := r.Cos.Dims(); rows != T || cols != D {
		panic(ShapeError{"rotary", is("x", x), "it must be " + dims(T, D)})
	}
	partners := t.Transpose(t.Rows(t.Transpose(x), r.partner))
	return t.Add(t.Mul(x, r.Cos), t.Mul(partners, r.Sin))
}
