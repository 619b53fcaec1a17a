package opened

import (
	"glassbox/core/nn"
	"glassbox/core/number"
	"glassbox/wasm/afar"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
)

// published is GPT-2 in its smallest size, as its config.json has it.
var published = nn.GPTConfig{
	LayerConfig: nn.LayerConfig{Width: 768, Heads: 12, Hidden: 3072, Biases: true}, Vocab: 50257, Context: 1024, Layers: 12,
}

// numbers are what the prose speaks of. Sentences about what is not known yet give way to others.
func (w *View) numbers(p *film.Plan) {
	cells := float64(published.Parameters())
	p.Tell("", "published", cells, "published_count", number.Int(int(cells)), "published_mb", 4*cells/1e6,
		"found", w.found(), "costs", w.costs(), "refused", w.refusals())
	p.Tell("", "answer", func() any { return w.answer() }, "stands", func() any { return w.stands() })
}

// found says what the files are.
func (w *View) found() string {
	o := w.model
	if o.Layers == 0 {
		return phrase.Say("own.found nothing")
	}
	return phrase.Say("own.found all", "layers", o.Layers, "weights", o.Weights, "family", known["family"](o))
}

// costs says how much memory it takes.
func (w *View) costs() string {
	m := w.memory
	if !m.known() {
		return phrase.Say("own.costs not")
	}
	return phrase.Say("own.costs", "sum", m.written(m.sum), "gradients", m.written(m.gradients))
}

// refusals says what stays closed.
func (w *View) refusals() string {
	switch n := len(w.closed); {
	case len(w.model.Files) == 0:
		return phrase.Say("own.closed not")
	case n == 0 && w.model.State == afar.Refused && w.model.Trouble != nil:
		return phrase.Say("own.closed all", "what", said(*w.model.Trouble))
	case n == 0:
		return phrase.Say("own.closed none")
	case n == 1:
		return phrase.Say("own.closed one", "name", w.closed[0].Name, "what", said(*w.closed[0].Trouble))
	default:
		return phrase.Say("own.closed many", "n", n, "name", w.closed[0].Name, "what", said(*w.closed[0].Trouble))
	}
}

// answer says what the model holds likeliest to come next.
func (w *View) answer() string {
	if w.Text == nil {
		return phrase.Say("own.answer not")
	}
	row := w.Text.Reading.Model()
	if row == nil {
		return phrase.Say("own.answer pending")
	}
	best := figure.Strongest(row, 1)[0]
	return phrase.Say("own.answer", "word", w.Text.Word(best), "share", number.Format(number.Percentage(row[best])),
		"asked", w.Text.Pieces[w.Text.Focus].Text)
}
