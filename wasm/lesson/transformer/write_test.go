package transformer

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"glassbox/core/corpus"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

func written(t *testing.T, query string) *writing {
	t.Helper()
	return lessontest.Run(t, Lesson, "view=write&"+query).Model.(*writing)
}

var sentences = []string{
	"the+cat", "the+zebra+is+green", "the+animal+did+not+cross+the+street+because+it+was+too+wide", "qat", "my+aunt+bought",
}

// Greedy writes what the model's own greedy search does, and so does a beam of one.
func TestGreedyIsTheModels(t *testing.T) {
	for _, s := range sentences {
		w := written(t, "decoding=greedy&text="+s)
		tp := tape.New[float64]()
		want := w.On(tp).Greedy(tp, w.source.ids, nn.Ends{Begin: corpus.Begin, End: corpus.End, Most: maxWords + 1})
		if one := written(t, "decoding=beam&beams=1&text="+s); !slices.Equal(w.target.ids, want) || !slices.Equal(one.target.ids, want) {
			t.Errorf("%s: %v, and with one beam %v, want %v", s, w.target.ids, one.target.ids, want)
		}
		for k, id := range want {
			if best, p := w.Best(k); best != id || p != w.Right(k) {
				t.Errorf("%s: word %d is %d with %v, and the likeliest is %d with %v", s, k, id, w.Right(k), best, p)
			}
		}
	}
}

// The sum of a branch is that of the logarithms of the probabilities that a whole pass over its words gives. What is kept is no
// worse than what is pruned in the same place, and no more than the beams.
func TestBranchesAreComputedAnew(t *testing.T) {
	for _, s := range sentences {
		w := written(t, "beams=5&text="+s)
		for _, leaf := range w.tree.Leaves {
			ids := w.tree.Tokens(leaf)
			again, seen := *w.setting, *w.Model
			again.Model, again.target = &seen, side{ids: ids, words: make([]string, len(ids))}
			m := &model{setting: &again}
			m.record(tape.New[float64]())
			total := 0.0
			for k, id := range ids {
				total += math.Log(m.p.At(k, id))
			}
			if got := w.tree.Branches[leaf].Total; math.Abs(got-total) > 1e-9 {
				t.Errorf("%s: branch %d has %v, its words %v", s, leaf, got, total)
			}
		}
		kept := map[int]int{}
		for i, b := range w.tree.Branches {
			if b.Kept {
				kept[w.deep[i]]++
			}
			if b.Kept != (w.missed[i] <= 0) || kept[w.deep[i]] > w.width {
				t.Errorf("%s: branch %d: %+v, missed by %v, %d kept", s, i, b, w.missed[i], kept[w.deep[i]])
			}
		}
	}
}

// A word arrives with its own step, and the looks of its step are those of the layer and the heads that are chosen.
func TestWordsArriveOneByOne(t *testing.T) {
	r := lessontest.Run(t, Lesson, "view=write&layer=1&looks=2")
	w := r.Model.(*writing)
	for k := range w.target.words {
		n := strconv.Itoa(k + 1)
		for id, want := range map[string]bool{"look-" + n: false, "guess-" + n: true} {
			if step := r.Index(id); w.Known(film.At("p", k), step) != want || w.Known(film.At("p", k+1), step) || w.present(step) != k {
				t.Errorf("word %d at step %s: %d", k, id, w.present(step))
			}
		}
		for j, x := range w.looked[k] {
			if a := w.Matrix(film.At("decoder.1.cross.head2.a2")).At(k, j); a != x {
				t.Errorf("word %d looks at %d with %v, want %v", k, j, x, a)
			}
		}
	}
	if ids := strings.Join([]string{r.Steps[0].ID, r.Steps[1].ID, r.Steps[len(r.Steps)-1].ID}, " "); ids != "read look-1 end" {
		t.Errorf("the film has %s", ids)
	}
}

// What is typed is either written, with all that is wrong said, or refused with a sentence.
func TestWritingExtremes(t *testing.T) {
	long := strings.Repeat("incomprehensibilities+", 64)
	for _, query := range []string{
		"text=" + long + "a&beams=5", "text=%F0%9F%A6%93+%F0%9F%A6%93&decoding=greedy", "text=x+y+z&looks=4&layer=1", "text=a",
		"text=the+cat&beams=5&looks=1", "text=" + strings.Repeat("a+", 24) + "&beams=4",
	} {
		lessontest.Look(t, Lesson, "view=write&"+query)
		if r := lessontest.Run(t, Lesson, "view=write&"+query); len(r.Notices) == 0 {
			t.Errorf("%s: nothing is said", query)
		}
	}
	for _, text := range []string{"", " . ", strings.Repeat("the cat ", 12800)} {
		v, err := lessontest.Values(t, Lesson, "view=write").Set("text", text)
		if err == nil {
			_, err = Lesson.Compute(v)
		}
		if wrong, ok := err.(*control.Error); !ok || wrong.Key != "text" || wrong.Text == "" {
			t.Errorf("%.10q: %v", text, err)
		}
	}
}

// On a phone the English words are a list of rows, and every look that is worth an arrow has one, from the slot to its row.
func TestAPhoneShowsTheLooks(t *testing.T) {
	for _, query := range []string{"", "&looks=2", "&text=" + strings.Repeat("the+cat+", 10)} {
		r := lessontest.Run(t, Lesson, "view=write"+query)
		w := r.Model.(*writing)
		v := lesson.View{Run: r, Width: 358, Moment: timeline.Moment{Step: r.Index("look-2"), Frac: 1}}
		var l picture.List
		l.Reset(v.Width, Lesson.Height(v))
		Lesson.Draw(&l, v)
		rows := map[float64]bool{}
		for i := range w.heard {
			it, ok := l.Find(film.At("english", i).String())
			if at := it.Ring.Box; !ok || at.X < headsAt || at.H != w.rowHigh() || rows[at.Y] || it.Value != figure.Percent(w.looked[1][i]) {
				t.Errorf("%s: word %d stands at %v with %q", query, i, at, it.Value)
			}
			rows[it.Ring.Box.Y] = true
		}
		want, least := 0, 0.05
		if len(w.heads) == 1 {
			least = 0.01
		}
		for _, h := range w.heads {
			for _, x := range w.row(1, h) {
				if x >= least {
					want++
				}
			}
		}
		for s := range l.Shapes {
			if a, ok := s.(picture.Arrow); ok {
				if want--; a.Curve[0].X != portsAt || a.Curve[3].X != headsAt {
					t.Errorf("%s: an arrow leads from %v to %v", query, a.Curve[0], a.Curve[3])
				}
			}
		}
		if want != 0 {
			t.Errorf("%s: %d arrows are missing", query, want)
		}
	}
}
