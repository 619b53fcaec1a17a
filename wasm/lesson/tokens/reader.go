// Package tokens is about texts as a language model reads them, token by token: what reads them, how the next token is chosen, and
// the parts of figures that show both.
package tokens

import (
	"slices"
	"strings"

	"glassbox/core/corpus"
	"glassbox/core/reading"
	"glassbox/core/sample"
	"glassbox/core/tape"
	"glassbox/core/token"
	"glassbox/wasm/figure"
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
	// Word is a token as a person reads it, and Piece what it is in a text behind others.
	Word(id int) string
	Piece(id int) Piece
	// Key is a token as controls have it, without spaces, and Find the token of a key, which a text may have.
	Key(id int) string
	Find(key string) (id int, ok bool)
	// Read is a recording of the model on T tokens, in which the next one is chosen behind token at. Of V tokens in L layers it
	// has, each under its name, or nil while it is on its way:
	//
	//	Looks(l, h)           T×T: where each token looks
	//	Said(0) … Said(2L)    T×V: softmax of the logit lens on the embedding and behind each block; the last are the model's own
	//	scores, warm, kept    1×V, behind token at: the model's, softmax of those over the temperature, and what cuts leave
	//	cost                  1×V: −ln of the model's probabilities there
	//	surprise              1×(T−1): −ln of the probabilities that the tokens behind the first had
	Read(ids []int, at int, o sample.Options) Reading
	// GoOn writes at most n tokens behind others, as the options and the seed choose them, and none behind its end. Of a model
	// that lives elsewhere these may be fewer until all have arrived.
	GoOn(ids []int, n int, o sample.Options, seed int) (written []int, ended bool)
}

// Reading is a recording of a model on a text. Of the tables of what each block would say it may have no more than some rows.
type Reading interface {
	film.Recording
	// Best is the token that would most probably be said behind so many blocks, at a place of the text; ok is false while that
	// is on its way.
	Best(blocks, place int) (id int, p float64, ok bool)
	// Model are the probabilities of what comes behind the token in focus, nil while they are on their way.
	Model() []float64
	// Choice is how that is chosen, nil while it is on its way.
	Choice() *sample.Choice
}

// Shape is the size of a model: its context is the longest text that it reads, in tokens.
type Shape struct{ Layers, Heads, Vocabulary, Context, Width int }

// Piece is a token, with the place in the text that it is.
type Piece struct {
	Text       string
	ID         int
	Start, End int
	Exact      string // the same with blanks, as it stands in a text; empty where blanks stand around it
	Tight      bool   // nothing stands between it and the one before
	Known      bool   // to the model, which else reads a sign for the unknown
}

// Looks and Said are the names of where a head looks, and of what a model would say behind so many blocks.
func Looks(layer, head int) string { return reading.Looks(layer, head) }
func Said(blocks int) string       { return reading.Said(blocks) }

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

func (m teller) Key(id int) string { return m.Word(id) }

func (m teller) Piece(id int) Piece { return Piece{Text: m.Word(id), ID: id, Known: true} }

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
		p.Tight = len(all) > 0 && all[len(all)-1].End == t.Start
		all = append(all, p)
	}
	return all, err
}

func (m teller) GoOn(ids []int, n int, o sample.Options, seed int) (written []int, ended bool) {
	if n == 0 {
		return nil, false
	}
	t := tape.New[float64]()
	return reading.GoOn(m.On(t).Pen(t), ids, n, m.End(), o, seed)
}

func (m teller) Read(ids []int, at int, o sample.Options) Reading {
	t := tape.New[float64]()
	own, scores := reading.Whole(t, m.On(t), ids, at, o)
	rec := film.OnTape(t, nil)
	chances := make([]float64, len(ids)-1)
	for i := range chances {
		chances[i] = own.At(i, ids[i+1])
	}
	model := film.Line(own, at)
	rec.Make(costs("surprise", chances, func(i int) film.Cell { return rec.Cell(own, i, ids[i+1]) }))
	rec.Make(costs("cost", model, func(k int) film.Cell { return rec.Cell(own, at, k) }))
	return here{rec, t, model, sample.Of(scores.Data(), o)}
}

// here is a reading on a tape. In it a share comes from its own score. That all others have a part in it, a whole vocabulary,
// stands in its formula.
type here struct {
	film.Recording
	tape  *tape.Tape[float64]
	model []float64

	choice sample.Choice
}

// Explain implements film.Recording.
func (h here) Explain(c film.Cell) (e film.Explanation, ok bool) {
	e, ok = h.Recording.Explain(c)
	if h.Values()[c.Value].Op == "softmax" {
		e.From = slices.DeleteFunc(e.From, func(f film.Cell) bool { return f.Row != c.Row || f.Col != c.Col })
	}
	return e, ok
}

func (h here) Model() []float64 { return h.model }

func (h here) Choice() *sample.Choice { return &h.choice }

func (h here) Best(blocks, place int) (id int, p float64, ok bool) {
	for _, v := range h.tape.Values() {
		if v.Name() == Said(blocks) {
			row := film.Line(v, place)
			id = figure.Strongest(row, 1)[0]
			return id, row[id], true
		}
	}
	return 0, 0, false
}

// costs are −ln of probabilities, a row of them; of says which cell each is.
func costs(name string, p []float64, of func(i int) film.Cell) film.Made {
	g := picture.NewGrid(1, len(p))
	copy(g.Data, reading.Costs(p))
	return film.Made{Name: name, Cells: g, Explain: func(_, i int) film.Explanation {
		return costOf(p[i], of(i))
	}}
}
