package neuron

import (
	"cmp"
	"strings"

	"glassbox/core/number"
	"glassbox/core/order"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// The surface is computed at so many points, whatever its size on screen.
const surfaceCols, surfaceRows = 36, 22

// surface is the mean loss over two parameters, the others as before one update.
type surface struct {
	a, b  int // across and up
	axes  figure.Axes
	loss  picture.Grid
	scale float64 // the loss that gets the full colour
}

// surfaceAt is the surface for an entry, computed once.
func (m *model) surfaceAt(k int) *surface {
	if f, ok := m.surfaces[k]; ok {
		return f
	}
	names := strings.Split(m.pair, ",")
	f := &surface{loss: picture.NewGrid(surfaceRows, surfaceCols)}
	f.a, _ = index(names[0])
	f.b, _ = index(names[1])
	f.axes.X0, f.axes.X1 = m.span(f.a)
	f.axes.Y0, f.axes.Y1 = m.span(f.b)
	for i := range f.loss.Data {
		c := m.entries[k].value
		c[f.a] = f.axes.X0 + (f.axes.X1-f.axes.X0)*(float64(i%surfaceCols)+0.5)/surfaceCols
		c[f.b] = f.axes.Y1 - (f.axes.Y1-f.axes.Y0)*(float64(i/surfaceCols)+0.5)/surfaceRows
		f.loss.Data[i] = m.mean(c)
	}
	all := f.loss.Data
	f.scale = all[order.Places(len(all), func(i, j int) int { return cmp.Compare(all[i], all[j]) })[len(all)*9/10]]
	m.surfaces[k] = f
	return f
}

// mean is the mean loss over the examples for the parameters of c.
func (m *model) mean(c cells) float64 {
	total := 0.0
	for _, ex := range m.data {
		total += m.net.forward(ex.into(c))[outLoss]
	}
	return total / float64(len(m.data))
}

// span is the range of a parameter over the training, with room around it.
func (m *model) span(i int) (lo, hi float64) {
	lo, hi = m.entries[0].value[i], m.entries[0].value[i]
	for _, e := range m.entries {
		lo, hi = min(lo, e.after[i]), max(hi, e.after[i])
	}
	room := max(1, 0.35*(hi-lo))
	return lo - room, hi + room
}

// surface draws the loss over two parameters as colour, the path of the training on it, and where it stands.
func (s *scene) surface(box picture.Box) {
	f := s.surfaceAt(s.place.entry)
	a := f.axes
	a.Box = box
	point := func(c cells) picture.Point { return a.At(c[f.a], c[f.b]) }
	s.heading(box, say("surface.title", "a", symbol(f.a), "b", symbol(f.b)))
	ring := picture.Rect{Box: box, Radius: 2, Stroke: figure.Hairline}
	label := say("surface.over", "a", symbol(f.a), "b", symbol(f.b))
	s.Item(picture.Item{ID: "surface", Label: label, Value: number.Format(s.mean(s.e.value)), Ring: ring}, func() {
		s.Add(figure.Painted(f.loss, box, f.scale), ring)
	})
	path := []picture.Point{point(s.entries[0].value)}
	for _, e := range updates(s.entries) {
		path = append(path, point(e.after))
	}
	s.Add(picture.Curve{Points: path, Stroke: figure.Framed})
	here := s.e.value
	for i := firstParam; i <= lastParam; i++ {
		here[i] = s.number(i)
	}
	s.Add(figure.Here(point(here)))
	s.ticks(a)
}

// ticks writes the ends of both axes.
func (s *scene) ticks(a figure.Axes) {
	y, start, end := a.Box.Y+a.Box.H, figure.Note.Within(60), figure.Note.At(picture.End).Within(60)
	s.Write(a.Box.X, y+16, number.Format(a.X0), start)
	s.Write(a.Box.X+a.Box.W, y+16, number.Format(a.X1), end)
	s.Value(a.Box.X-6, y, a.Y0, end.Within(34))
	s.Value(a.Box.X-6, a.Box.Y+10, a.Y1, end.Within(34))
}
