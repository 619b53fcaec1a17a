package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutter cuts the tokens of a text into sentences.
type cutter struct {
	text   string
	tokens []Token
	lines  layout
	cased  bool            // sentences of this text begin with a capital
	small  map[string]bool // the words it has in lower case, once they were asked for
}

// split cuts the words of text into sentences. A sentence ends
//
//   - after a run of . ! ? … 。 ！ ？ ؟ । ۔ and their like, and the quotes and brackets that
//     close behind it. A run of . ! ? … alone must be followed by a blank or the end of the
//     text, so that example.com and the point in 3.14 end nothing;
//   - where a line ends, unless its text is set to a width (see layout).
//
// A point does not end one behind an abbreviation (see abbreviated), and neither does any mark
// before a lower-case letter, in a text whose sentences begin with capitals: "etc. sleep", "Oh!
// how". Where they do not, as in what is typed in a hurry, only … and a closing quote go on so
// ("Stop!" he said).
//
// Real splitters learn the abbreviations of a large text (Kiss and Strunk 2006); of theirs this
// one has what a short text can tell: which words it writes with a small letter elsewhere.
func split(text string, tokens []Token) [][]Token {
	c := &cutter{text: text, tokens: tokens, lines: layoutOf(text)}
	c.cased = c.capitals()
	var sentences [][]Token
	first := 0
	for i := 0; i < len(tokens); i++ {
		end, mark := i+1, c.terminal(i)
		if mark {
			end = c.closing(i)
		}
		if mark && c.ends(first, i, end) || end < len(tokens) && c.lineEnds(end) {
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

// wide are the marks that end a sentence without a blank behind them.
const wide = "。！？؟।॥۔｡။។៕።፧"

// terminal tells whether a sentence may end at token i.
func (c *cutter) terminal(i int) bool {
	r, _ := utf8.DecodeRuneInString(c.tokens[i].Text)
	switch {
	case r == ';': // the question mark of Greek
		return i > 0 && c.close(i) && strings.ContainsFunc(c.tokens[i-1].Text, func(r rune) bool { return unicode.Is(unicode.Greek, r) })
	case r < utf8.RuneSelf:
		return r == '.' || r == '!' || r == '?'
	}
	return strings.ContainsRune("…‼⁇⁈⁉։"+wide, r)
}

// close tells whether token i stands directly behind the one before it.
func (c *cutter) close(i int) bool { return i > 0 && c.tokens[i-1].End == c.tokens[i].Start }

// lineEnds tells whether a line, and with it a sentence, ends before token i.
func (c *cutter) lineEnds(i int) bool {
	return c.lines.ends(c.text, c.tokens[i-1].End, c.tokens[i].Start)
}

// closing returns the end of the run of terminals that begins at token i, with the quotes and
// brackets that close behind it without a blank between.
func (c *cutter) closing(i int) int {
	for i++; i < len(c.tokens) && c.terminal(i) && !c.lineEnds(i); i++ {
	}
	for ; i < len(c.tokens) && c.close(i) && closer(c.tokens[i]); i++ {
	}
	return i
}

// closer tells whether t is a quote or bracket that closes.
func closer(t Token) bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return r == '"' || r == '\'' || unicode.In(r, unicode.Pe, unicode.Pf)
}

// opener tells whether t stands before the first word of a sentence.
func opener(t Token) bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return r == '"' || r == '\'' || r == '¿' || r == '¡' || unicode.In(r, unicode.Ps, unicode.Pi)
}

// ends tells whether the run of terminals and closers from token i to end ends the sentence
// that begins at first.
func (c *cutter) ends(first, i, end int) bool {
	if end == len(c.tokens) {
		return true
	}
	run := c.tokens[i:end]
	if c.close(end) && !strings.ContainsAny(c.text[run[0].Start:run[len(run)-1].End], wide) {
		return false
	}
	letter := c.letter(end)
	if unicode.IsLower(letter) &&
		(c.cased || closer(run[len(run)-1]) || strings.HasPrefix(run[0].Text, "…") || strings.HasPrefix(run[0].Text, "..")) {
		return false
	}
	return run[0].Text != "." || len(run) > 1 || !c.abbreviated(first, i)
}

// letter is what the word at token i begins with, behind quotes and brackets that open.
func (c *cutter) letter(i int) rune {
	const most = 4
	for n := 0; n < most && i < len(c.tokens)-1 && opener(c.tokens[i]); n++ {
		i++
	}
	r, _ := utf8.DecodeRuneInString(c.tokens[i].Text)
	return r
}

// capitals tells whether more capitals than small letters follow the marks that may end a
// sentence, not counting those that are known to belong to abbreviations.
func (c *cutter) capitals() bool {
	upper, lower := 0, 0
	for i := range len(c.tokens) - 1 {
		if !c.terminal(i) || c.terminal(i+1) || c.close(i+1) || c.tokens[i].Text == "." && c.known(i) {
			continue
		}
		switch r := c.letter(i + 1); {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper > 0 && upper >= lower
}

// writesSmall tells whether the text has a word in lower case too, so that its capital is that
// of a sentence.
func (c *cutter) writesSmall(word string) bool {
	if c.small == nil {
		c.small = map[string]bool{}
		for _, t := range c.tokens {
			if r, _ := utf8.DecodeRuneInString(t.Text); unicode.IsLower(r) {
				c.small[t.Text] = true
			}
		}
	}
	return c.small[strings.ToLower(word)]
}
