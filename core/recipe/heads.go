package recipe

import (
	"slices"

	"glassbox/core/nn"
	"glassbox/core/tape"
)

// HeadReport is what each head of self-attention does on sentences that the model has never
// seen. Of a model that translates, the heads are those of the encoder.
type HeadReport struct {
	Sentences int      `json:"sentences"` // from the first that are held out
	Loss      float64  `json:"loss"`      // on them, in nats per word, with all heads on
	Roles     []Role   `json:"roles"`
	Heads     []Habits `json:"heads"`
}

// Role is a place that a head may look at from a word.
type Role struct {
	Role   string  `json:"role"`
	Words  int     `json:"words"`  // from how many words there is such a place
	Chance float64 `json:"chance"` // its mean weight if everything that is seen had the same
}

// Habits are what was measured of one head.
type Habits struct {
	Layer  int       `json:"layer"`  // from 1
	Head   int       `json:"head"`   // from 1
	Shares []float64 `json:"shares"` // the mean weight of each of the roles
	Loss   float64   `json:"loss"`   // of the model without it: its part of what W_O reads is zero
}

const mostWatched = 300 // sentences

// recorded is a sentence that heads are watched on.
type recorded struct {
	ids      []int
	from, to int  // the words; what else there is are marks
	causal   bool // nothing behind a word is seen
	layers   []*nn.LayerRun[float32]
	loss     *tape.Value[float32] // the mean over
	asked    int                  // so many words
}

// roles are the places that depend on nothing but the words, each as it is seen from word i.
var roles = []struct {
	name string
	of   func(s recorded, i int) []int
}{
	{"previous", func(s recorded, i int) []int { return s.some(i-1, i > 1) }}, // word 1 has it in common with the first
	{"next", func(s recorded, i int) []int { return s.some(i+1, !s.causal && i+1 < s.to) }},
	{"itself", func(s recorded, i int) []int { return s.some(i, i > 0) }},
	{"same", recorded.twins},
	{"first", func(s recorded, i int) []int { return s.some(0, i > 0) }},
	{"end", func(s recorded, _ int) []int { return s.some(s.to, !s.causal) }},
}

// some is one place, or none.
func (recorded) some(at int, there bool) []int {
	if there {
		return []int{at}
	}
	return nil
}

// twins are the other places where the same word is seen.
func (s recorded) twins(i int) (all []int) {
	for j, id := range s.ids[:s.sees(i)] {
		if j != i && id == s.ids[i] {
			all = append(all, j)
		}
	}
	return all
}

// sees is how many words and marks, from the first, are seen from word i.
func (s recorded) sees(i int) int {
	if s.causal {
		return i + 1
	}
	return len(s.ids)
}

// watchHeads measures the heads of some layers on n sentences, each of which read records.
func watchHeads(t *tape.Tape[float32], layers []*nn.Layer[float32], n int, read func(i int) recorded) *HeadReport {
	r := &HeadReport{Sentences: n, Roles: make([]Role, len(roles))}
	for l, layer := range layers {
		for k := range layer.Self.Heads.N {
			r.Heads = append(r.Heads, Habits{Layer: l + 1, Head: k + 1, Shares: make([]float64, len(roles))})
		}
	}
	asked := 0
	for i := range n {
		before := t.Len()
		s := read(i)
		r.look(s)
		r.silence(t, layers, s)
		asked += s.asked
		t.Rewind(before)
	}
	r.average(float64(asked))
	return r
}

// look adds up where the heads look.
func (r *HeadReport) look(s recorded) {
	for k, role := range roles {
		for i := s.from; i < s.to; i++ {
			at := role.of(s, i)
			if len(at) == 0 {
				continue
			}
			r.Roles[k].Words++
			r.Roles[k].Chance += float64(len(at)) / float64(s.sees(i))
			for n, h := range r.Heads {
				weights := s.layers[h.Layer-1].Self.Weights[h.Head-1]
				for _, j := range at {
					r.Heads[n].Shares[k] += weights.At(i, j)
				}
			}
		}
	}
}

// silence adds up the losses with every head on, and with one head off after the other.
func (r *HeadReport) silence(t *tape.Tape[float32], layers []*nn.Layer[float32], s recorded) {
	r.Loss += s.loss.At(0, 0) * float64(s.asked)
	for n, h := range r.Heads {
		heads, run := layers[h.Layer-1].Self.Heads, s.layers[h.Layer-1].Self
		d, _ := heads.WO.Dims()
		rows := heads.WO.Data()[(h.Head-1)*d/heads.N*d : h.Head*d/heads.N*d]
		kept := slices.Clone(rows)
		clear(rows)
		t.ForwardAfter(run.Concat)
		r.Heads[n].Loss += s.loss.At(0, 0) * float64(s.asked)
		copy(rows, kept)
		t.ForwardAfter(run.Concat)
	}
}

// average makes means of the sums, and leaves out the roles that there are no words for.
func (r *HeadReport) average(asked float64) {
	r.Loss /= asked
	var found []Role
	for n := range r.Heads {
		h := &r.Heads[n]
		h.Loss /= asked
		var shares []float64
		for k, role := range r.Roles {
			if role.Words > 0 {
				shares = append(shares, h.Shares[k]/float64(role.Words))
			}
		}
		h.Shares = shares
	}
	for k, role := range r.Roles {
		if role.Words > 0 {
			found = append(found, Role{roles[k].name, role.Words, role.Chance / float64(role.Words)})
		}
	}
	r.Roles = found
}

// add adds a role that depends on what the words mean: what looks say of the word that they are from, in sentences that have
// so many words and marks each.
func (r *HeadReport) add(role, from string, looks []Look, seen []int) {
	chance := 0.0
	for _, n := range seen {
		chance += 1 / float64(n) / float64(len(seen))
	}
	r.Roles = append(r.Roles, Role{role, len(seen), chance})
	n := 0
	for _, l := range looks {
		if l.From == from {
			r.Heads[n].Shares = append(r.Heads[n].Shares, l.Right)
			n++
		}
	}
}
