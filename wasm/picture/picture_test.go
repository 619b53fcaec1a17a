package picture

import (
	"encoding/xml"
	"io"
	"math"
	"strings"
	"testing"
)

func sample() *List {
	var l List
	l.Reset(300, 200)
	dot := Circle(Point{50, 50}, 20, Sign(2, 4), Stroke{Paint: Solid(Edge), Width: 1})
	l.Item(Item{ID: "a", Label: "first <a> & \"b\"", Ring: dot}, func() {
		l.Add(dot, Text{At: Point{50, 55}, S: "−1 < 2", Size: 15, Weight: 500, Anchor: Middle, Paint: Solid(Ink1)})
	})
	l.Item(Item{ID: "arrow", Label: "arrow"}, func() {
		l.Add(Arrow{Curve: Cubic{{100, 100}, {100, 20}, {200, 20}, {200, 100}}, Width: 3, Paint: Solid(Grad).Faded(0.7), Reach: 1})
	})
	g := NewGrid(2, 3)
	g.Data[1], g.Data[4] = 1, -0.5
	l.Add(Cells{At: Point{10, 120}, Matrix: g, W: 44, H: 24, Scale: 1, Decimals: 1},
		Line(Point{0, 0}, Point{300, 0}, Stroke{Paint: Solid(Bad), Width: 1.5, Dash: Dashed}))
	return &l
}

func TestHitFindsTheTopmostItem(t *testing.T) {
	l := sample()
	for _, c := range []struct {
		p    Point
		want string
	}{{Point{50, 50}, "a"}, {Point{150, 40}, "arrow"}, {Point{150, 90}, ""}, {Point{250, 180}, ""}} {
		if it, _ := l.Hit(c.p); it.ID != c.want {
			t.Errorf("at %v: %q, want %q", c.p, it.ID, c.want)
		}
	}
}

func TestSVGIsWellFormedAndHasNoInlineStyle(t *testing.T) {
	svg := sample().SVG("still", "what <it> shows")
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err, svg)
		}
		if e, ok := token.(xml.StartElement); ok {
			for _, a := range e.Attr {
				if a.Name.Local == "style" {
					t.Error("a strict content security policy forbids style attributes")
				}
			}
		}
	}
	if !strings.Contains(svg, "color-mix(in oklab,var(--pos) 57.4%,var(--ground))") {
		t.Error("the circle's fill (2/4)^0.8 = 57.4% is missing:", svg)
	}
}

func TestSign(t *testing.T) {
	for _, c := range []struct {
		v, scale, share float64
		role            Role
	}{{0, 1, 1, Ground}, {1, 1, 1, Pos}, {-9, 3, 1, Neg}, {2, 6, math.Pow(1.0/3, 0.8), Pos}, {math.NaN(), 1, 1, Ground}, {1, 0, 1, Ground}} {
		if p := Sign(c.v, c.scale); p.Role != c.role || p.Share != c.share {
			t.Errorf("Sign(%v, %v) = %v", c.v, c.scale, p)
		}
	}
}

func TestSplitKeepsTheCurve(t *testing.T) {
	c := Cubic{{0, 0}, {10, 40}, {60, 40}, {80, 0}}
	before, after := c.Split(0.3)
	for _, s := range []float64{0, 0.5, 1} {
		near := func(a, b Point) bool { return math.Hypot(a.X-b.X, a.Y-b.Y) < 1e-9 }
		if !near(before.At(s), c.At(0.3*s)) || !near(after.At(s), c.At(0.3+0.7*s)) {
			t.Errorf("the halves leave the curve at %v", s)
		}
	}
}

func TestArrowEndsAtItsTip(t *testing.T) {
	a := Arrow{Curve: Straight(Point{0, 0}, Point{100, 0}), Width: 4, Reach: 1}
	h, ok := a.Head()
	length, half := HeadSize(4)
	if !ok || h[0] != (Point{100, 0}) || math.Abs(h[1].X-(100-length)) > 0.01 || math.Abs(math.Abs(h[1].Y)-half) > 0.01 {
		t.Errorf("head %v", h)
	}
	if end := a.Shaft()[3]; end.X <= h[1].X || end.X >= 100 {
		t.Errorf("the shaft ends at %v, outside the head", end)
	}
	if _, ok := (Arrow{Curve: a.Curve, Width: 4, Reach: 0.5}).Head(); ok {
		t.Error("an arrow on its way has no head")
	}
}

func TestItemsDoNotNest(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	var l List
	l.Item(Item{ID: "a"}, func() { l.Item(Item{ID: "b"}, func() {}) })
}

func TestEveryRoleHasAToken(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Roles() {
		if r.Token() == "" || seen[r.Token()] {
			t.Errorf("role %d has token %q", r, r.Token())
		}
		seen[r.Token()] = true
	}
}
