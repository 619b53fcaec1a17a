package merges

import "glassbox/wasm/control"

// Bounds of the controls.
const (
	maxText  = 20_000 // letters of the learner's own text
	maxWord  = 40
	mostSize = 4096 // of the vocabulary that is learned
	bytes    = 256  // it begins with
	played   = 20   // merges that are shown one by one
)

// Specs are the controls; text is what is learned from at first, word what is cut in the end.
func Specs(text, word string) []control.Spec {
	return []control.Spec{
		{Key: "corpus", Kind: control.Text, Lines: true, Default: text, MaxRunes: maxText, Group: "figure"},
		{Key: "merges", Kind: control.Integer, Default: "20", Min: 0, Max: mostSize - bytes, Step: 1, Group: "figure"},
		{Key: "word", Kind: control.Text, Default: word, MaxRunes: maxWord, Group: "figure"},
	}
}
