package attention

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

func set(t testing.TB, query string) control.Values { return lessontest.Values(t, Lesson, query) }

func run(t testing.TB, query string) *lesson.Run { return lessontest.Run(t, Lesson, query) }

// percents are the weights of the focus word as they are shown.
func percents(r *lesson.Run) string {
	var all []string
	m := r.Model.(*model)
	for _, w := range m.figure.Line(film.At("weights", m.Focus)) {
		all = append(all, figure.Percent(w))
	}
	return strings.Join(all, " ")
}

func TestScoresSetByHandReachTheShares(t *testing.T) {
	for query, want := range map[string]string{"": "5% 40% 20% 10% 5% 20%", "preset=cat-ate": "40% 20% 40%"} {
		if got := percents(run(t, query)); got != want {
			t.Errorf("%q: %s, want %s", query, got, want)
		}
	}
}

// A drag moves a score by tenths; from 0 both targets are reached.
func TestDraggingReachesTheShares(t *testing.T) {
	for _, c := range []struct {
		start, want string
		drags       []string
	}{
		{"preset=cat-ate&scores=0,0,0", "40% 20% 40%", []string{"1.4", "0", "1.4"}},
		{"scores=0,0,0,0,0,0", "5% 40% 20% 10% 5% 20%", []string{"0", "4.2", "2.8", "1.4", "0", "2.8"}},
	} {
		v := set(t, c.start)
		for j, to := range c.drags {
			v, _ = v.Set(control.Element("scores", j), to)
		}
		r, err := compute(v)
		if err != nil || percents(r) != c.want {
			t.Errorf("%s: %s, %v", c.start, percents(r), err)
		}
	}
}

// What is shown can be done by hand: the product of the query and each key is the score, to the last digit shown.
func TestKeysGiveTheScores(t *testing.T) {
	for _, query := range []string{"", "d=1", "d=7", "d=128", "preset=animal&d=3", "scores=-50,50,0.01,3,-7.77,9"} {
		m := run(t, query).Model.(*model)
		for j, want := range m.scores {
			if got := m.layer.Scores.At(m.Focus, j); math.Abs(got-want) > 1e-9 {
				t.Errorf("%s: word %d has q·k = %v, want %v", query, j, got, want)
			}
		}
	}
}

func TestOrderDoesNotMatterWithoutPositions(t *testing.T) {
	for _, c := range []struct {
		query string
		same  bool
	}{
		{"", true}, {"mode=random", true}, {"mode=random&d=32&preset=animal", true},
		{"mode=random&positions=sinusoidal", false}, {"mode=random&mask=on", false},
	} {
		gap := lessontest.End(run(t, c.query))["moved"].(float64)
		if c.same && gap > 1e-12 || !c.same && gap < 1e-3 {
			t.Errorf("%q: outputs differ by %v", c.query, gap)
		}
	}
}

// Every gradient of a small layer agrees with its central finite difference.
func TestProofs(t *testing.T) {
	for _, query := range []string{
		"text=a+b+c&focus=2&d=3",
		"mode=random&text=a+b+c&focus=2&d=3&positions=sinusoidal",
		"mode=random&text=a+b+c&focus=3&d=2&mask=on&target=1", "mode=trained&text=the+wolf&target=2",
	} {
		r := run(t, query)
		last, proved := len(r.Steps)-1, 0
		for name, x := range lessontest.End(r) {
			all, ok := x.([][]float64)
			if !ok {
				continue
			}
			for i := range all {
				for j := range all[i] {
					p, ok := r.Prove(film.At(name, i, j).String(), last)
					if !ok {
						continue
					}
					proved++
					if p.Difference > 1e-7*max(1, math.Abs(p.Gradient)) {
						t.Errorf("%s: %s: %+v", query, name, p)
					}
				}
			}
		}
		if proved < 50 {
			t.Errorf("%s: only %d gradients could be proved", query, proved)
		}
	}
}

func TestSoftmaxGradientsAddUpToZero(t *testing.T) {
	sum := 0.0
	for _, d := range lessontest.End(run(t, "mode=random&preset=animal&d=8"))["dscores"].([][]float64)[7] {
		sum += d
	}
	if math.Abs(sum) > 1e-12 {
		t.Errorf("the gradients of the scores add up to %v", sum)
	}
}

func TestBadSentences(t *testing.T) {
	for _, text := range []string{"", "   ", "\n\t"} {
		if _, err := compute(set(t, "text="+url.QueryEscape(text))); err == nil || !strings.Contains(err.Error(), "1 to 64") {
			t.Errorf("%q: %v", text, err)
		}
	}
	r := run(t, "text="+url.QueryEscape(strings.Repeat("word ", 80)))
	if lessontest.End(r)["words"] != 64.0 || !strings.Contains(r.Notices[0].Text, "80 words") {
		t.Errorf("80 words: %v", r.Notices)
	}
	r = run(t, "text=hello&focus=9&target=9")
	if len(r.Notices) != 2 || lessontest.End(r)["words"] != 1.0 || r.Taken["focus"] != "1" {
		t.Errorf("one word: %v", r.Notices)
	}
	if r = run(t, "text=hello"); len(r.Notices) > 0 || r.Taken["focus"] != "1" {
		t.Errorf("one word, and a focus that nobody chose: %v", r.Notices)
	}
}

// Scores that were set by hand for a preset's sentence are those of its words; other words have 0.
func TestScoresFollowTheirWords(t *testing.T) {
	r := run(t, "text=a+cat+on+a+mat")
	if got := r.Model.(*model).scores; !slices.Equal(got, []float64{0, 4.16, 1.38, 0, 2.78}) || len(r.Notices) > 0 {
		t.Errorf("the scores are %v, %v", got, r.Notices)
	}
	if got := run(t, "text=a+cat+on+a+mat&scores=1,2,3,4,5").Model.(*model).scores; !slices.Equal(got, []float64{1, 2, 3, 4, 5}) {
		t.Errorf("set for this sentence, the scores are %v", got)
	}
}

var extremes = []string{
	"preset=subject&head=3", "preset=senses&senses=bat", "mode=trained&senses=bank&focus=1&text=bank",
	"mode=trained&text=" + long(64) + "&focus=40",
	"mode=trained&model=translation&preset=animal&beside=recurrent", "mode=trained&beside=recurrent&senses=bank&text=" + long(13),
	"text=one", "text=a+b&focus=1", "text=?!&focus=2", "text=a+b+c+d+e&focus=1", "text=a+b+c+d+e&focus=5",
	"text=日本語+です&focus=1", "mask=on&focus=1",
	"mask=on&mode=random&preset=animal&beside=recurrent", "d=1", "d=7&mode=random", "d=128&mode=random&positions=sinusoidal",
	"scores=50,-50,50,-50,50,-50", "preset=animal&d=128",
	"text=" + long(24) + "&focus=13&mode=random&d=16&beside=recurrent", "text=" + long(64) + "&focus=64&d=128&mode=random",
	"text=" + long(13) + "&focus=1&mask=on&mode=random",
	"text=" + strings.Repeat("w", 300) + "+x+y&focus=1", "text=" + long(8) + "&focus=8", "text=" + long(9) + "&focus=5&mode=random&d=3",
}

func long(n int) string {
	return strings.Join(strings.Fields(strings.Repeat("the animal did not cross the wide street because it was too tired ", 6))[:n], "+")
}

// Whatever the sentence, at every operation of the film items are told apart and explained, and nothing lies
// outside of the figure.
func TestExtremes(t *testing.T) {
	for _, query := range extremes {
		r := run(t, query)
		for k, b := range r.Model.(*model).Plan.Beats {
			i := r.Index(b.ID)
			for depth, frac := range []float64{1, 0.5, 1} {
				for _, width := range []float64{328, 640, lesson.SlideWidth, 912, 1400} {
					checkPicture(t, query+" "+b.ID, at(r, i, frac, depth, width))
				}
			}
			if k%3 == 0 {
				checkItems(t, query, r, i, at(r, i, 1, 1, 912))
				checkItems(t, query, r, i, at(r, i, 1, 1, 358))
			}
		}
	}
}

// at is the picture of a moment; one as wide as a slide is one.
func at(r *lesson.Run, i int, frac float64, depth int, width float64) *picture.List {
	v := lesson.View{Run: r, Width: width, Slide: width == lesson.SlideWidth, Moment: timeline.Moment{Step: i, Frac: frac}, Depth: depth}
	l := &picture.List{}
	l.Reset(width, height(v))
	draw(l, v)
	return l
}

func checkPicture(t *testing.T, what string, l *picture.List) {
	t.Helper()
	for s := range l.Shapes {
		room := 1.0
		if x, ok := s.(picture.Text); ok {
			room = 8
			if x.Size < 12 || strings.Contains(x.S, "undefined") || strings.Contains(x.S, "overflow") {
				t.Fatalf("%s: text %+v", what, x)
			}
		}
		if b := s.Bounds(); !(b.X >= -room && b.Y >= -room && b.X+b.W <= l.W+room && b.Y+b.H <= l.H+room) {
			t.Fatalf("%s: %+v leaves the %v × %v figure", what, s, l.W, l.H)
		}
	}
}

func checkItems(t *testing.T, query string, r *lesson.Run, i int, l *picture.List) {
	t.Helper()
	seen := map[string]bool{}
	for _, it := range l.Items() {
		if in, ok := r.Inspect(it.ID, i); !ok || in.From == nil || seen[it.ID] || it.Label == "" {
			t.Fatalf("%s, step %s: item %s explained %v, seen %v", query, r.Steps[i].ID, it.ID, ok, seen[it.ID])
		}
		seen[it.ID] = true
	}
}

func BenchmarkDraw(b *testing.B) {
	r := run(b, "text="+long(64)+"&focus=30&d=128&mode=random")
	for b.Loop() {
		at(r, len(r.Steps)-3, 0.5, 1, 912)
	}
}

func BenchmarkCompute(b *testing.B) {
	v := set(b, "text="+long(64)+"&focus=30&d=128&mode=random")
	for b.Loop() {
		if _, err := compute(v); err != nil {
			b.Fatal(err)
		}
	}
}

// Pointing at a word, at its weight in the matrix, or coming to it by keyboard leaves its arrow alone strong, and
// rings its weight. The focus word belongs to all arrows.
func TestPointingSinglesOutAWord(t *testing.T) {
	r := run(t, "")
	strong := func(hover, selected string) (arrows, rings int) {
		view := lesson.View{Run: r, Width: 912, Hover: hover, Selected: selected, Moment: timeline.Moment{Step: r.Index("all"), Frac: 1}}
		var l picture.List
		l.Reset(view.Width, height(view))
		draw(&l, view)
		for s := range l.Shapes {
			switch s := s.(type) {
			case picture.Arrow:
				if s.Paint.Alpha == 1 && s.Curve[0].Y > 110 { // those above explain the widths
					arrows++
				}
			case picture.Rect:
				if s.Stroke.Paint == picture.Solid(picture.Ink2) {
					rings++
				}
			}
		}
		return arrows, rings
	}
	for _, c := range []struct {
		hover, selected string
		arrows, rings   int
	}{{"", "", 6, 0}, {"word-1", "", 1, 2}, {"weights-2-1", "", 1, 2}, {"", "word-4", 1, 2}, {"word-2", "", 6, 0}, {"", "word-99", 6, 0}} {
		if a, n := strong(c.hover, c.selected); a != c.arrows || n != c.rings {
			t.Errorf("at %+v: %d strong arrows and %d rings", c, a, n)
		}
	}
}

// Words with equal scores get equal shares; the first of them is framed as the largest and spoken of, and nothing is left
// over when it is taken off.
func TestEqualScores(t *testing.T) {
	for _, query := range []string{"scores=1,1,1,1,1,1", "scores=0,0,0,0,0,0", "scores=-2,3,0,3,3,1", "preset=cat-ate&scores=0,0,0",
		"scores=2.5,1,2.5,2.5,0,2.5&d=16"} {
		r := lessontest.Run(t, Lesson, query)
		m, end := r.Model.(*model), lessontest.End(r)
		first := slices.Index(m.scores, slices.Max(m.scores))
		if end["best_word"] != m.Words[first] || m.best != first {
			t.Errorf("%s: the strongest is %v, word %d, want word %d", query, end["best_word"], m.best, first)
		}
		shifted := film.Line(m.Matrix(film.At("shifted")), 0)
		for j, s := range m.scores {
			if got := m.layer.Scores.At(m.Focus, j); got != s {
				t.Errorf("%s: score %d is %v, want %v", query, j, got, s)
			}
			if s == m.scores[first] && shifted[j] != 0 {
				t.Errorf("%s: of the largest score %v is left", query, shifted[j])
			}
		}
	}
}

// What a word does with its attention is told so that it holds for a word alone, and for one that keeps most itself, too.
func TestHowAttentionIsShared(t *testing.T) {
	for query, want := range map[string]string{
		"":                    "“sat” gives 40% of its attention to “cat” and keeps 20% for itself",
		"text=,":              "“,” has nothing but itself to look at and keeps all of its attention",
		"mode=random&text=we": "“we” has nothing but itself to look at and keeps all of its attention",
		"mask=on&focus=1":     "“the” has nothing but itself to look at and keeps all of its attention",
		"scores=0,0,5,0,0,0":  "“sat” keeps 71% of its attention for itself, the largest share of all",
	} {
		if got := lessontest.End(lessontest.Run(t, Lesson, query))["gives"]; got != want {
			t.Errorf("%s: %v, want %s", query, got, want)
		}
	}
}

// Where arrows lead to some of the words alone it is said to how many, and how much the others hold together; there and back.
func TestArrowsSayWhatTheyLeaveOut(t *testing.T) {
	cut := 0
	for _, query := range []string{"", "preset=animal", "mode=random&focus=5&text=" + long(24), "focus=13&text=" + long(24),
		"focus=13&mask=on&text=" + long(40)} {
		r := run(t, query)
		m := r.Model.(*model)
		for _, v := range []lesson.View{{Width: 328}, {Width: 912}, {Width: lesson.SlideWidth, Slide: true}} {
			for _, step := range []struct{ id, arrows, text string }{{"out", "arc", "Arrows"}, {"dk", "back", "Gradients"}} {
				v.Run, v.Moment = r, timeline.Moment{Step: r.Index(step.id), Frac: 1}
				var l picture.List
				l.Reset(v.Width, height(v))
				draw(&l, v)
				n, seen, all, led := 0, 0, 0.0, 0.0
				share := func(j int) float64 {
					if step.arrows == "arc" {
						return m.layer.Weights.At(m.Focus, j)
					}
					return math.Abs(m.layer.Weights.Grad().At(m.Focus, j))
				}
				for j := range m.Words {
					if m.Seen(m.Focus, j) {
						seen, all = seen+1, all+share(j)
					}
				}
				for _, it := range l.Items() {
					if it, ok := film.ParseRef(it.ID); ok && it.Name == step.arrows {
						n, led = n+1, led+share(it.I)
					}
				}
				want := ""
				if rest := 1 - led/all; rest > 0.015 {
					want = fmt.Sprintf(`"%s: the %d largest of %d. The others together: %s"`, step.text, n, seen, figure.Percent(rest))
					cut++
				}
				if said := l.Dump(); strings.Contains(said, "The others") != (want != "") || !strings.Contains(said, want) {
					t.Errorf("%s at %v, step %s: no %s in\n%s", query, v.Width, step.id, want, said)
				}
			}
		}
	}
	if cut < 12 {
		t.Errorf("only %d pictures leave something out", cut)
	}
}
