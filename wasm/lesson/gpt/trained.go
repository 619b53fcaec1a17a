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
		"generalises", w.generalises(), "writes", w.writes(), "shares", w.shares(), "weights", float64(w.cells), "forks", w.forks())
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
		return say("stands.right", "step", w.at, "steps", w.steps, "right", percent(w.held.Right))
	}
	return say("stands.at", "unit", w.unit(), "step", w.at, "steps", w.steps, "held", number.Format(w.held.Loss)) + w.perLetter(w.held.Loss)
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
	if w.trained {
		return say("learned", "step", w.at, "loss", number.Format(w.train)) + w.perLetter(w.train)
	}
	return say("learned.not")
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

// left is how long the rest takes, empty where that is not known.
func (w *training) left() string {
	if w.h.State != "training" || w.h.Speed <= 0 {
		return ""
	}
	seconds := int(math.Ceil(float64((w.steps-w.h.Step)*w.batch*w.size.Context) / w.h.Speed))
	if seconds < 60 {
		return say("left.seconds", "n", seconds)
	}
	return say("left.minutes", "n", seconds/60, "s", seconds%60)
}

// status says what is going on.
func (w *training) status() string {
	state := w.h.State
	if state == "" || state == "idle" {
		state = "not"
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
	default:
		return w.Inspect(item, step)
	}
	if in.Rows == nil {
		in.Rows = []lesson.Row{{Name: in.Symbol, Text: in.Formula}}
	}
	return in, true
}
