package tape

import "math"

// LayerNorm gives each row mean 0 and variance 1, then scales and shifts its columns,
//
//	out = gain·x̂ + bias,  x̂ = (x − μ) / √(σ² + eps)
//
// where μ is the mean and σ² the variance (divided by n, not n−1) of the row. x and
// out are m×n, gain and bias are 1×n. It panics for other shapes and if eps is
// negative.
// Source: Ba, Kiros and Hinton 2016.
func (t *Tape[F]) LayerNorm(x, gain, bias *Value[F], eps float64) *Value[F] {
	rowVector("layernorm", x, gain, "gain")
	rowVector("layernorm", x, bias, "bias")
	if !(eps >= 0) {
		panic(UseError{"layernorm", "eps must not be negative"})
	}
	return t.record(layerNorm[F]{eps}, x.rows, x.cols, x, gain, bias)
}

type layerNorm[F Float] struct{ eps float64 }

func (layerNorm[F]) name() string { return "layernorm" }

// forward keeps x̂, m×n, and behind it 1/√(σ² + eps) of each row.
func (n layerNorm[F]) forward(out *Value[F]) {
	x, gain, bias := out.inputs[0], out.inputs[1], out.inputs[2]
	out.keep(len(out.data) + out.rows)
	hat, scale := n.kept(out)
	out.ops().LayerNorm(out.data, hat, scale, x.data, gain.data, bias.data, n.eps)
}

func (n layerNorm[F]) backward(out *Value[F]) {
	x, gain, bias := out.inputs[0], out.inputs[1], out.inputs[2]
	hat, scale := n.kept(out)
	out.ops().LayerNormGrad(x.grad, gain.grad, bias.grad, out.grad, hat, scale, gain.data)
}

// kept returns the two parts of what forward keeps.
func (layerNorm[F]) kept(out *Value[F]) (hat, scale []F) {
	return out.kept[:len(out.data)], out.kept[len(out.data):]
}

// LayerNorm implements Ops, with the moments in float64.
func (*Plain[F]) LayerNorm(y, hat, scale, x, gain, bias []F, eps float64) {
	for i := range scale {
		x, hat, y := rowOf(x, i, len(gain)), rowOf(hat, i, len(gain)), rowOf(y, i, len(gain))
		mean, variance := moments(x)
		s := 1 / math.Sqrt(variance+eps)
		scale[i] = F(s)
		for j, cell := range x {
			hat[j] = F((float64(cell) - mean) * s)
			y[j] = F(gain[j]*hat[j]) + bias[j]
		}
	}
}

// LayerNormGrad implements Ops.
func (*Plain[F]) LayerNormGrad(dx, dgain, dbias, dy, hat, scale, gain []F) {
	for i, s := range scale {
		dy, hat := rowOf(dy, i, len(gain)), rowOf(hat, i, len(gain))
		if dbias != nil {
			accumulate(dbias, dy)
		}
		if dgain != nil {
			for j, g := range dy {
				dgain[j] += F(g * hat[j])
			}
		}
		if dx != nil {
			normBackward(rowOf(dx, i, len(gain)), dy, hat, gain, s)
		}
	}
}

// normBackward adds to dx, for one row with d = dy·gain,
//
//	(d − mean(d) − x̂·mean(d·x̂)) / √(σ² + eps)
func normBackward[F Float](dx, dy, hat, gain []F, scale F) {
	var plain, along F
	for j, g := range dy {
		d := F(g * gain[j])
		plain += d
		along += F(d * hat[j])
	}
	plain /= F(len(dx))
	along /= F(len(dx))
	for j, g := range dy {
		d := F(g*gain[j]) - plain - F(hat[j]*along)
		dx[j] += F(d * scale)
	}
}

func (n layerNorm[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	x, gain, bias := out.inputs[0], out.inputs[1], out.inputs[2]
	hat, _ := n.normalized(x, i, j, read)
	e := sum(product(read(gain, 0, j), hat), read(bias, 0, j))
	for k := range x.cols {
		e.from = append(e.from, read(x, i, k).from...)
	}
	return e
}

// normalized writes x̂[i,j] and its denominator.
func (n layerNorm[F]) normalized(x *Value[F], i, j int, read reader[F]) (hat, root expr) {
	mean, variance := moments(x.row(x.data, i))
	inner := sum(quantity("σ²", variance), quantity("ε", n.eps))
	root = called("√(", ")", inner, math.Sqrt(inner.value))
	return ratio(difference(read(x, i, j), quantity("μ", mean)), root), root
}

func (n layerNorm[F]) partials(out *Value[F], k, i, j int, read reader[F]) []partial {
	if k == 0 {
		return n.rowPartials(out, i, j, read)
	}
	var ps []partial
	for row := range out.rows {
		slope := constant(1)
		if k == 1 {
			slope, _ = n.normalized(out.inputs[0], row, j, read)
		}
		ps = append(ps, partial{row, j, slope})
	}
	return ps
}

// rowPartials lists how each cell of row i changes with x[i,j]: directly, and through
// the mean and the variance of the row.
func (n layerNorm[F]) rowPartials(out *Value[F], i, j int, read reader[F]) []partial {
	x, gain := out.inputs[0], out.inputs[1]
	_, root := n.normalized(x, i, j, read)
	hat := func(j int) expr { return quantity(x.cellOf("x̂", i, j), float64(out.kept[i*x.cols+j])) }
	var ps []partial
	for col := range out.cols {
		through := ratio(sum(constant(1), product(hat(col), hat(j))), constant(float64(x.cols)))
		slope := product(constant(-1), through)
		if col == j {
			slope = difference(constant(1), through)
		}
		ps = append(ps, partial{i, col, product(ratio(read(gain, 0, col), root), slope)})
	}
	return ps
}

// moments returns the mean and the variance of the cells.
func moments[F Float](cells []F) (mean, variance float64) {
	n := float64(len(cells))
	for _, x := range cells {
		mean += float64(x)
	}
	mean /= n
	for _, x := range cells {
		d := float64(x) - mean
		variance += float64(d * d)
	}
	return mean, variance / n
}
