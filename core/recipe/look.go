package recipe

import "glassbox/core/checkpoint"

// Look is where one head looks from one word, as the mean over many sentences. It is
// evidence of what a model goes by, and no explanation.
type Look struct {
	Layer int     `json:"layer"` // from 1
	Head  int     `json:"head"`  // from 1
	From  string  `json:"from"`  // which word looks
	Right float64 `json:"right"` // its weight for the word that it depends on
	Wrong float64 `json:"wrong"` // and for the one that misleads
	Flips float64 `json:"flips"` // the share of the sentences, or of pairs where they stand in pairs, with more for the right one
	// Each is both weights in every one of the sentences, right before wrong, as checkpoint.WriteShares writes them.
	Each string `json:"each,omitempty"`
}

// glance is the weights of a head in one sentence.
type glance struct{ right, wrong float64 }

// watch adds up where heads look.
type watch struct {
	all       []Look // sums until looks is called
	each      [][]float64
	sentences int
	groups    int
}

// newWatch watches all heads of all layers, and in each from so many words.
func newWatch(layers, heads int, from ...string) *watch {
	w := &watch{}
	for layer := range layers {
		for head := range heads {
			for _, word := range from {
				w.all = append(w.all, Look{Layer: layer + 1, Head: head + 1, From: word})
				w.each = append(w.each, nil)
			}
		}
	}
	return w
}

// watch takes in a group of n sentences. show calls see with the glances in one of them,
// in the order of newWatch.
func (w *watch) watch(n int, show func(i int, see func(glance))) {
	right := make([]int, len(w.all)) // in how many of the group
	for i := range n {
		k := 0
		show(i, func(g glance) {
			w.all[k].Right += g.right
			w.all[k].Wrong += g.wrong
			w.each[k] = append(w.each[k], g.right, g.wrong)
			right[k] += one(g.right > g.wrong)
			k++
		})
	}
	for k, times := range right {
		w.all[k].Flips += float64(times / n)
	}
	w.sentences += n
	w.groups++
}

// looks are the means over all that was watched.
func (w *watch) looks() []Look {
	for k := range w.all {
		w.all[k].Right /= float64(w.sentences)
		w.all[k].Wrong /= float64(w.sentences)
		w.all[k].Flips /= float64(w.groups)
	}
	return w.all
}

// listed are the looks with what was seen in every sentence.
func (w *watch) listed() []Look {
	all := w.looks()
	for k := range all {
		all[k].Each = checkpoint.WriteShares(w.each[k])
	}
	return all
}

// one is 1 if something is so, else 0.
func one(so bool) int {
	if so {
		return 1
	}
	return 0
}

// portion is n of all, 0 of nothing.
func portion(n, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(n) / float64(all)
}
