package attention

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// of is the focus word's row of a named value.
func (s *scene) of(name string) film.Ref {
	r, _ := s.Lookup(name)
	if !s.Flat(r.Name) {
		r.I, r.N = s.Focus, 1
	}
	return r
}

// numbers draws the focus word's numbers of a name, a number for every word. Over the powers the
// largest score is framed: it is what was taken off.
func (s *scene) numbers(name string, top float64) {
	each := func(j int, n *figure.Number) bool { return s.each(name, j, n) }
	figure.Line{Columns: s.Columns, Of: s.of(name), Each: each}.Draw(s.Scene, picture.Box{Y: top, H: rowH})
	if name == "exp" && s.panel == 0 && s.Done("max") {
		s.Add(picture.Rect{Box: s.Box(s.best, top-2*rowPitch, rowH).Grown(1), Radius: 3, Stroke: figure.Framed})
	}
}

// each is how a number of the focus word's row is shown: what a mask hides is left out, but its score is −∞.
func (s *scene) each(name string, j int, n *figure.Number) bool {
	hidden := !s.Seen(s.Focus, j)
	switch name {
	case "scores":
		if s.hand && s.From("scores") {
			n.Control = control.Element("scores", j)
		}
	case "scaled":
		if hidden && s.Done("mask") {
			n.Off, n.Text = true, "−∞"
		}
	case "shifted", "exp":
		n.Open = !s.Narrow()
		return !hidden
	case "weights":
		n.ID, n.Label = "weight-"+strconv.Itoa(j), say("share", "of", s.Words[j], "for", s.Words[s.Focus])
		if n.Text == "" && s.Narrow() {
			n.Text = figure.Percent(s.layer.Weights.At(s.Focus, j))
		}
	}
	return true
}

// query draws the query of the focus word, and its gradient beside it or in its place.
func (s *scene) query() {
	q, apart := film.At("q", s.Focus), s.q != s.dq
	if apart || !s.Done("dq") {
		figure.Vector{Of: q, Down: true, Framed: !s.hand || !s.Now("x")}.Draw(s.Scene, s.q)
		s.Write(s.q.X+s.q.W/2, s.q.Y-8, "q", figure.Title.At(picture.Middle))
	}
	if s.From("dq") && (apart || s.Done("dq")) {
		figure.Vector{Of: q.Gradient(), Down: true}.Draw(s.Scene, s.dq)
		s.Write(s.dq.X+s.dq.W/2, s.dq.Y-8, "∂L/∂q", figure.Note.Sized(12, 500).In(picture.GradInk).At(picture.Middle))
	}
}

// embedded is what is projected: embeddings, with positions where they are on.
func (s *scene) embedded() string {
	if s.Positions {
		return "z"
	}
	return "x"
}

// shares draws the weights of the focus word, with the same colours and the same line as their row in the matrix of all
// weights.
func (s *scene) shares(_ string, top float64) {
	look, unit := figure.Digits.Sized(12, 500), ""
	if s.CellW >= 50 {
		look.Size = 15
	}
	if s.CellW >= 44 {
		unit = "%"
	}
	figure.Line{Columns: s.Columns, Of: s.of("weights"), Each: func(j int, n *figure.Number) bool {
		if n.Look = look; s.CellW >= 26 {
			n.Text = number.Fixed(100*s.layer.Weights.At(s.Focus, j), 0) + unit
		}
		return s.each("weights", j, n)
	}}.Draw(s.Scene, picture.Box{Y: top, H: softH})
	if s.Done("weights") || s.Finest() && s.From("weights") {
		s.Add(picture.Rect{Box: s.softmaxBox(), Radius: 4, Stroke: figure.Framed})
		if s.hover >= 0 {
			s.Add(figure.Linked(s.Box(s.hover, s.keys+softmaxY, softH)))
		}
	}
}

// softmaxBox is the frame of the weights.
func (s *scene) softmaxBox() picture.Box { return s.Across(s.keys+softmaxY, softH).Grown(3.5) }

// shared draws what the focus word gets of each value, and returned the gradients of the values, under the weights that the
// values are multiplied with.
func (s *scene) shared(name string, top float64) {
	s.returned(name, top)
	s.signs()
}

func (s *scene) returned(name string, top float64) {
	if s.Done("weights") && s.CellW >= 38 {
		for j, w := range s.weights() {
			s.Write(s.Centers[j], s.keys+valuesY+blockH+17, "× "+number.Fixed(w, 2), figure.Note.At(picture.Middle).Within(s.Column-2))
		}
	}
	s.block(name, top)
}

// signs writes + between the shares and = before the result.
func (s *scene) signs() {
	y, sign := s.keys+mixY+blockH/2+5, figure.Note.Sized(15, 400).At(picture.Middle)
	if s.Done("mix") && s.Column-s.CellW >= 12 {
		for j := 1; j < len(s.Words); j++ {
			s.Write(s.Centers[j]-s.Column/2, y, "+", sign)
		}
	}
	if s.Done("mix") && s.layout.beside {
		s.Write((s.Centers[len(s.Words)-1]+s.CellW/2+s.out.X)/2, y, "=", sign)
	}
}

// projections draws the three matrices of the layer, or their gradients.
func (s *scene) projections(prefix string, top float64) {
	w := blockH + 0.0
	if s.D <= 4 {
		w = float64(s.D) * min(44, (s.end-s.left-40)/float64(3*s.D))
	}
	s.three(prefix, picture.Box{X: s.left + 6, Y: top, W: w, H: blockH}, min(28.0, (s.end-s.left-3*w)/2))
}

func (s *scene) three(prefix string, at picture.Box, gap float64) {
	for _, name := range []string{"Q", "K", "V"} {
		r, _ := s.Lookup(prefix + name)
		s.WriteMatrix(at.X, at.Y-8, prefix+name)
		figure.Grid{Of: r}.Draw(s.Scene, at)
		at.X += at.W + gap
	}
}
