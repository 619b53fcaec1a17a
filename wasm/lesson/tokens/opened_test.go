package tokens

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"glassbox/core/checkpoint"
	"glassbox/core/gpt2"
	"glassbox/core/json"
	"glassbox/core/nn"
	"glassbox/core/reading"
	"glassbox/core/served"
	"glassbox/core/tape"
	"glassbox/core/tokenizer"
	"glassbox/wasm/afar"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
)

// worker is the other half, in the same program.
type worker struct {
	*served.Session
	plan *gpt2.Plan
}

// open opens a random model of GPT-2's layout in a worker, with a tokenizer or bare numbers.
func open(t *testing.T, k tokenizer.Tokenizer, vocab int) worker {
	t.Helper()
	t.Cleanup(afar.Forget)
	own := tape.New[float32]()
	net := nn.NewGPT(own, nn.GPTConfig{LayerConfig: nn.LayerConfig{Width: 8, Heads: 2, Hidden: 16, Biases: true}, Vocab: vocab,
		Context: 24, Layers: 3})
	net.Init(rand.New(rand.NewPCG(3, 4)), 0.6)
	files, err := gpt2.Write(net, k)
	if err != nil {
		t.Fatal(err)
	}
	var sources []checkpoint.Source
	folder := gpt2.Folder{}
	message := `{"type":"open","name":"tiny","files":[`
	for name, data := range files {
		folder[name] = bytes.NewReader(data)
		sources = append(sources, bytes.NewReader(data))
		message += `{"name":"` + name + `","size":` + strconv.Itoa(len(data)) + `},`
	}
	w := worker{}
	now := 0.0
	w.Session = served.NewSession(tape.New[float32], func() float64 { now++; return now }, func(text string, numbers []float32) {
		var b []byte
		for _, x := range numbers {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
		}
		if !afar.Tell(text, b) {
			t.Errorf("%s is not understood", text)
		}
	})
	w.Receive(strings.TrimSuffix(message, ",")+"]}", sources)
	if w.plan, err = gpt2.Open(folder, gpt2.Choice{}); err != nil || afar.Known().State != afar.Planned {
		t.Fatalf("%v, %+v", err, afar.Known())
	}
	w.Receive(`{"type":"take"}`, nil)
	return w
}

// bring carries what is wanted to the worker, and reports whether there was anything.
func (w worker) bring() bool {
	all := afar.Wanted()
	var j json.Writer
	j.Object(func() {
		j.Key("type").String("ask")
		json.List(j.Key("questions"), all, (*json.Writer).String)
	})
	for more := w.Receive(j.Text(), nil); more; {
		more = w.Work(1)
	}
	return len(all) > 0
}

// settled does something again until all that it asks for has been answered.
func (w worker) settled(t *testing.T, do func()) {
	t.Helper()
	for range 20 {
		if afar.Begin(); true {
			do()
		}
		if !w.bring() {
			return
		}
	}
	t.Fatalf("it never ends to ask: %v", afar.Wanted()[0])
}

// text opens a text with the model.
func (w worker) text(t *testing.T, query string) (text *Text) {
	t.Helper()
	m, ok := Opened()
	if !ok {
		t.Fatalf("nothing is open: %+v", afar.Known())
	}
	v, _, _ := control.Defaults(Specs("the cat sat")).Parse(query)
	w.settled(t, func() {
		var err error
		if text, err = Open(m, v); err == nil {
			text.Film = film.New(text.Recording(), film.Plan{})
			text.Choice()
			for _, p := range text.Pieces {
				text.Word(p.ID)
			}
		}
	})
	return text
}

func letters(t *testing.T) tokenizer.Tokenizer {
	k, err := tokenizer.Characters("the cat sat on a mat.\n")
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// What a figure shows of a model that lives in a worker is what it would show of the same model here.
func TestAModelElsewhereIsReadAsOneHere(t *testing.T) {
	k := letters(t)
	w := open(t, k, k.Len())
	text := w.text(t, "text=the+cat&temperature=0.8&topk=5&topp=0.9&focus=5&write=3")
	if text == nil || text.Whole() != strings.TrimSpace("the cat"+k.Decode(IDs(text.Pieces[8:]))) || len(text.Pieces) != 11 {
		t.Fatalf("the text is %+v", text)
	}
	here := tape.New[float64]()
	var own *tape.Value[float64]
	here.Still(func() {
		net, err := gpt2.Load(here, w.plan, nil)
		if err != nil {
			t.Fatal(err)
		}
		own, _ = reading.Whole(here, net, IDs(text.Pieces), text.Focus, text.Options)
	})
	rec := film.OnTape(here, nil)
	far := text.Recording()
	if have, want := len(far.Values()), len(rec.Values())+2; have != want {
		t.Fatalf("elsewhere there are %d values, want %d", have, want)
	}
	seen := 0
	for i, v := range rec.Values() {
		if got := far.Values()[i]; got.Path != v.Path || got.Op != v.Op || got.Rows != v.Rows || !slices.Equal(got.Inputs, v.Inputs) {
			t.Errorf("value %d is %+v, want %+v", i, got, v)
		}
		var cells, again any
		w.settled(t, func() {
			if m := far.Cells(i, false); m != nil {
				cells = m
				for a := range v.Rows {
					for b := range v.Cols {
						if want := rec.Cells(i, false).At(a, b); math.Abs(m.At(a, b)-want) > 1e-3*(1+math.Abs(want)) {
							t.Fatalf("%s (%d,%d) is %v, want %v", v.Path, a, b, m.At(a, b), want)
						}
					}
				}
			}
		})
		if again = v.Path; cells != nil {
			seen++
		} else if strings.HasPrefix(v.Path, "decoder.") {
			t.Errorf("there are no cells of %v", again)
		}
		c := film.Cell{Value: i, Row: v.Rows - 1, Col: v.Cols / 2}
		want, _ := rec.Explain(c)
		var got film.Explanation
		w.settled(t, func() { got, _ = far.Explain(c) })
		if got.Symbols != want.Symbols || math.Abs(got.Value-want.Value) > 1e-3*(1+math.Abs(want.Value)) {
			t.Errorf("%s is explained as %s, %v, want %s, %v", v.Path, got.Symbols, got.Value, want.Symbols, want.Value)
		}
		if v.Op != "softmax" && !slices.Equal(got.From, want.From) {
			t.Errorf("%s comes from %v, want %v", v.Path, got.From, want.From)
		}
	}
	if seen < 100 {
		t.Errorf("only %d values have cells", seen)
	}
	for blocks := range 7 {
		w.settled(t, func() {
			if id, p, ok := text.Reading.Best(blocks, 4); ok && blocks == 6 && (p != p || math.Abs(own.At(4, id)-p) > 1e-3) {
				t.Errorf("it says %d with %v, want %v", id, p, own.At(4, id))
			} else if !ok && len(afar.Wanted()) == 0 {
				t.Errorf("behind %d blocks it says nothing", blocks)
			}
		})
	}
	w.settled(t, func() {
		costs := text.Line(film.At("surprise", 0))
		for i, c := range costs {
			if want := -math.Log(own.At(i, text.Pieces[i+1].ID)); math.Abs(c-want) > 1e-3 {
				t.Errorf("token %d costs %v, want %v", i+1, c, want)
			}
		}
	})
}

// It writes what it would write here, and a text in the midst of a worker's work is dropped for the one that is wanted now.
func TestAModelElsewhereWritesOn(t *testing.T) {
	k := letters(t)
	w := open(t, k, k.Len())
	w.text(t, "text=sat&write=20&seed=3")
	text := w.text(t, "text=the+cat&write=6&seed=3")
	here := tape.New[float64]()
	net, err := gpt2.Load(here, w.plan, nil)
	if err != nil {
		t.Fatal(err)
	}
	want, _ := reading.GoOn(net.Pen(here), IDs(text.Pieces[:text.Prompt]), 6, -1, text.Options, 3)
	if got := IDs(text.Pieces[text.Prompt:]); !slices.Equal(got, want) {
		t.Errorf("it writes %v, want %v", got, want)
	}
	next := w.text(t, "text=the+cat&next=%234&then=%233!+%232")
	if next.Next != 4 || next.Pieces[len(next.Pieces)-1].ID != 2 || !next.Mine[len(next.Pieces)-2] {
		t.Errorf("chosen is %d, behind %+v", next.Next, next.Pieces)
	}
}

// Without a tokenizer tokens are bare numbers.
func TestBareTokens(t *testing.T) {
	w := open(t, nil, 12)
	text := w.text(t, "text=3,+4+11&write=2")
	if text == nil || !slices.Equal(IDs(text.Pieces[:4]), []int{0, 3, 4, 11}) || len(text.Pieces) != 6 {
		t.Fatalf("read is %+v", text)
	}
	m, _ := Opened()
	var err error
	w.settled(t, func() { _, err = m.Cut("3 12") })
	if err == nil || !strings.Contains(err.Error(), "12") {
		t.Errorf("token 12 of 12: %v", err)
	}
}
