package tokenizer

import (
	"slices"
	"strings"
	"unicode"
)

// added is a token that is found in a text before it is cut, such as <|endoftext|>.
type added struct {
	text        string
	id          int
	left, right bool // it takes the blanks on this side along
	special     bool // it is no text, but tells about it
}

// nextAdded finds the first added token from a byte on, of several that begin there the longest: where it begins and ends
// with the blanks that belong to it. The number is none if there is none up to the end.
func (b *BPE) nextAdded(text string, from int) (start, end, id int) {
	if len(b.added) == 0 {
		return len(text), len(text), none
	}
	for at := from; at < len(text); at++ {
		for _, a := range b.starts[text[at]] {
			if strings.HasPrefix(text[at:], a.text) {
				return a.within(text, from, at)
			}
		}
	}
	return len(text), len(text), none
}

// within is where an added token that stands at a byte begins and ends.
func (a added) within(text string, from, at int) (start, end, id int) {
	start, end = at, at+len(a.text)
	if a.left {
		start = from + len(strings.TrimRightFunc(text[from:start], unicode.IsSpace))
	}
	if a.right {
		end = len(text) - len(strings.TrimLeftFunc(text[end:], unicode.IsSpace))
	}
	return start, end, a.id
}

// add makes tokens added ones. None is empty.
func (b *BPE) add(all []added) {
	for _, a := range all {
		b.put(a.id, a.text)
	}
	b.added = all
	slices.SortStableFunc(b.added, func(x, y added) int { return len(y.text) - len(x.text) })
	for _, a := range b.added {
		b.starts[a.text[0]] = append(b.starts[a.text[0]], a)
	}
}
