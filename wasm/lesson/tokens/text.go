package tokens

import (
	"errors"
	"strconv"
	"strings"

	"glassbox/core/corpus"
	"glassbox/core/number"
	"glassbox/core/sample"
	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/phrase"
	"glassbox/wasm/shelf"
)

// Text is a text that a model goes on with, and how it chooses the next token behind the one in focus. Its film is made by whoever
// shows it, of its recording.
type Text struct {
	Reader
	*film.Film
	Reading     Reading // once its Recording was asked for
	Options     sample.Options
	Seed        int
	Point       float64 // where the seed points, from 0 to 1
	Pieces      []Piece // with the mark that begins a text
	Prompt      int     // how many of them are the learner's text
	Frozen      int     // and with what was written one by one; behind those stands what is drawn anew with every setting
	Mine        []bool  // by token: the learner chose it
	Focus       int
	Layer, Head int  // whose looks are shown, from 0
	Open        bool // the lens tells of every block, in numbers
	Next        int  // the token that the learner chose to come behind the last, −1 for none
	Notices     []lesson.Notice
	Choices     map[string][]string // as a run has them
	Taken       map[string]string

	raw string
	cut bool // the model has no room for all of it
}

// Open reads a text with a model, as the controls text, then, write, next, focus, layer, head, open, seed, temperature, topp and topk
// say. The error is a sentence.
func Open(m Reader, v control.Values) (*Text, error) {
	w := &Text{Reader: m, Seed: v.Int("seed"), Open: v.On("open"), Choices: map[string][]string{}, Taken: map[string]string{}}
	w.Options = sample.Options{Temperature: v.Float("temperature"), TopK: v.Int("topk"), TopP: v.Float("topp")}
	w.Layer, w.Head = w.among(v, "layer", m.Shape().Layers), w.among(v, "head", m.Shape().Heads)
	for _, step := range []func(control.Values) error{w.hear, w.follow, w.goOn, w.choose} {
		if err := step(v); err != nil {
			return nil, err
		}
	}
	w.Point = sample.Uniform(w.Seed, w.Focus+1)
	return w, nil
}

// among is one of as many as the model has, from 0.
func (w *Text) among(v control.Values, key string, n int) int {
	for i := range n {
		w.Choices[key] = append(w.Choices[key], strconv.Itoa(i+1))
	}
	at := min(v.Int(key), n)
	w.Taken[key] = strconv.Itoa(at)
	return at - 1
}

// Recording is that of the model on the text.
func (w *Text) Recording() film.Recording {
	w.Reading = w.Read(IDs(w.Pieces), w.Focus, w.Options)
	return w.Reading
}

// IDs are tokens as the model knows them.
func IDs(pieces []Piece) []int {
	all := make([]int, len(pieces))
	for i, p := range pieces {
		all[i] = p.ID
	}
	return all
}

// hear reads the learner's text.
func (w *Text) hear(v control.Values) error {
	w.raw = v.Get("text")
	all, err := w.Cut(w.raw)
	most := w.Shape().Context - 1
	var waiting *lesson.Waiting
	switch n := len(all); {
	case errors.As(err, &waiting):
		return err
	case err != nil:
		return &control.Error{Key: "text", Text: err.Error()}
	case n == 0:
		return &control.Error{Key: "text", Text: phrase.Say("tokens.no words", "most", most)}
	case n > most:
		all, w.cut = all[:most], true
		w.tell("text", phrase.Say("tokens.text cut", "n", n, "most", most))
	}
	w.Pieces = append([]Piece{w.Begin()}, all...)
	w.Prompt = len(w.Pieces)
	heard, known := make([]string, len(all)), make([]bool, len(all))
	for i, p := range all {
		heard[i], known[i] = p.Text, p.Known
	}
	w.Notices = append(w.Notices, words.Unknown("text", heard, known, func(i int) []lesson.Action {
		return Story().Replaced(w.raw, token.Token{Text: all[i].Text, Start: all[i].Start, End: all[i].End})
	})...)
	return nil
}

// mine is the mark of a token that the learner chose.
const mine = "!"

// follow reads what was written one by one.
func (w *Text) follow(v control.Values) error {
	w.Mine = make([]bool, w.Prompt)
	for _, field := range strings.Fields(v.Get("then")) {
		word, own := strings.CutSuffix(field, mine)
		id, ok := w.Find(word)
		if !ok {
			return &control.Error{Key: "then", Text: phrase.Say("tokens.wrong.then", "word", word, "mark", mine)}
		}
		if len(w.Pieces) < w.Shape().Context {
			w.add(id, own)
		}
	}
	w.Frozen = len(w.Pieces)
	return nil
}

func (w *Text) add(id int, own bool) {
	w.Pieces = append(w.Pieces, w.Piece(id))
	w.Mine = append(w.Mine, own)
}

// goOn writes as many further tokens as are asked for, until the model ends or has no more room.
func (w *Text) goOn(v control.Values) error {
	n := v.Int("write")
	room := min(n, w.Shape().Context-len(w.Pieces))
	all, ended := w.GoOn(IDs(w.Pieces), room, w.Options, w.Seed)
	for _, id := range all {
		w.add(id, false)
	}
	w.Taken["write"] = strconv.Itoa(len(all))
	switch most := w.Shape().Context; {
	case ended:
		w.tell("write", phrase.Say("tokens.ended", "n", len(all)))
	case len(w.Pieces) == most && !w.cut:
		w.tell("write", phrase.Say("tokens.full", "most", most))
	}
	return nil
}

// choose reads which token is in focus and which one the learner chose.
func (w *Text) choose(v control.Values) error {
	names := make([]string, len(w.Pieces))
	for i, p := range w.Pieces {
		names[i] = p.Text
	}
	w.Focus = min(v.Int("focus"), len(w.Pieces)) - 1
	w.Choices["focus"], w.Taken["focus"] = names, strconv.Itoa(w.Focus+1)
	w.Next = -1
	if word := v.Get("next"); word != "" {
		id, ok := w.Find(word)
		if !ok {
			return &control.Error{Key: "next", Text: phrase.Say("tokens.wrong.next", "word", word)}
		}
		w.Next = id
	}
	return nil
}

// Line is a row of what the model computed, nil while it is on its way.
func (w *Text) Line(r film.Ref) []float64 {
	if m := w.Matrix(film.Ref{Name: r.Name}); m != nil {
		return film.Line(m, r.I)
	}
	return nil
}

// Choice is how the next token is chosen, nil while that is on its way.
func (w *Text) Choice() *sample.Choice { return w.Reading.Choice() }

// AtEnd reports whether the last token is in focus, so that another may come behind it.
func (w *Text) AtEnd() bool { return w.Focus == len(w.Pieces)-1 }

// Token is the one that comes behind the focus: the one that stands there, the learner's choice, or else the seed's; −1 while
// that is on its way.
func (w *Text) Token() int {
	switch c := w.Choice(); {
	case !w.AtEnd():
		return w.Pieces[w.Focus+1].ID
	case w.Next >= 0:
		return w.Next
	case c != nil:
		return c.Draw(w.Point)
	}
	return -1
}

func (w *Text) tell(key, text string) {
	w.Notices = append(w.Notices, lesson.Notice{Key: key, Text: text})
}

// Model are the probabilities of what comes behind the focus.
func (w *Text) Model() []float64 { return w.Reading.Model() }

// Whole is all that is read, as a person writes it.
func (w *Text) Whole() string {
	var b strings.Builder
	for i, t := range w.Pieces[1:] {
		if t.Exact != "" {
			b.WriteString(t.Exact)
			continue
		}
		if i > 0 && !w.joined(i+1) && t.Text != "." && t.Text != "," {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
	}
	return strings.TrimSpace(b.String())
}

// joined reports whether nothing stands between token i and the one before it.
func (w *Text) joined(i int) bool {
	return 1 < i && w.Pieces[i].Tight
}

// percent writes a probability as columns do.
func percent(p float64) string { return number.Fixed(100*p, 1) + "%" }

// Most is the longest text that the models of the shelf read.
const Most = 48

// Story is what the models of the shelf know of their grammar.
func Story() words.Known {
	k := words.Known{Key: "text", Read: corpus.ReadStory, Most: Most - 1}
	if m, err := shelf.Tells("stories"); err == nil {
		k.Words = m.Words[corpus.First:]
	}
	return k
}
