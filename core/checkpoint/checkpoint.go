// Package checkpoint writes and reads trained models: their weights in the format safetensors, their settings and their
// vocabularies as JSON.
//
// A file of weights begins with the length of its header, 8 bytes with the least significant first; the header is a JSON
// object that has for each tensor its type, its shape and where its bytes begin and end, counted from the end of the
// header; then come these bytes, without any hole. Everything that reads is total: whatever it is given, the result is a
// value or an *Error.
package checkpoint

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"strconv"
	"unicode/utf8"

	"glassbox/core/json"
)

// Tensor is a named table of numbers: its last dimension is that in which neighbours lie side by side. A single number has
// an empty shape.
type Tensor struct {
	Name  string
	Shape []int
	Data  []float32
}

// Read reads a file of tensors of the types F32, F16 and BF16, in the order of their data. All their numbers are finite.
// It refuses what the format does, such as holes and overlaps, and besides a header of more than MaxHeader bytes, a shape
// of more than MaxDimensions, and other types. Nothing of the file is kept.
func Read(file []byte) ([]Tensor, error) {
	f, err := Open(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	all := make([]Tensor, len(f.Entries))
	for i, e := range f.Entries {
		if all[i] = (Tensor{Name: e.Name, Shape: e.Shape}); e.kind.read != nil { // else it is refused before it is read
			all[i].Data = make([]float32, 0, e.Numbers())
		}
		err := f.Each(e, func(_ int, part []float32) error {
			all[i].Data = append(all[i].Data, part...)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

func finite(x float32) bool { return x-x == 0 }

// Write writes tensors as F32, or as F16 if half is set, which has 11 binary digits and numbers up to 65504. The same
// tensors give the same bytes. The error is an *Error unless it is one of w: it says that a name is there twice or not a
// name, that a shape does not fit, that a number is not finite in the file, or that Read would refuse so long a header.
func Write(w io.Writer, tensors []Tensor, half bool) error {
	k := kinds[0]
	if half {
		k = kinds[1]
	}
	if err := writable(tensors, half); err != nil {
		return err
	}
	h := head(tensors, k)
	if n := len(h) - prefix; n > MaxHeader {
		return &Error{Problem: Length, Found: strconv.Itoa(n), Want: strconv.Itoa(MaxHeader)}
	}
	if _, err := w.Write(h); err != nil {
		return err
	}
	var b []byte
	for _, t := range tensors {
		b = appendData(b[:0], t.Data, half)
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	return nil
}

// tooLarge is the least number that F16 rounds to infinity.
const tooLarge = 65520

// writable tells what is wrong with tensors that are to be written.
func writable(tensors []Tensor, half bool) error {
	seen := map[string]bool{}
	for _, t := range tensors {
		switch {
		case t.Name == reserved:
			return &Error{Problem: Extra, Name: json.Shown(t.Name)}
		case !utf8.ValidString(t.Name):
			return &Error{Problem: UTF8, Name: json.Shown(t.Name), Found: strconv.Itoa(valid(t.Name))}
		case seen[t.Name]:
			return &Error{Problem: Twice, Name: json.Shown(t.Name)}
		}
		seen[t.Name] = true
		if n, ok := product(t.Shape); !ok || n != len(t.Data) || len(t.Shape) > MaxDimensions {
			return &Error{Problem: Count, Name: json.Shown(t.Name), Found: written(t.Shape), Want: strconv.Itoa(len(t.Data))}
		}
		for i, x := range t.Data {
			switch {
			case !finite(x):
				return &Error{Problem: Number, Name: json.Shown(t.Name), Found: strconv.Itoa(i)}
			case half && math.Abs(float64(x)) >= tooLarge:
				return &Error{Problem: Range, Name: json.Shown(t.Name), Found: strconv.FormatFloat(float64(x), 'g', -1, 32), Want: "65504"}
			}
		}
	}
	return nil
}

// head is the header with its length, and with blanks at its end that make their length a multiple of 8: so every number
// lies where processors like it.
func head(tensors []Tensor, k kind) []byte {
	var w json.Writer
	w.Object(func() {
		w.Key(reserved).Object(func() { w.Key("format").String("pt") }) // without which other programs refuse it
		at := 0
		for _, t := range tensors {
			w.Key(t.Name).Object(func() {
				w.Key("dtype").String(k.name)
				json.List(w.Key("shape"), t.Shape, (*json.Writer).Int)
				end := at + k.size*len(t.Data)
				json.List(w.Key("data_offsets"), []int{at, end}, (*json.Writer).Int)
				at = end
			})
		}
	})
	text := w.Text()
	for len(text)%prefix != 0 {
		text += " "
	}
	return append(binary.LittleEndian.AppendUint64(nil, uint64(len(text))), text...)
}

// appendData appends the bytes of numbers.
func appendData(b []byte, data []float32, halves bool) []byte {
	for _, x := range data {
		if halves {
			b = binary.LittleEndian.AppendUint16(b, half(x))
		} else {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
		}
	}
	return b
}

// Match puts tensors into the order of those that are wanted, and tells if one is missing, has no place or has another
// shape. The data of those that are wanted does not matter.
func Match(have, want []Tensor) ([]Tensor, error) {
	named := map[string]Tensor{}
	for _, t := range have {
		named[t.Name] = t
	}
	all := make([]Tensor, 0, len(want))
	for _, w := range want {
		t, ok := named[w.Name]
		switch {
		case !ok:
			return nil, &Error{Problem: Missing, Name: json.Shown(w.Name)}
		case written(t.Shape) != written(w.Shape):
			return nil, &Error{Problem: Shape, Name: json.Shown(w.Name), Found: written(t.Shape), Want: written(w.Shape)}
		}
		delete(named, w.Name)
		all = append(all, t)
	}
	for _, t := range have {
		if _, left := named[t.Name]; left {
			return nil, &Error{Problem: Extra, Name: json.Shown(t.Name)}
		}
	}
	return all, nil
}
