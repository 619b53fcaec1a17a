package picture

import (
	"strconv"
	"strings"
)

// Dump writes the picture as text, a line for each item and shape, for tests to compare. Places are rounded to
// tenths of a pixel.
func (l *List) Dump() string {
	var b strings.Builder
	b.WriteString("picture" + nums(l.W, l.H) + "\n")
	last := 0
	for _, s := range l.shapes {
		if s.item != last && s.item > 0 {
			b.WriteString(l.items[s.item-1].line())
		}
		last = s.item
		if s.item > 0 {
			b.WriteString("  ")
		}
		b.WriteString(line(s.Shape) + "\n")
	}
	return b.String()
}

func (it Item) line() string {
	s := "item " + it.ID + nums(it.Ring.X, it.Ring.Y, it.Ring.W, it.Ring.H) + " " + strconv.Quote(it.Label)
	if it.Value != "" {
		s += " value " + it.Value
	}
	if it.Gradient != "" {
		s += " gradient " + it.Gradient
	}
	if it.Key != "" {
		s += " key " + it.Key
	}
	return s + "\n"
}

func line(s Shape) string {
	switch s := s.(type) {
	case Rect:
		return "rect" + nums(s.X, s.Y, s.W, s.H) + " r" + nums(s.Radius) + " fill " + s.Fill.String() + s.Stroke.String()
	case Curve:
		if s.Fill.Visible() {
			return "curve" + points(s.Points) + " fill " + s.Fill.String() + s.Stroke.String()
		}
		return "curve" + points(s.Points) + s.Stroke.String()
	case Arrow:
		return "arrow" + points(s.Curve[:]) + " " + s.Paint.String() + nums(s.Width) + " reach" + nums(s.Reach)
	case Text:
		return "text" + nums(s.At.X, s.At.Y) + " " + strconv.Quote(s.S) + nums(s.Size) + " " + strconv.Itoa(s.Weight) + " " + s.Paint.String()
	case Cells:
		rows, cols := s.Matrix.Dims()
		return "cells" + nums(s.At.X, s.At.Y, s.W, s.H) + " " + strconv.Itoa(rows) + "×" + strconv.Itoa(cols)
	}
	panic("picture: unknown shape")
}

// String names the paint as "pos 41.5%" or "grad α 0.70".
func (p Paint) String() string {
	if !p.Visible() {
		return "none"
	}
	s := p.Role.Token()
	if p.Share != 1 {
		s += " " + strconv.FormatFloat(100*p.Share, 'f', 1, 64) + "%"
	}
	if p.Alpha != 1 {
		s += " α " + strconv.FormatFloat(p.Alpha, 'f', 2, 64)
	}
	return s
}

// String names a visible stroke with a leading space, and is empty for one that is not drawn.
func (s Stroke) String() string {
	if !s.Paint.Visible() || s.Width == 0 {
		return ""
	}
	return " stroke " + s.Paint.String() + nums(s.Width) + [...]string{"", " dashed", " dotted"}[s.Dash]
}

func points(ps []Point) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(nums(p.X, p.Y))
	}
	return b.String()
}

// nums writes each number after a space, to a tenth, without trailing zeros.
func nums(vs ...float64) string {
	var b strings.Builder
	for _, v := range vs {
		s := strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
		if s == "-0" {
			s = "0"
		}
		b.WriteString(" " + s)
	}
	return b.String()
}
