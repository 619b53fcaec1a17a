package e2e

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"glassbox/core/checkpoint"
	"glassbox/core/gpt2"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/core/tokenizer"
)

// tiny are the files of a random GPT-2 that knows the letters of a few words.
func tiny(t *testing.T) map[string][]byte {
	t.Helper()
	k, err := tokenizer.Characters("the cats ate the soup")
	if err != nil {
		t.Fatal(err)
	}
	record := tape.New[float32]()
	g := nn.NewGPT(record, nn.GPTConfig{LayerConfig: nn.LayerConfig{Width: 16, Heads: 2, Hidden: 64, Biases: true}, Vocab: k.Len(),
		Context: 24, Layers: 3})
	g.Init(rand.New(rand.NewPCG(1, 2)), 0.3)
	files, err := gpt2.Write(g, k)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// turned are the same as nanoGPT lays a model out.
func turned(t *testing.T, files map[string][]byte) map[string][]byte {
	t.Helper()
	all, err := checkpoint.Read(files["model.safetensors"])
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range all {
		all[i].Name = "transformer." + m.Name
		if len(m.Shape) < 2 || !strings.HasPrefix(m.Name, "h.") {
			continue
		}
		rows, cols := m.Shape[0], m.Shape[1]
		all[i].Shape, all[i].Data = []int{cols, rows}, make([]float32, len(m.Data))
		for at, x := range m.Data {
			all[i].Data[at%cols*rows+at/cols] = x
		}
	}
	var w bytes.Buffer
	if err := checkpoint.Write(&w, all, true); err != nil {
		t.Fatal(err)
	}
	files = maps.Clone(files)
	files["model.safetensors"] = w.Bytes()
	return files
}

// What a visitor does with files, as scripts: they are chosen in the field, or dropped on the figure.
const (
	given  = `((all) => Object.entries(all).map(([name, text]) => new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name)))`
	chosen = `((files) => {
		const data = new DataTransfer(), field = ` + figure + `.shadowRoot.querySelector(".own input[type=file]:not([webkitdirectory])");
		for (const file of files) data.items.add(file);
		field.files = data.files;
		field.dispatchEvent(new Event("change"));
	})`
	dropped = `((files) => {
		const data = new DataTransfer();
		for (const file of files) data.items.add(file);
		for (const type of ["dragover", "drop"]) ` + figure + `.dispatchEvent(
			new DragEvent(type, { dataTransfer: data, bubbles: true, composed: true, cancelable: true }));
	})`
	opening  = figure + `.get().opening`
	requests = `performance.getEntriesByType("resource").filter(({ name }) => !name.endsWith("/worker.js")).length` // begun anew each time
)

// give has the visitor give files.
func (p *page) give(how string, files map[string][]byte) {
	p.Helper()
	text, err := json.Marshal(files)
	p.must(err)
	p.run(how + "(" + given + "(" + string(text) + "))")
}

// told is the value of an item of the figure.
func (p *page) told(id string) string {
	p.Helper()
	return js[string](p, items+`.find((item) => item.id === "`+id+`")?.value ?? ""`)
}

// pressOwn presses a button of the row for a model of one's own.
func (p *page) pressOwn(label string) {
	p.Helper()
	p.run(`[...` + figure + `.shadowRoot.querySelectorAll(".own button:not([hidden])")].find((b) => b.textContent.startsWith("` + label +
		`")).click()`)
}

// A visitor opens a model of their own, in two layouts, chosen and dropped. Its memory is said before it is taken, what stays closed
// is told, and nothing is sent.
func TestAVisitorOpensTheirOwn(t *testing.T) {
	p := open(t, "/#gpt?view=own")
	if js[bool](p, `performance.getEntriesByType("resource").some(({ name }) => name.endsWith("worker.wasm"))`) {
		t.Error("the program is fetched before anybody opens anything")
	}
	files := tiny(t)
	with := maps.Clone(files)
	with["pytorch_model.bin"] = []byte("PK\x03\x04 and so on, as a pickle begins")
	p.give(chosen, with)
	p.wait(opening + `.state === "planned"`)
	before := js[int](p, requests)
	if layers, family := p.told("fact-layers"), p.told("fact-family"); !strings.HasPrefix(layers, "3, each 2 heads of 8") ||
		!strings.Contains(family, "Conv1D") {
		t.Errorf("it is found to be %q, %q", layers, family)
	}
	if takes, sum := js[string](p, opening+`.takes`), p.told("memory-sum"); takes == "" || takes != sum || p.told("fact-numbers") != "" {
		t.Errorf("before it is taken it is said to take %q, in all %q; of its numbers %q is known", takes, sum, p.told("fact-numbers"))
	}
	if text := js[string](p, figure+`.get().display.refused`); !strings.Contains(text, "pytorch_model.bin") ||
		!strings.Contains(text, "pickle") {
		t.Errorf("of the pickle is said %q", text)
	}
	p.pressOwn("Open")
	p.wait(opening + `.state === "open"`)
	p.act(`set("prompt", "the cats")`)
	p.wait(items + `.filter(({ label }) => label.includes("would say")).length >= 4 * 8`)
	p.wait(figure + `.get().display.answer.includes("likeliest")`)
	if numbers := p.told("fact-numbers"); !strings.Contains(numbers, "finite") {
		t.Errorf("its numbers are told as %q", numbers)
	}
	p.pressOwn("Close model")
	p.wait(opening + `.state === ""`)

	p.give(dropped, turned(t, files))
	p.wait(opening + `.state === "planned"`)
	if family := p.told("fact-family"); !strings.Contains(family, "Linear") {
		t.Errorf("the other layout is told as %q", family)
	}
	p.give(dropped, map[string][]byte{"model.safetensors": []byte("version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 9\n")})
	p.wait(opening + `.state === "refused"`)
	if said := js[string](p, opening+`.said`); !strings.Contains(said, "Git LFS") {
		t.Errorf("a pointer alone is told as %q", said)
	}
	if after := js[int](p, requests); after != before {
		t.Errorf("%d requests were made for it", after-before)
	}
}
