// Package shelf has the trained models that lessons show, as far as they are here. In a browser the page fetches those that
// are asked for and puts them on it; elsewhere they are taken from web/models.
package shelf

import (
	"glassbox/core/json"
	"glassbox/core/model"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/phrase"
)

// Files are those of a model's folder.
type Files struct {
	model.Files
	Report string // report.json
}

// Translator is a model that translates. Its weights stand on the shelf once, and networks share them.
type Translator struct {
	Name           string
	Config         nn.TransformerConfig
	Source, Target []string // the words, each in the place of its number
	Trained        int      // for so many steps; for none its weights are random

	net *nn.Transformer[float64]
}

// Of are the files with the given contents.
func Of(weights []byte, config, vocabulary, report string) Files {
	return Files{model.Files{Weights: weights, Config: config, Vocabulary: vocabulary}, report}
}

// Missing is the error of who asks for a model that has not arrived.
type Missing struct{ Name string }

func (m *Missing) Error() string { return phrase.Say("model.missing", "name", m.Name) }

var translators = map[string]*Translator{}

// Put puts a model on the shelf, in place of an earlier one. The error is a sentence on what is wrong with its files.
func Put(name string, f Files) error {
	report, err := json.Read(f.Report)
	if err != nil {
		return err
	}
	t := tape.New[float64]()
	net, words, err := model.Transformer(t, f.Files)
	if err != nil {
		return err
	}
	translators[name] = &Translator{
		Name: name, Config: net.Config, Source: words.Source, Target: words.Target, Trained: int(report.Fields["steps"].Number), net: net,
	}
	return nil
}

// Translates returns a model that translates. The error is *Missing or, where models are read from files, what is wrong with
// those.
func Translates(name string) (*Translator, error) {
	if translators[name] == nil {
		if err := fetch(name); err != nil {
			return nil, err
		}
	}
	return translators[name], nil
}

// On records the model's parameters on a tape. Their cells are those of the shelf, so that nothing is copied; none of them
// may be written to.
func (m *Translator) On(t *tape.Tape[float64]) *nn.Transformer[float64] {
	net := nn.NewTransformer(t, m.Config)
	shared := m.net.Params()
	for i, p := range net.Params() {
		p.Share(shared[i])
	}
	return net
}

// Weights says where the weights of a lesson that shows the model come from.
func (m *Translator) Weights() string {
	if m.Trained == 0 {
		return phrase.Say("weights.untrained", "name", m.Name)
	}
	return phrase.Say("weights.trained", "name", m.Name, "n", m.Trained)
}
