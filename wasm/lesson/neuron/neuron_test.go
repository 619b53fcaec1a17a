package neuron

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/timeline"
)

func run(t testing.TB, query string) *lesson.Run { return lessontest.Run(t, Lesson, query) }

type trace struct {
	Steps []struct {
		Before, Forward, Backward, After map[string]float64
		X, X1, X2                        float64
		YTrue                            float64 `json:"y_true"`
	}
	EpochAverageLoss []float64 `json:"epoch_average_loss"`
	Final            []struct {
		YPred float64 `json:"y_pred"`
	}
}

// The three presets equal the reference to the last bit. Source of the figures: an independent computation in
// Python, kept in testdata.
func TestTraces(t *testing.T) {
	data, err := os.ReadFile("testdata/neuron_traces.json")
	if err != nil {
		t.Fatal(err)
	}
	var traces map[string]trace
	if err := json.Unmarshal(data, &traces); err != nil {
		t.Fatal(err)
	}
	for preset, name := range map[string]string{"one-step": "one_step", "three-examples": "three_examples", "two-inputs": "two_features"} {
		t.Run(preset, func(t *testing.T) { compare(t, run(t, "preset="+preset), traces[name]) })
	}
}

func compare(t *testing.T, r *lesson.Run, want trace) {
	m := r.Model.(*model)
	ups := updates(m.entries)
	if len(ups) != len(want.Steps) || len(ups) == 0 {
		t.Fatalf("%d updates, want %d", len(ups), len(want.Steps))
	}
	equal := func(k int, what string, got any, want float64) {
		if got != want {
			t.Errorf("update %d: %s is %v, want %v", k+1, what, got, want)
		}
	}
	var epochs []float64
	for k, w := range want.Steps {
		last := lastOf(r, k)
		got := r.Numbers(last)
		for name, v := range w.Forward {
			equal(k, name, got[strings.TrimSuffix(name, "_pred")], v)
		}
		for name, v := range w.Backward {
			equal(k, "d"+name, got["d"+strings.TrimSuffix(name, "_pred")], v)
		}
		for name, v := range w.Before {
			equal(k, name+" before", got[name+"_before"], v)
		}
		for name, v := range w.After {
			equal(k, name+" after", got[name], v)
		}
		if l, ok := got["epoch_loss"].(float64); ok {
			epochs = append(epochs, l)
		}
	}
	for k, v := range want.EpochAverageLoss {
		equal(k, "epoch loss", epochs[k], v)
	}
	for k, w := range want.Final {
		equal(k, "final y", r.Numbers(lastOf(r, len(ups)+k))["y"], w.YPred)
	}
}

// lastOf is the last step of an entry.
func lastOf(r *lesson.Run, entry int) (last int) {
	for i, p := range r.Model.(*model).places {
		if p.entry == entry {
			last = i
		}
	}
	return last
}

func TestTwoInputsLeaveTheSecondWeightAlone(t *testing.T) {
	r := run(t, "preset=two-inputs")
	for i := range r.Steps {
		if v := r.Numbers(i)["w1_2"]; v != 0.5 {
			t.Fatalf("step %s: w1_2 is %v", r.Steps[i].ID, v)
		}
	}
}

// Every gradient of every activation and loss agrees with its central finite difference.
func TestProofs(t *testing.T) {
	for _, a := range activations {
		for _, l := range losses {
			for _, base := range []string{"x=0.7&w1=1.3&b1=-0.2&", "preset=two-inputs&x=0.4,1.1,2&x2=1,-0.5,0.3&"} {
				targets := "t=0.3"
				if strings.Contains(base, "two") {
					targets = "t=0.3,0.6,0.9"
				}
				query := base + targets + "&activation=" + a.id + "&loss=" + l.id
				proveAll(t, query, run(t, query))
			}
		}
	}
}

func proveAll(t *testing.T, query string, r *lesson.Run) {
	m := r.Model.(*model)
	last := lastOf(r, 0)
	for _, name := range []string{"dw1", "dw1_2", "db1", "dw2", "db2", "dz1", "dh", "dy", "dloss"} {
		i, _ := index(name)
		if m.net.v[i] == nil {
			continue
		}
		p, ok := r.Prove(name, last)
		if !ok {
			t.Errorf("%s: %s cannot be proved", query, name)
			continue
		}
		if off := p.Difference / max(1, math.Abs(p.Gradient)); !(off < 1e-6) {
			t.Errorf("%s: %s is %v, measured %v", query, name, p.Gradient, p.Quotient)
		}
	}
	if _, ok := r.Prove("dw1", 0); ok {
		t.Errorf("%s: a gradient was proved before it was known", query)
	}
}

func TestDeadNeuronIsFoundAndRevived(t *testing.T) {
	r := run(t, "preset=three-examples")
	if len(r.Notices) != 1 || !strings.Contains(r.Notices[0].Text, "died at update 3") {
		t.Fatalf("notices %+v", r.Notices)
	}
	if len(r.Notices[0].Actions) == 0 {
		t.Fatal("no remedy is offered")
	}
	for _, a := range r.Notices[0].Actions {
		query := "preset=three-examples"
		for key, value := range a.Set {
			query += "&" + key + "=" + value
		}
		if again := run(t, query); again.Model.(*model).dead() != 0 {
			t.Errorf("%q leaves the neuron dead", a.Label)
		}
	}
	if r := run(t, "b1=-5"); len(r.Notices) != 1 || !strings.Contains(r.Notices[0].Text, "dead from the start") {
		t.Errorf("notices %+v", r.Notices)
	}
	if r := run(t, ""); len(r.Notices) != 0 {
		t.Errorf("one step is alive, but: %+v", r.Notices)
	}
}

func TestOverflowIsToldAndNoNumberIsLost(t *testing.T) {
	r := run(t, "preset=three-examples&activation=identity&eta=5&epochs=20")
	m := r.Model.(*model)
	if m.overflow == 0 || !strings.Contains(r.Notices[0].Text, "The loss overflowed at update ") {
		t.Fatalf("overflow %d, notices %+v", m.overflow, r.Notices)
	}
	for i := range r.Steps {
		for name, v := range r.Numbers(i) {
			if f := v.(float64); math.IsNaN(f) || math.IsInf(f, 0) {
				t.Fatalf("step %s: %s is %v", r.Steps[i].ID, name, f)
			}
		}
	}
	for key, value := range r.Notices[0].Actions[0].Set {
		if again := run(t, "preset=three-examples&activation=identity&epochs=20&"+key+"="+value); again.Model.(*model).overflow != 0 {
			t.Errorf("the remedy %s = %s overflows too", key, value)
		}
	}
}

func TestForkSharesThePastAndChangesTheFuture(t *testing.T) {
	r := run(t, "preset=three-examples&fork=3&fork-key=eta&fork-to=0.02")
	m := r.Model.(*model)
	for k := range updates(m.original) {
		same := m.entries[k].value == m.original[k].value
		if same != (k < 3) { // update 3 still starts from the same numbers; its step is the first that differs
			t.Errorf("update %d: same start %v", k+1, same)
		}
	}
	if m.entries[2].after == m.original[2].after {
		t.Error("the fork changed nothing")
	}
	if n := r.Notices[len(r.Notices)-1].Text; !strings.Contains(n, "Forked before update 3 with η = 0.02") {
		t.Errorf("notice %q", n)
	}
}

func TestSurfaceIsTheLoss(t *testing.T) {
	r := run(t, "preset=three-examples&surface=w1,w2")
	m := r.Model.(*model)
	f := m.surfaceAt(2)
	c := m.entries[2].value
	c[f.a] = f.axes.X0 + (f.axes.X1-f.axes.X0)*(5+0.5)/surfaceCols
	c[f.b] = f.axes.Y1 - (f.axes.Y1-f.axes.Y0)*(3+0.5)/surfaceRows
	want := 0.0
	for _, ex := range m.data {
		h := math.Max(0, c[paramW1]*ex.x+c[paramB1])
		want += math.Pow(c[paramW2]*h+c[paramB2]-ex.t, 2) / 2 / 3
	}
	if got := f.loss.At(3, 5); math.Abs(got-want) > 1e-12*want {
		t.Errorf("the surface has %v, by hand it is %v", got, want)
	}
}

func TestRefusals(t *testing.T) {
	for query, want := range map[string]string{
		"x=1,+2":                                 "Target t has 1 number and input x has 2 numbers: every example needs one of each.",
		"preset=two-inputs&x2=1":                 "Input x₂ has 1 number and input x has 3 numbers: every example needs one of each.",
		"loss=cross-entropy":                     "Cross entropy takes the target as a probability between 0 and 1.",
		"fork=2":                                 "Fork before update must lie between 0 and 1 update, which is how long this training is.",
		"surface=w1,w1_2":                        "Loss surface over w₁₂ needs the second input, which only “Two inputs” has.",
		"fork=1&fork-key=w1_2":                   "w₁₂ belongs to the second input, which only “Two inputs” has.",
		"fork=1&fork-to=11":                      "η must lie between 0 and 10.",
		"x=1,2,3,4,5,6&t=1,2,3,4,5,6&epochs=200": "6 examples in 200 epochs make 1200 updates; at most 1000 updates are kept.",
	} {
		v, _, _ := control.Defaults(Lesson.Controls()).Parse(query)
		if _, err := compute(v); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", query, err, want)
		}
	}
}

func TestInspectExplains(t *testing.T) {
	r := run(t, "")
	in, ok := r.Inspect("w1", r.Index("dw1"))
	if !ok || in.Formula != "∂L/∂w₁ = ∂L/∂z₁ · x = −3 · 2 = −6" || *in.Value != 2 || *in.Gradient != -6 ||
		strings.Join(in.From, " ") != "dz1 x" {
		t.Errorf("%+v", in)
	}
	in, _ = r.Inspect("z1", r.Index("z1"))
	if in.Formula != "z₁ = w₁ · x + b₁ = 2 · 2 − 3 = 1" || in.Gradient != nil || strings.Join(in.From, " ") != "w1 x b1" {
		t.Errorf("%+v", in)
	}
	if in, _ = r.Inspect("h", r.Index("z1")); in.Value != nil {
		t.Errorf("h is told before it is computed: %+v", in)
	}
	if _, ok = r.Inspect("nothing", 0); ok {
		t.Error("an unknown item was explained")
	}
}

// The curve of the loss over all examples ends where the notices say that the loss ends, however many updates there are.
func TestTheMeanCurveEndsAtTheLossThatIsTold(t *testing.T) {
	if m := run(t, "").Model.(*model); m.means != nil {
		t.Errorf("one example has a mean: %v", m.means)
	}
	for _, query := range []string{"preset=three-examples", "preset=two-inputs", "preset=three-examples&epochs=200"} {
		m := run(t, query).Model.(*model)
		last, end := len(updates(m.entries)), m.means[0]
		if end.Update != last || math.Abs(end.Loss-m.meanLoss()) > 1e-12 || len(m.means) > most+1 || len(m.means) < min(last, most/2) {
			t.Errorf("%s: %d means, the last %v; want %v at update %d", query, len(m.means), end, m.meanLoss(), last)
		}
	}
}

// A check keeps what the last update made, and tells its own numbers apart. Worked by hand: z₁ is 2 · 2 − 3 = 1 before, and
// 2.6 · 2 − 2.7 = 2.5 after.
func TestCheckKeepsTheUpdate(t *testing.T) {
	for _, query := range []string{"", "preset=three-examples", "preset=two-inputs"} {
		r := run(t, query)
		first := slices.IndexFunc(r.Steps, func(s timeline.Step) bool { return strings.HasPrefix(s.ID, "check") })
		before := r.Numbers(first - 1)
		for k := first; k < len(r.Steps); k++ {
			known := r.Numbers(k)
			for _, name := range []string{"dy", "dw1", "db1", "w1_after", "b2_after"} {
				if known[name] != before[name] || known[name] == nil {
					t.Errorf("%q, step %s: %s is %v, and was %v", query, r.Steps[k].ID, name, known[name], before[name])
				}
			}
		}
	}
	r := run(t, "")
	if n := r.Numbers(r.Index("check-given")); n["z1"] != 1.0 || n["z1_after"] != nil {
		t.Errorf("before the check z1 is %v, and after it %v", n["z1"], n["z1_after"])
	}
	if n := r.Numbers(r.Index("check-z1")); n["z1"] != 2.5 || n["z1_after"] != 2.5 {
		t.Errorf("after the check z1 is %v and %v", n["z1"], n["z1_after"])
	}
}
