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
	MaxHeader     = 1_000_000 // bytes; that of GPT-2 has 15,000
	MaxDimensions = 8
	reserved      = "__metadata__" // the one name in a header that is not of a tensor
	prefix        = 8              // bytes before the header, which say how long it is
)

// entry is what a header says of a tensor.
type entry struct {
	name       string
	kind       kind
	shape      []int
	begin, end int // of its bytes, counted from the end of the header
}

// kind is a type of numbers.
type kind struct {
	name string
	size int // bytes of a number
	read func(b []byte) float32
}

var kinds = []kind{
	{"F32", 4, func(b []byte) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(b)) }},
	{"F16", 2, func(b []byte) float32 { return fromHalf(binary.LittleEndian.Uint16(b)) }},
	{"BF16", 2, func(b []byte) float32 { return math.Float32frombits(uint32(binary.LittleEndian.Uint16(b)) << 16) }},
}

// header reads the header of a file, and returns its tensors in the order of their data, which is the rest of the file.
func header(file []byte) ([]entry, []byte, error) {
	if e := other(file); e != nil {
		return nil, nil, e
	}
	if len(file) < prefix+2 {
		return nil, nil, &Error{Problem: Short, Found: strconv.Itoa(len(file)), Want: strconv.Itoa(prefix + 2)}
	}
	n, most := binary.LittleEndian.Uint64(file), min(len(file)-prefix, MaxHeader)
	if n > uint64(most) {
		return nil, nil, &Error{Problem: Length, Found: strconv.FormatUint(n, 10), Want: strconv.Itoa(most)}
	}
	text, data := string(file[prefix:prefix+int(n)]), file[prefix+int(n):]
	v, err := object("header", text)
	if err != nil {
		return nil, nil, err
	}
	var all []entry
	for _, name := range order.Keys(v.Fields) {
		if name == reserved {
			err = metadata(v.Fields[name])
		} else {
			all = append(all, entry{name: name})
			err = all[len(all)-1].read(v.Fields[name])
		}
		if err != nil {
			return nil, nil, err
		}
	}
	order.By(all, func(a, b entry) int { return cmp.Or(cmp.Compare(a.begin, b.begin), cmp.Compare(a.end, b.end)) })
	return all, data, cover(all, len(data))
}

// other says what a file is that people take for one of weights.
func other(file []byte) error {
	start := string(file[:min(len(file), 16)])
	switch {
	case strings.HasPrefix(start, "version https:"):
		return &Error{Problem: Pointer}
	case strings.HasPrefix(start, "PK\x03\x04"), strings.HasPrefix(start, "\x80\x02"):
		return &Error{Problem: Pickle}
	case strings.HasPrefix(strings.ToLower(start), "<!doctype"), strings.HasPrefix(strings.ToLower(start), "<html"):
		return &Error{Problem: Page}
	}
	return nil
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
func (e *entry) read(v json.Value) (err error) {
	name := shown(e.name)
	for _, key := range order.Keys(v.Fields) {
		if !slices.Contains([]string{"dtype", "shape", "data_offsets"}, key) {
			return &Error{Problem: Extra, Name: name + "." + shown(key)}
		}
	}
	if e.kind, err = readKind(name, v.Fields["dtype"]); err != nil {
		return err
	}
	if e.shape, err = whole(name+".shape", v.Fields["shape"], 0, MaxDimensions); err != nil {
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
	var names []string
	for _, k := range kinds {
		if v.Kind == json.String && v.String == k.name {
			return k, nil
		}
		names = append(names, k.name)
	}
	return kind{}, &Error{Problem: Type, Name: name, Found: plain(v), Want: strings.Join(names, ", ")}
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
func (e *entry) fits() error {
	size, ok := product(append([]int{e.kind.size}, e.shape...))
	switch {
	case !ok:
		return &Error{Problem: Large, Name: shown(e.name), Found: written(e.shape)}
	case e.end < e.begin || e.end-e.begin != size:
		return &Error{Problem: Size, Name: shown(e.name), Found: strconv.Itoa(e.end - e.begin), Want: strconv.Itoa(size)}
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
func cover(all []entry, n int) error {
	at := 0
	for _, e := range all {
		switch name, begin := shown(e.name), strconv.Itoa(e.begin); {
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
