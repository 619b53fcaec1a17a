package entropy

import "glassbox/wasm/lesson"

// prove says too why a nudge was small.
func (m *model) prove(name string, step int) (lesson.Proof, bool) {
	p, ok := m.Prove(name, step)
	if ok && p.Epsilon < 1e-6 {
		p.Note = say("small nudge")
	}
	return p, ok
}
