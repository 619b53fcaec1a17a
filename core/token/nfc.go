package token

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// forms are three paragraphs: letters with the two characters of which each is put together; characters that are only
// ever taken apart; and marks in front of which the number of their class stands.
// Source: the canonical decompositions and combining classes of Unicode 14.0, but for the compatibility ideographs of
// CJK, which are as many as all others together and hardly ever typed.
//
//go:embed nfc.txt
var forms string

// normal is what composition needs to know. It is read when the first text asks for it.
type normal struct {
	apart    map[rune]string // a character taken apart by one step
	only     map[rune]bool   // those that are not put together again
	together map[[2]rune]rune
	class    map[rune]uint8
}

var normalForms = sync.OnceValue(func() *normal {
	n := &normal{map[rune]string{}, map[rune]bool{}, map[[2]rune]rune{}, map[rune]uint8{}}
	parts := strings.Split(forms, "\n\n")
	for _, entry := range strings.Fields(parts[0]) {
		r := []rune(entry)
		n.apart[r[0]], n.together[[2]rune{r[1], r[2]}] = string(r[1:]), r[0]
	}
	for _, entry := range strings.Fields(parts[1]) {
		r := []rune(entry)
		n.apart[r[0]], n.only[r[0]] = string(r[1:]), true
	}
	for _, line := range strings.Split(strings.TrimSpace(parts[2]), "\n") {
		number, marks, _ := strings.Cut(line, " ")
		class, _ := strconv.Atoi(number)
		for _, r := range marks {
			n.class[r] = uint8(class)
		}
	}
	return n
})

// compose returns s in Normalization Form C of Unicode Standard Annex 15: é is one character, however it was typed, and
// marks on one letter stand in one order.
func compose(s string) string {
	if !strings.ContainsFunc(s, loose) {
		return s
	}
	n := normalForms()
	var all []rune
	for _, r := range s {
		all = n.take(all, r)
	}
	n.order(all)
	return string(n.join(all))
}

// loose tells whether a text with r in it may not be in Normalization Form C.
func loose(r rune) bool {
	if r < 0x300 || 0x2010 <= r && r < 0x2100 { // so that quotes and dashes need no table
		return false
	}
	return unicode.Is(unicode.M, r) || 0x1160 <= r && r < 0x1200 || (r < 0x3000 || r > 0xfb00) && normalForms().only[r]
}

// take appends r, taken apart, to dst.
func (n *normal) take(dst []rune, r rune) []rune {
	if s := r - hangulFirst; 0 <= s && s < hangulCount {
		dst = append(dst, 0x1100+s/(21*hangulFinals), 0x1161+s/hangulFinals%21)
		if s%hangulFinals > 0 {
			dst = append(dst, 0x11a7+s%hangulFinals)
		}
		return dst
	}
	if parts, ok := n.apart[r]; ok {
		for _, p := range parts {
			dst = n.take(dst, p)
		}
		return dst
	}
	return append(dst, r)
}

// order sorts the marks behind each letter by their class.
func (n *normal) order(all []rune) {
	for i := 0; i < len(all); i++ {
		first := i
		for i < len(all) && n.class[all[i]] > 0 {
			i++
		}
		slices.SortStableFunc(all[first:i], func(a, b rune) int { return int(n.class[a]) - int(n.class[b]) })
	}
}

// join puts together in place what was taken apart.
func (n *normal) join(all []rune) []rune {
	starter, last := -1, uint8(0) // the letter that takes marks, and the class of what was kept since
	out := all[:0]
	for _, r := range all {
		class := n.class[r]
		if starter >= 0 && (starter == len(out)-1 || last < class && last > 0) {
			if whole, ok := n.pair(out[starter], r); ok {
				out[starter] = whole
				continue
			}
		}
		if out = append(out, r); class == 0 {
			starter = len(out) - 1
		}
		last = class
	}
	return out
}

// pair is the character that a and b make.
func (n *normal) pair(a, b rune) (rune, bool) {
	if l, v := a-0x1100, b-0x1161; 0 <= l && l < 19 && 0 <= v && v < 21 {
		return hangulFirst + (l*21+v)*hangulFinals, true
	}
	if open(a) && 0x11a7 < b && b < 0x11a7+hangulFinals {
		return a + b - 0x11a7, true
	}
	r, ok := n.together[[2]rune{a, b}]
	return r, ok
}

const (
	hangulFirst  = '\uac00' // the first composed syllable
	hangulCount  = 11172
	hangulFinals = 28 // of which one is none
)

// block tells whether r is a composed syllable, open whether one without a final consonant.
func block(r rune) bool { return hangulFirst <= r && r < hangulFirst+hangulCount }
func open(r rune) bool  { return block(r) && (r-hangulFirst)%hangulFinals == 0 }
