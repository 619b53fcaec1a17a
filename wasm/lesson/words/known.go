package words

import (
	"slices"
	"strings"

	"glassbox/core/corpus"
	"glassbox/core/order"
	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// Spell are the numbers of the sentence's words in the vocabulary of a trained model, in lower case. Words that it does not have are
// marked, told of with an example that it knows, and read as corpus.Unknown.
func (s *Sentence) Spell(vocabulary []string, example string) (ids []int) {
	var unknown []string
	s.Unknown = make([]bool, len(s.words))
	for i, w := range s.words {
		w = strings.ToLower(w)
		id := slices.Index(vocabulary, w)
		if id < corpus.First {
			id, s.Unknown[i], unknown = corpus.Unknown, true, append(unknown, Quoted(w))
		}
		ids = append(ids, id)
	}
	if unknown != nil {
		order.Sort(unknown)
		text := phrase.Say("unknown to the model", "words", strings.Join(slices.Compact(unknown), ", "), "n", len(vocabulary)-corpus.First)
		known := lesson.Action{Label: phrase.Say("take known"), Set: map[string]string{"text": example}}
		s.Notices = append(s.Notices, lesson.Notice{Key: "text", Text: text, Actions: []lesson.Action{known}})
	}
	return ids
}

// Familiar are values with an example in place of the control “text”, where that stands as it does by default and has words that are
// not in the vocabulary of a trained model. What a learner wrote stays.
func Familiar(v control.Values, vocabulary []string, example string) control.Values {
	cut, err := token.Words(v.Get("text"), token.Options{})
	strange := func(t token.Token) bool { return !slices.Contains(vocabulary, strings.ToLower(t.Text)) }
	if v.Changed("text") || err == nil && !slices.ContainsFunc(cut, strange) {
		return v
	}
	if v, err = v.Set("text", example); err != nil {
		panic("words: the control refuses the example: " + err.Error())
	}
	return v
}

// mark puts marks before the words and behind them, where they are not empty, and returns all.
func (s *Sentence) mark(begin, end string) []string {
	all := s.words
	if begin != "" {
		all, s.Unknown = append([]string{begin}, all...), append([]bool{false}, s.Unknown...)
	}
	if end != "" {
		all, s.Unknown = append(slices.Clip(all), end), append(s.Unknown, false)
	}
	s.take(all)
	return all
}

// Vocabulary is the words of a model, for people: punctuation, which comes first by alphabet, at the end.
func Vocabulary(words []string) string {
	words = words[corpus.First:]
	k := max(0, slices.IndexFunc(words, func(w string) bool { return w >= "a" }))
	return strings.Join(slices.Concat(words[k:], words[:k]), " ")
}
