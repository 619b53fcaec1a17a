package fit

import (
	"encoding/gob"
	"errors"
	"io"
	"strconv"
)

// state is all that the steps to come depend on.
type state struct {
	Recipe string      // what is trained, and how
	Losses []float32   // of the steps taken
	Cells  [][]float32 // of each parameter its cells and both moments
}

// cells are what a state consists of, in its order.
func (f *Fitter) cells() (all [][]float32) {
	for i, p := range f.model.Params() {
		all = append(all, p.Data(), f.Optimizer.M[i], f.Optimizer.V[i])
	}
	return all
}

// Save writes how far the training has come. The recipe says in any words what is trained
// and how, and must be the same for who goes on.
func (f *Fitter) Save(w io.Writer, recipe string) error {
	return gob.NewEncoder(w).Encode(state{recipe, f.Losses, f.cells()})
}

// Restore goes on from where Save was called: the steps to come give the bits that they
// would have given there. The error says, if that is not possible, why; the Fitter is then
// as it was.
func (f *Fitter) Restore(r io.Reader, recipe string) error {
	var s state
	if err := gob.NewDecoder(r).Decode(&s); err != nil {
		return errors.New("this is not the state of a training: " + err.Error())
	}
	if s.Recipe != recipe {
		return errors.New("this is the state of another training: of “" + s.Recipe + "”, not of “" + recipe + "”")
	}
	if len(s.Losses) > f.Schedule.Steps {
		return errors.New("there are " + strconv.Itoa(len(s.Losses)) + " steps in this state; the training has " + strconv.Itoa(f.Schedule.Steps))
	}
	own := f.cells()
	if len(s.Cells) != len(own) {
		return wrongSize(len(s.Cells), len(own))
	}
	for i, cells := range own {
		if len(s.Cells[i]) != len(cells) {
			return wrongSize(len(s.Cells[i]), len(cells))
		}
	}
	for i, cells := range own {
		copy(cells, s.Cells[i])
	}
	f.Losses, f.Optimizer.Steps = s.Losses, len(s.Losses)
	return nil
}

func wrongSize(have, want int) error {
	numbers := strconv.Itoa(have) + " numbers where " + strconv.Itoa(want) + " are needed"
	return errors.New("this is the state of another model: it has " + numbers)
}
