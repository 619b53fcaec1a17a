package transformer

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/nn"
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/layers"
)

// tell tells the prose of a sight: as shares, and rounded to percents.
func (x *experiment) tell(p *film.Plan, g sight) {
	name := g.model + "_" + g.from
	right, wrong, flips := g.means()
	p.Tell(g.from, name, g.row[x.Right], name+"_wrong", g.row[x.Wrong],
		name+"_percent", math.Round(100*g.row[x.Right]), name+"_wrong_percent", math.Round(100*g.row[x.Wrong]))
	p.Tell("all", name+"_mean", math.Round(100*right), name+"_mean_wrong", math.Round(100*wrong), name+"_flips", math.Round(100*flips))
}

// means are those of the right noun and the wrong one over all sentences, and the share of the pairs in both sentences of
// which the right one gets more.
func (g sight) means() (right, wrong, flips float64) {
	for i := 0; i < len(g.all); i += 4 {
		right += (g.all[i] + g.all[i+2]) / (2 * pairs)
		wrong += (g.all[i+1] + g.all[i+3]) / (2 * pairs)
		if g.all[i] > g.all[i+1] && g.all[i+2] > g.all[i+3] {
			flips += 1. / pairs
		}
	}
	return right, wrong, flips
}

// tellAll tells the prose of the sentence, of all heads of the second layer, and of what the models write.
func (x *experiment) tellAll(p *film.Plan) {
	both := minimal()[x.pair]
	p.Tell("", "pairs", float64(pairs), "sentences", float64(2*pairs), "asking_layer", float64(x.layer), "asking_heads", x.heading(),
		"adjective", x.words[len(x.Source)-1], "right_noun", x.words[x.Right], "wrong_noun", x.words[x.Wrong], "pronoun", x.Target[x.pronoun()],
		"other_adjective", both[1-x.ending].Source[len(x.Source)-1], "other_pronoun", both[1-x.ending].Target[x.pronoun()])
	for _, model := range tested {
		for _, from := range askers {
			least, most := 1.0, 0.0
			for _, m := range x.report[model] {
				if m.layer == perStack && m.from == from {
					least, most = min(least, m.right), max(most, m.right)
				}
			}
			name := model + "_" + from
			p.Tell("all", name+"_least", math.Round(100*least)/100, name+"_most", math.Round(100*most)/100)
		}
		p.Tell("same", model+"_pronoun", func() any { return math.Floor(1000*x.writes(model)) / 10 })
	}
}

// writes is how likely the right pronoun is to the model that translates the sentence.
func (x *experiment) writes(model string) float64 {
	return x.Matrix(film.At(model+".pronoun")).At(0, 0)
}

// heading names the heads that are looked at.
func (x *experiment) heading() string {
	if len(x.heads) > 1 {
		return say("mean of heads", "n", len(x.heads))
	}
	return say("one head", "n", x.heads[0]+1)
}

// explain tells what a sight is in the cells of the tape.
func (x *experiment) explain(rec *film.Tape[float64], g sight, run *nn.TransformerRun[float64], j int) film.Explanation {
	e := film.Explanation{Name: x.arrow(g, j), Value: g.row[j]}
	var symbols, numbers []string
	for _, h := range x.heads {
		c := rec.Cell(run.Encoder.Layers[x.layer-1].Self.Weights[h], g.at, j)
		one, _ := rec.Explain(c)
		e.From = append(e.From, c)
		symbols, numbers = append(symbols, one.Name), append(numbers, number.Format(one.Value))
	}
	e.Symbols, e.Numbers = symbols[0], numbers[0]
	if n := len(x.heads); n > 1 {
		over := " / " + strconv.Itoa(n)
		e.Symbols, e.Numbers = "("+strings.Join(symbols, " + ")+")"+over, "("+strings.Join(numbers, " + ")+")"+over
	}
	return e
}

// arrow names the look at a word.
func (x *experiment) arrow(g sight, j int) string { return x.words[g.at] + " → " + x.words[j] }

// label says in words what is shown.
func (x *experiment) label(r film.Ref) string {
	for _, g := range x.sights {
		if r.Name == g.name() {
			return say("looks from", "model", say("model."+g.model), "from", x.words[g.at], "to", x.words[min(r.J, len(x.words)-1)])
		}
	}
	model, rest, _ := strings.Cut(r.Name, ".")
	if rest == "pronoun" {
		return say("writes", "model", say("model."+model), "word", x.Target[x.pronoun()])
	}
	v, _, _ := x.Value(r.Name)
	parts := strings.Split(v.Path, ".")
	name := layers.Noun(parts[len(parts)-1])
	if v.Stage() {
		name = say("stage", "stage", name, "of", layers.Noun(parts[len(parts)-2]))
	}
	return say("of model", "model", say("model."+model), "name", name)
}

// inspect tells about a number, or about a bar of the sentences.
func (x *experiment) inspect(item string, step int) (in lesson.Inspection, ok bool) {
	r, parsed := film.ParseRef(item)
	if !parsed || r.Name != "bar" || r.N != 2 || r.I >= len(x.sights) || r.J >= 2*bins {
		return x.Inspect(item, step)
	}
	b := x.sights[r.I].bars[r.J]
	in = lesson.Inspection{ID: item, Symbol: b.label, Label: b.label, Origin: say("origin.report"), From: []string{}}
	in.Formula = say("sentences of", "n", len(b.sentences), "all", 2*pairs)
	in.Rows = []lesson.Row{{Name: say("row.share"), Text: in.Formula, Result: figure.Percent(float64(len(b.sentences)) / (2 * pairs))}}
	return in, true
}

// bins is how many bars weights from 0 to 1 are sorted into.
const bins = 20

// bar is the sentences in which a weight lies in one of the bins.
type bar struct {
	label     string
	sentences []int // two of each pair, from 0
}

// sorted are the bars of the right noun, and behind them those of the wrong one.
func (g sight) sorted() []bar {
	all := make([]bar, 2*bins)
	for k := range all {
		low := k % bins * (100 / bins)
		all[k].label = say("bar."+[]string{"right", "wrong"}[k/bins], "model", say("model."+g.model), "from", say("from."+g.from),
			"low", low, "high", low+100/bins)
	}
	for i, w := range g.all {
		k := i%2*bins + bin(w)
		all[k].sentences = append(all[k].sentences, i/2)
	}
	return all
}

// bin is where a weight belongs.
func bin(w float64) int { return min(int(w*bins), bins-1) }
