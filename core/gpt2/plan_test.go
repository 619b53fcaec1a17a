package gpt2

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/core/tokenizer"
)

func newTape() *tape.Tape[float32] { return tape.New[float32]() }

// made is a folder with a network of a size.
func made(t testing.TB, c nn.GPTConfig, k tokenizer.Tokenizer) (map[string][]byte, *nn.GPT[float32]) {
	t.Helper()
	g := nn.NewGPT(newTape(), c)
	g.Init(nn.Random(3), 0.1)
	files, err := Write(g, k)
	if err != nil {
		t.Fatal(err)
	}
	return files, g
}

// opened is a folder of files that are in memory.
func opened(files map[string][]byte) Folder {
	f := Folder{}
	for name, data := range files {
		f[name] = bytes.NewReader(data)
	}
	return f
}

var small = nn.GPTConfig{LayerConfig: nn.LayerConfig{Width: 64, Heads: 2, Hidden: 8, Biases: true}, Vocab: 5, Context: 4, Layers: 1}

// What is written comes back bit by bit, with its settings and its tokenizer; and the second time the files are the same.
func TestComesBack(t *testing.T) {
	for _, change := range []func(c *nn.GPTConfig){
		func(*nn.GPTConfig) {},
		func(c *nn.GPTConfig) { c.Untied, c.Activation, c.Epsilon = true, nn.GELU, 1e-6 },
		func(c *nn.GPTConfig) { c.Unscaled, c.Inverse, c.Layers, c.Activation = true, true, 3, nn.SiLU },
		func(c *nn.GPTConfig) { c.Biases, c.Heads, c.Activation = false, 4, nn.Tanh },
	} {
		c := small
		change(&c)
		k, err := tokenizer.Characters("abcd")
		if err != nil {
			t.Fatal(err)
		}
		files, g := made(t, c, k)
		folder := opened(files)
		tp, again := load[float32](t, folder)
		ids := []int{4, 0, 2}
		was, is := g.Read(g.Embedding.Tokens.Tape(), ids, 3).Logits.Data(), again.Read(tp, ids, 3).Logits.Data()
		if !slices.Equal(was, is) {
			t.Errorf("%+v: the scores are %v, want %v", c, is, was)
		}
		if c.Biases = true; again.Config != with(c, epsilon(c)) { // biases that are not there are written as zeros
			t.Errorf("the settings are %+v, want %+v", again.Config, c)
		}
		read, err := folder.Tokenizer()
		if err != nil || read.JSON() != k.JSON() {
			t.Errorf("the tokenizer is %v, %v", read, err)
		}
		second, err := Write(again, read)
		if err != nil || !maps.EqualFunc(second, files, bytes.Equal) {
			t.Errorf("%+v: the second time other files are written: %v", c, err)
		}
	}
}

func with(c nn.GPTConfig, epsilon float64) nn.GPTConfig {
	c.Epsilon = epsilon
	return c
}

// What no file says is taken for granted, and told of.
func TestWithoutConfig(t *testing.T) {
	files, _ := made(t, small, nil)
	delete(files, "config.json")
	p, err := Open(opened(files), Choice{})
	const one = "Nothing says how many heads share its 64 columns; they are taken for 1, of 64 columns each, as in GPT-2."
	if err != nil || p.Network.Heads != 1 || len(p.Notes) != 1 || p.Notes[0].String() != one {
		t.Fatalf("%+v, %v", p, err)
	}
	if p, err = Open(opened(files), Choice{Heads: 4}); err != nil || p.Network.Heads != 4 || len(p.Notes) > 0 {
		t.Errorf("%+v, %v", p, err)
	}
	ref := references(t)[0]
	ref.Config = []byte(`{"n_head":2}`)
	for as, want := range map[string]struct {
		is    nn.Activation
		notes int
	}{"as published": {nn.GELUTanh, 0}, "nanoGPT": {nn.GELU, 1}, "minGPT": {nn.GELUTanh, 1}} {
		p, err := Open(ref.folder(as), Choice{})
		if err != nil || p.Network.Activation != want.is || len(p.Notes) != want.notes {
			t.Errorf("%s: %+v, %v", as, p, err)
		}
	}
	ref.Config = []byte(`{"n_head":2,"vocab_size":5,"n_ctx":3,"activation_function":"relu"}`)
	if p, err := Open(ref.folder("nanoGPT"), Choice{}); err != nil || p.Network.Vocab != 7 || p.Network.Context != 6 || len(p.Notes) != 2 {
		t.Errorf("%+v, %v", p, err)
	}
}

// Of several files of weights, that with the usual name is the model.
func TestUsualName(t *testing.T) {
	files, _ := made(t, small, nil)
	files["another.safetensors"] = []byte("something else")
	if _, err := Open(opened(files), Choice{}); err != nil {
		t.Error(err)
	}
}

// GPT-2 has 124,439,808 weights; with keys and values of 128 tokens, 2·12·128·768 numbers of 4 bytes.
func TestMemory(t *testing.T) {
	size := nn.LayerConfig{Width: 768, Heads: 12, Hidden: 3072, Biases: true}
	c := nn.GPTConfig{LayerConfig: size, Vocab: 50257, Context: 1024, Layers: 12}
	p := &Plan{Network: c}
	m := p.Memory(128)
	if m.Weights != 497_759_232 || m.Kept != 9_437_184 || m.Activations < 4*128*50257 || m.Gradients <= m.Weights {
		t.Errorf("it takes %+v", m)
	}
	if err := p.Fits(1_200_000_000, 32, true); err != nil {
		t.Error(err)
	}
	err := p.Fits(500_000_000, 128, false)
	const want = "(weights 498, keys and values 10, activations "
	if err == nil || !strings.Contains(err.Error(), want) || !strings.HasSuffix(err.Error(), " there are 500 MB") {
		t.Errorf("it is said: %v", err)
	}
}

// What is not one of these models is told by a sentence that names it, and another of what would do.
func TestRefusals(t *testing.T) {
	base, _ := made(t, small, nil)
	renamed := func(from, to string) Folder {
		data := bytes.Replace(base["model.safetensors"], []byte(from), []byte(to), 1)
		if bytes.Equal(data, base["model.safetensors"]) {
			t.Fatalf("there is no %s", from)
		}
		return opened(map[string][]byte{"model.safetensors": data, "config.json": base["config.json"]})
	}
	settings := func(text string) Folder {
		return opened(map[string][]byte{"model.safetensors": base["model.safetensors"], "config.json": []byte(text)})
	}
	alone := func(name string, data []byte) Folder { return opened(map[string][]byte{name: data}) }
	one := func(name string) Folder {
		return alone("model.safetensors", safetensors(raw{name, "F32", []int{1, 1}, make([]byte, 4)}))
	}
	weights := base["model.safetensors"]
	for _, c := range []struct {
		want string
		f    Folder
	}{
		{"there is no file of weights", Folder{}},
		{"there is no file of weights", alone("config.json", []byte("{}"))},
		{"pointer of Git LFS", settings("version https://git-lfs.github.com/spec/v1\noid")},
		{"page of HTML", settings("<!DOCTYPE html><title>404</title>")},
		{"a checkpoint of TensorFlow", alone("checkpoint", []byte(`model_checkpoint_path: "model.ckpt"`))},
		{"is none in the format safetensors", alone("model.safetensors", []byte("some text that is none of all this"))},
		{"is a pickle of PyTorch", alone("pytorch_model.bin", []byte("PK\x03\x04 and so on"))},
		{"is a pickle of PyTorch", opened(map[string][]byte{
			"LICENSE": []byte("Anybody may use it."), "model.bin": []byte("\x80\x04\x95 and so on"), "ops": []byte("and more of it"),
		})},
		{"format HDF5", alone("tf_model.h5", []byte("\x89HDF\r\n\x1a\n and so on"))},
		{"GGUF of llama.cpp", alone("model.gguf", []byte("GGUF\x03\x00\x00\x00 and so on"))},
		{"pointer of Git LFS", alone("model.safetensors", []byte("version https://git-lfs.github.com/spec/v1\noid"))},
		{"page of HTML", alone("model.safetensors", []byte("<!doctype html><title>Sign in</title>"))},
		{"there are 2 files of weights", opened(map[string][]byte{"a.safetensors": weights, "b.safetensors": weights})},
		{"“wte.weight” is there twice", opened(map[string][]byte{"a-1-of-2.safetensors": weights, "a-2-of-2.safetensors": weights})},
		{"“ln_f.bias” ends at byte 74784", alone("model.safetensors", weights[:len(weights)-9])},
		{"the layout of Llama", one("model.layers.0.self_attn.q_proj.weight")},
		{"a kind that is not known", one("conv1.weight")},
		{"LoRA", one("base_model.h.0.attn.c_attn.lora_A.weight")},
		{"as Glassbox ships them", one("decoder.embedding.E")},
		{"“wpe.weight” is missing", one("wte.weight")},
		{"“h.0.mlp.c_fc.weight” is missing", renamed(`h.0.mlp.c_fc.weight`, `h.0.mlp.c_fx.weight`)},
		{"there is no place for “h.0.ln_1.bixs”", renamed(`h.0.ln_1.bias`, `h.0.ln_1.bixs`)},
		{"there is no place for “h.9999.ln_1.b”", renamed(`h.0.ln_1.bias`, `h.9999.ln_1.b`)},
		{"the shape 4096; it must be 64×64", renamed(`"h.0.attn.c_proj.weight":{"dtype":"F32","shape":[64,64]`,
			`"h.0.attn.c_proj.weight":{"dtype":"F32","shape":[4096 ]`)},
		{"what should be JSON is wrong", settings(`[]`)},
		{"the setting “n_embd” is 32", settings(`{"n_embd":32}`)},
		{"the setting “n_layer” is 0; it can be 1–512", settings(`{"n_layer":0}`)},
		{"the setting “n_head” is “two”", settings(`{"n_head":"two"}`)},
		{"a multiple of 3", settings(`{"n_head":3}`)},
		{"the kind “llama”, by its config.json", settings(`{"model_type":"llama"}`)},
		{"the setting “activation_function” is “mish”", settings(`{"activation_function":"mish"}`)},
		{"the setting “layer_norm_epsilon” is -1", settings(`{"layer_norm_epsilon":-1}`)},
		{"“lm_head.weight” is missing", settings(`{"tie_word_embeddings":false}`)},
		{"the half of a translator", settings(`{"add_cross_attention":true}`)},
		{"“b.safetensors” is missing", opened(map[string][]byte{"a.safetensors.index.json": []byte(`{"weight_map":{"x":"b.safetensors"}}`)})},
		{"“x” is missing", opened(map[string][]byte{
			"a.safetensors.index.json": []byte(`{"weight_map":{"x":"b.safetensors"}}`), "b.safetensors": weights,
		})},
		{"“weight_map” must be", alone("a.safetensors.index.json", []byte(`{}`))},
	} {
		p, err := Open(c.f, Choice{})
		var wrong *Error
		if p != nil || !errors.As(err, &wrong) || !strings.Contains(err.Error(), c.want) || wrong.Advice() == "" {
			t.Errorf("%v, %v; want %s", p, err, c.want)
		}
	}
	nan := slices.Clone(weights)
	copy(nan[len(nan)-4:], "\x00\x00\xc0\x7f")
	p, err := Open(opened(map[string][]byte{"model.safetensors": nan, "config.json": base["config.json"]}), Choice{})
	if err != nil {
		t.Fatal(err)
	}
	if g, err := Load(newTape(), p, nil); g != nil || err == nil || !strings.Contains(err.Error(), "infinite, or none") {
		t.Errorf("of a weight that is no number it is said: %v", err)
	}
}

func TestWhatCannotBeWritten(t *testing.T) {
	for want, change := range map[string]func(c *nn.GPTConfig){
		"rotary positions": func(c *nn.GPTConfig) { c.Positions = nn.RotaryPositions },
		"norms behind":     func(c *nn.GPTConfig) { c.PostNorm = true },
		"√d":               func(c *nn.GPTConfig) { c.Scaled = true },
	} {
		c := small
		change(&c)
		if _, err := Write(nn.NewGPT(newTape(), c), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("it is said %v, want %s", err, want)
		}
	}
}

func FuzzOpen(f *testing.F) {
	for _, as := range []string{"as published", "minGPT"} {
		folder := references(f)[3].folder(as)
		file := make([]byte, folder["model.safetensors"].Size())
		if _, err := folder["model.safetensors"].ReadAt(file, 0); err != nil {
			f.Fatal(err)
		}
		f.Add(string(references(f)[3].Config), "", file)
		f.Add(`{"n_head":2}`, `{"weight_map":{"wte.weight":"model.safetensors"}}`, file)
	}
	f.Fuzz(func(t *testing.T, config, index string, file []byte) {
		files := map[string][]byte{"model.safetensors": file, "config.json": []byte(config)}
		if index != "" {
			files["model.safetensors.index.json"] = []byte(index)
		}
		p, err := Open(opened(files), Choice{})
		if err == nil && p.Memory(1).Weights > 1<<26 {
			t.Fatalf("a file of %d bytes takes %d for its weights", len(file), p.Memory(1).Weights)
		}
		if err == nil {
			var g *nn.GPT[float32]
			tp := newTape()
			if g, err = Load(tp, p, nil); err == nil {
				g.Read(tp, []int{0}, 1)
			}
		}
		var wrong *Error
		if err != nil && (!errors.As(err, &wrong) || strings.Contains(err.Error(), "{want}")) {
			t.Fatal(err)
		}
	})
}
