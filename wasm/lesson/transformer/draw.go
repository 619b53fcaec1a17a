package transformer

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

func (m *model) draw(l *picture.List, v lesson.View) { m.Draw(l, v) }

func (m *model) height(v lesson.View) float64 { return m.Height(v) }

// scene is one drawing of a view of its own.
type scene struct {
	*figure.Scene
	*model
}
