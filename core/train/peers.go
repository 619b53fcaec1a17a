package train

import (
	"errors"

	"glassbox/core/json"
)

// peers sends a session's numbers to those who share its batch.
type peers struct{ *Session }

// Sum implements Peers.
func (p peers) Sum(to int, at Mark, numbers []float32) { p.send("sum", to, at, numbers) }

// State implements Peers.
func (p peers) State(to int, at Mark, numbers []float32) { p.send("state", to, at, numbers) }

func (p peers) send(kind string, to int, at Mark, numbers []float32) {
	p.post(message(kind, func(w *json.Writer) {
		w.Key("to").Int(to)
		w.Key("epoch").Int(at.Epoch)
		w.Key("step").Int(at.Step)
		w.Key("round").Int(at.Round)
	}), Buffer{"numbers", numbers})
}

// fromPeer takes what another worker has sent.
func (s *Session) fromPeer(m Message, buffer []byte) error {
	at := Mark{m.Epoch, m.Step, m.Round}
	fits := false
	if m.Kind == "sum" {
		fits = s.trainer.Take(at, len(buffer)/4, func(into []float32) { readReals(into, buffer) })
	} else if fits = s.trainer.Join(at, reals(buffer)); fits && s.settings.Rank > 0 {
		s.state = Training
	}
	if !fits {
		return errors.New("What another worker has sent is not of this model.")
	}
	return nil
}
