// Package json writes and reads JSON without reflection. What is sent to browsers has no room for the standard library's
// package, which makes a small program half as large again; what runs elsewhere may use that.
package json

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/order"
)

// Writer writes a value piece by piece and puts the commas where they belong:
//
//	w.Object(func() {
//		w.Key("step").Int(3)
//		w.Key("losses").Array(func() { w.Number(0.5); w.Number(0.25) })
//	})
//
// writes {"step":3,"losses":[0.5,0.25]}. The zero Writer has written nothing.
type Writer struct{ text []byte }

// Text is what was written.
func (w *Writer) Text() string { return string(w.text) }

// Reset forgets what was written and keeps the memory for it.
func (w *Writer) Reset() { w.text = w.text[:0] }

// Object writes an object; fields writes a key before each of its values.
func (w *Writer) Object(fields func()) { w.enclose('{', fields, '}') }

// Array writes an array of the values that items writes.
func (w *Writer) Array(items func()) { w.enclose('[', items, ']') }

func (w *Writer) enclose(open byte, inside func(), shut byte) {
	w.follow()
	w.text = append(w.text, open)
	inside()
	w.text = append(w.text, shut)
}

// List writes an array of all values of a list.
func List[T any](w *Writer, all []T, write func(*Writer, T)) {
	w.Array(func() {
		for _, v := range all {
			write(w, v)
		}
	})
}

// Map writes an object of all values of a map, in the order of their keys.
func Map[T any](w *Writer, all map[string]T, write func(*Writer, T)) {
	w.Object(func() {
		for _, key := range order.Keys(all) {
			write(w.Key(key), all[key])
		}
	})
}

// Key writes the name of the value that comes next.
func (w *Writer) Key(name string) *Writer {
	w.String(name)
	w.text = append(w.text, ':')
	return w
}

// String writes a string. Bytes that are no UTF-8 become the character �.
func (w *Writer) String(s string) {
	const digits = "0123456789abcdef"
	w.follow()
	w.text = append(w.text, '"')
	s = strings.ToValidUTF8(s, "�")
	for from, i := 0, 0; i <= len(s); i++ {
		if i < len(s) && s[i] >= ' ' && s[i] != '"' && s[i] != '\\' {
			continue
		}
		w.text = append(w.text, s[from:i]...)
		from = i + 1
		switch {
		case i == len(s):
			w.text = append(w.text, '"')
		case s[i] < ' ':
			w.text = append(w.text, '\\', 'u', '0', '0', digits[s[i]>>4], digits[s[i]&15])
		default:
			w.text = append(w.text, '\\', s[i])
		}
	}
}

// Number writes a number so that it reads back as the same. It panics where x is not finite: JSON has no such number.
func (w *Writer) Number(x float64) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		panic("json: " + strconv.FormatFloat(x, 'g', -1, 64) + " cannot be written")
	}
	w.follow()
	w.text = strconv.AppendFloat(w.text, x, 'g', -1, 64)
}

// Int writes a whole number.
func (w *Writer) Int(n int) {
	w.follow()
	w.text = strconv.AppendInt(w.text, int64(n), 10)
}

// Bool writes a truth value.
func (w *Writer) Bool(on bool) {
	w.follow()
	w.text = strconv.AppendBool(w.text, on)
}

// Null writes that there is no value.
func (w *Writer) Null() {
	w.follow()
	w.text = append(w.text, "null"...)
}

// Raw writes a value that is JSON already.
func (w *Writer) Raw(text string) {
	w.follow()
	w.text = append(w.text, text...)
}

// follow writes the comma before what does not begin an object or an array and has no key.
func (w *Writer) follow() {
	if n := len(w.text); n > 0 && w.text[n-1] != '{' && w.text[n-1] != '[' && w.text[n-1] != ':' {
		w.text = append(w.text, ',')
	}
}
