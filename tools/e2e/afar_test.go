package e2e

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"glassbox/core/gpt2"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/core/tokenizer"
)

// ownModel is a random model of GPT-2's layout with a tokenizer for letters, and its files as a list of File in the page.
func ownModel(t *testing.T) (net *nn.GPT[float32], own *tape.Tape[float32], k tokenizer.Tokenizer, files string) {
	t.Helper()
	k, err := tokenizer.Characters("The cat sat on a mat.\n")
	if err != nil {
		t.Fatal(err)
	}
	own = tape.New[float32]()
	net = nn.NewGPT(own, nn.GPTConfig{LayerConfig: nn.LayerConfig{Width: 32, Heads: 4, Hidden: 64, Biases: true}, Vocab: k.Len(),
		Context: 40, Layers: 3})
	net.Init(rand.New(rand.NewPCG(7, 8)), 0.4)
	all, err := gpt2.Write(net, k)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(all) // bytes as base64
	if err != nil {
		t.Fatal(err)
	}
	return net, own, k, `Object.entries(` + string(text) + `).map(([name, data]) =>
		new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name))`
}

// A visitor's own model lives in a worker, and the figure shows what it computes: the likeliest next token with its probability
// as it is computed here. Nothing is sent for it. Closed, the figure shows the model of the stories.
func TestAnOpenedModelAnswersTheFigure(t *testing.T) {
	net, own, k, files := ownModel(t)
	p := open(t, "/#gpt?model=own&text=The+cat&temperature=1&topp=1&topk=50")
	p.run(`globalThis.opened = customElements.get("glass-box").opened;
		globalThis.heard = [];
		opened.addEventListener("told", ({ detail }) => heard.push(detail.type));
		opened.open(` + files + `, "mine")`)
	p.wait(`heard.includes("plan")`)
	if js[bool](p, `heard.includes("taking")`) {
		t.Error("weights are read before they are asked for")
	}
	fetched := js[int](p, `performance.getEntriesByType("resource").length`)
	p.run(`opened.take()`)
	p.wait(`heard.includes("open")`)
	p.wait(figure + `.get().weights.includes("mine")`)
	p.wait(figure + `.get().asks?.length === 0`)

	var ids []int
	for _, token := range k.Encode("\nThe cat") {
		ids = append(ids, token.ID)
	}
	chances := own.Softmax(net.Read(own, ids, len(ids)).Logits, nil)
	best, most := 0, 0.0
	for id := range k.Len() {
		if x := chances.At(len(ids)-1, id); x > most {
			best, most = id, x
		}
	}
	value := js[string](p, items+`.find(({ id }) => id === "bar-`+strconv.Itoa(best)+`")?.value ?? ""`)
	if x, err := strconv.ParseFloat(strings.TrimSuffix(value, "%"), 64); err != nil || math.Abs(x-100*most) > 0.06 {
		t.Errorf("the likeliest token has %q, want %.1f%%", value, 100*most)
	}
	p.run(figure + `.select("bar-` + strconv.Itoa(best) + `")`)
	p.act(`set("write", "12")`)
	p.wait(figure + `.get().asks?.length === 0 && ` + figure + `.get().values.tokens === ` + strconv.Itoa(len(ids)+12))
	p.run(figure + `.select("p3-2-` + strconv.Itoa(best) + `")`)
	p.wait(figure + `.get().selection?.formula.includes("exp")`)
	if n := js[int](p, `performance.getEntriesByType("resource").length`); n != fetched {
		t.Errorf("%d things were fetched for it", n-fetched)
	}
	p.run(`opened.close()`)
	p.wait(`!` + figure + `.get().weights.includes("mine") && ` + figure + `.get().notices.some(({ key }) => key === "model")`)
}
