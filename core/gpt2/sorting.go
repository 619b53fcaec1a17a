package gpt2

import (
	"slices"
	"strings"

	"glassbox/core/checkpoint"
)

// sorting is tensors on their way to a plan.
type sorting struct {
	all     []stored
	named   map[string]stored // by bare names, without masks
	masks   int               // how many there are
	omitted int               // bytes of those
	layers  int
	config  config
	notes   []Note
}

// sort finds the names of tensors.
func (s *sorting) sort() error {
	for _, t := range s.all {
		name, l := bare(t.Name)
		if mask(name) {
			s.masks, s.omitted = s.masks+1, s.omitted+t.Bytes()
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
	p.Notes, p.Masks, p.Omitted = s.notes, s.masks, s.omitted
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
