package tape

import "math"

// LogSoftmax returns the logarithm of the softmax of each row,
//
//	out[i,j] = ln(e^x[i,j] / Σₖ e^x[i,k])
//
// computed as x − max − ln Σ e^(x−max), which stays exact where the softmax itself
// is too small for a float. x and out are m×n.
func (t *Tape[F]) LogSoftmax(x *Value[F]) *Value[F] {
	return t.record(logSoftmax[F]{}, x.rows, x.cols, x)
}

type logSoftmax[F Float] struct{}

func (logSoftmax[F]) name() string { return "logsoftmax" }

func (logSoftmax[F]) forward(out *Value[F]) {
	x := out.inputs[0]
	for i := range out.rows {
		y := out.row(out.data, i)
		top, rest := logSum(x.row(x.data, i))
		for j, score := range x.row(x.data, i) {
			y[j] = F(float64(score) - top - rest)
		}
	}
}

// backward is dx = dout − softmax(x)·Σₖ doutₖ, row by row.
func (logSoftmax[F]) backward(out *Value[F]) {
	x := out.inputs[0]
	for i := range out.rows {
		y, dy, dx := out.row(out.data, i), out.row(out.grad, i), x.row(x.grad, i)
		total := added(dy)
		for j := range dx {
			p := F(math.Exp(float64(y[j])))
			dx[j] += dy[j] - F(p*total)
		}
	}
}

func (logSoftmax[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	p := softmaxFormula(out.inputs[0], i, j, nil, read)
	return called("ln(", ")", p, out.At(i, j))
}

func (logSoftmax[F]) partials(out *Value[F], _, i, j int, _ reader[F]) []partial {
	y := out.leafExpr(i, j)
	p := exponential(y, math.Exp(y.value))
	var ps []partial
	for col := range out.cols {
		slope := product(constant(-1), p)
		if col == j {
			slope = difference(constant(1), p)
		}
		ps = append(ps, partial{i, col, slope})
	}
	return ps
}

// LogSum implements Ops, in float64.
func (*Plain[F]) LogSum(top, rest, x []F, cols int) {
	for i := range top {
		t, r := logSum(rowOf(x, i, cols))
		top[i], rest[i] = F(t), F(r)
	}
}

// logSum returns the largest x, and the rest of ln Σ eˣ = top + rest.
func logSum[F Float](x []F) (top, rest float64) {
	top = highest(x, nil)
	total := 0.0
	for _, score := range x {
		total += math.Exp(float64(score) - top)
	}
	return top, math.Log(total)
}
