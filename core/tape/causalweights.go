package tape

import (
	"math"
	"strconv"
)

// Part is what one head of attention works on where the rows of several sequences
// stand one under another and the columns of several heads side by side: a sequence
// of Rows rows, and a head of Cols columns.
type Part struct{ Row, Rows, Col, Cols int }

// CausalWeights returns how much each position of one sequence attends to itself and
// to those before it in one head,
//
//	out[i,j] = e^s[i,j] / Σₖ e^s[i,k] for k ≤ i, and 0 for j > i
//	s = q kᵀ / √D
//
// where q and k are m×n, read in place at the Part p of T rows and D columns alone,
// and out is T×T. With z[i,j] = out[i,j]·(dout[i,j] − Σₖ out[i,k]·dout[i,k]) the
// gradients are dq = z·k/√D and dk = zᵀ·q/√D. It panics if the shapes differ or have
// no such part.
// Source: Vaswani et al. 2017, eq. 1 and section 3.2.3.
func (t *Tape[F]) CausalWeights(q, k *Value[F], p Part) *Value[F] {
	sameShape("causalweights", q, k, "q", "k")
	if p.Row < 0 || p.Rows < 1 || p.Row+p.Rows > q.rows || p.Col < 0 || p.Cols < 1 || p.Col+p.Cols > q.cols {
		panic(ShapeError{"causalweights", q.is("q"), "it must have " + p.words()})
	}
	mask := make([]bool, p.Rows*p.Rows)
	for at := range mask {
		mask[at] = at%p.Rows <= at/p.Rows
	}
	return t.record(causalWeights[F]{p, mask}, p.Rows, p.Rows, q, k)
}

// words says which rows and columns p has.
func (p Part) words() string {
	span := func(from, n int) string { return strconv.Itoa(from) + " to " + strconv.Itoa(from+n-1) }
	return "the rows " + span(p.Row, p.Rows) + " and the columns " + span(p.Col, p.Cols)
}

type causalWeights[F Float] struct {
	Part
	mask []bool
}

func (causalWeights[F]) name() string { return "causalweights" }

// scale is 1/√D.
func (c causalWeights[F]) scale() float64 { return 1 / math.Sqrt(float64(c.Cols)) }

// within returns the given data or gradient of v from the first cell of p on.
func (v *Value[F]) within(cells []F, p Part) []F { return cells[p.Row*v.cols+p.Col:] }

func (c causalWeights[F]) forward(out *Value[F]) {
	q, k, ops := out.inputs[0], out.inputs[1], out.ops()
	ops.Gemm(false, true, c.Rows, c.Rows, c.Cols, F(c.scale()), q.within(q.data, c.Part), q.cols, k.within(k.data, c.Part), k.cols, 0,
		out.data, out.cols)
	ops.Softmax(out.data, out.data, c.mask, out.cols)
}

// backward keeps z.
func (c causalWeights[F]) backward(out *Value[F]) {
	q, k, ops := out.inputs[0], out.inputs[1], out.ops()
	z, scale := out.keep(len(out.data)), F(c.scale())
	clear(z)
	ops.SoftmaxGrad(z, out.grad, out.data, out.cols)
	if q.NeedsGrad() {
		ops.Gemm(false, false, c.Rows, c.Cols, c.Rows, scale, z, out.cols, k.within(k.data, c.Part), k.cols, 1, q.within(q.grad, c.Part), q.cols)
	}
	if k.NeedsGrad() {
		ops.Gemm(true, false, c.Rows, c.Cols, c.Rows, scale, z, out.cols, q.within(q.data, c.Part), q.cols, 1, k.within(k.grad, c.Part), k.cols)
	}
}

// score writes s[i,j].
func (c causalWeights[F]) score(out *Value[F], i, j int, read reader[F]) expr {
	q, k := out.inputs[0], out.inputs[1]
	terms := make([]expr, c.Cols)
	for d := range terms {
		terms[d] = product(read(q, c.Row+i, c.Col+d), read(k, c.Row+j, c.Col+d))
	}
	return product(constant(c.scale()), sum(terms...))
}

// scoreAt is s[i,j].
func (c causalWeights[F]) scoreAt(out *Value[F], i, j int) float64 {
	q, k := out.inputs[0], out.inputs[1]
	sum := 0.0
	for d := range c.Cols {
		sum += q.At(c.Row+i, c.Col+d) * k.At(c.Row+j, c.Col+d)
	}
	return sum * c.scale()
}

// formula takes the highest score off in numbers, as it is computed.
func (c causalWeights[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	if j > i {
		return constant(0)
	}
	scores, highest := make([]expr, i+1), math.Inf(-1)
	for k := range scores {
		scores[k] = c.score(out, i, k, read)
		highest = max(highest, scores[k].value)
	}
	powers := make([]expr, len(scores))
	for k, score := range scores {
		shifted := difference(score, quantity("max", highest))
		powers[k] = exponential(shifted, math.Exp(shifted.value))
	}
	e := ratio(powers[j], sum(powers...))
	e.texts[0] = over(exponential(scores[j], 0).texts[0], phrase{"Σ exp(…)", atom})
	return e
}

func (c causalWeights[F]) partials(out *Value[F], k, i, j int, read reader[F]) []partial {
	i, j = i-c.Row, j-c.Col
	switch {
	case i < 0 || i >= c.Rows || j < 0 || j >= c.Cols:
		return nil
	case k == 0:
		return c.queryPartials(out, i, j, read)
	}
	return c.keyPartials(out, i, j, read)
}

// queryPartials lists how each weight of row i changes with the query at d: by the
// weight, times by how much the key at d is above its mean over the row.
func (c causalWeights[F]) queryPartials(out *Value[F], i, d int, read reader[F]) []partial {
	key := func(j int) expr { return read(out.inputs[1], c.Row+j, c.Col+d) }
	terms := make([]expr, i+1)
	for j := range terms {
		terms[j] = product(out.leafExpr(i, j), key(j))
	}
	var ps []partial
	for j := range terms {
		above := difference(key(j), sum(terms...))
		ps = append(ps, partial{i, j, product(constant(c.scale()), out.leafExpr(i, j), above)})
	}
	return ps
}

// keyPartials lists how the weights of the rows that see key k change with it at d.
func (c causalWeights[F]) keyPartials(out *Value[F], k, d int, read reader[F]) []partial {
	var ps []partial
	for i := k; i < c.Rows; i++ {
		query := product(constant(c.scale()), read(out.inputs[0], c.Row+i, c.Col+d))
		for j := range i + 1 {
			slope := product(constant(-1), out.leafExpr(i, k))
			if j == k {
				slope = difference(constant(1), out.leafExpr(i, k))
			}
			ps = append(ps, partial{i, j, product(query, out.leafExpr(i, j), slope)})
		}
	}
	return ps
}
