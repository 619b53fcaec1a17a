package tape

// Proof is a central finite difference beside the gradient that it measures,
//
//	∂loss/∂v[i,j] ≈ (plus − minus) / 2ε
type Proof struct {
	Epsilon    float64 // ε, by how much the cell is nudged to either side
	Plus       float64 // the loss with the cell raised by ε
	Minus      float64 // and lowered
	Quotient   float64 // (Plus − Minus) / 2ε
	Gradient   float64 // by the last Backward
	Difference float64 // |Quotient − Gradient|
	Kink       *Kink   // why the two may differ, nil if nothing is in the way
}

// Kink is a corner of a function that a nudge crosses. The slope jumps there, so that a
// finite difference measures something between the slopes on both sides.
type Kink struct {
	At       Cell   // what stands at the corner
	Function string // the function with the corner, as formulas write it: ReLU, or |y − t|
}

// Prove measures the gradient of the loss by cell (i,j) of v, as the last Backward left
// it, by nudging the cell and replaying what follows. Like Difference it leaves every
// bit as it was. It panics if loss is not 1×1, if v needs no gradient, and if there is
// no such cell.
func (t *Tape[F]) Prove(loss, v *Value[F], i, j int, eps float64) Proof {
	if !v.NeedsGrad() {
		panic(UseError{"prove", "the value needs no gradient"})
	}
	p := Proof{Epsilon: eps, Gradient: v.gradAt(i, j)}
	var sides [][]float64
	look := func() { sides = append(sides, t.sides(v.index+1, loss.index+1)) }
	p.Plus, p.Minus = t.nudge("prove", loss, v, i, j, eps, look)
	p.Quotient = (p.Plus - p.Minus) / (2 * eps)
	p.Difference = max(p.Quotient-p.Gradient, p.Gradient-p.Quotient)
	p.Kink = t.kink(v.index+1, sides[0], sides[1])
	return p
}

// bent is an operation whose function of each cell has a corner.
type bent[F Float] interface {
	operation[F]

	// corner is how the function is written for cell (i,j) of out, "" if it has no corner.
	corner(out *Value[F], i, j int) string

	// side is on which side of the corner out's cell lies: −1, 0 or 1.
	side(out *Value[F], at int) float64
}

// sides are the sides of the corners of the values from..to-1, cell by cell.
func (t *Tape[F]) sides(from, to int) []float64 {
	var all []float64
	t.corners(from, to, func(v *Value[F], op bent[F], at int) bool {
		all = append(all, op.side(v, at))
		return true
	})
	return all
}

// kink is the first corner, of the values from the given one on, whose sides differ.
func (t *Tape[F]) kink(from int, plus, minus []float64) (found *Kink) {
	t.corners(from, len(t.values), func(v *Value[F], op bent[F], at int) bool {
		if len(plus) == 0 {
			return false
		}
		if i, j := at/v.cols, at%v.cols; plus[0] != minus[0] {
			found = &Kink{v.inputs[0].cell(i, j), op.corner(v, i, j)}
			return false
		}
		plus, minus = plus[1:], minus[1:]
		return true
	})
	return found
}

// corners visits the cells of the values from..to-1 whose operations have a corner, while
// visit returns true.
func (t *Tape[F]) corners(from, to int, visit func(v *Value[F], op bent[F], at int) bool) {
	for k := from; k < to; k++ {
		v := t.values[k]
		op, ok := v.op.(bent[F])
		if !ok || op.corner(v, 0, 0) == "" {
			continue
		}
		for at := range v.data {
			if !visit(v, op, at) {
				return
			}
		}
	}
}
