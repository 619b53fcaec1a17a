package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"glassbox/core/gpt2"
	"glassbox/core/tape"
)

// Reading is everything that a model in GPT-2's layout computes of tokens, under GPT-2's own names, counted from 0: of its
// tensors as h.0.attn.c_attn.weight, and of what its modules make as h.0.ln_1, h.0.attn, h.0.attn.weights.0, which is the
// attention of the first head, h.0.mlp, ln_f and logits; and the probabilities p and the loss, the mean surprise at each
// token but the first.
type Reading struct {
	Model  string   `json:"model"`
	Tokens []int    `json:"tokens"`
	Text   []string `json:"text,omitempty"` // what each token stands for, if there is a tokenizer
	Values []Value  `json:"values"`
}

// wanted are the values that are asked for, nil for all.
func (c request) wanted() []string {
	if c.has("values") {
		return strings.Split(c.values, ",")
	}
	return nil
}

// read reads tokens. Its values are those that are wanted, by name or, as h.0.attn.weights, by the beginning of names.
func (m *own) read(ids []int, backward bool, wanted []string) (r Reading, err error) {
	if backward && len(ids) < 2 {
		return r, errors.New("-backward needs two tokens at least, since the loss is about each but the first")
	}
	r = Reading{Model: m.name, Tokens: ids}
	if m.words != nil {
		for _, id := range ids {
			r.Text = append(r.Text, m.words.Word(id))
		}
	}
	run := m.net.Read(m.tape, ids, len(ids))
	terms := gpt2.Terms(m.net, run)
	add := func(name string, v *tape.Value[float64]) {
		terms = append(terms, gpt2.Term[float64]{Name: name, Values: []*tape.Value[float64]{v}})
	}
	add("p", m.tape.Softmax(run.Logits, nil))
	if backward {
		loss := m.tape.CrossEntropyClasses(run.Logits, append(slices.Clone(ids[1:]), tape.Unasked))
		m.tape.Backward(loss)
		add("loss", loss)
	}
	r.Values, err = chosen(terms, wanted, backward)
	return r, err
}

// chosen are the terms that are wanted.
func chosen(terms []gpt2.Term[float64], wanted []string, gradients bool) (all []Value, err error) {
	names := make([]string, len(terms))
	for i, t := range terms {
		names[i] = t.Name
	}
	take := make([]bool, len(terms))
	for _, w := range wanted {
		fits := func(name string) bool { return name == w }
		if !slices.Contains(names, w) {
			fits = func(name string) bool { return strings.HasPrefix(name, w+".") }
		}
		if !slices.ContainsFunc(names, fits) {
			return nil, fmt.Errorf("there is no value “%s”; there are %s, and the same of other layers", w, strings.Join(first(names), ", "))
		}
		for i, name := range names {
			take[i] = take[i] || fits(name)
		}
	}
	for i, t := range terms {
		if wanted != nil && !take[i] {
			continue
		}
		rows, cols := t.Dims()
		v := Value{Path: t.Name, Op: t.Values[0].Op(), Shape: [2]int{rows, cols}, Numbers: t.Cells()}
		if gradients && t.Name != "p" { // which the loss does not come from
			v.Gradients = t.Gradients()
		}
		all = append(all, v)
	}
	return all, nil
}

// first are the names without those of other layers than the first.
func first(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return strings.HasPrefix(n, "h.") && !strings.HasPrefix(n, "h.0") })
}
