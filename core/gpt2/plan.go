package gpt2

import (
	"slices"
	"strconv"
	"strings"

	"glassbox/core/checkpoint"
	"glassbox/core/nn"
)

// Plan is a model whose numbers have not been read.
type Plan struct {
	Network nn.GPTConfig // what it is; the scores may get a table of their own when it is read
	Notes   []Note       // what was taken for granted
	Files   []string     // where the weights are, with the index that says so
	Masks   int          // tensors that are no weights, and are not read
	Omitted int          // bytes of those

	parts  []part
	head   *stored // a table for the scores, if it may be that of the tokens once more
	turned bool    // matrices have rows and columns exchanged
}

// part is a tensor of the network, by its place among tensors, and where it is stored.
type part struct {
	stored
	at int
}

// Choice is what a person may say of a model whose folder does not.
type Choice struct {
	Heads int // 0 if nothing is said
}

// Note is something that the files do not say, or not the same.
type Note struct {
	About     About
	Said, Has int // what config.json says, or how wide the model is; and what it has, or is taken to have
}

// About is what a Note is about.
type About string

// What notes are about.
const (
	Heads      About = "heads"
	MinGPT     About = "mingpt"
	NanoGPT    About = "nanogpt"
	Positions  About = "positions"
	Vocabulary About = "vocabulary"
)

// told are notes as sentences. Where people read them, a page has its own.
var told = map[About]string{
	Heads:      "Nothing says how many heads share its {said} columns; they are taken for {has}, of 64 columns each, as in GPT-2.",
	MinGPT:     "Nothing says which activation it has; it has masks, and is taken for one of minGPT, with GELU as in GPT-2.",
	NanoGPT:    "Nothing says which activation it has; by its layout it is taken for one of nanoGPT, with the exact GELU.",
	Positions:  "The config.json speaks of {said} positions; the weights have {has}.",
	Vocabulary: "The config.json speaks of {said} tokens; the weights have {has}, of which the last may stand for nothing.",
}

func (n Note) String() string {
	return strings.NewReplacer("{said}", strconv.Itoa(n.Said), "{has}", strconv.Itoa(n.Has)).Replace(told[n.About])
}

// Open looks at all files but the numbers. The error is an *Error.
func Open(f Folder, choice Choice) (*Plan, error) {
	var c config
	text, said, err := f.text(settings)
	if err == nil && said {
		c, err = readConfig(text)
	}
	if err != nil {
		return nil, err
	}
	all, err := f.stored()
	if err != nil {
		return nil, err
	}
	s := sorting{all: all, named: map[string]stored{}, config: c}
	if err := s.sort(); err != nil {
		return nil, err
	}
	p, err := s.plan(choice)
	if err == nil {
		p.Files, _, _ = f.parts()
		p.Files = append(slices.Compact(p.Files), f.ending(index)...)
	}
	return p, err
}

// Linear tells if matrices lie output × input, as nanoGPT and minGPT have them, and not input × output as in GPT-2 (Conv1D).
func (p *Plan) Linear() bool { return p.turned }

// Types are those of the stored numbers, each once.
func (p *Plan) Types() (all []string) {
	for _, k := range p.parts {
		if !slices.Contains(all, k.Type()) {
			all = append(all, k.Type())
		}
	}
	return all
}

// agree compares settings with shapes, and takes from them what shapes do not tell.
func (s *sorting) agree(p *Plan, choice Choice) error {
	c, said := &p.Network, s.config
	for _, k := range []struct {
		key       string
		said, has int
	}{{"n_embd", said.width, c.Width}, {"n_layer", said.layers, c.Layers}, {"n_inner", said.hidden, c.Hidden}} {
		if k.said != 0 && k.said != k.has {
			return &Error{Problem: checkpoint.Differs, Name: k.key, Found: strconv.Itoa(k.said), Want: strconv.Itoa(k.has)}
		}
	}
	if said.context != 0 && said.context != c.Context {
		s.note(Positions, said.context, c.Context)
	}
	if said.vocab != 0 && said.vocab != c.Vocab {
		s.note(Vocabulary, said.vocab, c.Vocab)
	}
	c.Epsilon, c.Unscaled, c.Inverse = said.epsilon, said.unscaled, said.inverse
	c.Untied = said.untied
	s.activation(p)
	return s.heads(c, choice)
}

// activation is the one that is said, or that of the program whose layout it is.
func (s *sorting) activation(p *Plan) {
	c := &p.Network
	switch c.Activation = s.config.activation; {
	case s.config.activated || !p.turned:
	case s.masks > 0:
		s.note(MinGPT, 0, 0)
	default:
		c.Activation = nn.GELU
		s.note(NanoGPT, 0, 0)
	}
}

// heads is how many there are.
func (s *sorting) heads(c *nn.GPTConfig, choice Choice) error {
	const each = 64 // columns, in every size of GPT-2
	switch c.Heads = s.config.heads; {
	case c.Heads != 0:
	case choice.Heads > 0:
		c.Heads = choice.Heads
	case c.Width%each == 0:
		c.Heads = c.Width / each
		s.note(Heads, c.Width, c.Heads)
	default:
		return &Error{Problem: checkpoint.Heads, Found: strconv.Itoa(c.Width)}
	}
	if c.Heads > c.Width || c.Width%c.Heads != 0 {
		return &Error{Problem: checkpoint.Divisor, Name: "n_embd", Found: strconv.Itoa(c.Width), Want: strconv.Itoa(c.Heads)}
	}
	return nil
}

func (s *sorting) note(about About, said, has int) { s.notes = append(s.notes, Note{about, said, has}) }

// dims writes a shape: 2×3.
func dims(shape []int) string {
	parts := make([]string, len(shape))
	for i, n := range shape {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, "×")
}
