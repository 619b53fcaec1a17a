package dot

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"glassbox/wasm/control"
	"glassbox/wasm/figure"
)

// kind is what a setting shows.
type kind int

const (
	vectors kind = iota // two vectors
	words               // one word against the others
	matrix              // queries against keys
)

// setting is what the controls say.
type setting struct {
	kind    kind
	a, b    []float64
	azimuth float64 // radians

	word            int // the one compared with the others
	words, features []string
	table           [][]float64 // a row for each word
	decimals        int         // that its numbers are shown with

	q, k [][]float64 // a row for each query and each key
}

// read takes the setting from the controls. Its errors are sentences.
func read(v control.Values) (setting, error) {
	switch v.Get("preset") {
	case "words":
		return readWords(v)
	case "matrix":
		return readMatrix(v)
	}
	s := setting{a: v.Floats("a"), b: v.Floats("b"), azimuth: v.Float("azimuth") * math.Pi / 180}
	if len(s.a) != len(s.b) {
		return s, &control.Error{Key: "b", Text: say("wrong.lengths", "a", len(s.a), "b", len(s.b))}
	}
	if err := tooSmall("a", s.a); err != nil {
		return s, err
	}
	return s, tooSmall("b", s.b)
}

// least is the smallest magnitude other than 0: squares of less would vanish.
const least = 1e-9

func tooSmall(key string, vs []float64) error {
	for _, v := range vs {
		if v != 0 && math.Abs(v) < least {
			return &control.Error{Key: key, Text: say("wrong.small." + key)}
		}
	}
	return nil
}

func readWords(v control.Values) (setting, error) {
	s := setting{kind: words, words: fields(v.Get("words")), features: fields(v.Get("features"))}
	if err := checkNames("words", s.words, 2, maxWords); err != nil {
		return s, err
	}
	if err := checkNames("features", s.features, 1, maxFeatures); err != nil {
		return s, err
	}
	if s.word = slices.Index(s.words, strings.TrimSpace(v.Get("word"))); s.word < 0 {
		return s, &control.Error{Key: "word", Text: say("wrong.word", "words", strings.Join(s.words, ", "))}
	}
	numbers := v.Floats("vectors")
	if want := len(s.words) * len(s.features); len(numbers) != want {
		text := say("wrong.vectors", "words", len(s.words), "features", len(s.features), "want", want, "n", len(numbers))
		return s, &control.Error{Key: "vectors", Text: text}
	}
	s.table, s.decimals = rows(numbers, len(s.features)), figure.Needed(numbers...)
	return s, tooSmall("vectors", numbers)
}

func readMatrix(v control.Values) (setting, error) {
	s := setting{kind: matrix}
	q, k := v.Floats("q"), v.Floats("k")
	if len(q) != queries*depth {
		return s, &control.Error{Key: "q", Text: say("wrong.q", "n", len(q))}
	}
	if len(k) != keys*depth {
		return s, &control.Error{Key: "k", Text: say("wrong.k", "n", len(k))}
	}
	s.q, s.k = rows(q, depth), rows(k, depth)
	if err := tooSmall("q", q); err != nil {
		return s, err
	}
	return s, tooSmall("k", k)
}

// checkNames tells what is wrong with a list of names.
func checkNames(key string, names []string, least, most int) error {
	if len(names) < least || len(names) > most {
		return &control.Error{Key: key, Text: say("wrong.many."+key, "least", least, "most", most, "n", len(names))}
	}
	for i, n := range names {
		if strings.ContainsFunc(n, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != ' '
		}) {
			return &control.Error{Key: key, Text: say("wrong.letters." + key)}
		}
		if slices.Contains(names[:i], n) {
			return &control.Error{Key: key, Text: say("wrong.twice."+key, "name", n)}
		}
	}
	return nil
}

// fields are the names between the commas of a list.
func fields(list string) []string {
	var all []string
	for _, f := range strings.Split(list, ",") {
		if f = strings.Join(strings.Fields(f), " "); f != "" {
			all = append(all, f)
		}
	}
	return all
}

// rows cuts numbers into rows of n.
func rows(numbers []float64, n int) [][]float64 {
	var all [][]float64
	for ; len(numbers) >= n; numbers = numbers[n:] {
		all = append(all, numbers[:n])
	}
	return all
}
