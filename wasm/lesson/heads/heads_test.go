package heads

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

func set(t testing.TB, query string) control.Values { return lessontest.Values(t, Lesson, query) }

func run(t testing.TB, query string) *lesson.Run { return lessontest.Run(t, Lesson, query) }

// drawn is the picture when a step is done.
func drawn(t testing.TB, r *lesson.Run, query, step string, width float64) *picture.List {
	t.Helper()
	i := r.Index(step)
	if i < 0 {
		t.Fatalf("no step %s", step)
	}
	view := lesson.View{Run: r, Width: width, Moment: timeline.Moment{Step: i, Frac: 1}}
	var l picture.List
	l.Reset(width, height(view))
	draw(&l, view)
	return &l
}

// Every gradient of a small layer agrees with its central finite difference, with heads off and masked too.
func TestProofs(t *testing.T) {
	for _, query := range []string{
		"text=a+b+a&focus=2&d=4&heads=2", "text=a+b+c&focus=3&d=3&heads=3&mask=on&target=1",
		"text=a+b+c&focus=1&d=4&heads=2&head1=off&positions=none", "text=a+b&d=2&heads=1",
	} {
		r := run(t, query)
		last, proved := len(r.Steps)-1, 0
		for name, x := range lessontest.End(r) {
			all, ok := x.([][]float64)
			if !ok || name[0] != 'd' {
				continue
			}
			for i := range all {
				for j := range all[i] {
					p, ok := r.Prove(film.At(name, i, j).String(), last)
					if !ok || p.Difference > 1e-7*max(1, math.Abs(p.Gradient)) {
						t.Errorf("%s: %s: %v %+v", query, film.At(name, i, j).String(), ok, p)
					}
					proved++
				}
			}
		}
		if proved < 50 {
			t.Errorf("%s: only %d gradients could be proved", query, proved)
		}
	}
}

// What a switch takes away is the head's part of the joined vector times its rows of W_O.
func TestASwitchTakesItsPart(t *testing.T) {
	m := run(t, "").Model.(*model)
	w := m.Matrix(film.At("W_O"))
	for k := range m.h {
		sum := 0.0
		for j := range m.D {
			part := 0.0
			for c := range m.size() {
				part += m.layer.Heads.Heads[k].Out.At(m.Focus, c) * w.At(k*m.size()+c, j)
			}
			sum += part * part
		}
		if got := m.turned()[k].moved; math.Abs(got-math.Sqrt(sum)) > 1e-9 {
			t.Errorf("head %d moves the output by %v, its part is %v long", k+1, got, math.Sqrt(sum))
		}
		off := run(t, switchKey(k)+"=off").Model.(*model)
		if math.Abs(off.moved-m.turned()[k].moved) > 1e-9 || math.Abs(off.layer.loss.At(0, 0)-m.turned()[k].loss) > 1e-9 {
			t.Errorf("head %d off moves by %v, announced were %v", k+1, off.moved, m.turned()[k].moved)
		}
		if len(off.told()) != 1 || !strings.Contains(off.told()[0].Text, "moved by") {
			t.Errorf("nothing is said of head %d being off", k+1)
		}
	}
}

func TestHabitsAreShares(t *testing.T) {
	for _, query := range []string{"", "mask=on", "heads=8", "text=go"} {
		m := run(t, query).Model.(*model)
		for k, h := range m.habits {
			if top := math.Log(float64(len(m.Words))); h.entropy() < 0 || h.entropy() > top+1e-12 {
				t.Errorf("%s: head %d has entropy %v of at most %v", query, k+1, h.entropy(), top)
			}
			for _, l := range h[:4] {
				if l.value < 0 || l.value > 1+1e-12 {
					t.Errorf("%s: head %d gives %s %v", query, k+1, l.label(), l.value)
				}
				if best := h.strongest(); l.known && l.value > l.chance+1e-9 && best.value < l.value {
					t.Errorf("%s: head %d gives %s %v, by chance %v, and most to %+v", query, k+1, l.label(), l.value, l.chance, best)
				}
			}
		}
	}
}

// Where all words are alike the weights are even, and no habit is claimed.
func TestChanceIsNoHabit(t *testing.T) {
	for _, query := range []string{"text=go+go+go&positions=none", "text=go+go+go&positions=none&mask=on"} {
		m := run(t, query).Model.(*model)
		for k, h := range m.habits {
			if best := h.strongest(); best.known || best.told() != "none above chance" {
				t.Errorf("%s: head %d is said to have the habit %+v", query, k+1, best)
			}
		}
	}
}

func TestWhatCannotBeSharedIsSaid(t *testing.T) {
	_, err := compute(set(t, "heads=3"))
	if err == nil || !strings.Contains(err.Error(), "multiple of 3") || !strings.Contains(err.Error(), "15 or 18") {
		t.Errorf("16 numbers for 3 heads: %v", err)
	}
	if _, err := compute(set(t, "text=+")); err == nil {
		t.Error("no words are no sentence")
	}
	r := run(t, "text="+strings.Repeat("word+", 80))
	if m := r.Model.(*model); len(m.Words) != 64 || len(r.Notices) == 0 || r.Notices[0].Key != "text" {
		t.Errorf("80 words: %d are shown, %v", len(m.Words), r.Notices)
	}
}

// A head that is off has no arrows, and a press on its name switches it on again.
func TestAHeadIsSwitchedInTheFigure(t *testing.T) {
	for _, width := range []float64{912, 358} {
		const query = "head2=off"
		l := drawn(t, run(t, query), query, "out", width)
		it, ok := l.Find("head-1")
		if !ok || it.Set["head2"] != "on" {
			t.Errorf("width %v: head 2 is %+v", width, it)
		}
		for _, it := range l.Items() {
			if strings.HasPrefix(it.ID, "arc-1-") {
				t.Errorf("width %v: head 2 is off and has arrow %s", width, it.ID)
			}
		}
	}
}

// Widths from 3 to 64 words, 1 to 8 heads: nothing leaves the figure, no item comes twice, all are explained.
func TestSizes(t *testing.T) {
	long := strings.Repeat("the+animal+sat+on+a+very+comfortable+mat+", 8)
	for _, query := range []string{
		"text=go", "preset=three&heads=8", "heads=1", "heads=8&mask=on", "heads=8&d=128&focus=64&text=" + long,
		"heads=5&d=10&show=apart", "heads=2&show=overlaid", "d=4&heads=4&focus=1",
	} {
		r := run(t, query)
		for _, width := range []float64{328, 599, 640, 912} {
			for i, step := range r.Steps {
				if step.ID != step.Element {
					continue // the last head of an op shows all
				}
				l := drawn(t, r, query, step.ID, width)
				seen := map[string]bool{}
				for _, it := range l.Items() {
					ok := true
					if width == 328 || width == 912 {
						_, ok = r.Inspect(it.ID, i)
					}
					if !ok || seen[it.ID] || it.Label == "" {
						t.Fatalf("%s, width %v, step %s: item %q, seen %v, explained %v", query, width, step.ID, it.ID, seen[it.ID], ok)
					}
					seen[it.ID] = true
				}
				for s := range l.Shapes {
					if b := s.Bounds(); b.X < -9 || b.Y < -1 || b.X+b.W > l.W+9 || b.Y+b.H > l.H+1 {
						t.Fatalf("%.40s, width %v, step %s: %+v leaves the %v × %v figure", query, width, step.ID, s, l.W, l.H)
					}
				}
			}
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	query := "heads=8&d=128&focus=40&text=" + strings.Repeat("the+animal+sat+on+a+very+comfortable+mat+", 8)
	r := run(b, query)
	for b.Loop() {
		drawn(b, r, query, "dweights", 912)
	}
}

func BenchmarkCompute(b *testing.B) {
	v := set(b, "heads=8&d=128&focus=40&text="+strings.Repeat("the+animal+sat+on+a+very+comfortable+mat+", 8))
	for b.Loop() {
		if _, err := compute(v); err != nil {
			b.Fatal(err)
		}
	}
}

// On a phone the title at the left of the columns is that of what stands in them.
func TestTitleOfTheColumns(t *testing.T) {
	r := lessontest.Run(t, Lesson, "")
	for id, want := range map[string]string{"x": "columns of x", "q": "queries q", "weights": "weights, %", "concat": "weights, %",
		"dout": "weights, %", "dweights": "∂L/∂weight", "dx": "∂L/∂q", "dw": "weights, %"} {
		v := lesson.View{Run: r, Width: 358, Moment: timeline.Moment{Step: r.Index(id), Frac: 1}}
		var l picture.List
		l.Reset(v.Width, height(v))
		draw(&l, v)
		if !strings.Contains(l.Dump(), `text 0 20 "`+want+`"`) {
			t.Errorf("at %s the title is not %q", id, want)
		}
	}
}

// Where arrows do not find room it is said how many there are, and how much all others hold together.
func TestArrowsSayWhatTheyLeaveOut(t *testing.T) {
	for query, cut := range map[string]bool{"heads=1": false, "heads=8&focus=12&text=" + strings.Repeat("the+animal+sat+on+a+mat+", 4): true} {
		r := run(t, query)
		m := r.Model.(*model)
		for _, width := range []float64{328, 912} {
			shown, n := 0.0, 0
			l := drawn(t, r, query, "out", width)
			for _, it := range l.Items() {
				if it, ok := film.ParseRef(it.ID); ok && it.Name == "arc" {
					shown += m.weights(it.I, m.Focus)[it.J] / float64(m.h)
					n++
				}
			}
			text := fmt.Sprintf("Arrows: the %d largest weights. The others together: %.0f%%", n, 100-100*shown)
			if strings.Contains(l.Dump(), text) != cut || strings.Contains(l.Dump(), "The others") != cut {
				t.Errorf("%s, width %v: cut %v, and not “%s”", query, width, cut, text)
			}
		}
	}
}
