package context

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson/ledger"
)

// window is how many tokens a model reads at once.
type window struct {
	name   string
	tokens float64
}

// published are windows as their makers gave them in late 2025; a range stands with its upper end.
// The hyphens are those that do not break, which no minus sign is taken for.
var published = []window{
	{"GPT‑4o", 128_000},
	{"Grok 3", 131_072},
	{"Grok 4", 256_000},
	{"GPT‑4.1, GPT‑5", 1_000_000},
	{"Grok 4 Fast", 2_000_000},
}

// filmWindows puts the windows side by side, in pages and books, with what attention costs at each.
//
//	scores = T²,  store = 2 · layers · key/value heads · head size · bytes · T
func (m *model) filmWindows(v control.Values) {
	m.windows = append([]window{{say("window.yours"), v.Float("window")}, {say("window.bigram"), 1}}, published...)
	perToken, perPage, perBook := v.Float("wordspertoken"), v.Float("wordsperpage"), v.Float("pagesperbook")
	layers, heads, size, bytes := v.Float("layers"), v.Float("kvheads"), v.Float("headsize"), v.Float("bytes")
	per := 2 * layers * heads * size * bytes
	m.Put(ledger.Quantity{ID: "token", Name: say("symbol.token"), Label: say("noun.token"), X: per, Symbols: say("how.token"),
		Numbers: "2 · " + number.Full(layers) + " · " + number.Full(heads) + " · " + number.Full(size) + " · " + number.Full(bytes), From: []string{}})
	m.Start(ledger.Quantity{ID: "page", Name: say("symbol.page"), Label: say("in tokens"), X: perPage / perToken, Symbols: say("how.page"), Numbers: number.Full(perPage) + " / " + number.Full(perToken), From: []string{}})
	m.Start(ledger.Quantity{ID: "book", Name: say("symbol.book"), Label: say("in tokens"), X: perPage / perToken * perBook, Symbols: say("how.book"), Numbers: number.Format(perPage/perToken) + " · " + number.Full(perBook), From: []string{"page"}})
	m.Step("given", "given", "given")
	m.Step("given", "token", "token", "token")
	for i, w := range m.windows {
		m.window(i+1, w, perToken, perPage, perBook, per)
	}
}

func (m *model) window(k int, w window, perToken, perPage, perBook, per float64) {
	grip, zone := "", "published"
	if k == 1 {
		grip, zone = "window", "yours"
	}
	id, tokens := strconv.Itoa(k), number.Full(w.tokens)
	m.Given("tokens"+id, "T", say("noun.tokens", "window", w.name), w.tokens, grip)
	pages := w.tokens * perToken / perPage
	m.Put(ledger.Quantity{ID: "pages" + id, Name: say("symbol.pages"), Label: say("noun.pages", "window", w.name), X: pages, Symbols: say("how.pages"), Numbers: tokens + " · " + number.Full(perToken) + " / " + number.Full(perPage), From: []string{"tokens" + id}})
	m.Put(ledger.Quantity{ID: "books" + id, Name: say("symbol.books"), Label: say("noun.books", "window", w.name), X: pages / perBook, Symbols: say("how.books"), Numbers: number.Format(pages) + " / " + number.Full(perBook), From: []string{"pages" + id}})
	m.Step(zone, "pages", "pages-"+id, "pages"+id, "books"+id)
	m.Put(ledger.Quantity{ID: "scores" + id, Name: say("symbol.scores"), Label: say("noun.scores", "window", w.name), X: w.tokens * w.tokens, Symbols: "T²", Numbers: tokens + " · " + tokens, From: []string{"tokens" + id}})
	m.Step(zone, "scores", "scores-"+id, "scores"+id)
	m.Put(ledger.Quantity{ID: "store" + id, Name: say("symbol.store"), Label: say("noun.store", "window", w.name), X: w.tokens * per, Symbols: say("how.store"), Numbers: tokens + " · " + number.Full(per), From: []string{"tokens" + id, "token"}})
	m.Step(zone, "store", "store-"+id, "store"+id)
}

// size writes a number of bytes with its unit.
func size(bytes float64) string {
	units := []string{"B", "KB", "MB", "GB", "TB", "PB"}
	k := 0
	for bytes >= 1000 && k < len(units)-1 {
		bytes, k = bytes/1000, k+1
	}
	return number.Short(bytes, 3) + " " + units[k]
}
