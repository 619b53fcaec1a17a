package served

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"glassbox/core/checkpoint"
	"glassbox/core/gpt2"
	"glassbox/core/json"
	"glassbox/core/nn"
	"glassbox/core/tape"
)

// tiny are the files of a random model.
func tiny(t testing.TB, change func(*nn.GPT[float32])) map[string][]byte {
	own := tape.New[float32]()
	net := nn.NewGPT(own, nn.GPTConfig{LayerConfig: nn.LayerConfig{Width: 8, Heads: 2, Hidden: 16, Biases: true}, Vocab: 13,
		Context: 12, Layers: 2})
	net.Init(rand.New(rand.NewPCG(5, 6)), 0.5)
	if change != nil {
		change(net)
	}
	files, err := gpt2.Write(net, nil)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// desk is a session, and what it has posted.
type desk struct {
	*Session
	posted []map[string]json.Value
	sent   [][]float32
}

func opened(t testing.TB, files map[string][]byte, more string) *desk {
	d := &desk{}
	now := 0.0
	d.Session = NewSession(tape.New[float32], func() float64 { now += 50; return now }, func(text string, numbers []float32) {
		v, err := json.Read(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		d.posted, d.sent = append(d.posted, v.Fields), append(d.sent, numbers)
	})
	var names []string
	var sources []checkpoint.Source
	for _, name := range slices.Sorted(maps.Keys(files)) {
		names = append(names, fmt.Sprintf(`{"name":%q,"size":%d}`, name, len(files[name])))
		sources = append(sources, bytes.NewReader(files[name]))
	}
	d.Receive(`{"type":"open","name":"tiny","files":[`+strings.Join(names, ",")+`]`+more+`}`, sources)
	return d
}

func (d *desk) last() map[string]json.Value { return d.posted[len(d.posted)-1] }

// ask asks questions, and works until there is no more to do.
func (d *desk) ask(questions ...string) {
	var w json.Writer
	w.Object(func() {
		w.Key("type").String("ask")
		json.List(w.Key("questions"), questions, (*json.Writer).String)
	})
	for more := d.Receive(w.Text(), nil); more; {
		more = d.Work(0)
	}
}

// What is planned tells of all files, and the weights are taken only when that is asked for.
func TestAPlanIsMadeFirst(t *testing.T) {
	files := tiny(t, nil)
	files["pytorch_model.bin"], files["README.md"] = []byte("PK\x03\x04 and so on"), []byte("# Tiny")
	d := opened(t, files, "")
	p := d.last()
	if len(d.posted) != 1 || p["type"].String != "plan" || p["layers"].Number != 2 || p["layout"].String != "Conv1D" || d.model != nil {
		t.Fatalf("planned is %+v", p)
	}
	var told []string
	for _, f := range p["files"].Items {
		told = append(told, f.Fields["name"].String+" "+f.Fields["use"].String+f.Fields["trouble"].Fields["problem"].String)
	}
	want := []string{"README.md ", "config.json settings", "model.safetensors weights", "pytorch_model.bin pickle"}
	if !slices.Equal(told, want) {
		t.Errorf("files are %q", told)
	}
	d.Receive(`{"type":"take"}`, nil)
	if o := d.last(); o["type"].String != "open" || !(o["smallest"].Number < 0) || d.posted[1]["type"].String != "taking" {
		t.Errorf("taken, it says %+v", d.posted[1:])
	}
}

// What is wrong with files is said, of each that is known to be something else, too.
func TestRefusedFilesHaveTheirTrouble(t *testing.T) {
	for name, want := range map[string]string{"PK\x03\x04....": "pickle", "version https://git-lfs": "pointer", "\x00": "short"} {
		d := opened(t, map[string][]byte{"model.safetensors": []byte(name)}, "")
		trouble := d.last()["trouble"].Fields
		if d.last()["type"].String != "refused" || trouble["problem"].String != want || trouble["advice"].String == "" {
			t.Errorf("%q: %+v", name, d.last())
		}
		if d.Receive(`{"type":"take"}`, nil); len(d.posted) != 1 {
			t.Errorf("%q is taken", name)
		}
	}
	broken := tiny(t, nil)
	at := broken["model.safetensors"]
	copy(at[len(at)-4:], []byte{0, 0, 0xc0, 0x7f}) // no number
	d := opened(t, broken, "")
	d.Receive(`{"type":"take"}`, nil)
	if p := d.last(); p["type"].String != "refused" || p["trouble"].Fields["problem"].String != string(checkpoint.Number) {
		t.Errorf("a weight that is no number: %+v", p)
	}
}

// halting stops a session while its files are read.
type halting struct {
	checkpoint.Source
	at func()
}

func (h halting) ReadAt(b []byte, at int64) (int, error) {
	h.at()
	return h.Source.ReadAt(b, at)
}

func TestTakingCanBeStopped(t *testing.T) {
	d := opened(t, tiny(t, nil), "")
	for name, s := range d.folder {
		d.folder[name] = halting{s, func() { d.Receive(`{"type":"stop"}`, nil) }}
	}
	d.plan, _ = gpt2.Open(d.folder, gpt2.Choice{})
	d.Receive(`{"type":"take"}`, nil)
	if p := d.last(); p["type"].String != "stopped" || d.model != nil {
		t.Fatalf("stopped, it says %+v", p)
	}
	for name, s := range d.folder {
		d.folder[name] = s.(halting).Source
	}
	d.plan, _ = gpt2.Open(d.folder, gpt2.Choice{})
	if d.Receive(`{"type":"take"}`, nil); d.last()["type"].String != "open" {
		t.Errorf("taken again, it says %+v", d.last())
	}
}

// Layers are answered one after the other, while the pass goes on; and what is not wanted any more is not gone on with.
func TestLayersArriveOneByOne(t *testing.T) {
	d := opened(t, tiny(t, nil), "")
	d.Receive(`{"type":"take"}`, nil)
	d.posted = nil
	lens := func(ids string, k int) string { return fmt.Sprintf(`{"ask":"lens","ids":[%s],"blocks":%d}`, ids, k) }
	var all []string
	for k := range 5 {
		all = append(all, lens("1,2,3", k))
	}
	slices.Reverse(all)
	d.ask(all...)
	for k, p := range d.posted {
		if p["question"].String != lens("1,2,3", k) || len(p["ids"].Items) != 3 {
			t.Errorf("answer %d is %+v", k, p)
		}
	}
	if len(d.posted) != 5 {
		t.Errorf("there are %d answers", len(d.posted))
	}
	d.Receive(`{"type":"ask","questions":["{\"ask\":\"chances\",\"ids\":[4,4,4]}"]}`, nil)
	d.Work(0)
	p := d.model.passes[0]
	d.posted = nil
	d.ask(`{"ask":"word","id":7}`)
	if len(d.posted) != 1 || done(p.run.Logits) {
		t.Errorf("what is dropped is gone on with: %+v", d.posted)
	}
}

// Scores that are infinite break nothing: they have no answer.
func TestWhatBreaksHasNoAnswer(t *testing.T) {
	d := opened(t, tiny(t, func(g *nn.GPT[float32]) {
		for i := range g.Embedding.Tokens.Data() {
			g.Embedding.Tokens.Data()[i] = math.MaxFloat32
		}
	}), "")
	d.Receive(`{"type":"take"}`, nil)
	d.ask(`{"ask":"write","ids":[1],"n":3,"temperature":1,"seed":1}`, `{"ask":"word","id":1}`)
	if n := len(d.posted); d.posted[n-1]["type"].String != "answer" || d.Work(0) {
		t.Errorf("it answers %+v", d.posted)
	}
}

// Whatever is asked, there is one last answer, and it comes to an end.
func FuzzAsk(f *testing.F) {
	for _, q := range []string{`{"ask":"lens","ids":[1,2],"blocks":4}`, `{"ask":"next","ids":[12],"at":0}`,
		`{"ask":"cells","ids":[1],"of":"decoder.1.self.q"}`,
		`{"ask":"explain","ids":[1,2],"at":1,"temperature":0.5,"topk":3,"topp":0.5,"of":"output.kept","row":0,"col":3}`,
		`{"ask":"explain","ids":[3],"of":"lens1.p1","row":9,"col":99}`, `{"ask":"write","ids":[1,2,3],"n":200,"temperature":0,"seed":1}`,
		`{"ask":"cut","text":"1, 2 x"}`, `{"ask":"chances","ids":[]}`, `{"ask":"word","id":-5}`,
		`{"ask":"explain","ids":[1],"of":"output.scores","topk":1e9}`,
		`{"ask":"explain","ids":[5,6],"of":"decoder.2.feedforward.norm.mean","row":1}`, `{"ids":[1e99]}`, `7`} {
		f.Add(q)
	}
	d := opened(f, tiny(f, nil), "")
	d.Receive(`{"type":"take"}`, nil)
	f.Fuzz(func(t *testing.T, q string) {
		d.posted = nil
		d.ask(q)
		if n := len(d.posted); n == 0 || d.last()["type"].String != "answer" || d.last()["more"].Bool {
			t.Errorf("%q is answered %+v", q, d.posted)
		}
	})
}
