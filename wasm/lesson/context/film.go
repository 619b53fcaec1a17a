package context

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/ngram"
	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
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
	m.is("predicted", at)
	m.is("wanted", to)
	m.putV()
	m.step("ngrams", "given", "given")
	for k := 1; k < min(m.n, m.predict+1); k++ {
		m.beam(k)
	}
	distance, V := m.predict-m.see, m.vocab.Predictable()
	place := strconv.Itoa(m.predict + 1)
	m.sheet.Put(film.Entry{Name: "apart", Label: say("noun.apart", "from", to, "to", at), Symbol: say("symbol.apart"),
		X: float64(distance), Symbols: say("how.apart", "from", to, "to", at), Numbers: place + " − " + strconv.Itoa(m.see+1)})
	m.sheet.Put(film.Entry{Name: "needed", Label: say("noun.needed", "from", to, "to", at), Symbol: say("symbol.needed"),
		X: float64(distance + 1), Symbols: say("how.needed"), Numbers: strconv.Itoa(distance) + " + 1", From: []string{"apart"}})
	m.step("needed", "needed", "needed", "needed", "apart")
	m.sheet.Put(film.Entry{Name: "possible", Label: say("noun.contexts"), Symbol: say("symbol.contexts"),
		X: math.Pow(float64(V), float64(distance)), Symbols: "Vⁿ⁻¹",
		Numbers: number.Power(number.Int(V), number.Int(distance)), From: []string{"V", "needed"}})
	m.step("needed", "possible", "possible", "possible")
	m.sheet.Put(film.Entry{Name: "window", Label: say("noun.window"), Symbol: say("symbol.window"),
		X: float64(m.predict), Symbols: say("how.window", "word", at), Numbers: place + " − 1"})
	m.step("attention", "attention", "attention", "window")
	return nil
}

// beam lets n see one word more, k words back.
func (m *model) beam(k int) {
	i := m.predict - k
	m.sheet.Put(film.Entry{Name: numbered("back", k), Label: say("noun.back", "n", k+1), Symbol: "“" + m.words[i] + "”",
		X: float64(k), Symbols: say("how.back"), Numbers: strconv.Itoa(m.predict+1) + " − " + strconv.Itoa(i+1)})
	b := film.Step("ngrams", "beam", "n-"+strconv.Itoa(k+1), numbered("back", k))
	b.Scope = "ngrams/" + b.ID // it is not joined with the others
	m.beats = append(m.beats, b)
}

// filmMeasure trains a model of each n on the text and measures it on the held-out part.
func (m *model) filmMeasure(v control.Values) error {
	if err := m.readText(v); err != nil {
		return err
	}
	if err := m.readHeldOut(v); err != nil {
		return err
	}
	m.putV()
	m.is("predictions", float64(ngram.Train(1, m.vocab.Len(), m.text).Coverage(m.held).Total))
	m.step("given", "given", "given")
	for n := 1; n <= m.n; n++ {
		m.measured(n, smoothing(v))
	}
	return nil
}

// measured is the model of n words.
func (m *model) measured(n int, s ngram.Smoothing) {
	model := ngram.Train(n, m.vocab.Len(), m.text)
	table, held, e := model.Sparsity(), model.Coverage(m.held), model.Evaluate(s, m.held)
	zone, k := numbered("n", n), "-"+strconv.Itoa(n)
	possible, seen, unseen, perplexity := numbered("possible", n), numbered("seen", n), numbered("unseen", n), numbered("perplexity", n)
	m.sheet.Put(film.Entry{Name: possible, Label: say("noun.possible", "n", n-1), Symbol: say("symbol.possible"), X: table.Possible,
		Symbols: "Vⁿ⁻¹", Numbers: number.Power(number.Int(m.vocab.Predictable()), number.Int(n-1)), From: []string{"V"}})
	m.sheet.Put(film.Entry{Name: seen, Label: say("noun.seen"), Symbol: say("symbol.seen"), X: float64(table.Contexts),
		Symbols: say("how.seen", "n", n-1)})
	m.step(zone, "contexts", "contexts"+k, seen, possible)
	m.sheet.Put(film.Entry{Name: unseen, Label: say("noun.unseen", "n", n), Symbol: say("symbol.unseen"), X: held.Share(),
		Symbols: say("how.unseen"), Numbers: strconv.Itoa(held.Unseen) + " / " + strconv.Itoa(held.Total)})
	m.step(zone, "unseen", "unseen"+k, unseen)
	m.sheet.Put(film.Entry{Name: perplexity, Label: say("noun.perplexity"), Symbol: say("symbol.perplexity"), X: e.Perplexity,
		Symbols: "exp(−Σ ln P / N)", Numbers: "exp(" + number.Format(-e.LogSum) + " / " + strconv.Itoa(e.Predictions) + ")"})
	m.step(zone, "perplexity", "perplexity"+k, perplexity)
}

// putV is how many words may come next; it is known from the start.
func (m *model) putV() {
	V := m.vocab.Predictable()
	m.sheet.Put(film.Entry{Name: "V", Label: say("noun.V"), Symbol: "V", X: float64(V),
		Symbols: say("how.V"), Numbers: strconv.Itoa(V-2) + " + 1 + 1"})
}

// numbers are those of the film, and of the n or the window under way.
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
			known["token_size"] = number.Bytes(x)
		}
		if x, ok := known["store_now"].(float64); ok {
			known["store_size"] = number.Bytes(x)
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
	for k > 0 && !m.Known(film.At(numbered(name, k)), step) {
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

// inspect tells about a word, or a number.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	index, isWord := strings.CutPrefix(item, "word-")
	i, err := strconv.Atoi(index)
	if !isWord || err != nil || i < 0 || i >= len(m.words) {
		return m.Inspect(item, step)
	}
	in := lesson.Inspection{ID: item, Symbol: "“" + m.words[i] + "”", Label: say("noun.word", "n", i+1),
		Origin: say("origin.given"), From: []string{}}
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
