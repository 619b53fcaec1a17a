// Package opened shows a model of a person's own: what was found in its files, how much memory it takes, said before it is
// taken, what stays closed and why, and its first pass over a text, layer after layer as it arrives.
package opened

import (
	"slices"
	"strconv"

	"glassbox/wasm/afar"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/phrase"
	"glassbox/wasm/timeline"
)

// View is what is known of a model, and its pass over a text once it is open.
type View struct {
	*film.Film
	Text    *tokens.Text // nil until the model is open
	model   afar.Opened
	figure  *figure.Figure
	facts   []fact
	memory  memory
	used    []entry // files that the model was read from
	closed  []entry // files that stay closed
	besides int     // files that are neither
}

// Run is the run of what is known of a model, with a text that it reads if it is open.
func Run(o afar.Opened, text *tokens.Text) *lesson.Run {
	w := &View{Text: text, model: o, facts: facts(o), memory: memoryOf(o)}
	w.sort()
	if text == nil {
		w.Film = film.New(&film.Sheet{}, w.plan(nil))
	} else {
		rec := text.Recording()
		text.Film = film.New(rec, w.plan(rec))
		w.Film = text.Film
	}
	w.figure = figure.New(w.Film)
	r := &lesson.Run{Track: w.Track, Model: w, Notices: w.notices(), Weights: w.weights(), Numbers: w.Numbers, Inspect: w.inspect,
		Prove: w.Prove, Opening: w.opening(), Afar: true}
	if text != nil {
		r.Notices, r.Choices, r.Taken = append(r.Notices, text.Notices...), text.Choices, text.Taken
	}
	return r
}

// opening is what the page may offer.
func (w *View) opening() *lesson.Opening {
	o := &lesson.Opening{State: string(w.model.State), Said: w.stands(), Done: max(0, w.done())}
	switch t := w.model.Trouble; {
	case t != nil:
		o.Heads = t.From == "checkpoint" && t.Problem == "heads"
	case w.model.State == afar.Planned:
		o.Takes = w.memory.written(w.memory.sum)
	}
	return o
}

// weights says where they come from.
func (w *View) weights() string {
	if w.model.Name == "" || w.model.State == afar.Refused {
		return phrase.Say("own.weights none")
	}
	return phrase.Say("own.weights", "name", w.model.Name)
}

// plan is the film: the files are read, checked and weighed, and then the first pass goes up the layers, to the next token.
func (w *View) plan(rec film.Recording) film.Plan {
	p := film.Plan{Name: "gpt",
		Depths: []timeline.Depth{{Name: "whole pass", Names: 1}, {Name: "part", Names: 2}, {Name: "step", Names: 3}, {Name: "layer"}}}
	step := func(zone, element, id string, shows ...string) {
		p.Beats = append(p.Beats, film.Step(zone, element, id, shows...))
	}
	step("files", "files", "files")
	step("check", "found", "found")
	step("check", "memory", "memory")
	if rec == nil {
		step("layers", "lens", "embedding")
		step("next token", "say", "draw")
	} else {
		p.Label, p.Origin, p.Alias = w.Text.Label, w.Text.Origin, w.Text.Alias
		step("layers", "lens", "embedding", tokens.Said(0))
		for l := range w.Text.Shape().Layers {
			step("layers", "lens", "layer-"+strconv.Itoa(l+1), tokens.Said(2*l+1), tokens.Said(2*l+2))
		}
		step("next token", "say", "draw", "scores")
		p.Given = besides(rec, p.Beats)
	}
	w.numbers(&p)
	return p
}

// besides are the names of what is computed and no beat shows: it is known, for those who ask what made the rest.
func besides(rec film.Recording, beats []film.Beat) (names []string) {
	var shown []string
	for _, b := range beats {
		shown = append(shown, b.Shows...)
	}
	for _, b := range film.Beats(rec, -1, func(string) string { return "" }) {
		if !slices.Contains(shown, b.ID) {
			names = append(names, b.ID)
		}
	}
	return names
}

// came is how many layers of the pass have arrived.
func (w *View) came() (n int) {
	for n < w.Text.Shape().Layers {
		if _, _, ok := w.Text.Reading.Best(2*n+2, 0); !ok {
			break
		}
		n++
	}
	return n
}

// notices say what would do where nothing can be opened, which the figure says why, and what was taken for granted.
func (w *View) notices() (all []lesson.Notice) {
	if t := w.model.Trouble; t != nil && advised(*t) != "" {
		all = append(all, lesson.Notice{Text: advised(*t), Bad: true})
	}
	for _, n := range w.model.Notes {
		if name := "own.note." + n.About; phrase.Shared.Has(name) {
			all = append(all, lesson.Notice{Text: phrase.Say(name, "said", n.Said, "has", n.Has)})
		}
	}
	return all
}
