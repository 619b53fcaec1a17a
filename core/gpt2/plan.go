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
	About string // heads, activation, positions or vocabulary
	Text  string
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
	return s.plan(choice)
}

// sorting is tensors on their way to a plan.
type sorting struct {
	all    []stored
	named  map[string]stored // by bare names, without masks
	masks  bool              // there are some
	layers int
	config config
	notes  []Note
}

// sort finds the names of tensors.
func (s *sorting) sort() error {
	for _, t := range s.all {
		name, l := bare(t.Name)
		if mask(name) {
			s.masks = true
			continue
		}
		if _, twice := s.named[name]; twice {
			return &Error{Problem: checkpoint.Twice, Name: short(name)}
		}
		s.named[name] = t
		if s.layers = max(s.layers, l+1); s.layers > maxLayers {
			return another(s.all, t.Name)
		}
	}
	return nil
}

// plan finds out what the network is, and where each of its tensors is stored.
func (s *sorting) plan(choice Choice) (*Plan, error) {
	p := &Plan{}
	if err := s.sizes(p); err != nil {
		return nil, err
	}
	if err := s.agree(p, choice); err != nil {
		return nil, err
	}
	if err := s.place(p); err != nil {
		return nil, err
	}
	s.order(p)
	p.Notes = s.notes
	return p, nil
}

// place finds where each tensor of the network is stored. None may be left.
func (s *sorting) place(p *Plan) error {
	for i, k := range tensors(p.Network) {
		t, ok := s.named[k.name]
		switch delete(s.named, k.name); {
		case !ok && !k.optional:
			return missing(s.all, k.name)
		case ok && !slices.Equal(t.Shape, k.shape(p.turned)):
			return &Error{Problem: checkpoint.Shape, Name: short(t.Name), Found: dims(t.Shape), Want: dims(k.shape(p.turned))}
		case ok:
			p.parts = append(p.parts, part{t, i})
		}
	}
	if t, ok := s.named["lm_head.weight"]; ok {
		delete(s.named, "lm_head.weight")
		if want := []int{p.Network.Vocab, p.Network.Width}; !slices.Equal(t.Shape, want) {
			return &Error{Problem: checkpoint.Shape, Name: short(t.Name), Found: dims(t.Shape), Want: dims(want)}
		}
		if !s.config.tied {
			p.head = &t
		}
	}
	for _, t := range s.all {
		if name, _ := bare(t.Name); s.named[name].Name == t.Name && !mask(name) {
			return another(s.all, t.Name)
		}
	}
	return nil
}

// order puts parts in the order in which they are stored.
func (s *sorting) order(p *Plan) {
	at := map[string]int{}
	for i, t := range s.all {
		at[t.Name] = i
	}
	slices.SortFunc(p.parts, func(a, b part) int { return at[a.Name] - at[b.Name] })
}

// sizes are what shapes tell.
func (s *sorting) sizes(p *Plan) error {
	if _, ok := s.named["wte.weight"]; !ok { // the table that makes the scores is then that of the tokens
		if head, ok := s.named["lm_head.weight"]; ok && !s.config.untied {
			s.named["wte.weight"] = head
			delete(s.named, "lm_head.weight")
		}
	}
	c := &p.Network
	c.Layers = s.layers
	for _, k := range []struct {
		name       string
		rows, cols *int
	}{
		{"wte.weight", &c.Vocab, &c.Width},
		{"wpe.weight", &c.Context, new(int)},
	} {
		if err := s.matrix(k.name, k.rows, k.cols); err != nil {
			return err
		}
	}
	var in, out int
	if err := s.matrix(layer(0)+"attn.c_attn.weight", &in, &out); err != nil {
		return err
	}
	p.turned = in == 3*c.Width && out == c.Width
	if err := s.matrix(layer(0)+"mlp.c_fc.weight", &in, &out); err != nil {
		return err
	}
	if c.Hidden = out; p.turned {
		c.Hidden = in
	}
	c.Biases = slices.ContainsFunc(s.all, func(t stored) bool {
		return strings.HasSuffix(t.Name, ".attn.c_attn.bias") || strings.HasSuffix(t.Name, ".attn.c_proj.bias")
	})
	return nil
}

// matrix finds the shape of a tensor of two dimensions.
func (s *sorting) matrix(name string, rows, cols *int) error {
	t, ok := s.named[name]
	switch {
	case !ok:
		return missing(s.all, name)
	case len(t.Shape) != 2 || min(t.Shape[0], t.Shape[1]) < 1 || max(t.Shape[0], t.Shape[1]) > maxRows:
		return &Error{Problem: checkpoint.Shape, Name: short(t.Name), Found: dims(t.Shape), Want: "a table of rows and columns"}
	}
	*rows, *cols = t.Shape[0], t.Shape[1]
	return nil
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
		s.note("positions", "The config.json speaks of "+strconv.Itoa(said.context)+" positions; the weights have "+strconv.Itoa(c.Context)+".")
	}
	if said.vocab != 0 && said.vocab != c.Vocab {
		s.note("vocabulary", "The config.json speaks of "+strconv.Itoa(said.vocab)+" tokens; the weights have "+strconv.Itoa(c.Vocab)+
			", of which the last may stand for nothing.")
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
	case s.masks:
		s.note("activation", "Nothing says which activation it has; it has masks, and is taken for one of minGPT, with GELU as in GPT-2.")
	default:
		c.Activation = nn.GELU
		s.note("activation", "Nothing says which activation it has; by its layout it is taken for one of nanoGPT, with the exact GELU.")
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
		s.note("heads", "Nothing says how many heads share its "+strconv.Itoa(c.Width)+" columns; they are taken for "+
			strconv.Itoa(c.Heads)+", of 64 columns each, as in GPT-2.")
	default:
		return &Error{Problem: checkpoint.Heads, Found: strconv.Itoa(c.Width)}
	}
	if c.Heads > c.Width || c.Width%c.Heads != 0 {
		return &Error{Problem: checkpoint.Divisor, Name: "n_embd", Found: strconv.Itoa(c.Width), Want: strconv.Itoa(c.Heads)}
	}
	return nil
}

func (s *sorting) note(about, text string) { s.notes = append(s.notes, Note{about, text}) }

// dims writes a shape: 2×3.
func dims(shape []int) string {
	parts := make([]string, len(shape))
	for i, n := range shape {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, "×")
}
