package nn

import (
	"strconv"

	"glassbox/core/tape"
)

// StackConfig is the size and the kind of a Stack.
type StackConfig struct {
	LayerConfig
	Vocab     int // V, how many tokens there are
	Context   int // how many positions there may be, at most
	Layers    int // L
	Positions Positions
	Scaled    bool // embeddings are multiplied by √d
	Untied    bool // the scores are made with a table of their own
}

// Stack is an embedding and the layers above it: an encoder, a decoder, or a GPT as far
// as its scores. All it records is in a scope with the name of the stack, and there in
// "embedding", "1", "2", …, "norm" and "head".
type Stack[F tape.Float] struct {
	Config    StackConfig
	Embedding *Embedding[F]
	Layers    []*Layer[F]
	Norm      *Norm[F]       // of what the last layer made; nil if norms stand behind the work
	Head      *tape.Value[F] // V×d, "H": makes the scores; nil if the table of tokens does

	// Apart is the layer, from 1, in whose self-attention the heads are recorded each by itself, so that they can be switched;
	// 0 for none. Such a recording has one sequence, and nothing is dropped from its weights.
	Apart int

	name string
}

// StackRun is a recorded Stack. With a dropout of embeddings, what the first layer reads
// is not X itself.
type StackRun[F tape.Float] struct {
	X      *tape.Value[F] // BT×d, "x": the embedding
	Layers []*LayerRun[F]
	Out    *tape.Value[F] // BT×d, "out" of the norm or, without one, of the last layer
}

// newStack records the parameters; all but the gains are zero.
func newStack[F tape.Float](t *tape.Tape[F], name string, c StackConfig, cross bool, d *tape.Dropout) *Stack[F] {
	positive(name, "Vocab", c.Vocab)
	positive(name, "Context", c.Context)
	positive(name, "Width", c.Width)
	positive(name, "Layers", c.Layers)
	s := &Stack[F]{Config: c, name: name}
	s.within(t, "embedding", func() { s.Embedding = newEmbedding(t, c, d) })
	for n := range c.Layers {
		s.within(t, strconv.Itoa(n+1), func() { s.Layers = append(s.Layers, newLayer(t, c.LayerConfig, cross, d)) })
		s.Layers[n].Self.factor = c.factor(n + 1)
	}
	if !c.PostNorm {
		s.within(t, "norm", func() { s.Norm = newNorm(t, c.LayerConfig) })
	}
	if c.Untied {
		s.Untie(t)
	}
	return s
}

// Untie records a table of its own for the scores, which is that of the tokens at first. It belongs before any reading.
func (s *Stack[F]) Untie(t *tape.Tape[F]) {
	s.Config.Untied = true
	s.within(t, "head", func() { s.Head = t.Param("H", s.Config.Vocab, s.Config.Width, s.Embedding.Tokens.Data()...) })
}

// within records into a place of the stack.
func (s *Stack[F]) within(t *tape.Tape[F], place string, body func()) {
	t.Scope(s.name, func() { t.Scope(place, body) })
}

// Params returns all parameters, always in the same order.
func (s *Stack[F]) Params() []*tape.Value[F] {
	all := s.Embedding.params()
	for _, l := range s.Layers {
		all = append(all, l.Params()...)
	}
	all = append(all, s.Norm.params()...)
	if s.Head != nil {
		all = append(all, s.Head)
	}
	return all
}

// record records the stack on ids that stand at these positions. look says, of each layer
// by its number from 0, where its attentions look.
func (s *Stack[F]) record(t *tape.Tape[F], ids, at []int, looks func(layer int) (self, cross look[F])) *StackRun[F] {
	r := &StackRun[F]{}
	var x *tape.Value[F]
	var rotary *Rotary[F]
	s.within(t, "embedding", func() {
		r.X, rotary = s.Embedding.record(t, ids, at)
		x = drop(t, r.X, s.Embedding.drop)
	})
	for n, l := range s.Layers {
		self, cross := looks(n)
		self.rotary, self.apart = rotary, n+1 == s.Apart
		s.within(t, strconv.Itoa(n+1), func() { r.Layers = append(r.Layers, l.record(t, x, self, cross)) })
		x = r.Layers[n].Out
	}
	if r.Out = x; s.Norm != nil {
		s.within(t, "norm", func() { r.Out = s.Norm.apply(t, x).Named("out") })
	}
	return r
}

// sequences checks that ids are sequences of T and returns how many.
func (s *Stack[F]) sequences(ids []int, T int) int {
	if T < 1 || T > s.Config.Context {
		panic(ShapeError{s.name, count("T", T), "it must be from 1 to " + strconv.Itoa(s.Config.Context)})
	}
	if len(ids) == 0 || len(ids)%T != 0 {
		panic(ShapeError{s.name, count("the number of ids", len(ids)), "it must be a multiple of " + strconv.Itoa(T)})
	}
	return len(ids) / T
}
