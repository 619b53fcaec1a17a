package film

import (
	"math"
	"slices"
	"testing"

	"glassbox/core/tape"
)

// squared is a film of y = x², forward and backward, at x = 3, written down on a sheet.
func squared() *Film {
	t := tape.New[float64]()
	x := t.Param("x", 1, 1, 3)
	y := t.Mul(x, x)
	t.Backward(y)
	s := &Sheet{}
	s.Put(Entry{Name: "x", Label: "a number", Symbol: "x", X: 3, Control: "x"})
	s.Put(Entry{Name: "y", Label: "its square", Symbol: "y", X: y.At(0, 0), Symbols: "x · x", Numbers: "3 · 3", From: []string{"x"}})
	s.PutSlope(Entry{Name: "y", Symbol: "∂y/∂y", X: 1, Symbols: "1", From: []string{"y"}})
	s.PutSlope(Entry{Name: "x", Label: "the slope", Symbol: "∂y/∂x", X: x.Grad().At(0, 0), Symbols: "2 · x", Numbers: "2 · 3",
		From: []string{"x"}, Function: "y", Measure: func(e float64) tape.Proof { return t.Prove(y, x, 0, 0, e) }})
	return New(s, s.Plan("square", []Beat{
		Step("there", "given", "given"), Step("there", "square", "square", "y"),
		Step("backward", "slopes", "dy", "dy"), Step("backward", "slopes", "dx", "dx"),
	}))
}

func TestNumbersOfASheetArriveInTheirSteps(t *testing.T) {
	f := squared()
	want := map[string]any{"x": 3.0}
	for step, name := range []string{"", "y", "dy", "dx"} {
		if name != "" {
			want[name] = map[string]float64{"y": 9, "dy": 1, "dx": 6}[name]
		}
		got := f.Numbers(step)
		for name, v := range want {
			if got[name] != v || len(got) != len(want) {
				t.Errorf("step %d knows %v, want %v", step, got, want)
			}
		}
	}
	if s := f.Steps; s[0].Travel != 0 || s[1].Travel == 0 || s[1].Back || !s[3].Back || s[3].Scope != "square/backward/slopes/dx" {
		t.Errorf("steps %+v", s)
	}
}

func TestLines(t *testing.T) {
	f := squared()
	for _, c := range []struct {
		item    string
		step    int
		formula string
		rows    []string
	}{
		{"y", 0, "y = x · x", []string{"value: y = x · x, not yet computed → "}},
		{"y", 2, "y = x · x = 3 · 3 = 9", []string{"value: y = x · x = 3 · 3 → 9", "gradient: ∂y/∂y = 1 → 1"}},
		{"x", 3, "x = 3", []string{"gradient: ∂y/∂x = 2 · x = 2 · 3 → 6", "used by: y = x · x = 3 · 3 → 9"}},
		{"dx", 3, "∂y/∂x = 2 · x = 2 · 3 = 6", []string{"gradient: ∂y/∂x = 2 · x = 2 · 3 → 6"}},
	} {
		in, ok := f.Inspect(c.item, c.step)
		var rows []string
		for _, r := range in.Rows {
			rows = append(rows, r.Name+": "+r.Text+" → "+r.Result)
		}
		if !ok || in.Formula != c.formula || !slices.Equal(rows, c.rows) {
			t.Errorf("%s at %d: %q\n have %q\n want %q", c.item, c.step, in.Formula, rows, c.rows)
		}
	}
	in, _ := f.Inspect("x-0", 3)
	if in.ID != "x-0" || in.Label != "a number" || in.Origin != "set by hand" || *in.Value != 3 || *in.Gradient != 6 || in.Provable != "dx" {
		t.Errorf("%+v", in)
	}
	if _, ok := f.Inspect("z-x", 3); ok {
		t.Error("z is told about")
	}
	if in, _ := f.Inspect("y", 3); in.Origin != "computed" || in.Provable != "" || !slices.Equal(in.From, []string{"x"}) {
		t.Errorf("%+v", in)
	}
}

func TestProveOnASheet(t *testing.T) {
	f := squared()
	if _, ok := f.Prove("dx", 2); ok {
		t.Error("proved before it is known")
	}
	if _, ok := f.Prove("dy", 3); ok {
		t.Error("proved what has no measure")
	}
	p, ok := f.Prove("dx", 3)
	if !ok || p.Gradient != 6 || math.Abs(p.Quotient-6) > 1e-6 || p.Symbol != "x" || p.Function != "y" {
		t.Errorf("%v %+v", ok, p)
	}
}

// JSON has no infinity, so what is infinite is told as a word.
func TestInfinite(t *testing.T) {
	s := &Sheet{}
	s.Put(Entry{Name: "x", Symbol: "x", X: math.Inf(-1)})
	s.Put(Entry{Name: "y", Symbol: "y", X: math.Inf(1), Symbols: "−x", From: []string{"x"}})
	f := New(s, s.Plan("infinite", []Beat{Step("there", "y", "y", "y")}))
	if known := f.Numbers(0); known["x"] != "−∞" || known["y"] != "∞" {
		t.Errorf("numbers %v", known)
	}
	if in, _ := f.Inspect("x", 0); in.Value != nil || in.Formula != "x = −∞" || in.Rows[0].Result != "∞" {
		t.Errorf("x: %+v", in)
	}
}

// Two losses of one number have a derivative by it each, under names of their own.
func TestTwoLosses(t *testing.T) {
	s := &Sheet{}
	s.Put(Entry{Name: "x", Label: "a number", Symbol: "x", X: -3})
	s.Put(Entry{Name: "a", Symbol: "A", X: 6, Symbols: "−2x", From: []string{"x"}})
	s.Put(Entry{Name: "b", Symbol: "B", X: -9, Symbols: "3x", From: []string{"x"}})
	s.PutSlope(Entry{Name: "a", Symbol: "∂A/∂A", X: 1, Symbols: "1"})
	measured := func(x float64) func(float64) tape.Proof {
		return func(float64) tape.Proof { return tape.Proof{Gradient: x} }
	}
	s.PutSlope(Entry{Name: "a_dx", By: "x", Symbol: "∂A/∂x", X: -2, Symbols: "−2 ∂A/∂A", From: []string{"da"}, Measure: measured(-2)})
	s.PutSlope(Entry{Name: "b_dx", By: "x", Symbol: "∂B/∂x", X: 3, Symbols: "3", From: []string{"b"}, Measure: measured(3)})
	f := New(s, s.Plan("two", []Beat{
		Step("there", "a", "a", "a"), Step("there", "b", "b", "b"),
		Step("backward", "da", "da_dx", "da_dx", "da"), Step("backward", "db", "db_dx", "db_dx"),
	}))
	in, _ := f.Inspect("x", 3)
	if in.Gradient == nil || *in.Gradient != -2 || in.Provable != "da_dx" {
		t.Errorf("x: %+v", in)
	}
	if in, _ := f.Inspect("da_dx", 3); in.ID != "da_dx" || *in.Gradient != -2 || !slices.Equal(in.From, []string{"da"}) {
		t.Errorf("by the first loss: %+v", in)
	}
	if in, _ := f.Inspect("db_dx", 2); in.Gradient != nil {
		t.Errorf("the second has arrived with the first: %+v", in)
	}
	if in, _ := f.Inspect("db_dx", 3); in.ID != "db_dx" || *in.Gradient != 3 || !slices.Equal(in.From, []string{"b"}) {
		t.Errorf("by the second loss: %+v", in)
	}
	for name, want := range map[string]float64{"da_dx": -2, "db_dx": 3} {
		if p, ok := f.Prove(name, 3); !ok || p.Gradient != want || p.Symbol != "x" {
			t.Errorf("%s: %v %+v", name, ok, p)
		}
	}
	known := f.Numbers(3)
	if _, ok := known["b_dx"]; ok || known["da_dx"] != -2.0 || known["db_dx"] != 3.0 {
		t.Errorf("numbers %v", known)
	}
}

// Single numbers are a row once all of them are known.
func TestNumbersInARow(t *testing.T) {
	s := &Sheet{}
	s.Put(Entry{Name: "y1", Symbol: "y₁", Symbols: "1", X: 1})
	s.Put(Entry{Name: "y2", Symbol: "y₂", Symbols: "2", X: 2})
	p := s.Plan("row", []Beat{Step("there", "y", "y1", "y1"), Step("there", "y", "y2", "y2")})
	p.Numbers = []Number{{Name: "y", Each: "y#"}, {Name: "z", Each: "z#"}}
	f := New(s, p)
	if known := f.Numbers(0); known["y"] != nil {
		t.Errorf("y is told as %v before y₂ is known", known["y"])
	}
	known := f.Numbers(1)
	if y, ok := known["y"].([][]float64); !ok || len(y) != 1 || !slices.Equal(y[0], []float64{1, 2}) || known["z"] != nil {
		t.Errorf("numbers %v", known)
	}
}
