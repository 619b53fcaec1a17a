package nn

import (
	"math"
	"slices"
	"strings"
	"testing"

	"glassbox/core/tape"
)

// attributed records a model of some kind with random parameters, gains and biases among them, on two sequences, through
// changes, and the attribution of a logit in a row of the second.
func attributed(t *testing.T, c GPTConfig, change func(v *tape.Value[float64]) (at []int, to []float64)) (
	*tape.Tape[float64], *GPTRun[float64], *Attribution[float64]) {
	t.Helper()
	tp := tape.New[float64]()
	g := NewGPT(tp, c)
	Normal(Random(3), 0.7, g.Params()...)
	tp.Through(change)
	run := g.Read(tp, slices.Clone(tinyIDs), 3)
	tp.Through(nil)
	a, err := g.Attribute(tp, run, 4, 2)
	if err != nil {
		t.Fatal(err)
	}
	return tp, run, a
}

// sums reports whether terms are the stream, and their shares the logit above the mean.
func (a *Attribution[F]) sums(t *testing.T, run *GPTRun[F]) {
	t.Helper()
	_, d := a.Direction.Dims()
	stream, total := make([]float64, d), 0.0
	for _, term := range a.Terms {
		total += term.Share.At(0, 0)
		for j := range stream {
			if term.X != nil {
				stream[j] += term.X.At(0, j)
			}
		}
	}
	compare(t, "stream", stream, line(run.Layers[len(run.Layers)-1].Out, 4))
	scores, mean := line(run.Logits, 4), 0.0
	for _, z := range scores {
		mean += z / float64(len(scores))
	}
	if want := scores[2] - mean; math.Abs(total-want) > 1e-9 || math.Abs(a.Logit.At(0, 0)-want) > 1e-12 {
		t.Errorf("the shares add up to %v, recorded is %v, the logit is %v above the mean", total, a.Logit.At(0, 0), want)
	}
}

// line are the cells of a row.
func line[F tape.Float](v *tape.Value[F], i int) (row []float64) {
	_, cols := v.Dims()
	for j := range cols {
		row = append(row, v.At(i, j))
	}
	return row
}

// Whatever kind a model is of, every share adds up to the logit.
func TestSharesAddUpToTheLogit(t *testing.T) {
	for _, positions := range []Positions{LearnedPositions, SinusoidalPositions, RotaryPositions, NoPositions} {
		for kind := range 8 {
			c := tiny
			c.Positions, c.Untied, c.Biases, c.Scaled = positions, kind&1 > 0, kind&2 > 0, kind&4 > 0
			_, run, a := attributed(t, c, nil)
			a.sums(t, run)
			want := 2 + c.Layers*(c.Heads+1)
			if positions == LearnedPositions || positions == SinusoidalPositions {
				want++
			}
			if c.Biases {
				want += c.Layers
			}
			if len(a.Terms) != want {
				t.Errorf("%v, %b: there are %d terms, not %d", positions, kind, len(a.Terms), want)
			}
		}
	}
}

// So it is where numbers were put in place of others: a head that is off has no share, and what is exchanged has one.
func TestSharesOfWhatWasChanged(t *testing.T) {
	c := tiny
	c.Biases = true
	_, run, a := attributed(t, c, func(v *tape.Value[float64]) (at []int, to []float64) {
		switch v.Scope() + "." + v.Name() {
		case "decoder.1.self.concat": // the second head is off
			return []int{18, 19}, []float64{0, 0}
		case "decoder.2.self.made", "decoder.1.feedforward.out", "decoder.embedding.x":
			return []int{16, 18}, []float64{0.5, -3}
		}
		return nil, nil
	})
	a.sums(t, run)
	exchanged := 0
	for _, term := range a.Terms {
		if term.Part == ExchangedPart {
			exchanged++
		}
		if off := term.Layer == 1 && term.Head == 2; off && term.Share.At(0, 0) != 0 {
			t.Errorf("a head that is off has the share %v", term.Share.At(0, 0))
		}
	}
	if exchanged != 3 {
		t.Errorf("%d terms were exchanged, not 3", exchanged)
	}
}

// A step of the stream that leaves its mean and its variance as they are changes the logit by its product with the direction;
// and the gradient is the direction less what changes the variance: (x̂/√(σ² + ε)) mean(x̂·gained).
func TestTheDirectionIsTheSlopeAtAFixedScale(t *testing.T) {
	tp, run, a := attributed(t, tiny, nil)
	x := run.Layers[1].Out
	row := line(x, 4)
	mean := (row[0] + row[1] + row[2] + row[3]) / 4
	side, along := []float64{0, 0, 0, 0}, 0.0 // at right angles to (1, 1, 1, 1) and to the row
	for j := range side {                     // what is left of (0, 0, 0, 1) without them
		side[j] = -0.25
	}
	side[3]++
	length := 0.0
	for j := range row {
		along += side[j] * (row[j] - mean)
		length += (row[j] - mean) * (row[j] - mean)
	}
	want := 0.0
	for j := range side {
		side[j] -= along / length * (row[j] - mean)
		want += side[j] * a.Direction.At(0, j)
	}
	const eps = 1e-5
	moved := func(by float64) float64 {
		for j := range side {
			x.Data()[16+j] = row[j] + by*side[j]
		}
		tp.ForwardAfter(x)
		return a.Logit.At(0, 0)
	}
	if got := (moved(eps) - moved(-eps)) / (2 * eps); math.Abs(got-want) > 1e-8 {
		t.Errorf("the logit changes by %v, the direction says %v", got, want)
	}
	moved(0)
	tp.Backward(a.Logit)
	scale := 1 / deviation(row, normEps)
	dot := 0.0
	for j := range row {
		dot += a.Direction.At(0, j) * (row[j] - mean) * scale / 4
	}
	for j := range row {
		if got, want := x.Grad().At(4, j), a.Direction.At(0, j)-(row[j]-mean)*scale*dot; math.Abs(got-want) > 1e-9 {
			t.Errorf("gradient %d is %v, not %v", j, got, want)
		}
	}
	last := a.Terms[len(a.Terms)-2]
	if last.Share.NeedsGrad() {
		t.Error("a share has a gradient")
	}
	if path := last.Share.Path(); path != "terms.2.feedforward.made.share" {
		t.Errorf("the last term has the path %s", path)
	}
}

func TestNoAttributionBehindNorms(t *testing.T) {
	tp, c := tape.New[float64](), tiny
	c.PostNorm = true
	g := NewGPT(tp, c)
	run := g.Read(tp, slices.Clone(tinyIDs), 3)
	if a, err := g.Attribute(tp, run, 0, 0); a != nil || err == nil || !strings.Contains(err.Error(), "no sum") {
		t.Errorf("it is %v, %v", a, err)
	}
}
