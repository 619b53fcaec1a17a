package attention

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/tape"
)

// ref names one cell: of a value on the tape, of its gradient (a d in front), or of the softmax in between.
type ref struct {
	name string
	i, j int
	n    int // how many indices it has
}

// parse reads an id like "scores-2-1", "exp-3" or "loss".
func parse(id string) (r ref, ok bool) {
	parts := strings.Split(id, "-")
	r.name, r.n = parts[0], len(parts)-1
	for k, p := range parts[1:] {
		v, err := strconv.Atoi(p)
		if err != nil || v < 0 || k > 1 {
			return r, false
		}
		if k == 0 {
			r.i = v
		} else {
			r.j = v
		}
	}
	return r, true
}

func id(name string, indices ...int) string {
	for _, i := range indices {
		name += "-" + strconv.Itoa(i)
	}
	return name
}

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
func (m *model) explain(r ref) (e explanation, ok bool) {
	if v, op := m.onTape(r.name); v != nil && inside(v, r) {
		e.Explanation, e.op = v.Explain(r.i, r.j), op
		e.from = m.sources(e.From)
		return e, true
	}
	if name, found := strings.CutPrefix(r.name, "d"); found {
		if v, op := m.onTape(name); v != nil && v.NeedsGrad() && inside(v, r) && m.has(backOp(name, op)) {
			e.Explanation, e.op, e.back = v.ExplainGrad(r.i, r.j), backOp(name, op), true
			e.from = m.sources(e.From)
			return e, true
		}
	}
	return m.within(r)
}

// inside reports whether a value has the cell.
func inside(v value, r ref) bool {
	rows, cols := v.Dims()
	return r.i < rows && r.j < cols && (r.n == 2 || rows*cols == 1 && r.n == 0)
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
			ids = append(ids, id(name, c.Row, c.Col))
		}
	}
	return ids
}

// within explains the cells between the tape's operations: the stages of the softmax of the focus row, and the
// weighted values.
func (m *model) within(r ref) (e explanation, ok bool) {
	w, f, T := m.row, m.focus, len(m.words)
	if r.i >= T || r.j >= m.d {
		return e, false
	}
	j, say := r.i, number.Format
	index := "[" + strconv.Itoa(j) + "]"
	put := func(op, name, symbols, numbers string, value float64, from ...string) (explanation, bool) {
		return explanation{tape.Explanation{Name: name, Symbols: symbols, Numbers: numbers, Value: value}, from, op, op[0] == 'd'}, true
	}
	switch {
	case (r.name == "shifted" || r.name == "exp") && r.n == 1 && !m.seen(f, j):
		return put(map[string]string{"shifted": "max", "exp": "exp"}[r.name], r.name+index, "masked", "masked", 0, id("scaled", f, j))
	case r.name == "shifted" && r.n == 1 && m.seen(f, j):
		return put("max", "shifted"+index, "scaled"+index+" − max", say(w.shifted[j]+w.max)+" − "+in(w.max), w.shifted[j], id("scaled", f, j), id("scaled", f, w.top))
	case r.name == "exp" && r.n == 1 && m.seen(f, j):
		return put("exp", "exp"+index, "e^shifted"+index, "e^"+in(w.shifted[j]), w.exp[j], id("shifted", j))
	case r.name == "sum" && r.n == 0:
		return put("sum", "sum", "Σ exp", total(w.exp), w.sum, m.all("exp")...)
	case r.name == "mix" && r.n == 2:
		return put("mix", "weights"+index+" · v["+strconv.Itoa(j)+","+strconv.Itoa(r.j)+"]", "weight · value", say(w.weights[j])+" · "+in(m.layer.V.At(j, r.j)), w.mix[j][r.j], id("weights", f, j), id("v", j, r.j))
	case r.name == "dmean" && r.n == 0:
		return put("dcentered", "mean", "Σ weights · ∂L/∂weights", products(w.weights, w.dweights), w.dmean, m.all("dweights", f)...)
	case r.name == "dcentered" && r.n == 1:
		return put("dcentered", "centred"+index, "∂L/∂weights"+index+" − mean", say(w.dweights[j])+" − "+in(w.dmean), w.dcentered[j], id("dweights", f, j), "dmean")
	}
	return e, false
}

// all are the ids of the cells of a row that can be seen.
func (m *model) all(name string, before ...int) []string {
	var ids []string
	for j := range m.words {
		if m.seen(m.focus, j) {
			ids = append(ids, id(name, append(before[:len(before):len(before)], j)...))
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
