package afar

import (
	"reflect"
	"strings"
	"testing"

	"glassbox/core/nn"
)

const plan = `{"type":"plan","name":"gpt2","files":[{"name":"config.json","size":665,"use":"settings"},
	{"name":"pytorch_model.bin","size":9,"trouble":{"from":"checkpoint","problem":"pickle","text":"a pickle","advice":"save it"}}],
	"layers":12,"heads":12,"width":768,"hidden":3072,"context":1024,"vocabulary":50257,"most":128,"activation":1,"biases":true,"tied":true,
	"layout":"Conv1D",
	"weights":124439808,"stored":"F32","leftOut":12,"omitted":50331648,"notes":[{"about":"heads","said":768,"has":12}],
	"tokenizer":"vocab.json + merges.txt","merges":50000,"words":50257,"begin":50256,"end":50256,
	"memory":{"weights":498,"kept":76,"recording":57,"tokens":32,"gradients":499,"limit":2048}}`

func TestAModelIsToldOfUntilItIsOpen(t *testing.T) {
	defer Forget()
	for _, step := range []struct {
		told string
		want State
	}{
		{`{"type":"reading","name":"gpt2","files":[{"name":"config.json","size":665}]}`, Reading},
		{plan, Planned},
		{`{"type":"taking","done":10,"all":100,"seconds":1.5}`, Taking},
		{`{"type":"open","seconds":14.2,"smallest":-9.9,"largest":18.6,"tied":true}`, Open},
	} {
		if !Tell(step.told, nil) || Known().State != step.want {
			t.Errorf("%s makes %+v", step.told, Known())
		}
	}
	want := Opened{State: Open, Name: "gpt2", Files: []File{{"config.json", 665, Settings, nil},
		{"pytorch_model.bin", 9, Unused, &Trouble{From: "checkpoint", Problem: "pickle", Text: "a pickle", Advice: "save it"}}},
		Layers: 12, Heads: 12, Width: 768, Hidden: 3072, Context: 1024, Vocabulary: 50257, Most: 128, Tied: true,
		Network: nn.GPTConfig{Vocab: 50257, Context: 1024, Layers: 12, LayerConfig: nn.LayerConfig{Width: 768, Heads: 12, Hidden: 3072,
			Biases: true, Activation: nn.GELU}}, Layout: "Conv1D",
		Weights: 124439808, Type: "F32", LeftOut: 12, Omitted: 50331648, Notes: []Note{{"heads", 768, 12}},
		Tokenizer: "vocab.json + merges.txt", Merges: 50000, Words: 50257, Begin: 50256, End: 50256, Memory: Memory{498, 76, 57, 32, 499, 2048},
		Smallest: -9.9, Largest: 18.6, Done: 10, All: 100, Seconds: 14.2}
	if !reflect.DeepEqual(Known(), want) {
		t.Errorf("known is %+v\nwant %+v", Known(), want)
	}
	if Tell(`{"type":"closed"}`, nil); !reflect.DeepEqual(Known(), Opened{}) {
		t.Errorf("after it was closed %+v is known", Known())
	}
}

// Whatever is told, nothing breaks, and what is kept is bounded.
func FuzzTell(f *testing.F) {
	f.Add(plan)
	f.Add(`{"type":"refused","trouble":7,"files":{}}`)
	f.Add(`{"type":"plan","layers":-1e300,"files":[1,{}],"memory":[]}`)
	f.Add(`{"type":"taking","done":1e300}`)
	f.Add(`{"type":"reading","name":"` + strings.Repeat("é", 300) + `"}`)
	f.Fuzz(func(t *testing.T, text string) {
		defer Forget()
		if Tell(text, nil); len(Known().Name) > mostText || len(Known().Files) > mostFiles || Known().Layers < 0 {
			t.Errorf("%q makes %+v", text, Known())
		}
	})
}
