package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// address returns the length of the address on the web or of mail that s begins with, or 0.
// Mail tells whether one with an @ is to be looked for.
func address(s string, mail bool) int {
	switch c := s[0] | 0x20; { // in lower case
	case c == 'h' || c == 'f' || c == 'w':
		for _, prefix := range []string{"http://", "https://", "ftp://", "www."} {
			if n := len(prefix); len(s) > n && strings.EqualFold(s[:n], prefix) && wordy(rune(s[n])) {
				return addressEnd(s, n)
			}
		}
	}
	if mail {
		return mailEnd(s)
	}
	return 0
}

// addressEnd returns where the address that s begins with ends; its first n bytes are known.
// The sign that ends a sentence is not of it, nor a bracket that it did not open.
func addressEnd(s string, n int) int {
	for n < len(s) {
		r, _ := utf8.DecodeRuneInString(s[n:])
		if blank(r) || unspaced(r) || strings.ContainsRune("<>\"“”„«»`|{}", r) || r >= utf8.RuneSelf && unicode.IsPunct(r) {
			break
		}
		n += cluster(s[n:])
	}
	for {
		last := s[n-1]
		if strings.IndexByte(".,;:!?'*_]", last) < 0 && (last != ')' || strings.Contains(s[:n], "(")) {
			return n
		}
		n--
	}
}

const (
	mostLocal  = 64  // bytes before the @ of an address of mail
	mostDomain = 255 // and after it: RFC 5321
)

// mailEnd returns the length of the address of mail that s begins with, or 0.
func mailEnd(s string) int {
	at := span(s, mostLocal, "._%+-")
	if at == 0 || at == len(s) || s[at] != '@' {
		return 0
	}
	domain := s[at+1:]
	domain = strings.TrimRight(domain[:span(domain, mostDomain, ".-")], ".-")
	end := at + 1 + len(domain)
	if !strings.Contains(domain, ".") || strings.HasPrefix(domain, ".") || follows(s[end:], extends, '@') {
		return 0
	}
	return end
}

// span returns how many bytes of s are letters and digits of ASCII or among the others, counting
// to most.
func span(s string, most int, others string) int {
	n := 0
	for n < min(len(s), most) && s[n] < utf8.RuneSelf && (wordy(rune(s[n])) || strings.IndexByte(others, s[n]) >= 0) {
		n++
	}
	return n
}

// longest is how many bytes a tag may have.
const longest = 1000

// markup returns the length of the tag, comment or character reference of HTML that text[i:]
// begins with, or 0. A tag must look like nothing else: a < b and c > d is none.
func markup(text string, i int) int {
	if text[i] == '&' {
		return reference(text[i+1:])
	}
	if text[i] != '<' {
		return 0
	}
	s := text[i:min(len(text), i+longest)]
	if strings.HasPrefix(s, "<!--") {
		if n := strings.Index(s, "-->"); n > 0 {
			return n + len("-->")
		}
		return 0
	}
	inner, _, found := strings.Cut(s[1:], ">")
	if !found || strings.Contains(inner, "<") || !isTag(inner) {
		return 0
	}
	if before, _ := utf8.DecodeLastRuneInString(text[:i]); wordy(before) && bare(inner) && !elements[strings.ToLower(inner)] {
		return 0 // list<int>
	}
	return len(inner) + 2
}

// isTag tells whether s can stand between < and >: a declaration, or a name with nothing or an attribute behind it.
func isTag(s string) bool {
	if strings.HasPrefix(s, "!DOCTYPE ") || strings.HasPrefix(s, "!doctype ") || strings.HasPrefix(s, "?xml") {
		return true
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "/"), "/")
	name := span(s, len(s), ":-_")
	if name == 0 || !unicode.IsLetter(rune(s[0])) {
		return false
	}
	rest := strings.TrimLeftFunc(s[name:], unicode.IsSpace)
	return rest == "" || len(rest) < len(s)-name && strings.Contains(rest, "=")
}

// bare tells whether a tag is a name only.
func bare(s string) bool { return span(s, len(s), ":-_") == len(s) }

// elements are the tags without attributes that stand directly behind a letter.
var elements = set("b i u s a p q em strong small mark code kbd sub sup br wbr hr span div li dd dt td th tr img cite abbr del ins")

// reference returns the length of the character reference whose & stands before s, or 0: &nbsp; or &#8217;.
func reference(s string) int {
	digits := strings.TrimPrefix(s, "#")
	n := span(digits, 31, "")
	if n == 0 || n == len(digits) || digits[n] != ';' {
		return 0
	}
	return 1 + len(s) - len(digits) + n + 1
}

// set is the words of a list.
func set(list string) map[string]bool {
	all := map[string]bool{}
	for _, word := range strings.Fields(list) {
		all[word] = true
	}
	return all
}
