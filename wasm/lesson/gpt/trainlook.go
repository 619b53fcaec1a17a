package gpt

import (
	"math"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/gym"
	"glassbox/wasm/lesson/looks"
)

// entered is the control that shows one picture of attention large.
const entered = "entered"

// mostTicks is how many steps of the axis are named, besides the first.
const mostTicks = 10

// apart is how many steps lie between two that are named, a round number; where heads look is told as often.
func (w *training) apart() int {
	least := float64(w.steps) / mostTicks
	unit := math.Pow(10, math.Floor(math.Log10(least)))
	for _, n := range []float64{1, 2, 3, 4, 5} {
		if n*unit >= least {
			return max(1, int(n*unit))
		}
	}
	return int(10 * unit)
}

// look finds where heads look.
func (w *training) look(v control.Values) {
	w.looks = looks.Row{Now: w.at, From: w.fork, Reached: w.h.Most, Entered: v.On(entered), Enter: entered,
		Layer: min(v.Int(looks.LayerKey), w.size.Layers) - 1, Head: min(v.Int(looks.HeadKey), w.size.Heads) - 1}
	w.looks.At = func(step int) (gym.Look, bool) {
		if w.first != nil && step <= w.fork {
			return w.first.LookAt(step)
		}
		return w.h.LookAt(step)
	}
	for step := 0; step <= w.steps; step += w.apart() {
		w.looks.Steps = append(w.looks.Steps, step)
	}
}

// attends says where the chosen head looks from the token that decides about the next one, at first and now.
func (w *training) attends() string {
	first, known := w.looks.At(0)
	now, ok := w.looks.Shown()
	if !ok || !known {
		return say("attends.not")
	}
	n := len(now.Words)
	from := n - 1
	if w.digits() {
		from = min(from, w.size.Context/2)
	}
	far := func(l gym.Look) (word string, percent float64) {
		row := l.Weights(w.looks.Layer, w.looks.Head)[from*n : from*n+from+1]
		at := figure.Strongest(row, 1)[0]
		return strings.TrimSpace(l.Words[at]), number.Percentage(row[at])
	}
	if len(first.Words) != n || first.Weights(w.looks.Layer, w.looks.Head) == nil || now.Weights(w.looks.Layer, w.looks.Head) == nil {
		return say("attends.not")
	}
	was, little := far(first)
	is, much := far(now)
	return say("attends", "layer", w.looks.Layer+1, "head", w.looks.Head+1, "word", strings.TrimSpace(now.Words[from]), "was", was,
		"little", number.Format(little), "step", now.Step, "is", is, "much", number.Format(much))
}
