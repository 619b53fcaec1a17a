package tape

// leafExpr writes a cell by its name alone. An unnamed leaf is a plain number.
func (v *Value[F]) leafExpr(i, j int) expr {
	cell := v.cell(i, j)
	symbols := cell.Name
	if v.op == nil && v.name == "" {
		symbols = numeral(cell.Value).text
	}
	e := quantity(symbols, cell.Value)
	e.from = []Cell{cell}
	return e
}

// formula writes how cell (i,j) of v is computed. Room is how many more cells may be written out in place of unnamed
// operands.
func (v *Value[F]) formula(i, j int, room *int) expr {
	return v.op.formula(v, i, j, unfold[F](room))
}

// unfold reads named cells by name, and writes unnamed ones out while there is room.
func unfold[F Float](room *int) reader[F] {
	return func(v *Value[F], i, j int) expr {
		if *room == 0 || v.op == nil || v.name != "" {
			return v.leafExpr(i, j)
		}
		*room--
		return v.formula(i, j, room)
	}
}

// leafGrad writes the gradient of a cell by its name alone; that of the loss is 1.
func (v *Value[F]) leafGrad(i, j int) expr {
	cell := v.gradCell(i, j)
	e := quantity(cell.Name, cell.Value)
	if v == v.tape.loss {
		e = constant(1)
	}
	e.from = []Cell{cell}
	return e
}

// gradFormula writes how the gradient of cell (i,j) of v comes from the gradients of
// the named values computed from it; room is as in formula.
func (v *Value[F]) gradFormula(i, j int, room *int) expr {
	if v == v.tape.loss {
		return constant(1)
	}
	var terms []expr
	var before *Value[F]
	for _, u := range v.uses(i, j, unfold[F](room)) {
		term := product(u.by.readGrad(u.row, u.col, room), u.slope)
		op, told := u.by.op.(backward[F])
		switch last := len(terms) - 1; {
		case !told || u.by.name == "":
			terms = append(terms, term)
		case u.by == before:
			terms[last].from = append(terms[last].from, term.from...)
		default:
			e := op.gradient(u.by, i, j)
			e.from = term.from
			terms = append(terms, e)
		}
		before = u.by
	}
	return sum(terms...)
}

// backward is an operation of one input that computes its gradient otherwise than as the
// sum of what each cell of out adds to it.
type backward[F Float] interface {
	// gradient writes what out adds to the gradient of cell (i,j) of the input.
	gradient(out *Value[F], i, j int) expr
}

// readGrad writes the gradient of a named value by name, and that of an unnamed one
// out while there is room.
func (v *Value[F]) readGrad(i, j int, room *int) expr {
	if *room == 0 || v.name != "" {
		return v.leafGrad(i, j)
	}
	*room--
	return v.gradFormula(i, j, room)
}

// use is one cell computed from another one, and the derivative by it.
type use[F Float] struct {
	by *Value[F]
	partial
}

// uses lists the cells computed from cell (i,j) of v on the way to the loss.
func (v *Value[F]) uses(i, j int, read reader[F]) []use[F] {
	var all []use[F]
	for _, by := range v.tape.values[v.index+1:] {
		if !by.reaches {
			continue
		}
		for k, in := range by.inputs {
			if in != v {
				continue
			}
			for _, p := range by.op.partials(by, k, i, j, read) {
				all = append(all, use[F]{by, p})
			}
		}
	}
	return all
}
