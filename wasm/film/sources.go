package film

import "slices"

// Sources are the named values and gradients that stand in the formula of r, or of its last cell, each whole, as far as the
// film has them. A stage that it does not have is followed to its own sources.
func (f *Film) Sources(r Ref) (all []Ref) {
	c, _, ok := f.Cell(r)
	if !ok {
		return nil
	}
	followed := map[int]bool{}
	var read func(c Cell)
	read = func(c Cell) {
		e, _ := f.Explain(c)
		for _, from := range e.From {
			whole := f.Ref(from)
			whole.I, whole.J, whole.N = 0, 0, 0
			switch _, arrives := f.beatOf(from); {
			case arrives && whole.Name != "" && !slices.Contains(all, whole):
				all = append(all, whole)
			case !arrives && f.Values()[from.Value].Stage() && !followed[from.Value]: // one of its cells stands for all
				followed[from.Value] = true
				read(from)
			}
		}
	}
	read(c)
	return all
}
