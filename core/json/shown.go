package json

import (
	"strconv"
	"strings"
)

// Shown cuts a text short that comes from a file, as a sentence shows it, and leaves out what cannot be seen.
func Shown(text string) string {
	const most = 60
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "…"
	}
	return strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f {
			return ' '
		}
		return c
	}, text)
}

// Plain is the value as a sentence shows it: as JSON has it, but for a string cut short, and lists and objects without what
// is in them.
func (v Value) Plain() string {
	switch v.Kind {
	case Null:
		return "null"
	case Bool:
		return strconv.FormatBool(v.Bool)
	case Number:
		return strconv.FormatFloat(v.Number, 'g', -1, 64)
	case String:
		return "“" + Shown(v.String) + "”"
	case Array:
		return "[…]"
	}
	return "{…}"
}
