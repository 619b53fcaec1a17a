package transformer

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// In whichever sentence, layer and head, nothing leaves the figure or goes unexplained.
func TestExperiments(t *testing.T) {
	longest, at := 0, 0
	for i, p := range minimal() {
		if n := len(strings.Join(p[1].Source, " ")); n > longest {
			longest, at = n, i+1
		}
	}
	lessontest.Look(t, Lesson, "view=it", "view=it&ending=place&mean=on", "view=it&layer=1&head=4&ending=place&pair="+strconv.Itoa(at))
}

// What was measured of a sentence after training is what is computed of it here, in every head and from both words.
func TestExperimentsAreMeasuredAlike(t *testing.T) {
	for _, query := range []string{
		"", "&ending=place&pair=17", "&layer=1&head=3&pair=400", "&mean=on&pair=5&ending=place", "&head=4&pair=233",
	} {
		x := lessontest.Run(t, Lesson, "view=it"+query).Model.(*experiment)
		for _, g := range x.sights {
			at := 4*x.pair + 2*x.ending
			for i, j := range []int{x.Right, x.Wrong} {
				if got, want := g.all[at+i], g.row[j]; math.Abs(got-want) > 0.0005 {
					t.Errorf("%s: %s gives word %d %v, its report says %v", query, g.name(), j, want, got)
				}
			}
		}
	}
}

// Means over all sentences are those of the report, and bars hold every sentence once.
func TestExperimentsAddUp(t *testing.T) {
	x := lessontest.Run(t, Lesson, "view=it&head=2").Model.(*experiment)
	for _, g := range x.sights {
		right, wrong, _ := g.means()
		for _, m := range x.report[g.model] {
			if m.layer == 2 && m.head == 1 && m.from == g.from && math.Abs(m.right-right)+math.Abs(m.wrong-wrong) > 0.0005 {
				t.Errorf("%s: the means are %v and %v, the report says %+v", g.name(), right, wrong, m)
			}
		}
		seen := [2]map[int]bool{{}, {}}
		for k, b := range g.bars {
			for _, n := range b.sentences {
				seen[k/bins][n] = true
			}
		}
		if len(seen[0]) != 2*pairs || len(seen[1]) != 2*pairs {
			t.Errorf("%s: bars have %d and %d sentences", g.name(), len(seen[0]), len(seen[1]))
		}
	}
}

// A press on a bar leads to the next of its sentences, whatever they are.
func TestBarsLeadToTheirSentences(t *testing.T) {
	x := lessontest.Run(t, Lesson, "view=it").Model.(*experiment)
	s := itScene{experiment: x}
	for _, g := range x.sights {
		for _, b := range g.bars {
			if len(b.sentences) == 0 {
				if s.into(b) != nil {
					t.Errorf("%s is empty and leads to %v", b.label, s.into(b))
				}
				continue
			}
			query := "view=it"
			for key, value := range s.into(b) {
				query += "&" + key + "=" + value
			}
			to := lessontest.Values(t, Lesson, query)
			n := 2 * (to.Int("pair") - 1)
			if to.Get("ending") == "place" {
				n++
			}
			if len(b.sentences) > 1 && n == 0 || !strings.Contains(","+joined(b.sentences)+",", ","+strconv.Itoa(n)+",") {
				t.Errorf("%s leads to sentence %d", b.label, n)
			}
		}
	}
}

func joined(numbers []int) string {
	var parts []string
	for _, n := range numbers {
		parts = append(parts, strconv.Itoa(n))
	}
	return strings.Join(parts, ",")
}

// The point of it all: from “it” the plain model does not look at the right noun and yet writes the right pronoun.
func TestAttentionIsNoExplanation(t *testing.T) {
	for _, query := range []string{"view=it", "view=it&ending=place"} {
		x := lessontest.Run(t, Lesson, query).Model.(*experiment)
		if x.sights[0].row[x.Right] > 0.1 || x.sights[1].row[x.Right] < 0.8 || x.sights[2].row[x.Right] < 0.8 {
			t.Errorf("%s: the sights are %+v", query, x.sights)
		}
		for _, model := range tested {
			if x.writes(model) < 0.99 {
				t.Errorf("%s: %s writes the pronoun with %v", query, model, x.writes(model))
			}
		}
	}
}

// What the ends of an axis are called stands beside it, and no mark of the sentence on it.
func TestMarksStandBesideTheEnds(t *testing.T) {
	for _, width := range []float64{358, 912} {
		r := lessontest.Run(t, Lesson, "view=it")
		v := lesson.View{Run: r, Width: width, Moment: timeline.Moment{Step: len(r.Steps) - 1, Frac: 1}}
		var l picture.List
		l.Reset(width, Lesson.Height(v))
		Lesson.Draw(&l, v)
		marks, ends := []picture.Point{}, 0
		for s := range l.Shapes {
			if c, ok := s.(picture.Curve); ok && len(c.Points) == 2 && c.Stroke == figure.Framed && c.Points[0].X == c.Points[1].X {
				marks = append(marks, c.Points[0])
			}
		}
		for s := range l.Shapes {
			text, ok := s.(picture.Text)
			if !ok || text.Size != 12 || text.Paint.Role != picture.Ink3 || text.S != "0%" && text.S != "100%" {
				continue
			}
			ends++
			from, to := text.At.X, text.At.X+figure.Taken(text.S, 12)
			if text.Anchor == picture.End {
				from, to = text.At.X-figure.Taken(text.S, 12), text.At.X
			}
			for _, m := range marks {
				if math.Abs(m.Y-text.At.Y) < 20 && from < m.X && m.X < to {
					t.Errorf("width %v: a mark at %v stands on “%s” from %v to %v", width, m, text.S, from, to)
				}
			}
		}
		if ends != 8 || len(marks) < 8 {
			t.Errorf("width %v: %d ends and %d marks", width, ends, len(marks))
		}
	}
}
