package stream

import (
	"slices"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// shoot makes the film: the stream is added up block by block, its sum is taken apart into shares, what was changed is compared,
// and the gradient of the logit goes back. What is not told of is known, for those who ask what made the rest.
func (s *Stream) shoot(tell func(s *Stream, p *film.Plan)) {
	rec := film.OnTape(s.now.tape, s.now.Logit)
	s.make(rec)
	p := film.Plan{Name: "stream", Label: s.label, Origin: s.origin, Function: func(film.Ref) string { return "logit" },
		Depths: []timeline.Depth{{Name: "whole pass", Names: 1}, {Name: "part", Names: 2}, {Name: "step", Names: 3}, {Name: "head"}},
		Told:   func(name string) bool { return name == "logit" || name == "shares" }}
	step := func(zone, element, id string, shows ...string) *film.Beat {
		p.Beats = append(p.Beats, film.Step(zone, element, id, shows...))
		return &p.Beats[len(p.Beats)-1]
	}
	step("read", "embedded", "embedded", s.of(0)...)
	for b := block(1); b < s.norm(); b++ {
		n, zone := strconv.Itoa(b.layer()), figure.Capital(say("tokens.layer", "n", b.layer()))
		if b%2 == 0 {
			step(zone, "mlp", "mlp-"+n, s.of(b)...)
			continue
		}
		shows := s.of(b)
		beat := step(zone, "attn", "attn-"+n, shows...)
		beat.Parts, beat.Part = s.Shape().Heads, func(c film.Cell) int { return slices.Index(shows, rec.Values()[c.Value].Path) }
	}
	step("attribute", "total", "total", s.stream())
	step("attribute", "shares", "shares", append(s.all(func(t term) string { return t.share }), "added", "logit")...)
	step("change", "patches", "patches", "effect")
	step("change", "change", "change", "chance", "was", "earlier")
	step("backward", "dtotal", "dtotal", "d"+s.stream())
	for b := s.norm() - 1; b > 0; b-- {
		name := "dmlp-"
		if b%2 == 1 {
			name = "dattn-"
		}
		step("backward", strings.TrimSuffix(name, "-"), name+strconv.Itoa(b.layer()), "d"+s.adding(b))
	}
	step("backward", "dembedded", "dembedded", "d"+s.adding(0))
	var shown []string
	for _, b := range p.Beats {
		shown = append(shown, b.Shows...)
	}
	for _, b := range film.Beats(rec, -1, func(string) string { return "" }) {
		if !slices.Contains(shown, b.ID) {
			p.Given = append(p.Given, b.ID)
		}
	}
	tell(s, &p)
	s.Film = film.New(brief{rec}, p)
	s.figure = figure.New(s.Film)
	s.colour()
}

// colour has all vectors share their colours, as they are shown, and all gradients.
func (s *Stream) colour() {
	largest := func(refs []film.Ref) {
		full := 0.0
		for _, r := range refs {
			full = max(full, film.Largest(s.figure.Binned(r, 1, cellsHigh/4)))
		}
		for _, r := range refs {
			r.N = 0
			s.figure.Full[r.String()] = full
		}
	}
	vectors, slopes := []film.Ref{film.At(s.stream(), s.At)}, []film.Ref{film.At(s.stream(), s.At).Gradient()}
	for _, t := range s.terms {
		if t.X != nil {
			vectors = append(vectors, film.At(t.term, 0))
		}
	}
	for b := range s.norm() {
		slopes = append(slopes, film.At(s.adding(b), s.At).Gradient())
	}
	largest(vectors)
	largest(slopes)
}

// of are the vectors that a block adds.
func (s *Stream) of(b block) (names []string) {
	for _, t := range s.terms {
		if t.block == b && t.X != nil {
			names = append(names, t.term)
		}
	}
	return names
}

// all are names of the terms.
func (s *Stream) all(name func(term) string) (names []string) {
	for _, t := range s.terms {
		if n := name(t); n != "" {
			names = append(names, n)
		}
	}
	return names
}

// stream is the name of what the last norm reads, and adding that of what a block adds.
func (s *Stream) stream() string { return s.now.paths[s.now.after(s.norm()-1).Index()] }
func (s *Stream) adding(b block) string {
	if b == 0 {
		return "x"
	}
	return s.now.paths[s.now.added(b).Index()]
}

// make makes what is worked out from recordings: what a block gives in all, what patches do, and what shares and chances were.
func (s *Stream) make(rec *film.Tape[float64]) {
	added, shares := picture.NewGrid(1, len(s.slots)+1), picture.NewGrid(1, len(s.terms))
	for k, slot := range s.slots {
		for _, i := range slot {
			shares.Data[i] = s.terms[i].now()
			added.Data[k] += shares.Data[i]
		}
		added.Data[len(s.slots)] += added.Data[k]
	}
	rec.Make(film.Made{Name: "added", Cells: added, Explain: func(_, k int) film.Explanation {
		return s.explainAdded(k, added.Data[k], rec)
	}})
	rec.Make(film.Made{Name: "shares", Cells: shares})
	if s.table != nil {
		rec.Make(film.Made{Name: "effect", Cells: s.effects(), Explain: s.explainEffect})
	}
	if s.was == nil {
		return
	}
	was := picture.NewGrid(1, len(s.terms)+1)
	for i, t := range s.terms {
		was.Data[i] = t.before
	}
	was.Data[len(s.terms)] = s.was.Logit.At(0, 0)
	rec.Make(film.Made{Name: "was", Cells: was, Explain: func(_, i int) film.Explanation { return s.explainWas(i) }})
	rec.Make(film.Made{Name: "earlier", Cells: s.was.chance, Explain: func(_, k int) film.Explanation {
		return foreign(s.was.chance.Explain(0, k))
	}})
}

// explainAdded is what a slot of the sum gives to the logit, or behind the last what all do.
func (s *Stream) explainAdded(k int, sum float64, rec *film.Tape[float64]) film.Explanation {
	e := film.Explanation{Name: s.addedName(k), Value: sum}
	var names, numbers []string
	for i, t := range s.terms {
		if k < len(s.slots) && !contains(s.slots[k], i) {
			continue
		}
		names, numbers = append(names, s.title(t)), append(numbers, bracketed(t.now()))
		e.From = append(e.From, rec.Cell(t.Share, 0, 0))
	}
	e.Symbols, e.Numbers = strings.Join(names, " + "), strings.Join(numbers, " + ")
	return e
}

// bracketed is a number as a sum has it.
func bracketed(x float64) string {
	if x < 0 {
		return "(" + number.Format(x) + ")"
	}
	return number.Format(x)
}

// foreign is an explanation of another tape, whose cells the film does not have.
func foreign(e tape.Explanation) film.Explanation {
	return film.Explanation{Name: e.Name, Symbols: e.Symbols, Numbers: e.Numbers, Value: e.Value}
}

// explainWas is how a share came about without changes, or behind the last the logit.
func (s *Stream) explainWas(i int) film.Explanation {
	if i == len(s.terms) {
		return foreign(s.was.Logit.Explain(0, 0))
	}
	t := s.terms[i]
	for _, u := range s.was.Terms {
		if !t.fresh && u.Part == t.Part && u.Layer == t.Layer && u.Head == t.Head {
			return foreign(u.Share.Explain(0, 0))
		}
	}
	return film.Explanation{Name: s.title(t), Symbols: "0", Numbers: "0"}
}

// effects are what each patch does to the logit, by block and by place.
func (s *Stream) effects() picture.Grid {
	g := picture.NewGrid(int(s.norm()), len(s.Pieces))
	for b, places := range s.table.logits {
		for j, logits := range places {
			g.Data[b*g.Cols+s.table.first+j] = aboveMean(logits, s.Token) - aboveMean(s.table.base, s.Token)
		}
	}
	return g
}

// explainEffect tells of a patch. At earlier places the texts are the same.
func (s *Stream) explainEffect(b, j int) film.Explanation {
	before := aboveMean(s.table.base, s.Token)
	after := before
	if k := j - s.table.first; k >= 0 && k < len(s.table.logits[b]) {
		after = aboveMean(s.table.logits[b][k], s.Token)
	}
	return film.Explanation{Name: say("stream.symbol.effect"), Symbols: say("stream.how.effect"),
		Numbers: number.Format(after) + " − " + bracketed(before), Value: after - before}
}

// origin is where a number comes from, where it is not as the film thinks.
func (s *Stream) origin(r film.Ref) string {
	switch v, _, _ := s.Value(r.Name); {
	case v.Op == "param":
		return say("origin.trained")
	case v.Op == "replace" && !r.Back:
		return say("stream.origin.changed")
	}
	return ""
}

// brief is a recording in which a chance comes from its own score. That all others have a part in it stands in its formula.
type brief struct{ film.Recording }

// Explain implements film.Recording.
func (b brief) Explain(c film.Cell) (e film.Explanation, ok bool) {
	e, ok = b.Recording.Explain(c)
	if b.Values()[c.Value].Op == "softmax" {
		e.From = slices.DeleteFunc(e.From, func(f film.Cell) bool { return f.Row != c.Row || f.Col != c.Col })
	}
	return e, ok
}
