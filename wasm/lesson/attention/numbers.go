package attention

import (
	"math"

	"glassbox/core/matrix"
)

// known is a named number and the op that reveals it.
type known struct {
	op    string
	value any // or a func() float64 for what is only worked out when it is asked for
}

// catalogue is every named number of the run.
func (m *model) catalogue() map[string]known {
	all := map[string]known{}
	m.scalars(all)
	l, r := m.layer, m.row
	tensor := func(op, name string, v value) {
		if v == nil {
			return
		}
		_, n := v.Dims()
		all[name] = known{op, rows(v.Data(), n)}
		if back := "d" + op; name == op && m.has(back) {
			all[back] = known{back, rows(v.GradData(), n)}
		}
	}
	for _, n := range []struct {
		op string
		v  value
	}{{"x", l.x}, {"q", l.Q}, {"k", l.K}, {"v", l.V}, {"scores", l.Scores}, {"scaled", l.Scaled}, {"weights", l.Weights}, {"out", l.Out}} {
		tensor(n.op, n.op, n.v)
	}
	if l.z != nil {
		all["z"] = known{"x", rows(l.z.Data(), m.d)}
	}
	for name, v := range map[string]value{"W_Q": l.wq, "W_K": l.wk, "W_V": l.wv} {
		if v != nil {
			all[name], all["d"+name] = known{"x", rows(v.Data(), m.d)}, known{"dw", rows(v.GradData(), m.d)}
		}
	}
	line := func(op, name string, cells []float64) { all[name] = known{op, [][]float64{cells}} }
	line("max", "shifted", r.shifted)
	line("exp", "exp", r.exp)
	line("dcentered", "dcentered", r.dcentered)
	line("loss", "target", l.target.Data())
	all["mix"] = known{"mix", r.mix}
	if m.beside != nil {
		all["hidden"] = known{"rnn", m.beside.states}
	}
	return all
}

// scalars adds the numbers and words that prose and captions speak of: about the focus word, and about the word
// that it gives most to.
func (m *model) scalars(all map[string]known) {
	l, r, f, b := m.layer, m.row, m.focus, m.best
	put := func(op, name string, v any) { all[name] = known{op, v} }
	put("x", "words", float64(len(m.words)))
	put("x", "focus_word", m.words[f])
	put("x", "best_word", m.words[b])
	put("x", "target_word", m.words[m.target])
	put("x", "size", float64(m.d))
	put("x", "root", math.Sqrt(float64(m.d)))
	put("scores", "best_score", l.Scores.At(f, b))
	put("scaled", "best_scaled", l.Scaled.At(f, b))
	put("max", "largest", r.max)
	put("exp", "best_exp", r.exp[b])
	put("sum", "total", r.sum)
	put("weights", "best_weight", r.weights[b])
	put("weights", "best_percent", math.Round(100*r.weights[b]))
	put("weights", "self_percent", math.Round(100*r.weights[f]))
	put("weights", "target_percent", 100*r.weights[m.target])
	put("mix", "best_mix", r.mix[b][0])
	put("out", "first", l.Out.At(f, 0))
	put("all", "moved", m.gap)
	put("loss", "loss", l.loss.At(0, 0))
	put("dweights", "dweight", r.dweights[b])
	put("dcentered", "dmean", r.dmean)
	put("dscaled", "dbest_scaled", l.Scaled.Grad().At(f, b))
	put("dscores", "dbest_score", l.Scores.Grad().At(f, b))
	put("dscores", "dtarget_score", l.Scores.Grad().At(f, m.target))
	put("dout", "dfirst", l.Out.Grad().At(f, 0))
	put("dq", "dquery", l.Q.Grad().At(f, 0))
	put("dk", "dkey", l.K.Grad().At(b, 0))
	if !m.hand {
		put("dx", "dembedding", l.x.Grad().At(f, 0))
	}
	if m.beside != nil {
		put("rnn", "steps", float64(len(m.words)))
		put("rnn", "path", float64(m.beside.path))
		put("rnn", "direct", float64(m.beside.direct))
	}
}

func (m *model) has(op string) bool { _, ok := m.at[op]; return ok }

// numbers are the named numbers known when a step is done.
func (m *model) numbers(step int) map[string]any {
	shown := make(map[string]any, len(m.catalog))
	for name, k := range m.catalog {
		if m.done(k.op, step) {
			shown[name] = k.value
			if later, ok := k.value.(func() float64); ok {
				shown[name] = later()
			}
		}
	}
	return shown
}

// rows are the rows of n columns in data, which they share.
func rows(data []float64, n int) [][]float64 {
	all := make([][]float64, 0, len(data)/n)
	for ; len(data) > 0; data = data[n:] {
		all = append(all, data[:n:n])
	}
	return all
}

// scales are the magnitudes that get the full colour, one for each quantity.
type scales struct {
	x, qk, scores, v, out, w float64
	dx, dqk, dscores, dv     float64
	dweights, dw             float64
}

func (m *model) scales() scales {
	l := m.layer
	s := scales{
		qk: largest(l.Q, l.K), scores: largest(l.Scores, l.Scaled), v: largest(l.V),
		out: max(largest(l.Out), largestOf(m.row.mix...)), dqk: largest(l.Q.Grad(), l.K.Grad()),
		dscores: largest(l.Scaled.Grad(), l.Scores.Grad()), dv: largest(l.V.Grad(), l.Out.Grad()),
		dweights: largestOf(m.row.dweights, m.row.dcentered),
	}
	if !m.hand {
		s.x, s.w = largest(l.x, l.z), largest(l.wq, l.wk, l.wv)
		s.dx, s.dw = largest(l.x.Grad()), largest(l.wq.Grad(), l.wk.Grad(), l.wv.Grad())
	}
	return s
}

func largest(vs ...matrix.Matrix) float64 {
	s := 0.0
	for _, v := range vs {
		r, c := v.Dims()
		for i := range r {
			for j := range c {
				s = max(s, math.Abs(v.At(i, j)))
			}
		}
	}
	return s
}

func largestOf(rows ...[]float64) float64 {
	s := 0.0
	for _, r := range rows {
		for _, x := range r {
			s = max(s, math.Abs(x))
		}
	}
	return s
}
