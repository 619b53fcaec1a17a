// Package merges shows how a tokenizer is learned: byte pair encoding merges, again and again, the two tokens that stand side by
// side most often, before the learner's eyes.
package merges

import (
	"glassbox/core/textfile"
	"glassbox/core/tokenizer"
)

// Cut is what a text comes to that is cut by a tokenizer learned from it.
type Cut struct {
	Vocabulary, Tokens int
	Letters            float64 // that a token has in the mean
}

// latest is the cut asked for last: while it trains, a lesson asks again and again.
var latest struct {
	text string
	way  tokenizer.Way
	size int
	Cut
}

// CutOf cuts a text, of a length that takes no time to speak of. Of a text without a letter nothing comes.
func CutOf(text string, way tokenizer.Way, size int) Cut {
	if latest.text == text && latest.way == way && latest.size == size {
		return latest.Cut
	}
	m, err := tokenizer.NewMaker(text, way, size)
	if err != nil {
		return Cut{}
	}
	for m.Work(len(text)) {
	}
	latest.text, latest.way, latest.size = text, way, size
	latest.Cut = Cut{m.Tokenizer().Len(), len(m.IDs()), m.Letters()}
	return latest.Cut
}

// Foreseen is what a file, which is not here, comes to at most, as far as that is known: of words and pairs not how many letters
// a token has.
func Foreseen(f textfile.File, way tokenizer.Way, size int) Cut {
	if way == tokenizer.ByCharacters {
		return Cut{f.Signs + 1, f.Letters, 1}
	}
	return Cut{Vocabulary: size, Tokens: f.Letters}
}
