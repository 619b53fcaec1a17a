package figure

import (
	"testing"

	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// A number without a cell around it is seen in any width: as digits, or where these have no room as a colour.
func TestOpenNumbersAreSeen(t *testing.T) {
	g := attended(t)
	for w := 2.0; w < 60; w++ {
		l := scene(g, 900, "out", 1, func(s *Scene) {
			Number{Of: film.At("scores", 0, 1), Open: true}.Draw(s, picture.Box{W: w, H: 21})
		})
		seen := false
		for shape := range l.Shapes {
			switch x := shape.(type) {
			case picture.Text:
				seen = true
			case picture.Rect:
				seen = seen || x.Fill.Role != picture.None
			}
		}
		if !seen {
			t.Errorf("nothing is seen of a number %v wide", w)
		}
	}
}
