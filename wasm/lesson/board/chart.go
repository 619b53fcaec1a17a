package board

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/gym"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// The lines of the curves.
var (
	heldStroke  = picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 2.5}
	trainStroke = picture.Stroke{Paint: picture.Solid(picture.Ink3), Width: 1}
	firstStroke = picture.Stroke{Paint: picture.Solid(picture.Ink3), Width: 2.5}
	blindStroke = picture.Stroke{Paint: picture.Solid(picture.Ink2), Width: 1.25, Dash: picture.Dotted}
)

// chart maps steps and losses, these on a logarithmic axis, to a box.
type chart struct {
	box    picture.Box
	steps  int
	lo, hi float64
}

// least is the smallest loss of the axis: what is below lies on its foot.
const least = 1e-7

func (w *Board) chart(box picture.Box) chart {
	lo, hi := w.Blind/2, w.Blind*1.1
	for _, h := range w.runs() {
		for _, x := range h.Losses {
			lo, hi = min(lo, x), max(hi, x)
		}
		for _, m := range h.Held {
			lo, hi = min(lo, m.Loss), max(hi, m.Loss)
		}
	}
	lo = max(least, lo)
	if round := figure.Round(lo); round > lo*(1+1e-9) {
		lo = max(least, figure.Round(lo/2.5)) // the one of 1, 2, 5 below
	}
	return chart{box, w.Steps, lo, hi}
}

func (c chart) at(step int, loss float64) picture.Point {
	share := (math.Log(max(loss, c.lo)) - math.Log(c.lo)) / (math.Log(c.hi) - math.Log(c.lo))
	return picture.Point{X: c.x(step), Y: c.box.Y + c.box.H*(1-share)}
}

func (c chart) x(step int) float64 {
	return c.box.X + c.box.W*float64(min(step, c.steps))/float64(c.steps)
}

// axes draws a line for each round loss that has room.
func (c chart) axes(s *figure.Scene) {
	last := math.Inf(1)
	for loss := c.lo; loss <= c.hi*(1+1e-9); loss = figure.Round(loss * 1.5) {
		y := c.at(0, loss).Y
		if last-y < 20 {
			continue
		}
		last = y
		s.Add(picture.Line(picture.Point{X: c.box.X, Y: y}, picture.Point{X: c.box.X + c.box.W, Y: y}, figure.Hairline))
		s.Write(c.box.X-8, y+4, axisNumber(loss), figure.Note.At(picture.End))
	}
}

// axisNumber writes a loss as briefly as the axis has room.
func axisNumber(loss float64) string {
	if loss < 0.0005 {
		return number.Scientific(loss, 1)
	}
	return number.Format(loss)
}

// mostPoints is how many points a curve has at most.
const mostPoints = 400

// curves draws what the batches cost, thin, and what is held out, thick; and the blind guess, dotted.
func (w *Board) curves(s *figure.Scene, c chart) {
	y := c.at(0, w.Blind).Y
	s.Add(picture.Line(picture.Point{X: c.box.X, Y: y}, picture.Point{X: c.box.X + c.box.W, Y: y}, blindStroke))
	text := phrase.Say("board.blind", "n", w.Vocab, "x", number.Format(w.Blind))
	right := c.box.X + c.box.W
	wide := picture.Wide(text, 12)
	box := picture.Box{X: right - wide - 4, Y: y + 3, W: wide + 4, H: 18}
	ring := picture.Rect{Box: box, Radius: 4, Fill: picture.Solid(picture.Ground)}
	s.Item(picture.Item{ID: "blind", Label: w.Name("blind"), Value: number.Format(w.Blind), Ring: ring}, func() {
		s.Add(ring)
		s.Write(right-2, y+16, text, figure.Note.At(picture.End))
	})
	for _, h := range w.runs() {
		stroke := firstStroke
		if h == w.History {
			stroke = heldStroke
		}
		c.run(s, h, stroke)
	}
	w.branch(s, c)
	if w.Told {
		s.Add(figure.Here(c.at(w.Held.Step, w.Held.Loss)))
	}
}

// run draws the two curves of one training.
func (c chart) run(s *figure.Scene, h *gym.History, stroke picture.Stroke) {
	var line, thick []picture.Point
	each := 1 + len(h.Losses)/mostPoints
	for i := 0; i < len(h.Losses); i += each {
		line = append(line, c.at(h.First+i+1, h.Losses[i]))
	}
	for _, m := range h.Held {
		thick = append(thick, c.at(m.Step, m.Loss))
	}
	if len(line) > 1 {
		s.Add(picture.Curve{Points: line, Stroke: trainStroke})
	}
	if len(thick) > 1 {
		s.Add(picture.Curve{Points: thick, Stroke: stroke})
	}
}

// runs are the trainings whose curves are drawn.
func (w *Board) runs() []*gym.History {
	if w.First == nil {
		return []*gym.History{w.History}
	}
	return []*gym.History{w.First, w.History}
}

// rival is what the first run of a fork has come to by the same step.
func (w *Board) rival() (m gym.Held, known bool) {
	if w.First == nil {
		return m, false
	}
	return w.First.HeldAt(w.At)
}

// branch marks where a fork began, and says what is different since then.
func (w *Board) branch(s *figure.Scene, c chart) {
	if w.First == nil {
		return
	}
	x, y := c.x(w.Fork), c.box.Y+c.box.H
	if held, known := w.First.HeldAt(w.Fork); known {
		y = c.at(w.Fork, held.Loss).Y
	}
	s.Add(picture.Line(picture.Point{X: x, Y: y}, picture.Point{X: x, Y: c.box.Y + c.box.H + benchLine - 8}, figure.Empty),
		picture.Circle(picture.Point{X: x, Y: y}, 4.5, picture.Solid(picture.Ground), heldStroke))
	anchor, left, wide := picture.Start, x+10, figure.Taken(w.Change, 13)
	at := left
	if x > c.box.X+c.box.W*0.6 {
		anchor, left, at = picture.End, x-10-wide, x-10
	}
	over, under := w.reach(c, left, left+wide)
	y = over - 10
	if y < c.box.Y+34 {
		y = under + 20
	}
	s.Write(at, min(y, c.box.Y+c.box.H-4), w.Change, figure.Name.At(anchor))
}

// reach is how high and how low the curves come between two places, the dotted line included.
func (w *Board) reach(c chart, left, right float64) (over, under float64) {
	over, under = c.box.Y+c.box.H, c.box.Y
	note := func(step int, loss float64) {
		if p := c.at(step, loss); left-8 <= p.X && p.X <= right+8 {
			over, under = min(over, p.Y), max(under, p.Y)
		}
	}
	for _, h := range w.runs() {
		for i, loss := range h.Losses {
			note(h.First+i+1, loss)
		}
		for _, m := range h.Held {
			note(m.Step, m.Loss)
		}
	}
	return over, under
}

// line is the line of steps, whose handle goes to any step that was reached. That of a fork leaves the line of the first run.
func (w *Board) line(s *figure.Scene, c chart, b bench) {
	y := c.box.Y + c.box.H + b.line
	left, right, from := c.box.X, c.box.X+c.box.W, 0
	if name := phrase.Say("board.step"); b.line == benchLine {
		s.Write(0, y+4, name, figure.Note)
	} else {
		w.firstLine(s, c, y-benchFork)
		left, from = c.x(w.Fork), w.Fork
		s.Write(0, y+4, phrase.Say("board.fork"), figure.Note.In(picture.Ink1))
	}
	if w.History.Most > from {
		it := picture.Item{ID: gym.At, Label: w.Name("step"), Value: number.Int(w.At), Control: gym.At,
			Drag: &picture.Drag{Key: gym.At, Right: []float64{float64(c.steps) / c.box.W}, Up: []float64{0}, Step: 1}}
		share := func(step int) float64 { return float64(step-from) / float64(c.steps-from) }
		s.Add(picture.Line(picture.Point{X: c.x(w.At), Y: c.box.Y}, picture.Point{X: c.x(w.At), Y: y}, figure.Empty))
		figure.Slider{Item: it, At: share(w.At), Ticks: []float64{share(w.History.Most)}, Knob: 6}.Draw(s.Pad, left, right, y)
	} else {
		s.Add(picture.Line(picture.Point{X: left, Y: y}, picture.Point{X: right, Y: y}, figure.Empty))
	}
	for i := 0; i < len(w.Looks.Steps); i += b.stride {
		step := w.Looks.Steps[i]
		s.Write(c.x(step), y+24, number.Int(step), figure.Note.At(picture.Middle))
	}
}

// firstLine is that of what was forked from, and where it is left.
func (w *Board) firstLine(s *figure.Scene, c chart, y float64) {
	x := c.x(w.Fork)
	s.Write(0, y+4, phrase.Say("board.run"), figure.Note)
	s.Add(picture.Line(picture.Point{X: c.box.X, Y: y}, picture.Point{X: c.x(max(w.Fork, w.First.Most)), Y: y}, picture.Stroke{
		Paint: picture.Solid(picture.Ink3), Width: 3}),
		picture.Line(picture.Point{X: x, Y: y}, picture.Point{X: x, Y: y + benchFork}, figure.Solid(picture.Ink1, 3)),
		picture.Circle(picture.Point{X: x, Y: y}, 4.5, picture.Solid(picture.Ground), heldStroke))
}
