package stream

import (
	"math"

	"glassbox/core/nn"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
)

// Tell adds to a plan what is to be told of the sum: numbers and words, each known when its beat is complete.
func (s *Stream) Tell(p *film.Plan) {
	p.Tell("", "word", s.Word(s.Token), "asked", s.Pieces[s.At].Text, "numbers", float64(s.Shape().Width))
	for b := block(1); b < s.norm(); b++ {
		beat := beatOf(b)
		p.Tell(beat, "layer", float64(b.layer()))
		for _, t := range s.terms {
			if t.block == b && t.Part == nn.FeedForwardPart {
				p.Tell(beat, "length", length(t.X.Data()))
			}
		}
		if h, x := s.longest(b); h > 0 {
			p.Tell(beat, "head", float64(h), "length", x)
		}
		p.Tell("d"+beat, "layer", float64(b.layer()))
	}
	x := row(s.now.after(s.norm()-1), s.At)
	p.Tell("total", "length", length(x))
	shares := make([]float64, len(s.terms))
	for i, t := range s.terms {
		shares[i] = t.now()
	}
	best := figure.Strongest(shares, 2)
	one, two := s.terms[best[0]], s.terms[best[1]]
	p.Tell("shares", "logit", s.now.Logit.At(0, 0), "top", s.title(one), "top_share", one.now(), "next", s.title(two), "next_share", two.now())
	p.Tell("dtotal", "along", math.Abs(dot(s.slope(), x)), "share_along", math.Abs(dot(s.now.Direction.Data(), x)))
}

// longest is the head of an attention that adds the longest vector, 0 where there is none, and how long that is.
func (s *Stream) longest(b block) (head int, most float64) {
	for _, t := range s.terms {
		if t.block == b && t.Part == nn.HeadPart && length(t.X.Data()) > most {
			head, most = t.Head, length(t.X.Data())
		}
	}
	return head, most
}

// slope is the gradient of the logit by the stream.
func (s *Stream) slope() []float64 {
	v := s.now.after(s.norm() - 1)
	_, d := v.Dims()
	return v.GradData()[s.At*d : (s.At+1)*d]
}

func length(x []float64) float64 { return math.Sqrt(dot(x, x)) }

func dot(a, b []float64) (sum float64) {
	for i, x := range a {
		sum += x * b[i]
	}
	return sum
}

// Changed reports whether anything is changed, and how likely the token is now and was.
func (s *Stream) Changed() (now, was float64, ok bool) {
	return s.now.chance.At(0, s.Token), s.before().chance.At(0, s.Token), s.any()
}

// Risen is the token that gained most by what was changed, with how likely it is now and was.
func (s *Stream) Risen() (word string, now, was float64) {
	gains := make([]float64, s.Shape().Vocabulary)
	for k := range gains {
		gains[k] = s.now.chance.At(0, k) - s.before().chance.At(0, k)
	}
	k := figure.Strongest(gains, 1)[0]
	return s.Word(k), s.now.chance.At(0, k), s.before().chance.At(0, k)
}

// Way is where patches count: the place of the largest effect behind the embedding and behind the last block, with those
// effects, and the last block behind which it is still the first of the two; ok is false where there is no table.
func (s *Stream) Way() (from, to, until string, first, last float64, ok bool) {
	if s.table == nil {
		return "", "", "", 0, 0, false
	}
	g := s.effects()
	at := func(b int) (j int) {
		for k := range g.Cols {
			if math.Abs(g.At(b, k)) > math.Abs(g.At(b, j)) {
				j = k
			}
		}
		return j
	}
	j, b := at(0), 0
	for b+1 < g.Rows && at(b+1) == j {
		b++
	}
	end := at(g.Rows - 1)
	return s.Pieces[j].Text, s.Pieces[end].Text, s.blockName(block(b)), g.At(0, j), g.At(g.Rows-1, end), true
}
