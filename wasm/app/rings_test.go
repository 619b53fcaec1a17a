package app

import (
	"testing"

	"glassbox/wasm/picture"
)

// Rings around what is chosen, and what that came from, are whole, also at the edge of the figure.
func TestRingsLieWithin(t *testing.T) {
	for _, id := range ids() {
		for _, width := range []float64{288, 358, 912} {
			s, err := Open(id, "")
			if err != nil {
				t.Fatal(err)
			}
			s = send(t, s, Message{Type: "resize", X: width})
			var plain Shown
			for _, it := range plain.Picture(s).Items() {
				var shown Shown
				l := shown.Picture(send(t, s, Message{Type: "select", Value: it.ID}))
				var last picture.Rect
				for shape := range l.Shapes {
					r, ok := shape.(picture.Rect)
					if last = r; !ok || r.Fill.Visible() || r.Stroke.Width < 1.5 {
						continue
					}
					if b := r.Bounds(); b.X < 0 || b.Y < 0 || b.X+b.W > l.W || b.Y+b.H > l.H {
						t.Errorf("%s, width %v, %s: the ring %v leaves the figure", id, width, it.ID, r.Box)
					}
				}
				if last.Stroke.Width != 2 {
					t.Errorf("%s, width %v: %s has no ring", id, width, it.ID)
				}
			}
		}
	}
}
