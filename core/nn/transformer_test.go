package nn

import (
	"math"
	"slices"
	"testing"

	"glassbox/core/tape"
)

// The two sentences of the reference, the second one filled up with a token that must not count. The pronoun of the
// first is its word 1, and stands for 4.
var (
	pairs       = Batch{Source: []int{1, 4, 2, 3, 0, 4}, S: 3, Target: []int{0, 5, 3, 3, 0, 2, 1, 1}, T: 4}
	pairLengths = []int{3, 2}
	pairNext    = []int{5, 3, 3, 1, 2, 1, tape.Unasked, tape.Unasked}
	pairAt      = []int{1, 3}
	pairNouns   = []int{4, tape.Unasked}
)

// copyPairs is the batch of the reference with tokens of its own.
func copyPairs() Batch {
	return Batch{slices.Clone(pairs.Source), pairs.S, slices.Clone(pairs.Target), pairs.T}
}

// readPairs records a model on the two sentences, with the loss of the reference.
func readPairs[F tape.Float](t *tape.Tape[F], m *Transformer[F]) (*TransformerRun[F], *tape.Value[F]) {
	r := m.Read(t, copyPairs())
	r.Lengths(pairLengths...)
	t.Forward()
	loss := t.Add(t.CrossEntropyClasses(r.Logits, pairNext), m.Antecedent(t, r, pairAt, pairNouns))
	return r, loss
}

// small is a model with everything that a model may have.
var small = TransformerConfig{
	LayerConfig: LayerConfig{Width: 4, Heads: 2, Hidden: 3, Dropout: 0.25, AttentionDropout: 0.25},
	Source:      5, Target: 6, Context: 4, Encoder: 1, Decoder: 2, Positions: SinusoidalPositions, Scaled: true,
}

// someTransformer records a model with random parameters on the two sentences, and its loss.
func someTransformer[F tape.Float](t *tape.Tape[F], c TransformerConfig, seed uint64) (
	m *Transformer[F], r *TransformerRun[F], loss *tape.Value[F],
) {
	m = NewTransformer(t, c)
	m.Init(Random(seed))
	r, loss = readPairs(t, m)
	return m, r, loss
}

// What fills a sentence up changes nothing but itself, whatever it is.
func TestFillingDoesNotCount(t *testing.T) {
	tp := tape.New[float64]()
	m, r, loss := someTransformer(tp, small, 1)
	tp.Backward(loss)
	before, grad := loss.At(0, 0), slices.Clone(m.Decoder.Embedding.Tokens.GradData())
	r.Source[5], r.Target[6], r.Target[7] = 1, 4, 0
	tp.Forward()
	tp.Backward(loss)
	if loss.At(0, 0) != before || !slices.Equal(m.Decoder.Embedding.Tokens.GradData(), grad) {
		t.Errorf("with another filling the loss is %v, not %v", loss.At(0, 0), before)
	}
	r.Source[4] = 1
	if tp.Forward(); loss.At(0, 0) == before {
		t.Error("a word of the sentence does not count either")
	}
	r.Source[4] = 0
	r.Lengths(3, 3)
	if tp.Forward(); loss.At(0, 0) == before {
		t.Error("the filling does not count where it is part of the sentence")
	}
}

// The decoder sees what it has written, never what comes, and all of the source.
func TestTransformerSees(t *testing.T) {
	c := small
	c.Dropout, c.AttentionDropout = 0, 0
	tp := tape.New[float64]()
	_, r, _ := someTransformer(tp, c, 1)
	changed := func() (rows []bool) {
		before := slices.Clone(r.Logits.Data())
		tp.Forward()
		for row := range 8 {
			rows = append(rows, !slices.Equal(r.Logits.Data()[6*row:6*row+6], before[6*row:6*row+6]))
		}
		return rows
	}
	const o, x = false, true
	r.Target[1] = 4
	if got, want := changed(), []bool{o, x, x, x, o, o, o, o}; !slices.Equal(got, want) {
		t.Errorf("word 1 of the first target changes the rows %v, want %v", got, want)
	}
	r.Source[2] = 3
	if got, want := changed(), []bool{x, x, x, x, o, o, o, o}; !slices.Equal(got, want) {
		t.Errorf("the last word of the first source changes the rows %v, want %v", got, want)
	}
}

// Every block is a place on the tape.
func TestPlaces(t *testing.T) {
	tp := tape.New[float64]()
	_, r, loss := someTransformer(tp, small, 1)
	for v, want := range map[*tape.Value[float64]]string{
		r.Encoder.X:                          "encoder.embedding.x",
		r.Encoder.Layers[0].Self.Q:           "encoder.1.self.q",
		r.Encoder.Layers[0].Self.Weights[1]:  "encoder.1.self.head2.a2",
		r.Encoder.Out:                        "encoder.norm.out",
		r.Decoder.Layers[1].Cross.Weights[0]: "decoder.2.cross.head1.a1",
		r.Decoder.Layers[1].Cross.In:         "decoder.2.cross.norm",
		r.Decoder.Layers[1].Cross.Out:        "decoder.2.cross.out",
		r.Decoder.Layers[1].Out:              "decoder.2.feedforward.out",
		r.Logits:                             "output.logits",
		loss.Inputs()[1]:                     "antecedent.loss",
	} {
		if got := v.Path(); got != want {
			t.Errorf("the path is %q, want %q", got, want)
		}
	}
}

// The same seed forgets the same, another one something else, and switched off nothing is forgotten.
func TestTransformerForgetsBySeed(t *testing.T) {
	tp := tape.New[float32]()
	m, r, _ := someTransformer(tp, small, 1)
	logits := func(on bool, seed uint64) []float32 {
		m.Dropout = tape.Dropout{On: on, Seed: seed}
		tp.Forward()
		return slices.Clone(r.Logits.Data())
	}
	off, one, two := logits(false, 1), logits(true, 1), logits(true, 2)
	if slices.Equal(off, one) || slices.Equal(one, two) {
		t.Error("the dropout changes nothing")
	}
	if !slices.Equal(logits(true, 1), one) || !slices.Equal(logits(false, 2), off) {
		t.Error("a seed does not give the same again")
	}
}

// Without dropout of its own a model records none.
func TestNoDropoutIsRecorded(t *testing.T) {
	c := small
	c.Dropout, c.AttentionDropout = 0, 0
	tp := tape.New[float32]()
	someTransformer(tp, c, 1)
	for _, v := range tp.Values() {
		if v.Op() == "drop" {
			t.Fatalf("%s is a dropout", v.Path())
		}
	}
}

// A model of this kind learns two sentences by heart, forgetting or not.
func TestTransformerLearns(t *testing.T) {
	tp := tape.New[float32]()
	m, _, loss := someTransformer(tp, small, 1)
	first := loss.At(0, 0)
	a := NewAdamW(m.Params()...)
	m.Dropout.On = true
	for step := range 400 {
		m.Dropout.Seed = uint64(step)
		tp.Forward()
		tp.Backward(loss)
		a.Step(0.02)
	}
	m.Dropout.On = false
	tp.Forward()
	if last := loss.At(0, 0); !(first > 2) || !(last < 0.5) {
		t.Errorf("the loss went from %v to %v", first, last)
	}
}

func TestTransformerPanics(t *testing.T) {
	tp := tape.New[float64]()
	m := NewTransformer(tp, small)
	read := func(change func(*Batch)) func() {
		b := copyPairs()
		change(&b)
		return func() { m.Read(tp, b) }
	}
	for want, call := range map[string]func(){
		"transformer: the number of sources is 2, of targets is 1: they must be equally many": read(func(b *Batch) { b.Target = b.Target[:4] }),
		"encoder: T is 5: it must be from 1 to 4":                                             read(func(b *Batch) { b.S = 5 }),
		"decoder: T is 0: it must be from 1 to 4":                                             read(func(b *Batch) { b.T = 0 }),
		"decoder: the number of ids is 8: it must be a multiple of 3":                         read(func(b *Batch) { b.T = 3 }),
		"encoder: the number of ids is 0: it must be a multiple of 3":                         read(func(b *Batch) { b.Source = nil }),
		"lengths: the number of lengths is 1: there must be one for each sentence":            func() { m.Read(tp, copyPairs()).Lengths(3) },
		"encoder: Vocab is 0: it must be at least 1": func() {
			c := small
			c.Source = 0
			NewTransformer(tp, c)
		},
	} {
		if got := ofPanic(call); got != want {
			t.Errorf("panic is %q\nwant     %q", got, want)
		}
	}
}

// Heads that are recorded each by itself come to the same, in all kinds of layers, and each can be switched off.
func TestHeadsApart(t *testing.T) {
	for _, p := range []Positions{LearnedPositions, RotaryPositions} {
		var logits [][]float64
		for _, layer := range []int{0, 1, 2} {
			tp := tape.New[float64]()
			c := GPTConfig{LayerConfig: LayerConfig{Width: 8, Heads: 2, Hidden: 12}, Vocab: 7, Context: 6, Layers: 2, Positions: p}
			g := NewGPT(tp, c)
			g.Init(Random(5), 0.3)
			g.Apart = layer
			r := g.Read(tp, []int{2, 5, 1, 6}, 4)
			logits = append(logits, slices.Clone(r.Logits.Data()))
			if layer == 0 {
				continue
			}
			h, wo := r.Layers[layer-1].Self.Apart, g.Layers[layer-1].Self.Heads.WO.Data()
			h.Switch(1, false)
			tp.ForwardAfter(h.On)
			off := slices.Clone(r.Logits.Data())
			h.Switch(1, true)
			clear(wo[4*8:]) // the rows that read head 2
			tp.ForwardAfter(h.On)
			if gap := farthest(off, r.Logits.Data()); gap > 1e-12 || farthest(off, logits[0]) < 1e-3 {
				t.Errorf("%v, layer %d: a head that is off differs by %v from one that is not read", p, layer, gap)
			}
		}
		if gap := max(farthest(logits[0], logits[1]), farthest(logits[0], logits[2])); gap > 1e-12 {
			t.Errorf("%v: heads apart differ by %v", p, gap)
		}
	}
}

// farthest is the largest difference of two rows.
func farthest(a, b []float64) (gap float64) {
	for i, x := range a {
		gap = max(gap, math.Abs(x-b[i]))
	}
	return gap
}

// Heads can be apart for one sequence alone.
func TestHeadsApartOfTwoSequences(t *testing.T) {
	tp := tape.New[float64]()
	g := NewGPT(tp, tiny)
	g.Apart = 1
	defer func() {
		const want = "nn: apart: the number of sequences is 2: it must be 1"
		if err, ok := recover().(error); !ok || err.Error() != want {
			t.Errorf("it is said %v, want %q", err, want)
		}
	}()
	g.Read(tp, []int{0, 1, 1, 0}, 2)
}
