package gpt2

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"glassbox/core/nn"
)

// raw is a tensor as a file has it.
type raw struct {
	name  string
	kind  string
	shape []int
	data  []byte
}

// safetensors writes a file by the description of the format, without the code that is tested.
func safetensors(all ...raw) []byte {
	header, data := map[string]any{}, []byte(nil)
	for _, r := range all {
		end := len(data) + len(r.data)
		header[r.name] = map[string]any{"dtype": r.kind, "shape": r.shape, "data_offsets": []int{len(data), end}}
		data = append(data, r.data...)
	}
	text, err := json.Marshal(header)
	if err != nil {
		panic(err)
	}
	return append(append(binary.LittleEndian.AppendUint64(nil, uint64(len(text))), text...), data...)
}

// encoded are numbers in a type, all of which it holds: 128ths below 2.
func encoded(kind string, numbers []float64) (b []byte) {
	for _, x := range numbers {
		bits := math.Float32bits(float32(x))
		switch kind {
		case "F32":
			b = binary.LittleEndian.AppendUint32(b, bits)
		case "BF16":
			b = binary.LittleEndian.AppendUint16(b, uint16(bits>>16))
		case "F16":
			half := uint16(bits >> 16 & 0x8000)
			if x != 0 {
				half |= uint16(int(bits>>23&0xff)-112)<<10 | uint16(bits>>13&0x3ff)
			}
			b = binary.LittleEndian.AppendUint16(b, half)
		default:
			b = append(b, byte(x))
		}
	}
	return b
}

// tensor is a weight in a type, with rows and columns exchanged if it is turned.
func (m table) tensor(name, kind string, turned bool) raw {
	if m.list {
		return raw{name, kind, []int{len(m.rows[0])}, encoded(kind, m.rows[0])}
	}
	rows := m.rows
	if turned {
		rows = make([][]float64, len(m.rows[0]))
		for _, row := range m.rows {
			for j, x := range row {
				rows[j] = append(rows[j], x)
			}
		}
	}
	return raw{name, kind, []int{len(rows), len(rows[0])}, encoded(kind, slices.Concat(rows...))}
}

// folder writes the weights of a case as a program does.
func (ref reference) folder(as string) Folder {
	f := Folder{"config.json": bytes.NewReader(ref.Config), "README.md": strings.NewReader("# A model")}
	kind, prefix, turned := "F32", "", false
	switch as {
	case "a language model":
		kind, prefix = "F16", "transformer."
	case "nanoGPT":
		kind, prefix, turned = "BF16", "_orig_mod.transformer.", true
	case "minGPT":
		kind, prefix, turned = "F32", "module.transformer.", true
	}
	var all []raw
	for _, name := range slices.Sorted(maps.Keys(ref.Weights)) {
		linear := strings.Contains(name, ".c_") && strings.HasSuffix(name, "weight")
		in := prefix + name
		if name == "lm_head.weight" {
			in = strings.TrimSuffix(prefix, "transformer.") + name
		}
		all = append(all, ref.Weights[name].tensor(in, kind, linear && turned))
	}
	tokens := ref.Weights["wte.weight"]
	switch as {
	case "as published":
		all = append(all, raw{"h.0.attn.bias", "F32", []int{1, 1, 2, 2}, encoded("F32", []float64{1, math.Inf(-1), 1, 1})},
			raw{"h.0.attn.masked_bias", "F32", []int{}, encoded("F32", []float64{-1e4})})
	case "minGPT":
		all = append(all, raw{prefix + "h.0.attn.bias", "BOOL", []int{1, 1, 2, 2}, []byte{1, 0, 1, 1}})
		fallthrough
	case "nanoGPT", "with both tables":
		if _, own := ref.Weights["lm_head.weight"]; !own {
			all = append(all, tokens.tensor(strings.TrimSuffix(prefix, "transformer.")+"lm_head.weight", kind, false))
		}
	case "with the head alone":
		if _, own := ref.Weights["lm_head.weight"]; !own {
			all[slices.IndexFunc(all, func(r raw) bool { return r.name == "wte.weight" })].name = "lm_head.weight"
		}
	case "in parts":
		return ref.parts(f, all)
	}
	f["model.safetensors"] = bytes.NewReader(safetensors(all...))
	return f
}

// parts puts every second tensor into a second file, and writes the index.
func (ref reference) parts(f Folder, all []raw) Folder {
	names := []string{"model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"}
	var files [2][]raw
	where := map[string]string{}
	for i, r := range all {
		files[i%2] = append(files[i%2], r)
		where[r.name] = names[i%2]
	}
	index, err := json.Marshal(map[string]any{"metadata": map[string]int{"total_size": 1}, "weight_map": where})
	if err != nil {
		panic(err)
	}
	f["model.safetensors.index.json"] = bytes.NewReader(index)
	for i, name := range names {
		f[name] = bytes.NewReader(safetensors(files[i]...))
	}
	return f
}

var layouts = []string{
	"as published", "a language model", "nanoGPT", "minGPT", "with both tables", "with the head alone", "in parts",
}

// The same model in every layout, type and number of files computes the same bits.
func TestLayoutsAreEqual(t *testing.T) {
	for n, ref := range references(t) {
		var want []float32
		for _, as := range layouts {
			tp, g := load[float32](t, ref.folder(as))
			got := g.Read(tp, ref.Tokens, len(ref.Tokens)).Logits.Data()
			if want == nil {
				want = got
			}
			if !slices.Equal(got, want) {
				t.Errorf("case %d as %s: the scores are %v\nwant %v", n, as, got, want)
			}
			if _, own := ref.Weights["lm_head.weight"]; (g.Head != nil) != own {
				t.Errorf("case %d as %s: the scores have a table of their own: %v", n, as, g.Head != nil)
			}
		}
	}
}

// A table for the scores that differs in its last number alone is one of its own, unless config.json says that it is none.
func TestHeadOfItsOwn(t *testing.T) {
	ref := references(t)[0]
	head := ref.Weights["wte.weight"]
	head.rows = slices.Clone(head.rows)
	last := slices.Clone(head.rows[len(head.rows)-1])
	last[len(last)-1] += 0.5
	head.rows[len(head.rows)-1] = last
	ref.Weights["lm_head.weight"] = head
	if _, g := load[float64](t, ref.folder("as published")); g.Head != nil {
		t.Error("config.json says that there is none, but there is one")
	}
	ref.Config = bytes.Replace(ref.Config, []byte(`,"tie_word_embeddings":true`), nil, 1)
	tp, g := load[float64](t, ref.folder("as published"))
	if g.Head == nil || !slices.Equal(g.Head.Data(), slices.Concat(head.rows...)) || !g.Config.Untied || tp.Len() != len(g.Params()) {
		t.Errorf("there is none, or it is %v", g.Head)
	}
}

// counting counts how often each byte is read.
type counting struct {
	*bytes.Reader
	times []int
}

func (c counting) ReadAt(b []byte, at int64) (int, error) {
	for i := range b {
		c.times[int(at)+i]++
	}
	return c.Reader.ReadAt(b, at)
}

// No weight is read twice, and no mask at all.
func TestReadsOnce(t *testing.T) {
	ref := references(t)[0]
	f := ref.folder("as published")
	file := counting{f["model.safetensors"].(*bytes.Reader), make([]int, f["model.safetensors"].Size())}
	f["model.safetensors"] = file
	p, err := Open(f, Choice{})
	if err != nil {
		t.Fatal(err)
	}
	clear(file.times[:8]) // its length was looked at
	clear(file.times[8:])
	var said [][2]int
	g, err := Load(newTape(), p, func(done, all int) bool { said = append(said, [2]int{done, all}); return true })
	if err != nil {
		t.Fatal(err)
	}
	masks := 4 * 5 // the last numbers of the file
	header := len(file.times) - 4*p.Numbers() - masks
	for at, n := range file.times {
		if want := at >= header && at < len(file.times)-masks; (n == 1) != want || n > 1 {
			t.Fatalf("byte %d of %d was read %d times", at, len(file.times), n)
		}
	}
	if all := nn.GPTConfig.Parameters(g.Config); len(said) != 28 || said[0] != [2]int{0, all} || said[27][0] >= all {
		t.Errorf("progress was %v", said)
	}
}

func TestCancel(t *testing.T) {
	p, err := Open(references(t)[0].folder("nanoGPT"), Choice{})
	if err != nil {
		t.Fatal(err)
	}
	tp := newTape()
	g, err := Load(tp, p, func(done, _ int) bool { return done < 100 })
	if g != nil || err != ErrCancelled || tp.Len() != 0 {
		t.Errorf("reading ends with %v, and %d values are recorded", err, tp.Len())
	}
}
