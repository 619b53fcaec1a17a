package gpt

import (
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/merges"
	"glassbox/wasm/picture"
)

// merging is byte pair encoding, as it is learned.
type merging struct{ *merges.Film }

func (m merging) height(v lesson.View) float64        { return m.Height(v) }
func (m merging) draw(l *picture.List, v lesson.View) { m.Draw(l, v) }
func mergesSpecs() []control.Spec                     { return merges.Specs(say("corpus"), " "+say("word")) }

func merge(v control.Values) (*lesson.Run, error) {
	f, err := merges.Open(v)
	if err != nil {
		return nil, err
	}
	r := f.Run()
	r.Model = merging{f}
	return r, nil
}
