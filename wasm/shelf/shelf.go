// Package shelf has the trained models that lessons show, as far as they are here. In a browser the page fetches those that
// are asked for and puts them on it; elsewhere they are taken from web/models.
package shelf

import (
	"errors"

	"glassbox/core/checkpoint"
	"glassbox/core/json"
	"glassbox/core/model"
	"glassbox/core/nn"
	"glassbox/core/order"
	"glassbox/core/tape"
	"glassbox/wasm/phrase"
)

// Files are those of a model's folder.
type Files struct {
	model.Files
	Report string // report.json
}

// Shipped is what is known of every model.
type Shipped struct {
	Name    string
	Trained int        // for so many steps; for none its weights are random
	Report  json.Value // how it was trained, and what it was measured to do
}

// Weights says where the weights of a lesson that shows the model come from.
func (s Shipped) Weights() string {
	if s.Trained == 0 {
		return phrase.Say("weights.untrained", "name", s.Name)
	}
	return phrase.Say("weights.trained", "name", s.Name, "n", s.Trained)
}

// Translator is a model that translates. Its weights stand on the shelf once, and networks share them.
type Translator struct {
	Shipped
	Config         nn.TransformerConfig
	Source, Target []string // the words, each in the place of its number

	net *nn.Transformer[float64]
	own *tape.Tape[float64] // with nothing on it but the parameters of net
}

// Teller is a model that goes on with a story. Its weights stand on the shelf once, and networks share them.
type Teller struct {
	Shipped
	Config nn.GPTConfig
	Words  []string // each in the place of its number

	own *tape.Tape[float64] // with nothing on it but the parameters
}

// Of are the files with the given contents.
func Of(weights []byte, config, vocabulary, report string) Files {
	return Files{model.Files{Weights: weights, Config: config, Vocabulary: vocabulary}, report}
}

// Missing is the error of who asks for a model that has not arrived.
type Missing struct{ Name string }

func (m *Missing) Error() string { return phrase.Say("model.missing", "name", m.Name) }

// models are those that have arrived, each a *Translator or a *Teller.
var models = map[string]any{}

// Put puts a model on the shelf, in place of an earlier one. The error is a sentence on what is wrong with its files.
func Put(name string, f Files) error {
	report, err := json.Read(f.Report)
	if err != nil {
		return err
	}
	c, err := checkpoint.ReadConfig(f.Config)
	if err != nil {
		return err
	}
	m, err := read(Shipped{name, int(report.Fields["steps"].Number), report}, c.Model, f.Files)
	if err == nil {
		models[name] = m
	}
	return err
}

func read(about Shipped, kind checkpoint.Model, f model.Files) (any, error) {
	t := tape.New[float64]()
	if kind == checkpoint.DecoderOnly {
		net, words, err := model.GPT(t, f)
		if err != nil {
			return nil, err
		}
		return &Teller{about, net.Config, words.Target, t}, nil
	}
	net, words, err := model.Transformer(t, f)
	if err != nil {
		return nil, err
	}
	return &Translator{about, net.Config, words.Source, words.Target, net, t}, nil
}

// Here are the names of the models that have arrived.
func Here() []string { return order.Keys(models) }

// Translates returns a model that translates. The error is *Missing or, where models are read from files, what is wrong with
// those; or a sentence that the model does something else.
func Translates(name string) (*Translator, error) { return take[*Translator](name) }

// Tells returns a model that goes on with a story, with errors as Translates has them.
func Tells(name string) (*Teller, error) { return take[*Teller](name) }

// take returns a model of a kind.
func take[M any](name string) (m M, err error) {
	if models[name] == nil {
		if err = fetch(name); err != nil {
			return m, err
		}
	}
	m, ok := models[name].(M)
	if !ok {
		err = errors.New(phrase.Say("model.other", "name", name))
	}
	return m, err
}

// On records the model's parameters on a tape. Their cells are those of the shelf, so that nothing is copied; none of them
// may be written to.
func (m *Translator) On(t *tape.Tape[float64]) (net *nn.Transformer[float64]) {
	t.Lend(m.own.Values(), func() { net = nn.NewTransformer(t, m.Config) })
	return net
}

// Beam searches for the likeliest translation as the network does, on the shelf's own tape.
func (m *Translator) Beam(source []int, e nn.Ends, width int) *nn.Tree {
	return m.net.Beam(m.own, source, e, width)
}

// Greedy writes the translation that takes the likeliest word every time, as the network does.
func (m *Translator) Greedy(source []int, e nn.Ends) []int { return m.net.Greedy(m.own, source, e) }

// On records the model's parameters on a tape, as a Translator's are.
func (m *Teller) On(t *tape.Tape[float64]) (net *nn.GPT[float64]) {
	t.Lend(m.own.Values(), func() { net = nn.NewGPT(t, m.Config) })
	return net
}
