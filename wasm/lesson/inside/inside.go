// Package inside is a GPT that reads a text, as package layers shows networks: its map, entered down to cells, there and back, with what
// the learner changes in it, or takes from a second text.
package inside

import (
	"strconv"

	"glassbox/core/nn"
	"glassbox/core/number"
	"glassbox/core/sample"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/layers"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/phrase"
	"glassbox/wasm/shelf"
)

// Model is the model that has read the text. Each token is to guess the next; behind the last one it is to guess what the learner chose,
// or else what the model, unchanged, holds likeliest.
type Model struct {
	*layers.Model
	Run *nn.GPTRun[float64] // of the text

	told  *shelf.Teller
	net   *nn.GPT[float64]
	text  *tokens.Text
	other []tokens.Piece // the second text
	loss  layers.Value
}

// Open reads what the controls say, as tokens.Open does, and besides second, at, map and change. The error is a sentence.
func Open(of *shelf.Teller, v control.Values) (*Model, error) {
	text, err := tokens.Open(tokens.Shelved(of), v)
	if err != nil {
		return nil, err
	}
	m := &Model{told: of, text: text}
	m.Model = &layers.Model{Stacks: stacks(of.Config), D: of.Config.Width, Heads: of.Config.Heads, At: v.Get("at"), Focus: text.Focus,
		Head: text.Head, Vocabulary: of.Words, Word: text.Word, Opened: v.On("map"), Made: phrase.Say("origin.trained"),
		Inspected: m.about, Changes: &layers.Changes{Heads: of.Config.Heads}}
	if of.Trained == 0 {
		m.Made = phrase.Say("origin.random")
	}
	m.aim()
	if err := m.compare(v); err != nil {
		return nil, err
	}
	if m.Changes.All, err = layers.ReadChanges(v.Get("change"), offExample, setExample, takenExample); err != nil {
		return nil, err
	}
	return m, m.record()
}

// stacks is the one that a GPT is.
func stacks(c nn.GPTConfig) layers.Stacks {
	return layers.Stacks{{Scope: "decoder", Layers: c.Layers, Causal: true, Norm: !c.PostNorm, Item: "token",
		Tongue: phrase.Say("inside.tongue"), Reads: phrase.Say("inside.so far")}}
}

// aim says what is read, and what is to come behind each token.
func (m *Model) aim() {
	s, next := &m.Stacks[0], m.text.Next
	s.IDs = tokens.IDs(m.text.Pieces)
	for _, p := range m.text.Pieces {
		s.Words = append(s.Words, p.Text)
	}
	if next < 0 {
		next = m.text.End()
		if all, _ := m.text.GoOn(s.IDs, 1, sample.Options{}, 0); len(all) > 0 {
			next = all[0]
		}
		m.text.Taken["next"] = m.Word(next)
	}
	m.IDs = append(append(m.IDs, s.IDs[1:]...), next)
	m.Next = append(append(m.Next, s.Words[1:]...), m.Word(next))
}

// record runs the model there and back, and begins the film.
func (m *Model) record() error {
	t := tape.New[float64]()
	_, m.loss = m.Record(t, m.on)
	if err := m.Changes.Refused(); err != nil {
		return err
	}
	t.Backward(m.loss)
	rec := film.OnTape(t, m.loss)
	m.Begin("gpt", rec, rec.Cell(m.loss, 0, 0).Value, m.numbers)
	return nil
}

// on records the model. What is read last is what the run shows.
func (m *Model) on(t *tape.Tape[float64]) layers.Net {
	m.net = m.told.On(t)
	return layers.Net{Params: m.net.Params(), Read: func(other bool) layers.Value {
		ids := m.Stacks[0].IDs
		if other {
			ids = tokens.IDs(m.other)
		}
		m.Run = m.net.Read(t, ids, len(ids))
		return m.Run.Logits
	}}
}

// numbers are what prose and captions speak of.
func (m *Model) numbers(p *film.Plan) {
	m.Tell(p)
	last := len(m.Next) - 1
	best, likely := m.Best(last)
	p.Tell("", "tokens", float64(len(m.Next)), "hidden", float64(m.told.Config.Hidden), "parameters", float64(m.told.Config.Parameters()),
		"steps", float64(m.told.Trained), "layers", float64(m.told.Config.Layers), "last_word", m.Stacks[0].Words[last],
		"context", float64(m.told.Config.Context))
	when := ""
	if layers.Holds(m.At, "output") {
		when = "p"
	}
	p.Tell(when, "aim", m.Next[last], "aim_percent", number.Percentage(m.Right(last)), "likeliest", m.Word(best),
		"likeliest_percent", number.Percentage(likely))
}

// Shown is the run of a view that draws the model.
func (m *Model) Shown(drawn any) *lesson.Run {
	return &lesson.Run{
		Track: m.Track, Model: drawn, Notices: m.Told(m.text.Notices), Choices: m.text.Choices, Taken: m.text.Taken,
		Weights: m.text.Weights(), Numbers: m.Numbers, Inspect: m.Inspect, Prove: m.Prove,
	}
}

// Inspect tells about an item. What may come behind the last token can be made what it is to guess.
func (m *Model) Inspect(item string, step int) (lesson.Inspection, bool) {
	in, ok := m.Model.Inspect(item, step)
	r, cell := m.Parse(item)
	if !ok || !cell || r.Back || r.Name != "p" || r.N != 2 || r.I != len(m.Next)-1 {
		return in, ok
	}
	word := m.Word(r.J)
	switch _, may := m.text.Find(word); {
	case r.J == m.text.Next:
		in.Actions = append(in.Actions, lesson.Action{Label: phrase.Say("inside.give back"), Set: map[string]string{"next": ""}})
	case may && r.J != m.IDs[r.I]:
		in.Actions = append(in.Actions, lesson.Action{Label: phrase.Say("inside.let come", "word", word), Set: map[string]string{"next": word}})
	}
	return in, ok
}

// about tells about a token that is read.
func (m *Model) about(r film.Ref) (in lesson.Inspection, ok bool) {
	if r.Name != "token" || r.I >= len(m.Next) {
		return in, false
	}
	p := m.text.Pieces[r.I]
	in = lesson.Inspection{Symbol: phrase.Say("quoted", "word", p.Text), Label: phrase.Say("tokens.token number", "n", r.I+1),
		Origin: phrase.Say("origin.given"), From: []string{}, Formula: phrase.Say("inside.reads", "word", p.Text, "next", m.Next[r.I])}
	if !p.Known {
		in.Formula = phrase.Say("unknown", "word", p.Text)
	}
	in.Rows = []lesson.Row{{Name: phrase.Say("row.value"), Text: in.Formula},
		{Name: phrase.Say("row.numbers"), Text: phrase.Say("tokens.of vocabulary", "n", strconv.Itoa(p.ID+1), "all", len(m.Vocabulary))}}
	return in, true
}
