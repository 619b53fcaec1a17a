package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"glassbox/core/checkpoint"
	"glassbox/core/gpt2"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/core/tokenizer"
)

// put writes files into a folder.
func put(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// table is a list of numbers, as one row, or a list of rows.
type table [][]float64

func (m *table) UnmarshalJSON(data []byte) error {
	if json.Unmarshal(data, (*[][]float64)(m)) == nil {
		return nil
	}
	*m = make(table, 1)
	return json.Unmarshal(data, &(*m)[0])
}

// reference is a case that core/gpt2/testdata/gpt2.py computed.
type reference struct {
	Config            json.RawMessage
	Tokens            []int
	Weights           map[string]table
	Loss              float64
	Values, Gradients map[string]table
}

// folder writes a case as GPT-2 was published.
func (ref reference) folder(t *testing.T) string {
	t.Helper()
	var all []checkpoint.Tensor
	for name, rows := range ref.Weights {
		k := checkpoint.Tensor{Name: name, Shape: []int{len(rows[0])}}
		if len(rows) > 1 {
			k.Shape = []int{len(rows), len(rows[0])}
		}
		for _, x := range slices.Concat(rows...) {
			k.Data = append(k.Data, float32(x))
		}
		all = append(all, k)
	}
	var weights strings.Builder
	if err := checkpoint.Write(&weights, all, false); err != nil {
		t.Fatal(err)
	}
	return put(t, map[string][]byte{"model.safetensors": []byte(weights.String()), "config.json": ref.Config})
}

// near compares numbers with those of the reference.
func near(got [][]float64, want table) bool {
	return slices.EqualFunc(got, want, func(a, b []float64) bool {
		return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) <= 2e-6 })
	})
}

// What is printed of a model is what an independent program computed: every value under GPT-2's name, and every gradient.
func TestOwnModelIsThatOfTheReference(t *testing.T) {
	var all []reference
	data, err := os.ReadFile("../../core/gpt2/testdata/gpt2.json")
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil {
		t.Fatal(err)
	}
	for n, ref := range all {
		tokens := strings.Trim(strings.Join(strings.Fields(fmt.Sprint(ref.Tokens)), ","), "[]")
		r := decode[Reading](t, "-model", ref.folder(t), "-tokens", tokens, "-backward")
		seen := map[string]Value{}
		for _, v := range r.Values {
			seen[v.Path] = v
			if len(v.Numbers) != v.Shape[0] || len(v.Numbers[0]) != v.Shape[1] {
				t.Errorf("case %d: %s has the shape %v", n, v.Path, v.Shape)
			}
		}
		for name, want := range ref.Values {
			if !near(seen[name].Numbers, want) {
				t.Errorf("case %d: %s is %v, want %v", n, name, seen[name].Numbers, want)
			}
		}
		for name, want := range ref.Gradients {
			if !near(seen[name].Gradients, want) {
				t.Errorf("case %d: the gradient of %s is %v, want %v", n, name, seen[name].Gradients, want)
			}
		}
		if !near(seen["loss"].Numbers, table{{ref.Loss}}) {
			t.Errorf("case %d: the loss is %v, want %v", n, seen["loss"].Numbers, ref.Loss)
		}
	}
}

// some is a folder with a random model of the characters a to g and what is unknown, and the model.
func some(t *testing.T) (string, *nn.GPT[float32]) {
	t.Helper()
	g := nn.NewGPT(tape.New[float32](), nn.GPTConfig{
		LayerConfig: nn.LayerConfig{Width: 8, Heads: 2, Hidden: 8, Biases: true}, Vocab: 8, Context: 6, Layers: 2,
	})
	g.Init(nn.Random(7), 0.8)
	k, err := tokenizer.Characters("abcdefg")
	if err != nil {
		t.Fatal(err)
	}
	files, err := gpt2.Write(g, k)
	if err != nil {
		t.Fatal(err)
	}
	return put(t, files), g
}

// A text is its tokens; of values some may be asked for, and each head has its attention.
func TestOwnText(t *testing.T) {
	dir, g := some(t)
	r := decode[Reading](t, "-model", dir, "-text", "cab", "-values", "h.1.attn.weights,ln_f,p")
	if !slices.Equal(r.Tokens, []int{2, 0, 1}) || !slices.Equal(r.Text, []string{"c", "a", "b"}) || len(r.Values) != 4 {
		t.Fatalf("read are %v, %q, with %d values", r.Tokens, r.Text, len(r.Values))
	}
	for m, v := range r.Values[:2] {
		if v.Path != fmt.Sprintf("h.1.attn.weights.%d", m) || v.Numbers[0][0] != 1 || v.Numbers[1][2] != 0 || v.Gradients != nil {
			t.Errorf("head %d is %+v", m, v)
		}
	}
	byNumbers := decode[Reading](t, "-model", dir, "-tokens", "2, 0,1", "-values", "ln_f")
	run := g.Read(g.Embedding.Tokens.Tape(), []int{2, 0, 1}, 3)
	for i, row := range byNumbers.Values[0].Numbers {
		for j, x := range row {
			if math.Abs(x-run.Out.At(i, j)) > 1e-5 || x != r.Values[2].Numbers[i][j] {
				t.Errorf("ln_f at %d,%d is %v, in float32 %v", i, j, x, run.Out.At(i, j))
			}
		}
	}
}

// At the temperature 0 each token is the likeliest behind those before it, of which the last six are read; above it they are
// drawn, always the same by the same seed.
func TestOwnGoesOn(t *testing.T) {
	dir, g := some(t)
	tp := g.Embedding.Tokens.Tape()
	ids := []int{2, 0}
	for range 9 {
		read := ids[max(0, len(ids)-6):]
		last := g.Read(tp, read, len(read)).Logits.Data()[8*(len(read)-1):]
		ids = append(ids, slices.Index(last, slices.Max(last)))
	}
	want := strings.Trim(strings.Join(strings.Fields(fmt.Sprint(ids[2:])), ","), "[]")
	status, out, bad := command(t, "-model", dir, "-tokens", "2,0", "-generate", "9", "-temperature", "0")
	if status != 0 || bad != "" || out != want+"\n" {
		t.Errorf("exit %d, %s, printed %s, want %s", status, bad, out, want)
	}
	_, text, _ := command(t, "-model", dir, "-text", "ca", "-generate", "9")
	letters := ""
	for _, id := range ids[2:] {
		letters += []string{"a", "b", "c", "d", "e", "f", "g", "<|unk|>"}[id]
	}
	if text != letters+"\n" {
		t.Errorf("printed %s, want %s", text, letters)
	}
	drawn := map[string]bool{}
	for _, seed := range []string{"1", "2", "3", "1"} {
		_, out, _ := command(t, "-model", dir, "-tokens", "2,0", "-generate", "9", "-temperature", "3", "-seed", seed)
		drawn[out] = true
	}
	if len(drawn) != 3 {
		t.Errorf("with three seeds, one of them twice, it went on in %d ways", len(drawn))
	}
}

func TestPick(t *testing.T) {
	scores := []float64{0, math.Log(2), math.Log(2), math.Log(5)} // shares of 1, 2, 2 and 5 tenths
	for at, want := range map[float64]int{0: 0, 0.09: 0, 0.11: 1, 0.29: 1, 0.31: 2, 0.49: 2, 0.51: 3, 0.9999: 3} {
		if got := pick(scores, 1, at); got != want {
			t.Errorf("at %v it is %d, want %d", at, got, want)
		}
	}
	if pick(scores, 0, 0) != 3 || pick([]float64{1, 4, 4}, 0, 0.9) != 1 || pick(scores, 1e-9, 0) != 3 {
		t.Error("it is not the likeliest")
	}
}

func TestWrongOwnCommands(t *testing.T) {
	dir, g := some(t)
	files, err := gpt2.Write(g, nil)
	if err != nil {
		t.Fatal(err)
	}
	bare := put(t, files)
	pickle := put(t, map[string][]byte{"pytorch_model.bin": []byte("PK\x03\x04 and so on"), "config.json": files["config.json"]})
	delete(files, "config.json")
	silent := put(t, files)
	for _, c := range []struct{ args, want string }{
		{"-model " + dir, "give either -tokens or -text"},
		{"-model " + dir + " -text a -tokens 1", "give either -tokens or -text"},
		{"-model " + dir + " -source a", "not with -source"},
		{"-model " + dir + " -tokens 1,x", "“x” is no number of a token"},
		{"-model " + dir + " -tokens 1,8", "there is no token 8; the model “" + dir + "” has 0 to 7"},
		{"-model " + dir + " -tokens -1", "there is no token -1"},
		{"-model " + dir + " -text abcdefg", "there are 7 tokens; the model “" + dir + "” reads 1 to 6"},
		{"-model " + dir + " -text ", "there are 0 tokens"},
		{"-model " + dir + " -tokens 1 -backward", "needs two tokens"},
		{"-model " + dir + " -tokens 1 -values h.2", "there is no value “h.2”; there are wte.weight"},
		{"-model " + dir + " -tokens 1 -generate 2 -values p", "goes without"},
		{"-model " + dir + " -tokens 1 -temperature 1", "need -generate"},
		{"-model " + dir + " -tokens 1 -generate -2", "a number from 0 on"},
		{"-model " + dir + " -tokens 1 -generate 2 -temperature NaN", "one from 0 to 100"},
		{"-model " + bare + " -text a", "has no tokenizer; give -tokens"},
		{"-model " + pickle + " -tokens 1", "is a pickle of PyTorch or another zip, and none in the format safetensors. In Python, torch.load"},
		{"-model " + silent + " -tokens 1", "how many heads share its 8 columns"},
		{"-model translation -tokens 1", "it goes with -source"},
		{"-tokens 1", "need a -model"},
	} {
		status, out, bad := command(t, strings.Split(c.args, " ")...)
		if status != 2 || out != "" || !strings.Contains(bad, c.want) || strings.Count(bad, "\n") != 1 {
			t.Errorf("%q: exit %d, printed %q, said %q, want %q in it", c.args, status, out, bad, c.want)
		}
	}
	if status, _, bad := command(t, "-model", silent, "-tokens", "1", "-heads", "2"); status != 0 || bad != "" {
		t.Errorf("with the number of heads: exit %d, %s", status, bad)
	}
}
