package gpt

import (
	"strings"
	"testing"

	"glassbox/core/matrix"
	"glassbox/core/sample"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/picture"
	"glassbox/wasm/shelf"
	"glassbox/wasm/timeline"
)

func TestExtremes(t *testing.T) {
	lessontest.Look(t, Lesson, "text=mia", "write=48&open=on&temperature=3&topp=1&topk=50", "text=zebras+run+away&focus=2&next=the",
		"text=the+cats,+which.&then=cats!&layer=1&head=4", "temperature=0.1&topk=1&topp=0.05", "write=20&focus=3")
}

// at are the numbers told when a step is done.
func at(r *lesson.Run, step string) map[string]any { return r.Numbers(r.Index(step)) }

// What the prose says of the sentence that the lesson opens with: a head looks back at the noun, and only then the model names it.
func TestTheHeadLooksBackToTheNoun(t *testing.T) {
	r := lessontest.Run(t, Lesson, "")
	if n := at(r, "look-2"); n["looked"] != "cats" || n["looked_percent"].(float64) < 99 {
		t.Errorf("it looks at %v, %v%%", n["looked"], n["looked_percent"])
	}
	if n := at(r, "embed"); n["said"] != "the" || n["said_percent"].(float64) < 99 {
		t.Errorf("the embedding says %v, %v%%", n["said"], n["said_percent"])
	}
	one, two := at(r, "think-1"), at(r, "think-2")
	if one["said"] == "cats" || two["said"] != "cats" || two["said_percent"].(float64) < 90 {
		t.Errorf("layer 1 says %v, layer 2 %v, %v%%", one["said"], two["said"], two["said_percent"])
	}
	wolves := lessontest.Run(t, Lesson, "text=the+wolves+ate+the+soup+.+now+the")
	if n := at(wolves, "append"); n["looked"] != "wolves" || n["best"] != "wolves" {
		t.Errorf("of wolves it looks at %v, and says %v", n["looked"], n["best"])
	}
}

// And of those under “Try this”.
func TestPromptsHoldWhatTheyPromise(t *testing.T) {
	nurses := lessontest.Run(t, Lesson, "text=the+nurses+near+the+wolf&head=1")
	one, two := at(nurses, "think-1")["said"].(string), at(nurses, "think-2")["said"].(string)
	if !strings.HasSuffix(one, "s") || strings.HasSuffix(two, "s") {
		t.Errorf("behind layer 1 it follows %q, behind layer 2 %q", one, two)
	}
	if n := at(lessontest.Run(t, Lesson, "next=parrots"), "draw"); n["taken"] != "parrots" || n["taken_cost"].(float64) < 3 {
		t.Errorf("%v costs %v", n["taken"], n["taken_cost"])
	}
	if story := at(lessontest.Run(t, Lesson, "then=parrots!&write=4"), "append")["story"].(string); !strings.Contains(story, "parrots are") &&
		!strings.Contains(story, "parrots from") {
		t.Errorf("behind the wrong noun it goes on %q", story)
	}
	calm := lessontest.Run(t, Lesson, "write=20&seed=2")
	wild := lessontest.Run(t, Lesson, "write=20&seed=2&temperature=3&topp=1&topk=50")
	cool, hot := at(calm, "append")["mean"].(float64), at(wild, "append")["mean"].(float64)
	if len(calm.Notices)+len(wild.Notices) > 0 || hot < 4*cool {
		t.Errorf("a calm story costs %v, a hot one %v; %v, %v", cool, hot, calm.Notices, wild.Notices)
	}
}

// slow is a model whose numbers are still on their way.
type slow struct{ tokens.Reader }

func (m slow) Read(ids []int, at int, o sample.Options) tokens.Reading {
	return pending{m.Reader.Read(ids, at, o)}
}

type pending struct{ tokens.Reading }

func (pending) Cells(int, bool) matrix.Matrix                   { return nil }
func (pending) Explain(film.Cell) (e film.Explanation, ok bool) { return e, false }
func (pending) Best(int, int) (id int, p float64, ok bool)      { return 0, 0, false }
func (pending) Model() []float64                                { return nil }
func (pending) Choice() *sample.Choice                          { return nil }

// What has not come yet is a dot, in every form of the figure, and nothing is told of it.
func TestWhatIsOnItsWayIsADot(t *testing.T) {
	m, err := shelf.Tells("stories")
	if err != nil {
		t.Fatal(err)
	}
	r, err := writeWith(slow{tokens.Shelved(m)}, lessontest.Values(t, Lesson, ""))
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Steps {
		for _, v := range []lesson.View{{Width: 328}, {Width: 912}, {Width: lesson.SlideWidth, Slide: true}} {
			v.Run, v.Moment = r, timeline.Moment{Step: i, Frac: 1}
			var list picture.List
			list.Reset(v.Width, Lesson.Height(v))
			if Lesson.Draw(&list, v); !strings.Contains(list.Dump(), `"·"`) {
				t.Errorf("width %v, step %s: there is no dot", v.Width, r.Steps[i].ID)
			}
			for _, it := range list.Items() {
				if _, ok := r.Inspect(it.ID, i); !ok || strings.Contains(it.Value, "%") {
					t.Errorf("step %s: %s is told as %q", r.Steps[i].ID, it.ID, it.Value)
				}
			}
		}
		for _, name := range []string{"looked", "said", "mean", "best", "warm_percent", "kept_count", "pick", "taken"} {
			if told, ok := r.Numbers(i)[name]; ok {
				t.Errorf("step %s tells %s: %v", r.Steps[i].ID, name, told)
			}
		}
	}
}

// The film of a tokenizer, with texts and words of all kinds, and as many merges as one likes.
func TestMergesLook(t *testing.T) {
	lessontest.Look(t, Lesson, "view=merges", "view=merges&merges=0&word=", "view=merges&corpus=a",
		"view=merges&merges=3840&word=%F0%9F%98%80",
		"view=merges&corpus="+strings.Repeat("abracadabra", 60)+"&word=cadabra", "view=merges&merges=3&corpus=a+a%0Ab%0A%0Ab")
	if _, err := Lesson.Compute(lessontest.Values(t, Lesson, "view=merges&corpus=")); err == nil {
		t.Error("of no text a tokenizer is learned")
	}
}

// What the prompts about the tokenizer say of its text: the blank goes first, and is what makes “shore” another word.
func TestTheBlankComesFirst(t *testing.T) {
	r := lessontest.Run(t, Lesson, "view=merges&word=+shore")
	first, last := at(r, "count-1"), lessontest.End(r)
	if first["left"] != "␣" || first["right"] != "s" || last["word_cut"] != "␣shore" {
		t.Errorf("first comes %v + %v; the word is cut into %v", first["left"], first["right"], last["word_cut"])
	}
	if bare := lessontest.End(lessontest.Run(t, Lesson, "view=merges&word=shore")); bare["pieces_count"].(float64) < 2 {
		t.Errorf("without a blank it is cut into %v", bare["word_cut"])
	}
	few := lessontest.End(lessontest.Run(t, Lesson, "view=merges&corpus=banana+bandana+banana+ban&word=+anaban"))
	if few["pieces_count"].(float64) > 4 {
		t.Errorf("a word of few letters is cut into %v", few["word_cut"])
	}
}
