package nn

import (
	"slices"
	"strings"
	"testing"

	"glassbox/core/tape"
)

// eachGPT calls f with a model of random weights for every kind of positions and both places of norms.
func eachGPT(f func(name string, t *tape.Tape[float64], g *GPT[float64])) {
	for _, positions := range []Positions{LearnedPositions, SinusoidalPositions, RotaryPositions, NoPositions} {
		for _, post := range []bool{false, true} {
			c := tiny
			c.Positions, c.PostNorm, c.Biases = positions, post, post
			tp := tape.New[float64]()
			g := NewGPT(tp, c)
			g.Init(Random(3), 0.5)
			name := positions.String()
			if post {
				name += ", norms behind"
			}
			f(name, tp, g)
		}
	}
}

// A token at a time, with what came before kept, gives the scores of the whole text read at once.
func TestPenScoresAsTheModelReads(t *testing.T) {
	eachGPT(func(name string, tp *tape.Tape[float64], g *GPT[float64]) {
		ids, before := []int{0, 3, 1, 4}, tp.Len()
		pen := g.Pen(tp)
		var scores []float64
		for _, id := range ids {
			scores = append(scores, pen.Next(id)...)
		}
		if tp.Len() != before {
			t.Errorf("%s: the tape has %d values more", name, tp.Len()-before)
		}
		compare(t, name, scores, g.Read(tp, ids, len(ids)).Logits.Data())
	})
}

func TestPenStopsAtTheContext(t *testing.T) {
	tp := tape.New[float64]()
	pen := NewGPT(tp, tiny).Pen(tp)
	for range tiny.Context {
		pen.Next(1)
	}
	defer func() {
		if err, ok := recover().(ShapeError); !ok || !strings.Contains(err.Error(), "at most 4") {
			t.Errorf("one more token: %v", err)
		}
	}()
	pen.Next(1)
}

// The lens on what the last layer made is what the model says; on the embedding alone, without norm, it is x Eᵀ.
func TestLens(t *testing.T) {
	eachGPT(func(name string, tp *tape.Tape[float64], g *GPT[float64]) {
		run := g.Read(tp, []int{0, 3, 1, 4}, 4)
		if got := g.Lens(tp, run.Layers[1].Out).Data(); !slices.Equal(got, run.Logits.Data()) {
			t.Errorf("%s: the lens on the last layer gives %v, the model %v", name, got, run.Logits.Data())
		}
		if got := g.Lens(tp, run.X); g.Norm == nil {
			compare(t, name, got.Data(), tp.MatMulT(run.X, g.Embedding.Tokens).Data())
		}
	})
}
