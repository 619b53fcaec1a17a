package tokenizer

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"glassbox/core/json"
)

// Level cuts a text into characters or into words, each of which has a number. What has none is unknown, and all that is
// unknown has the same number. Words are cut as GPT-2 cuts before it merges: they have the blank before them.
type Level struct {
	list
	words   bool
	ids     map[string]int
	unknown int
}

const (
	unknownWord = "<|unk|>" // no two words in a text, and no character
	anySign     = `[\s\S]`  // as a pattern
)

// Characters is a tokenizer for the characters of a text, numbered in the order of Unicode; behind them is what is
// unknown. The error is an *Error.
func Characters(text string) (*Level, error) { return levelOf(text, false, MaxVocab) }

// Words is a tokenizer for the words that are most frequent in a text, at most size of them with what is unknown, the most
// frequent first. The error is an *Error.
func Words(text string, size int) (*Level, error) { return levelOf(text, true, size) }

func levelOf(text string, words bool, size int) (*Level, error) {
	c, err := newCounter(text, words, size)
	if err != nil {
		return nil, err
	}
	for c.Work(len(text)) {
	}
	return c.level(), nil
}

// counter counts the characters or the words of a text, a little at a time.
type counter struct {
	words bool
	size  int
	rest  string // that is not yet counted
	times map[string]int
}

func newCounter(text string, words bool, size int) (*counter, error) {
	if err := learnable(text); err != nil {
		return nil, err
	}
	if size < 2 || size > MaxVocab {
		return nil, &Error{Problem: Size, Found: strconv.Itoa(size), Want: "2–" + strconv.Itoa(MaxVocab)}
	}
	return &counter{words, size, text, map[string]int{}}, nil
}

// Work counts what has about n bytes, of that what is UTF-8, and tells whether there is more.
func (c *counter) Work(n int) (more bool) {
	l := Level{words: c.words}
	for n > 0 && c.rest != "" {
		size := l.next(c.rest)
		if word := c.rest[:size]; utf8.ValidString(word) {
			c.times[word]++
		}
		c.rest, n = c.rest[size:], n-size
	}
	return c.rest != ""
}

// level numbers what was counted.
func (c *counter) level() *Level {
	all := slices.Collect(maps.Keys(c.times))
	slices.SortFunc(all, func(a, b string) int {
		if c.words {
			return cmp.Or(cmp.Compare(c.times[b], c.times[a]), cmp.Compare(a, b))
		}
		return cmp.Compare(a, b)
	})
	all = all[:min(len(all), c.size-1)]
	l := &Level{list: append(slices.Clip(all), unknownWord), words: c.words, unknown: len(all)}
	return l.index()
}

// learnable tells what is wrong with a text that is to be learned from.
func learnable(text string) error {
	switch {
	case text == "":
		return &Error{Problem: Empty}
	case len(text) > MaxText:
		return &Error{Problem: Long, Found: strconv.Itoa(len(text)), Want: strconv.Itoa(MaxText)}
	}
	return nil
}

// next is how many bytes the first word of a text has.
func (l *Level) next(text string) int {
	if l.words {
		return piece(text)
	}
	return character(text)
}

func (l *Level) index() *Level {
	l.ids = make(map[string]int, len(l.list))
	for id, word := range l.list {
		l.ids[word] = id
	}
	return l
}

// Encode implements Tokenizer. The tokens cover the whole text.
func (l *Level) Encode(text string) (all []Token) {
	for at := 0; at < len(text); {
		end := at + l.next(text[at:])
		id, ok := l.ids[text[at:end]]
		if !ok {
			id = l.unknown
		}
		all = append(all, Token{id, at, end})
		at = end
	}
	return all
}

// readLevel reads characters or words.
func readLevel(file, model json.Value) (Tokenizer, error) {
	cut := file.Fields["pre_tokenizer"]
	l := &Level{words: splits(cut, pattern), unknown: none}
	switch {
	case !l.words && !splits(cut, anySign):
		return nil, setting("pre_tokenizer", cut.Fields["type"], "Split at "+anySign)
	case len(file.Fields["added_tokens"].Items) > 0:
		return nil, setting("added_tokens", file.Fields["added_tokens"], "[]")
	}
	t := tables{vocab: model.Fields["vocab"]}
	if err := t.number(); err != nil {
		return nil, err
	}
	for word, id := range t.ids {
		l.put(int(id), word)
	}
	id, ok := t.ids[model.Fields["unk_token"].String]
	if !ok {
		return nil, &Error{Problem: Unknown, Name: json.Shown(model.Fields["unk_token"].String)}
	}
	l.unknown = int(id)
	return l.index(), nil
}
