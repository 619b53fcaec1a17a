package bigram

import (
	"slices"
	"strconv"

	"glassbox/core/token"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// vignette is the table when the last pair but one has been counted.
func vignette(l *picture.List, r *lesson.Run) {
	l.Reset(206, 104)
	m, p := r.Model.(*model), figure.Pad{List: l}
	done := m.counts.Steps() - 1
	st := m.counts.Step(done - 1)
	rows := append([]int{token.Start}, m.order...)
	cols := append(slices.Clone(m.order), token.End)
	for i := range 5 {
		for j := range min(6, len(cols)) {
			a, b := rows[i], cols[j]
			n := m.counts.CountAfter(done, []int{a}, b)
			box := picture.Box{X: 1 + 32*float64(j), Y: 2 + 20*float64(i), W: 31, H: 19.5}
			c := picture.Rect{Box: box, Radius: 2, Fill: picture.Sign(float64(n), m.largest), Stroke: figure.Hairline}
			if a == st.Context[0] && b == st.ID {
				c.Stroke = figure.Latest
			}
			l.Add(c)
			if n > 0 {
				p.Write(box.X+15.5, box.Y+14, strconv.Itoa(n), figure.Label{Size: 12, Weight: 400, Role: picture.Ink1, Anchor: picture.Middle})
			}
		}
	}
}
