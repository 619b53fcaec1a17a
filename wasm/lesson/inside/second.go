package inside

import (
	"glassbox/core/nn"
	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/layers"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/phrase"
)

// Examples of changes, which words cannot hold: they are written for the model.
const offExample, setExample, takenExample = "decoder.1.self.head2 off", "decoder.2.self.q[3,4]=0.5", "decoder.1.feedforward.out[3]=other"

// maxRunes is the longest second text.
const maxRunes = 4000

// Specs are the controls that Open reads besides those of package tokens, for a model of so many layers.
func Specs(second string, deep int) []control.Spec {
	at := control.Spec{Key: "at", Kind: control.Choice, Default: layers.Whole, Group: "more"}
	for _, p := range stacks(nn.GPTConfig{Layers: deep}).Places() {
		at.Options = append(at.Options, control.Option{Value: p, Label: layers.Brief(p)})
	}
	return []control.Spec{
		{Key: "second", Kind: control.Text, Default: second, MaxRunes: maxRunes, Group: "figure"},
		at,
		{Key: "change", Kind: control.Text, Default: "", MaxRunes: maxRunes, Group: "more"},
		{Key: "map", Kind: control.Toggle, Default: "off", Group: "none"}, // on phones
	}
}

// compare reads the second text, from which numbers may be taken if it has as many tokens.
func (m *Model) compare(v control.Values) error {
	raw := v.Get("second")
	cut, err := m.text.Cut(raw)
	if err != nil {
		return &control.Error{Key: "second", Text: err.Error()}
	}
	m.other = append([]tokens.Piece{m.text.Begin()}, cut...)
	switch n, all := len(cut), len(m.Next)-1; {
	case n == 0:
		m.Changes.Why = phrase.Say("inside.no second")
	case n != all:
		m.Changes.Why = phrase.Say("inside.uneven", "n", n, "all", all)
	default:
		m.Changes.Offer = phrase.Say("inside.take second")
		m.unknown(raw, cut)
	}
	if m.Changes.Offer == "" && v.Changed("second") {
		m.tell("second", phrase.Say("inside.no patch", "why", m.Changes.Why))
	}
	return nil
}

func (m *Model) tell(key, text string) {
	m.text.Notices = append(m.text.Notices, lesson.Notice{Key: key, Text: text})
}

// unknown tells of tokens of the second text that the model does not know.
func (m *Model) unknown(raw string, cut []tokens.Piece) {
	texts, known := make([]string, len(cut)), make([]bool, len(cut))
	for i, p := range cut {
		texts[i], known[i] = p.Text, p.Known
	}
	story := tokens.Story()
	story.Key = "second"
	m.text.Notices = append(m.text.Notices, words.Unknown("second", texts, known, func(i int) []lesson.Action {
		return story.Replaced(raw, token.Token{Text: cut[i].Text, Start: cut[i].Start, End: cut[i].End})
	})...)
}
