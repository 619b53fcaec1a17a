package attention

import (
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
)

// explanation is how a cell came about.
type explanation struct {
	film.Explanation
	back bool // a derivative of the loss
}

// explain tells how a cell came about; ok is false where there is no such cell.
func (m *model) explain(r words.Cell) (e explanation, ok bool) {
	ref, ok := m.Parse(words.CellID(r.Name, []int{r.I, r.J}[:r.N]...))
	if !ok {
		return e, false
	}
	c, _, _ := m.Cell(ref)
	e.Explanation, ok = m.Explain(c)
	e.back = ref.Back
	return e, ok
}

// in writes a number inside a formula: negative ones in parentheses.
func in(v float64) string {
	if s := number.Format(v); strings.HasPrefix(s, "−") {
		return "(" + s + ")"
	}
	return number.Format(v)
}
