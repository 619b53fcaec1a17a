package neuron

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
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
	terms := s.terms(s.film(s.e).Plan.Beats[s.now].ID)
	if terms == nil {
		s.introduction()
		return
	}
	s.columns(terms)
	if s.Moment.Frac < 1 { // the result is not there before it has arrived
		terms[0].text = "·"
	}
	left := 40.0
	for _, t := range terms {
		s.term(t, left)
		left = max(left, t.column)
	}
}

// introduction says what is about to run.
func (s *scene) introduction() {
	x, x2, answer := number.Format(s.e.value[inX]), number.Format(s.e.value[inX2]), number.Format(s.e.value[inT])
	t := say("introduction", "x", x, "t", answer)
	if s.two {
		t = say("introduction.two", "x", x, "x2", x2, "t", answer)
	}
	s.Write(0, s.rule+34, t, figure.Name.Sized(15, 400).Within(s.width))
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
func (s *scene) term(t term, left float64) {
	top, size, big := s.rule+25, 15.0, 21.0
	if s.narrow {
		size, big = 12, 15
		t.text = shorter(t.text, big, 56)
	}
	name, value := figure.Name.Sized(size, 400), figure.Title.Sized(big, 500)
	if t.back {
		name, value = name.In(picture.GradInk), value.In(picture.GradInk)
	}
	if t.op == "" {
		s.Write(0, top, t.symbol, value.Sized(size, 500))
		s.Write(0, top+27, t.text, value.Sized(big, 600).Within(84))
		return
	}
	s.Write(t.column, top, t.symbol, name.At(picture.Middle))
	s.Write(t.column, top+27, t.text, value.At(picture.Middle))
	s.Write(t.column, top+44, t.note, figure.Note.At(picture.Middle))
	x, sign := (left+t.column)/2, figure.Note.Sized(size, 400).At(picture.Middle)
	if t.op == "=" {
		x = min(s.equals, x)
	}
	s.Write(x, top, t.op, sign)
	s.Write(x, top+26, strings.Replace(t.op, "·", "×", 1), sign)
}

// shorter drops digits of a single number that is too wide for its place.
func shorter(text string, size, width float64) string {
	v, err := strconv.ParseFloat(strings.Replace(text, "−", "-", 1), 64)
	if picture.Wide(text, size) <= width || err != nil {
		return text
	}
	return number.Short(v, 3)
}

// terms are the result and the parts of a stage's computation, from the numbers of the recording.
func (s *scene) terms(id string) []term {
	if i, grad := index(id); grad && !s.e.check {
		return s.chain(i)
	}
	v := s.e.value
	f := number.Format
	w := func(op string, i int) term { return term{op: op, symbol: symbol(i), text: f(v[i]), note: noun(i)} }
	switch id {
	case "z1-w1":
		return []term{{symbol: "w₁ · x", text: f(v[partW1X])}, w("=", paramW1), w("·", inX)}
	case "z1-w1_2":
		return []term{{symbol: "w₁₂ · x₂", text: f(v[partW1X2])}, w("=", paramW12), w("·", inX2)}
	case "z1":
		ts := []term{{symbol: "z₁", text: f(v[outZ1])}, w("=", paramW1), w("·", inX)}
		if s.two {
			ts = append(ts, w("+", paramW12), w("·", inX2))
		}
		return append(ts, w("+", paramB1))
	case "h":
		return []term{{symbol: "h", text: f(v[outH])}, {op: "=", symbol: s.act.call("z₁"), text: s.act.numbers(f(v[outZ1]))}}
	case "y-w2":
		return []term{{symbol: "w₂ · h", text: f(v[partW2H])}, w("=", paramW2), w("·", outH)}
	case "y":
		return []term{{symbol: "y", text: f(v[outY])}, w("=", paramW2), w("·", outH), w("+", paramB2)}
	case "loss":
		is := term{op: "=", symbol: s.loss.text, text: s.loss.numbers(f(v[outY]), f(v[inT])), note: s.loss.note}
		return []term{{symbol: "loss", text: f(v[outLoss])}, is}
	}
	return s.descent(id)
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
		add("∂h/∂z₁", f(s.slope(s.e)), s.act.derivative(), (s.z+s.h)/2)
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
	for i := firstParam; i <= lastParam; i++ {
		if id == "new-"+names[i] {
			return []term{
				{symbol: say("new", "symbol", symbol(i)), text: number.Format(s.e.after[i])},
				{op: "=", symbol: symbol(i), text: number.Format(s.e.value[i]), note: say("note.before")},
				{op: "−", symbol: "η", text: number.Format(s.e.eta), note: say("note.step")},
				{op: "·", symbol: number.Gradient(names[i]), text: number.Format(s.e.grad[i]), note: say("row.gradient"), back: true},
			}
		}
	}
	return nil
}
