package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// split cuts the words of text into sentences. A sentence ends
//
//   - after a run of . ! ? … 。 ！ ？ ؟ । ۔ and the quotes and brackets that close behind
//     it. A run of . ! ? … alone must be followed by a blank or the end of the text, so
//     that example.com and the point in 3.14 end nothing;
//   - at a blank line.
//
// It does not end after a single . behind an abbreviation of the list below, a single
// capital other than I (J. Smith), or a letter that has a . before it (e.g., p.m.); nor
// where … or a closing quote is followed by a lower-case letter ("Stop!" he said). Real
// splitters know more abbreviations and learn the rest (Kiss and Strunk 2006).
func split(text string, tokens []Token) [][]Token {
	var sentences [][]Token
	first := 0
	for i := 0; i < len(tokens); i++ {
		end := i + 1
		if terminal(tokens[i]) {
			end = closing(tokens, i)
		}
		if terminal(tokens[i]) && ends(text, tokens, i, end) || end < len(tokens) && blankLine(text[tokens[end-1].End:tokens[end].Start]) {
			sentences = append(sentences, tokens[first:end:end])
			first = end
		}
		i = end - 1
	}
	if first < len(tokens) {
		sentences = append(sentences, tokens[first:])
	}
	return sentences
}

// terminal tells whether a sentence may end at t.
func terminal(t Token) bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	if r < utf8.RuneSelf {
		return r == '.' || r == '!' || r == '?'
	}
	return strings.ContainsRune("…‼⁇⁈⁉。！？؟।॥۔｡", r)
}

// closing returns the end of the run of terminals that begins at tokens[i], with the
// quotes and brackets that close behind it without a blank between.
func closing(tokens []Token, i int) int {
	for i++; i < len(tokens) && terminal(tokens[i]); i++ {
	}
	for ; i < len(tokens) && tokens[i].Start == tokens[i-1].End && closer(tokens[i]); i++ {
	}
	return i
}

// closer tells whether t is a quote or bracket that closes.
func closer(t Token) bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return r == '"' || r == '\'' || unicode.In(r, unicode.Pe, unicode.Pf)
}

// ends tells whether the run tokens[i:end] of terminals and closers ends a sentence.
func ends(text string, tokens []Token, i, end int) bool {
	if end == len(tokens) {
		return true
	}
	run, next := tokens[i:end], tokens[end]
	free := tokens[end-1].End < next.Start // a blank follows
	if !free && !strings.ContainsAny(text[run[0].Start:next.Start], "。！？؟।॥۔｡") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next.Text)
	if unicode.IsLower(r) && (closer(run[len(run)-1]) || strings.ContainsAny(run[0].Text, "…") || strings.HasPrefix(run[0].Text, "..")) {
		return false
	}
	return run[0].Text != "." || len(run) > 1 || !abbreviation(tokens, i)
}

// abbreviation tells whether the point tokens[i] belongs to the word before it.
func abbreviation(tokens []Token, i int) bool {
	if i == 0 || tokens[i-1].End != tokens[i].Start || tokens[i-1].Kind != Word {
		return false
	}
	word := tokens[i-1].Text
	if abbreviations[strings.ToLower(word)] {
		return true
	}
	r, size := utf8.DecodeRuneInString(word)
	if size < len(word) || unspaced(r) {
		return false
	}
	dotted := i > 1 && tokens[i-2].Text == "." && tokens[i-2].End == tokens[i-1].Start
	return dotted || unicode.IsUpper(r) && r != 'I'
}

var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "st": true, "sr": true, "jr": true, "mt": true, "capt": true,
	"vs": true, "cf": true, "approx": true, "mme": true, "mlle": true, "mm": true,
}

// blankLine tells whether the gap between two tokens holds an empty line.
func blankLine(gap string) bool {
	_, after, found := strings.Cut(gap, "\n")
	return found && strings.Contains(after, "\n")
}
