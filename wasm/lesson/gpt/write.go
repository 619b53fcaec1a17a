package gpt

import (
	"slices"
	"strconv"
	"strings"

	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/shelf"
	"glassbox/wasm/timeline"
)

// writing is a text that a model goes on with.
type writing struct {
	*tokens.Text
	figure *figure.Figure
}

func write(v control.Values) (*lesson.Run, error) {
	m, notices, err := reader(v)
	if err != nil {
		return nil, err
	}
	r, err := writeWith(m, chosen(m, v))
	if err == nil {
		r.Notices, r.Afar = append(r.Notices, notices...), v.Get("model") == "own"
	}
	return r, err
}

// modelSpecs are the models to choose from.
func modelSpecs() []control.Spec {
	return []control.Spec{{Key: "model", Kind: control.Choice, Default: "stories", Options: control.OneOf("stories", "own"), Group: "figure"}}
}

// reader is the model that the learner has chosen: that of the stories, also where none of their own is open.
func reader(v control.Values) (m tokens.Reader, notices []lesson.Notice, err error) {
	if v.Get("model") == "own" {
		if m, ok := tokens.Opened(); ok {
			return m, nil, nil
		}
		notices = []lesson.Notice{{Key: "model", Text: say("none open")}}
	}
	stories, err := shelf.Tells("stories")
	return tokens.Shelved(stories), notices, err
}

// chosen is without the tokens that were chosen with another model, where this one knows none of them.
func chosen(m tokens.Reader, v control.Values) control.Values {
	own := strings.HasPrefix(m.Key(0), tokens.Keyed)
	for _, key := range []string{"then", "next"} {
		if text := v.Get(key); text != "" && strings.HasPrefix(text, tokens.Keyed) != own {
			v = v.Reset(key)
		}
	}
	return v
}

// writeWith writes with any model.
func writeWith(m tokens.Reader, v control.Values) (*lesson.Run, error) {
	text, err := tokens.Open(m, v)
	if err != nil {
		return nil, err
	}
	w := &writing{Text: text}
	rec := w.Recording()
	w.Film = film.New(rec, w.plan(rec))
	w.figure = figure.New(w.Film)
	return &lesson.Run{
		Track: w.Track, Model: w, Notices: w.Notices, Choices: w.Choices, Taken: w.Taken, Weights: m.Weights(),
		Numbers: w.Numbers, Inspect: w.Inspect, Prove: w.Prove,
	}, nil
}

// plan is the film: the text is read, each layer looks and thinks, the next token is weighed, and chosen. What is not told of
// is known, for those who ask what made the rest.
func (w *writing) plan(rec film.Recording) film.Plan {
	p := film.Plan{Name: "gpt", Label: w.Label, Origin: w.Origin, Alias: w.Alias,
		Depths: []timeline.Depth{{Name: "whole pass", Names: 1}, {Name: "part", Names: 2}, {Name: "step", Names: 3}, {Name: "head"}},
		Told:   func(name string) bool { return slices.Contains([]string{"surprise", "kept", "cost"}, name) }}
	step := func(zone, id, element string, shows ...string) *film.Beat {
		p.Beats = append(p.Beats, film.Step(zone, element, id, shows...))
		return &p.Beats[len(p.Beats)-1]
	}
	step("read", "read", "read")
	step("read", "embed", "embed", tokens.Said(0))
	for l := range w.Shape().Layers {
		n, looks := strconv.Itoa(l+1), []string{tokens.Said(2*l + 1)}
		for h := range w.Shape().Heads {
			looks = append(looks, tokens.Looks(l, h))
		}
		zone := figure.Capital(w.Where(2*l + 2))
		look := step(zone, "look-"+n, "look", looks...)
		look.Parts, look.Part = w.Shape().Heads, func(c film.Cell) int { return slices.Index(looks[1:], rec.Values()[c.Value].Path) }
		step(zone, "think-"+n, "think", tokens.Said(2*l+2))
	}
	step("distribution", "surprise", "surprise", "surprise")
	step("distribution", "guess", "guess", "scores", "cost")
	step("distribution", "warm", "warm", "warmed", "warm")
	step("distribution", "cut", "cut", "kept")
	step("choose", "draw", "draw")
	step("choose", "append", "append")
	var shown []string
	for _, b := range p.Beats {
		shown = append(shown, b.Shows...)
	}
	for _, b := range film.Beats(rec, -1, func(string) string { return "" }) {
		if !slices.Contains(shown, b.ID) {
			p.Given = append(p.Given, b.ID)
		}
	}
	w.numbers(&p)
	return p
}
