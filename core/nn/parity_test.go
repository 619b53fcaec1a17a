package nn

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"glassbox/core/tape"
)

// reference is one case of testdata/attention_parity.json, which an independent program
// computed in float64. To regenerate: python3 core/nn/testdata/attention_parity.py
type reference struct {
	Heads             int
	Base              float64
	Mask              [][]bool
	Leaf, Value, Grad map[string][][]float64
}

func readReferences(t *testing.T) map[string]reference {
	data, err := os.ReadFile("testdata/attention_parity.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases map[string]reference
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

// flat joins rows.
func flat[E any](rows [][]E) []E {
	var cells []E
	for _, row := range rows {
		cells = append(cells, row...)
	}
	return cells
}

// set copies a leaf of the reference into v.
func (ref reference) set(v *tape.Value[float64]) { v.Set(flat(ref.Leaf[v.Name()])...) }

// param records a leaf of the reference.
func (ref reference) param(t *tape.Tape[float64], name string) *tape.Value[float64] {
	rows := ref.Leaf[name]
	return t.Param(name, len(rows), len(rows[0]), flat(rows)...)
}

// backward runs the loss Σ c·out backward.
func (ref reference) backward(t *tape.Tape[float64], out *tape.Value[float64]) {
	rows, cols := out.Dims()
	c := t.Input("c", rows, cols, flat(ref.Leaf["c"])...)
	t.Backward(t.Sum(t.Mul(out, c)))
}

func (ref reference) heads(t *tape.Tape[float64]) {
	x := ref.param(t, "x")
	context := x
	if ref.Leaf["m"] != nil {
		context = ref.param(t, "m")
	}
	rows, d := x.Dims()
	m := NewMultiHead(t, d, ref.Heads, ref.Leaf["b_Q"] != nil)
	for _, p := range m.Params() {
		ref.set(p)
	}
	if ref.Base != 0 {
		m.Rotary = NewRotary(t, Places(0, rows, 1), 1, d/ref.Heads, ref.Base)
	}
	ref.backward(t, m.Attend(t, x, context, flat(ref.Mask)).Out)
}

func (ref reference) cross(t *tape.Tape[float64]) {
	x, m := ref.param(t, "x"), ref.param(t, "m")
	q := t.MatMul(x, ref.param(t, "W_Q")).Named("q")
	k := t.MatMul(m, ref.param(t, "W_K")).Named("k")
	v := t.MatMul(m, ref.param(t, "W_V")).Named("v")
	ref.backward(t, Attention(t, q, k, v, flat(ref.Mask)).Out)
}

func (ref reference) rotary(t *tape.Tape[float64]) {
	x := ref.param(t, "x")
	rows, d := x.Dims()
	ref.backward(t, NewRotary(t, Places(0, rows, 1), 1, d, ref.Base).Rotate(t, x).Named("out"))
}

func (ref reference) rnn(t *tape.Tape[float64]) {
	x := ref.param(t, "x")
	_, d := x.Dims()
	r := NewRNN(t, d, len(ref.Leaf["W_h"]))
	for _, p := range append(r.Params(), r.Start) {
		ref.set(p)
	}
	ref.backward(t, t.ConcatCols(r.Read(t, x).H...))
}

func TestParity(t *testing.T) {
	run := map[string]func(reference, *tape.Tape[float64]){
		"heads":                      reference.heads,
		"heads causal":               reference.heads,
		"heads cross padding biases": reference.heads,
		"heads causal rotary":        reference.heads,
		"cross padding":              reference.cross,
		"rotary":                     reference.rotary,
		"rnn":                        reference.rnn,
	}
	cases := readReferences(t)
	if len(cases) != len(run) {
		t.Errorf("there are %d cases, want %d", len(cases), len(run))
	}
	for name, ref := range cases {
		t.Run(name, func(t *testing.T) {
			tp := tape.New[float64]()
			run[name](ref, tp)
			for value, want := range ref.Value {
				compare(t, value, named(t, tp, value).Data(), flat(want))
			}
			for value, want := range ref.Grad {
				compare(t, "∂L/∂"+value, named(t, tp, value).GradData(), flat(want))
			}
			checkAllCompared(t, tp, ref)
		})
	}
}

// compare fails unless all cells agree to 1e-9.
func compare(t *testing.T, name string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s has %d cells, want %d", name, len(got), len(want))
	}
	for i := range got {
		if !(math.Abs(got[i]-want[i]) <= 1e-9) {
			t.Errorf("%s at %d is %v, want %v", name, i, got[i], want[i])
		}
	}
}

// checkAllCompared fails if a named value or gradient is missing from the reference.
func checkAllCompared(t *testing.T, tp *tape.Tape[float64], ref reference) {
	for _, v := range tp.Values() {
		switch {
		case v.Name() == "" || !v.NeedsGrad():
		case ref.Grad[v.Name()] == nil:
			t.Errorf("the reference has no gradient of %s", v.Name())
		case len(v.Inputs()) > 0 && ref.Value[v.Name()] == nil && v.Op() != "rows":
			t.Errorf("the reference has no %s", v.Name())
		}
	}
}
