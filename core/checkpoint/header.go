package checkpoint

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"glassbox/core/json"
	"glassbox/core/order"
)

// Bounds of what is read.
const (
	MaxHeader     = 10_000_000 // bytes, of 100 million that the format allows; that of GPT-2 has 15,000
	MaxDimensions = 8
	reserved      = "__metadata__" // the one name in a header that is not of a tensor
	prefix        = 8              // bytes before the header, which say how long it is
)

// Entry is what a header says of a tensor.
type Entry struct {
	Name  string
	Shape []int

	kind       kind
	begin, end int // of its bytes, counted from the end of the header
}

// Type is the type of the numbers, as the file has it.
func (e Entry) Type() string { return e.kind.name }

// kind is a type of numbers.
type kind struct {
	name string
	size int                    // bytes of a number
	read func(b []byte) float32 // nil if these are not read
}

// kinds are those that the format has. What is not read may be in a file, such as a mask of true and false.
var kinds = []kind{
	{"F32", 4, func(b []byte) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(b)) }},
	{"F16", 2, func(b []byte) float32 { return fromHalf(binary.LittleEndian.Uint16(b)) }},
	{"BF16", 2, func(b []byte) float32 { return math.Float32frombits(uint32(binary.LittleEndian.Uint16(b)) << 16) }},
	{"F64", 8, nil}, {"I64", 8, nil}, {"U64", 8, nil}, {"I32", 4, nil}, {"U32", 4, nil}, {"I16", 2, nil}, {"U16", 2, nil},
	{"I8", 1, nil}, {"U8", 1, nil}, {"BOOL", 1, nil}, {"F8_E4M3", 1, nil}, {"F8_E5M2", 1, nil},
}

// entries reads what the text of a header says of tensors, in the order of their data, which has so many bytes.
func entries(text string, data int) (all []Entry, err error) {
	v, err := object("header", text)
	if err != nil {
		return nil, err
	}
	for _, name := range order.Keys(v.Fields) {
		if name == reserved {
			err = metadata(v.Fields[name])
		} else {
			all = append(all, Entry{Name: name})
			err = all[len(all)-1].read(v.Fields[name])
		}
		if err != nil {
			return nil, err
		}
	}
	order.By(all, func(a, b Entry) int { return cmp.Or(cmp.Compare(a.begin, b.begin), cmp.Compare(a.end, b.end)) })
	return all, cover(all, data)
}

// object reads a text of that name that is an object.
func object(name, text string) (json.Value, error) {
	if !utf8.ValidString(text) {
		return json.Value{}, &Error{Problem: UTF8, Name: name, Found: strconv.Itoa(valid(text))}
	}
	v, err := json.Read(text)
	if wrong, ok := err.(*json.Error); ok {
		return v, &Error{Problem: JSON, Found: strconv.Itoa(wrong.At), Want: wrong.Text}
	}
	if v.Kind != json.Object || text[0] != '{' {
		return v, &Error{Problem: JSON, Found: "0", Want: "an object is expected"}
	}
	return v, nil
}

// valid is how many bytes of a text are UTF-8.
func valid(text string) int {
	for i, r := range text {
		if _, size := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && size == 1 {
			return i
		}
	}
	return len(text)
}

// metadata tests what a header says of the whole file, which is not used: it has texts alone.
func metadata(v json.Value) error {
	texts := v.Kind == json.Object
	for _, f := range v.Fields {
		texts = texts && f.Kind == json.String
	}
	if !texts {
		return &Error{Problem: Texts, Name: reserved}
	}
	return nil
}

// read reads what a header says of a tensor, whose name is known.
func (e *Entry) read(v json.Value) (err error) {
	name := json.Shown(e.Name)
	for _, key := range order.Keys(v.Fields) {
		if !slices.Contains([]string{"dtype", "shape", "data_offsets"}, key) {
			return &Error{Problem: Extra, Name: name + "." + json.Shown(key)}
		}
	}
	if e.kind, err = readKind(name, v.Fields["dtype"]); err != nil {
		return err
	}
	if e.Shape, err = whole(name+".shape", v.Fields["shape"], 0, MaxDimensions); err != nil {
		return err
	}
	offsets, err := whole(name+".data_offsets", v.Fields["data_offsets"], 2, 2)
	if err != nil {
		return err
	}
	e.begin, e.end = offsets[0], offsets[1]
	return e.fits()
}

func readKind(name string, v json.Value) (kind, error) {
	for _, k := range kinds {
		if v.Kind == json.String && v.String == k.name {
			return k, nil
		}
	}
	return kind{}, unread(name, v)
}

// unread says that a tensor has a type that is not read.
func unread(name string, found json.Value) error {
	var names []string
	for _, k := range kinds {
		if k.read != nil {
			names = append(names, k.name)
		}
	}
	return &Error{Problem: Type, Name: name, Found: found.Plain(), Want: strings.Join(names, ", ")}
}

// whole reads a list of so many whole numbers from 0 on that JavaScript is sure of.
func whole(name string, v json.Value, least, most int) ([]int, error) {
	const largest = 1<<53 - 1
	good := v.Kind == json.Array && least <= len(v.Items) && len(v.Items) <= most
	all := make([]int, 0, MaxDimensions)
	for _, n := range v.Items {
		if good = good && n.Kind == json.Number && n.Number >= 0 && n.Number <= largest && n.Number == math.Trunc(n.Number); good {
			all = append(all, int(n.Number))
		}
	}
	if !good {
		return nil, &Error{Problem: Wholes, Name: name, Want: span(least, most)}
	}
	return all, nil
}

// fits tests that there are as many bytes as the shape needs.
func (e *Entry) fits() error {
	size, ok := product(append([]int{e.kind.size}, e.Shape...))
	switch {
	case !ok:
		return &Error{Problem: Large, Name: json.Shown(e.Name), Found: written(e.Shape)}
	case e.end < e.begin || e.end-e.begin != size:
		return &Error{Problem: Size, Name: json.Shown(e.Name), Found: strconv.Itoa(e.end - e.begin), Want: strconv.Itoa(size)}
	}
	return nil
}

// product multiplies numbers from 0 on, and reports whether the result is one.
func product(all []int) (int, bool) {
	if slices.Contains(all, 0) {
		return 0, true
	}
	n := 1
	for _, m := range all {
		if m < 0 || n > math.MaxInt/m {
			return 0, false
		}
		n *= m
	}
	return n, true
}

// cover tests that tensors in the order of their data take up all n bytes of it, one behind another.
func cover(all []Entry, n int) error {
	at := 0
	for _, e := range all {
		switch name, begin := json.Shown(e.Name), strconv.Itoa(e.begin); {
		case e.begin > at:
			return &Error{Problem: Hole, Name: name, Found: strconv.Itoa(e.begin - at)}
		case e.begin < at:
			return &Error{Problem: Overlap, Name: name, Found: begin, Want: strconv.Itoa(at)}
		case e.end > n:
			return &Error{Problem: Ends, Name: name, Found: strconv.Itoa(e.end), Want: strconv.Itoa(n)}
		}
		at = e.end
	}
	if at < n {
		return &Error{Problem: Rest, Found: strconv.Itoa(n - at)}
	}
	return nil
}
