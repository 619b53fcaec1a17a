package main

import (
	"fmt"
	"slices"

	"glassbox/core/corpus"
	"glassbox/core/nn"
	"glassbox/core/tape"
)

// Pass is everything that a model computes of one text.
type Pass struct {
	Model       string   `json:"model"`
	Source      []string `json:"source"`                // what is read, with the marks around it
	Written     []string `json:"written,omitempty"`     // what a decoder reads besides, if it translates
	Translation string   `json:"translation,omitempty"` // the model's own, where no target is given
	Target      []string `json:"target,omitempty"`      // what comes behind each word of Written, or behind the last ones of Source
	Values      []Value  `json:"values"`
}

// ids are words by their numbers in a vocabulary.
type ids []int

// of are the words.
func (list ids) of(vocabulary []string) (words []string) {
	for _, id := range list {
		words = append(words, vocabulary[id])
	}
	return words
}

// spell cuts a text into words and finds their numbers in a vocabulary. It tells of words that are not there; the error is that
// there are none, or more than can be read.
func (n *network) spell(what, text string, cut func(string) ([]string, error), vocabulary []string) (list ids, err error) {
	words, err := cut(text)
	if err != nil {
		return nil, err
	}
	if err := n.few(what, len(words)); err != nil {
		return nil, err
	}
	for _, w := range words {
		id := slices.Index(vocabulary, w)
		if id < 0 {
			id = corpus.Unknown
			n.tell(fmt.Sprintf("the model has no word “%s”; <UNK> stands for it", w))
		}
		list = append(list, id)
	}
	return list, nil
}

// few tells if there are no words, or more than can be read.
func (n *network) few(what string, words int) error {
	if most := n.context() - 1; words < 1 || words > most {
		return fmt.Errorf("the %s has %d words; the model “%s” reads 1 to %d", what, words, n.name, most)
	}
	return nil
}

func english(text string) ([]string, error) {
	r, _, err := corpus.ReadEnglish(text)
	return r.Words, err
}

func story(text string) ([]string, error) {
	r, err := corpus.ReadStory(text)
	return r.Words, err
}

// english is a sentence to translate, with its end.
func (n *network) english(source string) (ids, error) {
	list, err := n.spell("source", source, english, n.words.Source)
	return append(list, corpus.End), err
}

// greedy is the model's own translation, with its end if it came to one.
func (n *network) greedy(source ids) ids {
	return n.translator.Greedy(n.tape, source, nn.Ends{Begin: corpus.Begin, End: corpus.End, Most: n.context()})
}

// joined is a translation as it is written.
func (n *network) joined(list ids) string {
	return corpus.Join(slices.DeleteFunc(list.of(n.words.Target), func(w string) bool { return w == corpus.Special()[corpus.End] }))
}

// translated records the pass over a sentence and the target or, where there is none, the model's own translation.
func (n *network) translated(source string, target *string) (p Pass, err error) {
	reads, err := n.english(source)
	if err != nil {
		return p, err
	}
	var asked, writes ids
	if target == nil {
		writes = n.greedy(reads)
		p.Translation = n.joined(writes)
	} else {
		if asked, err = n.spell("target", *target, corpus.CutFrench, n.words.Target); err != nil {
			return p, err
		}
		asked = append(asked, corpus.End)
		writes = asked
	}
	before := append(ids{corpus.Begin}, writes[:len(writes)-1]...)
	run := n.translator.Read(n.tape, nn.Batch{Source: reads, S: len(reads), Target: before, T: len(before)})
	n.score(run.Logits, asked, len(asked))
	p.Source, p.Written, p.Target = reads.of(n.words.Source), before.of(n.words.Target), writes.of(n.words.Target)
	return p, nil
}

// told records the pass over a text and over the target behind it, if there is one.
func (n *network) told(source string, target *string) (p Pass, err error) {
	reads, err := n.spell("source", source, story, n.words.Target)
	if err != nil {
		return p, err
	}
	var asked, writes ids
	if target != nil {
		if writes, err = n.spell("target", *target, story, n.words.Target); err != nil {
			return p, err
		}
		asked = append(slices.Repeat(ids{tape.Unasked}, len(reads)), writes...)
		reads = append(reads, writes[:len(writes)-1]...)
		if err := n.few("source with the target", len(reads)); err != nil {
			return p, err
		}
	}
	reads = append(ids{corpus.Begin}, reads...)
	n.score(n.teller.Read(n.tape, reads, len(reads)).Logits, asked, len(writes))
	p.Source, p.Target = reads.of(n.words.Target), writes.of(n.words.Target)
	return p, nil
}

// score records the probabilities and, where it is asked about words, the loss: of all of them together, and their mean. By
// it all has gradients.
func (n *network) score(logits *tape.Value[float64], asked ids, words int) {
	n.tape.Scope("output", func() {
		n.tape.Softmax(logits, nil).Named("p")
		if asked != nil {
			mean := n.tape.CrossEntropyClasses(logits, asked).Named("mean")
			n.tape.Backward(n.tape.Scale(float64(words), mean).Named("loss"))
		}
	})
}
