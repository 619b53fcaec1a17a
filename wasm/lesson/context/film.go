package context

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/ngram"
	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/ledger"
)

// numbered is the id of a number that there is one of for each n, or for each window.
func numbered(name string, k int) string { return name + strconv.Itoa(k) }

// filmSight lets n grow, a beam at a time, and asks what it would have to be.
func (m *model) filmSight(v control.Values) error {
	if err := m.readSentence(v); err != nil {
		return err
	}
	if err := m.readText(v); err != nil {
		return err
	}
	at, to := m.words[m.predict], m.words[m.see]
	m.Talk["predicted"], m.Talk["wanted"] = at, to
	m.startV()
	m.Step("ngrams", "given", "given")
	for k := 1; k < min(m.n, m.predict+1); k++ {
		i := m.predict - k
		m.Put(ledger.Quantity{ID: numbered("back", k), Name: "“" + m.words[i] + "”", Label: say("noun.back", "n", k+1), X: float64(k), Symbols: say("how.back"),
			Numbers: strconv.Itoa(m.predict+1) + " − " + strconv.Itoa(i+1), From: []string{}})
		m.Each("ngrams", "beam", "n-"+strconv.Itoa(k+1), numbered("back", k))
	}
	distance := m.predict - m.see
	m.Put(ledger.Quantity{ID: "apart", Name: say("symbol.apart"), Label: say("noun.apart", "from", to, "to", at), X: float64(distance), Symbols: say("how.apart", "from", to, "to", at), Numbers: strconv.Itoa(m.predict+1) + " − " + strconv.Itoa(m.see+1), From: []string{}})
	m.Put(ledger.Quantity{ID: "needed", Name: say("symbol.needed"), Label: say("noun.needed", "from", to, "to", at), X: float64(distance + 1), Symbols: say("how.needed"), Numbers: strconv.Itoa(distance) + " + 1", From: []string{"apart"}})
	m.Step("needed", "needed", "needed", "needed", "apart")
	m.Put(ledger.Quantity{ID: "possible", Name: say("symbol.contexts"), Label: say("noun.contexts"), X: math.Pow(float64(m.vocab.Predictable()), float64(distance)), Symbols: "V^(n − 1)", Numbers: strconv.Itoa(m.vocab.Predictable()) + "^" + strconv.Itoa(distance), From: []string{"V", "needed"}})
	m.Step("needed", "possible", "possible", "possible")
	m.Put(ledger.Quantity{ID: "window", Name: say("symbol.window"), Label: say("noun.window"), X: float64(m.predict), Symbols: say("how.window", "word", at), Numbers: strconv.Itoa(m.predict+1) + " − 1", From: []string{}})
	m.Step("attention", "attention", "attention", "window")
	return nil
}

// filmMeasure trains a model of each n on the text and measures it on the held-out part.
func (m *model) filmMeasure(v control.Values) error {
	if err := m.readText(v); err != nil {
		return err
	}
	if err := m.readHeldOut(v); err != nil {
		return err
	}
	V := m.vocab.Predictable()
	m.startV()
	m.Talk["predictions"] = float64(ngram.Train(1, m.vocab.Len(), m.text).Coverage(m.held).Total)
	m.Step("given", "given", "given")
	for n := 1; n <= m.n; n++ {
		model := ngram.Train(n, m.vocab.Len(), m.text)
		table, held, e := model.Sparsity(), model.Coverage(m.held), model.Evaluate(smoothing(v), m.held)
		zone := numbered("n", n)
		m.Put(ledger.Quantity{ID: numbered("possible", n), Name: say("symbol.possible"), Label: say("noun.possible", "n", n-1), X: table.Possible, Symbols: "V^(n − 1)", Numbers: strconv.Itoa(V) + "^" + strconv.Itoa(n-1), From: []string{"V"}})
		m.Put(ledger.Quantity{ID: numbered("seen", n), Name: say("symbol.seen"), Label: say("noun.seen"), X: float64(table.Contexts), Symbols: say("how.seen", "n", n-1), From: []string{}})
		m.Step(zone, "contexts", "contexts-"+strconv.Itoa(n), numbered("seen", n), numbered("possible", n))
		m.Put(ledger.Quantity{ID: numbered("unseen", n), Name: say("symbol.unseen"), Label: say("noun.unseen", "n", n), X: held.Share(), Symbols: say("how.unseen"), Numbers: strconv.Itoa(held.Unseen) + " / " + strconv.Itoa(held.Total), From: []string{}})
		m.Step(zone, "unseen", "unseen-"+strconv.Itoa(n), numbered("unseen", n))
		m.Put(ledger.Quantity{ID: numbered("perplexity", n), Name: say("symbol.perplexity"), Label: say("noun.perplexity"), X: e.Perplexity, Symbols: "exp(−Σ ln P / N)", Numbers: "exp(" + number.Format(-e.LogSum) + " / " + strconv.Itoa(e.Predictions) + ")", From: []string{}})
		m.Step(zone, "perplexity", "perplexity-"+strconv.Itoa(n), numbered("perplexity", n))
	}
	return nil
}

// startV is how many words may come next; it is known from the start.
func (m *model) startV() {
	V := m.vocab.Predictable()
	m.Start(ledger.Quantity{ID: "V", Name: "V", Label: say("noun.V"), X: float64(V), Symbols: say("how.V"), Numbers: strconv.Itoa(V-2) + " + 1 + 1", From: []string{}})
}

// numbers are those of the ledger, and of the n or the window under way.
func (m *model) numbers(step int, _ ...string) map[string]any {
	known := m.Numbers(step)
	switch m.preset {
	case "sight":
		m.talkSight(known, step)
	case "measure":
		m.gather(known, m.n, "possible", "seen", "unseen", "perplexity")
	case "windows":
		if k := m.gather(known, len(m.windows), "pages", "scores", "store", "tokens"); k > 0 {
			known["name"] = m.windows[k-1].name
		}
		if x, ok := known["token"].(float64); ok {
			known["token_size"] = size(x)
		}
		if x, ok := known["store_now"].(float64); ok {
			known["store_size"] = size(x)
		}
	}
	return known
}

// gather adds the numbers of the n or the window under way, as far as they are known, as name_now, and which one it
// is, counted from 1, as n_now: the last that has a number of the first kind. Once all of a kind are known, it adds
// the row of them under its name.
func (m *model) gather(known map[string]any, count int, kinds ...string) (now int) {
	for _, kind := range kinds {
		var row []float64
		for k := 1; k <= count; k++ {
			x, ok := known[numbered(kind, k)].(float64)
			if !ok {
				continue
			}
			row = append(row, x)
			if kind == kinds[0] {
				now = k
			}
			if k == now {
				known[kind+"_now"] = x
			}
		}
		if len(row) == count {
			known[kind] = [][]float64{row}
		}
	}
	if now > 0 {
		known["n_now"] = float64(now)
	}
	return now
}

// latest is the last of the numbers of a kind that is known, counted from 1, or 0.
func (m *model) latest(step int, name string, count int) int {
	k := count
	for k > 0 && !m.Known(numbered(name, k), step) {
		k--
	}
	return k
}

// talkSight names the words that the present n adds.
func (m *model) talkSight(known map[string]any, step int) {
	k := m.latest(step, "back", m.n-1)
	known["n_now"], known["words_seen"] = float64(k+1), float64(k)
	known["context"] = say("nothing")
	if k > 0 {
		known["context"] = strings.Join(m.words[m.predict-k:m.predict], " ")
	}
}

// inspect tells about a word, or a number of the ledger.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	index, isWord := strings.CutPrefix(item, "word-")
	i, err := strconv.Atoi(index)
	if !isWord || err != nil || i < 0 || i >= len(m.words) {
		return m.Inspect(item, step)
	}
	in := lesson.Inspection{ID: item, Symbol: "“" + m.words[i] + "”", Label: say("noun.word", "n", i+1), Origin: say("origin.given"), From: []string{}}
	switch back := m.predict - i; {
	case back == 0:
		in.Formula = say("word.asked")
	case back < 0:
		in.Formula = say("word.later", "word", m.words[m.predict])
	default:
		in.Formula = say("word.seen", "back", back, "n", back+1)
	}
	in.Rows = []lesson.Row{{Name: say("row.sight"), Text: in.Formula}}
	return in, true
}
