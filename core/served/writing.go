package served

import (
	"slices"

	"glassbox/core/json"
	"glassbox/core/nn"
	"glassbox/core/reading"
	"glassbox/core/sample"
)

// writing is a text that the model goes on with, token by token, with the keys and values that it has kept.
type writing struct {
	pen     *nn.Pen[float32]
	read    []int // by the pen
	scores  []float32
	text    []int // with what was written
	prompt  int
	options sample.Options
	seed    int
	ended   bool
}

// same reports whether a question is about this text.
func (w *writing) same(q question) bool {
	return w != nil && w.options == q.options && w.seed == q.seed && w.prompt == len(q.ids) && slices.Equal(w.text[:w.prompt], q.ids)
}

// written reports whether all that is asked for has been written.
func (m *Model) written(q question) bool {
	return m.writing.same(q) && (m.writing.ended || len(m.writing.text) >= len(q.ids)+q.n)
}

// tellTokens is how many tokens are written between two words about them.
const tellTokens = 8

// write reads a token more, or writes one.
func (m *Model) write(q question, post Post) {
	if !m.writing.same(q) {
		m.rewrite(q)
	}
	w := m.writing
	if len(w.read) < len(w.text) {
		id := w.text[len(w.read)]
		w.scores, w.read = w.pen.Next(id), append(w.read, id)
		return
	}
	_, end := ends(m.cutter)
	id := reading.Draw(w.scores, len(w.text), w.options, w.seed)
	if w.ended = id == end; w.ended {
		return
	}
	w.text = append(w.text, id)
	if n := len(w.text) - w.prompt; n%tellTokens == 0 && n < q.n {
		post(message("answer", func(j *json.Writer) {
			j.Key("question").String(q.text)
			m.words(j, w.text[w.prompt:])
			j.Key("more").Bool(true)
		}), nil)
	}
}

// rewrite begins anew, with what the pen has read already where the text begins with that.
func (m *Model) rewrite(q question) {
	w := &writing{text: slices.Clone(q.ids), prompt: len(q.ids), options: q.options, seed: q.seed}
	if old := m.writing; old != nil && len(old.read) <= len(w.text) && slices.Equal(old.read, w.text[:len(old.read)]) {
		w.pen, w.read, w.scores = old.pen, old.read, old.scores
	} else {
		t := m.tapes()
		w.pen = m.sharing(t).Pen(t)
	}
	m.writing = w
}
