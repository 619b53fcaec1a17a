package gpt

import (
	"errors"
	"maps"

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
	o := afar.Known()
	prompt := v.Get("prompt")
	if o.Tokenizer == "" && m != nil && !v.Changed("prompt") { // tokens are bare numbers
		prompt = "0"
	}
	text, err := prompted(m, v, prompt)
	var wrong *control.Error
	if err != nil && !errors.As(err, &wrong) {
		return nil, err
	}
	r := opened.Run(o, text)
	r.Model = owned{r.Model.(*opened.View)}
	if wrong != nil { // which is no reason to show what was before
		r.Notices = append(r.Notices, lesson.Notice{Key: "prompt", Text: wrong.Text, Bad: true})
	}
	if prompt != v.Get("prompt") {
		r.Taken = maps.Clone(r.Taken)
		if r.Taken == nil {
			r.Taken = map[string]string{}
		}
		r.Taken["prompt"] = prompt
	}
	for i := range r.Notices {
		if r.Notices[i].Key == "text" {
			r.Notices[i].Key = "prompt"
		}
	}
	return r, nil
}

// prompted is the text as a model reads it, nil while there is no model, or its tokenizer has not yet answered.
func prompted(m tokens.Reader, v control.Values, prompt string) (text *tokens.Text, err error) {
	if m == nil {
		return nil, nil
	}
	if v, err = v.Set("text", prompt); err == nil {
		text, err = tokens.Open(m, v)
	}
	var waiting *lesson.Waiting
	if errors.As(err, &waiting) {
		return nil, nil
	}
	return text, err
}
