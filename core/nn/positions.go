package nn

import (
	"math"
	"slices"
	"strconv"

	"glassbox/core/number"
	"glassbox/core/tape"
)

// Positions is how a model knows where in a sequence a token stands.
type Positions int

const (
	LearnedPositions    Positions = iota // a table with a row for each position is added
	SinusoidalPositions                  // PE is added
	RotaryPositions                      // queries and keys are turned
	NoPositions                          // only a causal mask tells
)

var positionNames = [...]string{"learned", "sinusoidal", "rotary", "none"}

// String returns learned, sinusoidal, rotary or none.
func (p Positions) String() string { return positionNames[p] }

// ParsePositions returns the Positions whose String is name, and whether there are such.
func ParsePositions(name string) (Positions, bool) {
	i := slices.Index(positionNames[:], name)
	return Positions(max(i, 0)), i >= 0
}

// positionBase is that of sinusoidal and rotary positions in models.
// Source: Vaswani et al. 2017, section 3.5; Su et al. 2021, section 3.2.2.
const positionBase = 10000

// Places returns the positions first to first+T−1, once for each of B sequences.
func Places(first, T, B int) []int {
	at := make([]int, T*B)
	for i := range at {
		at[i] = first + i%T
	}
	return at
}

// PE returns one cell of the sinusoidal positional encoding,
//
//	PE(pos, 2i) = sin(pos / base^(2i/d))
//	PE(pos, 2i+1) = cos(pos / base^(2i/d))
//
// for dimension dim of d, counted from 0. Vaswani et al. have base 10000. The
// dimensions 2i and 2i+1 are the height and the breadth of a hand that turns by
// base^(−2i/d) per position; if d is odd, the last dimension is a sine alone. pos may
// lie between two positions. PE panics unless 0 ≤ dim < d and base is positive.
// Source: Vaswani et al. 2017, section 3.5.
func PE(pos float64, dim, d int, base float64) float64 {
	if dim < 0 || dim >= d {
		panic(ShapeError{"pe", count("the dimension", dim), "it must be from 0 to " + strconv.Itoa(d-1)})
	}
	a := angle(pos, dim/2, d, base)
	if dim%2 == 0 {
		return math.Sin(a)
	}
	return math.Cos(a)
}

// Sinusoidal records the encoding of the positions 0 to T−1 as the input "PE", T×d. It
// panics if T or d is below 1, or base is not positive.
func Sinusoidal[F tape.Float](t *tape.Tape[F], T, d int, base float64) *tape.Value[F] {
	positive("sinusoidal", "T", T)
	positive("sinusoidal", "d", d)
	pe := t.Input("PE", T, d)
	cells := pe.Data()
	for at := range cells {
		cells[at] = F(PE(float64(at/d), at%d, d, base))
	}
	return pe
}

// ShiftRotation records the rotation that moves the sinusoidal encoding by k positions,
// whatever the position, as the input "R", d×d:
//
//	PE(pos+k) = R·PE(pos)
//
// with PE(pos) as a column, or MatMulT(PE, R) for a table of rows. R turns each pair of
// dimensions 2i, 2i+1 by φ = k/base^(2i/d) and is 0 elsewhere:
//
//	⎡ sin(a+φ) ⎤   ⎡  cos φ  sin φ ⎤ ⎡ sin a ⎤
//	⎣ cos(a+φ) ⎦ = ⎣ −sin φ  cos φ ⎦ ⎣ cos a ⎦
//
// It panics if d is odd, as the last dimension then has no partner, and if base is not
// positive.
func ShiftRotation[F tape.Float](t *tape.Tape[F], d int, k, base float64) *tape.Value[F] {
	paired("shiftrotation", d)
	r := t.Input("R", d, d)
	cells := r.Data()
	for i := 0; i < d; i += 2 {
		sin, cos := math.Sincos(angle(k, i/2, d, base))
		cells[i*d+i], cells[i*d+i+1] = F(cos), F(sin)
		cells[(i+1)*d+i], cells[(i+1)*d+i+1] = F(-sin), F(cos)
	}
	return r
}

// Learned records the first T rows of a table of learned positions, such as a
// parameter, under the name "P": the table is L×d, with a row for each of the L
// positions it knows, and the result is T×d. It panics unless T is from 1 to L.
func Learned[F tape.Float](t *tape.Tape[F], table *tape.Value[F], T int) *tape.Value[F] {
	positive("learned", "T", T)
	if rows, _ := table.Dims(); T > rows {
		panic(ShapeError{"learned", count("T", T) + ", " + is("the table", table), "it must have a row for each position"})
	}
	ids := make([]int, T)
	for i := range ids {
		ids[i] = i
	}
	return t.Rows(table, ids).Named("P")
}

// angle returns pos / base^(2i/d), by which pair i of d dimensions is turned at pos.
func angle(pos float64, i, d int, base float64) float64 {
	if !(base > 0) || math.IsInf(base, 1) {
		panic(ShapeError{"positions", "the base is " + number.Format(base), "it must be above 0 and finite"})
	}
	return pos / math.Pow(base, float64(2*i)/float64(d))
}

// paired panics unless d dimensions make pairs.
func paired(layer string, d int) {
	positive(layer, "d", d)
	if d%2 != 0 {
		panic(ShapeError{layer, count("d", d), "it must be even"})
	}
}
