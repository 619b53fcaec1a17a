package film

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/matrix"
	"glassbox/core/number"
	"glassbox/wasm/phrase"
)

// Inspect tells where an item of the picture came from, as it is when a step is done; ok is false if there is no such
// item. In a film that tells in lines, what stands after a hyphen tells several places of one number apart.
func (f *Film) Inspect(item string, step int) (in Inspection, ok bool) {
	r, ok := f.Parse(item)
	if name, _, _ := strings.Cut(item, "-"); f.Plan.Lines {
		one, found := f.Parse(name)
		if _, single, _ := f.Cell(one); found && single {
			r, ok = one, true
		}
	}
	if !ok {
		return in, false
	}
	in, ok = f.inspect(r, step)
	in.ID = item
	named, _ := ParseRef(item)
	if of, other := f.alias(named); other && of.N == 2 {
		in.From = append([]string{of.Forward().String()}, in.From...)
	}
	return in, ok
}

func (f *Film) inspect(r Ref, step int) (in Inspection, ok bool) {
	in = Inspection{ID: f.ID(r), Symbol: f.symbol(r), Label: f.label(r), Origin: f.origin(r), From: []string{}, Rows: []Row{}}
	c, single, ok := f.Cell(r)
	if !ok {
		return in, false
	}
	if in.Origin == phrase.Say("origin.computed") && !f.Known(r, step) {
		in.Origin = phrase.Say("not yet")
	}
	if !single {
		f.inspectMany(&in, r, step)
		return in, true
	}
	e, ok := f.Explain(c)
	if !ok { // it is on its way, or nothing is to be told of it
		in.Rows = []Row{{Name: phrase.Say("row.formula"), Text: phrase.Say("on its way")}}
		return in, f.Cells(c.Value, c.Back) == nil
	}
	in.Symbol, in.From = e.Name, f.sources(e)
	if f.Plan.Lines {
		f.inspectLines(&in, r, c, e, step)
		return in, true
	}
	if f.Known(r, step) {
		in.Formula = e.Chain()
		if e.Symbols != e.Name {
			in.Rows = append(in.Rows, Row{Name: phrase.Say("row.formula"), Text: e.Rule()})
		}
		if e.Numbers != e.Symbols {
			in.Rows = append(in.Rows, Row{Name: phrase.Say("row.in numbers"), Text: e.Numbers, Result: number.Format(e.Value), Back: r.Back})
		}
		f.value(&in, r, c, e)
	} else {
		in.Formula = e.Rule()
		in.Rows = append(in.Rows, Row{Name: phrase.Say("row.formula"), Text: phrase.Say("formula, not yet", "formula", in.Formula)})
	}
	f.gradient(&in, r, step)
	return in, true
}

// symbol writes all of what r is a part of.
func (f *Film) symbol(r Ref) string {
	if v, _, _ := f.Value(r.Name); r.Back && !v.Back {
		return number.Gradient(r.Name)
	}
	return number.Symbol(r.Name)
}

// value puts in what r is: a value or a gradient, the latter with the value that it is of and its proof.
func (f *Film) value(in *Inspection, r Ref, c Cell, e Explanation) {
	if !r.Back {
		in.Value = finite(e.Value)
		return
	}
	in.Gradient = finite(e.Value)
	if f.Values()[c.Value].Back {
		return
	}
	in.Provable = f.ID(r)
	if m := f.Cells(c.Value, false); m != nil {
		in.Value = finite(m.At(c.Row, c.Col))
	}
}

// gradient adds the gradient of a value where that is known.
func (f *Film) gradient(in *Inspection, r Ref, step int) {
	g := r.Gradient()
	c, _, ok := f.Cell(g)
	if r.Back || !ok || !f.Known(g, step) {
		return
	}
	e, ok := f.Explain(c)
	if !ok {
		return
	}
	in.Gradient, in.Provable = finite(e.Value), f.ID(f.Ref(c))
	in.Rows = append(in.Rows, Row{Name: phrase.Say("row.gradient"), Text: e.Chain(), Result: Written(e.Value), Back: true})
}

// inspectMany tells about a row, or about a whole matrix, whose cells are too small to point at.
func (f *Film) inspectMany(in *Inspection, r Ref, step int) {
	m := f.Matrix(r)
	if m == nil || !f.Known(r, step) {
		in.Formula = phrase.Say("not yet")
		in.Rows = []Row{{Name: phrase.Say("row.numbers"), Text: in.Formula}}
		return
	}
	rows, cols := m.Dims()
	if r.N == 0 && !f.names[r.Name].flat {
		in.Formula = phrase.Say("matrix", "rows", rows, "n", cols)
		in.Rows = []Row{{Name: phrase.Say("row.largest"), Text: phrase.Say("largest magnitude"), Result: number.Format(Largest(m)), Back: r.Back}}
		return
	}
	cells := Line(m, r.I)
	sum := 0.0
	for _, v := range cells {
		sum += v * v
	}
	in.Formula = phrase.Say("numbers", "n", cols)
	in.Rows = []Row{
		{Name: phrase.Say("row.numbers"), Text: List(cells)},
		{Name: phrase.Say("row.length"), Text: phrase.Say("root of squares"), Result: number.Format(math.Sqrt(sum)), Back: r.Back},
	}
}

// sources are the ids of the cells that an explanation reads, as far as the film has them.
func (f *Film) sources(e Explanation) []string {
	ids := []string{}
	for _, c := range e.From {
		if _, arrives := f.beatOf(c); arrives && f.Ref(c).Name != "" {
			ids = append(ids, f.ID(f.Ref(c)))
		}
	}
	return ids
}

func (f *Film) label(r Ref) string {
	if f.Plan.Label == nil {
		return ""
	}
	return f.Plan.Label(r)
}

func (f *Film) origin(r Ref) string {
	if f.Plan.Origin != nil {
		if origin := f.Plan.Origin(r); origin != "" {
			return origin
		}
	}
	if v, _, _ := f.Value(r.Name); v.Op == "input" && !r.Back {
		return phrase.Say("origin.given")
	}
	return phrase.Say("origin.computed")
}

// Single is how the only cell of a value was computed, which is known by its name, or its gradient with a d in front.
func (f *Film) Single(name string) Explanation {
	r, _ := f.Lookup(name)
	c, _, _ := f.Cell(r)
	e, _ := f.Explain(c)
	return e
}

// Line is row i of a matrix.
func Line(m matrix.Matrix, i int) []float64 {
	if g, ok := m.(interface{ Row(i int) []float64 }); ok {
		return slices.Clone(g.Row(i))
	}
	_, cols := m.Dims()
	cells := make([]float64, cols)
	for j := range cells {
		cells[j] = m.At(i, j)
	}
	return cells
}

// Largest is the largest magnitude in some matrices.
func Largest(ms ...matrix.Matrix) (largest float64) {
	for _, m := range ms {
		rows, cols := m.Dims()
		for i := range rows {
			for j := range cols {
				largest = max(largest, math.Abs(m.At(i, j)))
			}
		}
	}
	return largest
}

// List writes numbers with commas and equally many decimals, at most two dozen of them.
func List(cells []float64) string {
	var parts []string
	decimals := number.Decimals(3, cells...)
	for i, c := range cells {
		if i == 24 {
			parts = append(parts, "… ("+strconv.Itoa(len(cells)-i)+" more)")
			break
		}
		parts = append(parts, number.Fixed(c, decimals))
	}
	return strings.Join(parts, ", ")
}
