package recipe

import (
	"glassbox/core/checkpoint"
	"glassbox/core/model"
	"glassbox/core/tape"
)

// Finish puts the model into a checkpoint, and measures it as it comes out of that again:
// its weights are rounded from then on.
func (t *Training) Finish() (model.Files, *Report, error) {
	f, err := t.student.files()
	if err == nil {
		err = t.student.take(f)
	}
	if err != nil {
		return model.Files{}, nil, err
	}
	return f, t.report(), nil
}

func (m *translator) files() (model.Files, error) {
	return model.OfTransformer(m.net, checkpoint.Vocabulary{Source: m.set.Source, Target: m.set.Target})
}

func (m *translator) take(f model.Files) error {
	net, _, err := model.Transformer(tape.New[float32](), f)
	if err == nil {
		set(m.net.Params(), net.Params())
	}
	return err
}

func (m *teller) files() (model.Files, error) {
	return model.OfGPT(m.net, checkpoint.Vocabulary{Target: m.set.Words})
}

func (m *teller) take(f model.Files) error {
	net, _, err := model.GPT(tape.New[float32](), f)
	if err == nil {
		set(m.net.Params(), net.Params())
	}
	return err
}

// set gives parameters the cells of others.
func set(params, from []*tape.Value[float32]) {
	for i, p := range params {
		p.Set(from[i].Data()...)
	}
}
