package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Abbreviations of English, French, German, Spanish, Italian, Portuguese, Dutch and Russian.
var (
	// titles are written with a capital where a name follows.
	titles = set(`
		mr mrs ms dr drs prof st ste mt ft sr sra srta sig dott messrs capt col gen gov hon lt maj pres rep rev sen sgt supt
		mm mme mmes mlle mlles mgr hr fr frl mevr dhr тов`)
	// onward are those behind which something else must follow: a number, what is compared.
	onward = set(`
		bzw ca vgl inkl exkl evtl ggf sog geb gest allg bspw vs cf viz approx esp bijv resp ud uds vd гг им ул рис стр см напр`)
	// final are those that may stand at the end of a sentence too.
	final = set(`
		al etc inc corp ltd co bros dept univ assn ave blvd rd sq figs pp vol vols
		jan feb apr jun jul aug sept oct nov dec okt dez janv févr juil déc ene abr giu lug
		usw usf ff jr zzgl zz bd aufl abb kap nr str tel chr jh gmbh pág págs núm cap ecc enz др пр тыс млн млрд руб`)
	// numbered are words of their own too, and abbreviations before a number.
	numbered = set("no nos fig art n° nº eq sec sect ch chap mar sep abs ziff max min est тел кв")
	// ordinals have the German kind of number before them: 3. Oktober.
	ordinals = set(`
		januar jänner februar märz april mai juni juli august september oktober november dezember
		jahrhundert jahrhunderts jh jahrtausend klasse stock platz tag woche monat jahr mal auflage band kapitel weltkrieg weltkriegs`)
)

// abbreviated tells whether the point at token i belongs to what stands before it, in the
// sentence that begins at first and with something behind the point.
//
//   - Behind Mr. or vgl. something must follow; behind etc. or Jan. a capital begins a sentence;
//     behind No. a number belongs to it. A word without vowels (mtg., hrsg.) is like etc.
//   - A capital (J. Smith) or a letter with one of its kind before or behind it (e.g., z. B., i. d.
//     R.) goes on, unless the text has the next word with a small letter elsewhere. So I is the
//     pronoun.
//   - A number goes on where a German month or the like follows, and so does what only numbers the
//     sentence: 1. Mix. or II. Mix.
func (c *cutter) abbreviated(first, i int) bool {
	if !c.close(i) {
		return false
	}
	word, next := c.tokens[i-1], c.tokens[i+1]
	letter := c.letter(i + 1)
	name := strings.ToLower(word.Text)
	switch {
	case i-1 == first && numeral(word):
		return true
	case word.Kind == Number:
		return utf8.RuneCountInString(word.Text) <= 2 && ordinals[strings.ToLower(next.Text)]
	case word.Kind != Word || unspaced(letterOf(word)):
		return false
	case c.initial(i):
		return !unicode.IsUpper(letter) || !(c.writesSmall(next.Text) || c.halfDay(i))
	case onward[name] || titles[name] && (!c.cased || unicode.IsUpper(letterOf(word))):
		return true
	case numbered[name] || utf8.RuneCountInString(name) == 1:
		return unicode.IsDigit(letter)
	}
	return (final[name] || c.cased && unvowelled(name)) && !unicode.IsUpper(letter)
}

// known tells whether the point at token i is that of an abbreviation, whatever follows.
func (c *cutter) known(i int) bool {
	if !c.close(i) {
		return false
	}
	name := strings.ToLower(c.tokens[i-1].Text)
	return titles[name] || onward[name] || final[name] || numbered[name] || unvowelled(name) || c.single(i-1) && name != "i"
}

// single tells whether token i is one letter.
func (c *cutter) single(i int) bool {
	return i >= 0 && c.tokens[i].Kind == Word && utf8.RuneCountInString(c.tokens[i].Text) == 1
}

// initial tells whether the point at token i is that of one of several letters, or of a capital.
func (c *cutter) initial(i int) bool {
	if !c.single(i - 1) {
		return false
	}
	if i >= 3 && c.tokens[i-2].Text == "." && c.single(i-3) { // e.g.
		return true
	}
	if i+2 < len(c.tokens) && c.close(i+2) && c.tokens[i+2].Text == "." { // z. B., n. Chr.
		if name := strings.ToLower(c.tokens[i+1].Text); c.single(i+1) && c.tokens[i+1].Text != "I" || final[name] {
			return true
		}
	}
	r := letterOf(c.tokens[i-1])
	return unicode.IsUpper(r) && r != 'I'
}

// halfDay tells whether the point at token i ends a.m. or p.m.
func (c *cutter) halfDay(i int) bool {
	if i < 3 || !strings.EqualFold(c.tokens[i-1].Text, "m") {
		return false
	}
	return strings.EqualFold(c.tokens[i-3].Text, "a") || strings.EqualFold(c.tokens[i-3].Text, "p")
}

func letterOf(t Token) rune {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return r
}

// numeral tells whether t can number what follows: 12, IV, b.
func numeral(t Token) bool {
	switch n := utf8.RuneCountInString(t.Text); t.Kind {
	case Number:
		return n <= 3
	case Word:
		return n == 1 && !unspaced(letterOf(t)) || n <= 6 && strings.Trim(t.Text, "IVXLC") == ""
	}
	return false
}

// unvowelled tells whether a word in lower case has no vowel: an abbreviation, if it is of letters
// of ASCII.
func unvowelled(name string) bool {
	return len(name) > 1 && ascii(name) && !strings.ContainsAny(name, "aeiouy0123456789_&+#.")
}
