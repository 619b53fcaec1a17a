package nn

import (
	"math"
	"math/rand/v2"

	"glassbox/core/tape"
)

// TransformerConfig is the size and the kind of a Transformer.
type TransformerConfig struct {
	LayerConfig
	Source, Target   int // how many tokens there are on either side
	Context          int // how many positions a sentence may have, at most
	Encoder, Decoder int // layers
	Positions        Positions
	Scaled           bool // embeddings are multiplied by √d
}

// Base is the model that Vaswani et al. call base, but for the size of its vocabularies,
// which depends on the languages.
// Source: Vaswani et al. 2017, table 3.
func Base(source, target int) TransformerConfig {
	return TransformerConfig{
		LayerConfig: LayerConfig{Width: 512, Heads: 8, Hidden: 2048, PostNorm: true, Activation: ReLU, Dropout: 0.1},
		Source:      source, Target: target, Context: 5000, Encoder: 6, Decoder: 6, Positions: SinusoidalPositions, Scaled: true,
	}
}

// stack is the part of c with so many tokens and layers.
func (c TransformerConfig) stack(vocab, layers int) StackConfig {
	return StackConfig{c.LayerConfig, vocab, c.Context, layers, c.Positions, c.Scaled, false}
}

// Transformer translates: an encoder reads a sentence, every word of which sees every
// other, and a decoder that sees what it has written so far looks at the encoder's work,
// the memory, and scores every token by how likely it comes next,
//
//	memory = encoder(source),  logits = decoder(written, memory) Eᵀ
//
// where E is the decoder's own table of tokens.
// Source: Vaswani et al. 2017; Press and Wolf 2017 for the table that serves twice.
type Transformer[F tape.Float] struct {
	Config           TransformerConfig
	Encoder, Decoder *Stack[F]    // in the scopes "encoder" and "decoder"
	Dropout          tape.Dropout // switches its dropouts, and is off at first
}

// NewTransformer records the parameters of a Transformer; all but the gains are zero. It
// panics if a size is below 1 or the heads do not divide the width.
func NewTransformer[F tape.Float](t *tape.Tape[F], c TransformerConfig) *Transformer[F] {
	m := &Transformer[F]{Config: c}
	m.Encoder = newStack(t, "encoder", c.stack(c.Source, c.Encoder), false, &m.Dropout)
	m.Decoder = newStack(t, "decoder", c.stack(c.Target, c.Decoder), true, &m.Dropout)
	return m
}

// Params returns all parameters, always in the same order.
func (m *Transformer[F]) Params() []*tape.Value[F] {
	return append(m.Encoder.Params(), m.Decoder.Params()...)
}

// Init fills the weights with random numbers: those of the tables with a deviation of
// 1/√d, so that embeddings times √d, and scores, are of about the size of 1; the others
// by their size, as Xavier does. Biases and gains remain as they are.
func (m *Transformer[F]) Init(r *rand.Rand) {
	for _, s := range []*Stack[F]{m.Encoder, m.Decoder} {
		Normal(r, 1/math.Sqrt(float64(m.Config.Width)), s.Embedding.params()...)
		for _, l := range s.Layers {
			l.xavier(r)
		}
	}
}

// Batch is B sentences with what is written of their translations, all filled up to the
// same length with any tokens.
type Batch struct {
	Source []int // BS tokens, one sentence behind another
	S      int
	Target []int // BT tokens: each begins with one that says so
	T      int
}

// TransformerRun is a recorded Transformer.
type TransformerRun[F tape.Float] struct {
	Batch                           // Changing its tokens in place and replaying reads others
	Encoder, Decoder *StackRun[F]   // the memory is Encoder.Out, BS×d
	Logits           *tape.Value[F] // BT×V, "logits", in the scope "output": the scores of what comes next

	within, across Sight // of the encoder, and of the decoder into it
}

// Read records the model on a batch, whose tokens are kept, not copied. The sources count
// as S long until Lengths says otherwise; what fills a target needs no mask, as nothing
// before it sees it. It panics unless S and T are from 1 to Context and divide the numbers
// of tokens into equally many, and, also on replay, if there is no such token.
func (m *Transformer[F]) Read(t *tape.Tape[F], b Batch) *TransformerRun[F] {
	B := m.Encoder.sequences(b.Source, b.S)
	if n := m.Decoder.sequences(b.Target, b.T); n != B {
		panic(ShapeError{"transformer", count("the number of sources", B) + ", " + count("of targets", n), "they must be equally many"})
	}
	r := &TransformerRun[F]{Batch: b, within: FilledSight(B, b.S, b.S), across: FilledSight(B, b.T, b.S)}
	r.Encoder = m.encode(t, b.Source, b.S, r.within)
	self, cross := look[F]{sight: CausalSight(B, b.T)}, look[F]{context: r.Encoder.Out, sight: r.across}
	r.Decoder = m.Decoder.record(t, b.Target, Places(0, b.T, B), func(int) (look[F], look[F]) { return self, cross })
	r.Logits = m.Decoder.score(t, r.Decoder.Out)
	return r
}

// encode records the encoder on sentences of S tokens.
func (m *Transformer[F]) encode(t *tape.Tape[F], source []int, S int, s Sight) *StackRun[F] {
	at := Places(0, S, len(source)/S)
	return m.Encoder.record(t, source, at, func(int) (self, cross look[F]) { return look[F]{sight: s}, look[F]{} })
}

// Lengths hides what fills the sources: of each sentence the first so many tokens are
// real. It shows with the next Forward. It panics unless there is a length from 1 to S
// for each.
func (r *TransformerRun[F]) Lengths(lengths ...int) {
	if len(lengths) != len(r.within.Masks) {
		panic(ShapeError{"lengths", count("the number of lengths", len(lengths)), "there must be one for each sentence"})
	}
	for b, length := range lengths {
		r.within.Fill(b, length)
		r.across.Fill(b, length)
	}
}

// Antecedent records, in the scope "antecedent", the loss of naming what a pronoun stands
// for: at position at[b] of source b, counted through all rows of the memory, the memory
// must resemble the row of the target table for nouns[b],
//
//	named = memory[at] Eᵀ,  loss = −1/n Σ ln softmax(named)[b, nouns[b]]
//
// where the sum is over the sentences whose noun is not tape.Unasked. at and nouns are
// kept, not copied. Nothing here says where an attention is to look.
func (m *Transformer[F]) Antecedent(t *tape.Tape[F], r *TransformerRun[F], at, nouns []int) (loss *tape.Value[F]) {
	t.Scope("antecedent", func() {
		named := t.MatMulT(t.Rows(r.Encoder.Out, at), m.Decoder.Embedding.Tokens).Named("named")
		loss = t.CrossEntropyClasses(named, nouns).Named("loss")
	})
	return loss
}
