package attention

import (
	"strconv"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// recurrentHeight is the height of the part with the recurrent network.
const recurrentHeight = 176

// readOneByOne draws the recurrent network under the columns of the words: a state for each word, which waits for
// the one before it.
func (s *scene) readOneByOne() {
	if !s.model.recurrent {
		return
	}
	top := s.layout.recurrent
	s.Add(picture.Line(picture.Point{X: 0, Y: top}, picture.Point{X: s.Width, Y: top}, figure.Hairline))
	s.Write(0, top+24, "One by one: a recurrent network reads the same sentence, its weights random", figure.Title.Within(s.Width))
	box := picture.Box{Y: top + 58, W: min(s.cell, 57), H: 64}
	last := -1
	for t := range s.words {
		share := s.step(t)
		box.X = s.centers[t] - box.W/2
		s.state(t, box, share)
		if t > 0 {
			s.carry(t, box, share)
		}
		if share == 1 {
			last = t
		}
		if s.column >= 24 {
			s.Write(s.centers[t], top+48, figure.Fit(s.words[t], 12, s.column-4), figure.Note.At(picture.Middle).Within(s.column-2))
		}
	}
	s.counts(top+58+64+22, last)
}

// step is how much of the state of word t is done.
func (s *scene) step(t int) float64 { return s.share("rnn", t) }

// state is the strip of what is remembered after word t.
func (s *scene) state(t int, box picture.Box, share float64) {
	ring := picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty}
	it := picture.Item{ID: words.CellID("hidden", t), Label: "state after word " + strconv.Itoa(t+1), Ring: ring}
	s.Item(it, func() {
		if share < 1 {
			s.Add(ring)
			return
		}
		grid := picture.Grid{Rows: hidden, Cols: 1, Data: film.Line(s.model.beside.states, t)}
		n := decimals(box.W, 20)
		if n == 2 {
			n = 1
		}
		s.Add(picture.Cells{At: picture.Point{X: box.X, Y: box.Y}, Matrix: grid, W: box.W, H: box.H / hidden, Scale: 1, Decimals: -1})
	})
}

// carry is the arrow from the state before: on its way while the step runs.
func (s *scene) carry(t int, box picture.Box, share float64) {
	gap := s.column - box.W
	if gap < 8 {
		return
	}
	y := box.Y + box.H/2
	a, b := picture.Point{X: box.X - gap + 1, Y: y}, picture.Point{X: box.X - 1, Y: y}
	arrow := picture.Arrow{Curve: picture.Straight(a, b), Width: 1.25, Paint: picture.Solid(picture.Edge), Reach: 1}
	if share > 0 && share < 1 {
		arrow.Width, arrow.Paint, arrow.Reach = 2, picture.Solid(picture.Ink1), figure.Eased(share)
	}
	s.Add(arrow)
}

// counts says how many steps each way takes, and how long the way between the first and the last word is.
func (s *scene) counts(y float64, last int) {
	r := s.model.beside
	read := "step · of " + strconv.Itoa(len(s.words))
	if last >= 0 {
		read = "step " + strconv.Itoa(last+1) + " of " + strconv.Itoa(len(s.words))
	}
	texts := []string{
		"one by one: " + read + ", " + strconv.Itoa(r.path) + " operations from the first word to the last",
		"attention: all words in 1 step, " + strconv.Itoa(r.direct) + " operations from any word to any other",
	}
	for k, t := range texts {
		s.Write(0, y+18*float64(k), t, figure.Note.In(picture.Ink2).Within(s.Width))
	}
}
