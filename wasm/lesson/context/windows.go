package context

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
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

// cost is what the windows are measured by.
type cost struct{ perToken, perPage, perBook, bytes float64 }

// filmWindows puts the windows side by side, in pages and books, with what attention costs at each.
//
//	scores = T²,  store = 2 · layers · key/value heads · head size · bytes · T
func (m *model) filmWindows(v control.Values) {
	m.windows = append([]window{{say("window.yours"), v.Float("window")}, {say("window.bigram"), 1}}, published...)
	c := cost{perToken: v.Float("wordspertoken"), perPage: v.Float("wordsperpage"), perBook: v.Float("pagesperbook"), bytes: 2}
	numbers := "2"
	for _, key := range []string{"layers", "kvheads", "headsize", "bytes"} {
		c.bytes *= v.Float(key)
		numbers += " · " + number.Full(v.Float(key))
	}
	page := c.perPage / c.perToken
	m.sheet.Put(film.Entry{Name: "token", Label: say("noun.token"), Symbol: say("symbol.token"), X: c.bytes,
		Symbols: say("how.token"), Numbers: numbers})
	m.sheet.Put(film.Entry{Name: "page", Label: say("in tokens"), Symbol: say("symbol.page"), X: page,
		Symbols: say("how.page"), Numbers: number.Full(c.perPage) + " / " + number.Full(c.perToken)})
	m.sheet.Put(film.Entry{Name: "book", Label: say("in tokens"), Symbol: say("symbol.book"), X: page * c.perBook,
		Symbols: say("how.book"), Numbers: number.Format(page) + " · " + number.Full(c.perBook), From: []string{"page"}})
	m.step("given", "given", "given")
	m.step("given", "token", "token", "token")
	for i, w := range m.windows {
		m.window(i+1, w, c)
	}
}

func (m *model) window(k int, w window, c cost) {
	zone, grip := "published", ""
	if k == 1 {
		zone, grip = "yours", "window"
	}
	id, T := strconv.Itoa(k), number.Full(w.tokens)
	put := func(kind string, x float64, symbols, numbers string, from ...string) {
		m.sheet.Put(film.Entry{Name: kind + id, Label: say("noun."+kind, "window", w.name), Symbol: say("symbol." + kind), X: x,
			Symbols: symbols, Numbers: numbers, From: from})
	}
	pages := w.tokens * c.perToken / c.perPage
	m.sheet.Put(film.Entry{Name: "tokens" + id, Label: say("noun.tokens", "window", w.name), Symbol: "T",
		X: w.tokens, Control: grip})
	put("pages", pages, say("how.pages"), T+" · "+number.Full(c.perToken)+" / "+number.Full(c.perPage), "tokens"+id)
	put("books", pages/c.perBook, say("how.books"), number.Format(pages)+" / "+number.Full(c.perBook), "pages"+id)
	m.step(zone, "pages", "pages-"+id, "pages"+id, "books"+id)
	put("scores", w.tokens*w.tokens, "T²", T+" · "+T, "tokens"+id)
	m.step(zone, "scores", "scores-"+id, "scores"+id)
	put("store", w.tokens*c.bytes, say("how.store"), T+" · "+number.Full(c.bytes), "tokens"+id, "token")
	m.step(zone, "store", "store-"+id, "store"+id)
}
