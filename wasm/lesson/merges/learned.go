package merges

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"glassbox/core/tokenizer"
)

// learned is what was learned from a text: all merges, and what the first ones made of its words.
type learned struct {
	text   string
	merges []tokenizer.Merge
	bpe    *tokenizer.BPE
	words  []word
	shown  []shown // the merges that are shown one by one
}

// word is a piece of the text, within which tokens are merged.
type word struct {
	text  string
	times int
	ids   []int // its tokens
}

// shown is a merge with the tokens of the text behind it, and the words that its pair was in, the most frequent first.
type shown struct {
	tokenizer.Merge
	tokens int
	in     []share
}

// share is how often a pair is in a word, wherever that is.
type share struct {
	word  string
	count int
}

// latestLearned was learned last: all settings but the text leave it as it is.
var latestLearned *learned

// learn learns all merges of a text.
func learn(text string) (*learned, error) {
	if latestLearned != nil && latestLearned.text == text {
		return latestLearned, nil
	}
	l, err := tokenizer.NewLearner(text, mostSize)
	if err != nil {
		return nil, err
	}
	for l.Work(len(text)) {
	}
	all := &learned{text: text, merges: l.Merges(), bpe: l.Tokenizer()}
	all.count()
	for _, m := range all.merges[:min(played, len(all.merges))] {
		all.shown = append(all.shown, all.merge(m))
	}
	latestLearned = all
	return all, nil
}

// count cuts the text into words, and those into bytes.
func (l *learned) count() {
	at, apart := map[string]int{}, l.bpe.First(0)
	for rest := l.text; rest != ""; {
		n := tokenizer.Part(rest, 1)
		k, ok := at[rest[:n]]
		if !ok {
			k = len(l.words)
			at[rest[:n]] = k
			l.words = append(l.words, word{text: rest[:n], ids: tokenizer.IDs(apart.Encode(rest[:n]))})
		}
		l.words[k].times++
		rest = rest[n:]
	}
}

// merge merges a pair in all words.
func (l *learned) merge(m tokenizer.Merge) shown {
	s := shown{Merge: m}
	for k := range l.words {
		w := &l.words[k]
		if n := pairs(w.ids, m); n > 0 {
			s.in = append(s.in, share{w.text, n * w.times})
			w.ids = joined(w.ids, m)
		}
		s.tokens += w.times * len(w.ids)
	}
	slices.SortStableFunc(s.in, func(a, b share) int { return b.count - a.count })
	return s
}

// pairs is how often the pair of a merge stands among tokens.
func pairs(ids []int, m tokenizer.Merge) (n int) {
	for i := 1; i < len(ids); i++ {
		if ids[i-1] == m.Left && ids[i] == m.Right {
			n++
		}
	}
	return n
}

// joined are tokens with the pair of a merge as one.
func joined(ids []int, m tokenizer.Merge) (all []int) {
	for i := 0; i < len(ids); i++ {
		if i+1 < len(ids) && ids[i] == m.Left && ids[i+1] == m.Right {
			all = append(all, m.New)
			i++
		} else {
			all = append(all, ids[i])
		}
	}
	return all
}

// tokens is how many the text has after n merges.
func (l *learned) tokens(n int) (all int) {
	switch {
	case n == 0:
		return len(l.text)
	case n <= len(l.shown):
		return l.shown[n-1].tokens
	}
	b := l.bpe.First(n)
	for _, w := range l.words {
		all += w.times * len(b.Encode(w.text))
	}
	return all
}

// step is a merge that was made in a word, and the tokens behind it.
type step struct {
	merge int // from 1
	ids   []int
}

// cut is how a text is cut by the first n merges, one after the other.
func (l *learned) cut(text string, n int) []step {
	all := []step{{0, tokenizer.IDs(l.bpe.First(0).Encode(text))}}
	for k, m := range l.merges[:n] {
		// A merge goes across no words, so what Encode comes to decides.
		last := all[len(all)-1].ids
		if pairs(last, m) == 0 {
			continue
		}
		if next := tokenizer.IDs(l.bpe.First(k + 1).Encode(text)); len(next) < len(last) {
			all = append(all, step{k + 1, next})
		}
	}
	return all
}

// name is a token as a person reads it.
func (l *learned) name(id int) string { return readable(l.bpe.Word(id)) }

// names are tokens with something between them.
func (l *learned) names(ids []int, between string) string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = l.name(id)
	}
	return strings.Join(all, between)
}

// Signs for what cannot be seen.
const (
	blank = "␣"
	line  = "↵"
)

// readable writes bytes for people: blanks and ends of lines as signs, and a byte that is no character by its number.
func readable(bytes string) string {
	var b strings.Builder
	for i, r := range bytes {
		switch {
		case r == ' ':
			b.WriteString(blank)
		case r == '\n':
			b.WriteString(line)
		case r == utf8.RuneError && !strings.HasPrefix(bytes[i:], "\ufffd"):
			b.WriteString("⟨" + strings.ToUpper(strconv.FormatInt(int64(bytes[i]), 16)) + "⟩")
		case r < ' ' || r == 0x7f:
			b.WriteString("⟨" + strconv.FormatInt(int64(r), 16) + "⟩")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
