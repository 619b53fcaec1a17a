package recipe

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"glassbox/core/model"
)

// shipped is the model of a recipe as it is shipped, measured anew. It fails unless the report beside it says the same.
func shipped(t *testing.T, name string) *Report {
	t.Helper()
	t.Parallel()
	read := func(file string) []byte {
		data, err := os.ReadFile(filepath.Join("..", "..", "web", "models", name, file))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	f := model.Files{Weights: read("model.safetensors"), Config: string(read("config.json")), Vocabulary: string(read("vocab.json"))}
	var said Report
	if err := json.Unmarshal(read("report.json"), &said); err != nil {
		t.Fatal(err)
	}
	measured, err := find(t, name).Measure(f)
	if err != nil {
		t.Fatal(err)
	}
	if said.Name != name || said.Parameters != measured.Parameters || said.Held != measured.Held || !alike(figures(&said), figures(measured)) {
		t.Errorf("the report says %v, measured are %v", figures(&said), figures(measured))
	}
	return measured
}

// find is the recipe of a name.
func find(t *testing.T, name string) Recipe {
	for _, r := range All() {
		if r.Name == name {
			return r
		}
	}
	t.Fatalf("there is no recipe %s", name)
	return Recipe{}
}

// figures are some of what was measured.
func figures(r *Report) []float64 {
	if s := r.Stories; s != nil {
		return []float64{s.Loss, s.Entropy, s.Agreement, s.Being, s.Gifts, s.Senses[0].Within, s.Looks[0].Right}
	}
	return []float64{r.Translation.Exact["all"], r.Translation.Both, r.Translation.Pronouns, r.Translation.Looks[0].Right}
}

// alike allows for the last bits of exponential functions, which differ between processors.
func alike(a, b []float64) bool {
	for i, x := range a {
		if len(a) != len(b) || !(math.Abs(x-b[i]) < 0.002) {
			return false
		}
	}
	return true
}

// checkTranslation fails unless at least 99 of 100 sentences that were held out are translated word for word, and as many
// of the pairs in which the last word decides between il and elle.
func checkTranslation(t *testing.T, r *TranslationReport) {
	t.Helper()
	if r.Exact["all"] < 0.99 || r.Both < 0.99 || r.Pronouns < 0.99 || r.Pairs != 400 {
		t.Errorf("exact are %v, both of a pair %v of %d, the pronouns %v", r.Exact, r.Both, r.Pairs, r.Pronouns)
	}
}

func TestShippedTranslation(t *testing.T) {
	checkTranslation(t, shipped(t, "translation").Translation)
}

// With the loss of naming the antecedent some head of the second layer looks from “it” at the right noun.
func TestShippedTranslationWithAntecedent(t *testing.T) {
	r := shipped(t, "translation-antecedent").Translation
	checkTranslation(t, r)
	for _, l := range r.Looks {
		if l.Layer == 2 && l.From == "it" && l.Right >= 0.85 && l.Flips >= 0.95 {
			return
		}
	}
	t.Errorf("no head does: %+v", r.Looks)
}

// The stories come close to the entropy of their grammar, verbs agree, and words with two meanings have two vectors.
func TestShippedStories(t *testing.T) {
	r := shipped(t, "stories").Stories
	if r.Loss-r.Entropy > 0.06 || r.Agreement < 0.99 {
		t.Errorf("the loss is %v, the entropy %v; %v agree", r.Loss, r.Entropy, r.Agreement)
	}
	for _, s := range r.Senses {
		if s.Layer == 2 && s.Between > s.Within-0.25 {
			t.Errorf("the senses of %s are not told apart: %+v", s.Word, s)
		}
	}
}

func TestShippedRotary(t *testing.T) { shipped(t, "stories-rotary") }

func TestShippedWithoutPositions(t *testing.T) { shipped(t, "stories-none") }
