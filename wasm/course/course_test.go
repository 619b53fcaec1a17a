package course

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

var update = flag.Bool("update", false, "write the golden files anew")

// views are further settings of lessons, each with a film of its own.
var views = map[string][]string{
	"transformer": {"view=write", "view=it", "view=size"},
	"gpt":         {"view=inside", "view=stream", "view=stream&off=attn1.head3&patch=mlp2.9", "view=train", "view=merges", "view=own"},
}

// settings are the ways a lesson is tested: its defaults, each of its presets, and its views.
func settings(l *lesson.Lesson) []control.Values {
	all := []control.Values{control.Defaults(l.Controls())}
	for _, s := range l.Controls() {
		for _, o := range s.Options {
			if len(o.Sets) > 0 {
				v, _ := all[0].Set(s.Key, o.Value)
				all = append(all, v)
			}
		}
	}
	for _, query := range views[l.ID] {
		v, _, _ := all[0].Parse(query)
		all = append(all, v)
	}
	return all
}

// each runs a test for every lesson under each of its settings.
func each(t *testing.T, f func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run)) {
	for _, l := range Lessons {
		for _, v := range settings(l) {
			t.Run(l.ID+"?"+v.Query(), func(t *testing.T) {
				r, err := l.Compute(v)
				if err != nil {
					t.Fatal(err)
				}
				f(t, l, v, r)
			})
		}
	}
}

func TestPathIsInOrder(t *testing.T) {
	for i, l := range Lessons {
		if i > 0 && l.Number <= Lessons[i-1].Number {
			t.Errorf("lesson %s stands after lesson %d", l.ID, Lessons[i-1].Number)
		}
		if found, ok := Find(l.ID); !ok || found != l {
			t.Errorf("lesson %s is not found", l.ID)
		}
	}
}

func TestStepsAreUniqueAndNumbersFinite(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run) {
		seen := map[string]bool{}
		for i, s := range r.Steps {
			if seen[s.ID] || s.ID == "" {
				t.Errorf("step id %q is not unique", s.ID)
			}
			seen[s.ID] = true
			for name, x := range r.Numbers(i) {
				checkFinite(t, s.ID+" "+name, x)
			}
		}
	})
}

func checkFinite(t *testing.T, what string, x any) {
	switch x := x.(type) {
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			t.Errorf("%s is %v", what, x)
		}
	case [][]float64:
		for _, row := range x {
			for _, c := range row {
				checkFinite(t, what, c)
			}
		}
	case string:
		if x == "" {
			t.Errorf("%s is an empty text", what)
		}
	default:
		t.Errorf("%s is a %T, neither a number, nor rows of numbers, nor a word", what, x)
	}
}

func TestComputeIsDeterministic(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run) {
		again, _ := l.Compute(v)
		for i := range r.Steps {
			if a, b := draw(l, v, r, i, 1, 912), draw(l, v, again, i, 1, 912); a.Dump() != b.Dump() {
				t.Fatalf("step %s differs between two runs", r.Steps[i].ID)
			}
		}
	})
}

// draw is the picture when the share frac of step i is done.
func draw(l *lesson.Lesson, v control.Values, r *lesson.Run, i int, frac, width float64) *picture.List {
	view := lesson.View{Run: r, Width: width, Moment: timeline.Moment{Step: i, Frac: frac}}
	var list picture.List
	list.Reset(width, l.Height(view))
	l.Draw(&list, view)
	return &list
}

func TestNothingLeavesTheFigure(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run) {
		for _, width := range []float64{328, 358, 600, 912, 1400} {
			for i := range r.Steps {
				for _, frac := range []float64{0.5, 1} {
					list := draw(l, v, r, i, frac, width)
					if s, out := outside(list); out {
						t.Fatalf("width %v, step %s at %v: %+v leaves the %v × %v figure", width, r.Steps[i].ID, frac, s, list.W, list.H)
					}
				}
			}
		}
	})
}

// outside finds a shape beyond the edge. The width of a text is an estimate, so it has some room.
func outside(l *picture.List) (found picture.Shape, out bool) {
	for s := range l.Shapes {
		room := 1.0
		if _, text := s.(picture.Text); text {
			room = 8
		}
		if b := s.Bounds(); b.X < -room || b.Y < -room || b.X+b.W > l.W+room || b.Y+b.H > l.H+room {
			return s, true
		}
	}
	return nil, false
}

func TestNoTextIsTooSmallOrUndefined(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run) {
		for _, width := range []float64{358, 912} {
			for i := range r.Steps {
				for s := range draw(l, v, r, i, 1, width).Shapes {
					x, ok := s.(picture.Text)
					if !ok {
						continue
					}
					if x.Size < 12 {
						t.Fatalf("step %s: %q is %v px", r.Steps[i].ID, x.S, x.Size)
					}
					for _, bad := range []string{"NaN", "Inf", "undefined", "overflow", "−0 ", "-"} {
						if strings.Contains(x.S+" ", bad) {
							t.Fatalf("step %s shows %q", r.Steps[i].ID, x.S)
						}
					}
				}
			}
		}
	})
}

func TestEveryItemIsNamedAndInspected(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run) {
		for i := range r.Steps {
			seen := map[string]bool{}
			for _, it := range draw(l, v, r, i, 1, 912).Items() {
				if it.Label == "" || seen[it.ID] {
					t.Errorf("item %q is named %q, seen %v", it.ID, it.Label, seen[it.ID])
				}
				seen[it.ID] = true
				in, ok := r.Inspect(it.ID, i)
				if !ok || in.ID != it.ID || in.From == nil {
					t.Errorf("step %s: item %s is not explained", r.Steps[i].ID, it.ID)
				}
			}
		}
	})
}

// The golden file has the picture at the end of every step of the first and the last chapter: the first in
// full, of the others what came and what went. For all settings but one it has only the ends of the two chapters.
func TestGolden(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run) {
		for _, width := range []float64{912, 358} {
			name := strings.TrimSuffix(l.ID+"_"+strings.NewReplacer("=", "-", "&", "_").Replace(v.Query()), "_") + "_" + strconv.Itoa(int(width))
			golden(t, filepath.Join("testdata", name+".txt"), film(l, v, r, width))
		}
	})
}

// whole are the settings whose film is written step by step, where those are not the defaults: a smaller figure that
// shows the same.
var whole = map[string]string{"heads": "preset=three"}

func film(l *lesson.Lesson, v control.Values, r *lesson.Run, width float64) string {
	var b strings.Builder
	_, first := r.Chapter(0)
	last, _ := r.Chapter(len(r.Steps) - 1)
	var before []string
	for i := range r.Steps {
		if i >= first && i < last || v.Query() != whole[l.ID] && i != first-1 && i != len(r.Steps)-1 {
			continue
		}
		now := strings.Split(strings.TrimSpace(draw(l, v, r, i, 1, width).Dump()), "\n")
		b.WriteString("\n# " + r.Steps[i].ID + "\n")
		for _, line := range minus(before, now) {
			b.WriteString("- " + strings.TrimSpace(line) + "\n")
		}
		for _, line := range minus(now, before) {
			b.WriteString("+ " + line + "\n")
		}
		before = now
	}
	return b.String()
}

// minus are the lines of a that b does not have.
func minus(a, b []string) (rest []string) {
	for _, line := range a {
		if !slices.Contains(b, line) {
			rest = append(rest, line)
		}
	}
	return rest
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; go test ./wasm/course -update writes it", err)
	}
	if string(want) == got {
		return
	}
	w, g := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			t.Fatalf("%s:%d\n have %s\n want %s", file, i+1, g[i], w[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", file, len(g), len(w))
}
