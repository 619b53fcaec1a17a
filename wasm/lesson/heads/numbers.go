package heads

import (
	"math"
	"strconv"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
)

// tell adds the numbers and words that prose and captions speak of: about the focus word, the head that looks hardest at
// another word, and that word.
func (m *model) tell(p *film.Plan) {
	f, b, T, h := m.Focus, m.best, float64(len(m.Words)), strconv.Itoa(m.head+1)
	p.Tell("x", "words", T, "heads", float64(m.h), "size", float64(m.D), "head_size", float64(m.size()), "root", math.Sqrt(float64(m.size())),
		"focus_word", m.Words[f], "best_word", m.Words[b], "target_word", m.Words[m.Target], "head", float64(m.head+1), "even", 1/T)
	p.Cells("first_query=q,first_mix=out"+h+",first_concat=concat,first=out", f, 0)
	p.Cells("best_score=scores"+h+",best_scaled=scaled"+h+",best_weight=a"+h, f, b)
	p.Numbers = append(p.Numbers, film.Number{Name: "best_percent", Of: film.At("a"+h, f, b), Make: func() any {
		return math.Round(100 * m.weights(m.head, f)[b])
	}})
	off := say("off.none")
	if some := m.off(); some != nil {
		off = say("off", "n", len(some), "heads", listed(some))
	}
	p.Tell("concat", "off", off)
	p.Tell("out", "moved", m.moved)
	p.Tell("roles", "most_entropy", math.Log(T), "role", m.spoken(m.head))
	p.Tell("without", "moves", func() any { return m.turned()[m.head].moved }, "turned_loss", func() any { return m.turned()[m.head].loss })
	if !m.trained() {
		for _, l := range m.habits[m.head] {
			p.Tell("roles", l.name, l.value)
		}
	} else {
		all, without, _ := m.held(m.head)
		p.Tell("x", "layer", float64(m.Layer))
		p.Tell("roles", "sentences", float64(m.sentences()), "playing", m.playing())
		p.Tell("without", "held_loss", all, "held_without", without)
	}
	for k := range m.h {
		p.Tell("without", numbered("moves", k), func() any { return m.turned()[k].moved })
	}
	p.Gradients("dfirst=out,dfirst_concat=concat,dfirst_mix=out"+h+",dquery=q"+h+",dembedding=x", f, 0)
	p.Gradients("dweight=a"+h+",dbest_scaled=scaled"+h+",dbest_score=scores"+h, f, b)
	p.Gradients("dvalue=v"+h+",dkey=k"+h, b, 0)
	p.Gradients("dw_o=W_O", 0, 0)
	p.Gradients("dw_q=W_Q", 0, m.head*m.size())
}

// weights is row i of a head's matrix of weights.
func (m *model) weights(k, i int) []float64 {
	T := len(m.Words)
	return m.layer.Heads.Heads[k].Weights.Data()[i*T : (i+1)*T]
}

// averaged is the focus word’s weights averaged over the heads, where words are too many to name.
func (s *scene) averaged() []float64 {
	if !(figure.Row{Words: s.Words}).Ticks() || !s.Done("weights") {
		return nil
	}
	return s.mean
}
