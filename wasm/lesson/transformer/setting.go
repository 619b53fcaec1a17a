package transformer

import (
	"slices"
	"strconv"

	"glassbox/core/corpus"
	"glassbox/core/nn"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/layers"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/shelf"
)

// setting is what the controls say, read with the words of the model.
type setting struct {
	*shelf.Translator
	*layers.Model
	source, target side
	reference      []string    // the target that the grammar has, where it has one
	twin           corpus.Pair // whose last word makes “it” the other noun; empty if there is none
	notices        []lesson.Notice
	choices        map[string][]string
	taken          map[string]string
}

// side is a sentence of either language as the model reads it: its end is the last word.
type side struct {
	words []string
	ids   []int
	known []bool // it is a word of the vocabulary
}

func read(v control.Values) (*setting, error) {
	s, pair, err := hear(v)
	if err != nil {
		return nil, err
	}
	if err := s.aim(v, pair); err != nil {
		return nil, err
	}
	if s.twin, _ = pair.Twin(); s.twin.Source != nil {
		s.Changes.Offer = say("take twin", "word", s.twin.Source[len(s.twin.Source)-1])
	} else {
		s.Changes.Why = say("no twin")
	}
	if s.Changes.All, err = layers.ReadChanges(v.Get("change"), offExample, setExample, takenExample); err != nil {
		return nil, err
	}
	s.Focus = s.chosen(v, "focus", s.written())
	s.Head = min(v.Int("head"), s.Heads) - 1
	return s, nil
}

// hear reads the English sentence. The pair is empty where the grammar does not have it.
func hear(v control.Values) (s *setting, pair corpus.Pair, err error) {
	m, err := shelf.Translates("translation")
	if err != nil {
		return nil, pair, err
	}
	s = &setting{Translator: m, choices: map[string][]string{}, taken: map[string]string{}}
	s.Model = &layers.Model{Stacks: stacks(), D: m.Config.Width, Heads: m.Config.Heads, At: v.Get("at"), Opened: v.On("map"),
		Vocabulary: m.Target, Word: s.french, Other: s.other, Inspected: s.inspectWord,
		Made: say("origin.trained"), Changes: &layers.Changes{Heads: m.Config.Heads}}
	if m.Trained == 0 {
		s.Made = say("origin.random")
	}
	heard, pair, err := corpus.ReadEnglish(v.Get("text"))
	if err != nil {
		return nil, pair, &control.Error{Key: "text", Text: err.Error()}
	}
	if s.source, err = s.side("text", m.Source, heard.Words); err != nil {
		return nil, pair, err
	}
	s.unknown("text", s.source, func(i int) []lesson.Action { return english().Replaced(v.Get("text"), heard.Tokens[i]) })
	switch at := heard.Right; {
	case heard.Whole:
	case at < len(heard.Words):
		s.tell("text", say("outside", "word", heard.Words[at]))
	default:
		s.tell("text", say("unfinished"))
	}
	return s, pair, nil
}

// side is a sentence with the numbers of its words.
func (s *setting) side(key string, vocabulary, words []string) (side, error) {
	switch n := len(words); {
	case n == 0:
		return side{}, &control.Error{Key: key, Text: say("no words", "most", maxWords)}
	case n > maxWords:
		words = words[:maxWords]
		s.tell(key, say("sentence cut", "n", n, "most", maxWords))
	}
	return spelled(vocabulary, words), nil
}

// spelled is the words with their numbers and an end.
func spelled(vocabulary, words []string) (all side) {
	for _, w := range words {
		id := slices.Index(vocabulary, w)
		all.known = append(all.known, id >= 0)
		if id < 0 {
			id = corpus.Unknown
		}
		all.words, all.ids = append(all.words, w), append(all.ids, id)
	}
	all.words, all.ids, all.known = append(all.words, say("end mark")), append(all.ids, corpus.End), append(all.known, true)
	return all
}

// aim chooses the target: what the learner gave, else the reference, else what the model itself writes.
func (s *setting) aim(v control.Values, pair corpus.Pair) (err error) {
	words := pair.Target
	if pair.Tag != "" {
		s.reference = words
	}
	switch given := v.Get("target"); {
	case given != "":
		if words, err = corpus.CutFrench(given); err != nil {
			return &control.Error{Key: "target", Text: err.Error()}
		}
		if s.target, err = s.side("target", s.Target, words); err != nil {
			return err
		}
		s.unknown("target", s.target, func(int) []lesson.Action { return nil })
	case pair.Tag == "":
		words = s.translated()
		fallthrough
	default:
		s.taken["target"] = corpus.Join(words)
		s.target = spelled(s.Target, words)
	}
	return nil
}

// translated is the greedy translation, without the words that stand for others.
func (s *setting) translated() (words []string) {
	for _, id := range s.Greedy(s.source.ids, nn.Ends{Begin: corpus.Begin, End: corpus.End, Most: maxWords}) {
		if id >= corpus.First {
			words = append(words, s.Target[id])
		}
	}
	return words
}

// written are the words that the decoder reads: the target behind a mark that begins it.
func (s *setting) written() []string {
	return append([]string{say("begin mark")}, s.target.words[:len(s.target.words)-1]...)
}

// perStack is how many layers either stack has, as the shipped models have them.
const perStack = 2

// stacks are those of the shipped models.
func stacks() layers.Stacks {
	english, french := say("english"), say("french")
	return layers.Stacks{
		{Scope: "encoder", Layers: perStack, Item: "english", Tongue: english, Reads: english},
		{Scope: "decoder", Layers: perStack, Cross: true, Causal: true, Item: "french", Tongue: french, Reads: say("french read")},
	}
}

// Examples of changes, which words cannot hold: they are written for the model.
const offExample, setExample, takenExample = "encoder.1.self.head2 off", "decoder.2.cross.q[3,4]=0.5", "encoder.2.self.out[9]=other"

// other reports whether word i of the target is not that of the reference.
func (s *setting) other(i int) bool {
	end := i == len(s.target.words)-1
	return s.reference != nil && !end && (i >= len(s.reference) || s.target.words[i] != s.reference[i])
}

// chosen is the place of a word whose number a control has, the last one if there are fewer.
func (s *setting) chosen(v control.Values, key string, words []string) int {
	at := min(v.Int(key), len(words))
	s.choices[key], s.taken[key] = words, strconv.Itoa(at)
	return at - 1
}

// unknown tells of words that the model does not know.
func (s *setting) unknown(key string, in side, remedy func(i int) []lesson.Action) {
	s.notices = append(s.notices, words.Unknown(key, in.words, in.known, remedy)...)
}

func (s *setting) tell(key, text string) {
	s.notices = append(s.notices, lesson.Notice{Key: key, Text: text})
}
