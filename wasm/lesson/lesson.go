// Package lesson says what a lesson is. Each is a package below this one that computes and draws, a file in
// web/lessons with its words, and a line in wasm/course.
package lesson

import (
	"sync"

	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/gym"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Path is how many lessons the path is to have.
const Path = 13

// Lesson is one page of the path. Its functions are pure: equal arguments, equal results.
type Lesson struct {
	ID     string // the name in links, which never changes
	Number int    // its place on the path
	// Models are the trained models that some setting asks the shelf for: a site carries those of its lessons.
	Models []string
	// Specs are the controls, without labels. They are made when the lesson is first opened.
	Specs func() []control.Spec

	// Compute makes the recording and the steps to play. Its error is a sentence for the learner, a
	// *control.Error or a *Problem, or *Unfinished; then the last good picture stays.
	Compute func(control.Values) (*Run, error)
	// Draw draws the figure at a moment, on a list of the view's width and the lesson's height.
	Draw func(*picture.List, View)
	// Height is the height of the figure in CSS pixels. It does not depend on the moment.
	Height func(View) float64
	// Vignette draws the 206 × 104 still of the front page.
	Vignette func(*picture.List, *Run)

	once     sync.Once
	controls []control.Spec
}

// Words are the phrases of the lesson. Those that are looked for by their names are
//
//	title, tagline, weights
//	why                     a sentence or two that lead on from the lesson before
//	control.KEY             the label of a control
//	control.KEY.VALUE       and of each of its options
//	zone.ID, depth.ID       stretches of the timeline, and levels of the film
func (l *Lesson) Words() *phrase.Book { return phrase.Of(l.ID) }

// Title is the lesson's name.
func (l *Lesson) Title() string { return l.Words().Say("title") }

// Tagline is a few words under the title on the front page.
func (l *Lesson) Tagline() string { return l.Words().Say("tagline") }

// Weights says whether there are any and where they come from: "Weights: set by hand", "Weights: random, untrained",
// "Weights: trained, NAME", "No weights: all is computed from the numbers".
func (l *Lesson) Weights() string { return l.Words().Say("weights") }

// Controls are the controls, with their labels.
func (l *Lesson) Controls() []control.Spec {
	l.once.Do(func() { l.controls = control.Labelled(l.Specs(), l.Words().Say) })
	return l.controls
}

// Run is what one setting of the controls computed. It does not change once made, but for scratch memory.
type Run struct {
	timeline.Track
	Notices []Notice
	// Numbers are the named numbers known when a step is done: float64 or [][]float64, in full precision, or a
	// string where prose names one of the learner's own words. Gradients have a d in front. Where names are given,
	// no others need be made.
	Numbers func(step int, names ...string) map[string]any
	// Choices are what the values of a control that is a whole number stand for, from 1 on, by its key: words of a sentence.
	Choices map[string][]string
	// Taken is what was taken for a control instead of its value, by its key, where that was of another sentence.
	Taken map[string]string

	Weights string // says where they come from, where the phrase of the lesson says less
	// About are the names of those that say what a step works on, as the words of a pair. They are told when it begins.
	About []string
	// Inspect tells about an item of the picture as it is when a step is done; ok is false if there is no such
	// item.
	Inspect func(item string, step int) (in Inspection, ok bool)
	// Prove measures a gradient by central finite differences; ok is false where the name has none.
	Prove func(name string, step int) (p Proof, ok bool)
	// Training is what the page is to train, once the learner has it play; nil for nothing. What comes of it is known to gym.
	Training *gym.Plan
	// Afar says that it asks a model that the page has opened, see package afar: whatever is told of that shows it anew.
	Afar bool
	// Opening is what there is to be done about a model of the learner's own, nil where the run is about no such model.
	Opening *Opening
	// Model is what the lesson's own Draw needs.
	Model any
}

// Opening is what the page may offer about a model of the learner's own.
type Opening struct {
	State string  `json:"state"` // as package afar has it
	Said  string  `json:"said"`  // the same in a sentence
	Takes string  `json:"takes"` // the memory that it takes, if it may be opened
	Heads bool    `json:"heads"` // nothing says how many heads there are
	Done  float64 `json:"done"`  // the share of its weights that has been read
}

// Notice is a sentence about the run, with what could be done about it.
type Notice struct {
	Text    string   `json:"text"`
	Key     string   `json:"key,omitempty"` // the control it is about
	Bad     bool     `json:"bad,omitempty"` // input was refused; the picture shows the last good state
	Actions []Action `json:"actions,omitempty"`
}

// Problem is a reason why nothing could be computed, with its remedies.
type Problem Notice

func (p *Problem) Error() string { return p.Text }

// What the inspector says, what a proof measures, and what one press does.
type (
	Inspection = film.Inspection
	Row        = film.Row
	Proof      = film.Proof
	Edit       = film.Edit
	Action     = film.Action
)

// Unfinished is the error of a Compute that takes so long that it is done a little at a time.
type Unfinished struct {
	Text string                // says what is being done
	More func() (done float64) // does a little more and tells how much of all is done; at 1 it is time to Compute again
}

func (u *Unfinished) Error() string { return u.Text }

// Waiting is the error of a Compute that cannot begin before a model that the page has opened has answered. Without what the
// control Key asks for it could.
type Waiting struct{ Key string }

func (w *Waiting) Error() string { return phrase.Say("on its way") }

// SlideHeight is how high a slide may be, and SlideWidth how wide it is at least. On a screen of 1280 × 720 its letters of
// 12 pixels then have 16.
const (
	SlideWidth  = 864
	SlideHeight = 396
)

// View is the occasion of a drawing.
type View struct {
	*Run
	Width    float64 // of the figure in CSS pixels
	Slide    bool    // it stands alone on a screen for many, wide and low: see SlideHeight
	Moment   timeline.Moment
	Depth    int    // of the film, an index of Depths: what one movement joins travels together
	Selected string // the chosen item, or empty
	Asked    string // the same, as long as the film stands where it was chosen: the figure tells how it is computed
	Hover    string // the item pointed at, or empty
}
