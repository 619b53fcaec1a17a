// Package board draws a training: its curves over steps, the line of steps with its handle, where heads of attention look, and what
// the model writes.
package board

import (
	"math"

	"glassbox/wasm/figure"
	"glassbox/wasm/gym"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/looks"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// Board is what there is to draw, at one step.
type Board struct {
	History, First *gym.History // of the training, and of what it was forked from, or nil
	Steps, Apart   int          // how many there are, and how many lie between two that are named
	At             int          // the step that is looked at
	Fork           int          // the step at which it was forked
	Change         string       // what is different since then
	Vocab          int
	Layers, Heads  int
	Blind          float64 // what a token costs who knows nothing
	Train          float64
	Held           gym.Held
	Trained, Told  bool // these are known
	Looks          looks.Row

	Unit, Speed, Left, Status, Draws string // said: what a token is, how fast it goes and how long, what goes on, how tokens are chosen
	Right, Letter                    string // what is right, and what a letter costs; empty where that says nothing
	Name                             func(id string) string
	Sample                           func(step int) string // the name of what was written after it
}

// bench is where things stand: the curves, the pictures of attention under them, how many samples there are, and how far apart.
type bench struct {
	top, high float64 // of the curves
	line      float64 // of steps, under them; a fork has a second one
	stride    int     // of the steps that are named, each so manieth
	side      float64 // of a picture of attention, 0 where there are none
	rows      int
	foot      bool
}

const (
	benchAxis  = 54.0 // room for the numbers of the axis
	benchLine  = 28.0 // from the curves down to the line of steps
	benchFork  = 20.0 // from there to that of a fork
	benchLooks = 34.0 // from there to the pictures of attention
	benchTable = 58.0 // and to the table
	benchPitch = 24.0
	mostSide   = 72.0
	leastSide  = 42.0
)

func (w *Board) bench(v lesson.View) bench {
	b := bench{top: 48, high: 150, line: benchLine, rows: 6, foot: true, stride: 1}
	switch {
	case v.Slide:
		b = bench{top: 44, high: 130, line: benchLine, rows: 5, stride: 1}
	case v.Width < figure.Narrow:
		b.top, b.high, b.rows = 66, 150, 6
		if w.First != nil {
			b.top += 20 // for its name
		}
	}
	if w.First != nil && !v.Slide {
		b.line += benchFork
	}
	room := v.Width - benchAxis - mostSide/2 // of the axis, at the least
	between := room * float64(w.Apart) / float64(w.Steps)
	for between*float64(b.stride) < leastSide+6 {
		b.stride++
	}
	b.side = math.Floor(min(mostSide, between*float64(b.stride)-6))
	return b
}

// looks is where the pictures of attention begin.
func (b bench) looks() float64 { return b.top + b.high + b.line + benchLooks }

// table is where the samples begin.
func (b bench) table(v lesson.View) float64 {
	if v.Slide {
		return b.top + b.high + b.line + benchTable
	}
	return b.looks() + b.side + 8 + 22 + 30
}

// long is how high the table is, or what stands in its place.
func (w *Board) long(b bench) float64 {
	if w.Looks.Entered {
		return w.Looks.LargeHigh()
	}
	return 14 + benchPitch*float64(b.rows)
}

// Height is how high the figure is.
func (w *Board) Height(v lesson.View) float64 {
	b := w.bench(v)
	high := b.table(v) + w.long(b)
	switch {
	case v.Slide:
		return lesson.SlideHeight
	case v.Width < figure.Narrow:
		return high + 62
	}
	return high + 40
}

// Draw draws the same on all figures: what a training comes to has no more to it than fits on a phone. On a slide there is no
// room for pictures of attention beside the table.
func (w *Board) Draw(s *figure.Scene, v lesson.View) {
	b := w.bench(v)
	c := w.chart(picture.Box{X: benchAxis, Y: b.top, W: s.Width - benchAxis - max(14, b.side/2+3), H: b.high})
	w.head(s)
	w.legend(s)
	c.axes(s)
	w.line(s, c, b)
	w.curves(s, c)
	y := b.table(v)
	switch {
	case v.Slide && s.Now("looks"):
		w.attention(s, c, b, y-benchTable+benchLooks)
	case v.Slide:
		w.table(s, b, y)
	default:
		w.attention(s, c, b, b.looks())
		if w.Looks.Entered {
			w.Looks.Large(s, y-18)
		} else {
			w.table(s, b, y)
		}
	}
	if b.foot {
		w.foot(s, y+w.long(b)+22)
	}
}

// attention draws where the chosen head looks, over the steps that are named.
func (w *Board) attention(s *figure.Scene, c chart, b bench, y float64) {
	r, x := w.Looks, []float64{}
	r.Steps = nil
	for i := 0; i < len(w.Looks.Steps); i += b.stride {
		r.Steps = append(r.Steps, w.Looks.Steps[i])
		x = append(x, c.x(w.Looks.Steps[i]))
	}
	r.Draw(s, x, y, b.side)
	r.Chips(s, y+b.side+8, w.Layers, w.Heads)
}

// head says what the axis is, how fast it goes, and how long it takes.
func (w *Board) head(s *figure.Scene) {
	name := phrase.Say("board.loss")
	s.Write(0, 14, name, figure.Title.Sized(13, 600))
	x := picture.Wide(name, 13) + 10
	note := phrase.Say("board.nats", "unit", w.Unit)
	end := s.Width
	if w.Left != "" {
		s.Write(end, 14, w.Left, figure.Name.In(picture.Ink1).At(picture.End))
		end -= picture.Wide(w.Left, 13) + 16
	}
	if w.Speed != "" && !s.Narrow() {
		s.Write(end, 14, w.Speed, figure.Name.At(picture.End))
		end -= picture.Wide(w.Speed, 13) + 16
	}
	if x+picture.Wide(note, 12) < end {
		s.Write(x, 14, note, figure.Note)
	}
}
