// Package film turns a recording into a film: steps there and back, how much of each number has arrived, what the
// inspector says of it, the proof of its gradient, and the named numbers of the prose. Whatever shows a number asks the
// film, so that all say the same.
package film

import (
	"strconv"
	"strings"

	"glassbox/core/matrix"
	"glassbox/wasm/timeline"
)

// Plan is what a lesson says about its film.
type Plan struct {
	Name    string                  // of the film; the first name of every scope
	Depths  []timeline.Depth        // from coarse to fine
	Beats   []Beat                  // in order; Beats makes those of a recording
	Windows map[string]Window       // names for parts of values
	Given   []string                // the names of what is known from the start although a beat shows it
	Label   func(Ref) string        // what a person calls it; nil for none
	Origin  func(Ref) string        // "given", "set by hand", …; nil for "computed" and "given"
	Alias   func(Ref) (Ref, bool)   // what an item stands for that goes by another name, as an arrow for a weight; nil for none
	Numbers []Number                // further numbers of the prose
	Told    func(name string) bool  // which named matrices are numbers without being asked for; all where nil
	Whole   int                     // how many cells a matrix may have to be a number; 0 for any
	Large   func(matrix.Matrix) any // what is a number in place of a larger one; nil for nothing

	Lines    bool             // the inspector tells about a number in lines, with what it is used by: where numbers are few
	Function func(Ref) string // what a proof measures; nil, or empty, for the loss
}

// Film is a recording as steps there and back. What no beat shows is known from the start if nothing computes it, and
// else it never arrives.
type Film struct {
	timeline.Track
	Recording
	Plan   Plan
	names  map[string]window // by name
	ids    []string          // the names of the values
	flat   map[row]string    // the names of flat windows
	beats  []beat
	where  []place        // of every step
	shown  []int          // the beat that shows each value and each gradient, by whole.index; or given, never or byRow
	rows   map[row]int    // the beats of values whose rows arrive one by one
	order  map[string]int // the beats by id
	told   map[Ref]any    // the numbers that were asked for before
	spans  map[span]Span  // once they are asked for
	sizes  map[Ref]float64
	params map[string][]Ref
}

type (
	whole struct {
		value int
		back  bool
	}
	row struct {
		whole
		row int
	}
	beat  struct{ first, parts int }
	place struct{ beat, part int }
)

// In place of a beat.
const (
	given = -1 // known from the start
	never = -2
	byRow = -3 // each row has its own
)

// index counts every value and its gradient after it.
func (w whole) index() int {
	if w.back {
		return 2*w.value + 1
	}
	return 2 * w.value
}

// New makes the film of a recording, whose numbers stay as they are unless Forget is called. Names that the recording does
// not have are left out, so that one plan can serve several settings of a lesson.
func New(r Recording, p Plan) *Film {
	f := &Film{Recording: r, Plan: p, names: map[string]window{}, flat: map[row]string{},
		rows: map[row]int{}, order: map[string]int{}, told: map[Ref]any{}, sizes: map[Ref]float64{}, params: map[string][]Ref{}}
	f.Depths = p.Depths
	f.name()
	f.begin()
	for k, b := range p.Beats {
		f.order[b.ID] = k
		f.shoot(b)
		f.show(k, f.shows(b))
	}
	for _, name := range p.Given {
		f.show(given, f.Named(name))
	}
	return f
}

// begin writes down what is there before any beat.
func (f *Film) begin() {
	for _, v := range f.Values() {
		start := never
		if v.Given() {
			start = given
		}
		f.shown = append(f.shown, start, never)
	}
}

// shows are what arrives in a beat: values, or a row of each.
func (f *Film) shows(b Beat) (all []Ref) {
	names := b.Shows
	if names == nil {
		names = []string{b.ID}
	}
	for _, name := range names {
		all = append(all, f.Named(name)...)
	}
	for i := range all {
		if b.Row > 0 {
			all[i].I, all[i].N = b.Row-1, 1
		}
	}
	return all
}

// Named are what a name stands for: one value, or all that have a number in place of its #, from 1 on.
func (f *Film) Named(name string) (all []Ref) {
	stem, each := strings.CutSuffix(name, "#")
	if !each {
		if r, ok := f.Lookup(name); ok {
			all = append(all, r)
		}
		return all
	}
	for n := 1; ; n++ {
		r, ok := f.Lookup(stem + strconv.Itoa(n))
		if !ok {
			return all
		}
		all = append(all, r)
	}
}

// show writes down in which beat values arrive.
func (f *Film) show(beat int, all []Ref) {
	for _, r := range all {
		w := whole{f.names[r.Name].value, r.Back}
		if f.shown[w.index()] = beat; r.N == 1 {
			f.shown[w.index()], f.rows[row{w, r.I}] = byRow, beat
		}
	}
}

// shoot appends the steps of a beat. The last one bears the beat's own ID, so that a link to it finds it complete.
func (f *Film) shoot(b Beat) {
	n := max(1, b.Parts)
	step := timeline.Step{ID: b.ID, Element: b.Element, Zone: b.Zone, Back: b.Back, Travel: b.pace(n), Hold: timeline.Hold}
	if step.Element == "" {
		step.Element = b.ID
	}
	if b.Name == "" {
		b.Name = b.ID
	}
	scope := strings.Join([]string{f.Plan.Name, b.Scope, b.Name}, "/")
	f.beats = append(f.beats, beat{len(f.Steps), n})
	for c := range n {
		s, number := step, strconv.Itoa(c+b.First)
		if s.Scope = scope; !b.InTurn {
			s.Part, s.Parts = c, n
		}
		if n > 1 {
			s.Scope += "/" + number
			if c < n-1 {
				s.ID += "-" + number
			}
		}
		f.where = append(f.where, place{len(f.beats) - 1, c})
		f.Steps = append(f.Steps, s)
	}
}

// Matrix is what r, without its indices, stands for; nil while it is on its way, and where there is none. Whether it has
// arrived in the film is another matter: see Share.
func (f *Film) Matrix(r Ref) matrix.Matrix {
	w, ok := f.names[r.Name]
	if !ok || w.back != r.Back && w.back {
		return nil
	}
	m := f.Cells(w.value, r.Back)
	if m == nil || w.whole {
		return m
	}
	return part{m, w}
}

// Beat is the beat that a step belongs to, an index of Plan.Beats, and the part of it that the step is.
func (f *Film) Beat(step int) (beat, part int) { return f.where[step].beat, f.where[step].part }

// Index is the beat with the id, or −1.
func (f *Film) Index(id string) int {
	if k, ok := f.order[id]; ok {
		return k
	}
	return -1
}

// Parts is how many steps a beat has.
func (f *Film) Parts(beat int) int { return f.beats[beat].parts }

// Forget is for a recording that was replayed on other data.
func (f *Film) Forget() {
	clear(f.told)
	clear(f.sizes)
}
