package gpt

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/board"
	"glassbox/wasm/picture"
)

func (w *training) height(v lesson.View) float64        { return w.board().Height(v) }
func (w *training) draw(l *picture.List, v lesson.View) { w.board().Draw(v.Scene(l, w.figure), v) }

// board is what is drawn.
func (w *training) board() *board.Board {
	b := &board.Board{History: w.h, First: w.first, Steps: w.steps, Apart: w.apart(), At: w.at, Fork: w.fork, Change: w.change,
		Vocab: w.size.Vocab, Layers: w.size.Layers, Heads: w.size.Heads, Blind: w.blind(), Train: w.train, Held: w.held,
		Trained: w.trained, Told: w.told, Looks: w.looks, Unit: w.unit(), Speed: w.speed(), Left: w.left(), Status: w.status(),
		Draws:  say("table." + w.draws()),
		Name:   func(id string) string { return say("train." + id) },
		Sample: func(step int) string { return say("train.sample", "step", step) }}
	switch {
	case w.told && w.digits():
		b.Right = percent(w.held.Right)
	case w.told && w.pieces():
		b.Letter = number.Format(w.held.Loss / w.cut.Letters)
	}
	return b
}

// speed says how fast it goes, or may.
func (w *training) speed() string {
	if w.h.Speed > 0 {
		return say("speed", "n", int(w.h.Speed))
	}
	guess := w.guess()
	if guess <= 0 {
		return ""
	}
	digits := math.Pow(10, math.Floor(math.Log10(guess)))
	return say("speed.about", "n", int(math.Round(guess/digits)*digits))
}
