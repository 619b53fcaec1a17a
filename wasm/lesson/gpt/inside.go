package gpt

import (
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/inside"
	"glassbox/wasm/picture"
	"glassbox/wasm/shelf"
)

// perStack is how many layers the model of the shelf has.
const perStack = 2

// whole is the model as a map that is entered.
type whole struct{ *inside.Model }

func look(v control.Values) (*lesson.Run, error) {
	m, err := shelf.Tells("stories")
	if err != nil {
		return nil, err
	}
	of, err := inside.Open(m, v)
	if err != nil {
		return nil, err
	}
	return of.Shown(whole{of}), nil
}

func (m whole) draw(l *picture.List, v lesson.View) { m.Draw(l, v) }

func (m whole) height(v lesson.View) float64 { return m.Height(v) }
