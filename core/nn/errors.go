package nn

import (
	"strconv"

	"glassbox/core/tape"
)

// ShapeError is the panic of a layer whose operands, or settings such as the number of
// heads, do not fit.
type ShapeError struct {
	Layer string // the layer or function
	Have  string // the operands and their shapes, or the settings
	Want  string // what was expected
}

func (e ShapeError) Error() string { return "nn: " + e.Layer + ": " + e.Have + ": " + e.Want }

// dims writes a shape: 2×3.
func dims(rows, cols int) string { return strconv.Itoa(rows) + "×" + strconv.Itoa(cols) }

// is writes the shape of an operand: "q is 2×3".
func is[F tape.Float](operand string, v *tape.Value[F]) string {
	rows, cols := v.Dims()
	return operand + " is " + dims(rows, cols)
}

// count writes a number of things: "h is 5".
func count(what string, n int) string { return what + " is " + strconv.Itoa(n) }

// positive panics if n, called so in the error, is below 1.
func positive(layer, what string, n int) {
	if n < 1 {
		panic(ShapeError{layer, count(what, n), "it must be at least 1"})
	}
}

// wide panics if x, called so in the error, has not d columns.
func wide[F tape.Float](layer, name string, x *tape.Value[F], d int) {
	if _, cols := x.Dims(); cols != d {
		panic(ShapeError{layer, is(name, x), "it must have " + strconv.Itoa(d) + " columns"})
	}
}
