package nn

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"glassbox/core/tape"
)

// layer is one layer to be checked by every test that all must pass. It is built on
// random parameters, all of them leaves of the tape.
type layer[F tape.Float] struct {
	name  string
	build func(t *tape.Tape[F], r *rand.Rand) *tape.Value[F]
}

// param records a parameter of random numbers.
func param[F tape.Float](t *tape.Tape[F], r *rand.Rand, name string, rows, cols int) *tape.Value[F] {
	v := t.Param(name, rows, cols)
	Normal(r, 1, v)
	return v
}

// someHeads records a MultiHead with random parameters.
func someHeads[F tape.Float](t *tape.Tape[F], r *rand.Rand, d, h int, biases bool) *MultiHead[F] {
	m := NewMultiHead(t, d, h, biases)
	Normal(r, 0.5, m.Params()...)
	return m
}

// someRNN records an RNN with random parameters.
func someRNN[F tape.Float](t *tape.Tape[F], r *rand.Rand, d, n int) *RNN[F] {
	rnn := NewRNN(t, d, n)
	Normal(r, 0.5, append(rnn.Params(), rnn.Start)...)
	return rnn
}

func layers[F tape.Float]() []layer[F] {
	type T = tape.Tape[F]
	type V = tape.Value[F]
	return []layer[F]{
		{"attention", func(t *T, r *rand.Rand) *V {
			return Attention(t, param(t, r, "q", 3, 4), param(t, r, "k", 3, 4), param(t, r, "v", 3, 4), Causal(3)).Out
		}},
		{"attention of one sequence", func(t *T, r *rand.Rand) *V {
			x := param(t, r, "x", 4, 3)
			return Attention(t, x, x, x, nil).Out
		}},
		{"cross-attention", func(t *T, r *rand.Rand) *V {
			return Attention(t, param(t, r, "q", 4, 3), param(t, r, "k", 6, 3), param(t, r, "v", 6, 2), Padding(2, 3, 2, 0)).Out
		}},
		{"blend", func(t *T, r *rand.Rand) *V {
			return Blend(t, param(t, r, "scores", 2, 3), param(t, r, "v", 3, 2), nil).Out
		}},
		{"heads", func(t *T, r *rand.Rand) *V {
			x := param(t, r, "x", 4, 6)
			return someHeads(t, r, 6, 3, false).Attend(t, x, x, Causal(4)).Out
		}},
		{"heads with biases", func(t *T, r *rand.Rand) *V {
			x, context := param(t, r, "x", 2, 4), param(t, r, "m", 3, 4)
			heads := someHeads(t, r, 4, 2, true).Attend(t, x, context, Padding(2, 3, 2))
			return heads.Out
		}},
		{"heads with rotary positions", func(t *T, r *rand.Rand) *V {
			x, m := param(t, r, "x", 3, 8), someHeads(t, r, 8, 2, false)
			m.Rotary = NewRotary(t, Places(0, 3, 1), 1, 4, 100)
			return m.Attend(t, x, x, nil).Out
		}},
		{"sinusoidal", func(t *T, r *rand.Rand) *V { return t.Add(param(t, r, "x", 4, 5), Sinusoidal(t, 4, 5, 10)) }},
		{"shift", func(t *T, r *rand.Rand) *V { return t.MatMulT(param(t, r, "x", 2, 4), ShiftRotation(t, 4, 3, 10)) }},
		{"learned", func(t *T, r *rand.Rand) *V {
			return t.Add(param(t, r, "x", 3, 2), Learned(t, param(t, r, "table", 4, 2), 3))
		}},
		{"rotary", func(t *T, r *rand.Rand) *V {
			return NewRotary(t, Places(2, 3, 1), 1, 6, 100).Rotate(t, param(t, r, "x", 3, 6))
		}},
		{"gpt", func(t *T, r *rand.Rand) *V {
			g := NewGPT(t, tiny)
			Normal(r, 0.5, g.Params()...)
			return g.Read(t, []int{0, 3, 1, 4, 4, 2}, 3).Logits
		}},
		{"gpt as it was first, with rotary positions", func(t *T, r *rand.Rand) *V {
			c := tiny
			c.PostNorm, c.Activation, c.Positions = true, ReLU, RotaryPositions
			g := NewGPT(t, c)
			Normal(r, 0.5, g.Params()...)
			return g.Read(t, []int{0, 3, 1, 4, 4, 2}, 3).Logits
		}},
		{"transformer", func(t *T, r *rand.Rand) *V {
			m := NewTransformer(t, small)
			Normal(r, 0.5, m.Params()...)
			m.Dropout.On = true
			_, loss := readPairs(t, m)
			return loss
		}},
		{"transformer as it was first", func(t *T, r *rand.Rand) *V {
			c := small
			c.PostNorm, c.Activation = true, ReLU
			m := NewTransformer(t, c)
			Normal(r, 0.5, m.Params()...)
			_, loss := readPairs(t, m)
			return loss
		}},
		{"rnn", func(t *T, r *rand.Rand) *V {
			x := param(t, r, "x", 4, 3)
			return t.ConcatCols(someRNN(t, r, 3, 2).Read(t, x).H...)
		}},
	}
}

// record records the layer on random numbers, and a loss in which every cell of its
// output counts differently, and runs it backward.
func (l layer[F]) record(seed uint64) (*tape.Tape[F], *tape.Value[F]) {
	t, r := tape.New[F](), Random(seed)
	out := l.build(t, r)
	rows, cols := out.Dims()
	c := t.Input("c", rows, cols)
	Normal(r, 1, c)
	loss := t.Sum(t.Mul(out, c)).Named("loss")
	t.Backward(loss)
	return t, loss
}

// eachLayer runs a test on every layer.
func eachLayer[F tape.Float](t *testing.T, test func(t *testing.T, l layer[F])) {
	for _, l := range layers[F]() {
		t.Run(l.name, func(t *testing.T) { test(t, l) })
	}
}

// near tells whether got and want agree to a relative error of tol, or absolutely
// where both are below 1e-3 and rounding is all that is left.
func near(got, want, tol float64) bool {
	return math.Abs(got-want) <= tol*max(math.Abs(got), math.Abs(want), 1e-3)
}

// Not only the parameters but all that is recorded between them and the loss.
func TestGradientIsFiniteDifference(t *testing.T) {
	const eps = 1e-5
	eachLayer(t, func(t *testing.T, l layer[float64]) {
		tp, loss := l.record(1)
		for _, v := range tp.Values() {
			for at, got := range v.GradData() {
				_, cols := v.Dims()
				plus, minus := tp.Difference(loss, v, at/cols, at%cols, eps)
				if want := (plus - minus) / (2 * eps); !near(got, want, 1e-6) {
					t.Errorf("∂L/∂%s %d at %d is %v, finite difference %v", v.Name(), v.Index(), at, got, want)
				}
			}
		}
	})
}

func TestReplayGivesSameBits(t *testing.T) {
	t.Run("float64", testReplay[float64])
	t.Run("float32", testReplay[float32])
}

func testReplay[F tape.Float](t *testing.T) {
	eachLayer(t, func(t *testing.T, l layer[F]) {
		replayed, loss := l.record(1)
		fresh, _ := l.record(2)
		for i, v := range replayed.Values() {
			if len(v.Inputs()) == 0 {
				v.Set(fresh.Values()[i].Data()...)
			}
		}
		replayed.Forward()
		replayed.Backward(loss)
		sameBits(t, replayed, fresh)
	})
}

func TestSameSeedGivesSameBits(t *testing.T) {
	eachLayer(t, func(t *testing.T, l layer[float32]) {
		a, _ := l.record(1)
		b, _ := l.record(1)
		sameBits(t, a, b)
	})
}

// sameBits fails if two recordings differ in any bit of a value or gradient.
func sameBits[F tape.Float](t *testing.T, got, want *tape.Tape[F]) {
	t.Helper()
	equal := func(a, b F) bool { return math.Float64bits(float64(a)) == math.Float64bits(float64(b)) }
	for i, v := range got.Values() {
		w := want.Values()[i]
		if !slices.EqualFunc(v.Data(), w.Data(), equal) || !slices.EqualFunc(v.GradData(), w.GradData(), equal) {
			t.Errorf("%s %s %d differs", v.Op(), v.Name(), i)
		}
	}
}

func TestReplayAllocatesNothing(t *testing.T) {
	t.Run("float64", testAllocations[float64])
	t.Run("float32", testAllocations[float32])
}

func testAllocations[F tape.Float](t *testing.T) {
	eachLayer(t, func(t *testing.T, l layer[F]) {
		tp, loss := l.record(1)
		if n := testing.AllocsPerRun(10, func() { tp.Forward(); tp.Backward(loss) }); n != 0 {
			t.Errorf("a replay allocates %v times", n)
		}
	})
}

// named returns the value of that name, of which there must be one.
func named[F tape.Float](t *testing.T, tp *tape.Tape[F], name string) *tape.Value[F] {
	t.Helper()
	var found []*tape.Value[F]
	for _, v := range tp.Values() {
		if v.Name() == name {
			found = append(found, v)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d values are called %q", len(found), name)
	}
	return found[0]
}

// Each cell is explained by the named values a lesson shows.
func TestNamesInExplanations(t *testing.T) {
	tp := tape.New[float64]()
	r := Random(1)
	x, m := param(tp, r, "x", 3, 4), someHeads(tp, r, 4, 2, true)
	m.Rotary = NewRotary(tp, Places(0, 3, 1), 1, 2, 100)
	heads := m.Attend(tp, x, x, nil)
	_, gpt, _ := someGPT(tp, 1)
	layer := gpt.Layers[1]
	states := someRNN(tp, r, 2, 1).Read(tp, param(tp, r, "y", 2, 2))
	tp.Backward(tp.Add(tp.Mean(heads.Out), states.H[1]))
	tests := map[string]tape.Explanation{
		"q₂₃ = x₂₁ · WQ₁₃ + x₂₂ · WQ₂₃ + x₂₃ · WQ₃₃ + x₂₄ · WQ₄₃ + bQ₃": heads.Q.Explain(1, 2),
		"q₂,₂₁ = q₂₃": heads.Heads[1].PlainQ.Explain(1, 0),
		"qr₂,₂₁ = q₂,₂₁ · cos₂₁ + q₂,₂₂ · ±sin₂₁":                 heads.Heads[1].Q.Explain(1, 0),
		"scores₂,₂₁ = qr₂,₂₁ · kr₂,₁₁ + qr₂,₂₂ · kr₂,₁₂":          heads.Heads[1].Scores.Explain(1, 0),
		"scaled₂,₂₁ = 0.7071 · scores₂,₂₁":                        heads.Heads[1].Scaled.Explain(1, 0),
		"a₂,₂₁ = exp(scaled₂,₂₁) / Σ exp(scaled₂,₂ⱼ)":             heads.Heads[1].Weights.Explain(1, 0),
		"out₂,₂₁ = a₂,₂₁ · v₂,₁₁ + a₂,₂₂ · v₂,₂₁ + a₂,₂₃ · v₂,₃₁": heads.Heads[1].Out.Explain(1, 0),
		"concat₂₃ = out₂,₂₁ · on₂₃":                               heads.Concat.Explain(1, 2),
		"∂L/∂out₂,₂₁ = ∂L/∂concat₂₃ · on₂₃":                       heads.Heads[1].Out.ExplainGrad(1, 0),
		"h₂ = tanh(x₂,₁ · Wx₁ + x₂,₂ · Wx₂ + h₁ · Wh + b)":        states.H[1].Explain(0, 0),
		"x₂,₂ = y₂₂": states.X[1].Explain(0, 1),
		"a₂,₂₁ = exp(0.7071 · (q₅₃ · k₄₃ + q₅₄ · k₄₄)) / Σ exp(…)": layer.Self.Weights[3].Explain(1, 0),
		"concat₅₃ = a₂,₂₁ · v₄₃ + a₂,₂₂ · v₅₃ + a₂,₂₃ · v₆₃":       layer.Self.Concat.Explain(4, 2),
		"out₅₃ = out₅₃ + made₅₃":                                   layer.Self.Out.Explain(4, 2),
		"x₅₃ = E₅₃ + P₂₃":                                          gpt.X.Explain(4, 2),
	}
	for want, e := range tests {
		if got := e.Name + " = " + e.Symbols; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	for value, want := range map[*tape.Value[float64]]string{
		heads.Heads[1].Weights: "head2", heads.Out: "", states.H[1]: "step2",
	} {
		if value.Scope() != want {
			t.Errorf("%s is in scope %q, want %q", value.Name(), value.Scope(), want)
		}
	}
}

// ofPanic returns the text of the error f panics with.
func ofPanic(f func()) (text string) {
	defer func() {
		if err, ok := recover().(ShapeError); ok {
			text = strings.TrimPrefix(err.Error(), "nn: ")
		}
	}()
	f()
	return "none"
}
