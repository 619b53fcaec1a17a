package tape

// stages are, for each row of the logits, the softmax with what it takes, and how
// surprising the target is to it:
//
//	surprise = −Σ p·ln softmax
func (c crossEntropy[F]) stages(out *Value[F]) []stage {
	logits := out.inputs[0]
	rows, cols := logits.rows, logits.cols
	powers := scoresOf(logits, nil).stages(out.stageExpr)
	exp, total := powers[2], powers[3]
	softmax := stage{name: "softmax", symbol: "softmax", rows: rows, cols: cols}
	softmax.at = func(i, j int) float64 { return float64(out.kept[i*cols+j]) }
	softmax.formula = func(i, j int) expr { return ratio(out.stageExpr(exp, i, j), out.stageExpr(total, i, 0)) }
	surprise := stage{name: "surprise", symbol: "surprise", rows: rows, cols: 1}
	terms := func(i int) []expr {
		var ts []expr
		for j := range cols {
			if p := c.target(out, i, j); p != 0 {
				ln := called("ln ", "", out.stageExpr(softmax, i, j), c.logSoftmax(out, i, j))
				ts = append(ts, product(constant(-1), c.written(out, i, j, (*Value[F]).leafExpr), ln))
			}
		}
		return ts
	}
	surprise.at = func(i, _ int) float64 { return sum(terms(i)...).value }
	surprise.formula = func(i, _ int) expr { return sum(terms(i)...) }
	return append(powers, softmax, surprise)
}

// logSoftmax is ln softmax(logits)[i,j].
func (c crossEntropy[F]) logSoftmax(out *Value[F], i, j int) float64 {
	logits := out.inputs[0]
	top, rest := logSum(logits.row(logits.data, i))
	return logits.At(i, j) - top - rest
}
