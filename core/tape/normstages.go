package tape

import "math"

// stages are the moments of each row of x and what they make of it:
//
//	μ = Σ x / n   σ² = Σ (x − μ)² / n   σ = √(σ² + ε)   x̂ = (x − μ) / σ
func (n layerNorm[F]) stages(out *Value[F]) []stage {
	x := out.inputs[0]
	rows, cols := x.rows, x.cols
	moment := func(i int) (mean, variance float64) { return moments(x.row(x.data, i)) }
	row := func(i int, symbols string, value float64, term func(j int) expr) expr {
		terms := make([]expr, cols)
		for j := range terms {
			terms[j] = term(j)
		}
		e := divided(sum(terms...), cols)
		e.texts[0] = phrase{symbols, factor}
		e.coef, e.value = 1, value
		return e
	}
	mean := stage{name: "mean", symbol: "μ", rows: rows, cols: 1}
	mean.at = func(i, _ int) float64 { m, _ := moment(i); return m }
	mean.formula = func(i, _ int) expr {
		return row(i, "Σ "+x.symbol(false)+" / n", mean.at(i, 0), func(j int) expr { return x.rowExpr(i, j, false) })
	}
	variance := stage{name: "variance", symbol: "σ²", rows: rows, cols: 1}
	variance.at = func(i, _ int) float64 { _, v := moment(i); return v }
	variance.formula = func(i, _ int) expr {
		return row(i, "Σ ("+x.symbol(false)+" − μ)² / n", variance.at(i, 0), func(j int) expr {
			return squared(difference(x.rowExpr(i, j, false), out.stageExpr(mean, i, 0)))
		})
	}
	deviation := stage{name: "deviation", symbol: "σ", rows: rows, cols: 1}
	deviation.at = func(i, _ int) float64 { return math.Sqrt(variance.at(i, 0) + n.eps) }
	deviation.formula = func(i, _ int) expr {
		inner := sum(out.stageExpr(variance, i, 0), quantity("ε", n.eps))
		return called("√(", ")", inner, deviation.at(i, 0))
	}
	hat := stage{name: "normed", symbol: "x̂", rows: rows, cols: cols}
	hat.at = func(i, j int) float64 { return float64(out.kept[i*cols+j]) }
	hat.formula = func(i, j int) expr {
		return ratio(difference(x.rowExpr(i, j, false), out.stageExpr(mean, i, 0)), out.stageExpr(deviation, i, 0))
	}
	return []stage{mean, variance, deviation, hat}
}
