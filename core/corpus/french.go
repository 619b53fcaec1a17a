package corpus

import (
	"slices"
	"strings"
	"unicode/utf8"

	"glassbox/core/token"
)

// elides reports whether French words before this one lose their vowel: l'ours, l'homme, but le hibou.
func elides(french string) bool {
	const mute = "homme huile" // whose h is not there for those before; of hibou it is
	first, _ := utf8.DecodeRuneInString(french)
	return strings.ContainsRune("aàâeéèêiîoôuûœ", first) || slices.Contains(strings.Fields(mute), french)
}

// determiner is the French of an English determiner before a noun of a gender, and before the word that comes next.
func determiner(english string, feminine bool, next string) string {
	masculine, femininely, elided := "un", "une", ""
	switch english {
	case "the":
		masculine, femininely, elided = "le", "la", "l'"
	case "this":
		masculine, femininely, elided = "ce", "cette", "cet"
		if feminine {
			elided = "cette"
		}
	case "my":
		masculine, femininely, elided = "mon", "ma", "mon"
	}
	switch {
	case elided != "" && elides(next):
		return elided
	case feminine:
		return femininely
	}
	return masculine
}

// partitive is the French of “some” before a noun, or of “any” after “not”.
func partitive(n noun, not bool) []string {
	switch vowel := elides(n.french); {
	case not && vowel:
		return []string{"d'"}
	case not:
		return []string{"de"}
	case vowel:
		return []string{"de", "l'"}
	case n.feminine:
		return []string{"de", "la"}
	}
	return []string{"du"}
}

// pronoun is the French of “it”, “he” and “she”.
func (n noun) pronoun() string {
	if n.feminine {
		return "elle"
	}
	return "il"
}

// agree gives a word its ending: assis, assise.
func (n noun) agree(masculine string) string {
	if n.feminine {
		return masculine + "e"
	}
	return masculine
}

// of is the form that goes with a noun, behind it or at a distance.
func (a adjective) of(n noun) string {
	if n.feminine {
		return a.feminine
	}
	return a.masculine
}

// before is the form that stands right before a noun.
func (a adjective) before(n noun) string {
	if !n.feminine && elides(n.french) {
		return a.beforeVowel
	}
	return a.of(n)
}

// CutFrench cuts a text into the words of Pair.Target: those of token.Words in lower case, without a full stop at the end,
// and cut once more behind each apostrophe, since what is before it is a word of its own: l' animal, n' a, qu' il. The
// error is a token.SizeError.
func CutFrench(text string) ([]string, error) {
	tokens, err := cut(text)
	var words []string
	for _, t := range tokens {
		for part := range strings.SplitAfterSeq(t.Text, "'") {
			if part != "" {
				words = append(words, part)
			}
		}
	}
	return words, err
}

// cut cuts a text into words in lower case, without the mark that ends it.
func cut(text string) ([]token.Token, error) {
	tokens, err := token.Words(text, token.Options{Lower: true})
	if n := len(tokens); n > 0 && slices.Contains([]string{".", "!"}, tokens[n-1].Text) {
		tokens = tokens[:n-1]
	}
	return tokens, err
}

// Join writes words as they are written: with a blank between, but behind an apostrophe and before a comma or a full stop.
func Join(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 && w != "," && w != "." && !strings.HasSuffix(words[i-1], "'") {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}
