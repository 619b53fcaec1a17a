package words

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// Loss writes the loss, which a box is the place of, up to its right end at x. Before it has arrived it says something else.
func Loss(s *figure.Scene, at picture.Box, x float64, before string) {
	loss, text := film.At("loss"), before
	it := picture.Item{ID: loss.Name, Label: phrase.Say("to the target"), Ring: picture.Rect{Box: at, Radius: 3}}
	if s.Has(loss) {
		it.Value = number.Format(s.Line(loss)[0])
		text = phrase.Say("loss is", "loss", it.Value)
	}
	if s.Has(loss.Gradient()) {
		it.Gradient = "1"
	}
	s.Item(it, func() {
		s.Add(picture.Rect{Box: at})
		s.Write(x, at.Y+15, text, figure.Title.At(picture.End).Within(at.W-2))
	})
}
