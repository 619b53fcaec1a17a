package neuron

import (
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// term is one factor or summand of the formula: what it is, its number, and where that comes from.
type term struct {
	op           string // before it: "·", "+", "−" or "="
	symbol, text string
	note         string
	column       float64 // where it stands, or 0 for its turn
	back         bool    // a derivative of the loss
}

// formula writes the computation of the present step in full under the network. A factor of the chain rule
// stands in the column of its edge.
func (s *scene) formula() {
	s.Rule(0, s.width, s.rule)
	id, _ := s.Beat()
	terms := s.terms(id)
	if terms == nil {
		s.introduction()
		return
	}
	s.columns(terms)
	if s.Moment.Frac < 1 { // the result is not there before it has arrived
		terms[0].text = "·"
	}
	small := 15.0
	if s.narrow {
		small = 12
	}
	for s.big > small && !s.spread(terms) {
		s.big--
	}
	if !s.spread(terms) { // the network above has the notes
		for k := range terms {
			terms[k].note, terms[k].text = "", strings.ReplaceAll(terms[k].text, " × ", "×")
		}
		s.columns(terms)
		s.spread(terms)
	}
	left := 40.0
	for k, t := range terms {
		s.term(terms[max(0, k-1)], t, left)
		left = max(left, t.column)
	}
}

// gap is the least room between two terms, with the sign in it.
func (s *scene) gap() float64 {
	if s.narrow {
		return 13
	}
	return 24
}

// spread moves terms apart that would overlap, from the left and then, where there is no more room, from the right; it
// reports whether there was enough.
func (s *scene) spread(terms []term) bool {
	for k := range terms[1:] {
		t := &terms[k+1]
		t.column = max(t.column, s.right(terms[k])+s.gap()+s.wide(*t)/2)
	}
	end := s.width
	for k := len(terms) - 1; k > 0; k-- {
		terms[k].column = min(terms[k].column, end-s.wide(terms[k])/2)
		end = terms[k].column - s.wide(terms[k])/2 - s.gap()
	}
	return end >= s.right(terms[0])
}

// wide is the width of a term, and right is where it ends.
func (s *scene) wide(t term) float64 {
	w := max(figure.Taken(t.symbol, s.size()), figure.Taken(t.text, s.big))
	if t.op == "" {
		return min(w, s.result())
	}
	return max(w, figure.Taken(t.note, 12))
}

func (s *scene) right(t term) float64 {
	if t.op == "" {
		return s.wide(t)
	}
	return t.column + s.wide(t)/2
}

// size is that of symbols, and result the room for the result.
func (s *scene) size() float64 {
	if s.narrow {
		return 12
	}
	return 15
}

func (s *scene) result() float64 {
	if s.narrow {
		return 56
	}
	return 84
}

// introduction says what is about to run.
func (s *scene) introduction() {
	x, x2, answer := number.Format(s.e.value[inX]), number.Format(s.e.value[inX2]), number.Format(s.e.value[inT])
	t := say("introduction", "x", x, "t", answer)
	if s.two {
		t = say("introduction.two", "x", x, "x2", x2, "t", answer)
	}
	s.Lines(0, s.rule+34, t, figure.Name.Sized(15, 400).Within(s.width))
}

// columns places the terms: those of the chain rule under their edges, others at equal distances.
func (s *scene) columns(terms []term) {
	n := float64(len(terms) - 1)
	first, last := (s.x+s.z)/2, (s.y+s.end)/2
	for k := range terms[1:] {
		t := &terms[k+1]
		switch {
		case s.narrow:
			t.column = 66 + (s.width-66)*(float64(k)+0.5)/n
		case t.column == 0 && n <= 4:
			t.column = []float64{first, (s.z + s.h) / 2, (s.h + s.y) / 2, last}[k]
		case t.column == 0:
			t.column = first + (last-first)*float64(k)/(n-1)
		}
	}
}

// term draws a term and the sign before it, half way from the term on its left; the result stands at the left
// edge.
func (s *scene) term(before, t term, left float64) {
	top := s.rule + 25
	name, value := figure.Name.Sized(s.size(), 400), figure.Title.Sized(s.big, 500)
	if t.back {
		name, value = name.In(picture.GradInk), value.In(picture.GradInk)
	}
	if t.op == "" {
		value = value.Within(s.result())
		s.Write(0, top, t.symbol, value.Sized(s.size(), 500))
		for value.Size > 12 && !figure.Roomy(t.text, value) {
			value.Size--
		}
		s.Write(0, top+27, t.text, value.Sized(value.Size, 600))
		return
	}
	s.Write(t.column, top, t.symbol, name.At(picture.Middle))
	s.Write(t.column, top+27, t.text, value.At(picture.Middle))
	s.Write(t.column, top+44, t.note, figure.Note.At(picture.Middle))
	x, sign := (left+t.column)/2, figure.Note.Sized(s.size(), 400).At(picture.Middle)
	if t.op == "=" {
		x = min(s.equals, x)
	}
	x = max(s.right(before)+s.gap()/2, min(t.column-s.wide(t)/2-s.gap()/2, x))
	s.Write(x, top, t.op, sign)
	s.Write(x, top+26, strings.Replace(t.op, "·", "×", 1), sign)
}

// terms are the result and the parts of a beat's computation, nil where it has none.
func (s *scene) terms(id string) []term {
	i, grad := index(id)
	switch shows := s.Shown(s.place.step); {
	case grad:
		return s.chain(i)
	case i == outH || i == outLoss:
		is := term{op: "="}
		if is.symbol, is.text = s.operation(i); i == outLoss {
			is.note = s.loss.note
		}
		return []term{{symbol: symbol(i), text: number.Format(s.e.value[i])}, is}
	case len(shows) > 0:
		i, _ = index(shows[0].Name)
		return s.written(i)
	}
	return s.descent(id)
}

// written are the terms of a sum of products, as the recording explains it: numbers and the signs between them.
func (s *scene) written(i int) []term {
	x := s.net.v[i].Explain(0, 0)
	ts := []term{{symbol: symbol(i), text: number.Format(x.Value)}}
	if i >= partW1X {
		ts[0].symbol = x.Symbols
	}
	op := "="
	for k, part := range strings.Fields(x.Symbols) {
		if k%2 == 1 {
			op = part
			continue
		}
		c := x.From[k/2]
		of, _ := index(s.net.t.Values()[c.Index].Name())
		ts = append(ts, term{op: op, symbol: part, text: number.Format(c.Value), note: label(film.At(names[of]))})
	}
	return ts
}

// chain is the chain rule for the gradient of number i: the local derivatives on the way from it to the loss.
func (s *scene) chain(i int) []term {
	d, v, f := s.e.grad, s.e.value, number.Format
	ts := []term{{symbol: gradientName(i), text: f(d[i]), back: true}}
	add := func(symbol, text, note string, column float64) {
		ts = append(ts, term{op: "·", symbol: symbol, text: text, note: note, column: column})
	}
	inHidden, afterH := (s.x+s.z)/2, (s.h+s.y)/2
	switch i {
	case paramW1:
		add("∂z₁/∂w₁", f(v[inX]), symbol(inX), inHidden)
	case paramW12:
		add("∂z₁/∂w₁₂", f(v[inX2]), symbol(inX2), inHidden)
	case paramB1:
		add("∂z₁/∂b₁", "1", say("note.added"), inHidden)
	case paramW2:
		add("∂y/∂w₂", f(v[outH]), "h", afterH)
	case paramB2:
		add("∂y/∂b₂", "1", say("note.added"), afterH)
	}
	if i <= paramB1 || i == outZ1 {
		add("∂h/∂z₁", f(s.net.slope()), s.act.derivative(), (s.z+s.h)/2)
	}
	if i <= paramB1 || i == outZ1 || i == outH {
		add("∂y/∂h", f(v[paramW2]), "w₂", afterH)
	}
	ts = append(ts, term{op: "·", symbol: "∂L/∂y", text: f(d[outY]), note: s.loss.slope, column: (s.y + s.end) / 2, back: true})
	ts[1].op = "="
	return ts
}

// derivative writes f′(z₁).
func (a activation) derivative() string {
	if a.name() == "" {
		return say("note.slope")
	}
	return a.name() + "′(z₁)"
}

// descent is the update of a parameter.
func (s *scene) descent(id string) []term {
	i, _ := index(strings.TrimPrefix(id, "new-"))
	if i < 0 {
		return nil
	}
	return []term{
		{symbol: say("new", "symbol", symbol(i)), text: number.Format(s.e.after[i])},
		{op: "=", symbol: symbol(i), text: number.Format(s.e.value[i]), note: say("note.before")},
		{op: "−", symbol: "η", text: number.Format(s.e.eta), note: say("note.step")},
		{op: "·", symbol: number.Gradient(names[i]), text: number.Format(s.e.grad[i]), note: say("row.gradient"), back: true},
	}
}
