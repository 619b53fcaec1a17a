package bigram

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"glassbox/core/corpus"
	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
)

// computed is compute, with all the work of a long corpus.
func computed(v control.Values) (*lesson.Run, error) {
	for {
		r, err := compute(v)
		var rest *lesson.Unfinished
		if !errors.As(err, &rest) {
			return r, err
		}
		for rest.More() < 1 {
		}
	}
}

// longTexts are texts of some 300 KB: of paragraphs, of one line, of one sentence without end, and in a script without blanks.
func longTexts() map[string]string {
	var stories []string
	for _, s := range corpus.Samples() {
		stories = append(stories, s.Train)
	}
	all := strings.Repeat(strings.Join(stories, "\n\n")+"\n\n", 17)
	line := strings.Join(strings.Fields(all), " ")
	return map[string]string{
		"paragraphs": all, "one line": line, "one sentence": strings.NewReplacer(".", "", "!", "", "?", "").Replace(line),
		"without blanks": strings.Repeat("猫が好き。犬も好き。", 10_000),
	}
}

// Cut piece by piece, a long text has the same sentences as in one piece, and no piece is long.
func TestLongTextsInPieces(t *testing.T) {
	for name, text := range longTexts() {
		for _, o := range []token.Options{{}, {Lower: true, DropPunctuation: true}} {
			want, err := token.Sentences(text, o)
			if err != nil || len(text) < 3*long {
				t.Fatalf("%s: %d bytes, %v", name, len(text), err)
			}
			before, most := 0.0, 0.0
			got, err := sentences(source{text: text, o: o}, func(done float64) bool {
				before, most = done, max(most, done-before)
				return true
			})
			if err != nil || len(got) != len(want) {
				t.Fatalf("%s: %d sentences, %v, want %d", name, len(got), err, len(want))
			}
			for i := range got {
				if !reflect.DeepEqual(texts(got[i]), texts(want[i])) {
					t.Fatalf("%s: sentence %d is %q, want %q", name, i, texts(got[i]), texts(want[i]))
				}
			}
			if most*float64(len(text)) > long {
				t.Errorf("%s: a piece of %.0f bytes", name, most*float64(len(text)))
			}
		}
	}
}

func texts(s token.Sentence) (all []string) {
	for _, t := range s {
		all = append(all, t.Text)
	}
	return all
}

// A long corpus is counted a little at a time, comes to the same as in one go, and gives way to the next letter.
func TestLongTextGivesWay(t *testing.T) {
	text := longTexts()["one line"]
	set := func(text string) control.Values {
		v, err := control.Defaults(Lesson.Controls()).Set("text", text)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	var rest, other *lesson.Unfinished
	if _, err := compute(set(text)); !errors.As(err, &rest) || rest.Text == "" {
		t.Fatalf("a long text is counted at once: %v", err)
	}
	done := 0.0
	for range 5 {
		if next := rest.More(); next <= done || next >= 1 {
			t.Fatalf("after %v comes %v", done, next)
		} else {
			done = next
		}
	}
	if _, err := compute(set(text)); !errors.As(err, &other) || other.More() <= done {
		t.Errorf("the same text is begun anew: %v", err)
	}
	if _, err := compute(set(text + " a")); !errors.As(err, &other) {
		t.Fatal("the next letter is counted at once")
	}
	if done := rest.More(); done != 1 {
		t.Errorf("the text before is still counted, %v of it", done)
	}
	for other.More() < 1 {
	}
	r, err := compute(set(text + " a"))
	if err != nil {
		t.Fatal(err)
	}
	cut, _ := token.Sentences(text+" a", token.Options{Lower: true, DropPunctuation: true})
	vocab := token.NewVocabulary(cut, 1)
	if m := r.Model.(*model); !reflect.DeepEqual(m.text, vocab.EncodeAll(cut)) || m.vocab.Len() != vocab.Len() {
		t.Errorf("%d words in %d sentences, want %d in %d", m.vocab.Len(), len(m.text), vocab.Len(), len(cut))
	}
}
