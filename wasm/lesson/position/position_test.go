package position

import (
	"math"
	"net/url"
	"slices"
	"strings"
	"testing"

	"glassbox/core/corpus"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/shelf"
	"glassbox/wasm/timeline"
)

func run(t testing.TB, query string) *lesson.Run { return lessontest.Run(t, Lesson, query) }

func mustSet(t testing.TB, query string) control.Values { return lessontest.Values(t, Lesson, query) }

func TestOrderIsSeenOnlyWithPositions(t *testing.T) {
	for _, query := range []string{"", "preset=who", "order=reversed&d=64", "text=one+two+three+four+five+six+seven+eight+nine+ten&d=6"} {
		n := lessontest.End(run(t, query))
		if moved := n["moved"].(float64); moved > 1e-12 {
			t.Errorf("%q: without positions the outputs differ by %v", query, moved)
		}
		if apart := n["apart"].(float64); apart < 1e-3 {
			t.Errorf("%q: with positions the outputs differ by only %v", query, apart)
		}
	}
}

func TestShiftIsARotation(t *testing.T) {
	for _, query := range []string{"", "preset=many&shift=-64", "base=1&shift=64", "d=2&length=2"} {
		if off := lessontest.End(run(t, query))["off"].(float64); off > 1e-12 {
			t.Errorf("%q: off by %v", query, off)
		}
	}
}

// Source: the formula of Vaswani et al. 2017, section 3.5, evaluated here on its own.
func TestEncoding(t *testing.T) {
	pe := lessontest.End(run(t, "d=6&length=9&base=100"))["PE"].([][]float64)
	for pos, row := range pe {
		for i, got := range row {
			a := float64(pos) / math.Pow(100, float64(i/2*2)/6)
			want := math.Sin(a)
			if i%2 == 1 {
				want = math.Cos(a)
			}
			if math.Abs(got-want) > 1e-15 {
				t.Errorf("PE(%d, %d) = %v, want %v", pos, i, got, want)
			}
		}
	}
}

// Similarity depends only on how far apart two positions are.
func TestSimilarityIsAlikeAlongDiagonals(t *testing.T) {
	s := lessontest.End(run(t, "preset=many"))["similar"].([][]float64)
	for p := range s {
		for q := range s {
			if d := math.Abs(s[p][q] - s[0][max(p-q, q-p)]); d > 1e-9 {
				t.Fatalf("positions %d and %d: off by %v", p, q, d)
			}
		}
	}
}

func TestBadSentences(t *testing.T) {
	for _, text := range []string{"", "   "} {
		v, _, _ := control.Defaults(Lesson.Controls()).Parse("text=" + url.QueryEscape(text))
		if _, err := compute(v); err == nil || !strings.Contains(err.Error(), "1 to 12") {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := compute(mustSet(t, "d=7")); err == nil || !strings.Contains(err.Error(), "even") {
		t.Errorf("d = 7: %v", err)
	}
	if r := run(t, "text="+strings.Repeat("word+", 20)+"&dim=60&at=60"); len(r.Notices) != 3 {
		t.Errorf("notices %v", r.Notices)
	}
}

func TestExtremes(t *testing.T) {
	long := "text=" + strings.Repeat("incomprehensible+", 12) + "&d=64&length=64"
	for _, query := range []string{"text=one", "text=a+a", "d=2&length=2", "d=64&length=64&base=1000000", "base=1", long} {
		r := run(t, query)
		for i := range r.Steps {
			for _, width := range []float64{328, 600, 640, 912, 1400} {
				for depth, frac := range []float64{1, 0.5, 1} {
					l := at(r, i, frac, depth, width)
					for s := range l.Shapes {
						room := 1.0
						if x, ok := s.(picture.Text); ok {
							room = 8
							if strings.Contains(x.S, "undefined") || strings.Contains(x.S, "overflow") || x.Size < 12 {
								t.Fatalf("%s, step %s: %+v", query, r.Steps[i].ID, x)
							}
						}
						if b := s.Bounds(); !(b.X >= -room && b.Y >= -room && b.X+b.W <= l.W+room && b.Y+b.H <= l.H+room) {
							t.Fatalf("%s, step %s, width %v: %+v leaves the %v × %v figure", query, r.Steps[i].ID, width, s, l.W, l.H)
						}
					}
				}
				seen := map[string]bool{}
				for _, it := range at(r, i, 1, 1, width).Items() {
					if in, ok := r.Inspect(it.ID, i); !ok || in.From == nil || seen[it.ID] || it.Label == "" {
						t.Fatalf("%s, step %s: item %s explained %v, seen %v", query, r.Steps[i].ID, it.ID, ok, seen[it.ID])
					}
					seen[it.ID] = true
				}
			}
		}
	}
}

func at(r *lesson.Run, i int, frac float64, depth int, width float64) *picture.List {
	v := lesson.View{Run: r, Width: width, Moment: timeline.Moment{Step: i, Frac: frac}, Depth: depth}
	l := &picture.List{}
	l.Reset(width, height(v))
	draw(l, v)
	return l
}

// The means are what the models' own loss is, to which all words behind the sign of the beginning count, and what was measured
// on other stories stands in their reports.
func TestTrainedLosses(t *testing.T) {
	r := run(t, "preset=trained")
	n, m := lessontest.End(r), r.Model.(*model)
	for k, kind := range kinds {
		net, err := shelf.Tells(kind.name)
		if err != nil {
			t.Fatal(err)
		}
		for o, order := range orders {
			tp, ids := tape.New[float64](), []int{corpus.Begin}
			for place := range m.words {
				ids = append(ids, slices.Index(net.Words, m.word(o, place)))
			}
			T := len(ids) - 1
			want := tp.CrossEntropyClasses(net.On(tp).Read(tp, ids[:T], T).Logits, ids[1:]).At(0, 0)
			if got := n[order+"_"+kind.positions].(float64); math.Abs(got-want) > 1e-9 {
				t.Errorf("%s, %s: the mean surprise is %v, want %v", kind.name, order, got, want)
			}
		}
		if n["other_"+kind.positions].(float64) < 3*n["written_"+kind.positions].(float64) {
			t.Errorf("%s: another order costs little more", kind.name)
		}
		if want := []float64{0.7802114005676467, 0.7799426493442528, 0.787148937737089}[k]; n["held_"+kind.positions] != want { // of report.json
			t.Errorf("%s: %v nats on stories held out, want %v", kind.name, n["held_"+kind.positions], want)
		}
	}
}

// Words that the models do not know are told of once, and what is unknown is marked wherever it stands.
func TestTrainedUnknownWords(t *testing.T) {
	r := run(t, "mode=trained&text=the+zebra+sings+to+a+Zebra+.")
	if len(r.Notices) != 1 || !strings.Contains(r.Notices[0].Text, "zebra") || strings.Contains(r.Notices[0].Text, "sings") {
		t.Errorf("notices %+v", r.Notices)
	}
	var l picture.List
	v := lesson.View{Run: r, Width: 912, Moment: timeline.Moment{Step: len(r.Steps) - 1, Frac: 1}}
	l.Reset(v.Width, height(v))
	draw(&l, v)
	dotted := 0
	for s := range l.Shapes {
		if b, ok := s.(picture.Rect); ok && b.Stroke.Dash == picture.Dotted {
			dotted++
		}
	}
	if dotted != 4 {
		t.Errorf("%d cards are marked, want 4", dotted)
	}
}
