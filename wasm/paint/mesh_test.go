package paint

import (
	"math"
	"testing"

	"glassbox/wasm/picture"
)

var solid = ink{1, 1, 1, 1}

// covered is the integral of opacity over the mesh in square device pixels. What is drawn twice counts twice.
func covered(t *testing.T, m *mesh) float64 {
	t.Helper()
	sum := 0.0
	for i := 0; i < len(m.indices); i += 3 {
		a, b, c := m.vertices[m.indices[i]], m.vertices[m.indices[i+1]], m.vertices[m.indices[i+2]]
		area := math.Abs(float64((b.DstX-a.DstX)*(c.DstY-a.DstY)-(c.DstX-a.DstX)*(b.DstY-a.DstY))) / 2
		sum += area * float64(a.ColorA+b.ColorA+c.ColorA) / 3
	}
	if math.IsNaN(sum) {
		t.Fatal("the mesh has vertices that are not numbers")
	}
	return sum
}

// The area a shape covers does not depend on where it lies, and its feather adds next to nothing.
func TestCoverage(t *testing.T) {
	box := picture.Box{X: 3.3, Y: 7.7, W: 20, H: 10}
	a, b := picture.Point{X: 1, Y: 2}, picture.Point{X: 31, Y: 42} // 50 apart
	circle := picture.Circle(picture.Point{X: 40, Y: 40}, 35, picture.Paint{}, picture.Stroke{Width: 1.5})
	for _, scale := range []float64{1, 1.5, 2, 3} {
		for _, c := range []struct {
			name string
			draw func(*mesh)
			want float64 // in square CSS pixels
		}{
			{"rectangle", func(m *mesh) { m.fill(picture.Rect{Box: box}, solid) }, 200},
			{"rounded", func(m *mesh) { m.fill(picture.Rect{Box: box, Radius: 4}, solid) }, 200 - 16*(4-math.Pi)},
			{"bar", func(m *mesh) { m.fill(picture.Rect{Box: picture.Box{W: 30, H: 0.4}}, solid) }, 12},
			{"sliver", func(m *mesh) { m.fill(picture.Rect{Box: picture.Box{W: 0.2, H: 10}}, solid) }, 2},
			{"circle", func(m *mesh) { m.fill(circle, solid) }, math.Pi * 35 * 35},
			{"border", func(m *mesh) { m.border(circle, solid) }, 2 * math.Pi * 35 * 1.5},
			{"line", func(m *mesh) { m.line([]picture.Point{a, b}, m.pen(3, solid, false)) }, 150},
			{"hair", func(m *mesh) { m.line([]picture.Point{a, b}, m.pen(0.25, solid, false)) }, 12.5},
			{"round line", func(m *mesh) { m.line([]picture.Point{a, b}, m.pen(6, solid, true)) }, 300 + 9*math.Pi},
			{"head", func(m *mesh) { m.polygon([]picture.Point{{X: 20, Y: 5}, {X: 0, Y: 10}, {X: 0, Y: 0}}, solid) }, 100},
		} {
			m := &mesh{}
			m.reset(scale)
			c.draw(m)
			got, tolerance := covered(t, m)/(scale*scale), 1.5/(scale*scale)+0.003*c.want
			if math.Abs(got-c.want) > tolerance {
				t.Errorf("%s at ratio %v covers %.2f, want %.2f", c.name, scale, got, c.want)
			}
		}
	}
}

// Cells without borders leave no gap and do not overlap, wherever they lie.
func TestCellsMeetAtDevicePixels(t *testing.T) {
	grid := picture.NewGrid(5, 7)
	for i := range grid.Data {
		grid.Data[i] = 1
	}
	for _, scale := range []float64{1, 1.5, 2, 3} {
		m := &mesh{}
		m.reset(scale)
		m.cells(picture.Cells{At: picture.Point{X: 3.3, Y: 7.7}, Matrix: grid, W: 4.7, H: 5.3, Scale: 1, Decimals: -1}, theme(t))
		w := math.Round((3.3+7*4.7)*scale) - math.Round(3.3*scale)
		h := math.Round((7.7+5*5.3)*scale) - math.Round(7.7*scale)
		if got := covered(t, m); math.Abs(got-w*h) > 1e-3 {
			t.Errorf("at ratio %v the cells cover %v device pixels, want %v × %v", scale, got, w, h)
		}
	}
}

func TestDegenerate(t *testing.T) {
	m, p := &mesh{}, theme(t)
	m.reset(1)
	stroke := picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 2}
	dashed := picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 2, Dash: picture.Dashed}
	same := []picture.Point{{X: 1, Y: 1}, {X: 1, Y: 1}, {X: 1, Y: 1}}
	for _, s := range []picture.Curve{{Stroke: stroke}, {Points: same[:1], Stroke: dashed}, {Points: same, Stroke: stroke}, {Points: same, Stroke: dashed}} {
		m.curve(s, p)
	}
	m.rect(picture.Rect{Radius: 5, Fill: picture.Solid(picture.Ink1), Stroke: dashed}, p)
	m.arrow(picture.Arrow{Width: 2, Paint: picture.Solid(picture.Ink1), Reach: 1}, p)
	if a := covered(t, m); a > 40 {
		t.Errorf("nothing covers %.1f pixels", a)
	}
}

func TestDashes(t *testing.T) {
	line := []picture.Point{{X: 0, Y: 0}, {X: 4, Y: 0}, {X: 4, Y: 6}} // 10 long
	var lengths []float64
	dashes(line, 3, 1, func(piece []picture.Point) {
		l := 0.0
		for i := 1; i < len(piece); i++ {
			l += math.Hypot(piece[i].X-piece[i-1].X, piece[i].Y-piece[i-1].Y)
		}
		lengths = append(lengths, l)
	})
	if len(lengths) != 3 || math.Abs(lengths[0]-3) > 1e-9 || math.Abs(lengths[1]-3) > 1e-9 || math.Abs(lengths[2]-2) > 1e-9 {
		t.Errorf("dashes of %v, want 3, 3 and the 2 that are left", lengths)
	}
}

// A bend of 90 degrees in a curve is round: it covers its two arms and the disc between them, and no spike.
func TestSharpJoin(t *testing.T) {
	m := &mesh{}
	m.reset(1)
	m.line([]picture.Point{{X: 0, Y: 0}, {X: 40, Y: 0}, {X: 2, Y: 1}}, m.pen(8, solid, true))
	for _, v := range m.vertices {
		if v.DstX > 45 {
			t.Fatalf("a vertex lies at x = %v, 5 beyond a round end at 40", v.DstX)
		}
	}
}

func BenchmarkArrows(b *testing.B) {
	p, err := NewPalette(uniform("#4a97ee"))
	if err != nil {
		b.Fatal(err)
	}
	m := &mesh{}
	for b.Loop() {
		m.reset(2)
		for i := range 500 {
			x := float64(i)
			m.arrow(picture.Arrow{Curve: picture.Cubic{{X: x, Y: 300}, {X: x, Y: 200}, {X: 900 - x, Y: 200}, {X: 900 - x, Y: 10}}, Width: 2, Paint: picture.Solid(picture.Pos), Reach: 1}, p)
		}
	}
}

func uniform(colour string) map[string]string {
	css := map[string]string{}
	for _, role := range picture.Roles() {
		css[role.Token()] = colour
	}
	return css
}
