package transformer

import (
	"math"
	"strings"
	"testing"

	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/lesson/lessontest"
)

const ofThis = "view=size&encoders=2&decoders=2&width=64&hidden=128&heads=4&english=174&french=212"

func TestSizesOfAllKinds(t *testing.T) {
	lessontest.Look(t, Lesson, "view=size", ofThis, "view=size&encoders=1&decoders=1&width=1&hidden=1&heads=1&english=0&french=1&words=1",
		"view=size&encoders=128&decoders=128&width=16384&hidden=65536&heads=128&english=1000000&french=1000000&words=100000",
		"view=size&width=500&words=100000")
}

// What is counted is what a network of that size has, part by part.
func TestSizesAreThoseOfNetworks(t *testing.T) {
	for query, c := range map[string]nn.TransformerConfig{
		ofThis: {
			LayerConfig: nn.LayerConfig{Width: 64, Heads: 4, Hidden: 128, PostNorm: true},
			Source:      174, Target: 212, Context: 1, Encoder: 2, Decoder: 2,
		},
		"view=size&encoders=3&decoders=1&width=6&hidden=7&heads=2&english=5&french=9": {
			LayerConfig: nn.LayerConfig{Width: 6, Heads: 2, Hidden: 7, PostNorm: true}, Source: 5, Target: 9, Context: 1, Encoder: 3, Decoder: 1,
		},
	} {
		c.Positions = nn.SinusoidalPositions
		want := map[string]float64{}
		for _, p := range nn.NewTransformer(tape.New[float32](), c).Params() {
			want[partOf(p.Scope(), p.Name())] += float64(len(p.Data()))
			want["total"] += float64(len(p.Data()))
		}
		got := lessontest.End(lessontest.Run(t, Lesson, query+"&words=1"))
		for name, n := range want {
			if got[name] != n {
				t.Errorf("%s: %s are %v, in the network %v", query, name, got[name], n)
			}
		}
		if len(want) != 5 {
			t.Errorf("the parts are %v", want)
		}
	}
}

// partOf is what a parameter is counted as.
func partOf(scope, name string) string {
	switch {
	case name == "gain" || name == "bias":
		return "norms"
	case strings.HasSuffix(scope, "feedforward"):
		return "feed"
	case strings.HasSuffix(scope, "embedding"):
		return "tables"
	}
	return "attention"
}

// Work is what nn counts, and weights are, for the paper's model and for this one; both stand beside as they are counted.
func TestSizesAreThoseOfModels(t *testing.T) {
	const base = "view=size&width=512&hidden=2048&heads=8"
	for query, c := range map[string]nn.TransformerConfig{base + "&words=7": nn.Base(0, 37000), base + "&words=5000": nn.Base(0, 37000)} {
		n := lessontest.End(lessontest.Run(t, Lesson, query))
		words := int(n["words"].(float64))
		for name, want := range map[string]int{"total": c.Parameters(), "all": c.FLOPs(words, words), "base_learned": c.Parameters(),
			"base_computed": c.FLOPs(words, words), "this_learned": 190_592} {
			if n[name] != float64(want) {
				t.Errorf("%s: %s is %v, want %d", query, name, n[name], want)
			}
		}
		for k, whole := range []string{"total", "all"} {
			sum := 0.0
			for _, name := range sizeParts[k] {
				sum += n[name].(float64)
			}
			if sum != n[whole] {
				t.Errorf("the parts come to %v of %v", sum, n[whole])
			}
		}
	}
	if n := lessontest.End(lessontest.Run(t, Lesson, ofThis)); n["total"] != n["this_learned"] || n["all"] != n["this_computed"] {
		t.Errorf("this model is %v and %v, beside it %v and %v", n["total"], n["all"], n["this_learned"], n["this_computed"])
	}
}

// The view opens on three squares that differ: the paper's big model, of which it says 213 million weights, its base, and this one.
func TestSizesOpenOnADifference(t *testing.T) {
	n := lessontest.End(lessontest.Run(t, Lesson, "view=size"))
	big, base, this := n["total"].(float64), n["base_learned"].(float64), n["this_learned"].(float64)
	if math.Abs(big/213e6-1) > 0.01 || big < 3*base || base < 300*this {
		t.Errorf("the squares are %v, %v and %v", big, base, this)
	}
}

func TestUnevenHeadsAreTold(t *testing.T) {
	if r := lessontest.Run(t, Lesson, "view=size&width=500"); len(r.Notices) != 1 || r.Notices[0].Key != "heads" {
		t.Errorf("the notices are %+v", r.Notices)
	}
}
