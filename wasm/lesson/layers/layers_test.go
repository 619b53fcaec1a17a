package layers

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// named are n words.
func named(n int) (words []string) {
	for i := range n {
		words = append(words, "word"+strconv.Itoa(i))
	}
	return words
}

// finish judges what was recorded, and begins the film.
func finish(t *tape.Tape[float64], m *Model, logits Value) *Model {
	var loss Value
	t.Scope("output", func() {
		m.P = t.Softmax(logits, nil).Named("p")
		mean := t.CrossEntropyClasses(logits, m.IDs).Named("mean")
		loss = t.Scale(float64(len(m.IDs)), mean).Named("loss")
	})
	t.Backward(loss)
	rec := film.OnTape(t, loss)
	m.Begin("layers", rec, rec.Cell(loss, 0, 0).Value, nil)
	return m
}

// told is a model that reads some numbers, of which each is to be the next, in its last stack.
func told(stacks Stacks, c nn.LayerConfig, vocabulary int, ids []int) *Model {
	last := &stacks[len(stacks)-1]
	last.IDs = ids[:len(ids)-1]
	last.Words = named(len(last.IDs))
	all := named(vocabulary)
	return &Model{Stacks: stacks, D: c.Width, Heads: c.Heads, Vocabulary: all, Word: func(id int) string { return all[id] },
		Next: named(len(ids))[1:], IDs: ids[1:], Changes: &Changes{Heads: c.Heads}}
}

// gpt is a small GPT with random weights that has read some words, entered at a place.
func gpt(layers int, positions nn.Positions, at string) *Model {
	c := nn.GPTConfig{LayerConfig: nn.LayerConfig{Width: 16, Heads: 2, Hidden: 32, Biases: true}, Vocab: 9, Context: 12, Layers: layers,
		Positions: positions}
	t := tape.New[float64]()
	net := nn.NewGPT(t, c)
	net.Init(rand.New(rand.NewPCG(1, 2)), 0.3)
	stack := Stack{Scope: "decoder", Layers: layers, Causal: true, Norm: true, Item: "token", Tongue: "text", Reads: "text so far"}
	m := told(Stacks{stack}, c.LayerConfig, c.Vocab, []int{3, 1, 4, 1, 5, 2, 6, 8})
	m.At = at
	return finish(t, m, net.Read(t, m.Stacks[0].IDs, len(m.Stacks[0].IDs)).Logits)
}

// translator is a small encoder-decoder, likewise.
func translator(at string) *Model {
	layer := nn.LayerConfig{Width: 16, Heads: 4, Hidden: 32, PostNorm: true, Activation: nn.ReLU}
	c := nn.TransformerConfig{LayerConfig: layer, Source: 7, Target: 9, Context: 12, Encoder: 2, Decoder: 2,
		Positions: nn.SinusoidalPositions, Scaled: true}
	t := tape.New[float64]()
	net := nn.NewTransformer(t, c)
	net.Init(rand.New(rand.NewPCG(1, 2)))
	m := told(Stacks{
		{Scope: "encoder", Layers: 2, Item: "from", Tongue: "source", Reads: "source", Words: named(5), IDs: []int{1, 2, 3, 4, 0}},
		{Scope: "decoder", Layers: 2, Cross: true, Causal: true, Item: "to", Tongue: "target", Reads: "target so far"},
	}, c.LayerConfig, c.Target, []int{3, 1, 4, 1, 5})
	m.At = at
	read, written := m.Stacks[0].IDs, m.Stacks[1].IDs
	return finish(t, m, net.Read(t, nn.Batch{Source: read, S: len(read), Target: written, T: len(written)}).Logits)
}

// pictureOf is the drawing of a step at a width.
func pictureOf(m *Model, width float64, slide bool, at timeline.Moment) *picture.List {
	v := lesson.View{Run: &lesson.Run{Track: m.Track, Model: m}, Width: width, Slide: slide, Moment: at, Depth: len(m.Depths) - 2}
	var l picture.List
	l.Reset(width, m.Height(v))
	m.Draw(&l, v)
	return &l
}

// A GPT is laid out and drawn as a translator is, as a whole and entered at any place, there and back, at every width: nothing
// overlaps that is pressed, nothing leaves the figure, and every number is one.
func TestEveryPlaceIsDrawn(t *testing.T) {
	models := map[string]func(at string) *Model{
		"learned": func(at string) *Model { return gpt(2, nn.LearnedPositions, at) },
		"rotary":  func(at string) *Model { return gpt(1, nn.RotaryPositions, at) },
		"none":    func(at string) *Model { return gpt(1, nn.NoPositions, at) },
		"deep":    func(at string) *Model { return gpt(12, nn.LearnedPositions, at) },
		"two":     translator,
	}
	for name, model := range models {
		places := model(Whole).Places()
		if name == "deep" {
			places = []string{Whole, "decoder.7", "decoder.12.self", "decoder.norm"}
		}
		for _, at := range places {
			m := model(at)
			for step := range m.Steps {
				if step%7 > 0 && step != len(m.Steps)-1 && at != "output" {
					continue
				}
				for _, width := range []float64{328, 912} {
					n := look(t, name+" at "+at+", "+m.Steps[step].ID, pictureOf(m, width, false, timeline.Moment{Step: step, Frac: 0.5}))
					if want := len(m.Blocks()); n != want && (width == 912 || !m.Inside()) {
						t.Errorf("%s at %s: %d blocks are drawn of %d", name, at, n, want)
					}
				}
				slide := pictureOf(m, lesson.SlideWidth, true, timeline.Moment{Step: step, Frac: 1})
				look(t, name+" at "+at+" on a slide, "+m.Steps[step].ID, slide)
			}
		}
	}
}

// look finds what is wrong in a picture, and counts the blocks that a press enters.
func look(t *testing.T, where string, l *picture.List) int {
	t.Helper()
	text := l.Dump()
	for _, bad := range []string{"NaN", "Inf", "[", "\"\""} {
		if strings.Contains(text, bad) {
			at := strings.Index(text, bad)
			t.Errorf("%s: %q in %.80q", where, bad, text[max(0, at-40):])
		}
	}
	whole := picture.Box{W: l.W, H: l.H}.Grown(4)
	var blocks []picture.Item
	for _, it := range l.Items() {
		b := it.Ring.Box
		if b.Union(whole) != whole {
			t.Errorf("%s: %s leaves the figure: %+v", where, it.ID, b)
		}
		if Kind(strings.TrimPrefix(it.ID, "place-")) == "" {
			continue
		}
		for _, other := range blocks {
			if o := other.Ring.Box; b.X < o.X+o.W-1 && o.X < b.X+b.W-1 && b.Y < o.Y+o.H-1 && o.Y < b.Y+b.H-1 {
				t.Errorf("%s: %s lies on %s", where, it.ID, other.ID)
			}
		}
		blocks = append(blocks, it)
	}
	return len(blocks)
}

// On a phone a block has the map in its smallest size, a press on which opens it: then every block is a way there.
func TestTheMapOpensOnAPhone(t *testing.T) {
	m := gpt(3, nn.LearnedPositions, "decoder.2.self")
	at := timeline.Moment{Step: 3, Frac: 1}
	small := pictureOf(m, 328, false, at)
	it, ok := small.Find("map")
	if !ok || it.Set["map"] != "on" || look(t, "closed", small) != 0 {
		t.Errorf("closed: %+v, %v", it, ok)
	}
	m.Opened = true
	open := pictureOf(m, 328, false, at)
	if n := look(t, "open", open); n != len(m.Blocks()) {
		t.Errorf("the open map has %d blocks, the model %d", n, len(m.Blocks()))
	}
	if it, ok := open.Find("place-decoder.3.self"); !ok || it.Set["at"] != "decoder.3.self" || it.Set["map"] != "off" || it.Ring.Box.H < 34 {
		t.Errorf("a block of it is %+v, %v", it, ok)
	}
}

// A slide of a step in which a matrix learns shows that and its gradient.
func TestASlideShowsWhatLearns(t *testing.T) {
	m := gpt(2, nn.LearnedPositions, "decoder.2.self")
	for step, s := range m.Steps {
		if s.Element == "dparameters" {
			l := pictureOf(m, lesson.SlideWidth, true, timeline.Moment{Step: step, Frac: 1})
			for _, id := range []string{strings.TrimPrefix(s.ID, "d"), s.ID} {
				if _, ok := l.Find(id); !ok {
					t.Errorf("%s: %s is not shown", s.ID, id)
				}
			}
		}
	}
}

// What comes over from all cross-attentions together is the gradient of what the encoder hands over.
func TestCrossing(t *testing.T) {
	m := translator(Whole)
	for i, got := range m.over(m.crosses()...) {
		r := m.handed()
		r.I, r.N = i, 1
		if want := m.Size(r); math.Abs(got-want) > 1e-9*want || want == 0 {
			t.Errorf("word %d: %v comes over, and its gradient is %v long", i, got, want)
		}
	}
}

// What a block adds is not added to itself.
func TestASumIsNotOfItself(t *testing.T) {
	m := gpt(2, nn.LearnedPositions, "decoder.2.feedforward")
	for _, block := range []string{"decoder.2.feedforward", "decoder.1.self"} {
		in, ok := m.Inspect(m.ID(film.At(block+".out", 1, 2)), len(m.Steps)-1)
		if !ok || !strings.HasPrefix(in.Formula, "out₂₃ = x₂₃ + made₂₃ = ") {
			t.Errorf("%s: %s", block, in.Formula)
		}
	}
}

// What is written out is of the head in focus, whichever head the step ends with.
func TestTheHeadInFocusIsWrittenOut(t *testing.T) {
	m := translator("decoder.2.cross")
	for m.Head = range m.Heads {
		n := strconv.Itoa(m.Head + 1)
		got := m.ofHead(film.At("decoder.2.cross.head4.a4", 2, 1))
		if want := film.At("decoder.2.cross.head"+n+".a"+n, 2, 1); got != want {
			t.Errorf("head %s: %v, want %v", n, got, want)
		}
		if other := film.At("decoder.2.cross.made", 2, 1); m.ofHead(other) != other {
			t.Errorf("head %s: what is of no head becomes %v", n, m.ofHead(other))
		}
	}
}
