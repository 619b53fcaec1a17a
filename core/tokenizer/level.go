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
func Characters(text string) (*Level, error) {
	if err := learnable(text); err != nil {
		return nil, err
	}
	l := &Level{}
	return l.learn(slices.Sorted(maps.Keys(l.count(text)))), nil
}

// Words is a tokenizer for the words that are most frequent in a text, at most size of them with what is unknown, the most
// frequent first. The error is an *Error.
func Words(text string, size int) (*Level, error) {
	if err := learnable(text); err != nil {
		return nil, err
	}
	if size < 2 || size > MaxVocab {
		return nil, &Error{Problem: Size, Found: strconv.Itoa(size), Want: "2–" + strconv.Itoa(MaxVocab)}
	}
	l := &Level{words: true}
	times := l.count(text)
	all := slices.SortedFunc(maps.Keys(times), func(a, b string) int {
		return cmp.Or(cmp.Compare(times[b], times[a]), cmp.Compare(a, b))
	})
	return l.learn(all[:min(len(all), size-1)]), nil
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

// count counts the words of a text that are UTF-8.
func (l *Level) count(text string) map[string]int {
	times := map[string]int{}
	for text != "" {
		n := l.next(text)
		if utf8.ValidString(text[:n]) {
			times[text[:n]]++
		}
		text = text[n:]
	}
	return times
}

// next is how many bytes the first word of a text has.
func (l *Level) next(text string) int {
	if l.words {
		return piece(text)
	}
	return character(text)
}

// learn numbers words, and what is unknown behind them.
func (l *Level) learn(words []string) *Level {
	l.list = append(words, unknownWord)
	l.unknown = len(words)
	return l.index()
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
