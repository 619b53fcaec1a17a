// Package ngram counts runs of n words and predicts the next word from the counts: the
// oldest language model, and the one whose every number can be checked by hand.
//
//	P(w | h) ≈ count(h, w) / count(h)    where h is the n−1 symbols before w
//
// A sentence is read with n−1 start markers before it and one end marker behind it, so
// that its first word has a context and its end is predicted like a word. Symbols are
// the ids of a token.Vocabulary: token.Start is <s>, token.End is </s>, token.Unknown
// is <UNK>.
//
// V is everywhere the number of symbols that can be predicted: the words, </s> and
// <UNK>, but not <s>. A context is made of as many different symbols: the words, <s>
// and <UNK>, but not </s>.
//
// Source: Jurafsky and Martin, Speech and Language Processing, 3rd ed., chapter 3.
package ngram

import (
	"fmt"

	"glassbox/core/token"
)

// MaxOrder is the largest n.
const MaxOrder = 6

// OrderError is the panic for an n that is not 1 to MaxOrder, or for a context too long
// for a model.
type OrderError struct{ Got, Max int }

func (e OrderError) Error() string {
	return fmt.Sprintf("ngram: n is %d; it must be 1 to %d", e.Got, e.Max)
}

// SymbolError is the panic for an id that is not in the vocabulary, or for a marker of a
// sentence's start or end within a sentence.
type SymbolError struct{ ID, Size int }

func (e SymbolError) Error() string {
	return fmt.Sprintf("ngram: symbol %d stands in a sentence; it must be %d to %d", e.ID, token.Unknown, e.Size-1)
}

// Model is the counts of a training text, of n words and of fewer. It is not changed by
// its methods and may be used by several goroutines.
type Model struct {
	order, size int
	text        []int32 // n−1 <s> before each sentence, one </s> behind it, and n−1 <s> at the end
	begins      []int32 // where in text the n−1 <s> of each sentence begin
	tables      []table // tables[k-1] counts runs of k symbols
	windows     []int32 // where in text each run of n that ends in a prediction begins, sorted by its symbols, then by place
	first       []int32 // by cell of the table of n: where its windows begin among the windows
}

// Train counts every run of 1 to n symbols in the sentences, which hold ids below size
// without <s> and </s>. Size is the length of the vocabulary, markers included. Train
// takes time proportional to n times the length of the text. It panics with OrderError or
// SymbolError.
func Train(n, size int, sentences [][]int) *Model {
	if n < 1 || n > MaxOrder {
		panic(OrderError{n, MaxOrder})
	}
	m := &Model{order: n, size: max(size, token.First)}
	m.read(sentences)
	m.sort()
	return m
}

// read writes the sentences with their markers into m.text.
func (m *Model) read(sentences [][]int) {
	length := m.order - 1
	for _, s := range sentences {
		length += m.order + len(s)
	}
	m.text = make([]int32, 0, length)
	m.begins = make([]int32, 0, len(sentences))
	pad := make([]int32, m.order-1) // token.Start is 0
	for _, s := range sentences {
		m.begins = append(m.begins, int32(len(m.text)))
		m.text = append(m.text, pad...)
		for _, id := range s {
			if id < token.Unknown || id >= m.size {
				panic(SymbolError{id, m.size})
			}
			m.text = append(m.text, int32(id))
		}
		m.text = append(m.text, token.End)
	}
	m.text = append(m.text, pad...)
}

// Order returns n.
func (m *Model) Order() int { return m.order }

// V returns the number of symbols that can be predicted: the words, </s> and <UNK>.
func (m *Model) V() int { return m.size - 1 }

// Context returns the n−1 symbols the model sees when it predicts what follows history:
// its last n−1, with <s> put before it where a sentence is that young.
func (m *Model) Context(history []int) []int {
	history = history[max(0, len(history)-(m.order-1)):]
	return append(make([]int, m.order-1-len(history), m.order-1), history...)
}

// Count returns how often w followed context in training. The context may be of any
// length from 0 (how often w was seen at all) to n−1. Count panics with OrderError if it is
// longer.
func (m *Model) Count(context []int, w int) int { return m.row(context).count(w) }

// RowSum returns how often anything followed context: Σ_w Count(context, w). For the
// empty context it is the number of predictions in training. It panics like Count.
func (m *Model) RowSum(context []int) int { return m.row(context).total() }

// Continuation is a symbol and how often it was seen behind a context.
type Continuation struct{ ID, Count int }

// Continuations returns what followed context in training, the most frequent first and
// equally frequent ones by id. It panics like Count.
func (m *Model) Continuations(context []int) []Continuation {
	r := m.row(context)
	list := make([]Continuation, r.len())
	for i := range list {
		list[i].ID, list[i].Count = r.ranked(i)
	}
	return list
}

// Contexts returns the contexts of n−1 symbols that were seen in training, sorted by
// their symbols.
func (m *Model) Contexts() [][]int {
	t := m.tables[m.order-1]
	contexts := make([][]int, len(t.at))
	for c := range contexts {
		for _, id := range t.context(c) {
			contexts[c] = append(contexts[c], int(id))
		}
	}
	return contexts
}

// Distinct returns how many different runs of n symbols were seen: the cells of the count
// table that are not 0.
func (m *Model) Distinct() int { return len(m.tables[m.order-1].words) }

// row finds the row of a context of at most n−1 symbols.
func (m *Model) row(context []int) row {
	if len(context) >= m.order {
		panic(OrderError{len(context) + 1, m.order})
	}
	t := &m.tables[len(context)]
	c, ok := t.find(context)
	if !ok {
		return row{}
	}
	return row{t, c}
}

// rows finds the row of each of the contexts that history ends with, from the empty one
// to that of n−1 symbols.
func (m *Model) rows(history []int) [MaxOrder]row {
	var rows [MaxOrder]row
	context := m.Context(history)
	for k := range m.order {
		rows[k] = m.row(context[len(context)-k:])
		if rows[k].table == nil {
			break // what never came after k symbols never came after more
		}
	}
	return rows
}
