package train

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/corpus"
	"glassbox/core/textfile"
	"glassbox/core/tokenizer"
)

// text is a text, cut by a tokenizer that was learned from it.
type text struct {
	stream
	tokenizer.Tokenizer
	letters float64 // of a token, in the mean
}

func (t text) vocab() int             { return t.Len() }
func (t text) write(ids []int) string { return t.Decode(ids) }

// unread is a text of which nothing is known yet but that it has some tokens.
type unread struct{ text }

func (unread) vocab() int { return 2 }

// ways are the tokenizers.
var ways = []tokenizer.Way{tokenizer.ByCharacters, tokenizer.ByWords, tokenizer.ByPairs}

// maker begins to cut the text of the settings, or says what is wrong with it.
func (s Settings) maker(own []byte) (*tokenizer.Maker, error) {
	way := tokenizer.Way(s.Tokenizer)
	if !slices.Contains(ways, way) {
		return nil, errors.New("There is no tokenizer “" + shown(s.Tokenizer) + "”; there are characters, words and bpe.")
	}
	if s.Sample == "" {
		read, _, err := textfile.Read("", own)
		if err != nil {
			return nil, err
		}
		return tokenizer.NewMaker(read, way, s.Size)
	}
	sample, ok := corpus.Find(s.Sample)
	if !ok {
		var ids []string
		for _, sample := range corpus.Samples() {
			ids = append(ids, sample.ID)
		}
		return nil, errors.New("There is no text “" + shown(s.Sample) + "”; there are " + strings.Join(ids, ", ") + ".")
	}
	return tokenizer.NewMaker(sample.Train, way, s.Size)
}

// preparing is a text that is being cut, and what has been asked for meanwhile.
type preparing struct {
	*tokenizer.Maker
	workers int // that will share the training
	held    []held
}

type held struct {
	Message
	buffer []byte
}

func (p *preparing) hold(m Message, buffer []byte) {
	p.held = append(p.held, held{m, slices.Clone(buffer)})
}

// asked is how many messages of a kind there are.
func (p *preparing) asked(kind string) (n int) {
	if p == nil {
		return 0
	}
	for _, h := range p.held {
		if h.Kind == kind {
			n++
		}
	}
	return n
}

// prepare begins to cut a text, unless the settings do not do, whatever it is cut into.
func (s *Session) prepare(settings Settings, own []byte) error {
	least := unread{text{stream: stream{n: settings.Context}}}
	m, err := settings.maker(own)
	if err == nil {
		err = settings.check(least)
	}
	if err != nil {
		return err
	}
	s.forget()
	s.settings, s.preparing = settings, &preparing{Maker: m, workers: settings.split(least).Workers}
	s.enter(Preparing)
	return nil
}

// share is how much of the work on a text is done between two looks at the clock.
const share = 2000

// prepared cuts a little more of the text. Once all of it is cut the training begins, and then all is done that was asked for
// meanwhile.
func (s *Session) prepared() {
	p := s.preparing
	if p.Work(share) {
		if s.now()-s.reported >= reportEvery {
			s.report()
		}
		return
	}
	k, err := newText(s.settings, p.Maker)
	if err != nil {
		s.forget()
		s.fail("start", err)
		s.report()
		return
	}
	s.preparing = nil
	s.begin(s.settings, k)
	for _, h := range p.held {
		s.settle(h.Message, s.do(h.Message, h.buffer))
	}
}

// newText is the task of a text that was cut.
func newText(s Settings, m *tokenizer.Maker) (task, error) {
	all, err := newStream(m.IDs(), s.Context)
	if err != nil {
		return nil, err
	}
	k := text{all, m.Tokenizer(), m.Letters()}
	return k, s.check(k)
}

// tooShort says that a text has too few tokens.
func tooShort(have, context int) error {
	return errors.New("The text has " + strconv.Itoa(have) + " tokens; with a context of " + strconv.Itoa(context) +
		" it must have at least one more than that.")
}
