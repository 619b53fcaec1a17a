package gym

// Look is where all heads have looked after a step, on one text.
type Look struct {
	Step          int
	Words         []string // the tokens that were read
	Layers, Heads int
	weights       []float32
}

// Bounds of a look, and how many of a training are kept: more than any figure shows side by side.
const (
	mostLooks      = 40
	mostLookLayers = 24
	mostLookHeads  = 16
	mostLookTokens = 24
	mostLookWord   = 24 // letters
)

// Weights are those of a head, both counted from 0, a row for each token; nil if there is no such head.
func (l Look) Weights(layer, head int) []float64 {
	if layer < 0 || layer >= l.Layers || head < 0 || head >= l.Heads {
		return nil
	}
	size := len(l.Words) * len(l.Words)
	from := (layer*l.Heads + head) * size
	all := make([]float64, size)
	for i, w := range l.weights[from : from+size] {
		all[i] = float64(w)
	}
	return all
}

// look takes where heads look. What does not fit together is left.
func (h *History) look(m message, weights []float64) {
	l := Look{Step: min(MaxSteps, m.whole("step")), Layers: m.whole("layers"), Heads: m.whole("heads")}
	for _, word := range m.fields["words"].Items {
		l.Words = append(l.Words, cut(word.String, mostLookWord))
	}
	n := len(l.Words)
	fits := 0 < l.Layers && l.Layers <= mostLookLayers && 0 < l.Heads && l.Heads <= mostLookHeads && 0 < n && n <= mostLookTokens
	if !fits || len(weights) != l.Layers*l.Heads*n*n {
		return
	}
	for _, w := range weights {
		l.weights = append(l.weights, float32(max(0, min(1, w))))
	}
	h.Looks = insert(h.Looks, l, mostLooks, func(x Look) int { return x.Step })
}

// LookAt is where heads have looked after a step, ok if that is known.
func (h *History) LookAt(step int) (l Look, ok bool) {
	i := before(h.Looks, step, func(x Look) int { return x.Step })
	if i < 0 || h.Looks[i].Step != step {
		return l, false
	}
	return h.Looks[i], true
}

// cut is the beginning of a text.
func cut(text string, most int) string {
	letters := []rune(text)
	return string(letters[:min(len(letters), most)])
}
