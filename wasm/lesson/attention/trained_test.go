package attention

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"
	"testing"

	"glassbox/core/corpus"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
	"glassbox/wasm/shelf"
)

// A head of a shipped model weighs as the model itself does, from what the model has at this place.
func TestTrainedHeadsAreTheModels(t *testing.T) {
	stories, err := shelf.Tells("stories")
	if err != nil {
		t.Fatal(err)
	}
	translation, err := shelf.Translates("translation")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		model, text string
		ids         func(index func(vocabulary []string, words ...string) []int) (weights func(layer, head int) value)
	}{
		{"stories", "The nurse that the wolves hear", func(index func([]string, ...string) []int) func(layer, head int) value {
			ids, tp := append([]int{corpus.Begin}, index(stories.Words, "the", "nurse", "that", "the", "wolves", "hear")...), tape.New[float64]()
			run := stories.On(tp).Read(tp, ids, len(ids))
			return func(layer, head int) value { return run.Layers[layer].Self.Weights[head] }
		}},
		{"translation", "the animal was too tired", func(index func([]string, ...string) []int) func(layer, head int) value {
			ids, tp := append(index(translation.Source, "the", "animal", "was", "too", "tired"), corpus.End), tape.New[float64]()
			run := translation.On(tp).Read(tp, nn.Batch{Source: ids, S: len(ids), Target: []int{corpus.Begin}, T: 1})
			return func(layer, head int) value { return run.Encoder.Layers[layer].Self.Weights[head] }
		}},
	} {
		weights := c.ids(func(vocabulary []string, words ...string) (ids []int) {
			for _, w := range words {
				ids = append(ids, slices.Index(vocabulary, w))
			}
			return ids
		})
		for n := range words.Layers * words.Heads {
			layer, head := n/words.Heads, n%words.Heads
			r := run(t, fmt.Sprintf("mode=trained&model=%s&text=%s&layer=%d&head=%d", c.model, url.QueryEscape(c.text), layer+1, head+1))
			want, got := weights(layer, head), r.Model.(*model).layer.Weights
			for k, x := range want.Data() {
				if math.Abs(got.Data()[k]-x) > 1e-12 {
					t.Fatalf("%s, layer %d, head %d: weight %d is %v, want %v", c.model, layer+1, head+1, k, got.Data()[k], x)
				}
			}
			if len(r.Notices) > 0 {
				t.Errorf("%s: %v", c.text, r.Notices)
			}
		}
	}
}

// What is said to have been measured stands in the model's report, and the vectors of a word with two meanings part.
func TestTrainedNumbersAreMeasured(t *testing.T) {
	for query, want := range map[string][3]float64{ // of report.json
		"preset=subject":        {49.369018995781744, 0.0771251239633397, 78.5},
		"preset=subject&head=4": {0.5751114077575039, 0.1883958826365415, 97.75},
	} {
		end := lessontest.End(run(t, query))
		for k, name := range []string{"looks_right", "looks_wrong", "looks_flips"} {
			if got := end[name].(float64); math.Abs(got-want[k]) > 1e-9 {
				t.Errorf("%s: %s is %v, want %v", query, name, got, want[k])
			}
		}
	}
	for _, word := range []string{"bank", "bat"} {
		end := lessontest.End(run(t, "preset=senses&senses="+word))
		get := func(name string) float64 { return end[name].(float64) }
		if get("same_end")-get("other_end") < 0.25 || get("all_same")-get("all_other") < 0.25 {
			t.Errorf("%s: same %v, other %v, of all %v, %v", word, get("same_end"), get("other_end"), get("all_same"), get("all_other"))
		}
		if same, other := get("same_embedding"), get("other_embedding"); same-other > 0.1 {
			t.Errorf("%s: as embeddings the meanings part: %v, %v", word, same, other)
		}
	}
}

// Words that the model does not know are told of and marked, and read as the sign for the unknown.
func TestUnknownWords(t *testing.T) {
	r := run(t, "mode=trained&text=the+zebra+sees+the+Wolf+zebra")
	m := r.Model.(*model)
	if len(r.Notices) != 1 || !strings.Contains(r.Notices[0].Text, "“sees”, “zebra”") || strings.Contains(r.Notices[0].Text, "olf") {
		t.Errorf("notices %+v", r.Notices)
	}
	if want := []bool{false, false, true, true, false, false, true}; !slices.Equal(m.Unknown, want) {
		t.Errorf("unknown are %v, want %v", m.Unknown, want)
	}
	dotted := 0
	for s := range at(r, 0, 1, 0, 912).Shapes {
		if c, ok := s.(picture.Curve); ok && c.Stroke.Dash == picture.Dotted {
			dotted++
		}
	}
	if dotted != 3 {
		t.Errorf("%d words are marked, want 3", dotted)
	}
	if _, err := compute(set(t, "mode=trained&text=+")); err == nil || !strings.Contains(err.Error(), "1 to 44") {
		t.Errorf("without words: %v", err)
	}
	for query, most := range map[string]int{"mode=trained": 45, "mode=trained&model=translation": 45} {
		if r := run(t, query+"&text="+long(64)); len(r.Model.(*model).Words) != most ||
			!slices.ContainsFunc(r.Notices, func(n lesson.Notice) bool { return strings.Contains(n.Text, "learned from longer") }) {
			t.Errorf("%s: %d words, %v", query, len(r.Model.(*model).Words), r.Notices)
		}
	}
}
