package train

import (
	"glassbox/core/json"
	"glassbox/core/nn"
	"glassbox/core/tape"
)

// How many tokens are read for where heads look, at most: of digits all that a setting may have, of a text fewer.
const (
	lookDigits = 24
	lookText   = 16
)

// looker has the model read one text, between two steps of its training, for where its heads look.
type looker struct {
	tape *tape.Tape[float32]
	run  *nn.GPTRun[float32]
	ids  []int               // what it reads
	pass *tape.Pass[float32] // nil if nothing is being read
}

// newLooker makes the model once more, without gradients, of the very weights of the one that learns.
func newLooker(tapes Tapes, s Settings, k task, from []*tape.Value[float32]) *looker {
	most := lookDigits
	if k.scored() == nil {
		most = lookText
	}
	t, ids := tapes(), example(k)
	ids = ids[:min(len(ids), most)]
	return &looker{tape: t, run: sharing(t, s.config(k), from).Read(t, ids, len(ids)), ids: ids}
}

func (l *looker) begin() { l.pass = l.tape.Pass(nil) }

// active reports whether the text is being read.
func (l *looker) active() bool { return l != nil && l.pass != nil }

// stop ends a reading before it is done, and reports whether there was one.
func (l *looker) stop() bool {
	was := l.active()
	if was {
		l.pass = nil
	}
	return was
}

// work does a piece, one operation, and reports whether that was the last one.
func (l *looker) work() (done bool) {
	if l.pass.Next() {
		return false
	}
	l.pass = nil
	return true
}

// weights are those of all heads, layer by layer, each T×T.
func (l *looker) weights() (all []float32) {
	for _, layer := range l.run.Layers {
		for _, w := range layer.Self.Weights {
			all = append(all, w.Data()...)
		}
	}
	return all
}

// looked tells where the heads look.
func (s *Session) looked() {
	s.post(message("looked", func(w *json.Writer) {
		w.Key("step").Int(s.trainer.Step())
		w.Key("layers").Int(s.settings.Layers)
		w.Key("heads").Int(s.settings.Heads)
		json.List(w.Key("words"), s.look.ids, func(w *json.Writer, id int) { w.String(s.task.write([]int{id})) })
	}), Buffer{"looks", s.look.weights()})
	s.between()
}
