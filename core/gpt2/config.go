package gpt2

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/checkpoint"
	"glassbox/core/json"
	"glassbox/core/nn"
)

// config is what a config.json says. What it does not say is 0, or as GPT-2 has it.
type config struct {
	layers, heads, width, hidden, vocab, context int

	activation        nn.Activation
	activated         bool // the activation is said
	epsilon           float64
	unscaled, inverse bool
	tied, untied      bool // one of these if it is said
}

// Bounds of sizes that are believed.
const (
	maxLayers = 512
	maxWidth  = 1 << 15
	maxRows   = 1 << 21 // words of a vocabulary, and positions
)

// activation is a name that config.json has for one.
type activation struct {
	name string
	is   nn.Activation
}

// activations are all that are known; of several names for the same the first is written.
var activations = []activation{
	{"gelu_new", nn.GELUTanh}, {"gelu", nn.GELU}, {"relu", nn.ReLU}, {"silu", nn.SiLU}, {"tanh", nn.Tanh},
	{"gelu_pytorch_tanh", nn.GELUTanh}, {"gelu_fast", nn.GELUTanh}, {"gelu_python", nn.GELU}, {"swish", nn.SiLU},
}

// families are the kinds of models that have this layout, in small letters and without signs between.
var families = []string{"gpt2", "nanogpt", "mingpt"}

func letters(kind string) string {
	return strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(kind))
}

// readConfig reads a config.json. What does not change the numbers is left out.
func readConfig(text string) (c config, err error) {
	v, err := object(settings, text)
	if err != nil {
		return c, err
	}
	f := v.Fields
	if kind := f["model_type"]; kind.Kind != json.Null && !slices.Contains(families, letters(kind.String)) {
		return c, &Error{Problem: checkpoint.Kind, Found: "a model of the kind “" + short(kind.String) + "”, by its config.json"}
	}
	if f["add_cross_attention"].Bool {
		return c, &Error{Problem: checkpoint.Kind, Found: "the half of a translator that writes, by its config.json"}
	}
	for _, s := range []struct {
		to   *int
		most int
		keys []string // of which the first that is there counts
	}{
		{&c.layers, maxLayers, []string{"n_layer"}},
		{&c.heads, maxWidth, []string{"n_head"}},
		{&c.width, maxWidth, []string{"n_embd"}},
		{&c.hidden, 8 * maxWidth, []string{"n_inner"}},
		{&c.vocab, maxRows, []string{"vocab_size"}},
		{&c.context, maxRows, []string{"n_positions", "n_ctx", "max_position_embeddings", "block_size"}},
	} {
		if *s.to, err = whole(f, s.most, s.keys); err != nil {
			return c, err
		}
	}
	c.unscaled, c.inverse = isFalse(f["scale_attn_weights"]), f["scale_attn_by_inverse_layer_idx"].Bool
	c.tied, c.untied = f["tie_word_embeddings"].Bool, isFalse(f["tie_word_embeddings"])
	return c, c.rest(f)
}

// whole reads a number from 1 on, 0 if none of the keys is there.
func whole(f map[string]json.Value, most int, keys []string) (int, error) {
	for _, key := range keys {
		switch v := f[key]; {
		case v.Kind == json.Null:
		case v.Kind != json.Number || v.Number != math.Trunc(v.Number) || v.Number < 1 || v.Number > float64(most):
			return 0, refused(key, v, "1–"+strconv.Itoa(most))
		default:
			return int(v.Number), nil
		}
	}
	return 0, nil
}

// rest reads the activation and ε.
func (c *config) rest(f map[string]json.Value) error {
	if v := f["layer_norm_epsilon"]; v.Kind != json.Null {
		if !(v.Kind == json.Number && v.Number > 0 && v.Number <= 1) {
			return refused("layer_norm_epsilon", v, "a number above 0 up to 1")
		}
		c.epsilon = v.Number
	}
	v := f["activation_function"]
	if v.Kind == json.Null {
		return nil
	}
	var names []string
	for _, a := range activations {
		if names = append(names, a.name); a.name == v.String {
			c.activation, c.activated = a.is, true
			return nil
		}
	}
	return refused("activation_function", v, strings.Join(names, ", "))
}

// isFalse tells whether a value is false, and not merely left out.
func isFalse(v json.Value) bool { return v.Kind == json.Bool && !v.Bool }

func refused(key string, v json.Value, want string) error {
	return &Error{Problem: checkpoint.Setting, Name: key, Found: v.Plain(), Want: want}
}

// short cuts a name short that comes from a file.
func short(name string) string {
	if r := []rune(name); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return name
}

// configJSON is the settings of a network as a config.json of GPT-2 has them.
func configJSON(c nn.GPTConfig) string {
	i := slices.IndexFunc(activations, func(a activation) bool { return a.is == c.Activation })
	var w json.Writer
	w.Object(func() {
		w.Key("architectures").Array(func() { w.String("GPT2LMHeadModel") })
		w.Key("model_type").String("gpt2")
		w.Key("n_layer").Int(c.Layers)
		w.Key("n_head").Int(c.Heads)
		w.Key("n_embd").Int(c.Width)
		w.Key("n_inner").Int(c.Hidden)
		w.Key("n_positions").Int(c.Context)
		w.Key("vocab_size").Int(c.Vocab)
		w.Key("activation_function").String(activations[i].name)
		w.Key("layer_norm_epsilon").Number(epsilon(c))
		w.Key("scale_attn_weights").Bool(!c.Unscaled)
		w.Key("scale_attn_by_inverse_layer_idx").Bool(c.Inverse)
		w.Key("tie_word_embeddings").Bool(!c.Untied)
	})
	return w.Text()
}

// epsilon is what norms add to variances.
func epsilon(c nn.GPTConfig) float64 {
	if c.Epsilon == 0 {
		return 1e-5
	}
	return c.Epsilon
}
