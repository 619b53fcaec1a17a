package control

import (
	"errors"
	"slices"
	"strings"
)

// numbers reads a list, in which spaces and points may also stand between groups of digits. If s takes it both ways, the
// error asks which is meant.
func (s Spec) numbers(raw string) (string, error) {
	as, err := s.commas(raw, raw)
	for _, group := range []func(string) (string, bool){spaced, pointed} {
		other, sure := group(ascii(raw))
		grouped, wrong := s.commas(raw, other)
		switch {
		case other == "":
		case sure, wrong == nil && err != nil:
			return grouped, wrong
		case wrong == nil && grouped != as:
			return "", s.ask(raw, as, grouped)
		}
	}
	return as, err
}

// spaced is a list with apostrophes in place of the spaces that may stand between groups of digits, as in “1 000; 2”, or
// nothing if none may, or others stand between numbers. It is sure that they do if a group begins with 0.
func spaced(list string) (text string, sure bool) {
	joins, apart := false, false
	for _, field := range strings.Fields(list) {
		if follows(text[strings.LastIndexAny(text, "; ")+1:], field) {
			text, joins, sure = text+"'"+field, true, sure || field[0] == '0'
			continue
		}
		apart = apart || text != "" && !strings.ContainsAny(text[len(text)-1:]+field[:1], ",;")
		text += " " + field
	}
	if !joins || apart && !sure {
		return "", false
	}
	return text, sure
}

// follows reports whether a field may go on, after a space, a number of which so much has been written.
func follows(written, field string) bool {
	_, digits := signed(written)
	next := strings.TrimLeft(field, "0123456789")
	_, ok := joined(digits+"'"+field[:len(field)-len(next)], ".", "'")
	return ok && (next == "" || strings.ContainsRune(".,;", rune(next[0])))
}

// pointed is a list with apostrophes in place of the points, where these may stand between groups of digits, as in
// “1.000; 2”: semicolons are at home where points do. Else it is nothing. It is sure that they do if a number has two, or a
// comma stands before decimals.
func pointed(list string) (text string, sure bool) {
	if !strings.Contains(list, ";") || !strings.Contains(list, ".") {
		return "", false
	}
	for _, field := range strings.FieldsFunc(list, func(r rune) bool { return r == ';' || r == ' ' }) {
		_, digits := signed(field)
		if _, ok := joined(digits, ",", "."); !ok && strings.Contains(field, ".") {
			return "", false
		}
		sure = sure || strings.Count(field, ".") > 1 || strings.Contains(strings.Trim(field, ","), ",")
	}
	return strings.ReplaceAll(list, ".", "'"), sure
}

// commas reads a list, which was typed as raw. In “2,5; 3” a comma can only stand before decimals; in “2,5” it may as well
// stand between two numbers, and if s takes both, the error asks which is meant.
func (s Spec) commas(raw, list string) (string, error) {
	several, err := s.list(list, false)
	one, decimal := s.list(list, true)
	var asked *Error
	switch {
	case errors.As(decimal, &asked) && asked.Asks:
		return "", decimal
	case decimal != nil && grouping(list):
		return "", decimal
	case decimal != nil, several == one:
		return several, err
	case err == nil && !strings.Contains(ascii(list), ";"):
		return "", s.ask(raw, one, several)
	}
	return one, nil
}

// grouping reports whether a list has a number that is written with one mark between its groups of digits and the other
// before its decimals: neither “1.234,5” nor “1,000.5” is two numbers, even where it is too large for one.
func grouping(raw string) bool {
	apart := func(r rune) bool { return r == ';' || r == ' ' }
	return slices.ContainsFunc(strings.FieldsFunc(ascii(raw), apart), func(field string) bool {
		_, text := signed(strings.Trim(field, ","))
		_, comma := joined(text, ",", ".")
		_, point := joined(text, ".", ",")
		return (comma || point) && strings.Contains(text, ".") && strings.Contains(text, ",")
	})
}

// list reads numbers between commas, semicolons and spaces. With decimal, a comma between two digits is part of a number.
func (s Spec) list(raw string, decimal bool) (string, error) {
	runes := []rune(ascii(raw))
	for i, r := range runes {
		if r == ';' || r == ',' && !(decimal && digitAt(runes, i-1) && digitAt(runes, i+1)) {
			runes[i] = ' '
		}
	}
	fields := strings.Fields(string(runes))
	if len(fields) == 0 {
		return "", s.wrong("empty", "allowed", s.allowed())
	}
	if len(fields) > s.MaxItems {
		return "", s.wrong("many", "n", len(fields), "most", s.MaxItems)
	}
	for i, f := range fields {
		v, err := s.number(f)
		if err != nil {
			return "", err
		}
		fields[i] = plain(v)
	}
	return strings.Join(fields, ", "), nil
}
