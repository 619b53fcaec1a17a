package gpt2_test

import (
	"bytes"
	"fmt"

	"glassbox/core/gpt2"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/core/tokenizer"
)

// A small GPT is written as GPT-2 was published, opened again, and asked what it computes.
func Example() {
	words, err := tokenizer.Characters("the cat")
	if err != nil {
		fmt.Println(err)
		return
	}
	g := nn.NewGPT(tape.New[float32](), nn.GPTConfig{
		LayerConfig: nn.LayerConfig{Width: 8, Heads: 2, Hidden: 32, Biases: true}, Vocab: words.Len(), Context: 16, Layers: 1,
	})
	g.Init(nn.Random(1), 0.02)
	files, err := gpt2.Write(g, words)
	if err != nil {
		fmt.Println(err)
		return
	}

	folder := gpt2.Folder{}
	for name, data := range files {
		folder[name] = bytes.NewReader(data)
	}
	plan, err := gpt2.Open(folder, gpt2.Choice{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(plan.Network.Parameters(), "numbers, of which nothing is read yet:", plan.Memory(3).Weights, "bytes")
	t := tape.New[float32]()
	again, err := gpt2.Load(t, plan, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	ids := tokenizer.IDs(words.Encode("cat"))
	for _, m := range gpt2.Terms(again, again.Read(t, ids, len(ids))) {
		if m.Name == "h.0.attn.weights.1" {
			rows, cols := m.Dims()
			fmt.Println(m.Name, "is", rows, "by", cols, "and begins with", m.Cells()[0])
		}
	}
	// Output:
	// 1072 numbers, of which nothing is read yet: 4288 bytes
	// h.0.attn.weights.1 is 3 by 3 and begins with [1 0 0]
}
