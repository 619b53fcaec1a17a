package figure

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// attended is one attention of three words with four numbers each, and a loss: every operation is a beat, there and back.
func attended(t testing.TB) *Figure {
	t.Helper()
	tp := tape.New[float64]()
	param := func(name string, seed uint64) *tape.Value[float64] {
		v, r := tp.Param(name, 3, 4), nn.Random(seed)
		for i := range v.Data() {
			v.Data()[i] = r.NormFloat64()
		}
		return v
	}
	h := nn.Attention(tp, param("q", 1), param("k", 2), param("v", 3), nil)
	loss := tp.Sum(tp.SquaredError(tp.Rows(h.Out, []int{1}), tp.Input("target", 1, 4, 1, 2, 0, -1))).Named("loss")
	tp.Backward(loss)
	cells := func(c film.Cell) int { return c.Row*3 + c.Col }
	p := film.Plan{Name: "test", Depths: []timeline.Depth{{Name: "operation", Names: 2}, {Name: "cell"}},
		Label: func(r film.Ref) string { return "the " + r.String() },
		Beats: []film.Beat{{ID: "scores", Parts: 9, Part: cells}, {ID: "scaled"}, {ID: "weights"}, {ID: "out"}, {ID: "loss"},
			{ID: "dout", Back: true}, {ID: "dv", Back: true}, {ID: "dweights", Back: true}}}
	return New(film.New(film.OnTape(tp, loss), p), "scores,scaled", "v,out")
}

// scene is the picture of a step, of which a share is done, with what draw draws.
func scene(g *Figure, width float64, step string, frac float64, draw func(s *Scene)) *picture.List {
	var l picture.List
	l.Reset(width, 2000)
	draw(g.Scene(&l, width, timeline.Moment{Step: g.Track.Index(step), Frac: frac}, 1))
	return &l
}

func TestDecimals(t *testing.T) {
	for _, c := range []struct {
		w, h, largest float64
		want          int
	}{
		{57, 20, 2.7, 2}, {44, 20, 2.7, 2}, {43, 20, 2.7, 1}, {30, 20, 2.7, 1}, {29, 20, 2.7, -1}, {57, 19, 2.7, -1},
		{43, 20, 0.4, 2}, {57, 20, 31, 1}, {57, 20, 310, 0}, {57, 20, 0.02, 3}, {44, 20, 0.02, 2}, {90, 20, 0.0004, 4}, {57, 20, 0, 2},
	} {
		if got := Decimals(c.w, c.h, c.largest); got != c.want {
			t.Errorf("%v × %v, largest %v: %d decimals, want %d", c.w, c.h, c.largest, got, c.want)
		}
	}
}

// At every step the present operation shows what it makes as an item, fits its box, and says no number before its time.
func TestPresentShowsTheOperationUnderWay(t *testing.T) {
	g := attended(t)
	for _, width := range []float64{328, 912} {
		for _, step := range g.Steps {
			for _, frac := range []float64{0, 1} {
				var box picture.Box
				l := scene(g, width, step.ID, frac, func(s *Scene) {
					p := s.Present()
					box.W, box.H = p.Size(s, width)
					p.Draw(s, box)
				})
				for shape := range l.Shapes {
					if b := shape.Bounds(); b.X < -2 || b.Y < -2 || b.X+b.W > width+2 || b.Y+b.H > box.H+2 {
						t.Errorf("%v, %s: %+v leaves its box of %v", width, step.ID, shape, box)
					}
				}
				made := false
				for _, it := range l.Items() {
					r, ok := g.Parse(it.ID)
					name := film.Ref{Name: r.Name, Back: r.Back}.String()
					of := name == strings.Split(step.ID, "-")[0]
					made = made || of
					if known := it.Value != ""; !ok || of && frac == 0 && step.Parts <= 1 && known {
						t.Errorf("%v, %s at %v: item %+v", width, step.ID, frac, it)
					}
				}
				if !made {
					t.Errorf("%v, %s: what it makes is not shown", width, step.ID)
				}
			}
		}
	}
}

// A mark on its way ends at the place of what it goes to, and begins at one of what that is computed from.
func TestMarksTravelBetweenPlaces(t *testing.T) {
	g := attended(t)
	c := Columns{Centers: []float64{100, 200, 300}, Column: 100, CellW: 57}
	at := func(y, h float64) picture.Box { return picture.Box{Y: y, H: h} }
	weights, out, v := film.At("weights", 1), film.At("out", 1), film.At("v")
	l := scene(g, 912, "out", 0.999999, func(s *Scene) {
		Line{Columns: c, Of: weights}.Draw(s, at(10, 21))
		Block{Columns: c, Of: v}.Draw(s, at(60, 84))
		Vector{Of: out, Down: true}.Draw(s, picture.Box{X: 400, Y: 200, W: 57, H: 84})
		for j := range 3 {
			if b, ok := s.Place(film.At("v", j)); !ok || b.Center().X != c.Centers[j] {
				t.Errorf("v-%d is entered at %v, %v", j, b, ok)
			}
		}
		s.Travels()
	})
	var starts []float64
	for shape := range l.Shapes {
		if w, ok := shape.(picture.Curve); ok {
			first, last := w.Points[0], w.Points[len(w.Points)-1]
			if math.Abs(last.X-428.5) > 1 || math.Abs(last.Y-200) > 1 {
				t.Errorf("a mark ends at %v", last)
			}
			if !slices.Contains(starts, first.X) {
				starts = append(starts, first.X)
			}
		}
	}
	if slices.Sort(starts); !slices.Equal(starts, []float64{100, 200, 300}) {
		t.Errorf("marks begin at %v", starts)
	}
}

// The two vectors of a dot product meet: the frame of the one is laid on the other.
func TestVectorsOfADotProductMeet(t *testing.T) {
	g := attended(t)
	c := Columns{Centers: []float64{200, 300, 400}, Column: 100, CellW: 57}
	l := scene(g, 912, "scores-0", 0.999999, func(s *Scene) {
		Vector{Of: film.At("q", 0), Down: true}.Draw(s, picture.Box{X: 20, Y: 50, W: 46, H: 84})
		Block{Columns: c, Of: film.At("k")}.Draw(s, picture.Box{Y: 50, H: 84})
		Line{Columns: c, Of: film.At("scores", 0)}.Draw(s, picture.Box{Y: 140, H: 21})
		s.Travels()
	})
	var last picture.Shape
	for shape := range l.Shapes {
		last = shape
	}
	if r, ok := last.(picture.Rect); !ok || math.Abs(r.Center().X-200) > 0.1 || math.Abs(r.W-60) > 0.1 {
		t.Errorf("the frame of q is at %+v", last)
	}
}

func TestBesideGoesOnInFurtherRows(t *testing.T) {
	var at []picture.Box
	part := Drawn{W: 40, H: 10, Hand: func(_ *Scene, b picture.Box) { at = append(at, b) }}
	b := Beside{Gap: 10, Parts: []Part{part, part, part}}
	if w, h := b.Size(nil, 100); w != 90 || h != 30 {
		t.Errorf("takes %v × %v", w, h)
	}
	b.Draw(nil, picture.Box{X: 5, Y: 5, W: 100})
	if want := []picture.Box{{X: 5, Y: 5, W: 40, H: 10}, {X: 55, Y: 5, W: 40, H: 10}, {X: 5, Y: 25, W: 40, H: 10}}; !slices.Equal(at, want) {
		t.Errorf("stand at %v", at)
	}
	k := Stack{Gap: 4, Parts: []Part{part, b}}
	if w, h := k.Size(nil, 100); w != 90 || h != 44 {
		t.Errorf("a stack takes %v × %v", w, h)
	}
}

func TestBinnedIsTheMeanOfItsCells(t *testing.T) {
	m := picture.Grid{Rows: 3, Cols: 4, Data: []float64{1, 3, 5, 7, 1, 3, 5, 7, 2, 2, 2, 2}}
	g := Binned(m, 2, 2)
	if want := []float64{2, 6, 2, 2}; g.Rows != 2 || g.Cols != 2 || !slices.Equal(g.Data, want) {
		t.Errorf("%+v, want %v", g, want)
	}
}

// The curve of a training begins and ends at the corners of its box, logarithmic where losses span powers of ten; it
// begins further right where its numbers need the room.
func TestLossesFillTheirBox(t *testing.T) {
	box := picture.Box{X: 40, Y: 10, W: 200, H: 100}
	for _, c := range []struct {
		live  []float64
		log   bool
		left  float64
		first float64
		mid   float64
	}{
		{[]float64{8, 4, 0}, false, 40, 10, 60}, {[]float64{1e3, 1, 1e-3}, true, 40, 10, 60}, {[]float64{0, 0}, false, 40, 110, 110},
		{[]float64{5.8e26, 5.8e23, 5.8e20}, true, 40 + 10*7.2 - 36, 10, 60},
		{[]float64{100, 1, 1e308, 1e300}, true, 40 + 7*7.2 - 36, 10 + 100*6.0/8, 110}, // it overflows: the axis ends at a million times 100
	} {
		l := Losses{Unit: "step", Live: c.live, Now: 1}
		var list picture.List
		l.Plot(Pad{&list}, box)
		for s := range list.Shapes {
			if w, ok := s.(picture.Curve); ok && w.Stroke == Framed {
				if p := w.Points; math.Abs(p[0].X-c.left) > 1e-9 || p[len(p)-1].X != 240 || math.Abs(p[0].Y-c.first) > 1e-9 ||
					len(p) > 2 && math.Abs(p[1].Y-c.mid) > 1e-9 {
					t.Errorf("%v: %v", c.live, p)
				}
			}
		}
		if cut := strings.Contains(list.Dump(), `"cut at 1 × 10⁸"`); cut != slices.Contains(c.live, 1e308) {
			t.Errorf("%v: said to be cut: %v\n%s", c.live, cut, list.Dump())
		}
		if l.Logarithmic() != c.log {
			t.Errorf("%v: logarithmic %v", c.live, !c.log)
		}
	}
}

func TestCapital(t *testing.T) {
	for text, want := range map[string]string{"score": "Score", "∂L/∂z": "∂L/∂z", "élan": "Élan", "": ""} {
		if got := Capital(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A field of the film says its number and its gradient when they have arrived, and has no place for a gradient that never comes.
func TestFieldOfTheFilm(t *testing.T) {
	g := attended(t)
	for step, want := range map[string][2]bool{"out": {false, false}, "loss": {true, false}, "dv": {true, false}} {
		scene(g, 912, step, 1, func(s *Scene) {
			c := s.FieldOf(film.At("loss"), picture.Box{W: 60, H: 28})
			if [2]bool{c.Known, c.HasGrad} != want || c.Present != (step == "loss") || c.Lower != 0 {
				t.Errorf("%s: %+v", step, c)
			}
			if c.ID != "loss" || c.Label != "the loss" {
				t.Errorf("%s: %+v", step, c)
			}
			if c = s.FieldOf(film.At("v", 0, 1), picture.Box{}); c.Lower == 0 || c.HasGrad != (step == "dv") || c.Arriving != (step == "dv") {
				t.Errorf("%s: %+v", step, c)
			}
		})
	}
}

// Arrows of several heads leave their bar in the order in which they land, none beyond the bar, and the bar lies in its bounds.
func TestRaysDoNotCross(t *testing.T) {
	r := Rays{Columns: Spread(0, 60, 10, 4), Heads: 4, From: 5, Bar: 100, Base: 0, Left: 0, Right: 600}
	var all []Lane
	for word := range 10 {
		for _, head := range []int{3, 1} {
			all = append(all, Lane{Head: head, Word: 9 - word, Weight: 0.05 * float64(head)})
		}
	}
	curves, from, to := r.Curves(all)
	if from.X < r.Left-12 || to.X > r.Right+12 {
		t.Errorf("the bar lies from %v to %v", from, to)
	}
	for i, a := range curves {
		if a[3].X != r.At(all[i]) || a[0].X < from.X || a[0].X > to.X {
			t.Errorf("arrow %d goes from %v to %v", i, a[0], a[3])
		}
		for j, b := range curves {
			if i != j && (a[0].X < b[0].X) != (a[3].X < b[3].X) {
				t.Errorf("arrows %d and %d cross", i, j)
			}
		}
	}
}

// Three lines that part at the second place, one of which ends there: the third place is left out where there are few columns.
func TestTwigs(t *testing.T) {
	lines := [][]int{{0, 1, 2, 4, 6}, {0, 1, 2, 4, 7}, {0, 1, 3}}
	for most, want := range map[int]string{
		1: "[{0 -1 0 0.5 false false} {6 0 0 0.16666666666666666 true true} {7 0 0 0.5 true true} {3 0 0 0.8333333333333334 true true}] 1",
		2: "[{0 -1 0 0.5833333333333334 false false} {2 0 0 0.3333333333333333 false true} {6 1 1 0.16666666666666666 true true} " +
			"{7 1 1 0.5 true true} {3 0 0 0.8333333333333334 true true}] 2",
	} {
		all, columns := Twigs(lines, 4, most)
		if got := fmt.Sprint(all, columns); got != want {
			t.Errorf("%d columns: %s, want %s", most, got, want)
		}
	}
	if all, columns := Twigs(lines, 4, 9); len(all) != 7 || columns != 4 {
		t.Errorf("all are %v in %d columns", all, columns)
	}
	if all, columns := Twigs(nil, 0, 3); len(all) != 1 || !all[0].Tip || columns != 0 {
		t.Errorf("a root alone is %v in %d columns", all, columns)
	}
}

// Words stand one behind the other, and go on in the next line where they have no room; one that is longer than a line fills it.
func TestFlow(t *testing.T) {
	at, high := Flow([]string{"a", "b", "a", "incomprehensibilities", ""}, 10, 50, 4, 20, 30)
	want := []picture.Box{{W: 20, H: 30}, {X: 20, W: 20, H: 30}, {Y: 30, W: 20, H: 30}, {Y: 60, W: 50, H: 30}, {Y: 90, W: 20, H: 30}}
	if !slices.Equal(at, want) || high != 120 {
		t.Errorf("%v, %v high", at, high)
	}
}
