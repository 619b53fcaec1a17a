package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Traits are what is unusual about a text, so that whoever shows its words should say what was
// done with it.
type Traits struct {
	Unspaced  Script // that puts no blanks between words, so that each character is one; or none
	Addresses bool   // of the web or of mail, each one word
	Markup    bool   // tags and character references of HTML, each one sign
	Code      bool   // a program or formulas: names are words, and each bracket is a sign
}

// Script is a script that puts no blanks between words.
type Script string

// The scripts, by the language that most write in them. The empty Script is none.
const (
	Chinese  Script = "chinese"
	Japanese Script = "japanese"
	Thai     Script = "thai"
	Lao      Script = "lao"
	Khmer    Script = "khmer"
	Burmese  Script = "burmese"
	Tai      Script = "tai" // the others of unspaced: Tai Le, Tham and their like
)

const (
	surveyed = 100_000        // bytes of a text that are looked at
	codeSign = "{}[]()=;$\\|" // what programs have and prose has not
)

// Survey looks at the first 100 KB of a text.
func Survey(text string) Traits {
	s := survey{letters: map[Script]int{}}
	text = text[:min(len(text), surveyed)]
	mail, inWord := strings.Contains(text, "@"), false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if n := markup(text, i); n > 0 {
			s.Markup, inWord, size = true, false, n
		} else if n := address(text[i:], mail); n > 0 && !inWord {
			s.Addresses, inWord, size = true, false, n
		} else {
			s.see(r)
			inWord = wordy(r)
		}
		i += size
	}
	return s.traits()
}

// survey is what was seen of a text.
type survey struct {
	Traits
	letters      map[Script]int
	signs, shown int // of codeSign, and all that are not blank
}

func (s *survey) see(r rune) {
	if blank(r) {
		return
	}
	s.shown++
	if r < utf8.RuneSelf {
		if strings.ContainsRune(codeSign, r) {
			s.signs++
		}
	} else if unspaced(r) {
		s.letters[scriptOf(r)]++
	}
}

// traits judges what was seen: a script is told of where two of its letters may stand together, and of a program at least
// one sign in sixteen is one of programs.
func (s *survey) traits() Traits {
	const least, share = 6, 16
	s.Code = s.signs >= least && s.signs*share >= s.shown
	if s.letters[Japanese] > 0 {
		s.letters[Japanese] += s.letters[Chinese]
	}
	most := 1
	for _, script := range []Script{Japanese, Chinese, Thai, Lao, Khmer, Burmese, Tai} {
		if n := s.letters[script]; n > most {
			s.Unspaced, most = script, n
		}
	}
	return s.Traits
}

func scriptOf(r rune) Script {
	switch {
	case unicode.Is(unicode.Han, r):
		return Chinese
	case r >= 0x3000:
		return Japanese
	case unicode.Is(unicode.Thai, r):
		return Thai
	case unicode.Is(unicode.Lao, r):
		return Lao
	case unicode.Is(unicode.Khmer, r):
		return Khmer
	case unicode.Is(unicode.Myanmar, r):
		return Burmese
	}
	return Tai
}
