package film

import (
	"slices"

	"glassbox/wasm/phrase"
)

// inspectLines tells about a number in lines: one for its value with the formula in symbols and in numbers, where it is not
// given, one for its gradient, and one for every known number that it is used by.
func (f *Film) inspectLines(in *Inspection, r Ref, c Cell, e Explanation, step int) {
	row := Row{Name: phrase.Say("row.value"), Text: e.Chain(), Result: Written(e.Value), Back: r.Back}
	if r.Back {
		row.Name = phrase.Say("row.gradient")
	}
	if f.Known(r, step) {
		in.Formula = e.Chain(row.Result)
		f.value(in, r, c, e)
	} else {
		in.Formula = e.Rule()
		row.Text, row.Result = phrase.Say("formula, not yet", "formula", in.Formula), ""
	}
	if r.Back || !f.Values()[c.Value].Given() {
		in.Rows = append(in.Rows, row)
	}
	f.gradient(in, r, step)
	if _, ok := f.Prove(in.Provable, step); !ok {
		in.Provable = ""
	}
	if !r.Back {
		in.Rows = append(in.Rows, f.uses(c, step)...)
	}
}

// uses are lines for the known numbers in whose formulas a cell stands.
func (f *Film) uses(c Cell, step int) (rows []Row) {
	for i, v := range f.Values() {
		if f.ids[i] == "" || v.Given() || v.Rows*v.Cols != 1 || !f.Known(At(f.ids[i]), step) {
			continue
		}
		if e, ok := f.Explain(Cell{Value: i}); ok && slices.Contains(e.From, c) {
			rows = append(rows, Row{Name: phrase.Say("row.used by"), Text: e.Chain(), Result: Written(e.Value)})
		}
	}
	return rows
}
