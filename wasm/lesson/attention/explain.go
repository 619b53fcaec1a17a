package attention

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/lesson/words"
)

// explanation is how a cell came about, and when.
type explanation struct {
	tape.Explanation
	from []string // the ids of its sources
	op   string   // the op that computes it
	back bool     // a derivative of the loss
}

// onTape are the values on the tape by name, with the op that reveals each.
func (m *model) onTape(name string) (v value, op string) {
	l := m.layer
	switch name {
	case "x", "z":
		return map[string]value{"x": l.x, "z": l.z}[name], "x"
	case "W_Q", "W_K", "W_V":
		return map[string]value{"W_Q": l.wq, "W_K": l.wk, "W_V": l.wv}[name], "x"
	case "PE":
		return l.pe, "x"
	case "q", "k", "v", "scores", "scaled", "weights", "out":
		return map[string]value{"q": l.Q, "k": l.K, "v": l.V, "scores": l.Scores, "scaled": l.Scaled, "weights": l.Weights, "out": l.Out}[name], name
	case "target", "loss":
		return map[string]value{"target": l.target, "loss": l.loss}[name], "loss"
	}
	return nil, ""
}

// backOp is the op that reveals the gradient of what an op reveals.
func backOp(name, op string) string {
	switch {
	case strings.HasPrefix(name, "W_"):
		return "dw"
	case op == "loss":
		return "dout"
	}
	return "d" + op
}

// explain tells how a cell came about; ok is false where there is no such cell.
func (m *model) explain(r words.Cell) (e explanation, ok bool) {
	if v, op := m.onTape(r.Name); v != nil && inside(v, r) {
		e.Explanation, e.op = v.Explain(r.I, r.J), op
		e.from = m.sources(e.From)
		return e, true
	}
	if name, found := strings.CutPrefix(r.Name, "d"); found {
		if v, op := m.onTape(name); v != nil && v.NeedsGrad() && inside(v, r) && m.has(backOp(name, op)) {
			e.Explanation, e.op, e.back = v.ExplainGrad(r.I, r.J), backOp(name, op), true
			e.from = m.sources(e.From)
			return e, true
		}
	}
	return m.within(r)
}

// inside reports whether a value has the cell.
func inside(v value, r words.Cell) bool {
	rows, cols := v.Dims()
	return r.I < rows && r.J < cols && (r.N == 2 || rows*cols == 1 && r.N == 0)
}

// sources are the ids of cells.
func (m *model) sources(cells []tape.Cell) []string {
	ids := []string{}
	for _, c := range cells {
		v := m.layer.t.Values()[c.Index]
		name := v.Name()
		if c.Gradient {
			name = "d" + name
		}
		if rows, cols := v.Dims(); rows*cols == 1 {
			ids = append(ids, name)
		} else {
			ids = append(ids, words.CellID(name, c.Row, c.Col))
		}
	}
	return ids
}

// within explains the cells between the tape's operations: the stages of the softmax of the focus row, and the
// weighted values.
func (m *model) within(r words.Cell) (e explanation, ok bool) {
	w, f, T := m.row, m.focus, len(m.words)
	if r.I >= T || r.J >= m.d {
		return e, false
	}
	j, say := r.I, number.Format
	index := "[" + strconv.Itoa(j) + "]"
	put := func(op, name, symbols, numbers string, value float64, from ...string) (explanation, bool) {
		return explanation{tape.Explanation{Name: name, Symbols: symbols, Numbers: numbers, Value: value}, from, op, op[0] == 'd'}, true
	}
	switch {
	case (r.Name == "shifted" || r.Name == "exp") && r.N == 1 && !m.seen(f, j):
		return put(map[string]string{"shifted": "max", "exp": "exp"}[r.Name], r.Name+index, "masked", "masked", 0, words.CellID("scaled", f, j))
	case r.Name == "shifted" && r.N == 1 && m.seen(f, j):
		return put("max", "shifted"+index, "scaled"+index+" − max", say(w.shifted[j]+w.max)+" − "+in(w.max), w.shifted[j], words.CellID("scaled", f, j), words.CellID("scaled", f, w.top))
	case r.Name == "exp" && r.N == 1 && m.seen(f, j):
		return put("exp", "exp"+index, "e^shifted"+index, "e^"+in(w.shifted[j]), w.exp[j], words.CellID("shifted", j))
	case r.Name == "sum" && r.N == 0:
		return put("sum", "sum", "Σ exp", total(w.exp), w.sum, m.all("exp")...)
	case r.Name == "mix" && r.N == 2:
		return put("mix", "weights"+index+" · v["+strconv.Itoa(j)+","+strconv.Itoa(r.J)+"]", "weight · value", say(w.weights[j])+" · "+in(m.layer.V.At(j, r.J)), w.mix[j][r.J], words.CellID("weights", f, j), words.CellID("v", j, r.J))
	case r.Name == "dmean" && r.N == 0:
		return put("dcentered", "mean", "Σ weights · ∂L/∂weights", products(w.weights, w.dweights), w.dmean, m.all("dweights", f)...)
	case r.Name == "dcentered" && r.N == 1:
		return put("dcentered", "centred"+index, "∂L/∂weights"+index+" − mean", say(w.dweights[j])+" − "+in(w.dmean), w.dcentered[j], words.CellID("dweights", f, j), "dmean")
	}
	return e, false
}

// all are the ids of the cells of a row that can be seen.
func (m *model) all(name string, before ...int) []string {
	var ids []string
	for j := range m.words {
		if m.seen(m.focus, j) {
			ids = append(ids, words.CellID(name, append(before[:len(before):len(before)], j)...))
		}
	}
	return ids
}

// in writes a number inside a formula: negative ones in parentheses.
func in(v float64) string {
	if s := number.Format(v); strings.HasPrefix(s, "−") {
		return "(" + s + ")"
	}
	return number.Format(v)
}

// total writes a sum, and products one of products; long ones are cut.
func total(vs []float64) string {
	parts := make([]string, len(vs))
	for i, v := range vs {
		parts[i] = number.Format(v)
	}
	return joined(parts)
}

func products(as, bs []float64) string {
	parts := make([]string, len(as))
	for i := range as {
		parts[i] = number.Format(as[i]) + " · " + in(bs[i])
	}
	return joined(parts)
}

func joined(parts []string) string {
	if n := len(parts); n > 8 {
		return strings.Join(parts[:6], " + ") + " + … (" + strconv.Itoa(n-6) + " more)"
	}
	return strings.Join(parts, " + ")
}
