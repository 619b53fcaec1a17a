package picture

import (
	"strconv"
	"strings"

	"glassbox/core/number"
)

// SVG writes the picture as an inline SVG element whose colours are the custom properties of tokens.css, so
// that one still serves light and dark. Titled with what it shows, it is an image to a screen reader.
func (l *List) SVG(class, title string) string {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" class="` + escape(class) + `" viewBox="0 0 ` + px(l.W) + " " + px(l.H) +
		`" width="` + px(l.W) + `" height="` + px(l.H) + `" role="img" aria-label="` + escape(title) + `">`)
	for _, s := range l.shapes {
		s.Shape.(interface{ svg(*strings.Builder) }).svg(&b)
	}
	b.WriteString("</svg>")
	return b.String()
}

func (r Rect) svg(b *strings.Builder) {
	k := r.Radii()
	b.WriteString(`<path d="M` + px(r.X+k[0]) + " " + px(r.Y) + "H" + px(r.X+r.W-k[1]) + corner(k[1], 1, 1) +
		"V" + px(r.Y+r.H-k[2]) + corner(k[2], -1, 1) + "H" + px(r.X+k[3]) + corner(k[3], -1, -1) +
		"V" + px(r.Y+k[0]) + corner(k[0], 1, -1) + `Z"` + fill(r.Fill) + r.Stroke.svg() + "/>")
}

// corner is a quarter of a circle to the relative point (k·dx, k·dy), clockwise.
func corner(k, dx, dy float64) string {
	if k == 0 {
		return ""
	}
	return "a" + px(k) + " " + px(k) + " 0 0 1 " + px(k*dx) + " " + px(k*dy)
}

func (c Curve) svg(b *strings.Builder) {
	b.WriteString(`<path d="` + path(c.Points) + `" stroke-linejoin="round" stroke-linecap="round"` + fill(c.Fill) + c.Stroke.svg() + "/>")
}

func (a Arrow) svg(b *strings.Builder) {
	s := a.Shaft()
	b.WriteString(`<path d="M` + at(s[0]) + "C" + at(s[1]) + " " + at(s[2]) + " " + at(s[3]) + `" fill="none"` +
		Stroke{Paint: a.Paint, Width: a.Width}.svg() + "/>")
	if h, ok := a.Head(); ok {
		b.WriteString(`<path d="` + path(h[:]) + `Z"` + fill(a.Paint) + "/>")
	}
}

func (t Text) svg(b *strings.Builder) {
	b.WriteString(`<text xml:space="preserve" x="` + px(t.At.X) + `" y="` + px(t.At.Y) + `" font-size="` + px(t.Size) + `" font-weight="` +
		strconv.Itoa(t.Weight) + `"`)
	if w := t.estimate(); t.Max > 0 && w > t.Max {
		b.WriteString(` textLength="` + px(t.Max) + `" lengthAdjust="spacingAndGlyphs"`)
	}
	if t.Anchor != Start {
		b.WriteString(` text-anchor="` + [...]string{"start", "middle", "end"}[t.Anchor] + `"`)
	}
	if t.Italic {
		b.WriteString(` font-style="italic"`)
	}
	b.WriteString(fill(t.Paint) + ">" + escape(t.S) + "</text>")
}

func (c Cells) svg(b *strings.Builder) {
	for _, s := range c.Parts() {
		s.(interface{ svg(*strings.Builder) }).svg(b)
	}
}

// Parts is the grid as rectangles and texts, row by row.
func (c Cells) Parts() []Shape {
	rows, cols := c.Matrix.Dims()
	var parts []Shape
	for i := range rows {
		for j := range cols {
			v := c.Matrix.At(i, j)
			box := Box{c.At.X + float64(j)*c.W, c.At.Y + float64(i)*c.H, c.W, c.H}
			parts = append(parts, c.cell(box, v))
			if c.Numbers() {
				parts = append(parts, Text{At: Point{box.X + c.W/2, box.Y + c.H/2 + 4.2}, S: number.Fixed(v, c.Decimals), Size: 12, Weight: 400,
					Anchor: Middle, Max: c.W - 4, Paint: Solid(Ink1)})
			}
		}
	}
	return parts
}

// Bare reports whether the cells are so small that they have neither numbers nor borders.
func (c Cells) Bare() bool { return min(c.W, c.H) < bare }

// bare is the side in pixels below which cells have no borders.
const bare = 12

// cell is the rectangle of a number. Bare cells overlap their neighbours by half a pixel so that no ground shows
// between them.
func (c Cells) cell(box Box, v float64) Rect {
	r := Rect{Box: box, Fill: c.Fill(v)}
	if c.Bare() {
		r.W, r.H = r.W+0.5, r.H+0.5
		return r
	}
	r.Radius, r.Stroke = 2, Stroke{Paint: Solid(Hairline), Width: 1}
	return r
}

// Fill is the colour of a number. Under numbers a head's colour is half as strong, so that they stay readable.
func (c Cells) Fill(v float64) Paint {
	p := Sign(v, c.Scale)
	if c.Role != None && p.Role != Ground {
		if p.Role = c.Role; c.Numbers() {
			p.Share *= 0.5
		}
	}
	return p
}

func (s Stroke) svg() string {
	if !s.Paint.Visible() || s.Width == 0 {
		return ""
	}
	out := colour("stroke", s.Paint) + ` stroke-width="` + px(s.Width) + `"`
	if mark, gap := s.Dash.Pattern(s.Width); mark > 0 {
		out += ` stroke-dasharray="` + px(mark) + " " + px(gap) + `"`
	}
	return out
}

func fill(p Paint) string {
	if !p.Visible() {
		return ` fill="none"`
	}
	return colour("fill", p)
}

// colour writes a paint as a presentation attribute, which a strict content security policy allows.
func colour(attr string, p Paint) string {
	v := "var(--" + p.Role.Token() + ")"
	if p.Share != 1 {
		v = "color-mix(in oklab," + v + " " + strconv.FormatFloat(100*p.Share, 'f', 1, 64) + "%,var(--ground))"
	}
	s := " " + attr + `="` + v + `"`
	if p.Alpha != 1 {
		s += " " + attr + `-opacity="` + px(p.Alpha) + `"`
	}
	return s
}

func path(ps []Point) string {
	var b strings.Builder
	for i, p := range ps {
		b.WriteString("ML"[min(i, 1):min(i, 1)+1] + at(p))
	}
	return b.String()
}

func at(p Point) string { return px(p.X) + " " + px(p.Y) }

// px writes a length to a hundredth of a pixel.
func px(v float64) string {
	s := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 2, 64), "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}
