package figure

import (
	"math"
	"slices"
	"strings"
	"testing"

	"glassbox/core/token"
	"glassbox/wasm/picture"
)

func TestFit(t *testing.T) {
	for _, c := range []struct {
		word, want string
		width      float64
	}{
		{"cat", "cat", 60},
		{"incomprehensible", "inco…", 40},
		{"incomprehensible", "i…", 1},
		{"a", "a", 7},
		{"", "", 0},
		{"日本語", "日本…", 32},
		{"👩‍👩‍👧", "👩‍👩‍👧", 12},
		{"é́é́é́é́", "é́é́…", 22},
		{"🇫🇷🇩🇪🇯🇵", "🇫🇷…", 50},
		{"🇫🇷🇩🇪", "🇫🇷…", 1},
		{"क्षक्षक्ष", "क्ष…", 20},
	} {
		if got := Fit(c.word, 12, c.width); got != c.want {
			t.Errorf("%s in %v: %s, want %s", c.word, c.width, got, c.want)
		}
	}
}

// A word of any length is cut, between its characters, in the time that what is left of it takes.
func FuzzFit(f *testing.F) {
	f.Add(strings.Repeat("w", 1e6), 80.0)
	f.Add("é́👩‍👩‍👧\xff", 12.0)
	f.Fuzz(func(t *testing.T, word string, width float64) {
		got := Fit(word, 12, width)
		if got == word {
			return
		}
		cut, ok := strings.CutSuffix(got, "…")
		if !ok || !strings.HasPrefix(word, cut) || Width(cut, 12) > 12 && !one(cut) && Width(got, 12) > width {
			t.Errorf("%.20q in %v: %.20q", word, width, got)
		}
	})
}

// one reports whether s is one character.
func one(s string) bool {
	all, _ := token.Characters(s, token.Options{})
	return len(all) == 1
}

// The ports and the control point are as they were measured in the drawing of a figure 912 px wide by which it was designed.
func TestFanIsAsDesigned(t *testing.T) {
	f := Fan{From: 348, Base: 140, Rise: RiseFor(6, false), Shrink: 1}
	weights := []float64{0.05, 0.4, 0.2, 0.1, 0.05, 0.2}
	var ts []Target
	for j, w := range weights {
		ts = append(ts, Target{At: 196 + 76*float64(j), Weight: w, Self: j == 2})
	}
	curves := f.Arrows(ts, 76)
	for j, want := range []float64{329.8, 320.9, 339.3, 377.2, 370.4, 362.9} { // the ports
		if got := curves[j][0].X; math.Abs(got-want) > 2 {
			t.Errorf("port of word %d at %v, want %v", j, got, want)
		}
	}
	if y := curves[0][1].Y; math.Abs(y-44.43) > 0.1 {
		t.Errorf("control point at %v, want 44.43", y)
	}
}

// No two arrows to different sides or distances cross near the focus: ports keep the order of their targets.
func TestPortsAreOrdered(t *testing.T) {
	for _, back := range []bool{false, true} {
		f := Fan{From: 300, Base: 140, Rise: RiseFor(6, false), Shrink: 1, Back: back}
		ts := []Target{{At: 100, Weight: 0.1}, {At: 200, Weight: 0.3}, {At: 300, Weight: 0.2, Self: true}, {At: 400, Weight: 0.2},
			{At: 500, Weight: 0.2}}
		var ports []float64
		for j, c := range f.Arrows(ts, 80) {
			end := 0
			if back {
				end = 3
			}
			ports = append(ports, c[end].X)
			if back && j != 2 && math.Abs(math.Abs(c[0].X-ts[j].At)-Outside) > 1e-9 {
				t.Errorf("the way back of %d starts at %v", j, c[0].X)
			}
		}
		order := []float64{ports[1], ports[0], ports[2], ports[4], ports[3]}
		if !slices.IsSorted(order) {
			t.Errorf("back %v: ports %v", back, order)
		}
	}
}

func TestNamesUnderTicksDoNotOverlap(t *testing.T) {
	var r Row
	weights := make([]float64, 64)
	for i := range weights {
		r.Words = append(r.Words, strings.Repeat("w", 3+i%7))
		r.Centers = append(r.Centers, 120+12*float64(i))
		weights[i] = float64((i*37)%64) / 2000
	}
	r.Focus, r.Column, r.Y, r.Size = 20, 12, 184, 12
	var l picture.List
	l.Reset(912, 300)
	r.Draw(&l, weights, 21)
	var boxes []picture.Box
	for s := range l.Shapes {
		if x, ok := s.(picture.Text); ok {
			b := x.Bounds()
			for _, o := range boxes {
				if b.X < o.X+o.W && o.X < b.X+b.W && b.Y < o.Y+o.H && o.Y < b.Y+b.H {
					t.Errorf("%q overlaps another name", x.S)
				}
			}
			boxes = append(boxes, b)
		}
	}
	if len(boxes) < 6 {
		t.Errorf("only %d texts", len(boxes))
	}
}

func TestStrongest(t *testing.T) {
	if got := Strongest([]float64{0.1, 0.4, 0.1, 0.4}, 3); !slices.Equal(got, []int{1, 3, 0}) {
		t.Error(got)
	}
}
