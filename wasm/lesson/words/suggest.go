package words

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
	"glassbox/wasm/phrase"
)

// How many words are suggested, offered for one that is unknown, and told to be so.
const (
	maxSuggested = 8
	maxNearest   = 3
	maxUnknown   = 3
)

// Known helps to write a text that a model knows: what its grammar allows, or else words of its vocabulary.
type Known struct {
	Key   string // of the control with the text
	Read  func(text string) (corpus.Reading, error)
	Words []string // without those that stand for others; none before the model has come
	Most  int      // words that a text may have
}

// Suggest are the words that the grammar allows next or, while a word is being written, those that it may become: of the
// grammar or, outside of that, of the vocabulary.
func (k Known) Suggest(text string) []control.Suggestion {
	all := []control.Suggestion{}
	r, err := k.Read(text)
	n, end := len(r.Words), 0
	if n > 0 {
		end = r.Tokens[n-1].End
	}
	if err != nil || n > k.Most || strings.TrimSpace(text[end:]) != "" {
		return all
	}
	add := func(before, word string, begun bool) {
		if len(all) < maxSuggested {
			all = append(all, control.Suggestion{Label: word, Value: before + word, Begun: begun})
		}
	}
	if n > 0 && end == len(text) {
		last, known := r.Tokens[n-1], slices.Contains(k.Words, r.Words[n-1])
		for _, w := range k.possible(text, last) {
			if w != last.Text && strings.HasPrefix(w, last.Text) {
				add(text[:last.Start], w, !known)
			}
		}
		text += " "
	}
	if len(all) == 0 && r.Right == n && n < k.Most {
		for _, w := range r.Next {
			add(text, w, false)
		}
	}
	return all
}

// possible are the words that may stand in place of one: what the grammar allows behind those before it, or all there are.
func (k Known) possible(text string, at token.Token) []string {
	if before, _ := k.Read(text[:at.Start]); before.Right == len(before.Words) && len(before.Next) > 0 {
		return before.Next
	}
	return k.Words
}

// Unknown tells of the words that a model does not know, once each; remedy has what could be done about word i.
func Unknown(key string, words []string, known []bool, remedy func(i int) []lesson.Action) (told []lesson.Notice) {
	seen := map[string]bool{}
	for i, word := range words {
		if known[i] || seen[word] {
			continue
		}
		if seen[word] = true; len(seen) <= maxUnknown {
			told = append(told, lesson.Notice{Key: key, Text: phrase.Say("unknown", "word", word), Actions: remedy(i)})
		}
	}
	if more := len(seen) - maxUnknown; more > 0 {
		told = append(told, lesson.Notice{Key: key, Text: phrase.Say("more unknown", "n", more)})
	}
	return told
}

// Replaced are the texts with one of their words replaced by those that may stand in its place and are most like it.
func (k Known) Replaced(text string, t token.Token) (all []lesson.Action) {
	if !strings.ContainsFunc(t.Text, unicode.IsLetter) {
		return nil // a comma is like no word
	}
	for _, w := range nearest(t.Text, k.possible(text, t)) {
		all = append(all, lesson.Action{Label: w, Set: map[string]string{k.Key: text[:t.Start] + w + text[t.End:]}})
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
