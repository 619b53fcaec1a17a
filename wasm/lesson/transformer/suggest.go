package transformer

import (
	"glassbox/core/corpus"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/shelf"
)

// suggestions are how an English sentence may go on.
func suggestions(text string) []control.Suggestion { return english().Suggest(text) }

// english is what the model knows of English.
func english() words.Known {
	return words.Known{Key: "text", Words: vocabulary(), Most: maxWords, Read: func(text string) (corpus.Reading, error) {
		r, _, err := corpus.ReadEnglish(text)
		return r, err
	}}
}

// vocabulary are the English words that the model knows, without those that stand for others; none before it has come.
func vocabulary() []string {
	if m, err := shelf.Translates("translation"); err == nil {
		return m.Source[corpus.First:]
	}
	return nil
}
