package words

import (
	"slices"
	"strings"

	"glassbox/core/corpus"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/shelf"
)

// Models are the trained models that read a sentence of the learner's, by the values of the control “model”.
var Models = []string{"translation-antecedent", "translation", "stories-rotary", "stories"}

// Network is a trained model that reads a sentence, and shows one layer.
type Network struct {
	shelf.Shipped
	Vocabulary []string // that it reads
	Heads      int
	Layer      int   // from 1
	asked      []int // the words that are to come, in place of each that is read
	// read records the model, and returns what the layer belongs to, its attention, and the scores of what comes next.
	read func(t *tape.Tape[float64]) (net *nn.Stack[float64], a *nn.AttentionRun[float64], scores *tape.Value[float64])
}

// longest is how many words of a sentence a trained model reads, without marks: all have learned on shorter ones.
const longest = 44

// Open takes a trained model and its reading of the sentence from the controls “model”, “layer”, “text” and “focus”. The error is
// a sentence, or that of who asks for a model which has not arrived.
func (s *Setting) Open(v control.Values) (n *Network, err error) {
	if name := v.Get("model"); strings.HasPrefix(name, "stories") {
		n, err = s.tells(v, name)
	} else {
		n, err = s.translates(v, name)
	}
	if err == nil {
		s.Focus = s.Word(v, "focus")
	}
	return n, err
}

// translates reads the sentence with the encoder of a model whose decoder is then asked for the translation.
func (s *Setting) translates(v control.Values, name string) (*Network, error) {
	m, err := shelf.Translates(name)
	if err != nil {
		return nil, err
	}
	v = Familiar(v, m.Source, phrase.Say("text.english"))
	source, err := s.spell(v, m.Source, phrase.Say("text.english"))
	if err != nil {
		return nil, err
	}
	source = append(source, corpus.End)
	s.Words, s.D = s.mark("", phrase.Say("end mark")), m.Config.Width
	target := s.translation(v, m, source)
	written := append([]int{corpus.Begin}, target...)
	n := &Network{Shipped: m.Shipped, Vocabulary: m.Source, Heads: m.Config.Heads, Layer: min(v.Int("layer"), m.Config.Encoder),
		asked: append(target, corpus.End)}
	n.read = func(t *tape.Tape[float64]) (*nn.Stack[float64], *nn.AttentionRun[float64], *tape.Value[float64]) {
		net := m.On(t)
		net.Encoder.Apart = n.Layer
		run := net.Read(t, nn.Batch{Source: source, S: len(source), Target: written, T: len(written)})
		return net.Encoder, run.Encoder.Layers[n.Layer-1].Self, run.Logits
	}
	return n, nil
}

// translation is what the decoder is asked for: the grammar's translation or, of what is no sentence of the grammar, the model's.
func (s *Setting) translation(v control.Values, m *shelf.Translator, source []int) (ids []int) {
	r, pair, err := corpus.ReadEnglish(v.Get("text"))
	if err == nil && r.Whole {
		for _, w := range pair.Target {
			ids = append(ids, max(corpus.Unknown, slices.Index(m.Target, w)))
		}
		return ids
	}
	ids = m.Greedy(source, nn.Ends{Begin: corpus.Begin, End: corpus.End, Most: longest})
	return slices.DeleteFunc(ids, func(id int) bool { return id == corpus.End })
}

// tells reads the sentence from left to right, with a model that is asked for every next word of it.
func (s *Setting) tells(v control.Values, name string) (*Network, error) {
	m, err := shelf.Tells(name)
	if err != nil {
		return nil, err
	}
	v = Familiar(v, m.Words, phrase.Say("text.story"))
	ids, err := s.spell(v, m.Words, phrase.Say("text.story"))
	if err != nil {
		return nil, err
	}
	s.Causal = true
	s.Words, s.D = s.mark(phrase.Say("begin mark"), ""), m.Config.Width
	read := append([]int{corpus.Begin}, ids...)
	n := &Network{Shipped: m.Shipped, Vocabulary: m.Words, Heads: m.Config.Heads, Layer: min(v.Int("layer"), m.Config.Layers),
		asked: append(ids, tape.Unasked)}
	n.read = func(t *tape.Tape[float64]) (*nn.Stack[float64], *nn.AttentionRun[float64], *tape.Value[float64]) {
		net := m.On(t)
		net.Apart = n.Layer
		run := net.Read(t, read, len(read))
		return net.Stack, run.Layers[n.Layer-1].Self, run.Logits
	}
	return n, nil
}

// spell reads the sentence as a model does, without the mark that ends it where the model has no full stop.
func (s *Setting) spell(v control.Values, vocabulary []string, example string) (ids []int, err error) {
	if _, err = s.Sentence.Read(v, longest, Learned); err != nil {
		return nil, err
	}
	s.Taken["text"] = v.Get("text")
	if n := len(s.words); n > 1 && strings.Contains(".!", s.words[n-1]) && !slices.Contains(vocabulary, ".") {
		s.words = s.words[:n-1]
	}
	return s.Spell(vocabulary, example), nil
}

// Record runs the model, with the heads of the layer each by itself: what they read is called x, what they make out. The loss is the
// mean surprise of the words that are to come.
func (n *Network) Record(t *tape.Tape[float64]) (h *nn.Heads[float64], loss *tape.Value[float64]) {
	_, a, scores := n.read(t)
	a.Apart.X.Named("x")
	a.Apart.Out.Named("out")
	a.Out.Named("added")
	t.Scope("loss", func() { loss = t.CrossEntropyClasses(scores, n.asked).Named("loss") })
	return a.Apart, loss
}

// Shown is a recording of a network in which the layer and the loss have names, and nothing else.
func Shown(t *tape.Tape[float64], h *nn.Heads[float64], loss *tape.Value[float64]) film.Recording {
	return film.Unname(film.OnTape(t, loss), func(v film.Value) bool {
		return strings.HasPrefix(v.Scope+".", h.Q.Scope()+".") || v.Name == "x" && v.Scope == h.X.Scope() || v.Name == "loss"
	})
}
