package attention

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// lines are the rows over the softmax, forward and back, from above.
func (s *scene) lines() []string {
	if s.From("dweights") {
		return []string{"dscores", "dscaled", "dcentered", "dweights"}
	}
	return []string{"scores", "scaled", "shifted", "exp"}
}

// title is what a row is called.
func (s *scene) title(name string) string { return say("title."+name, "d", s.D) }

// of is the focus word's row of a named value.
func (s *scene) of(name string) film.Ref {
	r, _ := s.Lookup(name)
	if !s.Flat(r.Name) {
		r.I, r.N = s.Focus, 1
	}
	return r
}

// line draws the focus word's numbers of a name, a number for every word.
func (s *scene) line(name string, top, h float64) {
	each := func(j int, n *figure.Number) bool { return s.each(name, j, n) }
	figure.Line{Columns: s.Columns, Of: s.of(name), Each: each}.Draw(s.Scene, picture.Box{Y: top, H: h})
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

// top draws the query, and the keys or, once they are computed, their gradients.
func (s *scene) top() {
	apart := s.q != s.dq
	if apart || !s.Done("dq") {
		figure.Vector{Of: film.At("q", s.Focus), Down: true, Framed: !s.hand || !s.Now("x")}.Draw(s.Scene, s.q)
		s.Write(s.q.X+s.q.W/2, s.q.Y-8, "q", figure.Title.At(picture.Middle))
	}
	if s.From("dq") && (apart || s.Done("dq")) {
		figure.Vector{Of: film.At("q", s.Focus).Gradient(), Down: true}.Draw(s.Scene, s.dq)
		s.Write(s.dq.X+s.dq.W/2, s.dq.Y-8, "∂L/∂q", figure.Note.Sized(12, 500).In(picture.GradInk).At(picture.Middle))
	}
	if s.Done("dk") {
		s.block("dk", s.keys)
	} else {
		s.block("k", s.keys)
	}
}

// middle draws, between keys and values, the embeddings while they are projected and the gradients that return to them,
// and in between the scores or their gradients.
func (s *scene) middle() {
	switch {
	case s.projecting():
		s.block(s.embedded(), s.rows+3)
		return
	case s.From("dx"):
		s.block("dx", s.rows+3)
		return
	}
	for k, name := range s.lines() {
		s.line(name, s.slot(k), rowH)
	}
	if !s.From("dweights") && s.Done("max") { // the largest is the one that is taken off
		s.Add(picture.Rect{Box: s.Box(s.highest, s.slot(1), rowH).Grown(1), Radius: 3, Stroke: figure.Framed})
	}
}

// embedded is what is projected: embeddings, with positions where they are on.
func (s *scene) embedded() string {
	if s.Positions {
		return "z"
	}
	return "x"
}

// slot is the top of one of the four rows over the softmax.
func (s *scene) slot(k int) float64 { return s.rows + float64(k)*rowPitch }

// shares draws the weights of the focus word, with the same colours and the same line as their row in the matrix of all
// weights.
func (s *scene) shares() {
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
	}}.Draw(s.Scene, picture.Box{Y: s.softmax, H: softH})
	if s.Done("weights") || s.Finest() && s.From("weights") {
		s.Add(picture.Rect{Box: s.softmaxBox(), Radius: 4, Stroke: figure.Framed})
		if s.hover >= 0 {
			s.Add(figure.Linked(s.Box(s.hover, s.softmax, softH)))
		}
	}
}

// softmaxBox is the frame of the weights.
func (s *scene) softmaxBox() picture.Box { return s.Across(s.softmax, softH).Grown(3.5) }

// bottom draws what belongs to each word's share of the result: weight × value, or the projections while they are in
// use, and on the way back the gradients in their places.
func (s *scene) bottom() {
	switch {
	case s.projecting():
		s.projections("W_")
		return
	case s.From("dw"):
		s.projections("dW_")
		return
	}
	if s.Done("weights") && s.CellW >= 38 {
		for j, w := range s.weights() {
			s.Write(s.Centers[j], s.values+blockH+17, "× "+number.Fixed(w, 2), figure.Note.At(picture.Middle).Within(s.Column-2))
		}
	}
	if s.From("dv") {
		s.block("dv", s.mix)
		return
	}
	s.block("mix", s.mix)
	s.signs()
}

// signs writes + between the shares and = before the result.
func (s *scene) signs() {
	y, sign := s.mix+blockH/2+5, figure.Note.Sized(15, 400).At(picture.Middle)
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
func (s *scene) projections(prefix string) {
	w := blockH + 0.0
	if s.D <= 4 {
		w = float64(s.D) * min(44, (s.end-s.left-40)/float64(3*s.D))
	}
	s.three(prefix, picture.Box{X: s.left + 6, Y: s.mix, W: w, H: blockH}, min(28.0, (s.end-s.left-3*w)/2))
}

func (s *scene) three(prefix string, at picture.Box, gap float64) {
	for _, name := range []string{"Q", "K", "V"} {
		r, _ := s.Lookup(prefix + name)
		s.WriteMatrix(at.X, at.Y-8, prefix+name)
		figure.Grid{Of: r}.Draw(s.Scene, at)
		at.X += at.W + gap
	}
}
