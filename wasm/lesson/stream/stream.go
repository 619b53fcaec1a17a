// Package stream shows what a language model has at one place of a text as a sum: what every part of it added, what share each has
// in the logit of a token, and what comes of it when parts are switched off, or a vector is taken from another text.
package stream

import (
	"strconv"

	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/phrase"
)

var say = phrase.Say

// Model is a model whose parts can be looked at and changed.
type Model struct {
	tokens.Reader
	On func(t *tape.Tape[float64]) *nn.GPT[float64] // records its parameters
}

// Stream is what a model has at one place of a text.
type Stream struct {
	Model
	*film.Film
	Pieces, Other []tokens.Piece // of the text, and of the second one; none where that does not fit
	At, Token     int            // the place, from 0, and the token whose logit is explained
	Notices       []lesson.Notice
	Choices       map[string][]string // as a run has them
	Taken         map[string]string

	changes
	now, was *pass // as the model is changed, and as it was; nil without changes
	terms    []term
	slots    [][]int // of terms, in the order in which they are added: an attention has one for all of its heads
	order    []int   // of terms, by the size of their shares
	rows     []int   // tokens that have bars
	table    *table  // nil where there is nothing to patch
	figure   *figure.Figure
}

// Specs are the controls that Open reads, besides the texts.
func Specs() []control.Spec {
	text := func(key, group string) control.Spec {
		return control.Spec{Key: key, Kind: control.Text, Default: "", MaxRunes: 4000, Group: group}
	}
	place := control.Spec{Key: "place", Kind: control.Integer, Default: "48", Min: 1, Max: tokens.Most, Step: 1, Group: "more"}
	return []control.Spec{text("logit", "figure"), place, text("off", "more"), text("patch", "more")}
}

// Open reads texts with a model, as the controls text, second, place, logit, off and patch say. The error is a sentence, or
// *lesson.Unfinished. tell adds what is to be told to the plan of the film.
func Open(m Model, v control.Values, tell func(s *Stream, p *film.Plan)) (*Stream, error) {
	s := &Stream{Model: m, Choices: map[string][]string{}, Taken: map[string]string{}}
	for _, step := range []func(control.Values) error{s.hear, s.change, s.compute} {
		if err := step(v); err != nil {
			return nil, err
		}
	}
	s.list()
	s.shoot(tell)
	return s, nil
}

// hear reads the texts, and which place is looked at.
func (s *Stream) hear(v control.Values) (err error) {
	if s.Pieces, err = s.cut("text", v.Get("text")); err != nil {
		return err
	}
	if len(s.Pieces) == 1 {
		return &control.Error{Key: "text", Text: say("tokens.no words", "most", s.Shape().Context-1)}
	}
	if s.Other, err = s.cut("second", v.Get("second")); err != nil {
		return err
	}
	if n := len(s.Other); n != len(s.Pieces) {
		if n > 1 {
			s.tell("second", say("stream.other length", "n", n-1, "first", len(s.Pieces)-1))
		}
		s.Other = nil
	}
	s.At = min(v.Int("place"), len(s.Pieces)) - 1
	s.Taken["place"] = strconv.Itoa(s.At + 1)
	for _, p := range s.Pieces {
		s.Choices["place"] = append(s.Choices["place"], p.Text)
	}
	return nil
}

// cut is a text with the mark that begins it, as far as the model reads.
func (s *Stream) cut(key, text string) ([]tokens.Piece, error) {
	all, err := s.Cut(text)
	if err != nil {
		return nil, &control.Error{Key: key, Text: err.Error()}
	}
	if most := s.Shape().Context - 1; len(all) > most {
		s.tell(key, say("tokens.text cut", "n", len(all), "most", most))
		all = all[:most]
	}
	for _, p := range all {
		if !p.Known {
			s.tell(key, say("unknown", "word", p.Text))
			break
		}
	}
	return append([]tokens.Piece{s.Begin()}, all...), nil
}

// change reads what the learner changes.
func (s *Stream) change(v control.Values) (err error) {
	if s.off, err = s.readOff(v.Get("off")); err != nil {
		return err
	}
	if s.patch, s.at, err = s.readPatch(v.Get("patch")); err != nil {
		return err
	}
	if s.at >= 0 && (s.Other == nil || s.at >= len(s.Pieces)) {
		s.tell("patch", say("stream.no patch"))
		s.at = -1
	}
	return nil
}

// compute reads the text as the model is, and as it was.
func (s *Stream) compute(v control.Values) error {
	first, second := ids(s.Pieces), ids(s.Other)
	var from *pass
	var patched []float64
	off := changes{off: s.off, at: -1}
	if s.Other != nil {
		from = s.aside(second, off)
		base, err := patches(keyOf(first, second, s.At, v.Get("off")), func() *pass { return s.aside(first, off) }, from, s.At)
		if err != nil {
			return err
		}
		s.table = base
	}
	if s.at >= 0 {
		patched = row(from.after(s.patch), s.at)
	}
	s.now = s.read(first, s.changes, patched)
	if s.any() {
		s.was = s.aside(first, changes{at: -1})
	}
	if err := s.choose(v); err != nil {
		return err
	}
	for _, p := range []*pass{s.now, s.was} {
		if p == nil {
			continue
		}
		if err := p.attribute(s.At, s.Token); err != nil {
			return err
		}
	}
	return nil
}

// choose reads whose logit is explained: that of the likeliest before anything was changed, where nothing else is said.
func (s *Stream) choose(v control.Values) error {
	word := v.Get("logit")
	if word == "" {
		s.Token = likeliest(row(s.before().run.Logits, s.At))
		return nil
	}
	id, ok := s.Find(word)
	if !ok {
		return &control.Error{Key: "logit", Text: say("tokens.wrong.next", "word", word)}
	}
	s.Token = id
	return nil
}

// before is the model as it was.
func (s *Stream) before() *pass {
	if s.was != nil {
		return s.was
	}
	return s.now
}

// ids are tokens as the model knows them.
func ids(pieces []tokens.Piece) []int {
	all := make([]int, len(pieces))
	for i, p := range pieces {
		all[i] = p.ID
	}
	return all
}

func (s *Stream) tell(key, text string) {
	s.Notices = append(s.Notices, lesson.Notice{Key: key, Text: text})
}
