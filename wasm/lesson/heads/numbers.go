package heads

import (
	"math"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
)

// scalars are the numbers and words that prose and captions speak of: about the focus word, the head that looks hardest
// at another word, and that word.
func (m *model) scalars() []film.Number {
	f, b, T := m.focus, m.best, float64(len(m.words))
	best := m.habits[m.head].strongest()
	is := func(when, name string, v any) film.Number {
		return film.Number{Name: name, When: when, Make: func() any { return v }}
	}
	cell := func(name, of string, indices ...int) film.Number {
		return film.Number{Name: name, Of: film.At(of, indices...)}
	}
	head := func(name, of string, indices ...int) film.Number { return cell(name, numbered(of, m.head), indices...) }
	back := func(n film.Number) film.Number { n.Of.Back = true; return n }
	weight := film.At(numbered("a", m.head), f, b)
	off := say("off.none")
	if some := m.off(); some != nil {
		off = say("off", "n", len(some), "heads", listed(some))
	}
	all := []film.Number{
		is("x", "words", T), is("x", "heads", float64(m.h)), is("x", "size", float64(m.d)), is("x", "head_size", float64(m.size())),
		is("x", "root", math.Sqrt(float64(m.size()))), is("x", "focus_word", m.words[f]),
		is("x", "best_word", m.words[b]), is("x", "target_word", m.words[m.target]), is("x", "head", float64(m.head+1)), is("x", "even", 1/T),
		cell("first_query", "q", f, 0), head("best_score", "scores", f, b), head("best_scaled", "scaled", f, b),
		{Name: "best_weight", Of: weight},
		{Name: "best_percent", Of: weight, Make: func() any { return math.Round(100 * m.weights(m.head, f)[b]) }},
		head("first_mix", "out", f, 0), cell("first_concat", "concat", f, 0), cell("first", "out", f, 0),
		is("out", "moved", m.moved), is("concat", "off", off),
		is("roles", "most_entropy", math.Log(T)), is("roles", "role", best.told()),
		back(cell("dfirst", "out", f, 0)), back(cell("dw_o", "W_O", 0, 0)), back(cell("dfirst_concat", "concat", f, 0)),
		back(head("dfirst_mix", "out", f, 0)),
		back(head("dvalue", "v", b, 0)), back(head("dweight", "a", f, b)),
		back(head("dbest_scaled", "scaled", f, b)), back(head("dbest_score", "scores", f, b)),
		back(head("dquery", "q", f, 0)), back(head("dkey", "k", b, 0)),
		back(cell("dembedding", "x", f, 0)), back(cell("dw_q", "W_Q", 0, m.head*m.size())),
		{Name: "moves", When: "without", Make: func() any { return m.turned()[m.head].moved }},
		{Name: "turned_loss", When: "without", Make: func() any { return m.turned()[m.head].loss }},
	}
	for _, h := range m.habits[m.head] {
		all = append(all, is("roles", h.name, h.value))
	}
	for k := range m.h {
		all = append(all, film.Number{Name: numbered("moves", k), When: "without", Make: func() any { return m.turned()[k].moved }})
	}
	return all
}

// weights is row i of a head's matrix of weights.
func (m *model) weights(k, i int) []float64 {
	T := len(m.words)
	return m.layer.Heads.Heads[k].Weights.Data()[i*T : (i+1)*T]
}

// averaged is the focus word’s weights averaged over the heads, where words are too many to name.
func (s *scene) averaged() []float64 {
	if !(figure.Row{Words: s.words}).Ticks() || !s.Done("weights") {
		return nil
	}
	return s.mean
}
