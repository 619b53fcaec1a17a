// Package tokens is about texts as a language model reads them, token by token: what reads them, how the next token is chosen, and
// the parts of figures that show both.
package tokens

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/corpus"
	"glassbox/core/nn"
	"glassbox/core/number"
	"glassbox/core/sample"
	"glassbox/core/tape"
	"glassbox/core/token"
	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
	"glassbox/wasm/shelf"
)

// Reader is a model that goes on with a text: one of the shelf, or one that lives elsewhere and answers when it can.
type Reader interface {
	Shape() Shape
	Weights() string // says where they come from
	Begin() Piece    // what stands before every text
	End() int        // the token that ends one
	// Cut is a text as the model's tokenizer cuts it; the error is a sentence.
	Cut(text string) ([]Piece, error)
	// Word is a token as a person reads it, and Find the token that a word is, which a text may have.
	Word(id int) string
	Find(word string) (id int, ok bool)
	// Read is a recording of the model on T tokens, in which the next one is chosen behind token at. Of V tokens in L layers it
	// has, each under its name, or nil while it is on its way:
	//
	//	Looks(l, h)           T×T: where each token looks
	//	Said(0) … Said(2L)    T×V: softmax of the logit lens on the embedding and behind each block; the last are the model's own
	//	scores, warm, kept    1×V, behind token at: the model's, softmax of those over the temperature, and what cuts leave
	//	cost                  1×V: −ln of the model's probabilities there
	//	surprise              1×(T−1): −ln of the probabilities that the tokens behind the first had
	Read(ids []int, at int, o sample.Options) film.Recording
	// GoOn writes at most n tokens behind others, as long as next chooses one by the scores of what comes behind so many.
	GoOn(ids []int, n int, next func(length int, scores []float64) (id int, ok bool)) []int
}

// Shape is the size of a model: its context is the longest text that it reads, in tokens.
type Shape struct{ Layers, Heads, Vocabulary, Context, Width int }

// Piece is a token, with the place in the text that it is.
type Piece struct {
	Text       string
	ID         int
	Start, End int
	Known      bool // to the model, which else reads a sign for the unknown
}

// Looks is the name of where a head looks; both count from 0.
func Looks(layer, head int) string {
	h := strconv.Itoa(head + 1)
	return "decoder." + strconv.Itoa(layer+1) + ".self.head" + h + ".a" + h
}

// Said is the name of what the model would say behind so many blocks.
func Said(blocks int) string { return "p" + strconv.Itoa(blocks) }

// teller is a model of the shelf.
type teller struct{ *shelf.Teller }

// Shelved is a model of the shelf.
func Shelved(m *shelf.Teller) Reader { return teller{m} }

func (m teller) Shape() Shape {
	c := m.Config
	return Shape{c.Layers, c.Heads, c.Vocab, c.Context, c.Width}
}

func (m teller) Begin() Piece {
	return Piece{Text: phrase.Say("begin mark"), ID: corpus.Begin, Known: true}
}

func (m teller) End() int { return corpus.End }

// angled writes marks as people set them.
var angled = strings.NewReplacer("<", "⟨", ">", "⟩")

func (m teller) Word(id int) string {
	return angled.Replace(m.Words[id])
}

func (m teller) Find(word string) (id int, ok bool) {
	id = slices.Index(m.Words, word)
	return id, id >= corpus.First
}

func (m teller) Cut(text string) (all []Piece, err error) {
	tokens, err := token.Words(text, token.Options{Lower: true})
	for _, t := range tokens {
		p := Piece{Text: t.Text, Start: t.Start, End: t.End}
		if p.ID, p.Known = m.Find(t.Text); !p.Known {
			p.ID = corpus.Unknown
		}
		all = append(all, p)
	}
	return all, err
}

func (m teller) GoOn(ids []int, n int, next func(length int, scores []float64) (id int, ok bool)) (written []int) {
	if n == 0 {
		return nil
	}
	t := tape.New[float64]()
	pen := m.On(t).Pen(t)
	var scores []float64
	for _, id := range ids {
		scores = pen.Next(id)
	}
	for len(written) < n {
		id, ok := next(len(ids)+len(written), scores)
		if !ok {
			break
		}
		if written = append(written, id); len(written) < n {
			scores = pen.Next(id)
		}
	}
	return written
}

func (m teller) Read(ids []int, at int, o sample.Options) film.Recording {
	t := tape.New[float64]()
	net := m.On(t)
	run := net.Read(t, ids, len(ids))
	for k, x := range lines(run) {
		n := strconv.Itoa(k)
		t.Scope("lens"+n, func() { t.Softmax(net.Lens(t, x).Named("z"+n), nil).Named(Said(k)) })
	}
	var own, model *tape.Value[float64]
	t.Scope("output", func() {
		own = t.Softmax(run.Logits, nil).Named(Said(2 * m.Config.Layers))
		scores := t.Rows(run.Logits, []int{at}).Named("scores")
		model = t.Rows(own, []int{at})
		warmed := t.Scale(1/o.Temperature, scores).Named("warmed")
		t.Softmax(warmed, nil).Named("warm")
		choice, mask := sample.Of(scores.Data(), o), make([]bool, m.Config.Vocab)
		for _, k := range choice.Order[:choice.Kept] {
			mask[k] = true
		}
		t.Softmax(warmed, mask).Named("kept")
	})
	rec := film.OnTape(t, nil)
	chances := make([]float64, len(ids)-1)
	for i := range chances {
		chances[i] = own.At(i, ids[i+1])
	}
	rec.Make(costs("surprise", chances, func(i int) film.Cell { return rec.Cell(own, i, ids[i+1]) }))
	rec.Make(costs("cost", model.Data(), func(k int) film.Cell { return rec.Cell(own, at, k) }))
	return brief{rec}
}

// brief is a recording in which a share comes from its own score. That all others have a part in it, a whole vocabulary, stands in
// its formula.
type brief struct{ film.Recording }

// Explain implements film.Recording.
func (b brief) Explain(c film.Cell) (e film.Explanation, ok bool) {
	e, ok = b.Recording.Explain(c)
	if b.Values()[c.Value].Op == "softmax" {
		e.From = slices.DeleteFunc(e.From, func(f film.Cell) bool { return f.Row != c.Row || f.Col != c.Col })
	}
	return e, ok
}

// lines are the embedding and what each block but the last makes of it.
func lines(run *nn.GPTRun[float64]) []*tape.Value[float64] {
	all := []*tape.Value[float64]{run.X}
	for _, l := range run.Layers {
		all = append(all, l.Self.Out, l.Out)
	}
	return all[:len(all)-1]
}

// costs are −ln of probabilities, a row of them; of says which cell each is.
func costs(name string, p []float64, of func(i int) film.Cell) film.Made {
	g := picture.NewGrid(1, len(p))
	for i, p := range p {
		g.Data[i] = -math.Log(max(p, math.SmallestNonzeroFloat64))
	}
	return film.Made{Name: name, Cells: g, Explain: func(_, i int) film.Explanation {
		return film.Explanation{Name: "−ln p", Symbols: "−ln p", Numbers: "−ln " + number.Format(p[i]), Value: g.Data[i],
			From: []film.Cell{of(i)}}
	}}
}
