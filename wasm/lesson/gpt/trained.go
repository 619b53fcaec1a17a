package gpt

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/gym"
	"glassbox/wasm/lesson"
)

// forks says what a fork is, and how it compares with what it was forked from.
func (w *training) forks() string {
	if w.first == nil {
		return say("forks.none")
	}
	first, known := w.first.HeldAt(w.held.Step)
	switch held := number.Format(w.held.Loss); {
	case !w.told:
		return say("forks.not", "step", w.fork, "change", w.change)
	case known && first.Step == w.held.Step:
		return say("forks", "step", w.fork, "change", w.change, "now", w.held.Step, "held", held, "first", number.Format(first.Loss))
	default:
		return say("forks.alone", "step", w.fork, "change", w.change, "now", w.held.Step, "held", held)
	}
}

// numbers are what the prose speaks of. Sentences about what is not known yet give way to others.
func (w *training) numbers(p *film.Plan) {
	p.Tell("", "learns", say("learns."+w.task, "unit", w.unit()), "unit", w.unit(), "vocab_count", float64(w.size.Vocab),
		"blind_cost", w.blind(), "cells_count", number.Full(float64(w.cells)), "batch_tokens", number.Full(float64(w.batch*w.size.Context)),
		"steps_count", number.Full(float64(w.steps)), "stands", w.stands(), "begins", w.begins(), "learned", w.learned(),
		"generalises", w.generalises(), "writes", w.writes(), "shares", w.shares(), "weights", float64(w.cells),
		"forks", w.forks(), "attends", w.attends())
}

// unit is what a token is.
func (w *training) unit() string {
	if w.digits() {
		return say("unit.digit")
	}
	return say("unit." + w.way)
}

// stands says where the training is.
func (w *training) stands() string {
	switch {
	case w.h.State == "":
		return say("stands.not")
	case !w.told:
		return say("stands.begun")
	case w.digits():
		return say("stands.right", "step", w.held.Step, "steps", w.steps, "right", percent(w.held.Right))
	}
	return say("stands.at", "unit", w.unit(), "step", w.held.Step, "steps", w.steps, "held", number.Format(w.held.Loss)) +
		w.perLetter(w.held.Loss)
}

// begins says what was measured before the first step.
func (w *training) begins() string {
	h := w.h
	if w.first != nil {
		h = w.first
	}
	if held, ok := h.HeldAt(0); ok {
		return say("begins", "loss", number.Format(held.Loss))
	}
	return say("begins.not")
}

func (w *training) learned() string {
	switch {
	case w.trained:
		return say("learned", "step", w.at, "loss", number.Format(w.train)) + w.perLetter(w.train)
	case w.at == 0:
		return say("learned.not")
	}
	return say("learned.lost", "step", w.at)
}

func (w *training) generalises() string {
	switch {
	case !w.told && w.h.Cells > 0 && w.h.HeldOut == 0:
		return say("generalises.short")
	case !w.told:
		return say("generalises.not", "every", w.every)
	case w.digits():
		return say("generalises.right", "step", w.held.Step, "loss", number.Format(w.held.Loss), "right", percent(w.held.Right))
	}
	return say("generalises", "unit", w.unit(), "step", w.held.Step, "loss", number.Format(w.held.Loss), "right", percent(w.held.Right)) +
		w.perLetter(w.held.Loss)
}

// writes says what the model wrote first and what it writes now.
func (w *training) writes() string {
	how := say("writes."+w.draws(), "unit", w.unit())
	i := w.h.SampleAt(w.at)
	if i < 0 {
		return how + " " + say("writes.not")
	}
	first, now := w.h.Samples[0], w.h.Samples[i]
	if i == 0 {
		return how + " " + say("writes.first", "step", first.Step, "text", w.short(first))
	}
	return how + " " + say("writes.now", "from", first.Step, "first", w.short(first), "to", now.Step, "text", w.short(now))
}

// draws says how the next token is chosen.
func (w *training) draws() string {
	if w.digits() {
		return "likeliest"
	}
	return "drawn"
}

// short is the beginning of a sample.
func (w *training) short(s gym.Sample) string {
	text := []rune(strings.Join(strings.Fields(s.Text), " "))
	if len(text) > 30 {
		return string(text[:30]) + "…"
	}
	return string(text)
}

func (w *training) shares() string {
	if w.h.Shards == 0 {
		return say("shares.not")
	}
	return say("shares", "shards", w.h.Shards, "workers", w.h.Workers)
}

// percent writes a share.
func percent(x float64) string { return number.Format(number.Percentage(x)) + "%" }

// left is how long the rest takes, empty where that is not known. Before it begins it is a guess.
func (w *training) left() string {
	speed, how := w.h.Speed, "left."
	if w.h.State != "training" || speed <= 0 {
		speed, how = w.guess(), "about."
	}
	if speed <= 0 {
		return ""
	}
	seconds := int(math.Ceil(float64((w.steps-w.at)*w.batch*w.size.Context) / speed))
	if seconds < 60 {
		return say(how+"seconds", "n", seconds)
	}
	return say(how+"minutes", "n", seconds/60, "s", seconds%60)
}

// guess is how many tokens a second there may be, 0 if that is not known, or known better.
func (w *training) guess() float64 {
	if w.h.State == "" || w.h.State == "preparing" {
		return gym.Guess(w.cells)
	}
	return 0
}

// status says what is going on. Before the first step of a large model is taken, that may be a while.
func (w *training) status() string {
	state := w.h.State
	switch {
	case state == "" || state == "idle":
		state = "not"
	case state == "training" && w.h.Step == w.h.First && len(w.h.Losses) == 0:
		state = "preparing"
	case state == "preparing" && w.h.Share > 0:
		state = "cutting"
	}
	return say("status."+state, "step", w.at, "steps", w.steps, "share", percent(w.h.Share))
}

// inspect tells about a number, or about what has none.
func (w *training) inspect(item string, step int) (lesson.Inspection, bool) {
	in := lesson.Inspection{ID: item, Origin: say("origin.trained"), From: []string{}}
	switch {
	case item == gym.At:
		x := float64(w.at)
		in.Symbol, in.Label, in.Value, in.Formula = say("symbol.step"), say("train.step"), &x, say("how.step")
	case item == "workers":
		x := float64(w.h.Workers)
		in.Symbol, in.Label, in.Value, in.Formula = say("symbol.workers"), say("train.workers"), &x, w.shares()
	case strings.HasPrefix(item, "sample-"):
		n, err := strconv.Atoi(strings.TrimPrefix(item, "sample-"))
		i := w.h.SampleAt(n)
		if err != nil || i < 0 || w.h.Samples[i].Step != n {
			return in, false
		}
		in.Symbol, in.Label, in.Formula = say("symbol.sample"), say("train.sample", "step", n), say("writes."+w.draws(), "unit", w.unit())
		in.Rows = []lesson.Row{{Name: say("symbol.sample"), Text: w.h.Samples[i].Text}}
		if held, ok := w.h.HeldAt(n); ok {
			in.Rows = append(in.Rows, lesson.Row{Name: say("symbol.held"), Text: say("how.dated", "step", held.Step),
				Result: number.Format(held.Loss)})
		}
	default:
		if in, ok := w.looks.Inspect(item); ok {
			return in, true
		}
		return w.Inspect(item, step)
	}
	if in.Rows == nil {
		in.Rows = []lesson.Row{{Name: in.Symbol, Text: in.Formula}}
	}
	return in, true
}
