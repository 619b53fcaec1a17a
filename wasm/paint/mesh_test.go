package paint

import (
	"math"
	"testing"

	"glassbox/wasm/picture"
)

var solid = ink{1, 1, 1, 1}

// covered is the area of the mesh in square device pixels: the integral of opacity over plain triangles, and the area
// of each form. What is drawn twice counts twice.
func covered(t *testing.T, m *mesh) float64 {
	t.Helper()
	sum, last := 0.0, form{}
	for i := 0; i < len(m.indices); i += 3 {
		a, b, c := m.vertices[m.indices[i]], m.vertices[m.indices[i+1]], m.vertices[m.indices[i+2]]
		f := formOf(a)
		switch {
		case f != formOf(b) || f != formOf(c):
			t.Fatalf("a triangle has the forms %v, %v and %v", f, formOf(b), formOf(c))
		case f == form{}:
			area := math.Abs(float64((b.DstX-a.DstX)*(c.DstY-a.DstY)-(c.DstX-a.DstX)*(b.DstY-a.DstY))) / 2
			sum += area * float64(a.ColorA+b.ColorA+c.ColorA) / 3
		case f != last:
			sum += f.area()
		}
		last = f
	}
	if math.IsNaN(sum) {
		t.Fatal("the mesh has vertices that are not numbers")
	}
	return sum
}

func formOf(v vertex) form { return form{v.Custom0, v.Custom1, v.Custom2, v.Custom3} }

// area is that of the rectangle, or of its edge, without its dashes.
func (f form) area() float64 {
	w, h, radius, reach, corners := math.Abs(float64(f[0])), math.Abs(float64(f[1])), math.Abs(float64(f[2])), float64(f[3])/2, 4.0
	if f[2] < 0 {
		corners = 2
	}
	area := func(d, radius float64) float64 {
		return 4*max(0, w+d)*max(0, h+d) - corners*(1-math.Pi/4)*radius*radius
	}
	if reach == 0 {
		return area(0, radius)
	}
	outer := radius + reach
	if radius == 0 {
		outer = 0
	}
	return area(reach, outer) - area(-reach, max(0, radius-reach))
}

// The area a shape covers does not depend on where it lies.
func TestCoverage(t *testing.T) {
	box := picture.Box{X: 3.3, Y: 7.7, W: 20, H: 10}
	fill := picture.Solid(picture.Ink1)
	edge := func(width float64) picture.Stroke { return picture.Stroke{Paint: fill, Width: width} }
	a, b := picture.Point{X: 1, Y: 2}, picture.Point{X: 31, Y: 42} // 50 apart
	middle := picture.Point{X: 40, Y: 40}
	for _, scale := range []float64{1, 1.5, 2, 3} {
		for _, c := range []struct {
			name string
			draw func(*mesh, *Palette)
			want float64 // in square CSS pixels
		}{
			{"rectangle", func(m *mesh, p *Palette) { m.rect(picture.Rect{Box: box, Fill: fill}, p) }, 200},
			{"rounded", func(m *mesh, p *Palette) { m.rect(picture.Rect{Box: box, Radius: 4, Fill: fill}, p) }, 200 - 16*(4-math.Pi)},
			{"half rounded", func(m *mesh, p *Palette) {
				m.rect(picture.Rect{Box: box, Radius: 8, Corners: picture.Bottom, Fill: fill}, p)
			}, 200 - 32*(4-math.Pi)},
			{"bar", func(m *mesh, p *Palette) { m.rect(picture.Rect{Box: picture.Box{W: 30, H: 0.4}, Fill: fill}, p) }, 12},
			{"sliver", func(m *mesh, p *Palette) { m.rect(picture.Rect{Box: picture.Box{W: 0.2, H: 10}, Fill: fill}, p) }, 2},
			{"circle", func(m *mesh, p *Palette) { m.rect(picture.Circle(middle, 35, fill, picture.Stroke{}), p) }, math.Pi * 35 * 35},
			{"border", func(m *mesh, p *Palette) { m.rect(picture.Circle(middle, 35, picture.Paint{}, edge(1.5)), p) }, 2 * math.Pi * 35 * 1.5},
			{"frame", func(m *mesh, p *Palette) { m.rect(picture.Rect{Box: box, Stroke: edge(2)}, p) }, 120},
			{"line", func(m *mesh, _ *Palette) { m.line([]picture.Point{a, b}, pen{width: 3, ink: solid}) }, 150},
			{"hair", func(m *mesh, _ *Palette) { m.line([]picture.Point{a, b}, pen{width: 0.25, ink: solid}) }, 12.5},
			{"round line", func(m *mesh, _ *Palette) { m.line([]picture.Point{a, b}, pen{width: 6, round: true, ink: solid}) }, 300 + 9*math.Pi},
			{"bent line", func(m *mesh, _ *Palette) { m.line([]picture.Point{a, a, middle, b, b}, pen{width: 2, ink: solid}) },
				2 * length([]picture.Point{a, middle, b})},
			{"corner", func(m *mesh, p *Palette) {
				m.curve(picture.Curve{Points: []picture.Point{{X: 0, Y: 0}, {X: 20, Y: 0}, {X: 20, Y: 20}}, Fill: picture.Solid(picture.Ink1)}, p)
			}, 200},
			{"head", func(m *mesh, _ *Palette) {
				m.polygon([]picture.Point{{X: 20, Y: 5}, {X: 0, Y: 10}, {X: 0, Y: 0}}, solid)
			}, 100},
		} {
			m := &mesh{}
			m.reset(scale)
			c.draw(m, theme(t))
			got, tolerance := covered(t, m)/(scale*scale), 1.5/(scale*scale)+0.003*c.want
			if c.name != "head" && c.name != "corner" {
				tolerance = 1e-4 * c.want
			}
			if math.Abs(got-c.want) > tolerance {
				t.Errorf("%s at ratio %v covers %.2f, want %.2f", c.name, scale, got, c.want)
			}
		}
	}
}

// Each vertex of a rectangle stands on a whole pixel and knows where it is in the form. Around the form at least half a
// pixel is drawn, and inside an edge nothing is left out that it could touch.
func TestBoxKnowsItsPlace(t *testing.T) {
	r := picture.Rect{Box: picture.Box{X: 3.3, Y: 7.75, W: 30.2, H: 20.1}, Radius: 6, Fill: picture.Solid(picture.Ink1),
		Stroke: picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 1.5, Dash: picture.Dashed}}
	for _, scale := range []float64{1, 1.5, 2, 3} {
		for corners, flip := range map[picture.Corners]float64{picture.All: 1, picture.Top: 1, picture.Bottom: -1} {
			m := &mesh{}
			m.reset(scale)
			r.Corners = corners
			m.rect(r, theme(t))
			if len(m.vertices) != 12 || len(m.indices) != 6+24 {
				t.Fatalf("%d vertices and %d indices", len(m.vertices), len(m.indices))
			}
			for i, v := range m.vertices {
				x, y, f := float64(v.DstX), float64(v.DstY), formOf(v)
				u, w := x-18.4*scale, (y-17.8*scale)*flip
				if x != math.Round(x) || y != math.Round(y) || math.Abs(float64(v.SrcX)-u) > 1e-4 || math.Abs(float64(v.SrcY)-w) > 1e-4 {
					t.Errorf("at ratio %v vertex %d at %v, %v is at %v, %v of the form, want %v, %v", scale, i, x, y, v.SrcX, v.SrcY, u, w)
				}
				halfW, halfH, reach := math.Abs(float64(f[0])), math.Abs(float64(f[1])), float64(f[3])/2
				across, down := math.Abs(u)-halfW-reach, math.Abs(w)-halfH-reach
				if i < 8 && (min(across, down) < 0.5-1e-4 || max(across, down) > 1.5+1e-4) {
					t.Errorf("at ratio %v vertex %d is %v and %v beyond the form", scale, i, across, down)
				}
				radius := 6*scale - reach // of the edge's inner side
				from := math.Hypot(max(0, math.Abs(u)-halfW+6*scale), max(0, math.Abs(w)-halfH+6*scale))
				if i >= 8 && radius-from < 0.5-1e-4 {
					t.Errorf("at ratio %v vertex %d leaves out what is %v inside the edge", scale, i, radius-from)
				}
				if dashed := f[3] > 0; dashed != (f[0] < 0) || f[1] < 0 || (corners == picture.All) != (f[2] > 0) {
					t.Errorf("vertex %d has the form %v of %v", i, f, corners)
				}
			}
		}
	}
}

// Each vertex of a bent line lies as far to its side as it says, and as far along.
func TestStripKnowsItsPlace(t *testing.T) {
	ps := []picture.Point{{X: 0, Y: 0}, {X: 40, Y: 0}, {X: 60, Y: 20}, {X: 60, Y: 30}} // 40, 28.28 and 10 long
	m := &mesh{}
	m.reset(2)
	m.line(ps, pen{width: 3, round: true, ink: solid})
	long := length(ps) * 2
	along := []float64{-3.5, 80, 80 + 20*2*math.Sqrt2, long + 3.5} // half a pixel beyond the round ends
	if len(m.vertices) != 2*len(ps) || len(m.indices) != 6*(len(ps)-1) {
		t.Fatalf("%d vertices and %d indices", len(m.vertices), len(m.indices))
	}
	for i, v := range m.vertices {
		if got := float64(v.SrcX) + long/2; math.Abs(got-along[i/2]) > 1e-4 {
			t.Errorf("vertex %d is %v along the line, want %v", i, got, along[i/2])
		}
		k := min(i/2, len(ps)-2)
		n := normal(ps[k], ps[k+1])
		across := (float64(v.DstX)-2*ps[k].X)*n.X + (float64(v.DstY)-2*ps[k].Y)*n.Y
		if want := 3.5 - 7*float64(i&1); math.Abs(across-want) > 1e-4 || math.Abs(float64(v.SrcY)-want) > 1e-4 {
			t.Errorf("vertex %d lies %v across the line and says %v, want %v", i, across, v.SrcY, want)
		}
	}
	if f := formOf(m.vertices[0]); math.Abs(float64(f[0])-long/2-3) > 1e-4 || f[1] != 3 || f[2] != 3 || f[3] != 0 {
		t.Errorf("the form of the line is %v", f)
	}
}

// What is round is so in device pixels: a circle has its radius, and the middle of a bent arrow is nowhere further than a
// tenth of a pixel from its curve, however large it is and however many pixels there are.
func TestRoundIsRound(t *testing.T) {
	for _, scale := range []float64{1, 2, 3} {
		for _, r := range []float64{4, 35, 400} {
			m := &mesh{}
			m.reset(scale)
			m.rect(picture.Circle(picture.Point{X: 500, Y: 500}, r, picture.Solid(picture.Ink1), picture.Stroke{}), theme(t))
			if f := formOf(m.vertices[0]); f != (form{float32(r * scale), float32(r * scale), float32(r * scale)}) {
				t.Errorf("a circle of radius %v at ratio %v is %v", r, scale, f)
			}
			m.reset(scale)
			arc := picture.Cubic{{X: 0, Y: r}, {X: 0, Y: r - 4*r/3}, {X: 2 * r, Y: r - 4*r/3}, {X: 2 * r, Y: r}} // an arc over words
			m.arrow(picture.Arrow{Curve: arc, Width: 2, Paint: picture.Solid(picture.Ink1), Reach: 0.999999}, theme(t))
			if off := apart(m, arc); off > 0.1 {
				t.Errorf("an arc of radius %v at ratio %v is %.2f pixels off", r, scale, off)
			}
		}
	}
}

// apart is how far a curve comes from the middle of the strip that was drawn for it.
func apart(m *mesh, c picture.Cubic) (most float64) {
	var middle []picture.Point
	for i := 0; i+1 < len(m.vertices); i += 2 {
		v, w := m.vertices[i], m.vertices[i+1]
		middle = append(middle, picture.Point{X: float64(v.DstX+w.DstX) / 2, Y: float64(v.DstY+w.DstY) / 2})
	}
	for _, p := range c.Points(2000) {
		least := math.Inf(1)
		for i := 1; i < len(middle); i++ {
			a, b := middle[i-1], middle[i]
			n := normal(a, b)
			p := picture.Point{X: p.X * m.scale, Y: p.Y * m.scale}
			along := ((p.X-a.X)*(b.X-a.X) + (p.Y-a.Y)*(b.Y-a.Y)) / distance(a, b)
			if along >= -0.1 && along <= distance(a, b)+0.1 {
				least = min(least, math.Abs((p.X-a.X)*n.X+(p.Y-a.Y)*n.Y))
			}
		}
		most = max(most, least)
	}
	return most
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
	for _, s := range []picture.Curve{{Stroke: stroke}, {Points: same[:1], Stroke: dashed}, {Points: same, Stroke: stroke},
		{Points: same, Stroke: dashed}} {
		m.curve(s, p)
	}
	m.rect(picture.Rect{Radius: 5, Fill: picture.Solid(picture.Ink1), Stroke: dashed}, p)
	m.arrow(picture.Arrow{Width: 2, Paint: picture.Solid(picture.Ink1), Reach: 1}, p)
	if a := covered(t, m); a > 40 {
		t.Errorf("nothing covers %.1f pixels", a)
	}
}

// A sharp turn of a curve is round: it is covered by its two arms with round ends, and no spike.
func TestSharpJoin(t *testing.T) {
	m := &mesh{}
	m.reset(1)
	m.line([]picture.Point{{X: 0, Y: 0}, {X: 40, Y: 0}, {X: 2, Y: 1}}, pen{width: 8, round: true, ink: solid})
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
			m.arrow(picture.Arrow{Curve: picture.Cubic{{X: x, Y: 300}, {X: x, Y: 200}, {X: 900 - x, Y: 200}, {X: 900 - x, Y: 10}}, Width: 2,
				Paint: picture.Solid(picture.Pos), Reach: 1}, p)
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
