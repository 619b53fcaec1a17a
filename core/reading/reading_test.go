package reading_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"glassbox/core/nn"
	"glassbox/core/reading"
	"glassbox/core/sample"
	"glassbox/core/tape"
)

var (
	size = nn.GPTConfig{LayerConfig: nn.LayerConfig{Width: 8, Heads: 2, Hidden: 12}, Vocab: 11, Context: 9, Layers: 2}
	ids  = []int{3, 1, 4, 1, 5}
	o    = sample.Options{Temperature: 0.7, TopK: 4, TopP: 0.9}
)

func network[F tape.Float](t *tape.Tape[F]) *nn.GPT[F] {
	net := nn.NewGPT(t, size)
	net.Init(rand.New(rand.NewPCG(1, 2)), 0.5)
	return net
}

// What is recorded part by part, on tapes of its own, has the names and the bits of the whole; and the structure of the whole is
// known without a number.
func TestPartsAreThoseOfTheWhole(t *testing.T) {
	whole, hollow, parts := tape.New[float64](), tape.New[float64](), tape.New[float64]()
	reading.Whole(whole, network(whole), ids, 2, o)
	hollow.Later(func() { reading.Whole(hollow, nn.NewGPT(hollow, size), ids, 2, o) })
	if !slices.Equal(whole.Paths(), hollow.Paths()) {
		t.Fatalf("without numbers it is another recording: %v", hollow.Paths())
	}
	at := map[string]*tape.Value[float64]{}
	for i, path := range whole.Paths() {
		at[path] = whole.Values()[i]
	}
	net := network(parts)
	run := net.Read(parts, ids, len(ids))
	from, seen := parts.Len(), 0
	compare := func() {
		for i, path := range parts.Paths() {
			seen++
			if v := at[path]; v == nil || !slices.Equal(v.Data(), parts.Values()[i].Data()) {
				t.Errorf("%s is another in parts", path)
			}
		}
		parts.Rewind(from)
	}
	for k := range 5 {
		reading.Lens(parts, net, run, k)
		compare()
	}
	reading.Choice(parts, run, 2, o)
	compare()
	if seen < whole.Len() {
		t.Errorf("parts have %d values, the whole has %d", seen, whole.Len())
	}
}

// It writes what sampling from the scores of the whole text anew for every token would write, and nothing behind the end.
func TestGoOnChoosesAsTheScoresSay(t *testing.T) {
	tp := tape.New[float64]()
	net := network(tp)
	text := slices.Clone(ids)
	written, _ := reading.GoOn(net.Pen(tp), ids, 4, -1, o, 7)
	for i := range 4 {
		run := net.Read(tp, text, len(text))
		last := run.Logits.Data()[(len(text)-1)*size.Vocab:]
		if id := reading.Draw(last, len(text), o, 7); len(written) != 4 || written[i] != id {
			t.Fatalf("token %d of %v is to be %d", i, written, id)
		}
		text = append(text, written[i])
	}
	if less, ended := reading.GoOn(net.Pen(tp), ids, 4, written[2], o, 7); !ended || len(less) > 2 {
		t.Errorf("before its end it writes %v", less)
	}
}

func TestCostsAreFinite(t *testing.T) {
	if c := reading.Costs([]float64{1, 0.5, 0}); c[0] != 0 || c[1] != math.Ln2 || math.IsInf(c[2], 0) {
		t.Errorf("costs are %v", c)
	}
}
