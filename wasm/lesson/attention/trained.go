package attention

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/corpus"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/shelf"
)

// learned takes the sentence as a shipped model reads it, the head that is chosen, and the word whose meanings are asked for.
func (s *setting) learned(v control.Values) (err error) {
	if s.trained, err = s.Learn(v); err != nil {
		return err
	}
	s.Target = s.Word(v, "target")
	s.Taken["d"] = strconv.Itoa(s.D)
	word := v.Get("senses")
	if word == "off" || !s.Causal {
		return nil
	}
	model, err := shelf.Tells("stories")
	if err != nil {
		return err
	}
	var texts []string
	for k := range 2 * words.Each {
		texts = append(texts, say("sense."+word+"."+strconv.Itoa(k+1)))
	}
	own := s.Words[1:max(1, min(v.Int("focus"), len(s.Words)))]
	if text := strings.ToLower(strings.Join(own, " ")); text == word || strings.HasSuffix(text, " "+word) {
		texts = append(texts, text)
	}
	s.senses = words.SensesOf(model, word, texts)
	return nil
}

// input records what is projected: what a model made of the words or, x or with positions z, random embeddings.
func (s setting) input(t record) value {
	if s.trained == nil {
		_, z := s.Embed(t)
		return z
	}
	return t.Param("x", len(s.Words), len(s.trained.Reads[0]), slices.Concat(s.trained.Reads...)...)
}

// called is the name of phrases about a value: what a trained layer reads is no embedding any more.
func (s setting) called(name string) string {
	if s.trained != nil && name == "x" {
		return "read"
	}
	return name
}

// tellTrained adds what prose says of a trained head: what it reads, and what was measured of it.
func (m *model) tellTrained(p *film.Plan) {
	h := m.trained
	p.Tell("x", "width", float64(len(h.Reads[0])), "layer", float64(h.Layer), "head", float64(h.Head+1),
		"vocabulary", words.Vocabulary(h.Vocabulary), "known", float64(len(h.Vocabulary)-corpus.First))
	if h.Next == nil {
		return
	}
	word, chance := h.Expected(m.Focus)
	p.Tell("all", "next_word", word, "next_percent", math.Round(100*chance))
	right, wrong, flips := h.Looks()
	p.Tell("all", "looks_right", right, "looks_wrong", wrong, "looks_flips", flips)
	if w := m.setting.senses; w != nil {
		same, other := w.Alike(0)
		p.Tell("cosines", "same_embedding", same, "other_embedding", other)
		same, other = w.Alike(words.Layers)
		p.Tell("cosines", "same_end", same, "other_end", other)
		same, other = w.Measured(h.Shipped)
		p.Tell("cosines", "all_same", same, "all_other", other)
	}
}
