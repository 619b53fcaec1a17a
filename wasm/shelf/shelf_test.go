//go:build !js

package shelf

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"glassbox/core/corpus"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/web"
)

// shipped is a file of a shipped model.
func shipped(t *testing.T, name, file string) []byte {
	t.Helper()
	data, err := web.Models.ReadFile("models/" + name + "/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// files are those of a shipped model.
func files(t *testing.T, name string) Files {
	return Of(shipped(t, name, "model.safetensors"), string(shipped(t, name, "config.json")), string(shipped(t, name, "vocab.json")),
		string(shipped(t, name, "report.json")))
}

func TestNetworksShareTheWeightsOfTheShelf(t *testing.T) {
	m, err := Translates("translation")
	if err != nil {
		t.Fatal(err)
	}
	a, b := m.On(tape.New[float64]()), m.On(tape.New[float64]())
	if &a.Encoder.Embedding.Tokens.Data()[0] != &b.Encoder.Embedding.Tokens.Data()[0] {
		t.Error("two networks have cells of their own")
	}
	if len(m.Source) != m.Config.Source || len(m.Target) != m.Config.Target || m.Weights() == "" {
		t.Errorf("%d and %d words for %+v, %q", len(m.Source), len(m.Target), m.Config, m.Weights())
	}
}

// Each of the models of stories reads with its own positions, and weights that stand on the shelf once.
func TestTellersShareTheWeightsOfTheShelf(t *testing.T) {
	for name, positions := range map[string]nn.Positions{
		"stories": nn.LearnedPositions, "stories-rotary": nn.RotaryPositions, "stories-none": nn.NoPositions,
	} {
		m, err := Tells(name)
		if err != nil {
			t.Fatal(err)
		}
		tp := tape.New[float64]()
		a, b := m.On(tp), m.On(tape.New[float64]())
		if &a.Embedding.Tokens.Data()[0] != &b.Embedding.Tokens.Data()[0] {
			t.Errorf("two networks of %s have cells of their own", name)
		}
		begun := tp.Softmax(a.Read(tp, []int{corpus.Begin}, 1).Logits, nil)
		if p := begun.At(0, slices.Index(m.Words, "the")); p < 0.5 {
			t.Errorf("%s begins a story with “the” with a probability of %v; most stories of the grammar do", name, p)
		}
		loss := m.Report.Fields["stories"].Fields["loss"].Number
		if m.Config.Positions != positions || len(m.Words) != m.Config.Vocab || m.Name != name || m.Trained == 0 || !(loss > 0) {
			t.Errorf("%s: %d words for %+v, loss %v", name, len(m.Words), m.Config, loss)
		}
	}
}

func TestWhatIsNotThereIsMissing(t *testing.T) {
	for _, name := range []string{"", "nothing", "../lessons", "translation/config.json"} {
		_, err := Translates(name)
		_, told := Tells(name)
		var missing *Missing
		if !errors.As(err, &missing) || missing.Name != name || !errors.As(told, &missing) || missing.Name != name {
			t.Errorf("%q: %v, %v", name, err, told)
		}
	}
}

// A model that does something else is not missing, or a page would fetch it for ever.
func TestModelsOfTheOtherKindAreRefused(t *testing.T) {
	_, translates := Translates("stories")
	_, tells := Tells("translation")
	for _, err := range []error{translates, tells} {
		var missing *Missing
		if err == nil || errors.As(err, &missing) || !strings.Contains(err.Error(), "another kind") {
			t.Errorf("a model of the other kind: %v", err)
		}
	}
}

// Whichever file is damaged, a sentence says so, and what stood on the shelf stays.
func TestDamagedFilesAreRefused(t *testing.T) {
	for _, name := range []string{"translation", "stories"} {
		if err := Put(name, files(t, name)); err != nil {
			t.Fatal(err)
		}
		before, good := models[name], files(t, name)
		for what, damage := range map[string]func(f *Files){
			"no weights":        func(f *Files) { f.Weights = nil },
			"half the weights":  func(f *Files) { f.Weights = f.Weights[:len(f.Weights)/2] },
			"a page of errors":  func(f *Files) { f.Weights = []byte("<!doctype html><title>404</title>") },
			"other settings":    func(f *Files) { f.Config = strings.Replace(f.Config, "64", "32", 1) },
			"no settings":       func(f *Files) { f.Config = "" },
			"no vocabulary":     func(f *Files) { f.Vocabulary = "" },
			"a report of words": func(f *Files) { f.Report = "trained well" },
		} {
			f := good
			damage(&f)
			if err := Put(name, f); err == nil || err.Error() == "" {
				t.Errorf("%s, %s: %v", name, what, err)
			}
		}
		if models[name] != before {
			t.Errorf("a damaged model took the place of %s", name)
		}
	}
}
