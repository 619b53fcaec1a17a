package figure

import (
	"slices"

	"glassbox/core/matrix"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Figure is a film as it is drawn: what all of its pictures share. It lives as long as the film.
type Figure struct {
	*film.Film
	// Full is the magnitude that gets the full colour, by name, with a d in front for gradients: of what is not in it,
	// the largest there is.
	Full map[string]float64
	// Via says by name what marks come from another value than the recording says: from every row of it, as a sum from its
	// terms, or from the number in the same place, as a weight from its power.
	Via   map[string]string
	grids map[strip]picture.Grid
	from  map[film.Ref]sources
	names map[film.Ref]called
	// decimals are how many the numbers of a whole have when they are written out; −1 for as many as each needs.
	decimals map[film.Ref]int
	drawn    []place // what the present picture has
	cells    map[side]matrix.Matrix
	told     map[film.Ref]Working
}

// side is a value of the recording or its gradient.
type side struct {
	value int
	back  bool
}

// New is the figure of a film. Each of alike is a list of names, as film.Names reads it and those of beats, that show the same
// quantity: they share their colours.
func New(f *film.Film, alike ...string) *Figure {
	g := &Figure{Film: f, Full: map[string]float64{}, Via: map[string]string{},
		grids: map[strip]picture.Grid{}, from: map[film.Ref]sources{}, names: map[film.Ref]called{}, decimals: map[film.Ref]int{},
		cells: map[side]matrix.Matrix{}, told: map[film.Ref]Working{}}
	for _, names := range alike {
		g.share(names)
	}
	return g
}

// Scene is one picture of a film: the moment, and where everything was drawn.
type Scene struct {
	Pad
	*Figure
	timeline.Moment
	Depth  int
	Width  float64
	Slide  bool   // see lesson.View
	Chosen string // the item whose computation is asked for, or empty
	beat   int
	part   int
	places map[film.Ref]picture.Box // what was drawn, as far as placed, once somebody asks
	placed int
}

// place is where something was drawn; marks travel to goals.
type place struct {
	film.Ref
	picture.Box
	goal bool
}

// Scene begins a picture of the film at a moment, once the one before is done.
func (f *Figure) Scene(l *picture.List, width float64, m timeline.Moment, depth int) *Scene {
	s := &Scene{Pad: Pad{l}, Figure: f, Moment: m, Depth: depth, Width: width}
	s.beat, s.part = f.Beat(m.Step)
	f.drawn = f.drawn[:0]
	return s
}

// Asked is the cell of the film whose computation is asked for, ok if there is one and it has arrived.
func (s *Scene) Asked() (r film.Ref, ok bool) {
	if s.Chosen == "" {
		return r, false
	}
	r, ok = s.Parse(s.Chosen)
	if c, single, found := s.Cell(r); !ok || !found || !single {
		return r, false
	} else if _, ok = s.Explain(c); !ok {
		return r, false
	}
	return r, s.Has(r)
}

// Narrow reports whether the figure has its phone form.
func (s *Scene) Narrow() bool { return s.Width < Narrow }

// Finest reports whether the film is played at its finest depth, where cells arrive one at a time.
func (s *Scene) Finest() bool { return s.Depth == len(s.Depths)-1 }

// Share is how much of r has arrived.
func (s *Scene) Share(r film.Ref) float64 { return s.Film.Share(r, s.Moment, s.Depth) }

// Has reports whether r has arrived.
func (s *Scene) Has(r film.Ref) bool { return s.Share(r) == 1 }

// Beat is the id of the beat under way or just done, and the part of it.
func (s *Scene) Beat() (id string, part int) { return s.Plan.Beats[s.beat].ID, s.part }

// Now reports whether one of these beats is under way or has just been done.
func (s *Scene) Now(ids ...string) bool { return slices.Contains(ids, s.Plan.Beats[s.beat].ID) }

// From reports whether the film has come as far as a beat; it never does as far as one that it does not have.
func (s *Scene) From(id string) bool { k := s.Index(id); return k >= 0 && s.beat >= k }

// Reached is how much of a part of a beat is done; part −1 is the last one.
func (s *Scene) Reached(id string, part int) float64 {
	k := s.Index(id)
	if k < 0 {
		return 0
	}
	return s.Film.Reached(k, part, s.Moment, s.Depth)
}

// Done reports whether a beat is complete.
func (s *Scene) Done(id string) bool { return s.Reached(id, -1) == 1 }

// Arriving reports whether r comes with the present beat.
func (s *Scene) Arriving(r film.Ref) bool {
	k, ok := s.BeatOf(r)
	return ok && k == s.beat
}

// Place is where r was drawn.
func (s *Scene) Place(r film.Ref) (b picture.Box, ok bool) {
	if s.places == nil {
		s.places = make(map[film.Ref]picture.Box, len(s.drawn))
	}
	for ; s.placed < len(s.drawn); s.placed++ {
		s.places[s.drawn[s.placed].Ref] = s.drawn[s.placed].Box
	}
	b, ok = s.places[r]
	return b, ok
}

// Enter tells where r was drawn, so that what comes from it or goes to it finds it there.
func (s *Scene) Enter(r film.Ref, at picture.Box) { s.drawn = append(s.drawn, place{r, at, false}) }

// numbers are those of a value or of its gradient; nil while they are on their way. A recording may work them out when it
// is asked, so they are kept.
func (f *Figure) numbers(c film.Cell) matrix.Matrix {
	key := side{c.Value, c.Back}
	m, ok := f.cells[key]
	if !ok {
		if m = f.Cells(c.Value, c.Back); m != nil {
			f.cells[key] = m
		}
	}
	return m
}

// goal is Enter for what marks travel to.
func (s *Scene) goal(r film.Ref, at picture.Box) { s.drawn = append(s.drawn, place{r, at, true}) }

// Line are the numbers of a row, whether they have arrived or not; none while they are on their way from elsewhere.
func (f *Figure) Line(r film.Ref) []float64 {
	if m := f.Matrix(whole(r)); m != nil {
		return film.Line(m, r.I)
	}
	return nil
}

// Part is a piece of a figure. What a lesson draws by hand is one too: see Draw.
type Part interface {
	// Size is the room that the part takes in a width that it is given.
	Size(s *Scene, width float64) (w, h float64)
	// Draw draws it in a box, and enters what it shows.
	Draw(s *Scene, at picture.Box)
}
