package served

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/json"
	"glassbox/core/matrix"
	"glassbox/core/order"
	"glassbox/core/tape"
	"glassbox/core/tokenizer"
)

// Bounds of what is told.
const (
	mostCells = 4 << 20
	mostFrom  = 200  // cells of a formula
	mostChars = 4000 // bytes of one
	best      = 64   // words that are told with scores
)

// answer posts what there is to say.
func (m *Model) answer(q question, post Post) {
	var numbers []float32
	text := message("answer", func(w *json.Writer) {
		w.Key("question").String(q.text)
		switch {
		case q.wrong:
			w.Key("none").Bool(true)
		case q.ask == "cut":
			m.cut(w, q.said)
		case q.ask == "word":
			m.words(w, []int{q.id})
		case q.ask == "write":
			written := m.writing.text[len(q.ids):]
			m.words(w, written[:min(len(written), q.n)])
			w.Key("ended").Bool(m.writing.ended && len(written) <= q.n)
		default:
			numbers = m.tell(w, q, m.pass(q.ids))
		}
	})
	post(text, numbers)
}

// tell answers what is asked about a pass.
func (m *Model) tell(w *json.Writer, q question, p *pass) (numbers []float32) {
	V := m.net.Config.Vocab
	switch q.ask {
	case "lens":
		ids, chances := p.lens(q.blocks)
		m.words(w, ids)
		return chances
	case "next":
		scores := p.run.Logits.Data()[q.at*V : (q.at+1)*V]
		m.words(w, likeliest(scores))
		return append(slices.Clone(scores), p.said()[q.at*V:(q.at+1)*V]...)
	case "chances":
		said := p.said()
		for i, id := range q.ids[1:] {
			numbers = append(numbers, said[i*V+id])
		}
	case "cells":
		p.with(q, func() { numbers = p.cells(w, q) })
	case "explain":
		p.with(q, func() { p.explain(w, q) })
	}
	return numbers
}

// likeliest are the first tokens by their scores.
func likeliest(scores []float32) []int {
	all := order.Places(len(scores), func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	return all[:min(best, len(all))]
}

// cells are those of a value or a stage.
func (p *pass) cells(w *json.Writer, q question) (all []float32) {
	v, stage, ok := p.find(q.of)
	if !ok || v.Data() == nil || len(v.Data()) > mostCells {
		w.Key("none").Bool(true)
		return nil
	}
	if stage == "" {
		return slices.Clone(v.Data())
	}
	var s matrix.Matrix = staged(v, stage)
	rows, cols := s.Dims()
	for i := range rows {
		for j := range cols {
			all = append(all, float32(s.At(i, j)))
		}
	}
	return all
}

// explain tells how a cell was computed.
func (p *pass) explain(w *json.Writer, q question) {
	v, stage, ok := p.find(q.of)
	if !ok || v.Data() == nil {
		w.Key("none").Bool(true)
		return
	}
	var of matrix.Matrix = v
	if stage != "" {
		of = staged(v, stage)
	}
	rows, cols := of.Dims()
	if q.row >= rows || q.col >= cols {
		w.Key("none").Bool(true)
		return
	}
	var e tape.Explanation
	if stage != "" {
		e = staged(v, stage).Explain(q.row, q.col)
	} else {
		e = v.Explain(q.row, q.col)
	}
	if v.Op() == "softmax" && stage == "" { // all others have a part in it, a whole vocabulary, which stands in the formula
		e.From = slices.DeleteFunc(e.From, func(c tape.Cell) bool { return c.Row != q.row || c.Col != q.col })
	}
	p.writeExplanation(w, e)
}

func (p *pass) writeExplanation(w *json.Writer, e tape.Explanation) {
	w.Key("name").String(short(e.Name))
	w.Key("symbols").String(short(e.Symbols))
	w.Key("numbers").String(short(e.Numbers))
	w.Key("value")
	if math.IsNaN(e.Value) || math.IsInf(e.Value, 0) {
		w.Null()
	} else {
		w.Number(e.Value)
	}
	paths := p.tape.Paths()
	json.List(w.Key("from"), e.From[:min(len(e.From), mostFrom)], func(w *json.Writer, c tape.Cell) {
		path := paths[c.Index]
		if c.Stage != "" {
			path += "." + c.Stage
		}
		w.Object(func() {
			w.Key("of").String(path)
			w.Key("row").Int(c.Row)
			w.Key("col").Int(c.Col)
		})
	})
}

// short cuts a formula short.
func short(text string) string {
	if len(text) <= mostChars {
		return text
	}
	return strings.ToValidUTF8(text[:mostChars], "") + "…"
}

// cut writes a text as tokens, or what of it is none.
func (m *Model) cut(w *json.Writer, text string) {
	tokens, wrong := numbered(text, m.net.Config.Vocab)
	if m.cutter != nil {
		tokens, wrong = m.cutter.Encode(text), ""
	}
	if wrong != "" {
		w.Key("wrong").String(wrong)
	}
	m.words(w, tokenizer.IDs(tokens))
	json.List(w.Key("starts"), tokens, func(w *json.Writer, t tokenizer.Token) { w.Int(t.Start) })
	json.List(w.Key("ends"), tokens, func(w *json.Writer, t tokenizer.Token) { w.Int(t.End) })
}

// bare is a token as a number.
func bare(id int) string { return strconv.Itoa(id) }

// numbered reads a text of numbers, with blanks or commas between them, and tells what is none of a vocabulary.
func numbered(text string, vocab int) (all []tokenizer.Token, wrong string) {
	blank := func(c byte) bool { return c == ' ' || c == ',' || c == '\n' || c == '\t' }
	for at := 0; at < len(text); {
		if blank(text[at]) {
			at++
			continue
		}
		end := at
		for end < len(text) && !blank(text[end]) {
			end++
		}
		id, err := strconv.Atoi(text[at:end])
		if err != nil || id < 0 || id >= vocab {
			return all, strings.ToValidUTF8(text[at:min(end, at+20)], "·")
		}
		all = append(all, tokenizer.Token{ID: id, Start: at, End: end})
		at = end
	}
	return all, ""
}
