package app

import (
	"slices"

	"glassbox/core/json"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Shown keeps what was last worked out from a state, so that all who ask about that state get it worked out once: its
// picture, what its run tells about the chosen item, and how its matrices are written. The zero Shown has nothing yet.
type Shown struct {
	list  picture.List
	look  look // of the state on the list
	asked question
	told  *lesson.Inspection // the answer to what was asked

	at   question // the run, the step under way and the one done that the following is of
	said map[string]map[string]string

	matrices map[string]matrix // by name
	writer   json.Writer       // whose memory lasts from one reply to the next
}

// look is all that a picture depends on; the values of the controls change only with the run.
type look struct {
	run             *lesson.Run
	width           float64
	slide           bool
	moment          timeline.Moment
	depth           int
	selected, asked string
	hover           string
	lens            picture.Box
	zoom            zoom
}

func (s State) look() look {
	return look{s.Run, s.Width, s.slide, s.Clock.Moment, s.Clock.Depth, s.Selected, s.chosen(), s.Hover, s.Lens, s.zoom}
}

// question is all that an answer about an item depends on.
type question struct {
	run  *lesson.Run
	item string
	step int
}

// Picture is the picture of s, which lasts until it is asked for that of a state that looks otherwise.
func (k *Shown) Picture(s State) *picture.List {
	if look := s.look(); k.look != look {
		s.draw(&k.list, k.ask(s, s.Selected))
		k.look = look
	}
	return &k.list
}

// ask is State.ask.
func (k *Shown) ask(s State, item string) *lesson.Inspection {
	if q := (question{s.Run, item, s.done()}); k.asked != q {
		k.asked, k.told = q, s.ask(item)
	}
	return k.told
}

// remember is State.said.
func (k *Shown) remember(s State) map[string]map[string]string {
	if at := (question{s.Run, s.Run.Steps[s.Clock.Step].ID, s.done()}); k.at != at {
		k.at, k.said = at, s.said()
	}
	return k.said
}

// matrix is one of a run's matrices, and its JSON: most stay the same from step to step, and writing takes long.
type matrix struct {
	rows [][]float64
	text string
}

// matrix is the JSON of a matrix.
func (k *Shown) matrix(name string, rows [][]float64) string {
	if m, ok := k.matrices[name]; ok && slices.EqualFunc(m.rows, rows, slices.Equal) {
		return m.text
	}
	var w json.Writer
	json.List(&w, rows, writeRow)
	copied := make([][]float64, len(rows))
	for i, row := range rows {
		copied[i] = slices.Clone(row)
	}
	if k.matrices == nil {
		k.matrices = map[string]matrix{}
	}
	k.matrices[name] = matrix{copied, w.Text()}
	return w.Text()
}
