// Package words cuts a sentence into words, gives each a random vector, and names the cells of matrices over them.
package words

import "unicode"

// Max is the number of words up to which a sentence is shown.
const Max = 64

// Split takes a text apart into words. Letters, digits, and apostrophes and hyphens among them, make words; every
// other visible character is a word of its own.
func Split(text string) []string {
	var words []string
	start := -1 // of the word being read
	end := func(at int) {
		if start >= 0 {
			words = append(words, text[start:at])
			start = -1
		}
	}
	for at, r := range text {
		switch {
		case part(r):
			if start < 0 {
				start = at
			}
		case unicode.IsSpace(r):
			end(at)
		default:
			end(at)
			words = append(words, string(r))
		}
	}
	end(len(text))
	return words
}

// part reports whether r belongs to a word with letters.
func part(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '_' || r == '\'' || r == '’' || r == '-'
}
