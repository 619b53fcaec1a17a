package opened

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"glassbox/wasm/afar"
	"glassbox/wasm/phrase"
)

// What a column of memory says adds up, however its parts are rounded.
func TestMemoryAddsUp(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		scale := math.Pow(10, 3+7*r.Float64())
		of := func() int { return int(scale * r.Float64()) }
		m := memoryOf(afar.Opened{Memory: afar.Memory{Weights: 1 + of(), Kept: of(), Recording: of(), Gradients: of(), Limit: 2e9}})
		sum := 0.0
		for _, part := range m.parts {
			sum += megabytes(t, m, part.mb)
		}
		if written := megabytes(t, m, m.sum); math.Abs(sum-written) > 1e-9 {
			t.Errorf("%v together are written %v", m.parts, written)
		}
	}
}

// megabytes is what is written of a part.
func megabytes(t *testing.T, m memory, mb float64) float64 {
	t.Helper()
	text, _, _ := strings.Cut(strings.ReplaceAll(m.written(mb), "\u202f", ""), " ")
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// Problems of core/checkpoint and core/tokenizer that a file may have.
var problems = map[string]string{
	"checkpoint": `pointer pickle page hdf5 gguf archive tensorflow settings unread short length utf8 json missing extra twice texts setting
		divisor type shape large count size hole overlap ends rest number kind heads none several differs memory`,
	"tokenizer": `large json setting no-merges merge twice number sign unknown`,
}

// Each has a sentence of the page's own on what it is, and one on what would do.
func TestEveryProblemHasItsWords(t *testing.T) {
	for from, all := range problems {
		for _, problem := range strings.Fields(all) {
			trouble := afar.Trouble{From: from, Problem: problem, Name: "NAME", Found: "FOUND", Want: "WANT", Text: "text", Advice: "advice"}
			if what, would := said(trouble), advised(trouble); what == "text" || would == "advice" || what == would {
				t.Errorf("%s of %s: %q, %q", problem, from, what, would)
			}
		}
	}
	if misses := phrase.Shared.Misses(); len(misses) > 0 {
		t.Error(misses)
	}
	other := afar.Trouble{From: "checkpoint", Problem: "new", Text: "text", Advice: "advice"}
	if said(other)+advised(other) != "textadvice" {
		t.Errorf("what the page has no words for is told as %q, %q", said(other), advised(other))
	}
}

// A file that stays closed asks for nothing where the weights were found in another.
func TestAClosedFileBesideTheWeights(t *testing.T) {
	pickle := afar.File{Name: "pytorch_model.bin", Trouble: &afar.Trouble{From: "checkpoint", Problem: "pickle"}}
	alone := Run(afar.Opened{State: afar.Refused, Files: []afar.File{pickle}, Trouble: pickle.Trouble}, nil).Model.(*View)
	if text := alone.remedy(alone.closed[0]); !strings.Contains(text, "torch.load") || len(alone.notices()) != 1 {
		t.Errorf("alone it would do to: %q, %v", text, alone.notices())
	}
	weights := afar.File{Name: "model.safetensors", Use: afar.Weights}
	beside := Run(afar.Opened{State: afar.Planned, Layers: 1, Files: []afar.File{pickle, weights}}, nil).Model.(*View)
	if text := beside.remedy(beside.closed[0]); !strings.Contains(text, "model.safetensors") || len(beside.notices()) != 0 {
		t.Errorf("beside the weights it would do to: %q, %v", text, beside.notices())
	}
}

// Where all is refused nothing is said to be open, nor that none of it stays closed.
func TestAllIsRefused(t *testing.T) {
	photo := afar.Opened{State: afar.Refused, Name: "photo.jpg", Files: []afar.File{{Name: "photo.jpg"}},
		Trouble: &afar.Trouble{From: "checkpoint", Problem: "none"}}
	w := Run(photo, nil).Model.(*View)
	if text := w.weights(); strings.Contains(text, "photo") {
		t.Errorf("the weights are said to be: %q", text)
	}
	text := w.refusals()
	if !strings.Contains(text, "stays closed") || !strings.Contains(text, said(*photo.Trouble)) || strings.Contains(text, "None") {
		t.Errorf("of what stays closed is said: %q", text)
	}
}
