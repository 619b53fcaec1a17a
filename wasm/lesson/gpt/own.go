package gpt

import (
	"errors"

	"glassbox/wasm/afar"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/opened"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/picture"
)

func ownSpecs() []control.Spec {
	return []control.Spec{{Key: "prompt", Kind: control.Text, Default: say("prompt"), MaxRunes: 4000, Group: "figure"}}
}

// owned is a model of the learner's own.
type owned struct{ *opened.View }

func (w owned) draw(l *picture.List, v lesson.View) { w.Draw(l, v) }
func (w owned) height(v lesson.View) float64        { return w.Height(v) }

func own(v control.Values) (*lesson.Run, error) {
	m, ok := tokens.Opened()
	if !ok {
		return ownWith(nil, v)
	}
	return ownWith(m, v)
}

// ownWith shows what is known of a model, and once it is open, how it reads a text.
func ownWith(m tokens.Reader, v control.Values) (*lesson.Run, error) {
	text, err := prompted(m, v)
	if err != nil {
		return nil, err
	}
	r := opened.Run(afar.Known(), text)
	r.Model = owned{r.Model.(*opened.View)}
	return r, nil
}

// prompted is the text as a model reads it, nil while there is no model, or its tokenizer has not yet answered.
func prompted(m tokens.Reader, v control.Values) (text *tokens.Text, err error) {
	if m == nil {
		return nil, nil
	}
	if v, err = v.Set("text", v.Get("prompt")); err == nil {
		text, err = tokens.Open(m, v)
	}
	var waiting *lesson.Waiting
	var wrong *control.Error
	switch {
	case errors.As(err, &waiting):
		return nil, nil
	case errors.As(err, &wrong) && wrong.Key == "text":
		return nil, &control.Error{Key: "prompt", Text: wrong.Text}
	}
	return text, err
}
