package paint

import "glassbox/wasm/picture"

// mesh is triangles in device pixels, in painting order. Its methods take CSS pixels.
//
// A triangle shows a piece of the atlas page, or a shape that shape.kage measures: then all its vertices carry the
// form of the shape, and each the place where it lies in it.
type mesh struct {
	vertices []vertex
	indices  []uint32
	scale    float64         // device pixels per CSS pixel
	way      []picture.Point // of the line that is being drawn
}

// form is a rectangle in device pixels as shape.kage takes it: half its width, half its height, the radius of its
// corners, and the width of its edge if only that is drawn. Signs say what else there is. The zero form is none.
type form [4]float32

// dashed is f drawn with a pattern.
func (f form) dashed(d picture.Dash) form {
	switch d {
	case picture.Dashed:
		f[0] = -f[0]
	case picture.Dotted:
		f[1] = -f[1]
	}
	return f
}

// upper is f with corners that are round only above.
func (f form) upper() form {
	f[2] = -f[2]
	return f
}

// area is an upright rectangle in pixels, of the screen or of what is shown there.
type area struct{ left, top, right, bottom float64 }

// white is where the atlas page is white: the middle of its first pixels. Plain areas take their colour from there,
// so that shapes and text are one draw.
var white = area{1.5, 1.5, 1.5, 1.5}

func (m *mesh) reset(scale float64) {
	m.vertices, m.indices, m.scale = m.vertices[:0], m.indices[:0], scale
}

// next is the index of the vertex that is added next.
func (m *mesh) next() uint32 { return uint32(len(m.vertices)) }

// add adds a vertex at (x, y) that shows (u, v) of the page or of the form.
func (m *mesh) add(x, y, u, v float64, c ink, f form) {
	m.vertices = append(m.vertices, vertex{
		DstX: float32(x), DstY: float32(y), SrcX: float32(u), SrcY: float32(v),
		ColorR: c.R, ColorG: c.G, ColorB: c.B, ColorA: c.A,
		Custom0: f[0], Custom1: f[1], Custom2: f[2], Custom3: f[3],
	})
}

// join joins the edges a–b and c–d by two triangles.
func (m *mesh) join(a, b, c, d uint32) { m.indices = append(m.indices, a, b, c, b, c, d) }

// corners adds the corners of an area of the screen, which shows one of the page or of a form, clockwise from the upper
// left, and returns the index of the first.
func (m *mesh) corners(screen, shown area, c ink, f form) uint32 {
	k := m.next()
	v := vertex{ColorR: c.R, ColorG: c.G, ColorB: c.B, ColorA: c.A, Custom0: f[0], Custom1: f[1], Custom2: f[2], Custom3: f[3]}
	m.vertices = append(m.vertices, v, v, v, v)
	four := m.vertices[k : k+4]
	left, top, right, bottom := float32(screen.left), float32(screen.top), float32(screen.right), float32(screen.bottom)
	four[0].DstX, four[0].DstY = left, top
	four[1].DstX, four[1].DstY = right, top
	four[2].DstX, four[2].DstY = right, bottom
	four[3].DstX, four[3].DstY = left, bottom
	left, top, right, bottom = float32(shown.left), float32(shown.top), float32(shown.right), float32(shown.bottom)
	four[0].SrcX, four[0].SrcY = left, top
	four[1].SrcX, four[1].SrcY = right, top
	four[2].SrcX, four[2].SrcY = right, bottom
	four[3].SrcX, four[3].SrcY = left, bottom
	return k
}

// quad fills an area of the screen.
func (m *mesh) quad(screen, shown area, c ink, f form) {
	k := m.corners(screen, shown, c, f)
	m.join(k, k+1, k+3, k+2)
}

// sprite adds a piece of the atlas page at a whole device pixel.
func (m *mesh) sprite(x, y float64, s *sprite, c ink) {
	if s.colour {
		c = ink{c.A, c.A, c.A, c.A}
	}
	w, h, u, v := float64(s.w), float64(s.h), float64(s.x), float64(s.y)
	m.quad(area{x, y, x + w, y + h}, area{u, v, u + w, v + h}, c, form{})
}
