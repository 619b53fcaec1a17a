package opened

import (
	"glassbox/core/number"
	"glassbox/wasm/afar"
	"glassbox/wasm/phrase"
)

// fact is one thing that is known of a model, or is going to be: it is empty until then.
type fact struct{ id, value string }

// factIDs are all that are shown, in order.
var factIDs = []string{"family", "layers", "sizes", "vocabulary", "weights", "masks", "tokenizer", "numbers"}

func facts(o afar.Opened) (all []fact) {
	for _, id := range factIDs {
		f := fact{id: id}
		if o.Layers > 0 {
			f.value = known[id](o)
		}
		all = append(all, f)
	}
	return all
}

// known says what is known.
var known = map[string]func(o afar.Opened) string{
	"family": func(o afar.Opened) string {
		if name := "own.layout." + o.Layout; phrase.Shared.Has(name) {
			return phrase.Say(name)
		}
		return o.Layout
	},
	"layers": func(o afar.Opened) string {
		return phrase.Say("own.heads", "layers", o.Layers, "heads", o.Heads, "each", o.Width/max(1, o.Heads))
	},
	"sizes": func(o afar.Opened) string {
		return phrase.Say("own.sizes", "width", o.Width, "hidden", o.Hidden, "context", o.Context)
	},
	"vocabulary": func(o afar.Opened) string {
		if o.Tied {
			return phrase.Say("own.tied", "n", o.Vocabulary)
		}
		return phrase.Say("own.untied", "n", o.Vocabulary)
	},
	"weights": func(o afar.Opened) string { return phrase.Say("own.stored", "n", o.Weights, "type", o.Type) },
	"masks": func(o afar.Opened) string {
		if o.LeftOut == 0 {
			return phrase.Say("own.no masks")
		}
		return phrase.Say("own.masks", "n", o.LeftOut, "size", number.Bytes(float64(o.Omitted)))
	},
	"tokenizer": func(o afar.Opened) string {
		switch {
		case o.Tokenizer == "":
			return phrase.Say("own.no tokenizer")
		case o.Merges > 0:
			return phrase.Say("own.merges", "files", o.Tokenizer, "n", o.Merges)
		}
		return phrase.Say("own.words", "files", o.Tokenizer, "n", o.Words)
	},
	"numbers": func(o afar.Opened) string {
		if o.State != afar.Open {
			return ""
		}
		return phrase.Say("own.finite", "smallest", number.Short(o.Smallest, 3), "largest", number.Short(o.Largest, 3))
	},
}
