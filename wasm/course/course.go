// Package course is the path of lessons, in order.
package course

import (
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/attention"
	"glassbox/wasm/lesson/bigram"
	"glassbox/wasm/lesson/context"
	"glassbox/wasm/lesson/dot"
	"glassbox/wasm/lesson/entropy"
	"glassbox/wasm/lesson/gpt"
	"glassbox/wasm/lesson/heads"
	"glassbox/wasm/lesson/logarithm"
	"glassbox/wasm/lesson/neuron"
	"glassbox/wasm/lesson/position"
	"glassbox/wasm/lesson/transformer"
)

// Lessons are those built so far, in the order of the path.
var Lessons = []*lesson.Lesson{
	bigram.Lesson,
	context.Lesson,
	dot.Lesson,
	logarithm.Lesson,
	entropy.Lesson,
	neuron.Lesson,
	position.Lesson,
	attention.Lesson,
	heads.Lesson,
	transformer.Lesson,
	gpt.Lesson,
}

// Find returns the lesson with the id.
func Find(id string) (*lesson.Lesson, bool) {
	for _, l := range Lessons {
		if l.ID == id {
			return l, true
		}
	}
	return nil, false
}
