package gpt

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"glassbox/core/corpus"
	"glassbox/core/json"
	"glassbox/core/nn"
	"glassbox/core/number"
	"glassbox/core/textfile"
	"glassbox/core/tokenizer"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/gym"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/inside"
	"glassbox/wasm/lesson/looks"
	"glassbox/wasm/lesson/merges"
	"glassbox/wasm/lesson/stream"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/picture"
)

// drawing is what the run of a view draws.
type drawing interface {
	draw(l *picture.List, v lesson.View)
	height(v lesson.View) float64
}

// chapters are the ways to look at a GPT, in the order of their tabs.
var chapters = []struct {
	view    string
	compute func(control.Values) (*lesson.Run, error)
	specs   func() []control.Spec
}{
	{"write", write, func() []control.Spec { return append(modelSpecs(), tokens.Specs(say("text"))...) }},
	{"inside", look, func() []control.Spec { return inside.Specs(say("second"), perStack) }},
	{"stream", sum, stream.Specs},
	{"train", train, trainSpecs},
	{"merges", merge, mergesSpecs},
	{"own", own, ownSpecs},
}

// shared are the controls of a chapter that others have, too.
var shared = map[string]string{"text": "|inside|stream", "second": "|stream", "write": "|inside", "then": "|inside", "next": "|inside",
	"focus": "|inside", "head": "|inside"}

// compute computes the run of the chapter that is chosen.
func compute(v control.Values) (*lesson.Run, error) {
	for _, c := range chapters {
		if c.view == v.Get("view") {
			return c.compute(v)
		}
	}
	panic("gpt: there is no chapter " + v.Get("view"))
}

// specs are the controls of all chapters, each shown in its own.
func specs() []control.Spec {
	view := control.Spec{Key: "view", Kind: control.Choice, Default: chapters[0].view, Group: "chapter"}
	all := []control.Spec{view}
	for _, c := range chapters {
		all[0].Options = append(all[0].Options, control.OneOf(c.view)...)
		for _, s := range c.specs() {
			s.When = strings.TrimSpace("view=" + c.view + shared[s.Key] + " " + s.When)
			all = append(all, s)
		}
	}
	return all
}

// Bounds of the controls.
const (
	maxOwn    = 20_000 // letters of the learner's own text
	leastRate = 0.0001
	mostRate  = 0.1
)

func trainSpecs() []control.Spec {
	return []control.Spec{
		{Key: "task", Kind: control.Choice, Default: "reverse", Options: control.OneOf("reverse", "sort", "stories", "own"), Group: "figure"},
		{Key: "tokenizer", Kind: control.Choice, Default: "characters", Options: control.OneOf("characters", "words", "bpe"), Group: "figure",
			When: "task=stories|own"},
		{Key: "size", Kind: control.Integer, Default: "512", Min: 256, Max: 4096, Step: 256, Group: "figure",
			When: "task=stories|own" + " " + "tokenizer!=characters"},
		{Key: "rate", Kind: control.Number, Default: "0.003", Min: leastRate, Max: mostRate, Step: 0.001, Group: "figure"},
		{Key: "own", Kind: control.Text, Lines: true, Default: say("own"), MaxRunes: maxOwn, Group: "figure", When: "task=own" + " " + "file="},
		{Key: "file", Kind: control.File, Group: "figure", When: "task=own"},
		{Key: "steps", Kind: control.Integer, Default: "300", Min: 20, Max: gym.MaxSteps, Step: 100, Group: "more"},
		{Key: "digits", Kind: control.Integer, Default: "6", Min: 1, Max: 12, Step: 1, Group: "more", When: "task=reverse|sort"},
		{Key: "context", Kind: control.Integer, Default: "64", Min: 8, Max: 256, Step: 8, Group: "more", When: "task=stories|own"},
		{Key: "width", Kind: control.Integer, Default: "32", Min: 4, Max: 512, Step: 4, Group: "more"},
		{Key: "heads", Kind: control.Integer, Default: "4", Min: 1, Max: 16, Step: 1, Group: "more"},
		{Key: "layers", Kind: control.Integer, Default: "2", Min: 1, Max: 8, Step: 1, Group: "more"},
		{Key: "begin", Kind: control.Integer, Default: "1", Min: 0, Max: 9999, Step: 1, Group: "more"},
		{Key: "fork", Kind: control.Integer, Default: "0", Min: 0, Max: gym.MaxSteps, Step: 1, Group: "training"},
		{Key: "fork-key", Kind: control.Choice, Default: "rate", Options: control.OneOf("rate", "begin"), Group: "figure", When: "fork!=0"},
		{Key: "fork-to", Kind: control.Number, Default: "0.001", Min: leastRate, Max: mostRate, Step: 0.001, Group: "figure",
			When: "fork!=0 fork-key=rate"},
		{Key: "fork-begin", Kind: control.Integer, Default: "2", Min: 0, Max: 9999, Step: 1, Group: "figure", When: "fork!=0 fork-key=begin"},
		{Key: looks.LayerKey, Kind: control.Integer, Default: "2", Min: 1, Max: 8, Step: 1, Group: "more"},
		{Key: looks.HeadKey, Kind: control.Integer, Default: "1", Min: 1, Max: 16, Step: 1, Group: "more"},
		{Key: entered, Kind: control.Toggle, Default: "off", Group: "more"},
		{Key: gym.At, Kind: control.Integer, Default: strconv.Itoa(gym.MaxSteps), Max: gym.MaxSteps, Step: 1, Group: "more"},
	}
}

// training is a GPT that is trained on the page.
type training struct {
	*film.Film
	figure *figure.Figure
	sheet  film.Sheet

	task          string
	size          nn.GPTConfig
	batch         int // sequences of a step
	steps, every  int
	way           string     // in which a text is cut, empty for numbers
	source        string     // the control with the text, or empty
	most          int        // tokens that its vocabulary may have
	cut           merges.Cut // what it comes to
	cells         int
	h, first      *gym.History // of this training, and of what it was forked from, or nil
	fork          int          // the step at which it was
	change        string       // what is different since then
	at            int          // the step that is looked at
	train         float64
	held          gym.Held
	trained, told bool // these are known
	looks         looks.Row
}

func train(v control.Values) (*lesson.Run, error) {
	w := &training{task: v.Get("task"), steps: v.Int("steps"), batch: 16}
	w.every = max(5, w.steps/40)
	w.size.Width, w.size.Heads, w.size.Layers, w.size.Context = v.Int("width"), v.Int("heads"), v.Int("layers"), v.Int("context")
	w.size.Hidden = 4 * w.size.Width
	if w.size.Width%w.size.Heads > 0 {
		return nil, &control.Error{Key: "heads", Text: say("wrong.heads", "n", w.size.Heads, "width", w.size.Width)}
	}
	if err := w.read(v); err != nil {
		return nil, err
	}
	p := &gym.Plan{Settings: w.settings(v.Float("rate"), v.Int("begin")), At: -1}
	own := ""
	if w.task == "own" {
		p.Text = w.source
		own = v.Get(p.Text)
	}
	if w.fork = min(v.Int("fork"), w.steps-1); w.fork > 0 {
		w.first = known(p.Key(own))
		p.Base, p.Fork, p.Settings = p.Settings, w.fork, w.forked(v)
	}
	w.h = known(p.Key(own))
	w.find()
	w.cells = w.size.Parameters()
	w.at = max(w.fork, w.h.Step)
	if v.Changed(gym.At) {
		p.At = max(w.fork, min(v.Int(gym.At), w.h.Most))
		w.at = p.At
	}
	p.Stand = w.at
	w.train, w.trained = w.h.Loss(w.at)
	w.held, w.told = w.h.HeldAt(w.at)
	w.look(v)
	w.Film = film.New(&w.sheet, w.plan())
	w.figure = figure.New(w.Film)
	r := &lesson.Run{Track: w.Track, Model: w, Notices: w.notices(), Weights: say("weights.here"), Training: p,
		Numbers: w.Numbers, Inspect: w.inspect, Prove: w.Prove}
	r.Taken = map[string]string{looks.LayerKey: strconv.Itoa(w.looks.Layer + 1), looks.HeadKey: strconv.Itoa(w.looks.Head + 1)}
	r.Choices = map[string][]string{looks.LayerKey: counted(w.size.Layers), looks.HeadKey: counted(w.size.Heads)}
	if w.h.Most > 0 {
		r.Taken[gym.At] = strconv.Itoa(w.at)
	}
	return r, nil
}

// known is the history of a training, which may be empty.
func known(key string) *gym.History {
	if h := gym.Of(key); h != nil {
		return h
	}
	return &gym.History{}
}

// forked are the settings of the fork, in which one thing is another.
func (w *training) forked(v control.Values) string {
	rate, seed := v.Float("rate"), v.Int("begin")
	if v.Get("fork-key") == "begin" {
		w.change = say("change.begin", "from", seed, "to", v.Int("fork-begin"))
		seed = v.Int("fork-begin")
	} else {
		w.change = say("change.rate", "from", number.Format(rate), "to", number.Format(v.Float("fork-to")))
		rate = v.Float("fork-to")
	}
	return w.settings(rate, seed)
}

// read finds what there is to learn.
func (w *training) read(v control.Values) error {
	var text string
	switch w.task {
	case "reverse", "sort":
		w.size.Vocab, w.size.Context, w.batch = 11, 2*v.Int("digits"), 32
		return nil
	case "own":
		text, w.source = v.Get("own"), "own"
	default:
		s, _ := corpus.Find("stories")
		text = s.Train
	}
	w.way, w.most = v.Get("tokenizer"), v.Int("size")
	if file, ok := textfile.Parse(v.Get("file")); ok && w.task == "own" {
		w.source, w.cut = "file", merges.Foreseen(file, tokenizer.Way(w.way), w.most)
	} else {
		w.cut = merges.CutOf(text, tokenizer.Way(w.way), w.most)
	}
	w.size.Vocab = w.cut.Vocabulary
	if one, _ := utf8.DecodeRuneInString(text); strings.Trim(text, string(one)) == "" {
		return &control.Error{Key: "own", Text: say("wrong.one")}
	}
	if least := w.size.Context + 2; w.cut.Tokens < least {
		return &control.Error{Key: w.source, Text: say("wrong.short", "n", w.cut.Tokens, "least", least, "context", w.size.Context)}
	}
	return nil
}

// digits reports whether the task is about them.
func (w *training) digits() bool { return w.way == "" }

// settings are what core/train is asked for.
func (w *training) settings(rate float64, seed int) string {
	var out json.Writer
	out.Object(func() {
		if w.digits() {
			out.Key("task").String(w.task)
			out.Key("digits").Int(w.size.Context / 2)
		} else {
			out.Key("task").String("text")
			out.Key("sample").String(strings.TrimPrefix(w.task, "own"))
			out.Key("tokenizer").String(w.way)
			out.Key("size").Int(w.most)
		}
		for _, n := range []struct {
			key string
			n   int
		}{{"context", w.size.Context}, {"width", w.size.Width}, {"heads", w.size.Heads}, {"hidden", w.size.Hidden}, {"layers", w.size.Layers},
			{"batch", w.batch}, {"steps", w.steps}, {"warmup", min(20, w.steps/10)}, {"every", w.every}, {"look", w.apart()}, {"seed", seed}} {
			out.Key(n.key).Int(n.n)
		}
		out.Key("rate").Number(rate)
		out.Key("floor").Number(rate / 10)
	})
	return out.Text()
}

// notices say what has gone wrong, and where training is slow.
func (w *training) notices() (all []lesson.Notice) {
	if w.h.Trouble != "" {
		all = append(all, lesson.Notice{Text: w.h.Trouble, Bad: true})
	}
	if w.h.Said != "" {
		all = append(all, lesson.Notice{Text: w.h.Said})
	}
	return all
}

// blind is what a token costs who knows nothing.
func (w *training) blind() float64 { return math.Log(float64(w.size.Vocab)) }

// plan is the film of what there is to know of a training at a step: the blind guess, what learning makes of it, what that is
// worth on what is held out, what the model writes, and who computes it.
func (w *training) plan() film.Plan {
	V := float64(w.size.Vocab)
	w.put("vocab", V, "", "")
	w.put("cells", float64(w.cells), "", "")
	w.put("blind", w.blind(), "ln V", "ln "+number.Int(w.size.Vocab), "vocab")
	descend, heldout := []string{}, []string{}
	if w.trained {
		w.put("train", w.train, say("how.train"), "")
		descend = []string{"train"}
	}
	if w.told {
		w.put("held", w.held.Loss, say("how.held"), "")
		w.put("right", w.held.Right, say("how.right"), "")
		heldout = append([]string{"held", "right"}, w.putLetter()...)
	}
	p := w.sheet.Plan("gpt", []film.Beat{
		film.Step("begin", "blind", "blind", "blind"), film.Step("learn", "descend", "descend", descend...),
		film.Step("learn", "heldout", "heldout", heldout...), film.Step("show", "looks", "looks"),
		film.Step("show", "written", "written"), film.Step("show", "shared", "shared"),
	})
	p.Given = []string{"vocab", "cells"}
	w.numbers(&p)
	return p
}

// put writes a number down.
func (w *training) put(name string, x float64, symbols, numbers string, from ...string) {
	w.sheet.Put(film.Entry{Name: name, Label: say("train." + name), Symbol: say("symbol." + name), X: x,
		Symbols: symbols, Numbers: numbers, From: from})
}

// counted are the numbers from 1 to n.
func counted(n int) (all []string) {
	for i := range n {
		all = append(all, strconv.Itoa(i+1))
	}
	return all
}
