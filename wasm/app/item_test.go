package app

import (
	"strings"
	"testing"
)

// No item lies beside the picture, where it would make the page scroll sideways.
func TestItemsLieOnThePicture(t *testing.T) {
	words := strings.Repeat("the+animal+was+understanding+", 6)
	for _, id := range []string{"attention", "heads"} {
		for _, width := range []float64{328, 900} {
			s, err := Open(id, "mode=random&focus=24&text="+words)
			if err != nil {
				t.Fatal(err)
			}
			s.Width = width
			s.Clock = s.Clock.At(len(s.Run.Steps) - 1)
			r := report(s)
			for _, it := range r.Items {
				if b := it.Box; b[0] < 0 || b[1] < 0 || b[0]+b[2] > width+0.1 || b[1]+b[3] > r.Height+0.1 {
					t.Errorf("%s, %v wide: %s lies at %v of %v × %v", id, width, it.ID, b, r.Width, r.Height)
				}
			}
		}
	}
}
