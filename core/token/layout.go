package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// layout is the paragraphs of a text: lines without an empty one between.
//
// Where a line ends is where its author ended it, in a poem, a list, a heading, and a sentence
// ends there. But a text may be set to a width, as in old mail and books as plain text. That is
// so where each line but the last is full: the next word would have made it longer than the
// longest. For chance does that too in a stanza of some few lines, the width must be one that
// texts are set to, and of narrow ones a line must begin with a small letter.
type layout []paragraph

type paragraph struct {
	end int  // in bytes
	set bool // to a width
}

const (
	narrow, usual, broad = 40, 60, 100 // characters of a line
)

// layoutOf finds the paragraphs of text.
func layoutOf(text string) layout {
	var all layout
	var lines []string
	for at := 0; at < len(text); {
		n := strings.IndexFunc(text[at:], lineEnd)
		if n < 0 {
			n = len(text) - at
		}
		line := strings.TrimSpace(text[at : at+n])
		if at += n + breakSize(text[at+n:]); line != "" {
			lines = append(lines, line)
		}
		if line == "" || at == len(text) {
			all = append(all, paragraph{at, isSet(lines)})
			lines = lines[:0]
		}
	}
	return all
}

// lineEnd tells whether a line ends at r.
func lineEnd(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// breakSize returns the length of the line break that s begins with: one or, of Windows, two characters.
func breakSize(s string) int {
	if strings.HasPrefix(s, "\r\n") {
		return 2
	}
	_, size := utf8.DecodeRuneInString(s)
	return size
}

// isSet tells whether the lines of a paragraph are set to a width.
func isSet(lines []string) bool {
	width, small := 0, false
	for i, line := range lines {
		width = max(width, utf8.RuneCountInString(line))
		r, _ := utf8.DecodeRuneInString(line)
		small = small || i > 0 && unicode.IsLower(r)
	}
	if len(lines) < 2 || width < narrow || width > broad || width < usual && !small {
		return false
	}
	for i, line := range lines[1:] {
		word := line
		if n := strings.IndexFunc(line, unicode.IsSpace); n > 0 {
			word = line[:n]
		}
		if utf8.RuneCountInString(lines[i])+1+utf8.RuneCountInString(word) <= width {
			return false
		}
	}
	return true
}

// ends tells whether a sentence ends in the gap text[from:to] between two words. It must be asked
// in the order of the text.
func (l *layout) ends(text string, from, to int) bool {
	gap := text[from:to]
	n := strings.IndexFunc(gap, lineEnd)
	if n < 0 {
		return false
	}
	after := gap[n+breakSize(gap[n:]):]
	if strings.ContainsFunc(after, lineEnd) {
		return true
	}
	for len(*l) > 1 && (*l)[0].end <= from {
		*l = (*l)[1:]
	}
	return len(*l) > 0 && !(*l)[0].set
}
