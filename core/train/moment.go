package train

import (
	"math/rand/v2"

	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/core/tokenizer"
)

// Moment is the model of a training as it was after a step: a network that can be read, recorded there and back, and
// written. It is a copy, and stays as it is while training goes on.
type Moment struct {
	Step      int
	Tape      *tape.Tape[float32] // holds the parameters and nothing else
	Net       *nn.GPT[float32]
	Tokenizer tokenizer.Tokenizer // nil if tokens are bare numbers
	IDs       []int               // what there is to read: an example that is never learned from, if any is held out
}

// Moment copies the model as it is. It is nil if nothing is being trained, or a step is under way: whoever wants another
// step sends the message restore, which leads to the very bits that were there, and asks when the report says that the
// session stands there, paused.
func (s *Session) Moment() *Moment {
	if s.trainer == nil || !s.trainer.Between() {
		return nil
	}
	t := s.tapes()
	m := &Moment{Step: s.trainer.Step(), Tape: t, Net: nn.NewGPT(t, s.model.net.Config), Tokenizer: tokenizerOf(s.task),
		IDs: example(s.task)}
	for i, p := range m.Net.Params() {
		copy(p.Data(), s.model.Params()[i].Data())
	}
	return m
}

// tokenizerOf cuts texts into the tokens of a task; nil if these are bare numbers.
func tokenizerOf(k task) tokenizer.Tokenizer {
	switch k := k.(type) {
	case digits:
		l, _ := tokenizer.Characters("0123456789=")
		return l
	case text:
		return k.Tokenizer
	}
	return nil
}

// example is a sequence of the task, the same each time.
func example(k task) []int {
	ids, next := make([]int, k.length()), make([]int, k.length())
	if k.heldOut() > 0 {
		k.held(0, ids, next)
	} else {
		k.draw(rand.New(rand.NewPCG(0, 0)), ids, next)
	}
	return ids
}
