package stream

import (
	"strconv"
	"strings"

	"glassbox/core/nn"
	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
)

// title is a term as a list has it.
func (s *Stream) title(t term) string {
	switch t.Part {
	case nn.TokenPart:
		return say("tokens.embedding")
	case nn.PositionPart:
		return say("stream.position")
	case nn.HeadPart:
		return say("stream.head", "layer", t.Layer, "n", t.Head)
	case nn.BiasPart:
		return say("stream.bias", "layer", t.Layer)
	case nn.ExchangedPart:
		return say("stream.patched")
	case nn.NormPart:
		return say("stream.norm")
	}
	return s.blockName(t.block)
}

// blockName is a block as the table and the sum have it.
func (s *Stream) blockName(b block) string {
	switch {
	case b == 0:
		return say("tokens.embedding")
	case b%2 == 1:
		return say("stream.attn", "n", b.layer())
	}
	return say("stream.mlp", "n", b.layer())
}

// slotName is what stands over a term of the sum: an attention, with all of its heads, is one.
func (s *Stream) slotName(k int) string {
	if t := s.terms[s.slots[k][0]]; t.joins() {
		return s.blockName(t.block)
	} else if t.Part == nn.NormPart {
		return say("stream.norm short")
	}
	return s.title(s.terms[s.slots[k][0]])
}

// addedName is a slot or, behind the last, the logit.
func (s *Stream) addedName(k int) string {
	if k == len(s.slots) {
		return say("stream.stream")
	}
	return s.slotName(k)
}

// label says in words what a cell, a row or a whole is.
func (s *Stream) label(r film.Ref) string {
	n := r.I + 1
	if r.N == 2 {
		n = r.J + 1
	}
	for _, t := range s.terms {
		switch r.Name {
		case t.term:
			if r.N < 2 {
				return say("stream.label.term", "part", s.title(t))
			}
			return say("and number", "name", say("stream.label.term", "part", s.title(t)), "n", n)
		case t.share:
			return say("stream.label.share", "part", s.title(t))
		}
	}
	if b, ok := s.gradientOf(r); ok && r.Back {
		return say("stream.label.gradient", "part", b)
	}
	switch {
	case r.Name == s.stream():
		return say("stream.label.stream", "word", s.Pieces[min(r.I, len(s.Pieces)-1)].Text)
	case r.Name == "added":
		return say("stream.label.share", "part", s.addedName(r.J))
	case r.Name == "was" && r.J == len(s.terms):
		return say("stream.label.logit was", "word", s.Word(s.Token))
	case r.Name == "was":
		return say("stream.label.was", "part", s.title(s.terms[r.J]))
	case r.Name == "logit":
		return say("stream.label.logit", "word", s.Word(s.Token))
	case r.Name == "effect":
		return say("stream.label.effect", "place", s.blockName(block(r.I)), "word", s.Pieces[r.J].Text)
	case r.Name == "chance":
		return say("stream.label.chance", "word", s.Word(r.J))
	case r.Name == "earlier":
		return say("stream.label.earlier", "word", s.Word(r.J))
	}
	return say("and row and column", "name", say("tokens.label.inner"), "row", r.I+1, "column", r.J+1)
}

// gradientOf is the block whose addition a name stands for.
func (s *Stream) gradientOf(r film.Ref) (name string, ok bool) {
	if r.Name == s.stream() {
		return say("stream.stream"), true
	}
	for b := range s.norm() {
		if r.Name == s.adding(b) {
			return s.blockName(b), true
		}
	}
	return "", false
}

// Inspect tells about a number of the film, or what a press on something does.
func (s *Stream) Inspect(item string, step int) (lesson.Inspection, bool) {
	if in, ok := s.Film.Inspect(item, step); ok {
		return in, true
	}
	name, rest, _ := strings.Cut(item, "-")
	switch name {
	case "reset":
		return plain(item, say("stream.reset"), say("stream.about.reset"))
	case "place":
		if i, err := strconv.Atoi(rest); err == nil && i >= 0 && i < len(s.Pieces) {
			return plain(item, words.Quoted(s.Pieces[i].Text), say("stream.about.place", "n", i+1))
		}
	case "switch":
		if p, ok := s.parsePart(rest); ok {
			return plain(item, s.partName(p), say("stream.about.switch"))
		}
	}
	return lesson.Inspection{}, false
}

// parsePart reads what the item of a switch says behind its name.
func (s *Stream) parsePart(text string) (p part, ok bool) {
	r, ok := film.ParseRef("switch-" + text)
	p = part{block(r.I), r.J}
	return p, ok && r.N == 2 && p.block > 0 && p.block < s.norm() && r.J <= s.Shape().Heads
}

// partName is what a switch switches.
func (s *Stream) partName(p part) string {
	if p.head > 0 {
		return say("stream.head", "layer", p.block.layer(), "n", p.head)
	}
	return s.blockName(p.block)
}

// plain tells what something is for.
func plain(item, symbol, text string) (lesson.Inspection, bool) {
	return lesson.Inspection{ID: item, Symbol: symbol, Label: symbol, Formula: text, From: []string{},
		Rows: []lesson.Row{{Name: say("row.value"), Text: text}}}, true
}

// percent writes a probability as columns do.
func percent(p float64) string { return number.Fixed(100*p, 1) + "%" }
