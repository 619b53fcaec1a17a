package train

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Messages are flat JSON objects. They are read and written here, because the standard
// library's package makes the program that is sent to browsers half as large again.

// field is the value of one key: a string, a number or a truth value.
type field struct {
	kind   byte // 's', 'n' or 'b'
	text   string
	number float64
	on     bool
}

// errNoObject is what is said of everything that is no flat object.
var errNoObject = errors.New("The message is not the JSON object of strings, numbers and truth values that is expected.")

// parse reads a flat object, with each key once.
func parse(text string) (map[string]field, error) {
	r := reader{text}
	fields := map[string]field{}
	if !r.take("{") {
		return nil, errNoObject
	}
	for first := true; !r.take("}"); first = false {
		if !first && !r.take(",") {
			return nil, errNoObject
		}
		key, ok := r.quoted()
		if _, twice := fields[key]; !ok || twice || !r.take(":") {
			return nil, errNoObject
		}
		if fields[key], ok = r.value(); !ok {
			return nil, errNoObject
		}
	}
	if r.blank(); r.rest != "" {
		return nil, errNoObject
	}
	return fields, nil
}

// reader reads from the start of the rest.
type reader struct{ rest string }

func (r *reader) blank() { r.rest = strings.TrimLeft(r.rest, " \t\r\n") }

// take reads exactly this, if it comes next.
func (r *reader) take(text string) bool {
	r.blank()
	rest, ok := strings.CutPrefix(r.rest, text)
	r.rest = rest
	return ok
}

func (r *reader) value() (field, bool) {
	switch {
	case r.take("true"):
		return field{kind: 'b', on: true}, true
	case r.take("false"):
		return field{kind: 'b'}, true
	case strings.HasPrefix(r.rest, `"`):
		text, ok := r.quoted()
		return field{kind: 's', text: text}, ok
	}
	n := len(r.rest) - len(strings.TrimLeft(r.rest, "+-.0123456789eE"))
	number, err := strconv.ParseFloat(r.rest[:n], 64)
	r.rest = r.rest[n:]
	return field{kind: 'n', number: number}, err == nil
}

// quoted reads a string.
func (r *reader) quoted() (string, bool) {
	if !r.take(`"`) {
		return "", false
	}
	var b strings.Builder
	for r.rest != "" {
		c, size := utf8.DecodeRuneInString(r.rest)
		r.rest = r.rest[size:]
		switch {
		case c == '"':
			return b.String(), true
		case c < ' ' || c == utf8.RuneError && size == 1:
			return "", false
		case c == '\\':
			var ok bool
			if c, ok = r.escaped(); !ok {
				return "", false
			}
		}
		b.WriteRune(c)
	}
	return "", false
}

// escaped reads what stands behind a backslash.
func (r *reader) escaped() (rune, bool) {
	if r.rest == "" {
		return 0, false
	}
	c := r.rest[0]
	r.rest = r.rest[1:]
	if at := strings.IndexByte(`"\/bfnrt`, c); at >= 0 {
		return rune("\"\\/\b\f\n\r\t"[at]), true
	}
	if c != 'u' {
		return 0, false
	}
	first, ok := r.unit()
	if rest, more := strings.CutPrefix(r.rest, `\u`); ok && more && utf16.IsSurrogate(first) {
		second, ok := (&reader{rest}).unit()
		if whole := utf16.DecodeRune(first, second); ok && whole != utf8.RuneError {
			r.rest = rest[4:]
			return whole, true
		}
	}
	return first, ok // WriteRune makes � of half a pair
}

// unit reads four hexadecimal digits.
func (r *reader) unit() (rune, bool) {
	if len(r.rest) < 4 {
		return 0, false
	}
	n, err := strconv.ParseUint(r.rest[:4], 16, 16)
	r.rest = r.rest[4:]
	return rune(n), err == nil
}

// object writes a flat object.
type object struct{ text []byte }

// newObject begins with its type.
func newObject(kind string) *object { return (&object{[]byte{'{'}}).string("type", kind) }

func (o *object) key(name string) {
	if len(o.text) > 1 {
		o.text = append(o.text, ',')
	}
	o.quote(name)
	o.text = append(o.text, ':')
}

func (o *object) string(name, value string) *object {
	o.key(name)
	o.quote(value)
	return o
}

// number writes null for what is not finite.
func (o *object) number(name string, x float64) *object {
	o.key(name)
	if math.IsNaN(x) || math.IsInf(x, 0) {
		o.text = append(o.text, "null"...)
	} else {
		o.text = strconv.AppendFloat(o.text, x, 'g', -1, 64)
	}
	return o
}

func (o *object) quote(text string) {
	o.text = append(o.text, '"')
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			o.text = append(o.text, '\\', byte(c))
		case c < ' ':
			const digits = "0123456789abcdef"
			o.text = append(o.text, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
		default:
			o.text = utf8.AppendRune(o.text, c)
		}
	}
	o.text = append(o.text, '"')
}

// done ends the object.
func (o *object) done() string { return string(append(o.text, '}')) }
