package nn

import (
	"math"
	"math/rand/v2"

	"glassbox/core/tape"
)

// LayerConfig is the size and the kind of a layer.
type LayerConfig struct {
	Width    int  // d, the numbers that stand for a position
	Heads    int  // h, which divide d
	Hidden   int  // H, the hidden columns; most models have 4d
	Biases   bool // of q, k, v and the heads' output
	PostNorm bool // norms behind the work, as at first, and not before it

	Activation Activation // of the feed-forward blocks
	Epsilon    float64    // added to the variances by norms; 0 stands for 1e-5
	Unscaled   bool       // the scores of attention are not divided by √D
	Inverse    bool       // but those of layer l, from 1, by l

	Dropout          float64 // the share left out of what each block made, and of embeddings
	AttentionDropout float64 // and of the weights
}

// factor is by what the scores of layer l, from 1, are multiplied besides 1/√D.
func (c LayerConfig) factor(l int) float64 {
	f := 1.0
	if c.Unscaled {
		f = math.Sqrt(float64(c.Width / c.Heads))
	}
	if c.Inverse {
		f /= float64(l)
	}
	return f
}

// Layer is one layer of a Transformer. Every position takes from its own sequence, then,
// in the decoder of a translation, from what an encoder made, and is then worked on by
// itself. A layer without cross-attention is an encoder's if it sees everything, and a
// GPT's if it sees only what stands before.
// Source: Vaswani et al. 2017, figure 1.
type Layer[F tape.Float] struct {
	Self        *AttentionBlock[F] // in the scope "self"
	Cross       *AttentionBlock[F] // in the scope "cross"; nil if there is no encoder
	FeedForward *FeedForward[F]    // in the scope "feedforward"
}

// LayerRun is a recorded Layer.
type LayerRun[F tape.Float] struct {
	Self, Cross *AttentionRun[F] // Cross is nil if there is no encoder
	FeedForward *FeedForwardRun[F]
	Out         *tape.Value[F] // BT×d, that of FeedForward
}

// newLayer records the parameters of a layer; all but the gains are zero. d switches its
// dropouts.
func newLayer[F tape.Float](t *tape.Tape[F], c LayerConfig, cross bool, d *tape.Dropout) *Layer[F] {
	positive("layer", "Hidden", c.Hidden)
	l := &Layer[F]{}
	t.Scope("self", func() { l.Self = newAttentionBlock(t, c, d) })
	if cross {
		t.Scope("cross", func() { l.Cross = newAttentionBlock(t, c, d) })
	}
	t.Scope("feedforward", func() { l.FeedForward = newFeedForward(t, c, d) })
	return l
}

// attentions are the blocks of attention.
func (l *Layer[F]) attentions() []*AttentionBlock[F] {
	if l.Cross == nil {
		return []*AttentionBlock[F]{l.Self}
	}
	return []*AttentionBlock[F]{l.Self, l.Cross}
}

// Params returns all parameters, always in the same order.
func (l *Layer[F]) Params() (all []*tape.Value[F]) {
	for _, a := range l.attentions() {
		all = append(all, a.params()...)
	}
	return append(all, l.FeedForward.params()...)
}

// init fills the weights with random numbers of the given deviation; those of the last
// matrix of each block, which adds to x, have another one.
func (l *Layer[F]) init(r *rand.Rand, deviation, last float64) {
	for _, a := range l.attentions() {
		Normal(r, deviation, a.Heads.WQ, a.Heads.WK, a.Heads.WV)
	}
	Normal(r, deviation, l.FeedForward.W1)
	for _, a := range l.attentions() {
		Normal(r, last, a.Heads.WO)
	}
	Normal(r, last, l.FeedForward.W2)
}

// xavier fills the weights with random numbers by their size.
func (l *Layer[F]) xavier(r *rand.Rand) {
	for _, a := range l.attentions() {
		Xavier(r, a.Heads.Weights()...)
	}
	Xavier(r, l.FeedForward.W1, l.FeedForward.W2)
}

// record records the layer on x, BT×d. cross is where the encoder's work is to be seen.
func (l *Layer[F]) record(t *tape.Tape[F], x *tape.Value[F], self, cross look[F]) *LayerRun[F] {
	r := &LayerRun[F]{}
	t.Scope("self", func() { r.Self = l.Self.record(t, x, self) })
	x = r.Self.Out
	if l.Cross != nil {
		t.Scope("cross", func() { r.Cross = l.Cross.record(t, x, cross) })
		x = r.Cross.Out
	}
	t.Scope("feedforward", func() { r.FeedForward = l.FeedForward.record(t, x) })
	r.Out = r.FeedForward.Out
	return r
}
