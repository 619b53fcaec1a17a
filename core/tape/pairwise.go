package tape

// pairing is a function of two numbers with its derivatives, computed in float64
// whatever the cells are, and with their formulas.
type pairing struct {
	op      string
	apply   func(a, b float64) float64
	slopes  [2]func(a, b float64) float64 // by a and by b
	written func(a, b expr) expr
	derived [2]func(a, b expr) expr
	bent    bool // the slopes jump where a equals b
}

// pairwise applies a pairing to the cells of two values of the same shape.
type pairwise[F Float] struct{ pairing }

// pairs records p of every cell of a and the one of b in the same place. The names
// are what the operands are called in the panic for unequal shapes.
func (t *Tape[F]) pairs(p pairing, a, b *Value[F], aName, bName string) *Value[F] {
	sameShape(p.op, a, b, aName, bName)
	return t.record(pairwise[F]{p}, a.rows, a.cols, a, b)
}

func (p pairwise[F]) name() string { return p.op }

func (p pairwise[F]) forward(out *Value[F]) {
	a, b := out.inputs[0].data, out.inputs[1].data
	for i := range out.data {
		out.data[i] = F(p.apply(float64(a[i]), float64(b[i])))
	}
}

func (p pairwise[F]) backward(out *Value[F]) {
	a, b := out.inputs[0].data, out.inputs[1].data
	for k, in := range out.inputs {
		if !in.NeedsGrad() {
			continue
		}
		for i, g := range out.grad {
			slope := F(p.slopes[k](float64(a[i]), float64(b[i])))
			in.grad[i] += F(g * slope)
		}
	}
}

func (p pairwise[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	return p.written(read(out.inputs[0], i, j), read(out.inputs[1], i, j))
}

func (p pairwise[F]) partials(out *Value[F], k, i, j int, read reader[F]) []partial {
	a, b := read(out.inputs[0], i, j), read(out.inputs[1], i, j)
	return one(i, j, p.derived[k](a, b))
}

func (p pairwise[F]) corner(out *Value[F], i, j int) string {
	if p.bent {
		return p.formula(out, i, j, (*Value[F]).leafExpr).texts[0].text
	}
	return ""
}

func (p pairwise[F]) side(out *Value[F], at int) float64 {
	return sign(float64(out.inputs[0].data[at]) - float64(out.inputs[1].data[at]))
}
