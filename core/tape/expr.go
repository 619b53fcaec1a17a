package tape

import (
	"strconv"
	"strings"

	"glassbox/core/number"
)

const (
	longSum    = 8 // a sum of more terms is cut
	shownTerms = 6 // to its first terms
)

// expr is a formula, coef · text, written twice: in symbols and in numbers.
type expr struct {
	coef  float64   // the constant factor, left out of a product if it is 1
	texts [2]phrase // in symbols, in numbers; empty for a mere constant
	value float64   // what the formula evaluates to
	from  []Cell    // the cells it reads
}

// quantity is something with a value that is written in its own way in symbols.
func quantity(symbols string, value float64) expr {
	return expr{1, [2]phrase{{symbols, atom}, numeral(value)}, value, nil}
}

// constant is a number that belongs to the formula itself.
func constant(c float64) expr { return expr{coef: c, value: c} }

// product multiplies expressions and folds their constant factors.
func product(es ...expr) expr {
	p := constant(1)
	for _, e := range es {
		p.coef *= e.coef
		p.value *= e.value
		p.from = append(p.from, e.from...)
		for s := range p.texts {
			p.texts[s] = times(p.texts[s], e.texts[s])
		}
	}
	return p
}

// sum adds expressions. The sum of none is 0.
func sum(es ...expr) expr {
	switch len(es) {
	case 0:
		return constant(0)
	case 1:
		return es[0]
	}
	value := 0.0
	for _, e := range es {
		value += e.value
	}
	return join(plus, value, es...)
}

// difference is a − b.
func difference(a, b expr) expr { return sum(a, product(constant(-1), b)) }

// ratio is a / b.
func ratio(a, b expr) expr { return join(over, a.value/b.value, a, b) }

// inverse is 1/e.
func inverse(e expr) expr {
	write := func(ps ...phrase) phrase { return phrase{"1/" + ps[0].in(atom), factor} }
	return join(write, 1/e.value, e)
}

// squared is e².
func squared(e expr) expr {
	square := func(ps ...phrase) phrase { return phrase{ps[0].in(atom) + "²", atom} }
	return join(square, e.value*e.value, e)
}

// exponential is e to the power of x, which evaluates to value.
func exponential(x expr, value float64) expr {
	return called("exp(", ")", x, value)
}

// called is f(e), which evaluates to value. Around holds what stands before and
// behind the argument.
func called(before, after string, e expr, value float64) expr {
	call := func(ps ...phrase) phrase { return phrase{before + ps[0].text + after, atom} }
	return join(call, value, e)
}

// join writes one formula from several, in symbols and in numbers alike.
func join(write func(...phrase) phrase, value float64, es ...expr) expr {
	joined := expr{coef: 1, value: value}
	parts := make([]phrase, len(es))
	for s := range joined.texts {
		for i, e := range es {
			parts[i] = e.texts[s].scaled(e.coef)
		}
		joined.texts[s] = write(parts...)
	}
	for _, e := range es {
		joined.from = append(joined.from, e.from...)
	}
	return joined
}

// phrase is a piece of a formula and how strongly its parts hold together.
type phrase struct {
	text  string
	binds binding
}

type binding int

const (
	term   binding = iota // a + b
	factor                // a · b, −a
	atom                  // a, f(a)
)

// numeral writes a number. It binds as what it looks like: 2, or 3.9 × 10⁻¹¹.
func numeral(v float64) phrase {
	text := number.Format(v)
	if strings.Contains(text, " ") {
		return phrase{text, factor}
	}
	return phrase{text, atom}
}

// negative tells whether the phrase begins with a minus sign.
func (p phrase) negative() bool { return strings.HasPrefix(p.text, "−") }

// in writes p where only phrases that bind at least so, and begin without a minus
// sign, may stand.
func (p phrase) in(place binding) string {
	if p.binds < place || p.negative() {
		return "(" + p.text + ")"
	}
	return p.text
}

// scaled is c·p. A half is written ½, and without a dot before parentheses.
func (p phrase) scaled(c float64) phrase {
	switch {
	case p.text == "":
		return numeral(c)
	case c == 1:
		return p
	case c < 0:
		return phrase{"−" + p.scaled(-c).in(factor), factor}
	case c != 0.5:
		return times(numeral(c), p)
	case strings.HasPrefix(p.in(factor), "("):
		return phrase{"½ " + p.in(factor), factor}
	}
	return times(phrase{"½", atom}, p)
}

// times is a · b; an empty phrase is a factor of 1.
func times(a, b phrase) phrase {
	if a.text == "" {
		return b
	}
	if b.text == "" {
		return a
	}
	first := a.text
	if a.binds == term {
		first = "(" + a.text + ")"
	}
	return phrase{first + " · " + b.in(factor), factor}
}

// over is a / b of the two phrases given.
func over(ps ...phrase) phrase {
	first := ps[0].text
	if ps[0].binds == term {
		first = "(" + ps[0].text + ")"
	}
	return phrase{first + " / " + ps[1].in(atom), factor}
}

// plus is the sum of the terms, cut where there are many.
func plus(terms ...phrase) phrase {
	var b strings.Builder
	for i, p := range terms {
		if i == shownTerms && len(terms) > longSum {
			b.WriteString(" + … (" + strconv.Itoa(len(terms)-i) + " more)")
			break
		}
		b.WriteString(p.following(i))
	}
	return phrase{b.String(), term}
}

// following writes p as term i of a sum, its sign as the operator.
func (p phrase) following(i int) string {
	if i == 0 {
		return p.leading()
	}
	if rest, ok := strings.CutPrefix(p.text, "−"); ok {
		return " − " + rest
	}
	return " + " + p.text
}

// leading writes p at the beginning of a formula, where 0 has no minus sign.
func (p phrase) leading() string {
	if rest, ok := strings.CutPrefix(p.text, "−"); ok && (rest == "0" || strings.HasPrefix(rest, "0 ·")) {
		return rest
	}
	return p.text
}
