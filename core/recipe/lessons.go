package recipe

import (
	"glassbox/core/fit"
	"glassbox/core/nn"
	"glassbox/core/tape"
)

// Tapes makes empty tapes, which decides what they compute with.
type Tapes func() *tape.Tape[float32]

const (
	halves      = 2 // parts of a batch, on however many processors
	mostBuckets = 6
)

// lessons are the tapes that a model is trained on: recorded once, and replayed on other
// examples in every step.
type lessons struct {
	order   *fit.Order
	buckets [][halves]*lesson
}

// lesson is half a batch.
type lesson struct {
	fit.Part
	dropout *tape.Dropout
	put     func(b, example int) // puts an example into sequence b
	ready   func()               // called when all are there
}

// newLessons groups examples of the given lengths. record records a lesson that has room
// for n of the examples.
func newLessons(seed uint64, batch int, lengths []int, record func(n int, examples []int) *lesson) *lessons {
	buckets := fit.Buckets(lengths, mostBuckets)
	l := &lessons{order: fit.NewOrder(seed, batch, buckets)}
	for _, examples := range buckets {
		var parts [halves]*lesson
		for k := range parts {
			parts[k] = record(batch/halves, examples)
		}
		l.buckets = append(l.buckets, parts)
	}
	return l
}

// Draw implements fit.Model.
func (l *lessons) Draw(step int) (parts []*fit.Part) {
	batch := l.order.Batch(step)
	for k, part := range l.buckets[batch.Bucket] {
		*part.dropout = tape.Dropout{On: true, Seed: l.order.Seed(step, k)}
		n := len(batch.Examples) / halves
		for b, example := range batch.Examples[k*n : (k+1)*n] {
			part.put(b, example)
		}
		part.ready()
		parts = append(parts, &part.Part)
	}
	return parts
}

// share lets the parameters of a lesson be those of the model.
func share(of, with []*tape.Value[float32]) []*tape.Value[float32] {
	for i, p := range of {
		p.Share(with[i])
	}
	return of
}

// still is a layer's configuration without dropout.
func still(c nn.LayerConfig) nn.LayerConfig {
	c.Dropout, c.AttentionDropout = 0, 0
	return c
}
