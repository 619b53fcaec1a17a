package context

import (
	"errors"
	"strconv"

	"glassbox/core/ngram"
	"glassbox/core/number"
	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
)

// model is what the run computed.
type model struct {
	*film.Film
	sheet   film.Sheet
	beats   []film.Beat
	talk    []film.Number // what the prose needs besides
	figure  *figure.Figure
	preset  string
	n       int
	words   []string // of the sentence
	predict int      // the index of the word to predict
	see     int      // and of the one that it depends on

	vocab *token.Vocabulary
	text  [][]int
	held  [][]int

	windows []window
}

func compute(v control.Values) (*lesson.Run, error) {
	m := &model{preset: v.Get("preset"), n: v.Int("n")}
	var err error
	switch m.preset {
	case "sight":
		err = m.filmSight(v)
	case "measure":
		err = m.filmMeasure(v)
	case "windows":
		m.filmWindows(v)
	}
	if err != nil {
		return nil, err
	}
	p := m.sheet.Plan("context", m.beats)
	p.Numbers, p.Given = m.talk, []string{"V", "page", "book"}
	m.Film = film.New(&m.sheet, p)
	m.figure = figure.New(m.Film)
	about := []string{"n_now", "words_seen", "context", "name", "tokens_now"}
	run := &lesson.Run{Track: m.Track, Model: m, Numbers: m.numbers, About: about, Inspect: m.inspect, Prove: m.Prove}
	if m.preset == "sight" {
		run.Choices = map[string][]string{"predict": m.words, "see": m.words}
		run.Taken = map[string]string{"predict": strconv.Itoa(m.predict + 1), "see": strconv.Itoa(m.see + 1)}
	}
	if m.vocab != nil {
		run.Notices = words.Remarks("text", v.Get("text"))
	}
	return run, nil
}

// step appends a beat, in which numbers arrive.
func (m *model) step(zone, element, id string, shows ...string) {
	m.beats = append(m.beats, film.Step(zone, element, id, shows...))
}

// is tells the prose what is known from the start.
func (m *model) is(name string, x any) {
	m.talk = append(m.talk, film.Number{Name: name, Make: func() any { return x }})
}

// options say how texts are cut.
func options(v control.Values) token.Options {
	return token.Options{Lower: true, DropPunctuation: !v.On("punctuation")}
}

// readSentence cuts the sentence into words and finds the two that are asked about.
func (m *model) readSentence(v control.Values) error {
	o := options(v)
	o.Whole, o.Lower = true, false
	cut, err := token.Sentences(v.Get("sentence"), o)
	if err != nil {
		return wrong("sentence", err)
	}
	if len(cut) == 0 || len(cut[0]) < 2 || len(cut[0]) > maxWords {
		return &control.Error{Key: "sentence", Text: say("wrong.sentence", "most", maxWords)}
	}
	for _, t := range cut[0] {
		m.words = append(m.words, t.Text)
	}
	m.predict, m.see = v.Int("predict")-1, v.Int("see")-1
	if !v.Changed("predict") { // which is of another sentence, perhaps
		m.predict = min(m.predict, len(m.words)-1)
	}
	if !v.Changed("see") {
		m.see = min(m.see, m.predict-1)
	}
	if m.predict >= len(m.words) {
		return &control.Error{Key: "predict", Text: say("wrong.predict", "n", len(m.words))}
	}
	if m.see >= m.predict {
		text := say("wrong.see", "n", m.predict+1, "word", m.words[m.predict], "see", m.see+1, "most", m.predict)
		return &control.Error{Key: "see", Text: text}
	}
	return nil
}

// readText cuts the corpus into sentences of words and numbers the words.
func (m *model) readText(v control.Values) error {
	cut, err := token.Sentences(v.Get("text"), options(v))
	if err != nil {
		return wrong("text", err)
	}
	if len(cut) == 0 {
		return &control.Error{Key: "text", Text: say("wrong.text")}
	}
	m.vocab = token.NewVocabulary(cut, 1)
	m.text = m.vocab.EncodeAll(cut)
	return nil
}

func (m *model) readHeldOut(v control.Values) error {
	cut, err := token.Sentences(v.Get("heldout"), options(v))
	if err != nil {
		return wrong("heldout", err)
	}
	if len(cut) == 0 {
		return &control.Error{Key: "heldout", Text: say("wrong.heldout")}
	}
	m.held = m.vocab.EncodeAll(cut)
	return nil
}

// wrong is what a person reads of a text that is too long to cut.
func wrong(key string, err error) error {
	var size token.SizeError
	if errors.As(err, &size) {
		megabytes := number.Fixed(float64(size.Bytes)/1e6, 2)
		return &control.Error{Key: key, Text: say("wrong.size", "size", megabytes, "most", token.MaxBytes/1e6)}
	}
	return &control.Error{Key: key, Text: err.Error()}
}

// smoothing is how what was never seen gets its share.
func smoothing(v control.Values) ngram.Smoothing {
	if v.Get("smoothing") == "add" {
		return ngram.AddAlpha{Alpha: v.Float("alpha")}
	}
	return ngram.JelinekMercer{Lambda: v.Float("lambda")}
}
