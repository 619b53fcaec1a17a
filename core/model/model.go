// Package model puts networks into checkpoints, and takes them out again.
package model

import (
	"bytes"
	"errors"
	"strconv"

	"glassbox/core/checkpoint"
	"glassbox/core/nn"
	"glassbox/core/tape"
)

// Files are a checkpoint: what is in model.safetensors, config.json and vocab.json.
type Files struct {
	Weights            []byte
	Config, Vocabulary string
}

// OfTransformer writes a translating network, with weights in half precision under their
// paths on the tape. The error says what cannot be written: a weight that is not finite,
// or words that are not as many as the network has.
func OfTransformer(m *nn.Transformer[float32], words checkpoint.Vocabulary) (Files, error) {
	c := config(m.Config.LayerConfig, m.Config.Positions)
	c.Model, c.Encoder, c.Decoder = checkpoint.EncoderDecoder, m.Config.Encoder, m.Config.Decoder
	c.Context, c.Scaled, c.Source, c.Target = m.Config.Context, m.Config.Scaled, m.Config.Source, m.Config.Target
	return files(c, words, m.Params())
}

// OfGPT writes a network that goes on with a text, as OfTransformer does. Its words are
// those of Target.
func OfGPT(m *nn.GPT[float32], words checkpoint.Vocabulary) (Files, error) {
	c := config(m.Config.LayerConfig, m.Config.Positions)
	c.Model, c.Decoder = checkpoint.DecoderOnly, m.Config.Layers
	c.Context, c.Scaled, c.Target, c.Tied = m.Config.Context, m.Config.Scaled, m.Config.Vocab, !m.Config.Untied
	return files(c, words, m.Params())
}

// config is the settings that both kinds have.
func config(l nn.LayerConfig, p nn.Positions) checkpoint.Config {
	c := checkpoint.Config{
		Width: l.Width, Heads: l.Heads, Hidden: l.Hidden, Biases: l.Biases, Tied: true,
		Norm: checkpoint.PreNorm, Activation: checkpoint.Activation(l.Activation.String()), Positions: checkpoint.Positions(p.String()),
	}
	if l.PostNorm {
		c.Norm = checkpoint.PostNorm
	}
	return c
}

func files(c checkpoint.Config, words checkpoint.Vocabulary, params []*tape.Value[float32]) (f Files, err error) {
	if f.Config, err = c.JSON(); err != nil {
		return Files{}, err
	}
	if f.Vocabulary, err = words.JSON(c); err != nil {
		return Files{}, err
	}
	var weights bytes.Buffer
	if err := checkpoint.Write(&weights, tensors(params), true); err != nil {
		return Files{}, err
	}
	f.Weights = weights.Bytes()
	return f, nil
}

// tensors are the parameters by their paths. A single row has one dimension.
func tensors[F tape.Float](params []*tape.Value[F]) []checkpoint.Tensor {
	all := make([]checkpoint.Tensor, len(params))
	for i, p := range params {
		rows, cols := p.Dims()
		all[i] = checkpoint.Tensor{Name: p.Path(), Shape: []int{rows, cols}, Data: make([]float32, rows*cols)}
		if rows == 1 {
			all[i].Shape = []int{cols}
		}
		for j, x := range p.Data() {
			all[i].Data[j] = float32(x)
		}
	}
	return all
}

// Transformer records the network of a checkpoint, and returns its words. The error says
// which file does not fit, and why; nothing is then recorded.
func Transformer[F tape.Float](t *tape.Tape[F], f Files) (*nn.Transformer[F], checkpoint.Vocabulary, error) {
	c, words, weights, err := f.read(checkpoint.EncoderDecoder)
	if err != nil {
		return nil, words, err
	}
	own := nn.TransformerConfig{
		LayerConfig: layer(c), Source: c.Source, Target: c.Target, Context: c.Context, Encoder: c.Encoder, Decoder: c.Decoder,
		Positions: positions(c), Scaled: c.Scaled,
	}
	if err := enough(weights, own.Parameters()); err != nil {
		return nil, words, err
	}
	before := t.Len()
	m := nn.NewTransformer(t, own)
	return m, words, fill(t, before, m.Params(), weights)
}

// GPT records the network of a checkpoint, as Transformer does.
func GPT[F tape.Float](t *tape.Tape[F], f Files) (*nn.GPT[F], checkpoint.Vocabulary, error) {
	c, words, weights, err := f.read(checkpoint.DecoderOnly)
	if err != nil {
		return nil, words, err
	}
	own := nn.GPTConfig{
		LayerConfig: layer(c), Vocab: c.Target, Context: c.Context, Layers: c.Decoder, Positions: positions(c), Scaled: c.Scaled,
		Untied: !c.Tied,
	}
	if err := enough(weights, own.Parameters()); err != nil {
		return nil, words, err
	}
	before := t.Len()
	m := nn.NewGPT(t, own)
	return m, words, fill(t, before, m.Params(), weights)
}

// read reads all files of a checkpoint of a kind.
func (f Files) read(kind checkpoint.Model) (c checkpoint.Config, words checkpoint.Vocabulary, weights []checkpoint.Tensor, err error) {
	if c, err = checkpoint.ReadConfig(f.Config); err != nil {
		return c, words, nil, err
	}
	if err = known(c, kind); err != nil {
		return c, words, nil, err
	}
	if words, err = checkpoint.ReadVocabulary(f.Vocabulary, c); err != nil {
		return c, words, nil, err
	}
	weights, err = checkpoint.Read(f.Weights)
	return c, words, weights, err
}

// known tells if a network of these settings cannot be built here.
func known(c checkpoint.Config, kind checkpoint.Model) error {
	refuse := func(name, found, want string) error {
		return &checkpoint.Error{Problem: checkpoint.Setting, Name: name, Found: found, Want: want}
	}
	switch {
	case c.Model != kind:
		return refuse("model", string(c.Model), string(kind))
	case kind == checkpoint.EncoderDecoder && !c.Tied:
		return refuse("tied", "false", "true")
	}
	return nil
}

func layer(c checkpoint.Config) nn.LayerConfig {
	activation, _ := nn.ParseActivation(string(c.Activation)) // which is among ours
	return nn.LayerConfig{
		Width: c.Width, Heads: c.Heads, Hidden: c.Hidden, Biases: c.Biases,
		PostNorm: c.Norm == checkpoint.PostNorm, Activation: activation,
	}
}

// positions are those of c, which are among ours.
func positions(c checkpoint.Config) nn.Positions {
	p, _ := nn.ParsePositions(string(c.Positions))
	return p
}

// enough tells if weights are not as many numbers as a network has, before there is any
// memory taken for it.
func enough(weights []checkpoint.Tensor, want int) error {
	have := 0
	for _, w := range weights {
		have += len(w.Data)
	}
	if have != want {
		return errors.New("checkpoint: the weights are " + strconv.Itoa(have) + " numbers; a network of these settings has " + strconv.Itoa(want))
	}
	return nil
}

// fill puts weights in place of the parameters, or forgets what was recorded since.
func fill[F tape.Float](t *tape.Tape[F], before int, params []*tape.Value[F], weights []checkpoint.Tensor) error {
	ordered, err := checkpoint.Match(weights, tensors(params))
	if err != nil {
		t.Rewind(before)
		return err
	}
	for i, p := range params {
		cells := p.Data()
		for j, x := range ordered[i].Data {
			cells[j] = F(x)
		}
	}
	return nil
}
