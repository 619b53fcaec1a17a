// Package gym keeps what is known of trainings. A figure does not train: its run says what is to be trained, the page has a
// trainer of core/train do that, and tells what the trainer posts.
package gym

import (
	"slices"
	"strconv"

	"glassbox/core/json"
)

// At is the key of the control that says at which of its steps a training is looked at.
const At = "moment"

// Plan is a training that a run is about.
type Plan struct {
	Settings string `json:"settings"` // as core/train reads them in the message “start”
	Text     string `json:"text"`     // the key of the control with the text to learn from; empty where the settings name the task
	Base     string `json:"base"`     // of a fork: the settings of what it was forked from
	Fork     int    `json:"fork"`     // and the step at which it was
	Stand    int    `json:"stand"`    // the step that is shown
	At       int    `json:"at"`       // the step to go to, negative for none
}

// Key tells trainings apart: what has the same key is trained to the same bits. What is learned from belongs to it.
func (p Plan) Key(text string) string {
	key := p.Settings + " " + p.Base + " " + strconv.Itoa(p.Fork)
	if text == "" {
		return key
	}
	hash := uint64(14695981039346656037) // FNV-1a
	for i := range len(text) {
		hash = (hash ^ uint64(text[i])) * 1099511628211
	}
	return key + " " + strconv.FormatUint(hash, 16)
}

// History is what is known of a training. It does not change: what is told makes a new one.
type History struct {
	State   string // as core/train says it, empty before anything was told
	Trouble string // a sentence on why it does not go on, or empty
	Said    string // where it runs, if that is worth a sentence
	Step    int    // where it stands
	Most    int    // the farthest step that was reached
	First   int    // the step before the first of the losses: that of a fork

	Cells, Vocab, HeldOut, Shards, Workers int // as “started” tells them

	Letters float64 // of a token of the text, in the mean; 0 where there is none
	Share   float64 // of the text that is prepared, while it is
	Speed   float64 // tokens per second

	Losses  []float64 // of the steps behind First
	Held    []Held
	Samples []Sample
	Looks   []Look

	marks []mark
}

// Held is what was measured on what is held out, after a step.
type Held struct {
	Step  int
	Loss  float64
	Right float64 // the share of tokens that the model finds likeliest
}

// Sample is what the model has written after a step.
type Sample struct {
	Step int
	Text string
}

// mark says how many seconds of training a step has taken.
type mark struct {
	step    int
	seconds float64
}

// Bounds of what is kept.
const (
	MaxSteps   = 20_000
	mostRuns   = 4
	mostRows   = 400
	mostMarks  = 2000
	mostLetter = 400 // of a sample
)

// kept are the trainings told of last, the latest first.
var kept []run

type run struct {
	key string
	*History
}

// Of is what is known of a training, nil for nothing.
func Of(key string) *History {
	for _, r := range kept {
		if r.key == key {
			return r.History
		}
	}
	return nil
}

// Leave says of a training that it does not go on, since the page has given it up.
func Leave(key string) {
	if h := Of(key); h != nil && (h.State == "training" || h.State == "restoring" || h.State == "preparing") {
		left := *h
		left.State = "paused"
		keep(key, &left)
	}
}

// Stand says that a training goes on from a step that it had reached.
func Stand(key string, step int) {
	if h := Of(key); h != nil && h.First <= step && step <= h.Most {
		back := *h
		back.Step = step
		keep(key, &back)
	}
}

// Forget forgets everything.
func Forget() { kept, pace = nil, 0 }

// keep puts what is known of a training in front.
func keep(key string, h *History) {
	kept = slices.DeleteFunc(kept, func(r run) bool { return r.key == key })
	kept = append([]run{{key, h}}, kept...)
	kept = kept[:min(len(kept), mostRuns)]
}

// Tell takes a message of the training's trainer, see core/train, report.go, with the losses or looks in it as bytes, and how
// many milliseconds have passed since the one before. Besides there is “where”, which says in its text where training runs, and
// “pace”, see Guess. It reports whether that is such a message; any other is left.
func Tell(key, text string, losses []byte, milliseconds float64) bool {
	v, err := json.Read(text)
	if err != nil || v.Kind != json.Object {
		return false
	}
	if v.Fields["type"].String == "pace" {
		pace = max(0, min(mostPace, v.Fields["pace"].Number))
		return true
	}
	h := History{}
	if old := Of(key); old != nil {
		h = *old
	}
	m := message{v.Fields}
	switch m.text("type") {
	case "started":
		h = History{State: "training", Said: h.Said, First: m.whole("first"), Cells: m.whole("cells"), Vocab: m.whole("vocab"),
			HeldOut: m.whole("heldOut"), Shards: m.whole("shards"), Workers: m.whole("workers")}
		if x, ok := m.number("letters"); ok && x > 0 {
			h.Letters = x
		}
		h.Step, h.Most = h.First, h.First
	case "where":
		h.Said = m.text("text")
	case "looked":
		h.look(m, reals(losses))
	case "error":
		h.Trouble = m.text("text")
	case "report":
		if m.text("state") == "preparing" {
			h.Trouble = "" // of what was tried before
		}
		h.report(m, reals(losses), max(0, milliseconds))
	default:
		return false
	}
	keep(key, &h)
	return true
}

// message is the fields of one.
type message struct{ fields map[string]json.Value }

func (m message) text(key string) string { return m.fields[key].String }

// number is that of a key, if there is one.
func (m message) number(key string) (x float64, ok bool) {
	f, given := m.fields[key]
	return f.Number, given && f.Kind == json.Number
}

// whole is a number that counts something.
func (m message) whole(key string) int {
	x, _ := m.number(key)
	return int(max(0, min(1e9, x)))
}
