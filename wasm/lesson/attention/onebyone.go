package attention

import (
	"strconv"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// recurrentHeight is the height of the part with the recurrent network.
const recurrentHeight = 176

// readOneByOne draws the recurrent network under the columns of the words.
func (s *scene) readOneByOne() {
	if !s.model.recurrent {
		return
	}
	top := s.layout.recurrent
	s.Rule(0, s.Width, top)
	s.Write(0, top+24, say("one by one"), figure.Title.Within(s.Width))
	for t, w := range s.Words {
		if s.Column >= 24 {
			s.Write(s.Centers[t], top+48, figure.Fit(w, 12, s.Column-4), figure.Note.At(picture.Middle).Within(s.Column-2))
		}
	}
	s.states(top + 58)
	s.counts(top + 58 + 64 + 22)
}

// states draws a state for each word, and the arrow from the one before it, which it waits for.
func (s *scene) states(top float64) {
	for t := range s.Words {
		r := film.At("hidden", t)
		box := s.Box(t, top, 64)
		box.X, box.W = s.Centers[t]-min(s.CellW, 57)/2, min(s.CellW, 57)
		figure.Vector{Of: r, Down: true}.Draw(s.Scene, box)
		if gap := s.Column - box.W; t > 0 && gap >= 8 {
			y := top + 32
			way := picture.Straight(picture.Point{X: box.X - gap + 1, Y: y}, picture.Point{X: box.X - 1, Y: y})
			arrow := picture.Arrow{Curve: way, Width: 1.25, Paint: picture.Solid(picture.Edge), Reach: 1}
			if share := figure.Eased(s.Share(r)); share > 0 {
				arrow.Width, arrow.Paint, arrow.Reach = 2, picture.Solid(picture.Ink1), share
			}
			s.Add(arrow)
		}
	}
}

// counts says how many steps each way takes, and how long the way between the first and the last word is.
func (s *scene) counts(y float64) {
	step := "·"
	for t := range s.Words {
		if s.Has(film.At("hidden", t)) {
			step = strconv.Itoa(t + 1)
		}
	}
	r, look := s.model.beside, figure.Note.In(picture.Ink2).Within(s.Width)
	s.Fitted(0, y, say("count.recurrent", "step", step, "steps", len(s.Words), "path", r.path), look)
	s.Fitted(0, y+18, say("count.attention", "path", r.direct), look)
}
