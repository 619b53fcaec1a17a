package tape

// operation is one kind of computation with its settings. An operation holds no
// numbers of its own: what its backward pass needs is kept in the output.
type operation[F Float] interface {
	// name is what Value.Op returns.
	name() string

	// forward computes every cell of out from out's inputs.
	forward(out *Value[F])

	// backward adds, for each input that needs it, the gradient of out times the
	// local derivative to the gradient of the input.
	backward(out *Value[F])

	// formula writes how cell (i,j) of out is computed. Cells of inputs are written
	// by read.
	formula(out *Value[F], i, j int, read reader[F]) expr

	// partials lists the cells of out that are computed from cell (i,j) of input k,
	// with the derivative of each by that cell.
	partials(out *Value[F], k, i, j int, read reader[F]) []partial
}

// reader writes a cell of an operand: by its name, or by the formula behind it.
type reader[F Float] func(v *Value[F], i, j int) expr

// partial is the local derivative of cell (row,col) of an output by a cell of an input.
type partial struct {
	row, col int
	slope    expr
}

// one is the only derivative of an operation that uses the cell once.
func one(row, col int, slope expr) []partial { return []partial{{row, col, slope}} }
