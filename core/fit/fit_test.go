package fit

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"glassbox/core/nn"
	"glassbox/core/tape"
)

// counter learns to count: what follows 0 1 2 is 3. It has two parts, which begin at different numbers, and forget.
type counter struct {
	net   *nn.GPT[float32]
	parts []*counting
}

type counting struct {
	Part
	net  *nn.GPT[float32]
	run  *nn.GPTRun[float32]
	next []int
}

func newCounter(seed uint64) *counter {
	c := nn.GPTConfig{LayerConfig: nn.LayerConfig{Width: 8, Heads: 2, Hidden: 8, Dropout: 0.1}, Vocab: 10, Context: 4, Layers: 1}
	m := &counter{net: nn.NewGPT(tape.New[float32](), c)}
	m.net.Init(nn.Random(seed), 0.3)
	for range 2 {
		t := tape.New[float32]()
		p := &counting{net: nn.NewGPT(t, c), next: make([]int, 8)}
		p.Tape, p.Params = t, p.net.Params()
		for i, param := range m.net.Params() {
			p.Params[i].Share(param)
		}
		p.run = p.net.Read(t, make([]int, 8), 4)
		p.Loss = t.CrossEntropyClasses(p.run.Logits, p.next)
		m.parts = append(m.parts, p)
	}
	return m
}

func (m *counter) Params() []*tape.Value[float32] { return m.net.Params() }

func (m *counter) Draw(step int) (parts []*Part) {
	for k, p := range m.parts {
		p.net.Dropout = tape.Dropout{On: true, Seed: uint64(2*step + k)}
		for i := range p.next {
			p.run.IDs[i] = (i%4 + i/4*3 + step + 5*k) % 10
			p.next[i] = (p.run.IDs[i] + 1) % 10
		}
		parts = append(parts, &p.Part)
	}
	return parts
}

var schedule = nn.Schedule{Peak: 0.03, Floor: 0.001, Warmup: 5, Steps: 150}

// fitted is a counter after so many steps.
func fitted(seed uint64, steps int) (*counter, *Fitter) {
	m := newCounter(seed)
	f := New(m, schedule)
	for range steps {
		f.Step()
	}
	return m, f
}

// sameBits fails if two models, or what is to come of them, differ in any bit.
func sameBits(t *testing.T, got, want *Fitter) {
	t.Helper()
	if !slices.Equal(got.Losses, want.Losses) || !slices.EqualFunc(got.cells(), want.cells(), slices.Equal) {
		t.Error("the bits differ")
	}
}

func TestFittingLearns(t *testing.T) {
	_, f := fitted(1, schedule.Steps)
	if first, last := f.Losses[0], f.Recent(10); !(first > 2) || !(last < 0.5) || !f.Done() {
		t.Errorf("the loss went from %v to %v", first, last)
	}
}

// Which processor is first makes no difference.
func TestEqualSeedsGiveEqualBits(t *testing.T) {
	_, a := fitted(1, 40)
	_, b := fitted(1, 40)
	sameBits(t, a, b)
	if _, c := fitted(2, 40); slices.Equal(a.Losses, c.Losses) {
		t.Error("another seed gives the same losses")
	}
}

// The gradient of a step is that of the mean of both losses.
func TestGradientIsTheMeanOfTheParts(t *testing.T) {
	m := newCounter(3)
	f := New(m, schedule)
	f.Optimizer.Clip = 0
	f.Step()
	for i, p := range m.Params() {
		for at, got := range p.GradData() {
			want := (float64(m.parts[0].Params[i].GradData()[at]) + float64(m.parts[1].Params[i].GradData()[at])) / 2
			if math.Abs(float64(got)-want) > 1e-7 {
				t.Fatalf("∂L/∂%s at %d is %v, want %v", p.Path(), at, got, want)
			}
		}
	}
	if want := (m.parts[0].Loss.At(0, 0) + m.parts[1].Loss.At(0, 0)) / 2; math.Abs(float64(f.Losses[0])-want) > 1e-6 {
		t.Errorf("the loss is %v, want %v", f.Losses[0], want)
	}
}

// Interrupted wherever it is, a training comes to the same bits.
func TestResumedGivesTheSameBits(t *testing.T) {
	_, whole := fitted(1, 30)
	for _, at := range []int{0, 1, 17, 30} {
		_, f := fitted(1, at)
		var file bytes.Buffer
		if err := f.Save(&file, "counting"); err != nil {
			t.Fatal(err)
		}
		_, again := fitted(9, 3) // whatever it was before
		if err := again.Restore(&file, "counting"); err != nil {
			t.Fatal(err)
		}
		for len(again.Losses) < 30 {
			again.Step()
		}
		sameBits(t, again, whole)
	}
}

func TestRestoreSaysWhatIsWrong(t *testing.T) {
	var file bytes.Buffer
	_, f := fitted(1, 3)
	if err := f.Save(&file, "counting"); err != nil {
		t.Fatal(err)
	}
	saved := file.Bytes()
	other := New(&smaller{newCounter(1)}, schedule)
	short := New(newCounter(1), nn.Schedule{Steps: 2})
	tests := map[string]func() error{
		"this is not the state of a training: EOF": func() error { return f.Restore(strings.NewReader(""), "counting") },
		"this is the state of another training: of “counting”, not of “singing”": func() error {
			return f.Restore(bytes.NewReader(saved), "singing")
		},
		"there are 3 steps in this state; the training has 2": func() error { return short.Restore(bytes.NewReader(saved), "counting") },
		"this is the state of another model: it has 48 numbers where 3 are needed": func() error {
			return other.Restore(bytes.NewReader(saved), "counting")
		},
	}
	for want, restore := range tests {
		if err := restore(); err == nil || err.Error() != want {
			t.Errorf("the error is %v, want %s", err, want)
		}
	}
	if len(f.Losses) != 3 {
		t.Error("what could not be restored was changed")
	}
}

// smaller is a model with a single parameter.
type smaller struct{ *counter }

func (m *smaller) Params() []*tape.Value[float32] { return m.counter.Params()[:1] }

func TestRecent(t *testing.T) {
	f := &Fitter{Losses: []float32{1, 2, 4}}
	for n, want := range map[int]float64{1: 4, 2: 3, 3: 7.0 / 3, 9: 7.0 / 3} {
		if got := f.Recent(n); got != want {
			t.Errorf("the mean of the last %d is %v, want %v", n, got, want)
		}
	}
	if got := (&Fitter{}).Recent(3); !math.IsNaN(got) {
		t.Errorf("the mean of nothing is %v", got)
	}
}
