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
	Cos *tape.Value[F] // T×D, "cos": the cosine, the same for both columns of a pair
	Sin *tape.Value[F] // T×D, "±sin": minus the sine for even columns, the sine for odd ones

	partner []int // of each column: 1 0 3 2 …
}

// NewRotary records the cosines and sines of the positions first to first+T−1 for D
// columns as inputs. Su et al. have base 10000. It panics if T is below 1, D is odd or
// base is not positive.
func NewRotary[F tape.Float](t *tape.Tape[F], first, T, D int, base float64) *Rotary[F] {
	positive("rotary", "T", T)
	paired("rotary", D)
	r := &Rotary[F]{t.Input("cos", T, D), t.Input("±sin", T, D), make([]int, D)}
	for at := range r.Cos.Data() {
		row, col := at/D, at%D
		sin, cos := math.Sincos(angle(float64(first+row), col/2, D, base))
		if col%2 == 0 {
			sin = -sin
		}
		r.Cos.Data()[at], r.Sin.Data()[at] = F(cos), F(sin)
		r.partner[col] = col ^ 1
	}
	return r
}

// Rotate records x turned row by row. x and the result are T×D. It panics for other
// shapes.
func (r *Rotary[F]) Rotate(t *tape.Tape[F], x *tape.Value[F]) *tape.Value[F] {
	rows, cols := x.Dims()
	if T, D := r.Cos.Dims(); rows != T || cols != D {
		panic(ShapeError{"rotary", is("x", x), "it must be " + dims(T, D)})
	}
	partners := t.Transpose(t.Rows(t.Transpose(x), r.partner))
	return t.Add(t.Mul(x, r.Cos), t.Mul(partners, r.Sin))
}
