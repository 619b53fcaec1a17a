package figure

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/picture"
)

// Bar is a number at the right of a line, with a bar as long as it is large.
type Bar struct{ Number }

// Size implements Part.
func (b Bar) Size(_ *Scene, width float64) (w, h float64) { return width, 21 }

// Draw implements Part.
func (b Bar) Draw(s *Scene, at picture.Box) {
	s.Enter(b.Of, at)
	v := s.value(b.Of, s.full(b.Of))
	v.known = v.known && !b.Off
	s.Item(b.item(s, at, v), func() {
		s.Add(picture.Rect{Box: at})
		if v.known && v.full > 0 {
			length := max(1, (at.W-56)*min(1, math.Abs(v.x)/v.full))
			box := picture.Box{X: at.X, Y: at.Y + at.H/2 - 4, W: length, H: 8}
			bar := picture.Rect{Box: box, Radius: 2, Fill: picture.Sign(v.x, v.full), Stroke: Hairline}
			if b.Of.Back {
				bar.Stroke = Violet
			}
			s.Add(bar)
		}
		text := b.Text
		switch {
		case !v.known && !b.Off:
			text = "·"
		case text == "":
			text = number.Fixed(v.x, wanted(v.full))
		}
		if at.H >= 13 {
			s.Write(at.X+at.W-5, at.Y+at.H/2+4.5, text, Note.Sized(12, 500).In(picture.Ink1).At(picture.End).Within(50))
		}
	})
}
