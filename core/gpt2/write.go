package gpt2

import (
	"bytes"

	"glassbox/core/checkpoint"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/core/tokenizer"
)

// Write writes a network as GPT-2 was published: model.safetensors in single precision, config.json, and tokenizer.json if
// there is a tokenizer. Opened again it has the same bits, where they were float32. The error says what GPT-2 has no place
// for, or which weight is not finite.
func Write[F tape.Float](g *nn.GPT[F], k tokenizer.Tokenizer) (map[string][]byte, error) {
	c := g.Config
	for _, other := range []struct {
		has        bool
		what, want string
	}{
		{c.Positions != nn.LearnedPositions, c.Positions.String() + " positions", "learned ones"},
		{c.PostNorm, "norms behind the blocks", "them before"},
		{c.Scaled, "embeddings multiplied by √d", "them as they are"},
	} {
		if other.has {
			return nil, &Error{Problem: checkpoint.Unlike, Found: other.what, Want: other.want}
		}
	}
	var all []checkpoint.Tensor
	places := values(g)
	for i, t := range tensors(c) {
		all = append(all, checkpoint.Tensor{Name: t.name, Shape: t.shape(false), Data: joined(places[i], max(t.rows, 1), t.cols)})
	}
	var w bytes.Buffer
	if err := checkpoint.Write(&w, all, false); err != nil {
		return nil, err
	}
	files := map[string][]byte{"model.safetensors": w.Bytes(), settings: []byte(configJSON(c))}
	if k != nil {
		files["tokenizer.json"] = []byte(k.JSON())
	}
	return files, nil
}

// joined is matrices side by side, zeros if there are none.
func joined[F tape.Float](side []*tape.Value[F], rows, cols int) []float32 {
	all := make([]float32, rows*cols)
	for n, v := range side {
		wide := cols / len(side)
		for at, x := range v.Data() {
			all[at/wide*cols+n*wide+at%wide] = float32(x)
		}
	}
	return all
}
