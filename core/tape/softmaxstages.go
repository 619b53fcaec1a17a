package tape

import "math"

// scores is what a softmax is taken of: a number for each cell, and how it is written.
type scores struct {
	title      string // of all of them
	rows, cols int
	mask       []bool // nil for none
	at         func(i, j int) float64
	read       func(i, j int) expr
}

// scoresOf are the cells of x.
func scoresOf[F Float](x *Value[F], mask []bool) scores {
	return scores{x.symbol(false), x.rows, x.cols, mask, x.At, func(i, j int) expr { return x.rowExpr(i, j, false) }}
}

// sees tells whether the mask allows cell (i,j).
func (s scores) sees(i, j int) bool { return s.mask == nil || s.mask[i*s.cols+j] }

// top returns the column of the highest score of row i that the mask allows, −1 if
// there is none.
func (s scores) top(i int) int {
	top := -1
	for j := range s.cols {
		if s.sees(i, j) && (top < 0 || s.at(i, j) > s.at(i, top)) {
			top = j
		}
	}
	return top
}

// max is the highest score of row i, 0 in a row that is masked wholly.
func (s scores) max(i int) float64 {
	if top := s.top(i); top >= 0 {
		return s.at(i, top)
	}
	return 0
}

// stages are how the softmax of the scores, which is out, is worked out:
//
//	shifted = s − max   exp = exp(shifted)   sum = Σ exp   out = exp / sum
//
// What a mask hides is 0 throughout.
func (s scores) stages(v written) []stage {
	column := func(name string) stage { return stage{name: name, symbol: name, rows: s.rows, cols: 1} }
	matrix := func(name string) stage { return stage{name: name, symbol: name, rows: s.rows, cols: s.cols} }
	top, shifted, exp, sum := column("max"), matrix("shifted"), matrix("exp"), column("sum")
	exp.symbol = "power"

	top.at = func(i, _ int) float64 { return s.max(i) }
	top.formula = func(i, _ int) expr { return s.highest(i, "max "+s.title) }

	shifted.at = s.unlessMasked(func(i, j int) float64 { return s.at(i, j) - s.max(i) })
	shifted.formula = s.maskedOr(func(i, j int) expr { return difference(s.read(i, j), s.highest(i, "max")) })

	exp.at = s.unlessMasked(func(i, j int) float64 { return math.Exp(shifted.at(i, j)) })
	exp.formula = s.maskedOr(func(i, j int) expr { return exponential(v(shifted, i, j), exp.at(i, j)) })

	sum.at = func(i, _ int) float64 { return s.total(i, exp.at) }
	sum.formula = func(i, _ int) expr {
		return s.sigma(i, "Σ power", func(j int) expr { return v(exp, i, j) })
	}
	return []stage{top, shifted, exp, sum}
}

// written writes a cell of a stage by its name.
type written func(s stage, i, j int) expr

// highest writes the highest score of row i; it comes from the cell that has it.
func (s scores) highest(i int, symbols string) expr {
	e := quantity(symbols, s.max(i))
	if top := s.top(i); top >= 0 {
		e.from = s.read(i, top).from
	}
	return e
}

// unlessMasked is at where the mask allows, 0 elsewhere.
func (s scores) unlessMasked(at func(i, j int) float64) func(i, j int) float64 {
	return func(i, j int) float64 {
		if !s.sees(i, j) {
			return 0
		}
		return at(i, j)
	}
}

// maskedOr is formula where the mask allows, and elsewhere says that it does not.
func (s scores) maskedOr(formula func(i, j int) expr) func(i, j int) expr {
	return func(i, j int) expr {
		if s.sees(i, j) {
			return formula(i, j)
		}
		hidden := phrase{"masked", atom}
		return expr{1, [2]phrase{hidden, hidden}, 0, s.read(i, j).from}
	}
}

// total adds up row i where the mask allows.
func (s scores) total(i int, at func(i, j int) float64) (sum float64) {
	for j := range s.cols {
		if s.sees(i, j) {
			sum += at(i, j)
		}
	}
	return sum
}

// sigma writes a sum over row i, in symbols by its name. What the mask hides is 0, and
// no source of it.
func (s scores) sigma(i int, symbols string, term func(j int) expr) expr {
	terms := make([]expr, s.cols)
	for j := range terms {
		if terms[j] = term(j); !s.sees(i, j) {
			terms[j].from = nil
		}
	}
	e := sum(terms...)
	e.texts[0] = phrase{symbols, factor}
	return e
}

// backStages are how the gradient of the scores comes from that of their softmax out:
//
//	mean = Σ out·dout   centred = dout − mean   ds = out·centred
func backStages[F Float](out *Value[F], s scores, v written) []stage {
	mean := stage{name: "mean", symbol: "mean", back: true, rows: s.rows, cols: 1}
	mean.at = func(i, _ int) float64 {
		return s.total(i, func(i, j int) float64 { return out.At(i, j) * out.gradAt(i, j) })
	}
	mean.formula = func(i, _ int) expr {
		symbols := "Σ " + out.symbol(false) + " · " + out.symbol(true)
		return s.sigma(i, symbols, func(j int) expr { return product(out.rowExpr(i, j, false), out.rowExpr(i, j, true)) })
	}
	centred := stage{name: "centred", symbol: "centred", back: true, rows: s.rows, cols: s.cols}
	centred.at = func(i, j int) float64 { return out.gradAt(i, j) - mean.at(i, 0) }
	centred.formula = func(i, j int) expr { return difference(out.rowExpr(i, j, true), v(mean, i, 0)) }
	return []stage{mean, centred}
}

func (s softmax[F]) stages(out *Value[F]) []stage {
	x := scoresOf(out.inputs[0], s.mask)
	return append(x.stages(out.stageExpr), backStages(out, x, out.stageExpr)...)
}

func (logSoftmax[F]) stages(out *Value[F]) []stage {
	return scoresOf(out.inputs[0], nil).stages(out.stageExpr)
}

// stages has, before those of the softmax, the scores; and after them their gradient z.
func (h headWeights[F]) stages(out *Value[F]) []stage {
	s := stage{name: "scores", symbol: "s", rows: h.Rows, cols: h.Keys}
	s.formula = func(i, j int) expr { return h.score(out, i, j, (*Value[F]).leafExpr) }
	s.at = func(i, j int) float64 { return h.scoreAt(out, i, j) }
	x := scores{"s", h.Rows, h.Keys, h.mask, s.at, func(i, j int) expr { return out.stageExpr(s, i, j) }}
	back := backStages(out, x, out.stageExpr)
	centred := back[1]
	z := stage{name: "z", symbol: "∂L/∂s", back: true, rows: h.Rows, cols: h.Keys}
	z.at = func(i, j int) float64 { return out.At(i, j) * centred.at(i, j) }
	z.formula = func(i, j int) expr { return product(out.rowExpr(i, j, false), out.stageExpr(centred, i, j)) }
	all := append([]stage{s}, x.stages(out.stageExpr)...)
	return append(append(all, back...), z)
}
