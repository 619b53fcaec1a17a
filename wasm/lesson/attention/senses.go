package attention

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// senseLabel says what a point or a cosine is; ok is false for anything else.
func (m *model) senseLabel(r film.Ref) (name string, ok bool) {
	kind := strings.TrimRight(r.Name, "012")
	if kind != "plane" && kind != "cosine" {
		return "", false
	}
	after := say("after." + r.Name[len(kind):])
	switch {
	case r.N == 0:
		return say("noun."+kind, "after", after), true
	case r.N == 1 || kind == "plane":
		return say("point", "word", m.setting.senses.Word, "sentence", words.Letter(r.I), "after", after), true
	}
	return say("cosine", "a", words.Letter(r.I), "b", words.Letter(r.J), "after", after), true
}

// planeHeight is the height of a plane with all that belongs to it.
const planeHeight = 184

// sensesHeight is the height of the part with the senses.
func (m *model) sensesHeight(width float64) float64 {
	n := len(m.setting.senses.Texts)
	if width < figure.Narrow {
		return 46 + 19*float64(n) + (words.Layers+1)*planeHeight
	}
	return 46 + 19*float64(n-words.Each) + planeHeight
}

// meanings draws the sentences and, for each layer, where the word's vectors lie and how alike they are.
func (s *scene) meanings(top float64) {
	w := s.setting.senses
	s.Fitted(0, top+24, say("meanings", "word", w.Word), figure.Title.Within(s.Width))
	room, rows := s.Width, len(w.Texts)
	if !s.Narrow() {
		room, rows = s.Width/2, rows-words.Each
	}
	for i, text := range w.Texts {
		at := picture.Point{Y: top + 48 + 19*float64(i)}
		if !s.Narrow() && i >= words.Each {
			at.X, at.Y = float64(1-i/(2*words.Each))*room, at.Y-19*words.Each
		}
		s.Write(at.X, at.Y, words.Letter(i), figure.Title.Sized(13, 600))
		s.Fitted(at.X+18, at.Y, text, figure.Name.Within(room-24))
	}
	for k := range w.Planes {
		at := picture.Box{Y: top + 46 + 19*float64(rows), W: s.Width}
		if s.Narrow() {
			at.Y += planeHeight * float64(k)
		} else {
			at.W = s.Width/(words.Layers+1) - 20
			at.X = (at.W + 20) * float64(k)
		}
		s.meaning(w, k, at)
	}
}

// meaning draws one layer: a plane, at its right the cosines, and below what they come to.
func (s *scene) meaning(w *words.Senses, k int, at picture.Box) {
	n, rows := strconv.Itoa(k), float64(len(w.Texts))
	s.Write(at.X, at.Y+13, say("after."+n), figure.Title.Within(at.W))
	side := max(96, min(0.33*at.W, 120))
	grid := picture.Box{X: at.X + side + 23, Y: at.Y + 36, W: min(at.W-side-24, 40*rows), H: 23 * rows}
	p := figure.Plane{Of: film.At("plane" + n)}
	for i := range w.Texts {
		x, y := grid.W/rows, grid.H/rows
		s.Write(grid.X+(float64(i)+0.5)*x, grid.Y-4, words.Letter(i), figure.Note.At(picture.Middle))
		s.Write(grid.X-5, grid.Y+(float64(i)+0.5)*y+4, words.Letter(i), figure.Note.At(picture.End))
		p.Names, p.Marks = append(p.Names, words.Letter(i)), append(p.Marks, picture.Solid(marks[i/words.Each]))
	}
	p.Draw(s.Scene, picture.Box{X: at.X + 1, Y: at.Y + 22, W: side, H: side})
	figure.Grid{Of: film.At("cosine" + n)}.Draw(s.Scene, grid)
	if s.Done("cosines") {
		same, other := w.Alike(k)
		text := say("alike", "same", number.Fixed(same, 2), "other", number.Fixed(other, 2))
		s.Fitted(at.X, grid.Y+grid.H+18, text, figure.Note.In(picture.Ink2).Within(at.W))
	}
}

// marks are the colours of the points of either meaning, and of the learner's own sentence.
var marks = []picture.Role{picture.Ink1, picture.Ground, picture.Pos}
