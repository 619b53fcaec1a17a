package attention

import (
	"math"
	"sync"

	"glassbox/wasm/film"
)

// scalars are the numbers and words that prose and captions speak of: about the focus word, and about the word that it
// gives most to.
func (m *model) scalars() []film.Number {
	f, b := m.focus, m.best
	cell := func(name, of string, indices ...int) film.Number {
		return film.Number{Name: name, Of: film.At(of, indices...)}
	}
	back := func(name, of string, indices ...int) film.Number {
		return film.Number{Name: name, Of: film.At(of, indices...).Gradient()}
	}
	is := func(when, name string, v any) film.Number {
		return film.Number{Name: name, When: when, Make: func() any { return v }}
	}
	percent := func(name string, j int, round func(float64) float64) film.Number {
		return film.Number{Name: name, Of: film.At("weights", f, j), Make: func() any { return round(100 * m.layer.Weights.At(f, j)) }}
	}
	same := func(v float64) float64 { return v }
	all := []film.Number{
		is("x", "words", float64(len(m.words))), is("x", "focus_word", m.words[f]),
		is("x", "best_word", m.words[b]), is("x", "target_word", m.words[m.target]),
		is("x", "size", float64(m.d)), is("x", "root", math.Sqrt(float64(m.d))),
		cell("best_score", "scores", f, b), cell("best_scaled", "scaled", f, b),
		{Name: "largest", When: "max", Make: func() any { return m.layer.Scaled.At(f, m.highest) }},
		cell("best_exp", "exp", b), cell("total", "sum"), cell("best_weight", "weights", f, b),
		percent("best_percent", b, math.Round), percent("self_percent", f, math.Round), percent("target_percent", m.target, same),
		cell("best_mix", "mix", b, 0), cell("first", "out", f, 0), {Name: "moved", When: "all", Make: func() any { return m.gap() }},
		back("dweight", "weights", f, b), back("dbest_scaled", "scaled", f, b),
		back("dbest_score", "scores", f, b), back("dtarget_score", "scores", f, m.target),
		back("dfirst", "out", f, 0), back("dquery", "q", f, 0), back("dkey", "k", b, 0),
	}
	if !m.hand {
		z := sync.OnceValue(func() any { return film.Lines(m.layer.z) })
		all = append(all, back("dembedding", "x", f, 0), film.Number{Name: "z", When: "x", Make: z})
	}
	if m.beside != nil {
		path, direct := float64(m.beside.path), float64(m.beside.direct)
		all = append(all, is("rnn", "steps", float64(len(m.words))), is("rnn", "path", path), is("rnn", "direct", direct))
	}
	return all
}
