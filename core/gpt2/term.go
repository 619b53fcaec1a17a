package gpt2

import (
	"strconv"

	"glassbox/core/nn"
	"glassbox/core/tape"
)

// Term is something learned or computed under the name that it has in GPT-2: of a tensor, or of the module that computed it.
// It is one value or, as queries, keys and values are, several side by side.
type Term[F tape.Float] struct {
	Name   string
	Values []*tape.Value[F]
}

// Terms are all that a network learned and computed of one sequence of tokens, in the order of computing: with N for the
// layer and M for the head, both counted from 0,
//
//	wte, wpe                    T×d  the embeddings of tokens and positions
//	drop                        T×d  their sum
//	h.N.ln_1                    T×d
//	h.N.attn.c_attn             T×3d queries, keys and values
//	h.N.attn.weights.M          T×T  how much each token attends to each
//	h.N.attn.heads              T×d  what the heads made, side by side
//	h.N.attn                    T×d  what the block made
//	h.N.resid                   T×d  that added to the input
//	h.N.ln_2                    T×d
//	h.N.mlp.c_fc, h.N.mlp.act   T×H  before and after the activation
//	h.N.mlp                     T×d
//	h.N                         T×d  that added, too
//	ln_f                        T×d
//	logits                      T×V
//
// and before them the tensors, such as h.0.attn.c_attn.weight, d×3d.
func Terms[F tape.Float](g *nn.GPT[F], run *nn.GPTRun[F]) (all []Term[F]) {
	add := func(name string, side ...*tape.Value[F]) { all = append(all, Term[F]{name, side}) }
	learned := values(g)
	for i, t := range tensors(g.Config) {
		if len(learned[i]) > 0 {
			add(t.name, learned[i]...)
		}
	}
	parts := run.X.Inputs()
	add("wte", parts[0])
	add("wpe", parts[1])
	add("drop", run.X)
	for n, l := range run.Layers {
		h, a, f := layer(n), l.Self, l.FeedForward
		add(h+"ln_1", a.In)
		add(h+"attn.c_attn", plainQueries(a.Q), a.K, a.V)
		for m, w := range a.Weights {
			add(h+"attn.weights."+strconv.Itoa(m), w)
		}
		add(h+"attn.heads", a.Concat)
		add(h+"attn", a.Made)
		add(h+"resid", a.Out)
		add(h+"ln_2", f.In)
		add(h+"mlp.c_fc", f.Hidden.Inputs()[0])
		add(h+"mlp.act", f.Hidden)
		add(h+"mlp", f.Made)
		add(h[:len(h)-1], l.Out)
	}
	add("ln_f", run.Out)
	add("logits", run.Logits)
	return all
}

// plainQueries are queries as they were before they were multiplied by a factor.
func plainQueries[F tape.Float](q *tape.Value[F]) *tape.Value[F] {
	if q.Name() == "q" {
		return q
	}
	return q.Inputs()[0]
}

// Dims returns the number of rows and columns.
func (m Term[F]) Dims() (rows, cols int) {
	for _, v := range m.Values {
		r, c := v.Dims()
		rows, cols = r, cols+c
	}
	return rows, cols
}

// Cells are the numbers, row by row.
func (m Term[F]) Cells() [][]float64 { return m.rows((*tape.Value[F]).Data) }

// Gradients are those of the last loss, nil if there are none.
func (m Term[F]) Gradients() [][]float64 {
	if m.Values[0].GradData() == nil {
		return nil
	}
	return m.rows((*tape.Value[F]).GradData)
}

func (m Term[F]) rows(data func(*tape.Value[F]) []F) [][]float64 {
	rows, _ := m.Dims()
	all := make([][]float64, rows)
	for _, v := range m.Values {
		_, cols := v.Dims()
		for at, x := range data(v) {
			all[at/cols] = append(all[at/cols], float64(x))
		}
	}
	return all
}
