package heads

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/matrix"
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// whole is the number of cells up to which Numbers has all of a matrix; of a larger one it has the row of the focus
// word. Every state that the page hears of carries these numbers.
const whole = 1024

// memory is what was worked out once for drawing.
type memory struct {
	grids  map[string]picture.Grid // matrices as they are drawn, by name and size
	scales map[string]float64      // largest magnitudes, by kind
	rows   map[string]any          // matrices as Numbers has them
}

// split takes the number of a head off a name: "q2" is the q of head 1, counted from 0. Names without one are of
// head −1.
func split(name string) (kind string, head int) {
	kind = strings.TrimRight(name, "0123456789")
	n, err := strconv.Atoi(name[len(kind):])
	if err != nil {
		return name, -1
	}
	return kind, n - 1
}

// opOf is the op that reveals a value on the tape.
func opOf(name string) string {
	kind, head := split(name)
	switch kind {
	case "x", "z", "PE", "W_Q", "W_K", "W_V", "W_O":
		return "x"
	case "q", "k", "v", "scores", "scaled", "concat":
		return kind
	case "a":
		return "weights"
	case "on":
		return "concat"
	case "out":
		if head >= 0 {
			return "mix"
		}
		return "out"
	case "target", "loss":
		return "loss"
	}
	return ""
}

// backOp is the op that reveals the gradient of a value.
func backOp(name string) string {
	switch kind, _ := split(name); kind {
	case "W_Q", "W_K", "W_V":
		return "dw"
	case "W_O":
		return "dwo"
	case "loss":
		return "dout"
	}
	return "d" + opOf(name)
}

// numbers are the named numbers known when a step is done. Matrices are copied when they are first asked for.
func (m *model) numbers(step int, _ ...string) map[string]any {
	shown := map[string]any{}
	for name, v := range m.values {
		if m.done(opOf(name), step) {
			m.put(shown, name, v)
		}
		if v.NeedsGrad() && m.done(backOp(name), step) && name != "loss" {
			m.put(shown, "d"+name, v.Grad())
		}
	}
	for _, s := range m.scalars() {
		if m.done(s.op, step) {
			shown[s.name] = s.value
		}
	}
	if m.done("without", step) {
		m.switched(shown)
	}
	return shown
}

// put adds a matrix, or as much of it as is not too much.
func (m *model) put(shown map[string]any, name string, v matrix.Matrix) {
	all, ok := m.memory.rows[name]
	if !ok {
		rows, cols := v.Dims()
		switch {
		case rows == 1 && cols == 1:
			all = v.At(0, 0)
		case rows*cols <= whole:
			all = copied(v, 0, rows)
		case rows == len(m.words):
			all = copied(v, m.focus, m.focus+1)
		}
		m.memory.rows[name] = all
	}
	if all != nil {
		shown[name] = all
	}
}

// copied are some rows of a matrix.
func copied(v matrix.Matrix, from, to int) [][]float64 {
	_, cols := v.Dims()
	rows := make([][]float64, 0, to-from)
	for i := from; i < to; i++ {
		row := make([]float64, cols)
		for j := range row {
			row[j] = v.At(i, j)
		}
		rows = append(rows, row)
	}
	return rows
}

// scalar is a number or a word that prose and captions speak of.
type scalar struct {
	op, name string
	value    any
}

// scalars are about the focus word, the head that looks hardest at another word, and that word.
func (m *model) scalars() []scalar {
	l, f, b, k := m.layer, m.focus, m.best, m.head
	h, habit := l.Heads.Heads[k], m.habits[k]
	at := func(v value) float64 { return v.At(f, b) }
	all := []scalar{
		{"x", "words", float64(len(m.words))}, {"x", "heads", float64(m.h)}, {"x", "size", float64(m.d)}, {"x", "head_size", float64(m.size())},
		{"x", "root", math.Sqrt(float64(m.size()))}, {"x", "focus_word", m.words[f]}, {"x", "best_word", m.words[b]}, {"x", "target_word", m.words[m.target]},
		{"x", "head", float64(k + 1)}, {"x", "even", 1 / float64(len(m.words))},
		{"q", "first_query", l.Q.At(f, 0)}, {"scores", "best_score", at(h.Scores)}, {"scaled", "best_scaled", at(h.Scaled)},
		{"weights", "best_weight", at(h.Weights)}, {"weights", "best_percent", math.Round(100 * at(h.Weights))},
		{"mix", "first_mix", h.Out.At(f, 0)}, {"concat", "first_concat", l.Concat.At(f, 0)}, {"out", "first", l.Out.At(f, 0)}, {"out", "moved", m.moved},
		{"roles", "previous", habit.previous}, {"roles", "itself", habit.self}, {"roles", "same", habit.same}, {"roles", "first_word", habit.first}, {"roles", "entropy", habit.entropy},
		{"roles", "most_entropy", math.Log(float64(len(m.words)))}, {"roles", "role", habit.strongest(len(m.words)).label}, {"roles", "role_share", habit.strongest(len(m.words)).value},
		{"dout", "dfirst", l.Out.Grad().At(f, 0)}, {"dwo", "dw_o", m.values["W_O"].Grad().At(0, 0)}, {"dconcat", "dfirst_concat", l.Concat.Grad().At(f, 0)},
		{"dmix", "dfirst_mix", h.Out.Grad().At(f, 0)}, {"dv", "dvalue", h.V.Grad().At(b, 0)}, {"dweights", "dweight", h.Weights.Grad().At(f, b)},
		{"dscaled", "dbest_scaled", h.Scaled.Grad().At(f, b)}, {"dscores", "dbest_score", h.Scores.Grad().At(f, b)},
		{"dq", "dquery", h.Q.Grad().At(f, 0)}, {"dk", "dkey", h.K.Grad().At(b, 0)}, {"dx", "dembedding", l.x.Grad().At(f, 0)}, {"dw", "dw_q", m.values["W_Q"].Grad().At(0, m.head*m.size())},
	}
	if m.off() == "" {
		all = append(all, scalar{"concat", "off", "none"})
	} else {
		all = append(all, scalar{"concat", "off", m.off()})
	}
	return all
}

// switched adds what turning each switch does.
func (m *model) switched(shown map[string]any) {
	all := m.turned()
	shown["moves"], shown["turned_loss"] = all[m.head].moved, all[m.head].loss
	for k, f := range all {
		shown["moves"+strconv.Itoa(k+1)] = f.moved
	}
}

// say writes a number for people.
func say(v float64) string { return number.Format(v) }

// weights is row i of a head's matrix of weights.
func (m *model) weights(k, i int) []float64 {
	T := len(m.words)
	return m.layer.Heads.Heads[k].Weights.Data()[i*T : (i+1)*T]
}

// averaged is the focus word’s weights averaged over the heads, where words are too many to name.
func (s *scene) averaged() []float64 {
	if !(figure.Row{Words: s.words}).Ticks() || !s.complete("weights") {
		return nil
	}
	return s.mean
}
