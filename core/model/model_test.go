package model

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"glassbox/core/checkpoint"
	"glassbox/core/nn"
	"glassbox/core/tape"
)

// words are n made-up words.
func words(n int) (all []string) {
	for i := range n {
		all = append(all, "w"+strconv.Itoa(i))
	}
	return all
}

var (
	translating = nn.TransformerConfig{
		LayerConfig: nn.LayerConfig{Width: 8, Heads: 2, Hidden: 6, PostNorm: true, Activation: nn.ReLU},
		Source:      5, Target: 6, Context: 7, Encoder: 1, Decoder: 2, Positions: nn.SinusoidalPositions, Scaled: true,
	}
	telling = nn.GPTConfig{
		LayerConfig: nn.LayerConfig{Width: 8, Heads: 2, Hidden: 6, Biases: true}, Vocab: 6, Context: 7, Layers: 2, Positions: nn.LearnedPositions,
	}
	both = checkpoint.Vocabulary{Source: words(5), Target: words(6)}
	one  = checkpoint.Vocabulary{Target: words(6)}
)

func someTransformer() *nn.Transformer[float32] {
	m := nn.NewTransformer(tape.New[float32](), translating)
	m.Init(nn.Random(1))
	return m
}

func someGPT() *nn.GPT[float32] {
	m := nn.NewGPT(tape.New[float32](), telling)
	m.Init(nn.Random(1), 0.1)
	return m
}

// near fails unless weights were kept to the 11 binary digits of half precision, and whose paths are the same.
func near(t *testing.T, got []*tape.Value[float64], want []*tape.Value[float32]) {
	t.Helper()
	for i, p := range want {
		if got[i].Path() != p.Path() {
			t.Fatalf("weight %d is %s, want %s", i, got[i].Path(), p.Path())
		}
		for j, x := range p.Data() {
			if y := got[i].Data()[j]; math.Abs(y-float64(x)) > math.Abs(float64(x))/2048+1e-7 {
				t.Errorf("%s at %d is %v, want %v", p.Path(), j, y, x)
			}
		}
	}
}

func TestTransformerComesBack(t *testing.T) {
	m := someTransformer()
	f, err := OfTransformer(m, both)
	if err != nil {
		t.Fatal(err)
	}
	again, vocabulary, err := Transformer(tape.New[float64](), f)
	if err != nil {
		t.Fatal(err)
	}
	near(t, again.Params(), m.Params())
	if again.Config != translating || !slices.Equal(vocabulary.Source, both.Source) || !slices.Equal(vocabulary.Target, both.Target) {
		t.Errorf("the settings are %+v, the words %v", again.Config, vocabulary)
	}
}

func TestGPTComesBack(t *testing.T) {
	for _, p := range []nn.Positions{nn.LearnedPositions, nn.SinusoidalPositions, nn.RotaryPositions, nn.NoPositions} {
		c := telling
		c.Positions, c.Untied, c.Activation = p, p == nn.NoPositions, nn.Activation(p)
		m := nn.NewGPT(tape.New[float32](), c)
		m.Init(nn.Random(1), 0.1)
		f, err := OfGPT(m, one)
		if err != nil {
			t.Fatal(err)
		}
		again, vocabulary, err := GPT(tape.New[float64](), f)
		if err != nil {
			t.Fatal(err)
		}
		near(t, again.Params(), m.Params())
		if again.Config != c || !slices.Equal(vocabulary.Target, one.Target) {
			t.Errorf("the settings are %+v, the words %v", again.Config, vocabulary)
		}
	}
}

// What has once been rounded stays as it is.
func TestSecondTimeGivesTheSameBytes(t *testing.T) {
	f, err := OfTransformer(someTransformer(), both)
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := Transformer(tape.New[float32](), f)
	if err != nil {
		t.Fatal(err)
	}
	if g, err := OfTransformer(again, both); err != nil || !bytes.Equal(g.Weights, f.Weights) || g.Config != f.Config {
		t.Errorf("the second time the bytes differ: %v", err)
	}
}

func TestRefusals(t *testing.T) {
	f, err := OfTransformer(someTransformer(), both)
	if err != nil {
		t.Fatal(err)
	}
	g, err := OfGPT(someGPT(), one)
	if err != nil {
		t.Fatal(err)
	}
	setting := func(from, to string) Files {
		if !strings.Contains(f.Config, from) {
			t.Fatalf("there is no %s in %s", from, f.Config)
		}
		return Files{f.Weights, strings.Replace(f.Config, from, to, 1), f.Vocabulary}
	}
	renamed := bytes.Replace(f.Weights, []byte("encoder.1.self.W_Q"), []byte("encoder.1.self.W_X"), 1)
	tests := map[string]Files{
		"the setting “model” is decoder; it can be encoder-decoder":          {f.Weights, g.Config, g.Vocabulary},
		"the setting “tied” is false; it can be true":                        setting(`"tied":true`, `"tied":false`),
		"the weights are 1826 numbers; a network of these settings has 6977": setting(`"feed_forward":6`, `"feed_forward":107`),
		"“encoder.1.self.W_Q” is missing":                                    {renamed, f.Config, f.Vocabulary},
	}
	for want, files := range tests {
		tp := tape.New[float32]()
		if _, _, err := Transformer(tp, files); err == nil || err.Error() != "checkpoint: "+want || tp.Len() != 0 {
			t.Errorf("the error is %v\nwant %s; recorded are %d values", err, want, tp.Len())
		}
	}
	for _, files := range []Files{{nil, f.Config, f.Vocabulary}, {f.Weights, "", f.Vocabulary}, {f.Weights, f.Config, "{}"}} {
		if _, _, err := Transformer(tape.New[float32](), files); err == nil {
			t.Error("a file is missing, but there is no error")
		}
	}
	if _, _, err := GPT(tape.New[float32](), f); err == nil {
		t.Error("a translation is taken for a GPT")
	}
}

func TestWhatCannotBeWritten(t *testing.T) {
	m := someTransformer()
	if _, err := OfTransformer(m, one); err == nil {
		t.Error("a network is written without its words")
	}
	m.Params()[0].Data()[3] = float32(math.NaN())
	if _, err := OfTransformer(m, both); err == nil || !strings.Contains(err.Error(), "encoder.embedding.E") {
		t.Errorf("of a weight that is no number it is said: %v", err)
	}
}
