package opened

import (
	"strings"

	"glassbox/wasm/afar"
	"glassbox/wasm/phrase"
)

// entry is a file by its place among those that were given.
type entry struct {
	afar.File
	n int
}

// called is its name, or a dot where it has none.
func (f entry) called() string {
	if strings.TrimSpace(f.Name) == "" {
		return "·"
	}
	return f.Name
}

// How many files are shown.
const (
	mostUsed   = 12
	mostClosed = 6
)

// sort parts the files by what became of them.
func (w *View) sort() {
	for n, f := range w.model.Files {
		switch {
		case f.Trouble != nil:
			w.closed = append(w.closed, entry{f, n})
		case f.Use != afar.Unused:
			w.used = append(w.used, entry{f, n})
		default:
			w.besides++
		}
	}
}

// said is what is wrong, in the words of the page where it has some.
func said(t afar.Trouble) string {
	text := worded("own."+t.From+"."+t.Problem, t, t.Text)
	if text == "" {
		return phrase.Say("own.state.refused")
	}
	return text
}

// advised is what would do; about a tokenizer that is always the same.
func advised(t afar.Trouble) string {
	if t.From == "tokenizer" {
		return phrase.Say("own.tokenizer advice")
	}
	return worded("own.advice."+t.Problem, t, t.Advice)
}

func worded(name string, t afar.Trouble, otherwise string) string {
	if !phrase.Shared.Has(name) {
		return otherwise
	}
	return phrase.Say(name, "name", t.Name, "found", t.Found, "want", t.Want)
}

// remedy is what would do about a file that stays closed: nothing has to be done where the weights were found beside it.
func (w *View) remedy(f entry) string {
	if w.model.Layers > 0 {
		for _, other := range w.used {
			if other.Use == afar.Weights {
				return phrase.Say("own.beside", "name", other.Name)
			}
		}
	}
	return advised(*f.Trouble)
}
