package gpt2

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"

	"glassbox/core/nn"
	"glassbox/core/tape"
)

// reference is a case of testdata/gpt2.json, which an independent program computed in float64. To regenerate:
// python3 core/gpt2/testdata/gpt2.py
type reference struct {
	Config    json.RawMessage
	Tokens    []int
	Weights   map[string]table
	Loss      float64
	Values    map[string]table
	Gradients map[string]table
}

// table is a list of numbers, as one row, or a list of rows.
type table struct {
	rows [][]float64
	list bool
}

func (m *table) UnmarshalJSON(data []byte) error {
	if json.Unmarshal(data, &m.rows) == nil {
		return nil
	}
	m.list, m.rows = true, make([][]float64, 1)
	return json.Unmarshal(data, &m.rows[0])
}

func references(t testing.TB) (all []reference) {
	t.Helper()
	data, err := os.ReadFile("testdata/gpt2.json")
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil || len(all) != 5 {
		t.Fatalf("%v; there are %d cases", err, len(all))
	}
	return all
}

// load opens a folder and reads it.
func load[F tape.Float](t testing.TB, f Folder) (*tape.Tape[F], *nn.GPT[F]) {
	t.Helper()
	p, err := Open(f, Choice{})
	if err != nil {
		t.Fatal(err)
	}
	tp := tape.New[F]()
	g, err := Load(tp, p, nil)
	if err != nil {
		t.Fatal(err)
	}
	return tp, g
}

// same compares numbers with those of the reference.
func same(t *testing.T, name string, got [][]float64, want table) {
	t.Helper()
	const tolerance = 2e-6
	if len(got) != len(want.rows) {
		t.Errorf("%s has %d rows, want %d", name, len(got), len(want.rows))
		return
	}
	for i, row := range got {
		if !slices.EqualFunc(row, want.rows[i], func(x, y float64) bool { return math.Abs(x-y) <= tolerance }) {
			t.Errorf("%s, row %d, is %v\nwant %v", name, i, row, want.rows[i])
		}
	}
}

// Every number that a module of GPT-2 makes, every weight, and all their gradients are those of the independent program.
func TestParity(t *testing.T) {
	for n, ref := range references(t) {
		tp, g := load[float64](t, ref.folder("as published"))
		run := g.Read(tp, ref.Tokens, len(ref.Tokens))
		next := append(slices.Clone(ref.Tokens[1:]), tape.Unasked)
		loss := tp.CrossEntropyClasses(run.Logits, next)
		tp.Backward(loss)
		if d := loss.At(0, 0) - ref.Loss; !(math.Abs(d) < 2e-6) {
			t.Errorf("case %d: the loss is off by %v", n, d)
		}
		terms := Terms(g, run)
		seen := map[string]bool{}
		for _, m := range terms {
			if _, weight := ref.Weights[m.Name]; weight {
				same(t, m.Name, m.Cells(), ref.Weights[m.Name])
			} else if want, ok := ref.Values[m.Name]; ok {
				same(t, m.Name, m.Cells(), want)
			} else if len(m.Values) > 0 && !zero(m.Cells()) { // biases that the file does not have
				t.Errorf("case %d: the reference has no %s", n, m.Name)
			}
			if want, ok := ref.Gradients[m.Name]; ok {
				same(t, "∂L/∂"+m.Name, m.Gradients(), want)
			}
			seen[m.Name] = true
		}
		for name := range ref.Gradients {
			if !seen[name] {
				t.Errorf("case %d: there is no %s", n, name)
			}
		}
	}
}

func zero(rows [][]float64) bool {
	return !slices.ContainsFunc(rows, func(r []float64) bool { return slices.ContainsFunc(r, func(x float64) bool { return x != 0 }) })
}
