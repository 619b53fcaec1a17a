package neuron

import (
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// term is the result of the formula, or one factor or summand of it: what it is, its number, and where that comes from.
type term struct {
	op           string // before it: "·", "+", "−" or "="
	symbol, text string
	note         string
	to           int  // the end of the edge in whose column it stands, 0 for none
	back         bool // a derivative of the loss

	_ [0]func() // terms are never compared, and no code is made that could
}

// formula writes the computation of the present step in full under the network. A factor of the chain rule
// stands in the column of its edge.
func (s *scene) formula() {
	s.Rule(0, s.width, s.rule)
	is, terms := s.terms()
	if terms == nil {
		s.introduction()
		return
	}
	if s.Moment.Frac < 1 { // the result is not there before it has arrived
		is.text = "·"
	}
	columns := s.columns(terms)
	if !s.narrow && terms[0].to != 0 { // the result stands before the first factor, however far to the right that is
		s.begin = columns[0] - s.before(outZ1)
	}
	for s.big > s.small && !s.spread(is, terms, columns) {
		s.big--
	}
	if !s.spread(is, terms, columns) { // the network above has the notes
		is.text = tight(is.text)
		for k := range terms {
			terms[k].note, terms[k].text = "", tight(terms[k].text)
		}
		columns = s.columns(terms)
		s.spread(is, terms, columns)
	}
	s.write(is)
	left, end := s.begin+40, s.left(is)
	for k, t := range terms {
		s.term(t, columns[k], left, end)
		left, end = columns[k], columns[k]+s.wide(t)/2
	}
}

func tight(text string) string { return strings.ReplaceAll(text, " × ", "×") }

// spread moves terms apart that would overlap, and reports whether there was room.
func (s *scene) spread(is term, terms []term, columns []float64) bool {
	widths := make([]float64, len(terms))
	for k, t := range terms {
		widths[k] = s.wide(t)
	}
	return apart(columns, widths, s.gap, s.left(is), s.width)
}

// wide is the width of a term, and left is where the terms begin, which is where the result ends.
func (s *scene) wide(t term) float64 {
	return max(figure.Taken(t.symbol, s.small), figure.Taken(t.text, s.big)+s.tabular(t.text), figure.Taken(t.note, 12))
}

// tabular is what figures and signs add to the width of a text, since they are wider than letters.
func (s *scene) tabular(text string) (add float64) {
	for _, r := range text {
		if strings.ContainsRune("0123456789−", r) {
			add += 0.06 * s.big
		}
	}
	return add
}

func (s *scene) left(is term) float64 { return s.begin + min(s.result, s.wide(is)) }

// introduction says what is about to run.
func (s *scene) introduction() {
	x, x2, answer := number.Format(s.e.value[inX]), number.Format(s.e.value[inX2]), number.Format(s.e.value[inT])
	t := say("introduction", "x", x, "t", answer)
	if s.two {
		t = say("introduction.two", "x", x, "x2", x2, "t", answer)
	}
	s.Lines(0, s.rule+34, t, figure.Name.Sized(15, 400).Within(s.width))
}

// columns places the terms: those of the chain rule under their edges, up to four under the edges in turn, others at equal
// distances, and on a phone one alone after its sign.
func (s *scene) columns(terms []term) []float64 {
	n, all := float64(len(terms)), make([]float64, len(terms))
	first, last := s.before(outZ1), s.before(outLoss)
	for k, t := range terms {
		switch {
		case s.narrow && n == 1:
			all[k] = s.equals + s.gap + s.wide(t)/2
		case s.narrow:
			all[k] = 66 + (s.width-66)*(float64(k)+0.5)/n
		case t.to != 0:
			all[k] = s.before(t.to)
		case n <= 4:
			all[k] = s.before(chain[k+1])
		default:
			all[k] = first + (last-first)*float64(k)/(n-1)
		}
	}
	return all
}

// write draws the result, where the formula begins.
func (s *scene) write(is term) {
	look := figure.Title.Sized(s.big, 600).Within(s.result)
	if is.back {
		look = look.In(picture.GradInk)
	}
	s.Write(s.begin, s.rule+25, is.symbol, look.Sized(s.small, 500))
	for look.Size > 12 && !figure.Roomy(is.text, look) {
		look.Size--
	}
	s.Write(s.begin, s.rule+52, is.text, look)
}

// term draws a term and the sign before it, half way from the middle of what stands on its left, which has an end.
func (s *scene) term(t term, column, left, end float64) {
	top := s.rule + 25
	name, value := figure.Name.Sized(s.small, 400).At(picture.Middle), figure.Title.Sized(s.big, 500).At(picture.Middle)
	if t.back {
		name, value = name.In(picture.GradInk), value.In(picture.GradInk)
	}
	s.Write(column, top, t.symbol, name)
	s.Write(column, top+27, t.text, value)
	s.Write(column, top+44, t.note, figure.Note.At(picture.Middle))
	x, sign := (left+column)/2, figure.Note.Sized(s.small, 400).At(picture.Middle)
	if t.op == "=" {
		x = min(s.begin+s.equals, x)
	}
	x = max(end+s.gap/2, min(column-s.wide(t)/2-s.gap/2, x))
	s.Write(x, top, t.op, sign)
	s.Write(x, top+26, strings.Replace(t.op, "·", "×", 1), sign)
}

// terms are the result and the parts of the present computation, nil where there is none.
func (s *scene) terms() (is term, parts []term) {
	id, _ := s.Beat()
	shows := s.Shown(s.place.step)
	i, grad := index(strings.TrimPrefix(id, "new-"))
	asked, ok := s.Asked()
	if k, back := index(asked.String()); ok && (back || k > lastParam) {
		i, grad, shows = k, back, []film.Ref{asked}
	}
	switch {
	case grad:
		return s.chain(i)
	case i >= firstParam && i <= lastParam:
		return s.descent(i)
	case len(shows) == 0:
		return is, nil
	}
	i, _ = index(shows[0].Name)
	is = term{symbol: symbol(i), text: number.Format(s.e.value[i])}
	if i != outH && i != outLoss {
		return s.written(i, is)
	}
	part := term{op: "="}
	if part.symbol, part.text = s.operation(i); i == outLoss && s.loss.logit {
		part.note = "p = σ(y)"
	}
	return is, []term{part}
}

// written are the terms of a sum of products, as the recording explains it: numbers and the signs between them.
func (s *scene) written(i int, is term) (_ term, parts []term) {
	x, op := s.net.v[i].Explain(0, 0), "="
	if i >= partW1X {
		is.symbol = x.Symbols
	}
	for k, part := range strings.Fields(x.Symbols) {
		if k%2 == 1 {
			op = part
			continue
		}
		c := x.From[k/2]
		note := label(film.At(s.net.t.Values()[c.Index].Name()))
		parts = append(parts, term{op: op, symbol: part, text: number.Format(c.Value), note: note})
	}
	return is, parts
}

// chain is the chain rule for the gradient of number i: the derivatives on the way from it to the loss. That of the output
// is the slope of the loss.
func (s *scene) chain(i int) (is term, parts []term) {
	is = term{symbol: gradientName(i), text: number.Format(s.e.grad[i]), back: true}
	if i == outY {
		return is, []term{{op: "=", symbol: s.loss.slope, text: s.sloped(), to: outLoss}}
	}
	for op := "="; i != outLoss; op = "·" {
		l := onward(i)
		i = l.to
		symbol := "∂" + letter(l.to) + "/∂" + letter(l.from)
		parts = append(parts, term{op: op, symbol: symbol, text: s.local(l), note: s.note(l), to: l.to, back: l.by == ofLoss})
	}
	return is, parts
}

// sloped is the slope of the loss in numbers: y begins what it stands in, t is taken off.
func (s *scene) sloped() string {
	answer := number.Format(s.e.value[inT])
	if s.e.value[inT] < 0 {
		answer = "(" + answer + ")"
	}
	return strings.NewReplacer("y", number.Format(s.e.value[outY]), "t", answer).Replace(s.loss.slope)
}

// descent is the update of a parameter.
func (s *scene) descent(i int) (is term, parts []term) {
	return term{symbol: say("new", "symbol", symbol(i)), text: number.Format(s.e.after[i])}, []term{
		{op: "=", symbol: symbol(i), text: number.Format(s.e.value[i]), note: say("note.before")},
		{op: "−", symbol: "η", text: number.Format(s.e.eta), note: say("note.step")},
		{op: "·", symbol: number.Gradient(names[i]), text: number.Format(s.e.grad[i]), note: say("row.gradient"), back: true},
	}
}
