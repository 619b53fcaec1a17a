package gpt2

import (
	"strconv"
	"strings"

	"glassbox/core/checkpoint"
	"glassbox/core/nn"
	"glassbox/core/tape"
)

// tensor is one of GPT-2's, as a file has it.
type tensor struct {
	name       string
	rows, cols int  // rows is 0 of a list
	linear     bool // files of nanoGPT and minGPT have it with rows and columns exchanged, as PyTorch's Linear does
	optional   bool // it is all zero where it is missing
}

// shape is what a file says of its shape.
func (k tensor) shape(turned bool) []int {
	switch {
	case k.rows == 0:
		return []int{k.cols}
	case k.linear && turned:
		return []int{k.cols, k.rows}
	}
	return []int{k.rows, k.cols}
}

// tensors are those of a network, in GPT-2's order.
func tensors(c nn.GPTConfig) (all []tensor) {
	d := c.Width
	table := func(name string, rows int) { all = append(all, tensor{name: name + ".weight", rows: rows, cols: d}) }
	norm := func(name string) {
		all = append(all, tensor{name: name + ".weight", cols: d}, tensor{name: name + ".bias", cols: d, optional: true})
	}
	matrix := func(name string, rows, cols int) {
		all = append(all, tensor{name: name + ".weight", rows: rows, cols: cols, linear: true})
		all = append(all, tensor{name: name + ".bias", cols: cols, optional: true})
	}
	table("wte", c.Vocab)
	table("wpe", c.Context)
	for l := range c.Layers {
		h := layer(l)
		norm(h + "ln_1")
		matrix(h+"attn.c_attn", d, 3*d)
		matrix(h+"attn.c_proj", d, d)
		norm(h + "ln_2")
		matrix(h+"mlp.c_fc", d, c.Hidden)
		matrix(h+"mlp.c_proj", c.Hidden, d)
	}
	norm("ln_f")
	if c.Untied {
		table("lm_head", c.Vocab)
	}
	return all
}

// layer is what stands before the names of a layer.
func layer(l int) string { return "h." + strconv.Itoa(l) + "." }

// values are what is learned of a network, in the order of tensors: for each the matrices that lie in it side by side, none
// of biases that the network does not have.
func values[F tape.Float](g *nn.GPT[F]) (all [][]*tape.Value[F]) {
	add := func(side ...*tape.Value[F]) {
		if side[0] == nil {
			side = nil
		}
		all = append(all, side)
	}
	add(g.Embedding.Tokens)
	add(g.Embedding.Positions)
	for _, l := range g.Layers {
		a, f := l.Self, l.FeedForward
		add(a.Norm.Gain)
		add(a.Norm.Bias)
		add(a.Heads.WQ, a.Heads.WK, a.Heads.WV)
		add(a.Heads.BQ, a.Heads.BK, a.Heads.BV)
		add(a.Heads.WO)
		add(a.Heads.BO)
		add(f.Norm.Gain)
		add(f.Norm.Bias)
		add(f.W1)
		add(f.B1)
		add(f.W2)
		add(f.B2)
	}
	add(g.Norm.Gain)
	add(g.Norm.Bias)
	if g.Head != nil {
		add(g.Head)
	}
	return all
}

// wrappers are what programs put before all names.
var wrappers = []string{"_orig_mod.", "module.", "transformer."}

// bare is a name without wrappers, and with the number of the layer, −1 if it is of none.
func bare(name string) (is string, l int) {
	for cut := true; cut; {
		cut = false
		for _, w := range wrappers {
			if rest, ok := strings.CutPrefix(name, w); ok {
				name, cut = rest, true
			}
		}
	}
	if rest, ok := strings.CutPrefix(name, "h."); ok {
		number, _, _ := strings.Cut(rest, ".")
		if n, err := strconv.Atoi(number); err == nil && strconv.Itoa(n) == number && n >= 0 {
			return name, n
		}
	}
	return name, -1
}

// mask tells whether a bare name is that of a mask, which is no weight: every model has the same.
func mask(name string) bool {
	return strings.HasPrefix(name, "h.") && (strings.HasSuffix(name, ".attn.bias") || strings.HasSuffix(name, ".attn.masked_bias"))
}

// kinds are other models, by what stands in the name of a tensor of theirs.
var kinds = []struct{ in, what string }{
	{"lora_", "an adapter (LoRA), which only changes another model"},
	{"embed_positions", "OPT, BART or one of their kin"},
	{"self_attn.q_proj", "a model in the layout of Llama, as Llama, Mistral, Qwen and SmolLM have it"},
	{"gpt_neox.", "GPT-NeoX, such as Pythia"},
	{"attn.attention.", "GPT-Neo"},
	{"attn.q_proj", "GPT-J"},
	{"word_embeddings_layernorm", "BLOOM"},
	{"attention.self.", "BERT or one of its kin"},
	{"SelfAttention", "T5"},
	{"Wqkv", "MPT, Phi or one of their kin"},
	{"mixer.", "Mamba"},
	{"tok_emb", "an early minGPT, whose names are others"},
	{".qweight", "a model whose weights were rounded (quantized)"},
	{"embedding.E", "a model as Glassbox ships them, which belongs with its own config.json"},
}

// another tells what a model is that has a tensor without a place in GPT-2.
func another(all []stored, extra string) error {
	if err := kind(all); err != nil {
		return err
	}
	return &Error{Problem: checkpoint.Extra, Name: short(extra)}
}

// missing tells what a model is that has not a tensor of GPT-2.
func missing(all []stored, name string) error {
	if err := kind(all); err != nil {
		return err
	}
	return &Error{Problem: checkpoint.Missing, Name: name}
}

// kind tells if a model is known to be of another kind, or has nothing of GPT-2.
func kind(all []stored) error {
	ours := len(all) == 0
	for _, s := range all {
		for _, k := range kinds {
			if strings.Contains(s.Name, k.in) {
				return &Error{Problem: checkpoint.Kind, Found: k.what}
			}
		}
		name, l := bare(s.Name)
		ours = ours || l >= 0 || name == "wte.weight"
	}
	if !ours {
		return &Error{Problem: checkpoint.Kind, Found: "a model of a kind that is not known here, with “" + short(all[0].Name) + "”"}
	}
	return nil
}
