package served

import (
	"math"

	"glassbox/core/json"
	"glassbox/core/sample"
)

// question is what a figure wants to know. They are JSON objects that say it in “ask”:
//
//	cut      text: as the tokenizer cuts it
//	word     id: of a token
//	lens     ids, blocks: the likeliest token behind so many blocks, at each place of a text
//	next     ids, at: the scores of what comes behind a place, and their softmax
//	chances  ids: the probabilities that the tokens behind the first had
//	cells    ids, of: the numbers of a value, by its path, or of a stage
//	explain  ids, at, temperature, topk, topp, of, row, col: how a cell of what package reading records was computed
//	write    ids, n, temperature, topk, topp, seed: what the model writes behind a text
type question struct {
	text string // as it was asked, by which the answer is known

	ask            string
	said           string // the text
	ids            []int
	id, blocks, at int
	row, col       int
	of             string
	options        sample.Options
	n, seed        int
	wrong          bool // it cannot be answered
}

const mostText = 1 << 16 // bytes of a text that is cut

// read reads a question. It is total: what cannot be answered is wrong.
func (m *Model) read(text string) (q question) {
	v, err := json.Read(text)
	f := v.Fields
	q = question{text: text, ask: f["ask"].String, said: f["text"].String, of: f["of"].String}
	whole := func(key string) int { return int(max(-1, min(math.MaxInt32, f[key].Number))) }
	q.id, q.blocks, q.at, q.row, q.col = whole("id"), whole("blocks"), whole("at"), whole("row"), whole("col")
	q.n, q.seed = min(whole("n"), Tokens), min(whole("seed"), math.MaxInt32-4)
	q.options = sample.Options{Temperature: f["temperature"].Number, TopK: whole("topk"), TopP: f["topp"].Number}
	c := m.net.Config
	for _, v := range f["ids"].Items {
		q.ids = append(q.ids, int(max(-1, min(math.MaxInt32, v.Number))))
	}
	most := min(Tokens, c.Context)
	q.wrong = err != nil || len(q.said) > mostText || len(q.ids) > most || q.id < 0 || q.id >= c.Vocab || q.at < 0 ||
		q.blocks < 0 || q.blocks > 2*c.Layers || q.row < 0 || q.col < 0 || !(q.options.Temperature >= 0) || q.seed < 0
	for _, id := range q.ids {
		q.wrong = q.wrong || id < 0 || id >= c.Vocab
	}
	switch q.ask {
	case "cut", "word":
	case "write":
		q.n = min(q.n, most-len(q.ids))
		q.wrong = q.wrong || len(q.ids) == 0
	case "next", "explain":
		q.wrong = q.wrong || q.at >= len(q.ids)
	case "lens", "chances", "cells":
		q.wrong = q.wrong || len(q.ids) == 0
	default:
		q.wrong = true
	}
	return q
}
