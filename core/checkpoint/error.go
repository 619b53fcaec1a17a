package checkpoint

import (
	"strconv"
	"strings"

	"glassbox/core/json"
)

// Error is why a file is refused, or cannot be written. Its Problem decides which other fields say something.
type Error struct {
	Problem Problem
	Name    string // of the tensor, setting or word that it is about, cut short
	Found   string // what is there: a number, a shape, or words of the file, cut short
	Want    string // what is expected or allowed: a number, a shape, or names of a list
}

// Problem is a kind of Error.
type Problem string

// The problems. The sentences below say what they find and want.
const (
	Pointer Problem = "pointer"
	Pickle  Problem = "pickle"
	Page    Problem = "page"
	Short   Problem = "short"
	Length  Problem = "length"

	UTF8    Problem = "utf8"
	JSON    Problem = "json" // Want is in English
	Missing Problem = "missing"
	Extra   Problem = "extra"
	Twice   Problem = "twice"
	Text    Problem = "text"
	Texts   Problem = "texts"
	Wholes  Problem = "wholes"
	Words   Problem = "words"
	Setting Problem = "setting"
	Divisor Problem = "divisor"

	Type    Problem = "type"
	Shape   Problem = "shape"
	Large   Problem = "large"
	Count   Problem = "count"
	Size    Problem = "size"
	Hole    Problem = "hole"
	Overlap Problem = "overlap"
	Ends    Problem = "ends"
	Rest    Problem = "rest"
	Number  Problem = "number"
	Range   Problem = "range"
)

// sentences say what is wrong. Where people read it, a page has its own.
var sentences = map[Problem]string{
	Pointer: "the file is a pointer of Git LFS; the file that it points to is expected",
	Pickle:  "the file is a pickle of PyTorch; one in the format safetensors is expected",
	Page:    "the file is a page of HTML; one in the format safetensors is expected",
	Short:   "the file has {found} bytes; in the format safetensors it has at least {want}",
	Length:  "the header would have {found} bytes; it can have {want} at most",

	UTF8:    "“{name}” has at byte {found} something that is not UTF-8",
	JSON:    "what should be JSON is wrong at byte {found}: {want}",
	Missing: "“{name}” is missing",
	Extra:   "there is no place for “{name}”",
	Twice:   "“{name}” is there twice",
	Text:    "“{name}” must be text that is not empty",
	Texts:   "“{name}” must be an object of texts",
	Wholes:  "“{name}” must be a list of {want} whole numbers from 0 to 2⁵³ − 1",
	Words:   "“{name}” must be a list of {want} words; it is {found}",
	Setting: "the setting “{name}” is {found}; it can be {want}",
	Divisor: "the setting “{name}” is {found}; it must be a multiple of {want}",

	Type:    "“{name}” has the type {found}; what can be read is {want}",
	Shape:   "“{name}” has the shape {found}; it must be {want}",
	Large:   "“{name}” has the shape {found}, which is too large for any file",
	Count:   "“{name}” has the shape {found}, but {want} numbers",
	Size:    "“{name}” has {found} bytes of data; for its shape and type it must have {want}",
	Hole:    "before “{name}” lie {found} bytes that belong to nothing",
	Overlap: "“{name}” begins at byte {found}, but what is before it ends at {want}",
	Ends:    "“{name}” ends at byte {found} of the data; there are {want}",
	Rest:    "behind the last tensor lie {found} bytes that belong to nothing",
	Number:  "number {found} of “{name}”, counted from 0, is infinite, or none",
	Range:   "“{name}” has the number {found}; in half precision there is none beyond {want}",
}

func (e *Error) Error() string {
	return "checkpoint: " + strings.NewReplacer("{name}", e.Name, "{found}", e.Found, "{want}", e.Want).Replace(sentences[e.Problem])
}

// shown cuts a text short that comes from a file, and leaves out what cannot be seen.
func shown(text string) string {
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

// written writes a shape: 2×3, or 1 of a single number.
func written(shape []int) string {
	if len(shape) == 0 {
		return "1"
	}
	parts := make([]string, len(shape))
	for i, n := range shape {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, "×")
}

// span writes what a number may be: 0–8, or 2.
func span(least, most int) string {
	if least == most {
		return strconv.Itoa(least)
	}
	return strconv.Itoa(least) + "–" + strconv.Itoa(most)
}

// plain is a value as a sentence shows it.
func plain(v json.Value) string {
	switch v.Kind {
	case json.Null:
		return "null"
	case json.Bool:
		return strconv.FormatBool(v.Bool)
	case json.Number:
		return strconv.FormatFloat(v.Number, 'g', -1, 64)
	case json.String:
		return "“" + shown(v.String) + "”"
	case json.Array:
		return "[…]"
	}
	return "{…}"
}
