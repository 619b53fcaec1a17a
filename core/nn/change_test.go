package nn

import (
	"math"
	"slices"
	"strings"
	"testing"

	"glassbox/core/tape"
)

// sizeable is a model in which a change shows.
var sizeable = TransformerConfig{
	LayerConfig: LayerConfig{Width: 8, Heads: 2, Hidden: 6, PostNorm: true, Activation: ReLU},
	Source:      9, Target: 7, Context: 6, Encoder: 2, Decoder: 2, Positions: SinusoidalPositions, Scaled: true,
}

// heard records a model on a sentence and on what is written of its translation, and the loss.
func heard(source []int, change func(v *tape.Value[float64]) ([]int, []float64)) (
	tp *tape.Tape[float64], r *TransformerRun[float64], loss *tape.Value[float64], m *Transformer[float64],
) {
	tp = tape.New[float64]()
	m = NewTransformer(tp, sizeable)
	m.Init(Random(3))
	tp.Through(change)
	r = m.Read(tp, Batch{Source: source, S: len(source), Target: []int{2, 5, 6}, T: 3})
	return tp, r, tp.CrossEntropyClasses(r.Logits, []int{5, 6, 3}), m
}

// cells are the places of some columns of a value, or of all of it, and what they are to be.
func cells(v *tape.Value[float64], from, to int, x func(at int) float64) (at []int, all []float64) {
	rows, cols := v.Dims()
	for i := range rows {
		for j := from; j < min(to, cols); j++ {
			at, all = append(at, i*cols+j), append(all, x(i*cols+j))
		}
	}
	return at, all
}

func zero(int) float64 { return 0 }

// A head that is off is one whose rows of W_O are zero.
func TestHeadOffIsOneThatIsNotRead(t *testing.T) {
	for _, block := range []string{"encoder.2.self", "decoder.1.self", "decoder.2.cross"} {
		_, off, _, _ := heard([]int{4, 1, 7}, func(v *tape.Value[float64]) ([]int, []float64) {
			if v.Scope() == block && v.Name() == "concat" {
				return cells(v, 4, 8, zero)
			}
			return nil, nil
		})
		tp, want, _, m := heard([]int{4, 1, 7}, nil)
		before := slices.Clone(want.Logits.Data())
		for _, v := range tp.Values() {
			if v.Path() == block+".W_O" {
				clear(v.Data()[4*8:])
			}
		}
		tp.Forward()
		if gap := apart(off.Logits, want.Logits.Data()); gap > 1e-12 || apart(off.Logits, before) < 1e-4 || m == nil {
			t.Errorf("%s: with the head off the scores differ by %v from those without its rows", block, gap)
		}
	}
}

// What an earlier layer made for another sentence, put into this one, makes of it that one.
func TestPatchingEverythingMakesTheOther(t *testing.T) {
	_, other, _, _ := heard([]int{4, 8, 7}, nil)
	_, own, _, _ := heard([]int{4, 1, 7}, nil)
	for layer, name := range []string{"encoder.1.feedforward", "encoder.2.feedforward"} {
		from := other.Encoder.Layers[layer].Out.Data()
		_, r, _, _ := heard([]int{4, 1, 7}, func(v *tape.Value[float64]) ([]int, []float64) {
			if v.Scope() == name && v.Name() == "out" {
				return cells(v, 0, 8, func(at int) float64 { return from[at] })
			}
			return nil, nil
		})
		if !slices.Equal(r.Logits.Data(), other.Logits.Data()) || apart(r.Logits, own.Logits.Data()) < 1e-4 {
			t.Errorf("%s: patched whole, the scores are %v, not %v", name, r.Logits.Data(), other.Logits.Data())
		}
	}
}

// With changes on the way, too, every gradient is what a nudge measures; what was set has none of what leads to it.
func TestChangedGradientsAreFiniteDifferences(t *testing.T) {
	tp, _, loss, m := heard([]int{4, 1, 7}, func(v *tape.Value[float64]) ([]int, []float64) {
		switch at := []int{1, 4}; v.Name() {
		case "x", "q", "v", "a2", "hidden", "sum", "logits":
			return at, []float64{0.3, -0.7}
		case "concat":
			return cells(v, 0, 4, zero)
		}
		return nil, nil
	})
	tp.Backward(loss)
	for _, p := range m.Params() {
		rows, cols := p.Dims()
		for k := range min(3, rows*cols) {
			i, j := (k*5+1)%rows, (k*3+1)%cols
			if proof := tp.Prove(loss, p, i, j, 1e-5); proof.Difference > 1e-6*max(1, math.Abs(proof.Gradient)) && proof.Kink == nil {
				t.Errorf("%s: %+v", p.Path(), proof)
			}
		}
		if strings.HasSuffix(p.Path(), "self.W_V") && !allZero(p.GradData(), cols, 0, 4) {
			t.Errorf("%s: values of a head that is off have gradients %v", p.Path(), p.GradData())
		}
	}
}

// allZero reports whether all cells of some columns are.
func allZero(all []float64, cols, from, to int) bool {
	for i, x := range all {
		if j := i % cols; j >= from && j < to && x != 0 {
			return false
		}
	}
	return true
}

// apart is the largest difference of a value from some numbers.
func apart(v *tape.Value[float64], from []float64) (gap float64) {
	for i, x := range v.Data() {
		gap = max(gap, math.Abs(x-from[i]))
	}
	return gap
}
