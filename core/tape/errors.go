package tape

import "strconv"

// ShapeError is the panic of an operation whose operands do not fit.
type ShapeError struct {
	Op   string // the operation
	Have string // the operands and their shapes
	Want string // what was expected
}

func (e ShapeError) Error() string { return "tape: " + e.Op + ": " + e.Have + ": " + e.Want }

// UseError is the panic of a call that cannot be right whatever the shapes.
type UseError struct {
	Op      string // the operation or method
	Problem string
}

func (e UseError) Error() string { return "tape: " + e.Op + ": " + e.Problem }

// dims writes a shape: 2×3.
func dims(rows, cols int) string { return strconv.Itoa(rows) + "×" + strconv.Itoa(cols) }

// is writes the shape of an operand: "a is 2×3".
func (v *Value[F]) is(operand string) string { return operand + " is " + dims(v.rows, v.cols) }

// sameShape panics if the operands a and b, called so in the error, differ in shape.
func sameShape[F Float](op string, a, b *Value[F], aName, bName string) {
	if a.rows != b.rows || a.cols != b.cols {
		panic(ShapeError{op, a.is(aName) + ", " + b.is(bName), "the shapes must be equal"})
	}
}

// rowVector panics if v, called so in the error, is not a row as wide as x.
func rowVector[F Float](op string, x, v *Value[F], name string) {
	if v.rows != 1 || v.cols != x.cols {
		panic(ShapeError{op, x.is("x") + ", " + v.is(name), name + " must be " + dims(1, x.cols)})
	}
}

// countError is the panic for n of something where v has another number of cells.
func countError[F Float](op string, v *Value[F], n int, what string) error {
	have := v.is("the value") + ", given are " + strconv.Itoa(n) + " " + what
	return ShapeError{op, have, "there must be " + strconv.Itoa(v.size())}
}

// cellError is the panic for a cell that v does not have.
func cellError[F Float](v *Value[F], i, j int) error {
	cell := "(" + strconv.Itoa(i) + "," + strconv.Itoa(j) + ")"
	return UseError{"cell", v.is("the value") + ", there is no cell " + cell}
}

// checkIndex panics if index, one of those given to op, is not below n.
func checkIndex(op string, index, n int) {
	if uint(index) >= uint(n) {
		panic(UseError{op, "index " + strconv.Itoa(index) + " is not from 0 to " + strconv.Itoa(n-1)})
	}
}
