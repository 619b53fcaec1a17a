// Package app is the one source of state: a State, the Messages that change it, and the report the page shows.
// Nothing here knows a browser.
package app

import (
	"errors"
	"slices"
	"strings"
	"time"

	"glassbox/wasm/afar"
	"glassbox/wasm/control"
	"glassbox/wasm/course"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
	"glassbox/wasm/prose"
	"glassbox/wasm/timeline"
)

// State is everything one figure is. Update returns a new one; an old one stays as it was.
type State struct {
	Lesson   *lesson.Lesson
	Values   control.Values // of the run on screen
	Entered  control.Values // what the fields hold; differs from Values while it cannot be computed
	Run      *lesson.Run
	Clock    timeline.Clock
	Width    float64
	Selected string
	Hover    string
	Lens     picture.Box // the cell pointed at that is too small for its number, or empty

	zoom     zoom               // of a place that has just been entered or left
	asked    float64            // where the film stood when the item was selected
	stops    []int              // where the film stops at the present depth
	chapters []int              // the first step of each chapter
	refused  []lesson.Notice    // about the last input
	link     []string           // about the link the figure was opened with
	wanted   []string           // the numbers that reports carry, all where nil
	alone    bool               // no prose stands beside the figure
	needs    string             // the model that what was entered waits for
	sought   string             // the step to go to when it has come, or empty
	work     *lesson.Unfinished // what was entered waits for the end of it
	worked   float64            // how much of it is done
	poster   bool               // the film has not been touched and stands where the lesson opens
	slide    bool               // see lesson.View
	trains   bool               // the training of the run is to go on
	waits    bool               // what was entered waits for an answer of the opened model
}

// Open is the state of a lesson at the part of a link after “?”. What the link has wrong becomes notices; only
// an unknown lesson is an error, and a model that has not come: see Needs.
func Open(id, query string) (State, error) {
	l, ok := course.Find(id)
	if !ok {
		return State{}, errors.New(phrase.Say("no lesson", "id", id, "ids", strings.Join(ids(), ", ")))
	}
	s := State{Lesson: l, Width: 912, Clock: timeline.Clock{Speed: 1}}
	defaults := control.Defaults(l.Controls())
	values, rest, notices := defaults.Parse(query)
	afar.Begin()
	run, err := l.Compute(values)
	entered := values
	if key := waitsFor(err); key != "" { // meanwhile another model is shown
		s.waits, values = true, values.Reset(key)
		run, err = l.Compute(values)
	}
	for _, wrong := range []string{blamed(err), control.All} { // the control alone that is to blame, then all
		if err == nil || Needs(err) != "" {
			break
		}
		if notice := phrase.Say("link.refused", "problem", err.Error()); !slices.Contains(notices, notice) {
			notices = append(notices, notice)
		}
		values = values.Reset(wrong)
		run, err = l.Compute(values)
	}
	if Needs(err) != "" {
		return State{}, err
	}
	if err != nil {
		panic("app: the defaults of " + id + " cannot be computed: " + err.Error())
	}
	s.Values, s.Entered, s.Run, s.link = values, values, run, notices
	if s.waits {
		s.Entered, s.sought = entered, rest["step"]
	}
	s.Clock.Depth = depth(run, rest["depth"])
	s = s.readable().follow().hang()
	if step := rest["step"]; step != "" {
		if i := run.Index(step); i >= 0 {
			s.Clock, s.poster = s.Clock.At(i), false
		} else {
			s.link = append(s.link, phrase.Say("link.step", "step", step))
		}
	}
	return s, nil
}

// hang stands the film at its poster: the stop of the first chapter after the last step that lights what it shows, or the
// end of that chapter where these settings have no such step.
func (s State) hang() State {
	shows := prose.Of(s.Lesson.ID).Opens(s.Values.Holds)
	_, to := s.Run.Chapter(0)
	at := to - 1
	for i, step := range s.Run.Steps[:to] {
		if step.Element == shows {
			at = i
		}
	}
	s.Clock, s.poster = s.Clock.At(s.Run.Last(at, s.Clock.Depth)), true
	return s
}

// ids are the names of all lessons.
func ids() []string {
	var all []string
	for _, l := range course.Lessons {
		all = append(all, l.ID)
	}
	return all
}

// depth finds a level by its name in links, which is its shown name in lower case; the default is the level
// before the finest.
func depth(r *lesson.Run, name string) int {
	for i, d := range r.Depths {
		if d.Name == name {
			return i
		}
	}
	return defaultDepth(r)
}

// level is that of another film which is like the present one: the one it begins with, or what was chosen, by its name.
func (s State) level(next *lesson.Run) int {
	if s.Clock.Depth == defaultDepth(s.Run) || len(s.Run.Depths) == 0 {
		return defaultDepth(next)
	}
	return depth(next, s.Run.Depths[s.Clock.Depth].Name)
}

func defaultDepth(r *lesson.Run) int { return max(0, len(r.Depths)-2) }

// readable gives the steps of the run the time that a reader needs for what each lights for the first time.
func (s State) readable() State {
	text, lit := prose.Of(s.Lesson.ID), map[string]bool{}
	for i := range s.Run.Steps {
		step := &s.Run.Steps[i]
		if step.Read = 0; !lit[step.Element] {
			step.Read = prose.Pace * time.Duration(text.Words(step.Element, s.alone, s.Values.Holds))
		}
		lit[step.Element] = true
	}
	return s
}

// follow recomputes what derives from the run and the depth.
func (s State) follow() State {
	s.stops, s.chapters = nil, nil
	for i := 0; i < len(s.Run.Steps); i++ {
		i = s.Run.Last(i, s.Clock.Depth)
		s.stops = append(s.stops, i)
	}
	for i := 0; i < len(s.Run.Steps); {
		s.chapters = append(s.chapters, i)
		_, i = s.Run.Chapter(i)
	}
	return s
}

// compute takes entered values as the new ones if they can be computed; otherwise the picture stays and the
// notice says why.
func (s State) compute(entered control.Values) State {
	s.Entered = entered
	afar.Begin()
	run, err := s.Lesson.Compute(entered)
	s.needs, s.work, s.worked, s.waits = Needs(err), nil, 0, waitsFor(err) != ""
	switch {
	case s.waits:
		s.refused = nil
		return s
	case errors.As(err, &s.work):
		s.refused = nil
		return s
	case err != nil:
		return s.refuse(err)
	}
	id, before := s.Run.Steps[s.Clock.Step].ID, s.training()
	s.Clock.Depth = s.level(run)
	if s.turns(entered) {
		s.poster, s.Clock.Playing = true, false
	}
	s.Values, s.Run, s.refused, s.link = entered, run, nil, nil
	s = s.keepsTraining(before).readable().follow()
	if s.poster {
		return s.hang()
	}
	i := run.Index(id)
	if i < 0 {
		i = min(s.Clock.Step, len(run.Steps)-1)
	}
	if i != s.Clock.Step || s.Clock.Stop >= len(run.Steps) {
		playing := s.Clock.Playing
		s.Clock = s.Clock.At(i)
		s.Clock.Playing = playing
	}
	return s
}

// turns reports whether values are of another chapter, which opens at its poster.
func (s State) turns(entered control.Values) bool {
	return slices.ContainsFunc(s.Lesson.Controls(), func(c control.Spec) bool {
		return c.Group == "chapter" && s.Values.Get(c.Key) != entered.Get(c.Key)
	})
}

// refuse keeps the picture and tells what was wrong.
func (s State) refuse(err error) State {
	n := lesson.Notice{Text: err.Error(), Key: blamed(err), Bad: s.needs == ""}
	var problem *lesson.Problem
	if errors.As(err, &problem) {
		n = lesson.Notice(*problem)
		n.Bad = true
	}
	s.refused = []lesson.Notice{n}
	return s
}

// blamed is the key of the control that an error is about, or empty.
func blamed(err error) string {
	var wrong *control.Error
	var problem *lesson.Problem
	switch {
	case errors.As(err, &wrong):
		return wrong.Key
	case errors.As(err, &problem):
		return problem.Key
	}
	return ""
}

// Picture draws the figure as it is now.
func (s State) Picture(l *picture.List) { s.draw(l, s.ask(s.Selected)) }

// draw draws the figure, with what is told about the chosen item.
func (s State) draw(l *picture.List, chosen *lesson.Inspection) {
	v := lesson.View{Run: s.Run, Width: s.Width, Slide: s.slide, Moment: s.Clock.Moment, Depth: s.Clock.Depth,
		Selected: s.Selected, Asked: s.chosen(), Hover: s.Hover}
	l.Reset(v.Width, s.Lesson.Height(v))
	s.Lesson.Draw(l, v)
	s.rings(l, chosen)
	s.zoom.draw(l)
}

// chosen is the chosen item as long as the film stands where it was chosen.
func (s State) chosen() string {
	if s.asked != s.Clock.Position() || s.Clock.Playing {
		return ""
	}
	return s.Selected
}

// ask has the run tell about an item: nil if there is none of that name. A step under way counts as not yet done.
func (s State) ask(item string) *lesson.Inspection {
	if item == "" {
		return nil
	}
	in, ok := s.Run.Inspect(item, s.done())
	if !ok {
		return nil
	}
	return &in
}

// done is the last step whose number has arrived.
func (s State) done() int { return s.Run.Done(s.Clock.Moment, s.Clock.Depth) }

// rings draws what is chosen, what it came from, and what is pointed at, enlarged where it is small. At the edge of the figure,
// rings lie within.
func (s State) rings(l *picture.List, chosen *lesson.Inspection) {
	ring := func(id string, role picture.Role, width float64, dash picture.Dash) {
		it, ok := l.Find(id)
		if !ok {
			return
		}
		r := it.Ring
		r.Box = r.Box.Grown(2).Within(picture.Box{W: l.W, H: l.H}.Grown(-width / 2))
		r.Radius = min(r.Radius+2, r.W/2, r.H/2)
		r.Fill, r.Stroke = picture.Paint{}, picture.Stroke{Paint: picture.Solid(role), Width: width, Dash: dash}
		l.Add(r)
	}
	if chosen != nil {
		for _, id := range chosen.From {
			ring(id, picture.Ink1, 1.5, picture.Dotted)
		}
		ring(s.Selected, picture.Ink1, 2, picture.Full)
	}
	if s.Hover != s.Selected {
		ring(s.Hover, picture.Ink2, 1.5, picture.Full)
	}
	if s.Lens != (picture.Box{}) {
		l.Lens(s.Lens.Center())
	}
}

// Wake is how long the picture stays as it is without a message: 0 while something moves, negative for ever.
func (s State) Wake() time.Duration {
	if s.zoom.left > 0 {
		return 0
	}
	return s.Clock.Wake(s.Run.Track)
}
