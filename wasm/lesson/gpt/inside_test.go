package gpt

import (
	"math"
	"slices"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/inside"
	"glassbox/wasm/lesson/lessontest"
)

// entering is the view “inside” of a link.
func entering(t *testing.T, query string) (*lesson.Run, *inside.Model) {
	t.Helper()
	r := lessontest.Run(t, Lesson, "view=inside"+query)
	return r, r.Model.(whole).Model
}

// guessed is, at the end, what the last token was to guess, in percent, and what it holds likeliest.
func guessed(t *testing.T, query string) (aim float64, likeliest string) {
	t.Helper()
	r, _ := entering(t, query)
	n := lessontest.End(r)
	return n["aim_percent"].(float64), n["likeliest"].(string)
}

func TestInsideExtremes(t *testing.T) {
	const long = "&text=mia+and+leo+met+at+the+harbor+.+leo+lent+a+drum+to+mia+.+mia+thanked+leo+for+the+drum+.+the+old+wolves+that+the+" +
		"nurse+hears+sing+.+the+rower+walked+to+the+bank+under+a+willow+.+now+the+cat+is+no"
	lessontest.Look(t, Lesson, "view=inside"+long+"&at=decoder.norm", "view=inside&text=mia&at=output",
		"view=inside&text=zebras+run&second=the+zebra&at=decoder.1.feedforward&change="+
			control.Escape("decoder.1.feedforward off; decoder.1.feedforward.hidden[2,3]=0.5; decoder.embedding.x[2]=other"))
}

// Each token is to guess the next, and the last one what the model holds likeliest, or what the learner chose.
func TestWhatIsToCome(t *testing.T) {
	r, m := entering(t, "")
	if got := strings.Join(m.Next, " "); got != "the cats ate the soup . now the cats" || r.Taken["next"] != "cats" {
		t.Errorf("to come is %q, taken %q", got, r.Taken["next"])
	}
	sum := 0.0
	for i := range m.Next {
		sum += m.Surprise(i)
	}
	if math.Abs(m.Loss()-sum) > 1e-9 {
		t.Errorf("the loss is %v, of all tokens %v", m.Loss(), sum)
	}
	r, m = entering(t, "&write=2&next=parrots")
	if last := m.Next[len(m.Next)-1]; last != "parrots" || len(m.Next) != 11 || r.Taken["next"] != "" {
		t.Errorf("of %d tokens the last is to guess %q", len(m.Next), last)
	}
}

// A bar behind the last token makes its token what is to come, and gives the choice back.
func TestABarIsWhatIsToCome(t *testing.T) {
	r, m := entering(t, "")
	wolves := slices.Index(m.Vocabulary, "wolves")
	id := m.ID(film.At("p", len(m.Next)-1, wolves))
	in, ok := r.Inspect(id, len(r.Steps)-1)
	if !ok || len(in.Actions) != 1 || in.Actions[0].Set["next"] != "wolves" {
		t.Fatalf("%s offers %+v", id, in.Actions)
	}
	r, m = entering(t, "&next=wolves")
	if in, _ = r.Inspect(id, len(r.Steps)-1); m.Next[len(m.Next)-1] != "wolves" || len(in.Actions) != 1 || in.Actions[0].Set["next"] != "" {
		t.Errorf("to come is %v, offered %+v", m.Next, in.Actions)
	}
	if in, _ = r.Inspect(m.ID(film.At("p", 0, wolves)), len(r.Steps)-1); len(in.Actions) > 0 {
		t.Errorf("in the midst of the text is offered %+v", in.Actions)
	}
}

// A gradient that is measured is the same, changed or not, and before the last norm as well as behind it.
func TestProofsInside(t *testing.T) {
	for _, query := range []string{
		"&at=decoder.2.self&change=decoder.2.self.head1+off;+decoder.2.self.q[4,3]=0.7;+decoder.1.feedforward.out[3]=other",
		"&at=decoder.1.feedforward", "&at=decoder.embedding", "&at=decoder.norm",
	} {
		r, m := entering(t, query)
		names := []string{m.Out(m.At)}
		for _, p := range m.Params(m.At) {
			names = append(names, p.Name)
		}
		for _, name := range names {
			row := 3
			if rows, _ := m.Dims(name); rows == 1 {
				row = 0
			}
			proof, ok := r.Prove("d"+m.ID(film.At(name, row, 2)), len(r.Steps)-1)
			if !ok || proof.Difference > 1e-6*max(1, math.Abs(proof.Gradient)) {
				t.Errorf("%s, %s: %v %+v", query, name, ok, proof)
			}
		}
	}
}

// Patched with all of the second text behind the last layer, it says what it says of that one.
func TestPatchedWholeItSaysTheOther(t *testing.T) {
	_, patched := entering(t, "&change=decoder.2.feedforward.out=other")
	_, other := entering(t, "&text=the+wolves+ate+the+soup+.+now+the")
	if !slices.Equal(patched.Run.Logits.Data(), other.Run.Logits.Data()) {
		t.Errorf("behind it comes %q, behind the other %q", patched.Word(bestOf(patched)), other.Word(bestOf(other)))
	}
}

func bestOf(m *inside.Model) int {
	id, _ := m.Best(len(m.Next) - 1)
	return id
}

// What cannot be taken from the second text is left out, with a sentence why; then the inspector does not offer it.
func TestASecondTextOfAnotherLength(t *testing.T) {
	for query, why := range map[string]string{
		"&second=the+cat":              "the second text has 2 tokens and the text 8",
		"&second=":                     "there is no second text",
		"&second=the+cat&write=1":      "the second text has 2 tokens and the text 9",
		"&text=the+nurses+near+a+wolf": "the second text has 8 tokens and the text 5",
	} {
		r, m := entering(t, query+"&change=decoder.1.self.out[2]=other")
		if m.Loss() != m.Changes.WasLoss.At(0, 0) || !slices.ContainsFunc(r.Notices, func(n lesson.Notice) bool {
			return n.Key == "change" && strings.Contains(n.Text, why)
		}) {
			t.Errorf("%s: the notices are %+v", query, r.Notices)
		}
		r, _ = entering(t, query+"&at=decoder.1.self")
		if in, ok := r.Inspect("decoder.1.self.out-1", len(r.Steps)-1); !ok || len(in.Actions) > 0 {
			t.Errorf("%s: offered is %+v, %v", query, in.Actions, ok)
		}
	}
	r, _ := entering(t, "&at=decoder.1.self")
	in, _ := r.Inspect("decoder.1.self.out-2", len(r.Steps)-1)
	if len(in.Actions) != 1 || in.Actions[0].Set["change"] != "decoder.1.self.out[3]=other" {
		t.Errorf("offered is %+v", in.Actions)
	}
}

// The numbers that the prompts speak of.
func TestPromptsInsideHoldWhatTheyPromise(t *testing.T) {
	off := func(change string) string { return "&change=" + control.Escape(change) }
	if aim, likeliest := guessed(t, ""); aim < 90 || likeliest != "cats" {
		t.Errorf("cats have %v%%, the likeliest is %s", aim, likeliest)
	}
	if aim, likeliest := guessed(t, off("decoder.2.self.head2 off")); aim > 50 || likeliest == "cats" {
		t.Errorf("without the head cats have %v%%, the likeliest is %s", aim, likeliest)
	}
	for change, want := range map[string]string{
		"decoder.1.feedforward.out[3]=other": "wolves", "decoder.1.feedforward.out[9]=other": "cats", "decoder.2.self.out[9]=other": "wolves",
	} {
		if _, likeliest := guessed(t, off(change)); likeliest != want {
			t.Errorf("%s: the likeliest is %s, want %s", change, likeliest, want)
		}
	}
	const nurses = "&text=the+nurses+near+the+wolf&second=the+nurse+near+the+wolf"
	if aim, likeliest := guessed(t, nurses); math.Round(aim) != 19 || likeliest != "sing" {
		t.Errorf("nurses %s with %v%%", likeliest, aim)
	}
	if aim, likeliest := guessed(t, nurses+off("decoder.1.self.out[5]=other")); aim > 0.1 || !strings.HasSuffix(likeliest, "s") {
		t.Errorf("with the line of the second “the” they %s, sing with %v%%", likeliest, aim)
	}
	const bank = "&text=the+rower+walked+to+the+bank"
	_, river := guessed(t, bank)
	if _, money := guessed(t, bank+off("decoder.1.self.head1 off")); river != "between" || money != "for" {
		t.Errorf("behind the bank of a rower comes %s, without the head %s", river, money)
	}
}
