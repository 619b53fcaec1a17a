package attention

import (
	"math"
	"sync"

	"glassbox/core/number"
	"glassbox/wasm/film"
)

// tell adds the numbers and words that prose and captions speak of: about the focus word, and about the word that it gives
// most to.
func (m *model) tell(p *film.Plan) {
	f, b := m.Focus, m.best
	p.Tell("x", "words", float64(len(m.Words)), "focus_word", m.Words[f], "best_word", m.Words[b], "target_word", m.Words[m.Target],
		"size", float64(m.D), "root", math.Sqrt(float64(m.D)))
	p.Cells("total=sum")
	p.Cells("best_exp=exp", b)
	p.Cells("best_score=scores,best_scaled=scaled,best_weight=weights", f, b)
	p.Cells("best_mix=mix", b, 0)
	p.Cells("first=out", f, 0)
	p.Gradients("dweight=weights,dbest_scaled=scaled,dbest_score=scores", f, b)
	p.Gradients("dtarget_score=scores", f, m.Target)
	p.Gradients("dfirst=out,dquery=q", f, 0)
	p.Gradients("dkey=k", b, 0)
	percent := func(name string, j int, round func(float64) float64) {
		share := func() any { return round(100 * m.layer.Weights.At(f, j)) }
		p.Numbers = append(p.Numbers, film.Number{Name: name, Of: film.At("weights", f, j), Make: share})
	}
	percent("best_percent", b, math.Round)
	percent("self_percent", f, math.Round)
	percent("target_percent", m.Target, func(exact float64) float64 { return exact })
	p.Tell("weights", "gives", m.gives)
	p.Tell("max", "largest", func() any { return m.layer.Scaled.At(f, m.best) })
	p.Tell("all", "moved", func() any { return m.gap() })
	if !m.hand {
		p.Gradients("dembedding=x", f, 0)
		p.Tell("x", "z", sync.OnceValue(func() any { return film.Lines(m.layer.z) }))
	}
	if m.trained != nil {
		m.tellTrained(p)
	}
	if m.beside != nil {
		p.Tell("rnn", "steps", float64(len(m.Words)), "path", float64(m.beside.path), "direct", float64(m.beside.direct))
	}
}

// gives says how the focus word shares out its attention.
func (m *model) gives() any {
	kind, f := "other", m.Focus
	share := func(j int) string { return number.Fixed(100*m.layer.Weights.At(f, j), 0) }
	switch {
	case len(m.Words) == 1 || m.Causal && f == 0:
		kind = "alone"
	case m.best == f:
		kind = "own"
	}
	return say("gives."+kind, "word", m.Words[f], "best", share(m.best), "to", m.Words[m.best], "own", share(f))
}
