package film

import (
	"cmp"
	"strings"

	"glassbox/core/matrix"
	"glassbox/core/tape"
	"glassbox/wasm/phrase"
	"glassbox/wasm/timeline"
)

// Sheet is a recording of single numbers that a lesson writes down one by one, each with its formula in the lesson's own
// words: for what no tape records, or explains otherwise.
type Sheet struct {
	values  []Value
	entries []Entry        // of values
	slopes  map[int]Entry  // by the value that they are taken by
	at      map[string]int // of values, by name
}

// Entry is one number of a sheet.
type Entry struct {
	Name, Label      string // in links and items, and as a person calls it
	Symbol           string // in formulas
	Symbols, Numbers string // how it was computed; no Symbols for what is given, no Numbers where none are put in
	X                float64
	Control          string   // that a drag on it changes; empty for none
	From             []string // the names of what stands in the formula, which was put before; with a d for derivatives
	// Of a derivative: what it is taken by, where that has not its name; what it is the derivative of, and how that is
	// measured; nil where there is nothing to measure.
	By       string
	Function string
	Measure  func(epsilon float64) tape.Proof
}

// Put writes a number down.
func (s *Sheet) Put(e Entry) {
	v := Value{Path: e.Name, Name: e.Name, Op: "written", Rows: 1, Cols: 1}
	if e.Symbols == "" {
		v.Op = "input"
	}
	for _, c := range s.cells(e.From) {
		v.Inputs = append(v.Inputs, c.Value)
	}
	s.add(v, e)
}

func (s *Sheet) add(v Value, e Entry) {
	if s.at == nil {
		s.at, s.slopes = map[string]int{}, map[int]Entry{}
	}
	s.at[e.Name] = len(s.values)
	s.values, s.entries = append(s.values, v), append(s.entries, e)
}

// PutSlope writes a derivative down, by a number which was put before. Since a value has one gradient, a further one, of
// another loss, is that of a copy, which itself never arrives.
func (s *Sheet) PutSlope(e Entry) {
	i := s.cells([]string{cmp.Or(e.By, e.Name)})[0].Value
	if s.values[i].Grad {
		twin := s.entries[i]
		twin.Name, i = e.Name, len(s.values)
		s.add(Value{Path: e.Name, Name: e.Name, Op: "copy", Rows: 1, Cols: 1}, twin)
	}
	s.at[e.Name], s.slopes[i], s.values[i].Grad = i, e, true
}

// entry is a number or its derivative.
func (s *Sheet) entry(value int, back bool) (e Entry, ok bool) {
	if back {
		e, ok = s.slopes[value]
		return e, ok
	}
	return s.entries[value], true
}

func (s *Sheet) cells(names []string) []Cell {
	all := make([]Cell, len(names))
	for k, name := range names {
		all[k] = s.cell(name)
	}
	return all
}

// cell is what a name stands for, with a d in front for a derivative.
func (s *Sheet) cell(name string) Cell {
	if i, ok := s.at[name]; ok {
		return Cell{Value: i}
	}
	by, back := strings.CutPrefix(name, "d")
	i, ok := s.at[by]
	if !ok || !back || !s.values[i].Grad {
		panic("film: the sheet has no " + name)
	}
	return Cell{Value: i, Back: true}
}

// Entry is what was put under a name, or the derivative by it.
func (s *Sheet) Entry(r Ref) Entry {
	e, _ := s.entry(s.at[r.Name], r.Back)
	return e
}

// Plan is that of a film of the sheet, with beats as Step makes them. The inspector tells about a number in lines.
func (s *Sheet) Plan(name string, beats []Beat) Plan {
	return Plan{
		Name: name, Beats: beats, Lines: true, Windows: s.windows(),
		Depths:   []timeline.Depth{{Name: "whole pass", Names: 1}, {Name: "part", Names: 2}, {Name: "step", Names: 3}, {Name: "number"}},
		Label:    func(r Ref) string { return s.Entry(r).Label },
		Function: func(r Ref) string { return s.Entry(r).Function },
		Origin: func(r Ref) string {
			if s.Entry(r).Control != "" {
				return phrase.Say("origin.by hand")
			}
			return ""
		},
	}
}

// windows are the names of derivatives that differ from those of what they are taken by.
func (s *Sheet) windows() map[string]Window {
	all := map[string]Window{}
	for name, i := range s.at {
		if by := s.entries[i].Name; by != name {
			all[name] = Window{Value: by, Back: true, Flat: true}
		}
	}
	return all
}

// Values implements Recording.
func (s *Sheet) Values() []Value { return s.values }

// Cells implements Recording.
func (s *Sheet) Cells(value int, back bool) matrix.Matrix {
	e, ok := s.entry(value, back)
	if !ok {
		return nil
	}
	return single(e.X)
}

// Explain implements Recording.
func (s *Sheet) Explain(c Cell) (e Explanation, ok bool) {
	of, ok := s.entry(c.Value, c.Back)
	if !ok {
		return e, false
	}
	e = Explanation{Name: of.Symbol, Symbols: of.Symbols, Numbers: of.Numbers, Value: of.X, From: s.cells(of.From)}
	switch {
	case of.Symbols == "":
		e.Symbols, e.Numbers = of.Symbol, Written(of.X)
	case of.Numbers == "":
		e.Numbers = of.Symbols
	}
	return e, true
}

// Prove implements Recording.
func (s *Sheet) Prove(c Cell, epsilon float64) (p tape.Proof, ok bool) {
	e, ok := s.slopes[c.Value]
	if !ok || !c.Back || e.Measure == nil {
		return p, false
	}
	return e.Measure(epsilon), true
}

// single is a matrix of one cell.
type single float64

func (s single) Dims() (r, c int)    { return 1, 1 }
func (s single) At(i, j int) float64 { return float64(s) }
func (s single) T() matrix.Matrix    { return s }
