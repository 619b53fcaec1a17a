package film

import (
	"math"
	"slices"
	"strings"
	"testing"

	"glassbox/core/matrix"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/timeline"
)

type value = *tape.Value[float64]

// attended is the film of one attention of three words, and of a loss: of the scores, whose cells of row 1 arrive one
// by one, of the weights, and of the stages of row 1 by names of their own.
func attended(t *testing.T) *Film {
	t.Helper()
	tp := tape.New[float64]()
	matrix := func(name string, seed uint64) value {
		v, r := tp.Param(name, 3, 2), nn.Random(seed)
		for i := range v.Data() {
			v.Data()[i] = r.NormFloat64()
		}
		return v
	}
	h := nn.Attention(tp, matrix("q", 1), matrix("k", 2), matrix("v", 3), nn.Causal(3))
	loss := tp.Sum(tp.SquaredError(tp.Rows(h.Out, []int{1}), tp.Input("target", 1, 2, 1, 2))).Named("loss")
	tp.Backward(loss)
	cells := func(c Cell) int {
		if c.Row == 1 {
			return c.Col
		}
		return 2
	}
	line := func(stage string) Window { return Window{Value: "weights." + stage, Row: 1, Rows: 1, Flat: true} }
	return New(OnTape(tp, loss), Plan{
		Name: "three", Depths: []timeline.Depth{{Name: "whole", Names: 1}, {Name: "operation", Names: 3}, {Name: "cell"}},
		Beats: []Beat{
			{ID: "scores", Scope: "score", Parts: 3, Part: cells}, {ID: "scaled", Scope: "score"}, {ID: "mask", Shows: []string{}},
			{ID: "exp", Shows: []string{"exp", "sum"}}, {ID: "weights"}, {ID: "loss"},
			{ID: "dweights", Back: true}, {ID: "dcentred", Back: true}, {ID: "dscores", Back: true},
		},
		Windows: map[string]Window{"exp": line("exp"), "sum": line("sum"), "centred": line("centred"), "q1": {Value: "q", Col: 1, Cols: 1}},
		Numbers: []Number{
			{Name: "best", Of: At("scores", 1, 1)}, {Name: "word", Make: func() any { return "cat" }},
			{Name: "later", When: "weights", Make: func() any { return 7.0 }},
		},
		Told:  func(name string) bool { return name != "sum" },
		Label: func(r Ref) string { return "the " + r.Name },
	})
}

func TestStepsAreThoseOfTheBeats(t *testing.T) {
	f := attended(t)
	var ids []string
	for _, s := range f.Steps {
		ids = append(ids, s.ID)
	}
	if want := "scores-0 scores-1 scores scaled mask exp weights loss dweights dcentred dscores"; strings.Join(ids, " ") != want {
		t.Errorf("the steps are %q", ids)
	}
	if s := f.Steps[1]; s.Scope != "three/score/scores/1" || s.Element != "scores" || s.Part != 1 || s.Parts != 3 {
		t.Errorf("a part: %+v", s)
	}
	if f.Last(0, 1) != 2 || f.Last(0, 0) != len(f.Steps)-1 || f.Last(0, 2) != 0 {
		t.Error("depth joins the parts of a beat, and all")
	}
}

// What is known is one question, whoever asks.
func TestWhatHasArrivedIsOneAnswer(t *testing.T) {
	f := attended(t)
	at := f.Track.Index
	for _, c := range []struct {
		id   string
		step string // in which it arrives, empty for the start
	}{
		{"q-0-0", ""}, {"target-0-1", ""}, {"scores-1-0", "scores-0"}, {"scores-1-1", "scores-1"}, {"scores-1-2", "scores"},
		{"scores-0-0", "scores"}, {"scores-1", "scores"}, {"scores", "scores"}, {"scaled-2-1", "scaled"}, {"exp-1", "exp"},
		{"sum", "exp"}, {"dscores-1-0", "dscores"}, {"dcentred-0", "dcentred"},
	} {
		r, ok := f.Parse(c.id)
		if !ok || f.ID(r) != c.id {
			t.Fatalf("%s is read as %v, %v", c.id, r, ok)
		}
		_, single, _ := f.Cell(r)
		for i := range f.Steps {
			known := c.step == "" || i >= at(c.step)
			in, _ := f.Inspect(c.id, i)
			told := in.Value != nil || in.Gradient != nil || !single && in.Formula != "not yet computed"
			if f.Known(r, i) != known || told != known || (f.Share(r, timeline.Moment{Step: i, Frac: 1}, 2) == 1) != known {
				t.Errorf("%s at %s: known %v, told %v, want %v", c.id, f.Steps[i].ID, f.Known(r, i), told, known)
			}
		}
	}
	for _, id := range strings.Split("k-3-0 dtarget-0-0 out-0-0 exp-1-1 exp-3 centred-0 mask none-0 q-0-0-0 q-x q--1 ", " ") {
		if r, ok := f.Parse(id); ok {
			t.Errorf("%q is read as %v", id, r)
		}
	}
}

// At the finest depth parts arrive one by one, at any other together.
func TestShareDependsOnDepth(t *testing.T) {
	f := attended(t)
	half := timeline.Moment{Step: 1, Frac: 0.5}
	for depth, want := range [][]float64{{0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}, {1, 0.5, 0}} {
		for j, share := range want {
			if got := f.Share(At("scores", 1, j), half, depth); got != share {
				t.Errorf("depth %d: %v of cell %d has arrived, want %v", depth, got, j, share)
			}
		}
	}
	if f.Track.Done(half, 2) != 0 || f.Track.Done(half, 1) != 0 || f.Track.Done(timeline.Moment{Step: 3, Frac: 0.9}, 1) != 2 {
		t.Error("the last step that is done is that of what has arrived")
	}
}

// Rows that have beats of their own arrive with those, the whole with its last row, and one without a beat never.
func TestRowsArriveOneByOne(t *testing.T) {
	tp := tape.New[float64]()
	x := tp.Scale(2, tp.Input("x", 3, 2, 1, 2, 3, 4, 5, 6)).Named("y")
	tp.Scale(3, x).Named("z")
	row := func(id, name string, n int) Beat { return Beat{ID: id, Shows: []string{name}, Row: n} }
	f := New(OnTape(tp, nil), Plan{
		Depths: []timeline.Depth{{Name: "all"}},
		Beats:  []Beat{row("y-1", "y", 1), row("z-1", "z", 1), row("y-2", "y", 2), row("y-3", "y", 3)},
	})
	for step, want := range []string{"y-0", "z-0", "y-1", "y-2 y"} {
		var arrived []string
		for _, r := range []Ref{At("y", 0), At("y", 1), At("y", 2), At("y"), At("z", 0), At("z", 1), At("z")} {
			if f.Known(r, step) && (step == 0 || !f.Known(r, step-1)) {
				arrived = append(arrived, r.String())
			}
		}
		if got := strings.Join(arrived, " "); got != want {
			t.Errorf("step %d: %s arrive, want %s", step, got, want)
		}
	}
	if r, ok := f.Parse("z-2-1"); ok {
		t.Errorf("%v has no beat", r)
	}
	if got := f.Shown(2); len(got) != 1 || got[0] != At("y", 1) {
		t.Errorf("beat 2 shows %v", got)
	}
}

func TestInspectorIsTheRecording(t *testing.T) {
	f := attended(t)
	last := len(f.Steps) - 1
	in, ok := f.Inspect("weights-1-0", last)
	told := in.Symbol + ", " + in.Label + ", " + in.Origin + ", " + in.Provable
	if !ok || told != "weights₂₁, the weights, computed, dweights-1-0" || in.Gradient == nil {
		t.Errorf("a weight: %+v", in)
	}
	if want := []string{"scaled-1-0", "scaled-1-1"}; !slices.Equal(in.From, want) {
		t.Errorf("it comes from %q, want %q", in.From, want)
	}
	in, _ = f.Inspect("exp-0", last)
	if len(in.From) != 0 || in.Rows[0].Text != "power₁ = exp(shifted₁)" { // shifted is not in the film
		t.Errorf("a power: %+v", in)
	}
	in, _ = f.Inspect("sum", last)
	if want := []string{"exp-0", "exp-1"}; !slices.Equal(in.From, want) {
		t.Errorf("the sum comes from %q, want %q", in.From, want)
	}
	in, _ = f.Inspect("q1-2-0", last)
	if in.Symbol != "q₃₂" {
		t.Errorf("a cell of a window: %+v", in)
	}
	if in, _ := f.Inspect("q", last); in.Formula != "3 × 2 numbers" || in.Symbol != "q" {
		t.Errorf("a matrix: %+v", in)
	}
	if in, _ := f.Inspect("target-0", last); in.Origin != "given" || in.Rows[0].Text != "1, 2" {
		t.Errorf("a row: %+v", in)
	}
}

func TestSources(t *testing.T) {
	f := attended(t)
	for name, want := range map[string]string{"scores": "q k", "exp": "scaled", "weights": "scaled", "loss": "target", "dscores": "",
		"dcentred": "dweights weights", "dweights": "v", "q": ""} {
		r, _ := f.Lookup(name)
		var got []string
		for _, s := range f.Sources(r) {
			got = append(got, s.String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s comes from %q, want %q", name, got, want)
		}
	}
	if all := f.Shown(f.Index("exp")); len(all) != 2 || all[0] != At("exp") || all[1] != At("sum") {
		t.Errorf("in exp arrive %v", all)
	}
}

func TestNumbersAreMadeForThoseWhoAsk(t *testing.T) {
	f := attended(t)
	first, last := f.Numbers(0), f.Numbers(len(f.Steps)-1)
	if first["word"] != "cat" || first["best"] != nil || first["later"] != nil || first["q"] == nil {
		t.Errorf("at the start: %v", first)
	}
	for name, is := range map[string]bool{"best": true, "later": true, "sum": false, "dweights": true, "exp": true, "weights.exp": false,
		"q1": false} {
		if (last[name] != nil) != is {
			t.Errorf("at the end %s is %v, told: %v", name, last[name], is)
		}
	}
	asked := f.Numbers(len(f.Steps)-1, "sum", "loss", "nothing")
	if len(asked) != 2 || asked["sum"] == nil || asked["loss"] == nil {
		t.Errorf("asked for the sum and the loss: %v", asked)
	}
}

// Of several numbers with one name, such as sums that grow, the last that is known is told, and nothing where it is none.
func TestLatestNumber(t *testing.T) {
	was := attended(t)
	was.Plan.Numbers = nil
	was.Plan.Tell("scores", "sum", 1.0, "other", 5.0)
	was.Plan.Tell("exp", "sum", 2.0)
	was.Plan.Tell("loss", "sum", 3.0)
	was.Plan.Tell("dweights", "sum", nil)
	f := New(was.Recording, was.Plan)
	for id, want := range map[string]any{"scores-1": nil, "scores": 1.0, "mask": 1.0, "exp": 2.0, "loss": 3.0, "dweights": nil} {
		step := f.Track.Index(id)
		if got, asked := f.Numbers(step)["sum"], f.Numbers(step, "sum")["sum"]; got != want || asked != want {
			t.Errorf("%s: %v, asked for %v, want %v", id, got, asked, want)
		}
	}
}

func TestProofs(t *testing.T) {
	f := attended(t)
	last := len(f.Steps) - 1
	p, ok := f.Prove("dweights-1-1", last)
	if !ok || p.Symbol != "weights₂₂" || p.Name != "dweights-1-1" || math.Abs(p.Difference) > 1e-8 || p.Gradient == 0 {
		t.Errorf("a proof: %+v", p)
	}
	for _, name := range []string{"weights-1-1", "dweights", "dcentred-0", "dtarget-0-0", "dq-0-0"} {
		if p, ok := f.Prove(name, last); ok {
			t.Errorf("%s is proved: %+v", name, p)
		}
	}
	if _, ok := f.Prove("dweights-1-1", last-3); ok {
		t.Error("proved before it is known")
	}
}

// A recording that lives elsewhere answers later; until then nothing is there, and nothing is made up.
type away struct{ Recording }

func (away) Explain(Cell) (e Explanation, ok bool)       { return e, false }
func (away) Prove(Cell, float64) (p tape.Proof, ok bool) { return p, false }
func (away) Cells(int, bool) matrix.Matrix               { return nil }

func TestWhatIsOnItsWay(t *testing.T) {
	f := attended(t)
	f.Recording = away{f.Recording}
	last := len(f.Steps) - 1
	for _, item := range []string{"weights-1-1", "weights-1", "dweights-1-1", "exp-0"} {
		in, ok := f.Inspect(item, last)
		if !ok || in.Value != nil || in.Gradient != nil || len(in.Rows) != 1 {
			t.Errorf("%s: %+v, %v", item, in, ok)
		}
	}
	if n := f.Numbers(last, "weights", "best", "word"); len(n) != 1 {
		t.Errorf("the numbers are %v", n)
	}
	if _, ok := f.Prove("dweights-1-1", last); ok {
		t.Error("proved before it is there")
	}
}

func TestTwoLayersOfAGPT(t *testing.T) {
	tp := tape.New[float64]()
	g := nn.NewGPT(tp, nn.GPTConfig{
		LayerConfig: nn.LayerConfig{Width: 8, Heads: 2, Hidden: 16, Biases: true}, Vocab: 20, Context: 12, Layers: 2,
	})
	g.Init(nn.Random(1), 0.3)
	run := g.Read(tp, []int{1, 2, 3, 4, 5}, 5)
	var loss value
	tp.Scope("loss", func() { loss = tp.CrossEntropyClasses(run.Logits, []int{2, 3, 4, 5, 6}).Named("loss") })
	checkWholePass(t, tp, loss)
}

func TestATranslation(t *testing.T) {
	tp := tape.New[float64]()
	m := nn.NewTransformer(tp, nn.TransformerConfig{
		LayerConfig: nn.LayerConfig{Width: 8, Heads: 2, Hidden: 16, PostNorm: true},
		Source:      7, Target: 9, Context: 12, Encoder: 1, Decoder: 2, Positions: nn.SinusoidalPositions, Scaled: true,
	})
	m.Init(nn.Random(1))
	run := m.Read(tp, nn.Batch{Source: []int{1, 2, 3, 4}, S: 4, Target: []int{0, 5, 8}, T: 3})
	var loss value
	tp.Scope("loss", func() { loss = tp.CrossEntropyClasses(run.Logits, []int{5, 8, 1}).Named("loss") })
	f := checkWholePass(t, tp, loss)
	for _, id := range []string{"decoder.2.cross.head1.a1", "encoder.1.self.q"} {
		if r, ok := f.Parse(id); !ok || !f.Known(r, len(f.Steps)-1) {
			t.Errorf("%s is not in the film", id)
		}
	}
	checkSpans(t, f)
}

// checkWholePass films a recording to the last cell, and fails unless all of it is explained and its gradients are proved.
func checkWholePass(t *testing.T, tp *tape.Tape[float64], loss value) *Film {
	t.Helper()
	tp.Backward(loss)
	rec := OnTape(tp, loss)
	f := New(rec, Plan{Name: "whole", Depths: Depths(rec), Beats: Beats(rec, rec.Cell(loss, 0, 0).Value, func(s string) string { return s })})
	seen, last, proved := map[string]bool{}, len(f.Steps)-1, 0
	for i, s := range f.Steps {
		if seen[s.ID] {
			t.Fatalf("step %s is there twice", s.ID)
		}
		seen[s.ID] = true
		r, ok := f.Parse(s.ID)
		if !ok || !f.Known(r, i) || i > 0 && f.Known(r, i-1) {
			t.Fatalf("step %s is not the one in which it arrives", s.ID)
		}
		rows, cols := f.Dims(r.Name)
		cell := Ref{r.Name, r.Back, rows - 1, cols - 1, 2}
		if in, ok := f.Inspect(cell.String(), i); !ok || in.Value == nil && in.Gradient == nil {
			t.Fatalf("%s is not explained: %+v", cell, in)
		}
		if p, ok := f.Prove(cell.String(), last); ok {
			if proved++; math.Abs(p.Difference) > 1e-7*max(1, math.Abs(p.Gradient)) {
				t.Errorf("%s: %+v", cell, p)
			}
		}
	}
	if proved < 60 {
		t.Errorf("only %d gradients were proved", proved)
	}
	if f.Last(0, 0)+1 >= len(f.Steps) || f.Steps[f.Last(0, 0)].ID != "loss" {
		t.Errorf("the whole pass ends with %s", f.Steps[f.Last(0, 0)].ID)
	}
	return f
}

// What String writes ParseRef reads, and nothing else.
func TestRefs(t *testing.T) {
	for _, want := range []Ref{At("loss"), At("exp", 3), At("dscores2", 2, 11)} {
		if got, ok := ParseRef(want.String()); !ok || got != want {
			t.Errorf("%s is read as %+v, %v; want %+v", want, got, ok, want)
		}
	}
	for _, id := range []string{"scores-", "scores-x", "scores--1", "scores-1-2-3"} {
		if got, ok := ParseRef(id); ok {
			t.Errorf("%s is read as %+v", id, got)
		}
	}
}

// Of two layers that call their values alike, one can keep its names, and then has them to itself.
func TestUnname(t *testing.T) {
	tp := tape.New[float64]()
	x, layer := tp.Param("x", 1, 2, 1, 2), func(name string) (out value) {
		tp.Scope(name, func() { out = tp.Tanh(tp.Input("x", 1, 2, 3, 4)).Named("out") })
		return out
	}
	loss := tp.Sum(tp.Add(tp.Add(x, layer("first")), layer("second"))).Named("loss")
	tp.Backward(loss)
	r := OnTape(tp, loss)
	f := New(Unname(r, func(v Value) bool { return v.Scope == "second" || v.Name == "loss" }), Plan{Beats: []Beat{{ID: "out"}, {ID: "loss"}}})
	if v, _, ok := f.Value("out"); !ok || v.Scope != "second" {
		t.Errorf("out is %+v", v)
	}
	for _, name := range []string{"first.out", "first.x", "second.out"} {
		if _, _, ok := f.Value(name); ok {
			t.Errorf("%s has a name", name)
		}
	}
	if in, ok := f.Inspect("out-0-1", 1); !ok || in.From[0] != "x-0-1" {
		t.Errorf("out is explained by %v", in.From)
	}
	if r.Values()[0].Name != "x" {
		t.Error("the recording itself has lost its names")
	}
}
