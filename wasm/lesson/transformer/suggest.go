package transformer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"glassbox/core/corpus"
	"glassbox/core/order"
	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/shelf"
)

// How many words are suggested, offered for one that is unknown, and told to be so.
const (
	maxSuggested = 8
	maxNearest   = 3
	maxUnknown   = 3
)

// suggestions are the words that the grammar allows next or, while a word is being written, those that it may become: of the
// grammar or, outside of that, of the vocabulary.
func suggestions(text string) []control.Suggestion {
	all := []control.Suggestion{}
	r, _, err := corpus.ReadEnglish(text)
	n, end := len(r.Words), 0
	if n > 0 {
		end = r.Tokens[n-1].End
	}
	if err != nil || n > maxWords || strings.TrimSpace(text[end:]) != "" {
		return all
	}
	add := func(before, word string, begun bool) {
		if len(all) < maxSuggested {
			all = append(all, control.Suggestion{Label: word, Value: before + word, Begun: begun})
		}
	}
	if n > 0 && end == len(text) {
		last, known := r.Tokens[n-1], slices.Contains(vocabulary(), r.Words[n-1])
		for _, w := range possible(text, last) {
			if w != last.Text && strings.HasPrefix(w, last.Text) {
				add(text[:last.Start], w, !known)
			}
		}
		text += " "
	}
	if len(all) == 0 && r.Right == n && n < maxWords {
		for _, w := range r.Next {
			add(text, w, false)
		}
	}
	return all
}

// possible are the words that may stand in place of one: what the grammar allows behind those before it, or all there are.
func possible(text string, at token.Token) []string {
	if before, _, _ := corpus.ReadEnglish(text[:at.Start]); before.Right == len(before.Words) && len(before.Next) > 0 {
		return before.Next
	}
	return vocabulary()
}

// vocabulary are the English words that the model knows, without those that stand for others; none before it has come.
func vocabulary() []string {
	if m, err := shelf.Translates("translation"); err == nil {
		return m.Source[corpus.First:]
	}
	return nil
}

// unknown tells of words that the model does not know; remedy has what could be done about the word in a place.
func (s *setting) unknown(key string, in side, remedy func(i int) []lesson.Action) {
	told := map[string]bool{}
	for i, word := range in.words {
		if in.known[i] || told[word] {
			continue
		}
		if told[word] = true; len(told) <= maxUnknown {
			s.notices = append(s.notices, lesson.Notice{Key: key, Text: say("unknown", "word", word), Actions: remedy(i)})
		}
	}
	if more := len(told) - maxUnknown; more > 0 {
		s.tell(key, say("more unknown", "n", more))
	}
}

// replaced are the texts with one of their words replaced by those that may stand in its place and are most like it.
func replaced(text string, t token.Token) (all []lesson.Action) {
	if !strings.ContainsFunc(t.Text, unicode.IsLetter) {
		return nil // a comma is like no word
	}
	for _, w := range nearest(t.Text, possible(text, t)) {
		all = append(all, lesson.Action{Label: w, Set: map[string]string{"text": text[:t.Start] + w + text[t.End:]}})
	}
	return all
}

// nearest are those of some words that a word begins, then those that the fewest changes of letters make of it.
func nearest(word string, of []string) []string {
	far := map[string]int{}
	for _, w := range of {
		if strings.HasPrefix(w, word) {
			continue
		}
		far[w] = changes([]rune(word[:min(len(word), 64)]), []rune(w))
	}
	of = order.Sorted(of, func(a, b string) int { return cmp.Compare(far[a], far[b]) })
	return of[:min(len(of), maxNearest)]
}

// changes is how many letters must be put in, left out or exchanged to make one word of another.
func changes(a, b []rune) int {
	row := make([]int, len(b)+1) // for the letters of a so far, and each beginning of b
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		left := row[0]
		row[0] = i + 1
		for j, y := range b {
			other := left
			if x != y {
				other++
			}
			left, row[j+1] = row[j+1], min(other, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
