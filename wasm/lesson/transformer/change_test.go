package transformer

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/layers"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// changed is the lesson with changes.
func changed(t *testing.T, text string) (*lesson.Run, *model) {
	t.Helper()
	r := lessontest.Run(t, Lesson, "change="+control.Escape(text))
	return r, r.Model.(*model)
}

// What a change says is so in the run, and only then is the loss another one.
func TestChanges(t *testing.T) {
	before := lessontest.Run(t, Lesson, "").Model.(*model)
	for text, check := range map[string]func(m *model) bool{
		"decoder.2.cross.q[3,4]=0.5":     func(m *model) bool { return m.run.Decoder.Layers[1].Cross.Q.At(2, 3) == 0.5 },
		"encoder.1.self.head2.a2[1,2]=1": func(m *model) bool { return m.run.Encoder.Layers[0].Self.Weights[1].At(0, 1) == 1 },
		"encoder.1.self off":             func(m *model) bool { return film.Largest(m.run.Encoder.Layers[0].Self.Made) == 0 },
		"decoder.1.feedforward off":      func(m *model) bool { return film.Largest(m.run.Decoder.Layers[0].FeedForward.Made) == 0 },
		"decoder.2.cross.head4 off": func(m *model) bool {
			c := m.run.Decoder.Layers[1].Cross.Concat
			return c.At(5, 47) != 0 && c.At(5, 48) == 0 && c.At(5, 63) == 0
		},
		"decoder.1.self.W_Q[2,3]=-4": func(m *model) bool { return m.net.Decoder.Layers[0].Self.Heads.WQ.At(1, 2) == -4 },
		"output.logits[1,5]=20":      func(m *model) bool { return m.run.Logits.At(0, 4) == 20 },
		"encoder.embedding.x[2]=other; encoder.2.feedforward.hidden[1,1]=3": func(m *model) bool {
			return m.run.Encoder.Layers[1].FeedForward.Hidden.At(0, 0) == 3
		},
	} {
		r, m := changed(t, text)
		if !check(m) || len(m.Changes.All) == 0 || m.loss.At(0, 0) == before.loss.At(0, 0) && !strings.Contains(text, "x[2]") {
			t.Errorf("%s: the loss is %v, before %v", text, m.loss.At(0, 0), before.loss.At(0, 0))
		}
		last := r.Notices[len(r.Notices)-1]
		if m.Changes.WasLoss.At(0, 0) != before.loss.At(0, 0) || last.Key != "change" || last.Actions[0].Set["change"] != "" {
			t.Errorf("%s: the notice is %+v", text, last)
		}
	}
	if again := lessontest.Run(t, Lesson, "").Model.(*model); again.loss.At(0, 0) != before.loss.At(0, 0) {
		t.Error("changes stay when they are undone")
	}
}

// Patched with all that the encoder made of the other sentence, the decoder does what it does with that one.
func TestPatchedWholeItIsTheOther(t *testing.T) {
	_, m := changed(t, "encoder.2.feedforward.out=other")
	const wide = "text=the+animal+did+not+cross+the+street+because+it+was+too+wide"
	twin := lessontest.Run(t, Lesson, wide+"&target="+control.Escape("l'animal n'a pas traversé la rue parce qu'il était trop fatigué"))
	if want := twin.Model.(*model); !slices.Equal(m.run.Logits.Data(), want.run.Logits.Data()) {
		t.Errorf("the loss is %v, that of the other sentence %v", m.loss.At(0, 0), want.loss.At(0, 0))
	}
	r := lessontest.Run(t, Lesson, "text=the+black+cat+sat+on+the+mat&change=encoder.2.feedforward.out=other")
	if notices(r, "encoder.2.feedforward.out=other") == 0 {
		t.Errorf("without another sentence the notices are %+v", r.Notices)
	}
}

// What cannot be is refused or left out, with a sentence.
func TestImpossibleChanges(t *testing.T) {
	for _, text := range []string{
		"nothing off", "encoder off", "encoder.1.self.head5 off", "encoder.1.self.q off", "p[1,1]=0", "encoder.3.self.q[1,1]=0",
	} {
		v := lessontest.Values(t, Lesson, "change="+control.Escape(text))
		var refused *control.Error
		if _, err := Lesson.Compute(v); !errors.As(err, &refused) || refused.Key != "change" {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range []string{"encoder.1.self.q[40,1]=0", "encoder.1.self.q[1,65]=0", "encoder.1.self.W_Q[1,1]=other"} {
		r, m := changed(t, text)
		if notices(r, text) != 1 || m.loss.At(0, 0) != m.Changes.WasLoss.At(0, 0) {
			t.Errorf("%s: the notices are %+v", text, r.Notices)
		}
	}
}

// With changes, too, measuring a gradient gives the same.
func TestProofsOfTheChanged(t *testing.T) {
	r := lessontest.Run(t, Lesson, "at=encoder.2.self&change="+
		control.Escape("encoder.2.self.head1 off; encoder.2.self.q[4,3]=0.7; decoder.1.cross off; encoder.2.self.out[12]=other"))
	m := r.Model.(*model)
	names := []string{m.Out("encoder.2.self"), "encoder.2.self.q", "encoder.2.self.concat"}
	for _, p := range m.Params("encoder.2.self") {
		names = append(names, p.Name)
	}
	for _, name := range names {
		row := 3
		if rows, _ := m.Dims(name); rows == 1 {
			row = 0
		}
		proof, ok := r.Prove("d"+m.ID(film.At(name, row, 2)), len(r.Steps)-1)
		if !ok || proof.Difference > 1e-6*max(1, math.Abs(proof.Gradient)) {
			t.Errorf("%s: %v %+v", name, ok, proof)
		}
	}
}

// Changed or not, nothing leaves the figure or goes unexplained, and what is changed is marked.
func TestChangesAreMarked(t *testing.T) {
	for _, query := range []string{"", "&at=encoder.1.self", "&at=decoder.1.feedforward", "&at=encoder.embedding"} {
		lessontest.Look(t, Lesson, "change="+control.Escape("encoder.1.self.head2 off; encoder.1.self.q[3,4]=0.5; "+
			"decoder.1.feedforward off; encoder.embedding.x[2]=other; encoder.1.self.head1.a1[11,2]=0.9")+query)
	}
}

// The looks of a head that is off are faint, those of the others as before.
func TestLooksOfAHeadThatIsOffAreFaint(t *testing.T) {
	alphas := func(query string) map[picture.Role]float64 {
		r := lessontest.Run(t, Lesson, "at=decoder.2.cross&"+query)
		v := lesson.View{Run: r, Width: 912, Moment: timeline.Moment{Step: r.Index("decoder.2.cross.concat"), Frac: 1}}
		var list picture.List
		list.Reset(v.Width, Lesson.Height(v))
		Lesson.Draw(&list, v)
		all := map[picture.Role]float64{}
		for shape := range list.Shapes {
			if a, ok := shape.(picture.Arrow); ok && a.Paint.Role != picture.Grad {
				all[a.Paint.Role] = a.Paint.Alpha
			}
		}
		return all
	}
	on, off := alphas(""), alphas("change=decoder.2.cross.head1+off")
	if one := figure.Head(0); !(off[one] < on[one]/2) || len(on) < 4 {
		t.Errorf("arrows of head 1 are drawn %v, and %v where it is off, in %d colours", on[one], off[one], len(on))
	}
	if three := figure.Head(2); on[three] != off[three] {
		t.Errorf("those of head 3, %v, become %v", on[three], off[three])
	}
}

// What the inspector offers is a change that can be made, and undone.
func TestInspectorOffersChanges(t *testing.T) {
	for item, at := range map[string]string{
		"place-decoder.1.cross": layers.Whole, "head-1": "encoder.1.self", "switch-2": "encoder.1.self", "english-12": layers.Whole,
		"encoder.1.self.q-3-4": "encoder.1.self", "encoder.1.self.out-2": "encoder.1.self", "encoder.1.self.W_Q-1-1": "encoder.1.self",
	} {
		r := lessontest.Run(t, Lesson, "at="+at)
		in, ok := r.Inspect(item, len(r.Steps)-1)
		if !ok || in.Edit == nil && len(in.Actions) == 0 {
			t.Errorf("%s: nothing can be changed: %+v", item, in)
			continue
		}
		for _, a := range in.Actions {
			next := lessontest.Run(t, Lesson, "at="+at+"&change="+control.Escape(a.Set["change"]))
			if m := next.Model.(*model); len(m.Changes.All) != 1 || !m.Changes.All[0].Fits() {
				t.Errorf("%s: %q makes the changes %+v", item, a.Label, m.Changes.All)
			}
			back, _ := next.Inspect(item, len(next.Steps)-1)
			if !slices.ContainsFunc(back.Actions, func(a lesson.Action) bool { return a.Set["change"] == "" }) && item[0] != 'e' {
				t.Errorf("%s: %q cannot be undone: %+v", item, a.Label, back.Actions)
			}
		}
		if e := in.Edit; e != nil {
			next := lessontest.Run(t, Lesson, "at="+at+"&change="+control.Escape(e.Before+"0.25"))
			if again, _ := next.Inspect(item, len(next.Steps)-1); again.Value == nil || *again.Value != 0.25 {
				t.Errorf("%s: set to 0.25 it is %+v", item, again)
			}
		}
	}
}
