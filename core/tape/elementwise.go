package tape

import "glassbox/core/number"

// function is a function of one number with its derivative. Both are computed in
// float64 whatever the cells are.
type function struct {
	op    string
	apply func(x float64) float64
	slope func(x, y float64) float64 // dy/dx at y = apply(x)

	symbol  string                // how the function is written: σ for σ(x)
	numbers func(x phrase) string // how it is computed, if that says more: max(0, x)

	derivative func(x expr) expr // how the slope is written, if not as σ′(x)

	bent bool // the slope jumps at 0
}

// elementwise applies a function to each cell.
type elementwise[F Float] struct{ function }

// each records f of every cell of x.
func (t *Tape[F]) each(f function, x *Value[F]) *Value[F] {
	return t.record(elementwise[F]{f}, x.rows, x.cols, x)
}

func (e elementwise[F]) name() string { return e.op }

func (e elementwise[F]) forward(out *Value[F]) {
	applied(out.data, out.inputs[0].data, e.function)
}

// applied sets each cell of dst to f of the one of x.
func applied[F Float](dst, x []F, f function) {
	x = x[:len(dst)]
	for i := range dst {
		dst[i] = F(f.apply(float64(x[i])))
	}
}

func (e elementwise[F]) backward(out *Value[F]) {
	x := out.inputs[0]
	for i, g := range out.grad {
		slope := F(e.slope(float64(x.data[i]), float64(out.data[i])))
		x.grad[i] += F(g * slope)
	}
}

func (e elementwise[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	x := read(out.inputs[0], i, j)
	y := called(e.symbol+"(", ")", x, out.At(i, j))
	if e.numbers != nil {
		y.texts[1] = phrase{e.numbers(x.texts[1].scaled(x.coef)), atom}
	}
	return y
}

func (e elementwise[F]) partials(out *Value[F], _, i, j int, read reader[F]) []partial {
	x := read(out.inputs[0], i, j)
	if e.derivative != nil {
		return one(i, j, e.derivative(x))
	}
	slope := e.slope(out.inputs[0].At(i, j), out.At(i, j))
	d := called(e.symbol+"′(", ")", x, slope)
	d.texts[1] = phrase{number.Format(slope), atom}
	return one(i, j, d)
}

func (e elementwise[F]) corner(*Value[F], int, int) string {
	if e.bent {
		return e.symbol
	}
	return ""
}

func (e elementwise[F]) side(out *Value[F], at int) float64 {
	return sign(float64(out.inputs[0].data[at]))
}
