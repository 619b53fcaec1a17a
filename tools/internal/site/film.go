package site

import (
	"math"
	"net/url"
	"strings"

	"glassbox/wasm/app"
	"glassbox/wasm/control"
	"glassbox/wasm/course"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// film is a lesson as it opens, with the steps of its first chapter that the still pages show.
type film struct {
	state  app.State
	poster int // the step that it opens at
	end    int // the last step of the first chapter
	whole  int // the last backward step of it or, where there is none, its end

	numbers  map[string]bool // every number that some setting of the lesson shows
	elements map[string]bool // everything that some step of some setting lights
}

// openAll opens every lesson.
func openAll() ([]film, error) {
	var films []film
	for _, l := range course.Lessons {
		f, err := open(l)
		if err != nil {
			return nil, err
		}
		films = append(films, f)
	}
	return films, nil
}

func open(l *lesson.Lesson) (film, error) {
	s, err := app.Open(l.ID, "")
	if err != nil {
		return film{}, err
	}
	_, to := s.Run.Chapter(0)
	f := film{state: s, poster: s.Clock.Step, end: to - 1, whole: to - 1, numbers: map[string]bool{}, elements: map[string]bool{}}
	for i, step := range s.Run.Steps[:to] {
		if step.Back {
			f.whole = i
		}
	}
	f.explore()
	return f, nil
}

// explore collects what the film shows under the defaults and under each option of each choice, where that is shown. An option
// that needs more to be changed has no film of its own here.
func (f film) explore() {
	f.collect(f.state.Run)
	for _, spec := range f.state.Lesson.Controls() {
		for _, value := range options(spec) {
			if s, err := app.Open(f.state.Lesson.ID, shown(spec)+spec.Key+"="+url.QueryEscape(value)); err == nil {
				f.collect(s.Run)
			}
		}
	}
}

// shown is the beginning of a link under which a control is shown, as far as that asks for values of others.
func shown(spec control.Spec) (link string) {
	for _, condition := range strings.Fields(spec.When) {
		if key, values, _ := strings.Cut(condition, "="); !strings.HasSuffix(key, "!") {
			value, _, _ := strings.Cut(values, "|")
			link += key + "=" + url.QueryEscape(value) + "&"
		}
	}
	return link
}

func options(spec control.Spec) (values []string) {
	if spec.Kind == control.Toggle {
		return []string{"on", "off"}
	}
	for _, o := range spec.Options {
		values = append(values, o.Value)
	}
	return values
}

func (f film) collect(r *lesson.Run) {
	for i, step := range r.Steps {
		f.elements[step.Element] = true
		for name := range r.Numbers(i) {
			f.numbers[name] = true
		}
	}
}

// minutes is how long the film plays as it opens, with the time to read along.
func (f film) minutes() int {
	return int(math.Ceil(f.state.Run.Length(f.state.Clock.Depth).Minutes()))
}

// still is the picture at the end of a step.
func (f film) still(step int, class string, width float64) still {
	s := f.state
	s.Clock, s.Width = s.Clock.At(step), width
	var l picture.List
	s.Picture(&l)
	return still{lesson: s.Lesson.ID, class: class, width: l.W, height: l.H, svg: l.SVG(class, s.Lesson.Title())}
}

// vignette is the small picture of the front page.
func (f film) vignette() string {
	var l picture.List
	l.Reset(206, 104)
	f.state.Lesson.Vignette(&l, f.state.Run)
	return l.SVG("vignette", f.state.Lesson.Title())
}
