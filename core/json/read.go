package json

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Kind is what a value is.
type Kind byte

// The kinds of values.
const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

// Value is what was read. The zero Value is null, as which everything counts that an object does not have.
type Value struct {
	Kind   Kind
	Bool   bool
	Number float64
	String string
	Items  []Value          // of an Array
	Fields map[string]Value // of an Object
}

// MaxDepth is how many arrays and objects may lie inside each other.
const MaxDepth = 64

// Error is what is wrong with a text that should be JSON.
type Error struct {
	At   int // the byte, counted from 0
	Text string
}

func (e *Error) Error() string {
	return "The JSON is wrong at byte " + strconv.Itoa(e.At) + ": " + e.Text + "."
}

// Read reads a text that is one value. It is total: whatever the text is, the result is a value or an *Error. Strings are
// read as the standard library does, which makes � of bytes that are no UTF-8 and of half a surrogate pair; but an object
// has no key twice, and a number has to be one that float64 holds.
func Read(text string) (Value, error) {
	r := reader{rest: text}
	v := r.value(0)
	if r.blank(); r.rest != "" {
		r.fail("something follows the value")
	}
	if r.wrong != "" {
		return Value{}, &Error{len(text) - r.left, r.wrong}
	}
	return v, nil
}

// reader reads from the start of the rest. After a failure there is no rest.
type reader struct {
	rest  string
	wrong string // what failed first
	left  int    // how much was left then
}

func (r *reader) fail(wrong string) {
	if r.wrong == "" {
		r.wrong, r.left, r.rest = wrong, len(r.rest), ""
	}
}

func (r *reader) blank() { r.rest = strings.TrimLeft(r.rest, " \t\r\n") }

// skip leaves out this text, if it comes next, and tells whether it did.
func (r *reader) skip(text string) bool {
	rest, ok := strings.CutPrefix(r.rest, text)
	r.rest = rest
	return ok
}

// take skips what may have blanks before it.
func (r *reader) take(text string) bool {
	r.blank()
	return r.skip(text)
}

// need takes what has to come next.
func (r *reader) need(text string) {
	if !r.take(text) {
		r.fail("“" + text + "” is expected")
	}
}

// value reads a value that lies inside so many others.
func (r *reader) value(depth int) Value {
	switch {
	case r.take("null"):
		return Value{}
	case r.take("true"):
		return Value{Kind: Bool, Bool: true}
	case r.take("false"):
		return Value{Kind: Bool}
	case r.take(`"`):
		return Value{Kind: String, String: r.quoted()}
	case depth == MaxDepth && r.rest != "" && strings.Contains("[{", r.rest[:1]):
		r.fail("more than " + strconv.Itoa(MaxDepth) + " arrays and objects lie inside each other")
	case r.take("["):
		return Value{Kind: Array, Items: r.items(depth + 1)}
	case r.take("{"):
		return Value{Kind: Object, Fields: r.fields(depth + 1)}
	case r.rest == "" || !strings.Contains("-0123456789", r.rest[:1]):
		r.fail("a value is expected")
	}
	return Value{Kind: Number, Number: r.number()}
}

// items reads the rest of an array.
func (r *reader) items(depth int) (all []Value) {
	for r.wrong == "" && !r.take("]") {
		if len(all) > 0 {
			r.need(",")
		}
		all = append(all, r.value(depth))
	}
	return all
}

// fields reads the rest of an object.
func (r *reader) fields(depth int) map[string]Value {
	all := map[string]Value{}
	for r.wrong == "" && !r.take("}") {
		if len(all) > 0 {
			r.need(",")
		}
		r.need(`"`)
		key := r.quoted()
		if _, twice := all[key]; twice {
			r.fail("a key is there twice")
		}
		r.need(":")
		all[key] = r.value(depth)
	}
	return all
}

// number reads -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)? to its end.
func (r *reader) number() float64 {
	text := r.rest
	r.skip("-")
	if !r.skip("0") {
		r.digits()
	}
	if r.skip(".") {
		r.digits()
	}
	if r.skip("e") || r.skip("E") {
		_ = r.skip("+") || r.skip("-")
		r.digits()
	}
	x, err := strconv.ParseFloat(text[:len(text)-len(r.rest)], 64)
	if err != nil {
		r.fail("the number is too large")
	}
	return x
}

func (r *reader) digits() {
	n := len(r.rest) - len(strings.TrimLeft(r.rest, "0123456789"))
	if n == 0 {
		r.fail("a digit is expected")
	}
	r.rest = r.rest[n:]
}

// quoted reads the rest of a string.
func (r *reader) quoted() string {
	var b strings.Builder
	for {
		b.WriteString(r.plain())
		switch {
		case r.rest == "":
			r.fail("the string does not end")
			return ""
		case r.skip(`"`):
			return b.String()
		case r.rest[0] < ' ':
			r.fail("a control character has to be written with a backslash")
		default:
			b.WriteRune(r.escaped())
		}
	}
}

// plain reads what stands for itself in a string, all at once: it may be long.
func (r *reader) plain() string {
	n := 0
	for n < len(r.rest) && r.rest[n] >= ' ' && r.rest[n] != '"' && r.rest[n] != '\\' {
		n++
	}
	text := r.rest[:n]
	if r.rest = r.rest[n:]; !utf8.ValidString(text) {
		return string([]rune(text)) // which makes � of each byte that is no UTF-8
	}
	return text
}

// escaped reads a backslash and what belongs to it.
func (r *reader) escaped() rune {
	const escapes, meant = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	if r.skip(`\u`) {
		return r.unicode()
	}
	if len(r.rest) > 1 {
		if at := strings.IndexByte(escapes, r.rest[1]); at >= 0 {
			r.rest = r.rest[2:]
			return rune(meant[at])
		}
	}
	r.fail("nothing is written with this backslash")
	return 0
}

// unicode reads the digits of a character, and the second half of its surrogate pair if it is the first.
func (r *reader) unicode() rune {
	first := r.unit()
	if rest := r.rest; utf16.IsSurrogate(first) && r.skip(`\u`) {
		if whole := utf16.DecodeRune(first, r.unit()); whole != utf8.RuneError {
			return whole
		}
		if r.wrong == "" {
			r.rest = rest // which is a character of its own
		}
	}
	return first // half a pair is written as �
}

// unit reads four hexadecimal digits.
func (r *reader) unit() rune {
	n, err := strconv.ParseUint(r.rest[:min(4, len(r.rest))], 16, 16)
	if err != nil || len(r.rest) < 4 {
		r.fail("four hexadecimal digits are expected")
		return 0
	}
	r.rest = r.rest[4:]
	return rune(n)
}
