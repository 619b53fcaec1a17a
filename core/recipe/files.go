package recipe

import (
	"errors"
	"slices"

	"glassbox/core/checkpoint"
	"glassbox/core/model"
	"glassbox/core/tape"
)

// Finish puts the model into a checkpoint, and measures it as it comes out of that again,
// with rounded weights. It ends the training.
func (t *Training) Finish() (model.Files, *Report, error) {
	f, err := t.student.files()
	if err == nil {
		err = t.student.take(f)
	}
	if err != nil {
		return model.Files{}, nil, err
	}
	return f, t.Recipe.report(t.student, t.Losses), nil
}

// Measure measures the model of a checkpoint on the sentences of the recipe. Its report has
// no steps and no losses. The error says what is wrong with the checkpoint.
func (r Recipe) Measure(f model.Files) (*Report, error) {
	s := r.enrol(r)
	if err := s.take(f); err != nil {
		return nil, err
	}
	return r.report(s, nil), nil
}

func (m *translator) files() (model.Files, error) {
	return model.OfTransformer(m.net, checkpoint.Vocabulary{Source: m.set.Source, Target: m.set.Target})
}

func (m *translator) take(f model.Files) error {
	t := tape.New[float32]()
	net, words, err := model.Transformer(t, f)
	if err == nil {
		err = sameWords(words, m.set.Source, m.set.Target)
	}
	if err == nil {
		m.tape, m.net = t, net
	}
	return err
}

func (m *teller) files() (model.Files, error) {
	return model.OfGPT(m.net, checkpoint.Vocabulary{Target: m.set.Words})
}

func (m *teller) take(f model.Files) error {
	t := tape.New[float32]()
	net, words, err := model.GPT(t, f)
	if err == nil {
		err = sameWords(words, nil, m.set.Words)
	}
	if err == nil {
		m.tape, m.net = t, net
	}
	return err
}

// sameWords tells if the words of a checkpoint are not those of the sentences.
func sameWords(words checkpoint.Vocabulary, source, target []string) error {
	if !slices.Equal(words.Source, source) || !slices.Equal(words.Target, target) {
		return errors.New("the words of the checkpoint are not those of the sentences it is to be measured on")
	}
	return nil
}
