package afar

import (
	"slices"

	"glassbox/core/json"
)

// Answer is what the model has answered: the fields of the message, and numbers with it. It does not change.
type Answer struct {
	Fields  map[string]json.Value
	Numbers []float32
}

// None reports that there is no such thing.
func (a *Answer) None() bool { return a.Fields["none"].Bool }

// Bounds of what is kept.
const (
	mostAnswers = 2000
	mostNumbers = 16 << 20 // of all answers
	mostWanted  = 256
	mostWords   = 1 << 16
)

// What is known of the model, and what is wanted.
var (
	answers = map[string]*Answer{}
	order   []string // questions that have been answered, those that were asked for last behind
	numbers int      // of all answers
	wanted  []string // questions that have no answer yet, the latest last
	words   = map[int]string{}
)

// Ask is the answer to a question of core/served, or nil while it is on its way: then the page carries it to the model, and tells
// what that answers.
func Ask(question string) *Answer {
	a := answers[question]
	if a == nil {
		want(question)
		return nil
	}
	if a.Fields["more"].Bool { // there is more of it to come
		want(question)
	}
	if n := len(order); order[n-1] != question {
		order = append(slices.DeleteFunc(order, func(q string) bool { return q == question }), question)
	}
	return a
}

func want(question string) {
	wanted = append(slices.DeleteFunc(wanted, func(q string) bool { return q == question }), question)
	if over := len(wanted) - mostWanted; over > 0 {
		wanted = wanted[over:]
	}
}

// Wanted are the questions that have been asked since Begin and have no whole answer, the first first.
func Wanted() []string { return slices.Clone(wanted) }

// Begin forgets what is wanted, before all that is shown is asked for anew.
func Begin() { wanted = nil }

// Word is a token as the model's tokenizer has it; ok is false while it is on its way.
func Word(id int) (word string, ok bool) {
	if word, ok = words[id]; !ok {
		var w json.Writer
		w.Object(func() {
			w.Key("ask").String("word")
			w.Key("id").Int(id)
		})
		want(w.Text())
	}
	return word, ok
}

// Whole are the whole numbers in a list of an answer.
func (a *Answer) Whole(key string) []int {
	items := a.Fields[key].Items
	all := make([]int, len(items))
	for i, v := range items {
		all[i] = int(v.Number)
	}
	return all
}

// answered takes an answer, with its numbers.
func answered(f fields, bytes []byte) {
	question := f["question"].String
	a := &Answer{f, reals(bytes)}
	if ids := a.Whole("ids"); len(ids) == len(f["words"].Items) {
		for i, v := range f["words"].Items {
			if len(words) < mostWords {
				words[ids[i]] = v.String
			}
		}
	}
	if old := answers[question]; old != nil {
		numbers -= len(old.Numbers)
		order = slices.DeleteFunc(order, func(q string) bool { return q == question })
	}
	answers[question], order, numbers = a, append(order, question), numbers+len(a.Numbers)
	for len(order) > 1 && (len(order) > mostAnswers || numbers > mostNumbers) {
		numbers -= len(answers[order[0]].Numbers)
		delete(answers, order[0])
		order = order[1:]
	}
	if !a.Fields["more"].Bool {
		wanted = slices.DeleteFunc(wanted, func(q string) bool { return q == question })
	}
}

// forget forgets all answers: they are of another model.
func forget() {
	clear(answers)
	clear(words)
	order, wanted, numbers = nil, nil, 0
}
