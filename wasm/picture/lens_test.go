package picture

import (
	"fmt"
	"testing"
)

// small is a matrix of 10 × 10 cells of 6 pixels that count from 0 to 99, and under it three coloured items.
func small() *List {
	var l List
	l.Reset(400, 300)
	g := NewGrid(10, 10)
	for i := range g.Data {
		g.Data[i] = float64(i)
	}
	l.Add(Cells{At: Point{100, 200}, Matrix: g, W: 6, H: 6, Scale: 99, Decimals: -1})
	for i := range 3 {
		r := Rect{Box: Box{100 + 14*float64(i), 270, 14, 20}, Fill: Sign(1, 1)}
		l.Item(Item{ID: fmt.Sprint("item", i), Label: "item", Value: fmt.Sprint(i, ".25"), Ring: r}, func() { l.Add(r) })
	}
	return &l
}

// texts are what the lens at p writes.
func texts(l *List, p Point) (all []string) {
	from := len(l.shapes)
	l.Lens(p)
	for _, s := range l.shapes[from:] {
		if t, ok := s.Shape.(Text); ok {
			all = append(all, t.S)
		}
	}
	return all
}

func TestLensWritesTheNumbersAround(t *testing.T) {
	for _, c := range []struct {
		p    Point
		want string
	}{
		{Point{133, 233}, "[33.0 34.0 35.0 36.0 37.0 43.0 44.0 45.0 46.0 47.0 53.0 54.0 55.0 56.0 57.0 63.0 64.0 65.0 66.0 67.0 73.0 74.0 " +
			"75.0 76.0 77.0]"},
		{Point{101, 201}, "[0.0 1.0 2.0 10.0 11.0 12.0 20.0 21.0 22.0]"},
		{Point{121, 280}, "[0.25 1.25 2.25]"},
		{Point{10, 10}, "[]"},
	} {
		l := small()
		if got := fmt.Sprint(texts(l, c.p)); got != c.want {
			t.Errorf("at %v: %s, want %s", c.p, got, c.want)
		}
		for s := range l.Shapes {
			if b := s.Bounds(); b.X < 0 || b.Y < 0 || b.X+b.W > l.W || b.Y+b.H > l.H {
				t.Errorf("at %v: %+v leaves the picture", c.p, s)
			}
		}
	}
}

// What the lens has drawn is not what it reads when the pointer moves on.
func TestLensDoesNotReadItself(t *testing.T) {
	l := small()
	before := fmt.Sprint(texts(l, Point{133, 233}))
	if got := fmt.Sprint(texts(l, Point{133, 233})); got != before {
		t.Errorf("%s, then %s", before, got)
	}
	if b, ok := l.CellAt(Point{133, 233}); !ok || b != (Box{130, 230, 6, 6}) {
		t.Errorf("the cell is at %v, %v", b, ok)
	}
}
