package heads

import (
	"math"
	"slices"
	"strings"
	"testing"

	"glassbox/core/json"
	"glassbox/core/tape"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/shelf"
)

// Sentences of a word, of many, and of words that the model does not know.
func TestTrainedPictures(t *testing.T) {
	lessontest.Look(t, Lesson, "mode=trained&text=go&head1=off", "mode=trained&model=stories&text=the+zebra+sings&focus=40&show=overlaid",
		"mode=trained&model=stories-rotary&show=apart&text="+strings.Repeat("the+cat+sleeps+.+", 6))
}

// The loss of a layer with all heads on is that of the whole model, and a head that is off costs what was announced.
func TestTrainedSwitches(t *testing.T) {
	for _, query := range []string{"preset=referent", "preset=subject"} {
		m := run(t, query).Model.(*model)
		for k := range m.h {
			off := run(t, query+"&"+switchKey(k)+"=off").Model.(*model)
			if want := m.turned()[k].loss; math.Abs(off.layer.loss.At(0, 0)-want) > 1e-12 || off.whole != m.whole {
				t.Errorf("%s: without head %d the loss is %v of %v, announced was %v", query, k+1, off.layer.loss.At(0, 0), off.whole, want)
			}
			notices := off.told()
			if text := notices[len(notices)-1].Text; !strings.Contains(text, "held-out") {
				t.Errorf("%s: without head %d it says %q", query, k+1, text)
			}
		}
	}
}

// The loss is that of the model as it is shipped: here by its own Read, without opened heads.
func TestTrainedLoss(t *testing.T) {
	m, err := shelf.Tells("stories-rotary")
	if err != nil {
		t.Fatal(err)
	}
	tp := tape.New[float64]()
	ids := []int{2}
	for _, w := range strings.Fields("the dragons that the nurse hears sing .") {
		ids = append(ids, slices.Index(m.Words, w))
	}
	r := m.On(tp).Read(tp, ids, len(ids))
	want := tp.CrossEntropyClasses(r.Logits, append(slices.Clone(ids[1:]), tape.Unasked)).At(0, 0)
	for _, layer := range []string{"1", "2"} {
		if got := run(t, "preset=subject&layer="+layer).Model.(*model).layer.loss.At(0, 0); math.Abs(got-want) > 1e-12 {
			t.Errorf("layer %s: the loss is %v, want %v", layer, got, want)
		}
	}
}

// The heads that were measured to have a role have it on these sentences too, and are named; no others.
func TestTrainedRoles(t *testing.T) {
	for query, want := range map[string][]string{
		"preset=referent": {"referent", "referent", "referent", "referent"}, "preset=described": {"described", "described", "", ""},
		"preset=subject": {"", "", "", "subject"}, "preset=subject&model=stories": {"", "", "", ""},
	} {
		m := run(t, query).Model.(*model)
		for k, h := range m.habits {
			if best := h.strongest(); best.name != want[k] || best.known && best.value <= 2*best.chance {
				t.Errorf("%s: head %d has the role %+v, want %q", query, k+1, best, want[k])
			}
		}
	}
	for query, word := range map[string]int{"preset=referent": 1, "preset=subject": 2} { // animal, dragons
		m := run(t, query).Model.(*model)
		if w := m.weights(m.head, m.Focus); m.best != word || w[word] < 0.8 {
			t.Errorf("%s: the word is %q with %v", query, m.Words[m.best], w)
		}
	}
}

// Gradients agree with finite differences through all that stands behind the layer.
func TestTrainedProofs(t *testing.T) {
	r := run(t, "preset=subject")
	last := len(r.Steps) - 1
	for _, id := range []string{"dx-3-5", "dq4-7-2", "dk4-2-1", "da4-7-2", "dout-7-0", "dconcat-7-50", "dW_O-50-3", "dW_Q4-3-2"} {
		p, ok := r.Prove(id, last)
		if !ok || p.Difference > 1e-6*max(1, math.Abs(p.Gradient)) {
			t.Errorf("%s: %v %+v", id, ok, p)
		}
	}
}

func TestUnknownWordsAreMarked(t *testing.T) {
	r := run(t, "mode=trained&model=stories&text=the+Zebra+SINGS+.")
	m := r.Model.(*model)
	if want := []string{"⟨s⟩", "the", "Zebra", "SINGS", "."}; !slices.Equal(m.Words, want) {
		t.Errorf("read are %q, want %q", m.Words, want)
	}
	if want := []bool{false, false, true, false, false}; !slices.Equal(m.Unknown, want) {
		t.Errorf("unknown are %v, want %v", m.Unknown, want)
	}
	if len(r.Notices) != 1 || !strings.Contains(r.Notices[0].Text, "“zebra”") || r.Notices[0].Actions[0].Set["text"] == "" {
		t.Errorf("the notices are %+v", r.Notices)
	}
	if known := run(t, "mode=trained"); len(known.Notices) != 0 || known.Weights == "" {
		t.Errorf("the notices are %+v, the weights %q", known.Notices, known.Weights)
	}
}

// Of a report that says nothing of heads, or half of it, there is nothing to tell.
func TestPoorReports(t *testing.T) {
	for report, want := range map[string]int{
		`{}`: 0, `{"heads": 3}`: 0, `{"heads": {"roles": [{"role": "same"}], "heads": [{"shares": []}]}}`: 0,
		`{"heads": {"roles": [{"role": "magic"}, {"role": "end"}], "heads": [{"shares": [0.5, 0.25]}]}}`: 1,
	} {
		v, err := json.Read(report)
		n := network{&words.Network{Shipped: shelf.Shipped{Report: v}, Heads: 1, Layer: 1}}
		if got := n.habits(0); err != nil || len(got) != want {
			t.Errorf("%s: %v, %v", report, got, err)
		}
		if all, without, _ := n.held(0); all != 0 || without != 0 {
			t.Errorf("%s: the losses are %v and %v", report, all, without)
		}
	}
}
