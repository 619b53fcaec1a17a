package app

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/phrase"
	"glassbox/wasm/prose"
)

// Query is the state as the part of a link after “#lesson?”: the step, unless the film stands as it opens, the depth where
// it is not the default, and every control that differs from its default.
func (s State) Query() string {
	var parts []string
	if !s.poster {
		parts = append(parts, "step="+control.Escape(s.Run.Steps[s.standing()].ID))
	}
	if d := s.Clock.Depth; d != defaultDepth(s.Run) {
		parts = append(parts, "depth="+control.Escape(s.Run.Depths[d].Name))
	}
	if q := s.Values.Query(); q != "" {
		parts = append(parts, q)
	}
	return strings.Join(parts, "&")
}

// Report is the state as the page shows it, with the items of the picture.
func (s State) Report(shown *Shown) *Report {
	l := shown.Picture(s)
	step := s.Run.Steps[s.Clock.Step]
	values, pending := s.numbers()
	r := &Report{
		Lesson: s.Lesson.ID, Title: s.Lesson.Title(), Weights: s.weights(), Query: s.Query(),
		Step: s.Run.Steps[s.standing()].ID, StepIndex: s.stop(), StepCount: len(s.stops), Element: step.Element,
		Poster: s.poster, Scope: step.Scope, Back: step.Back,
		Playing: s.Clock.Playing || s.trains, Moving: s.Clock.Moving, Position: s.Clock.Position(), Speed: s.Clock.Speed,
		Values: values, Pending: pending, Controls: s.Offered(), Notices: s.Notices(),
		Width: s.Width, Height: l.H, Depth: s.Clock.Depth,
		Items: items(l), Zones: s.zones(), Chapter: s.chapter(), Selection: shown.ask(s, s.Selected),
		Training: s.training(), Opening: s.Run.Opening,
	}
	r.Display, r.Values = display(r.Values), small(r.Values)
	r.Said = shown.remember(s)
	r.Asks = s.asks() // all that it shows has been asked for by now
	for _, d := range s.Run.Depths {
		r.Depths = append(r.Depths, s.Lesson.Words().Say("depth."+d.Name))
	}
	return r
}

// most is the number of cells up to which a matrix is part of every report.
const most = 512

// small leaves out the matrices that would make every report of a large figure megabytes long; the message
// "numbers" gets them.
func small(values map[string]any) map[string]any {
	for name, v := range values {
		if m, ok := v.([][]float64); ok && len(m) > 0 && len(m)*len(m[0]) > most {
			delete(values, name)
		}
	}
	return values
}

// display writes the scalar numbers, and the words among them, for people.
func display(values map[string]any) map[string]string {
	texts := make(map[string]string, len(values))
	for name, v := range values {
		switch v := v.(type) {
		case float64:
			texts[name] = number.Format(v)
		case string:
			texts[name] = v
		}
	}
	return texts
}

// said is what each paragraph says, by element and name: the numbers as they are known when the step is done that lights it,
// and those that further steps make which light it.
func (s State) said() map[string]map[string]string {
	said := map[string]map[string]string{}
	for element, steps := range s.lights() {
		names := prose.Of(s.Lesson.ID).Numbers(element, s.Values.Holds)
		for _, i := range []int{steps.now, steps.last} {
			if len(names) > len(said[element]) {
				said[element] = among(names, display(s.Run.Numbers(i, names...)), said[element])
			}
		}
	}
	return said
}

// lit are the steps that light an element: the one under way, or else the last that is done, if any is; and the last of all.
type lit struct{ now, last int }

// lights are the steps that light each element, of the present chapter, or of another where it has none: what other updates
// say is over, or not yet so.
func (s State) lights() map[string]lit {
	lights, done := map[string]lit{}, s.done()
	from, to := s.Run.Chapter(done)
	present := func(i int) bool { return from <= i && i < to }
	for i, step := range s.Run.Steps {
		was, ok := lights[step.Element]
		switch {
		case !ok || !present(was.last):
			lights[step.Element] = lit{i, i}
		case present(i) && i <= done:
			lights[step.Element] = lit{i, i}
		case present(i):
			lights[step.Element] = lit{was.now, i}
		}
	}
	if under := s.Run.Steps[s.Clock.Step]; s.Clock.Step != done {
		lights[under.Element] = lit{s.Clock.Step, lights[under.Element].last}
	}
	poster := s.hang().Clock.Step
	lights[prose.Poster] = lit{poster, poster}
	return lights
}

// among are the texts with the names, and with what others there were before.
func among(names []string, texts, before map[string]string) map[string]string {
	some := make(map[string]string, len(names))
	for _, name := range names {
		if text, ok := texts[name]; ok {
			some[name] = text
		}
		if text, ok := before[name]; ok {
			some[name] = text
		}
	}
	return some
}

// standing is the step that the film stands at or is on its way to.
func (s State) standing() int {
	if s.Clock.Moving {
		return s.Clock.Stop
	}
	return s.Clock.Step
}

// stop is the index of the present stop among all stops.
func (s State) stop() int {
	lo, hi := 0, len(s.stops)-1
	for lo < hi {
		if m := (lo + hi) / 2; s.stops[m] < s.Clock.Step {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// weights says where the weights of the run come from.
func (s State) weights() string {
	if s.Run.Weights != "" {
		return s.Run.Weights
	}
	return s.Lesson.Weights()
}

// Offered are the controls with their present values.
func (s State) Offered() []Control {
	all := make([]Control, len(s.Lesson.Controls()))
	for i, spec := range s.Lesson.Controls() {
		all[i] = Control{Spec: spec, Value: s.Entered.Get(spec.Key), Initial: s.Entered.Default(spec.Key), Changed: s.Entered.Changed(spec.Key),
			Shown: s.Entered.Shown(spec)}
		if drawn := s.Values.Get(spec.Key); drawn != all[i].Value {
			all[i].Drawn = drawn
		}
		if spec.Suggest != nil {
			all[i].Suggested = spec.Suggest(all[i].Value)
		}
		if names, ok := s.Run.Choices[spec.Key]; ok {
			all[i].Options = named(names)
		}
		if taken, ok := s.Run.Taken[spec.Key]; ok && all[i].Drawn == "" {
			if all[i].Value = taken; !all[i].Changed {
				all[i].Initial = taken
			}
		}
	}
	return all
}

// named are the options of a control that chooses by number, each by its name; names that come again have their place, too.
func named(names []string) []control.Option {
	all, seen := make([]control.Option, len(names)), map[string]bool{}
	for i, name := range names {
		all[i] = control.Option{Value: strconv.Itoa(i + 1), Label: name}
		if seen[name] {
			all[i].Label = phrase.Say("name again", "name", name, "n", i+1)
		}
		seen[name] = true
	}
	return all
}

// zones are the stretches of the present chapter.
func (s State) zones() []Zone {
	from, to := s.Run.Chapter(s.Clock.Step)
	var zones []Zone
	for i := from; i < to; i++ {
		step := s.Run.Steps[i]
		if i == from || step.Zone != s.Run.Steps[i-1].Zone {
			zones = append(zones, Zone{Name: s.zone(step.Zone), Back: step.Back, From: i, Ticks: []int{}})
		}
		z := &zones[len(zones)-1]
		z.To = i
		if s.Run.Last(i, s.Clock.Depth) == i {
			z.Ticks = append(z.Ticks, i)
		}
	}
	return zones
}

// zone is what a stretch is called; one of a word of the learner's goes by that.
func (s State) zone(id string) string {
	if name := "zone." + id; s.Lesson.Words().Has(name) || phrase.Shared.Has(name) {
		return s.Lesson.Words().Say(name)
	}
	return id
}

func (s State) chapter() Chapter {
	c := Chapter{Count: len(s.chapters)}
	for k, i := range s.chapters {
		c.First = append(c.First, s.Run.Steps[i].ID)
		if i <= s.Clock.Step {
			c.Index = k
		}
	}
	c.Name, _, _ = strings.Cut(s.Run.Steps[s.Clock.Step].Scope, "/")
	return c
}

func guess(name string, guessed, truth float64) Guess {
	g := Guess{Name: name, Guess: guessed, Truth: truth, Off: math.Abs(guessed - truth)}
	g.Display.Guess, g.Display.Truth, g.Display.Off = number.Format(guessed), number.Format(truth), number.Format(g.Off)
	return g
}

// Clamped is the width a figure is laid out for.
func Clamped(width float64) float64 { return max(280, min(4096, width)) }
