package tokens

import (
	"slices"
	"strconv"
	"strings"

	"glassbox/core/json"
	"glassbox/core/matrix"
	"glassbox/core/nn"
	"glassbox/core/number"
	"glassbox/core/reading"
	"glassbox/core/sample"
	"glassbox/core/tape"
	"glassbox/wasm/afar"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// distant is the model that the page has opened, which answers when it can.
type distant struct{ afar.Opened }

// Opened is the model that the page has opened; ok is false where there is none.
func Opened() (m Reader, ok bool) {
	o := afar.Known()
	return distant{o}, o.State == afar.Open
}

func (m distant) Shape() Shape {
	return Shape{m.Layers, m.Heads, m.Vocabulary, min(m.Context, m.Most), m.Width}
}

func (m distant) Weights() string { return phrase.Say("weights.own", "name", m.Name) }

func (m distant) Begin() Piece { return m.Piece(m.Opened.Begin) }

func (m distant) End() int { return m.Opened.End }

// asked is a question, and what else is in it.
func asked(what string, more func(w *json.Writer)) *afar.Answer {
	var w json.Writer
	w.Object(func() {
		w.Key("ask").String(what)
		more(&w)
	})
	return afar.Ask(w.Text())
}

// Cut waits for the tokenizer, without which nothing can be shown.
func (m distant) Cut(text string) (all []Piece, err error) {
	a := asked("cut", func(w *json.Writer) { w.Key("text").String(text) })
	switch {
	case a == nil:
		return nil, &lesson.Waiting{Key: "model"}
	case a.Fields["wrong"].String != "":
		return nil, &control.Error{Key: "text", Text: phrase.Say("tokens.wrong.number", "word", a.Fields["wrong"].String,
			"most", m.Vocabulary-1)}
	}
	starts, ends := a.Whole("starts"), a.Whole("ends")
	for i, id := range a.Whole("ids") {
		p := m.Piece(id)
		p.Start, p.End = min(starts[i], len(text)), min(ends[i], len(text))
		all = append(all, p)
	}
	return all, nil
}

// Word is a token without the blank before it, or a sign for what cannot be seen.
func (m distant) Word(id int) string {
	word, ok := afar.Word(id)
	switch {
	case !ok:
		return "…"
	case strings.Trim(word, " ") == "" && word != "":
		return phrase.Say("tokens.blank")
	case strings.Trim(word, "\n") == "" && word != "":
		return phrase.Say("tokens.new line")
	}
	return angled.Replace(strings.TrimLeft(strings.Map(seen, word), " "))
}

// seen is a letter as it can be seen.
func seen(c rune) rune {
	switch {
	case c == '\n':
		return '↵'
	case c < ' ' || c == 0x7f:
		return '·'
	}
	return c
}

func (m distant) Piece(id int) Piece {
	word, ok := afar.Word(id)
	return Piece{Text: m.Word(id), ID: id, Exact: word, Tight: ok && !strings.HasPrefix(word, " "), Known: true}
}

// Keyed stands before the number of a token of an opened model, which is its key: words may have blanks.
const Keyed = "#"

func (m distant) Key(id int) string { return Keyed + strconv.Itoa(id) }

func (m distant) Find(key string) (id int, ok bool) {
	number, ok := strings.CutPrefix(key, Keyed)
	id, err := strconv.Atoi(number)
	return id, ok && err == nil && id >= 0 && id < m.Vocabulary
}

func (m distant) GoOn(ids []int, n int, o sample.Options, seed int) (written []int, ended bool) {
	if n <= 0 {
		return nil, false
	}
	a := asked("write", func(w *json.Writer) {
		json.List(w.Key("ids"), ids, (*json.Writer).Int)
		w.Key("n").Int(n)
		writeOptions(w, o)
		w.Key("seed").Int(seed)
	})
	if a == nil {
		return nil, false
	}
	written = a.Whole("ids")
	return written[:min(n, len(written))], a.Fields["ended"].Bool
}

func writeOptions(w *json.Writer, o sample.Options) {
	w.Key("temperature").Number(o.Temperature)
	w.Key("topk").Int(o.TopK)
	w.Key("topp").Number(o.TopP)
}

func (m distant) Read(ids []int, at int, o sample.Options) Reading {
	e := &elsewhere{structure: structureOf(m.Network, len(ids)), ids: slices.Clone(ids), at: at, options: o, vocabulary: m.Vocabulary}
	e.own = e.paths["output."+Said(2*m.Layers)]
	return e
}

// structure is that of a reading of so many tokens, which follows from what the model is.
type structure struct {
	config nn.GPTConfig
	tokens int
	values []film.Value
	paths  map[string]int
}

// known is the last one that was asked for: it is the same for all texts of a length.
var known structure

func structureOf(c nn.GPTConfig, tokens int) structure {
	if known.config == c && known.tokens == tokens {
		return known
	}
	t := tape.New[float64]() // in which all else here is recorded, too
	t.Later(func() { reading.Whole(t, nn.NewGPT(t, c), make([]int, tokens), 0, sample.Options{Temperature: 1}) })
	rec := film.OnTape(t, nil)
	rec.Make(film.Made{Name: "surprise", Cells: picture.Grid{Rows: 1, Cols: tokens - 1}})
	rec.Make(film.Made{Name: "cost", Cells: picture.Grid{Rows: 1, Cols: c.Vocab}})
	known = structure{c, tokens, rec.Values(), map[string]int{}}
	for i, v := range known.values {
		known.paths[v.Path] = i
	}
	return known
}

// elsewhere is a reading that lives where the model does.
type elsewhere struct {
	structure
	ids        []int
	at         int
	options    sample.Options
	vocabulary int
	own        int // the value of what the model says
}

// about asks about the text.
func (e *elsewhere) about(what string, more func(w *json.Writer)) *afar.Answer {
	return asked(what, func(w *json.Writer) {
		json.List(w.Key("ids"), e.ids, (*json.Writer).Int)
		more(w)
	})
}

// weighed is what follows from the scores of an answer.
type weighed struct {
	of                  *afar.Answer
	scores, model, cost []float64
	options             sample.Options
	choice              *sample.Choice
}

// latest is what was worked out last: with a large vocabulary that takes long, and most of what is told leaves it as it is.
var latest weighed

// next is what comes behind the focus; nil while that is on its way.
func (e *elsewhere) next() *weighed {
	a := e.about("next", func(w *json.Writer) { w.Key("at").Int(e.at) })
	if a == nil || len(a.Numbers) != 2*e.vocabulary {
		return nil
	}
	if latest.of != a {
		scores, model := reading.Wide(a.Numbers[:e.vocabulary]), reading.Wide(a.Numbers[e.vocabulary:])
		latest = weighed{of: a, scores: scores, model: model, cost: reading.Costs(model)}
	}
	if latest.choice == nil || latest.options != e.options {
		c := sample.Of(latest.scores, e.options)
		latest.options, latest.choice = e.options, &c
	}
	return &latest
}

func (e *elsewhere) Model() []float64 {
	if w := e.next(); w != nil {
		return w.model
	}
	return nil
}

func (e *elsewhere) Choice() *sample.Choice {
	if w := e.next(); w != nil {
		return w.choice
	}
	return nil
}

func (e *elsewhere) Best(blocks, place int) (id int, p float64, ok bool) {
	a := e.about("lens", func(w *json.Writer) { w.Key("blocks").Int(blocks) })
	if a == nil || place >= len(a.Numbers) || place >= len(a.Fields["ids"].Items) {
		return 0, 0, false
	}
	return int(a.Fields["ids"].Items[place].Number), float64(a.Numbers[place]), true
}

// Values implements film.Recording.
func (e *elsewhere) Values() []film.Value { return e.values }

// Cells implements film.Recording. Of what is as wide as the vocabulary and as long as the text there are none.
func (e *elsewhere) Cells(value int, back bool) matrix.Matrix {
	v := e.values[value]
	row := e.row(v)
	switch {
	case back:
	case row != nil:
		return picture.Grid{Rows: 1, Cols: len(row), Data: row}
	case v.Rows*v.Cols > 0 && strings.HasPrefix(v.Path, "decoder."):
		a := e.about("cells", func(w *json.Writer) { w.Key("of").String(v.Path) })
		if a != nil && len(a.Numbers) == v.Rows*v.Cols {
			return picture.Grid{Rows: v.Rows, Cols: v.Cols, Data: reading.Wide(a.Numbers)}
		}
	}
	return nil
}

// row are the numbers of a value of those that are worked out here, of scores and chances; nil while those are on their way.
func (e *elsewhere) row(v film.Value) []float64 {
	if v.Name == "surprise" {
		if p := e.chances(); p != nil {
			return reading.Costs(p)
		}
		return nil
	}
	if !slices.Contains([]string{"scores", "cost", "warm", "kept"}, v.Name) {
		return nil
	}
	w := e.next()
	if w == nil {
		return nil
	}
	return map[string][]float64{"scores": w.scores, "cost": w.cost, "warm": w.choice.Warm, "kept": w.choice.P}[v.Name]
}

// chances are the probabilities that the tokens behind the first had.
func (e *elsewhere) chances() []float64 {
	a := e.about("chances", func(*json.Writer) {})
	if a == nil || len(a.Numbers) != len(e.ids)-1 {
		return nil
	}
	return reading.Wide(a.Numbers)
}

// Explain implements film.Recording.
func (e *elsewhere) Explain(c film.Cell) (x film.Explanation, ok bool) {
	v := e.values[c.Value]
	if v.Op == "made" {
		return e.costs(v.Name, c.Col)
	}
	a := e.about("explain", func(w *json.Writer) {
		if strings.HasPrefix(v.Path, "output.") {
			w.Key("at").Int(e.at)
			writeOptions(w, e.options)
		}
		w.Key("of").String(v.Path)
		w.Key("row").Int(c.Row)
		w.Key("col").Int(c.Col)
	})
	if a == nil || a.None() {
		return x, false
	}
	f := a.Fields
	x = film.Explanation{Name: f["name"].String, Symbols: f["symbols"].String, Numbers: f["numbers"].String, Value: f["value"].Number}
	for _, from := range f["from"].Items {
		if k, ok := e.paths[from.Fields["of"].String]; ok {
			x.From = append(x.From, film.Cell{Value: k, Row: int(from.Fields["row"].Number), Col: int(from.Fields["col"].Number)})
		}
	}
	return x, true
}

// costs explains a cost: −ln of a probability.
func (e *elsewhere) costs(name string, i int) (x film.Explanation, ok bool) {
	p, from := e.Model(), film.Cell{Value: e.own, Row: e.at, Col: i}
	if name == "surprise" {
		p, from = e.chances(), film.Cell{Value: e.own, Row: i, Col: e.ids[min(i+1, len(e.ids)-1)]}
	}
	if i >= len(p) {
		return x, false
	}
	return costOf(p[i], from), true
}

// costOf explains −ln of a probability, which is a cell.
func costOf(p float64, of film.Cell) film.Explanation {
	return film.Explanation{Name: "−ln p", Symbols: "−ln p", Numbers: "−ln " + number.Format(p), Value: reading.Costs([]float64{p})[0],
		From: []film.Cell{of}}
}

// Prove implements film.Recording: on the way forward there is no gradient.
func (e *elsewhere) Prove(film.Cell, float64) (p tape.Proof, ok bool) { return p, false }
