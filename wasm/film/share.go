package film

import "glassbox/wasm/timeline"

// Share is how much of r has arrived at a moment: 0 before its step, 1 after it, and between while it travels; 0 too for
// what is not in the film. The parts of a beat arrive together but at the finest depth. What is given is always there.
func (f *Film) Share(r Ref, m timeline.Moment, depth int) float64 {
	c, _, ok := f.Cell(r)
	if !ok {
		return 0
	}
	return f.ShareOf(c, m, depth)
}

// ShareOf is Share for a cell.
func (f *Film) ShareOf(c Cell, m timeline.Moment, depth int) float64 {
	k, _ := f.beatOf(c)
	switch k {
	case never:
		return 0
	case given:
		return 1
	}
	part := -1
	if f.Plan.Beats[k].Part != nil {
		part = f.Plan.Beats[k].Part(c)
	}
	return f.Reached(k, part, m, depth)
}

// BeatOf is the beat in which r arrives, −1 for what is given; ok is false for what never arrives.
func (f *Film) BeatOf(r Ref) (beat int, ok bool) {
	c, _, ok := f.Cell(r)
	if !ok {
		return 0, false
	}
	return f.beatOf(c)
}

// Shown are what arrives in a beat: values, or a row of each.
func (f *Film) Shown(beat int) []Ref { return f.shows(f.Plan.Beats[beat]) }

// Known reports whether r has arrived when a step is done.
func (f *Film) Known(r Ref, step int) bool {
	return f.Share(r, timeline.Moment{Step: step, Frac: 1}, len(f.Depths)-1) == 1
}

// Reached is how much of a part of a beat is done at a moment; part −1 is the last one.
func (f *Film) Reached(beat, part int, m timeline.Moment, depth int) float64 {
	b := f.beats[beat]
	if part < 0 || part >= b.parts {
		part = b.parts - 1
	}
	return f.Track.Share(b.first+part, m, depth)
}

// Complete reports whether a beat is complete when a step is done; it is false for beats that the film does not have.
func (f *Film) Complete(id string, step int) bool {
	k := f.Index(id)
	return k >= 0 && step >= f.beats[k].first+f.beats[k].parts-1
}

// beatOf is the beat in which a cell arrives, −1 for what is given; ok is false for what never arrives.
func (f *Film) beatOf(c Cell) (beat int, ok bool) {
	w := whole{c.Value, c.Back}
	k := f.shown[w.index()]
	if k == byRow {
		if k, ok = f.rows[row{w, c.Row}]; !ok {
			k = never
		}
	}
	return k, k != never
}
