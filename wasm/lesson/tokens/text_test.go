package tokens

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"glassbox/core/corpus"
	"glassbox/core/sample"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/shelf"
)

// opened is a text of the model of the shelf with its recording, for a link.
func opened(t *testing.T, query string) (*Text, control.Values) {
	t.Helper()
	m, err := shelf.Tells("stories")
	if err != nil {
		t.Fatal(err)
	}
	v, rest, notices := control.Defaults(Specs("the cats ate the soup . now the")).Parse(query)
	if len(rest)+len(notices) > 0 {
		t.Fatalf("%s: left %v, notices %v", query, rest, notices)
	}
	w, err := Open(Shelved(m), v)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	w.Film = film.New(w.Recording(), film.Plan{})
	return w, v
}

// set is the text after what a press sets.
func set(t *testing.T, v control.Values, to map[string]string) (*Text, control.Values) {
	t.Helper()
	for key, value := range to {
		next, err := v.Set(key, value)
		if err != nil {
			t.Fatal(err)
		}
		v = next
	}
	return opened(t, v.Query())
}

// What the model writes by itself is what it writes token by token, each by a press; undone, the text is as before.
func TestWritingOneByOneAndAtOnce(t *testing.T) {
	for _, query := range []string{"seed=1", "seed=2&temperature=3&topp=1&topk=50", "temperature=0.1"} {
		start, v := opened(t, query)
		many, at := set(t, v, start.appended(6))
		one := start
		for range 6 {
			one, v = set(t, v, one.appended(1))
		}
		if one.Whole() != many.Whole() || len(many.Pieces) != len(start.Pieces)+6 {
			t.Errorf("%s: one by one %q, at once %q", query, one.Whole(), many.Whole())
		}
		if back, _ := set(t, at, many.undone()); back.Whole() != start.Whole() {
			t.Errorf("%s: undone it is %q", query, back.Whole())
		}
	}
}

// The learner's choice is appended as such, and costs −ln of the model's probability; taken back, the seed chooses again.
func TestChoosing(t *testing.T) {
	w, v := opened(t, "")
	parrots, _ := w.Find("parrots")
	cost := w.Line(film.At("cost", 0))[parrots]
	chosen, at := set(t, v, w.taking(parrots))
	if chosen.Token() != parrots || math.Abs(math.Exp(-cost)-w.Model()[parrots]) > 1e-12 {
		t.Errorf("the next token is %q, at a cost of %v", chosen.Word(chosen.Token()), cost)
	}
	if given, _ := set(t, at, chosen.taking(parrots)); given.Next >= 0 {
		t.Error("a second press does not give the choice back")
	}
	if back, _ := set(t, at, chosen.undone()); back.Next >= 0 {
		t.Error("undo does not give the choice back")
	}
	written, at := set(t, at, chosen.appended(1))
	n := len(written.Pieces) - 1
	if p := written.Pieces[n]; p.ID != parrots || !written.Mine[n] || written.Mine[n-1] {
		t.Errorf("%+v is appended, the learner's: %v", p, written.Mine)
	}
	if got := written.Line(film.At("surprise", 0))[n-1]; math.Abs(got-cost) > 1e-9 {
		t.Errorf("it was to cost %v and cost %v", cost, got)
	}
	if back, _ := set(t, at, written.undone()); back.Whole() != w.Whole() {
		t.Errorf("undone it is %q", back.Whole())
	}
}

// A token chosen behind one in the middle takes the place of all that came behind it, the learner's text or written.
func TestChoosingInTheMiddle(t *testing.T) {
	for focus, want := range map[string]string{"1": "soup", "3": "the cats soup", "10": "the cats ate the soup. now the cats soup"} {
		w, v := opened(t, "then=cats!+from&write=2&focus="+focus)
		soup, _ := w.Find("soup")
		w, v = set(t, v, w.taking(soup))
		if w.Next >= 0 {
			w, _ = set(t, v, w.appended(1))
		}
		if w.Whole() != want {
			t.Errorf("behind token %s: %q, want %q", focus, w.Whole(), want)
		}
	}
}

// The model writes no further than its end, and reads no more than it has places for; both are said.
func TestEnds(t *testing.T) {
	ended, _ := opened(t, "write=48")
	last, _ := opened(t, "write="+strconv.Itoa(len(ended.Pieces)-ended.Prompt))
	if len(ended.Notices) != 1 || last.Token() != corpus.End || last.appended(1) != nil || len(last.Notices) != 0 {
		t.Errorf("%v, then %q", ended.Notices, last.Word(last.Token()))
	}
	full, _ := opened(t, "text="+strings.Repeat("the+", 45)+"the&write=9&temperature=0.1")
	if len(full.Pieces) != Most || len(full.Notices) != 1 || full.appended(1) != nil {
		t.Errorf("%d tokens, %v", len(full.Pieces), full.Notices)
	}
	long, _ := opened(t, "text="+strings.Repeat("zebra+", 60))
	if len(long.Pieces) != Most || len(long.Notices) != 2 { // it is cut, and a word is unknown
		t.Errorf("%d tokens, %v", len(long.Pieces), long.Notices)
	}
}

func TestWhatIsRefused(t *testing.T) {
	m, err := shelf.Tells("stories")
	if err != nil {
		t.Fatal(err)
	}
	for key, text := range map[string]string{"text": "  ", "next": "zebra", "then": "the <pad>"} {
		v, err := control.Defaults(Specs("the")).Set(key, text)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Open(Shelved(m), v); err == nil || err.(*control.Error).Key != key {
			t.Errorf("%s=%q: %v", key, text, err)
		}
	}
}

// What the film computes on the way to the next token is what the sampler does.
func TestTheFilmChoosesAsTheSamplerDoes(t *testing.T) {
	for _, query := range []string{"", "temperature=3&topp=1", "topk=1", "topp=0.05&temperature=0.1"} {
		w, _ := opened(t, query)
		c := sample.Of(w.Line(film.At("scores", 0)), w.Options)
		for k := range w.Shape().Vocabulary {
			warm, kept := w.Line(film.At("warm", 0))[k], w.Line(film.At("kept", 0))[k]
			if math.Abs(warm-c.Warm[k]) > 1e-12 || math.Abs(kept-c.P[k]) > 1e-12 {
				t.Fatalf("%s: %q has %v and %v, the sampler says %v and %v", query, w.Word(k), warm, kept, c.Warm[k], c.P[k])
			}
		}
	}
}

// A tick stands where a token follows without a space.
func TestMarksUnderTokens(t *testing.T) {
	w, _ := opened(t, "text=The+cats,+which+ate.")
	for i, want := range []bool{false, false, false, true, false, false, true} {
		if w.joined(i) != want {
			t.Errorf("token %d, %q, is joined to the one before: %v", i, w.Pieces[i].Text, !want)
		}
	}
}

// A word that is being written is completed; what comes next is not given away.
func TestSuggestionsDoNotGuess(t *testing.T) {
	for text, want := range map[string]string{
		"the cats ate the so": "soup", "the cats ate the": "", "the cats ate the ": "", "": "", "the zeb": "",
	} {
		all := begun(text)
		if got := len(all); all == nil || (want == "") != (got == 0) || got > 0 && all[0].Label != want {
			t.Errorf("%q: %v, want %q", text, all, want)
		}
	}
}

// A text that fills all places says so, and what was written of what was asked for is what the control shows.
func TestAFullTextSaysSo(t *testing.T) {
	for query, want := range map[string]struct{ told, written string }{
		"write=5": {"", "5"},
		"text=" + strings.Repeat("the+", 46) + "the":                                      {"is full", "0"},
		"text=" + strings.Repeat("the+", 45) + "the":                                      {"", "0"},
		"text=" + strings.Repeat("the+", 60) + "the":                                      {"reads the first 47", "0"},
		"text=the+cats+near+the+wolf+sing+.&write=48&temperature=3&topp=1&topk=50&seed=1": {".", ""},
	} {
		w, _ := opened(t, query)
		said := ""
		for _, n := range w.Notices {
			said += n.Text
		}
		if want.told == "" && said != "" || !strings.Contains(said, want.told) || strings.Count(said, ".") > 1 {
			t.Errorf("%.40s: said is %q", query, said)
		}
		if n := strconv.Itoa(len(w.Pieces) - w.Frozen); w.Taken["write"] != n || want.written != "" && n != want.written {
			t.Errorf("%.40s: %s are written, the control shows %s", query, n, w.Taken["write"])
		}
	}
}
