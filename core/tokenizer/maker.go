package tokenizer

import "unicode/utf8"

// Way is a way to cut texts.
type Way string

// The ways.
const (
	ByCharacters Way = "characters"
	ByWords      Way = "words"
	ByPairs      Way = "bpe"
)

// Maker learns a tokenizer from a text and cuts that text by it, a little at a time. However the work is cut, and wherever it
// is done, the same comes of it.
type Maker struct {
	text    string
	work    func(n int) (more bool) // learns
	make    func() Tokenizer        // of what was learned
	learned func() float64          // how much of that is done
	made    Tokenizer
	cut     int // bytes
	ids     []int32
}

// NewMaker begins to learn from a text in a way; size is how many tokens there are at most, which characters do not ask. The
// error is an *Error.
func NewMaker(text string, way Way, size int) (*Maker, error) {
	m := &Maker{text: text}
	if way == ByPairs {
		l, err := NewLearner(text, size)
		if err != nil {
			return nil, err
		}
		m.work, m.make, m.learned = l.Work, func() Tokenizer { return l.Tokenizer() }, l.done
		return m, nil
	}
	if way == ByCharacters {
		size = MaxVocab
	}
	c, err := newCounter(text, way == ByWords, size)
	if err != nil {
		return nil, err
	}
	m.work, m.make = c.Work, func() Tokenizer { return c.level() }
	m.learned = func() float64 { return 1 - float64(len(c.rest))/float64(len(text)) }
	return m, nil
}

// Work does about n pieces of work, such as to count or to cut a byte, and tells whether there is more to be done.
func (m *Maker) Work(n int) (more bool) {
	switch {
	case m.made == nil && m.work(n):
	case m.made == nil:
		m.made = m.make()
		m.work, m.make = nil, nil // with all that was learned from
	case m.cut < len(m.text):
		size := Part(m.text[m.cut:], n)
		for _, t := range m.made.Encode(m.text[m.cut : m.cut+size]) {
			m.ids = append(m.ids, int32(t.ID))
		}
		m.cut += size
	}
	return m.made == nil || m.cut < len(m.text)
}

// Done is how much of the work is done, from 0 to 1.
func (m *Maker) Done() float64 {
	if m.made == nil {
		return m.learned() / 2
	}
	return 0.5 + 0.5*float64(m.cut)/float64(len(m.text))
}

// Tokenizer is what was learned, once Work has no more to do.
func (m *Maker) Tokenizer() Tokenizer { return m.made }

// IDs are the tokens of the text, as far as it is cut.
func (m *Maker) IDs() []int32 { return m.ids }

// Letters is how many characters a token of the text stands for, in the mean.
func (m *Maker) Letters() float64 {
	return float64(utf8.RuneCountInString(m.text)) / float64(max(1, len(m.ids)))
}

// done is how much is learned: to count takes about as long as to merge.
func (l *Learner) done() float64 {
	counted := 1 - float64(len(l.rest))/float64(max(1, l.bytes+len(l.rest)))
	return counted/2 + float64(len(l.merges))/float64(2*max(1, l.size-len(alphabet)))
}
