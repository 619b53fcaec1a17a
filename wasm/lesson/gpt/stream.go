package gpt

import (
	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/stream"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/picture"
	"glassbox/wasm/shelf"
)

// summing shows what a model has at one place as a sum.
type summing struct{ *stream.Stream }

func (s summing) height(v lesson.View) float64        { return s.Height(v) }
func (s summing) draw(l *picture.List, v lesson.View) { s.Draw(l, v) }

func sum(v control.Values) (*lesson.Run, error) {
	m, err := shelf.Tells("stories")
	if err != nil {
		return nil, err
	}
	s, err := stream.Open(stream.Model{Reader: tokens.Shelved(m), On: m.On}, v, tellSum)
	if err != nil {
		return nil, err
	}
	return &lesson.Run{Track: s.Track, Model: summing{s}, Notices: s.Notices, Choices: s.Choices, Taken: s.Taken, Weights: m.Weights(),
		Numbers: s.Numbers, Inspect: s.Inspect, Prove: s.Prove}, nil
}

// tellSum is what the prose says of a sum.
func tellSum(s *stream.Stream, p *film.Plan) {
	s.Tell(p)
	from, to, until, first, last, ok := s.Way()
	way := say("sum.way.none")
	if ok {
		way = say("sum.way", "from", from, "x", number.Fixed(first, 2), "until", until, "to", to, "y", number.Fixed(last, 2))
	}
	p.Tell("patches", "way", way)
	now, was, ok := s.Changed()
	if !ok {
		p.Tell("change", "changed", say("sum.same"))
		return
	}
	word, risen, before := s.Risen()
	percents := []any{"word", s.Word(s.Token), "was", percentage(was), "now", percentage(now), "other", word,
		"before", percentage(before), "risen", percentage(risen)}
	p.Tell("change", "changed", say("sum.changed", percents...), "now_percent", 100*now)
}

// percentage is a share as prose has it.
func percentage(p float64) string { return number.Fixed(100*p, 1) + "%" }
