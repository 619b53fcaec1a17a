package checkpoint

import (
	"strconv"

	"glassbox/core/json"
	"glassbox/core/order"
)

// Vocabulary is the words of a model, each in the place of its number. A decoder alone has no Source.
type Vocabulary struct{ Source, Target []string }

// sides are the lists of words in the order in which they are written.
func (v *Vocabulary) sides(c Config) []side {
	return []side{{"source", &v.Source, c.Source}, {"target", &v.Target, c.Target}}
}

// side is one of the lists, by its key, and how many words it has.
type side struct {
	key   string
	words *[]string
	n     int
}

// JSON is the words as vocab.json has them, or an *Error if they are not those of the settings in number, or one is there
// twice.
func (v Vocabulary) JSON(c Config) (string, error) {
	var w json.Writer
	w.Object(func() {
		for _, s := range v.sides(c) {
			json.List(w.Key(s.key), *s.words, (*json.Writer).String)
		}
	})
	_, err := ReadVocabulary(w.Text(), c)
	return w.Text(), err
}

// ReadVocabulary reads a vocab.json that has as many words as the settings say, none twice and none empty; the error is an
// *Error.
func ReadVocabulary(text string, c Config) (Vocabulary, error) {
	o, err := object("vocab.json", text)
	if err != nil {
		return Vocabulary{}, err
	}
	var v Vocabulary
	for _, s := range v.sides(c) {
		if *s.words, err = s.read(o.Fields[s.key]); err != nil {
			return Vocabulary{}, err
		}
		delete(o.Fields, s.key)
	}
	if extra := order.Keys(o.Fields); len(extra) > 0 {
		return Vocabulary{}, &Error{Problem: Extra, Name: json.Shown(extra[0])}
	}
	return v, nil
}

// read reads the words of a side.
func (s side) read(list json.Value) (words []string, err error) {
	if list.Kind != json.Array || len(list.Items) != s.n {
		found := list.Plain()
		if list.Kind == json.Array {
			found = strconv.Itoa(len(list.Items))
		}
		return nil, &Error{Problem: Words, Name: s.key, Found: found, Want: strconv.Itoa(s.n)}
	}
	seen := map[string]bool{}
	for i, w := range list.Items {
		switch {
		case w.Kind != json.String || w.String == "":
			return nil, &Error{Problem: Text, Name: s.key + "[" + strconv.Itoa(i) + "]"}
		case seen[w.String]:
			return nil, &Error{Problem: Twice, Name: json.Shown(w.String)}
		}
		seen[w.String] = true
		words = append(words, w.String)
	}
	return words, nil
}
