package tape

import (
	"math"

	"glassbox/core/number"
)

// Softmax turns each row of scores into weights that are positive and add up to 1,
//
//	out[i,j] = e^x[i,j] / Σₖ e^x[i,k]
//
// computed as e^(x−max) / Σ e^(x−max), which never overflows. x and out are m×n. mask
// is m×n row by row: true where x may be seen, nil for everywhere. What is masked has
// weight 0 and no part in the sum, and a row that is masked wholly is all zeros. mask
// is kept, not copied: changing it in place and replaying masks anew. Softmax panics
// if mask is neither nil nor m·n long.
func (t *Tape[F]) Softmax(x *Value[F], mask []bool) *Value[F] {
	if mask != nil && len(mask) != x.size() {
		panic(countError("softmax", x, len(mask), "mask cells"))
	}
	return t.record(softmax[F]{mask}, x.rows, x.cols, x)
}

type softmax[F Float] struct{ mask []bool }

func (softmax[F]) name() string { return "softmax" }

func (s softmax[F]) forward(out *Value[F]) {
	out.ops().Softmax(out.data, out.inputs[0].data, s.mask, out.cols)
}

// backward is dx = out·(dout − Σₖ doutₖ·outₖ), row by row.
func (softmax[F]) backward(out *Value[F]) {
	out.ops().SoftmaxGrad(out.inputs[0].grad, out.grad, out.data, out.cols)
}

func (s softmax[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	mask := s.row(out, i)
	if mask != nil && !mask[j] {
		return constant(0)
	}
	return softmaxFormula(out.inputs[0], i, j, mask, read)
}

func (s softmax[F]) partials(out *Value[F], _, i, j int, _ reader[F]) []partial {
	mask, p := s.row(out, i), out.leafExpr(i, j)
	if mask != nil && !mask[j] {
		return nil
	}
	var ps []partial
	for col := range out.cols {
		switch {
		case col == j:
			ps = append(ps, partial{i, col, product(p, difference(constant(1), p))})
		case mask == nil || mask[col]:
			ps = append(ps, partial{i, col, product(constant(-1), out.leafExpr(i, col), p)})
		}
	}
	return ps
}

// gradient is out·(dout − Σₖ outₖ·doutₖ), as backward computes it.
func (softmax[F]) gradient(out *Value[F], i, j int) expr {
	mean := 0.0
	for k := range out.cols {
		mean += out.At(i, k) * out.gradAt(i, k)
	}
	sum := quantity("Σ "+out.rowTitle(i, false)+" · "+out.rowTitle(i, true), mean)
	return product(out.leafExpr(i, j), difference(out.leafGrad(i, j), sum))
}

// row returns the mask of row i of x.
func (s softmax[F]) row(x *Value[F], i int) []bool {
	return maskRow(s.mask, i, x.cols)
}

// maskRow returns row i of a mask, nil if there is none.
func maskRow(mask []bool, i, cols int) []bool {
	if mask == nil {
		return nil
	}
	return mask[i*cols : (i+1)*cols]
}

// Softmax implements Ops, with e^x in float64.
func (*Plain[F]) Softmax(dst, x []F, mask []bool, cols int) {
	for i := range len(dst) / cols {
		softmaxRow(rowOf(dst, i, cols), rowOf(x, i, cols), maskRow(mask, i, cols))
	}
}

// SoftmaxGrad implements Ops.
func (*Plain[F]) SoftmaxGrad(dx, dp, p []F, cols int) {
	for i := range len(dx) / cols {
		p, dp, dx := rowOf(p, i, cols), rowOf(dp, i, cols), rowOf(dx, i, cols)
		mean := dot(dp, p)
		for j, w := range p {
			dx[j] += F(w * (dp[j] - mean))
		}
	}
}

// softmaxRow sets dst, which may be x, to the softmax of x where mask allows, and to 0
// elsewhere.
func softmaxRow[F Float](dst, x []F, mask []bool) {
	top := highest(x, mask)
	if math.IsInf(top, -1) {
		clear(dst)
		return
	}
	total := 0.0
	for j := range x {
		e := 0.0
		if mask == nil || mask[j] {
			e = math.Exp(float64(x[j]) - top)
			total += e
		}
		dst[j] = F(e)
	}
	for j := range dst {
		dst[j] = F(float64(dst[j]) / total)
	}
}

// highest returns the largest x that mask allows, −Inf if there is none.
func highest[F Float](x []F, mask []bool) float64 {
	top := math.Inf(-1)
	for j, score := range x {
		if mask == nil || mask[j] {
			top = max(top, float64(score))
		}
	}
	return top
}

// softmaxFormula writes cell (i,j) of the softmax of x: plainly in symbols, and in
// numbers with the row's maximum taken off, as it is computed.
func softmaxFormula[F Float](x *Value[F], i, j int, mask []bool, read reader[F]) expr {
	top := quantity("max", highest(x.row(x.data, i), mask))
	var chosen expr
	var powers []expr
	for k := range x.cols {
		if mask != nil && !mask[k] {
			continue
		}
		shifted := difference(read(x, i, k), top)
		power := exponential(shifted, math.Exp(shifted.value))
		powers = append(powers, power)
		if k == j {
			chosen = power
		}
	}
	e := ratio(chosen, sum(powers...))
	symbols := exponential(read(x, i, j), 0).texts[0]
	e.texts[0] = over(symbols, phrase{"Σ exp(" + x.rowTitle(i, false) + ")", atom})
	return e
}

// rowTitle writes any cell of row i of v, or of its gradient: sⱼ, s₁ⱼ if there are several
// rows, and … if v has no name.
func (v *Value[F]) rowTitle(i int, back bool) string {
	switch {
	case v.name == "":
		return "…"
	case v.rows == 1:
		return v.symbol(back) + "ⱼ"
	}
	return number.Cell(v.symbol(back), i) + "ⱼ"
}
