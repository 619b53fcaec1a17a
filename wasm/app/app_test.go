package app

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"glassbox/wasm/picture"
	"glassbox/wasm/prose"
)

func open(t *testing.T, query string) State {
	t.Helper()
	s, err := Open("neuron", query)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// send updates and fails on an error.
func send(t *testing.T, s State, m Message) State {
	t.Helper()
	next, _, err := Update(s, m, &Shown{})
	if err != nil {
		t.Fatalf("%+v: %v", m, err)
	}
	return next
}

func report(s State) *Report { return s.Report(&Shown{}) }

func TestQueryLeadsBackToTheSameState(t *testing.T) {
	for _, query := range []string{"", "step=dw1", "step=z1-w1&depth=cell&w1=3.25",
		"step=u3-dw1&depth=update&preset=three-examples&eta=0.05", "preset=two-inputs&surface=w1%2Cw2"} {
		s := open(t, query)
		if got := s.Query(); got != query {
			t.Errorf("%q became %q", query, got)
		}
		if len(s.Notices()) > len(s.Run.Notices) {
			t.Errorf("%q: %+v", query, s.Notices())
		}
	}
}

func TestLinkWithMistakesShowsTheDefaultAndSaysSo(t *testing.T) {
	s := open(t, "step=nowhere&w1=NaN&unknown=1&x=1,2,3")
	r := report(s)
	if r.Query != "" || len(r.Notices) != 3 {
		t.Errorf("query %q, notices %+v", r.Query, r.Notices)
	}
	if _, err := Open("no-such", ""); err == nil || !strings.Contains(err.Error(), "neuron") {
		t.Errorf("unknown lesson: %v", err)
	}
}

func TestBadInputKeepsThePictureAndTheValues(t *testing.T) {
	s := open(t, "step=dw1&w1=3")
	before := report(s)
	for _, spec := range s.Lesson.Controls() {
		for _, raw := range []string{"", "NaN", "Inf", "-Inf", "1e308", "letters", strings.Repeat("1", 100<<10), "\x00\x1b"} {
			next := send(t, s, Message{Type: "set", Key: spec.Key, Value: raw})
			r := report(next)
			if len(r.Notices) == 0 || !r.Notices[0].Bad || r.Notices[0].Key != spec.Key || r.Notices[0].Text == "" {
				t.Errorf("%s = %.20q: notices %+v", spec.Key, raw, r.Notices)
			}
			if r.Query != before.Query || r.Step != before.Step {
				t.Errorf("%s = %.20q: state became %q at %s", spec.Key, raw, r.Query, r.Step)
			}
		}
	}
	if r := report(send(t, send(t, s, Message{Type: "set", Key: "w1", Value: "x"}),
		Message{Type: "set", Key: "w1", Value: "4"})); len(r.Notices) != 0 {
		t.Errorf("a good value clears the notice, got %+v", r.Notices)
	}
}

// What two fields say together may be wrong for a while; both keep what was entered, and the picture waits.
func TestFieldsThatDisagreeWaitForEachOther(t *testing.T) {
	s := send(t, open(t, ""), Message{Type: "set", Key: "x", Value: "1, 2"})
	r := report(s)
	if len(r.Notices) != 1 || r.Notices[0].Key != "t" || r.Query != "" {
		t.Fatalf("query %q, notices %+v", r.Query, r.Notices)
	}
	s = send(t, s, Message{Type: "set", Key: "t", Value: "2, 4"})
	if r := report(s); len(r.Notices) > 0 && r.Notices[0].Bad || r.Query != "x=1%2C+2&t=2%2C+4" {
		t.Errorf("query %q, notices %+v", r.Query, r.Notices)
	}
}

func TestChangingAControlKeepsTheStep(t *testing.T) {
	s := send(t, open(t, "step=dw1"), Message{Type: "set", Key: "x", Value: "3"})
	r := report(s)
	if r.Step != "dw1" || r.Values["dw1"] != r.Values["dz1"].(float64)*3 {
		t.Errorf("step %s, dw1 %v", r.Step, r.Values["dw1"])
	}
}

func TestPlayThroughEveryDepth(t *testing.T) {
	s := open(t, "")
	for d := range s.Run.Depths {
		s = send(t, s, Message{Type: "depth", X: float64(d)})
		s = send(t, s, Message{Type: "stop", X: 0})
		r := report(s)
		for i := 1; i < r.StepCount; i++ {
			s = send(t, s, Message{Type: "next"})
			for s.Clock.Moving {
				s = send(t, s, Message{Type: "tick", X: 50})
			}
			if got := report(s).StepIndex; got != i {
				t.Fatalf("depth %d: after %d steps the index is %d", d, i, got)
			}
		}
		for i := r.StepCount - 2; i >= 0; i-- {
			s = send(t, s, Message{Type: "prev"})
			if got := report(s).StepIndex; got != i {
				t.Fatalf("depth %d: back at %d, want %d", d, got, i)
			}
		}
	}
}

func TestPredict(t *testing.T) {
	s := open(t, "x=3")
	_, got, err := Update(s, Message{Type: "predict", Key: "dw1", X: -9}, &Shown{})
	if err != nil || got.(Guess).Truth != s.Run.Numbers(s.Run.Index("dw1"))["dw1"] || got.(Guess).Off != math.Abs(-9-got.(Guess).Truth) {
		t.Errorf("%+v, %v", got, err)
	}
}

// Stretches of the timeline have phrases for names, but for those that are words of the learner's.
func TestZones(t *testing.T) {
	for query, want := range map[string]string{
		"":                      "Term by term, Lengths and angle, Backward",
		"preset=matrix":         "Query 1, Query 2, Query 3",
		"preset=words&word=dog": "dog, cat, mouse, pizza, cheese, street",
	} {
		s, err := Open("dot", query)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, z := range report(s).Zones {
			names = append(names, z.Name)
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("%s: zones %s, want %s", query, got, want)
		}
	}
}

func TestSelectAndHover(t *testing.T) {
	s := open(t, "step=dw1")
	var shown Shown
	it, _ := shown.Picture(s).Find("w1")
	c := it.Ring.Box.Center()
	s, got, err := Update(s, Message{Type: "pick", X: c.X, Y: c.Y}, &shown)
	if err != nil || s.Selected != "w1" || got == nil {
		t.Fatalf("picked %q, %v, %v", s.Selected, got, err)
	}
	if r := report(s); r.Selection == nil || *r.Selection.Gradient != -6 {
		t.Errorf("selection %+v", r.Selection)
	}
	if _, _, err := Update(s, Message{Type: "select", Value: "nothing"}, &shown); err == nil {
		t.Error("an unknown item was selected")
	}
}

func TestPointingAtASmallCellOpensALens(t *testing.T) {
	s, err := Open("attention", "step=all&d=64")
	if err != nil {
		t.Fatal(err)
	}
	var shown Shown
	key, ok := shown.Picture(s).Find("k-1")
	if !ok {
		t.Fatal("the keys have numbers")
	}
	at := key.Ring.Box.Center()
	lines := func() int { return len(strings.Split(shown.Picture(s).Dump(), "\n")) }
	before := lines()
	s, _, _ = Update(s, Message{Type: "hover", X: at.X, Y: at.Y}, &shown)
	if !key.Ring.Box.Contains(s.Lens.Center()) || lines() < before+10 {
		t.Errorf("the lens is at %+v", s.Lens)
	}
	s, _, _ = Update(s, Message{Type: "hover", X: -1e6, Y: -1e6}, &shown)
	if s.Lens != (picture.Box{}) {
		t.Errorf("away from the picture the lens stays at %+v", s.Lens)
	}
}

func TestPressingAWordMakesItTheFocus(t *testing.T) {
	s, err := Open("attention", "step=out")
	if err != nil {
		t.Fatal(err)
	}
	s = send(t, s, Message{Type: "press", Value: "word-1"})
	if s.Query() != "step=out&focus=2" || s.Selected != "word-1" {
		t.Errorf("query %q, selected %q", s.Query(), s.Selected)
	}
	s = send(t, s, Message{Type: "set", Key: "scores[3]", Value: "2.5"})
	if got := s.Values.Get("scores"); got != "0, 4.16, 2.78, 2.5, 0, 2.78" {
		t.Errorf("scores %q", got)
	}
}

func TestLargeMatricesAreAskedFor(t *testing.T) {
	s, err := Open("attention", "step=scores&mode=random&d=128")
	if err != nil {
		t.Fatal(err)
	}
	if r := report(s); r.Values["k"] != nil || r.Values["scores"] == nil {
		t.Errorf("the report has %d numbers", len(r.Values))
	}
	if _, all, err := Update(s, Message{Type: "numbers"}, &Shown{}); err != nil || len(all.(map[string]any)["k"].([][]float64)[0]) != 128 {
		t.Errorf("numbers: %v", err)
	}
}

func TestReportsCarryWhatIsWanted(t *testing.T) {
	s, err := Open("attention", "step=weights")
	if err != nil {
		t.Fatal(err)
	}
	wanted := report(send(t, s, Message{Type: "want", Value: "best_weight words dk"}))
	if len(wanted.Values) != 2 || wanted.Values["words"] != 6.0 || wanted.Display["best_weight"] == "" {
		t.Errorf("wanted were two numbers and one that is not known yet, the report has %v", wanted.Values)
	}
	if _, all, _ := Update(s, Message{Type: "numbers", Value: "scores"}, &Shown{}); len(all.(map[string]any)) != 1 {
		t.Errorf("asked for the scores: %v", all)
	}
	if n := len(report(s).Values); n < 20 {
		t.Errorf("without a wish the report has %d numbers", n)
	}
}

// Where cells arrive together, the inspector does not tell of half of them.
func TestWhatIsDoneDependsOnDepth(t *testing.T) {
	for query, known := range map[string]bool{"step=scores-1&depth=cell": true, "step=scores-1": false, "step=scores": true} {
		s, err := Open("attention", query)
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range []string{"scores-2-0", "scores-2-1"} {
			if in := s.ask(item); (in.Value != nil) != known {
				t.Errorf("%s: the value of %s is known: %v, want %v", query, item, in.Value != nil, known)
			}
		}
	}
}

// A guess is typed as numbers are in any country.
func TestNumberOfAGuess(t *testing.T) {
	s := open(t, "")
	for text, want := range map[string]float64{"−4": -4, " 0,5 ": 0.5, "1 234,5": 1234.5, "٢٫٥": 2.5} {
		if _, x, err := Update(s, Message{Type: "number", Value: text}, &Shown{}); x != want {
			t.Errorf("%q is %v, %v", text, x, err)
		}
	}
	for text, want := range map[string]string{
		"":      "A guess is a number, like −4 or 0.5.",
		"many":  "A guess is a number, like −4 or 0.5.",
		"1e999": "A guess is a number, like −4 or 0.5.",
		"1,234": "Your guess “1,234” can be read in two ways: write “1.234” or “1234”.",
	} {
		if _, x, err := Update(s, Message{Type: "number", Value: text}, &Shown{}); err == nil || err.Error() != want {
			t.Errorf("%q is %v, %v; want %s", text, x, err, want)
		}
	}
	for _, c := range []struct{ text, least, most, want string }{
		{"−4", "0", "", "Your guess must not be less than 0."},
		{"−4", "", "", ""},
		{"0", "0", "1", ""},
		{"1,5", "0", "1", "Your guess must lie between 0 and 1."},
		{"1,234", "0", "100", ""},
		{"0,234", "0", "100", ""},
		{"20%", "0", "100", "A guess is a number, like −4 or 0.5."},
	} {
		m := Message{Type: "number", Value: c.text, Set: map[string]string{"least": c.least, "most": c.most}}
		if _, x, err := Update(s, m, &Shown{}); (err != nil) != (c.want != "") || err != nil && err.Error() != c.want {
			t.Errorf("%q from %q to %q is %v, %v; want %q", c.text, c.least, c.most, x, err, c.want)
		}
	}
}

func TestUnknownMessageChangesNothing(t *testing.T) {
	s := open(t, "step=dw1")
	next, _, err := Update(s, Message{Type: "explode"}, &Shown{})
	if err == nil || next.Query() != s.Query() {
		t.Errorf("%v, %q", err, next.Query())
	}
}

// Whatever arrives, the state stays one that can be shown and linked to.
func FuzzMessages(f *testing.F) {
	for _, m := range []string{`{"type":"set","key":"w1","value":"1"}`, `{"type":"scrub","x":1e300}`,
		`{"type":"apply","set":{"preset":"two-inputs","x2":"1,2,3"},"value":"u3-dw1"}`,
		`{"type":"depth","x":-5}`, `{"type":"open","lesson":"neuron","value":"step=dw1&eta=9"}`, `{"type":"tick","x":-1}`, `[]`, `{"type":7}`,
		"\xff"} {
		f.Add([]byte(m))
	}
	s, _ := Open("neuron", "preset=three-examples&step=u2-dh")
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Decode(string(data))
		if err != nil {
			return
		}
		var shown Shown
		next, result, err := Update(s, m, &shown)
		if err != nil && err.Error() == "" {
			t.Error("an error without words")
		}
		reply := Reply{State: next.Report(&shown), Result: result}.JSON(&shown)
		if !json.Valid([]byte(reply)) {
			t.Error("the reply is not JSON")
		}
		if again, err := Open(next.Lesson.ID, next.Query()); err != nil || again.Query() != next.Query() {
			t.Errorf("%q leads to %q", next.Query(), again.Query())
		}
	})
}

// What cannot be computed is refused with its field as entered, and the picture's own value beside it.
func TestRefusedValueAndDrawnValue(t *testing.T) {
	s, err := Open("log", "x=20")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range report(send(t, s, Message{Type: "set", Key: "x", Value: "0"})).Controls {
		if c.Key == "x" && (c.Value != "0" || c.Drawn != "20") || c.Key != "x" && c.Drawn != "" {
			t.Errorf("%s is %q, drawn %q", c.Key, c.Value, c.Drawn)
		}
	}
}

// At the end of an update the gradients are gone and the forward pass is the next one's; the paragraphs that told of them
// still say what they said.
func TestParagraphsKeepTheirNumbers(t *testing.T) {
	s, err := Open("neuron", "")
	if err != nil {
		t.Fatal(err)
	}
	then := map[string]string{} // by element and name
	for i, step := range s.Run.Steps {
		s.Clock = s.Clock.At(i)
		r := s.Report(&Shown{})
		for element, texts := range r.Said {
			for name, text := range texts {
				if was, told := then[element+" "+name]; told && was != text && element != step.Element {
					t.Errorf("at %s the paragraph of %s says %s = %s, and said %s", step.ID, element, name, text, was)
				}
			}
		}
		for _, name := range prose.Of("neuron").Numbers(step.Element, s.Values.Holds) {
			then[step.Element+" "+name] = r.Display[name]
		}
	}
	end := s.Report(&Shown{})
	if got := end.Said["dw1"]["dw1"]; got == "" || got != then["dw1 dw1"] {
		t.Errorf("at the end the paragraph of dw1 says %q", got)
	}
}

// The formula in the figure is that of the chosen number, until the film moves on.
func TestTheFormulaFollowsTheSelection(t *testing.T) {
	for _, c := range []struct{ lesson, query, item, says string }{
		{"neuron", "step=new-w1", "dh", `"∂L/∂h"`},
		{"log", "step=log", "ln", `"ln 50"`}, {"entropy", "step=dq1", "p1", `"p(cat)"`},
		{"attention", "step=mix-2", "scores-2-1", "q · k for “cat”"},
		{"dot", "step=other", "p2", `"a₂ · b₂"`},
		{"heads", "step=dq", "scores4-8-6", `"scores₄,₉₇ ="`},
		{"context", "step=window", "apart", `"words apart" 15`},
	} {
		s, err := Open(c.lesson, c.query)
		if err != nil {
			t.Fatal(err)
		}
		texts := func(s State) string {
			var l picture.List
			s.Picture(&l)
			return l.Dump()
		}
		before := texts(s)
		s = send(t, s, Message{Type: "select", Value: c.item})
		told := texts(s)
		if strings.Count(told, c.says) <= strings.Count(before, c.says) {
			t.Errorf("%s: %s is chosen and %q is not told", c.lesson, c.item, c.says)
			for line := range strings.SplitSeq(told, "\n") {
				if !strings.Contains(before, line) {
					t.Log(line)
				}
			}
		}
		s = send(t, send(t, s, Message{Type: "prev"}), Message{Type: "settle"})
		if then := texts(s); strings.Count(then, c.says) > strings.Count(before, c.says) {
			t.Errorf("%s: the formula stays where the film has moved on", c.lesson)
		}
	}
}
