package bigram

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/timeline"
)

// zone is a stretch of the film, with a picture of its own.
type zone int

const (
	counting zone = iota
	dividing
	scoring
	generating
	measuring
)

var zones = [...]string{"count", "divide", "score", "generate", "measure"}

// place is where a step stands.
type place struct {
	zone   zone
	index  int  // of the last pair, the row, the factor or the draw; −1 before the first pair
	from   int  // pairs counted before the step
	to     int  // and after it
	second bool // the row is divided, the factor multiplied, the word reached
}

// singles is up to how many pairs are counted one by one; after them a step counts ever more pairs.
const (
	singles = 60
	slow    = 24
	growth  = 1.22
)

// groups are the numbers of pairs counted at the end of each step.
func groups(pairs int) []int {
	var ends []int
	size := 1.0
	for at := 0; at < pairs; {
		if pairs > singles && at >= slow {
			size *= growth
		}
		at = min(pairs, at+int(size))
		ends = append(ends, at)
	}
	return ends
}

// Names of the levels: how much one movement joins.
var depths = []timeline.Depth{{Name: "part", Names: 2}, {Name: "sentence", Names: 3}, {Name: "step", Names: 4}, {Name: "number"}}

// numbered is the id of one of several beats or items.
func numbered(name string, n int) string { return name + "-" + strconv.Itoa(n) }

// script is a film being written.
type script struct {
	*model
	film.Plan
}

// film counts, divides, and uses the table: to score, to generate, and to be measured.
func (m *model) film() {
	s := script{m, film.Plan{Name: "bigram", Depths: depths}}
	s.add("given", "given", "given", place{index: -1})
	s.tellCorpus()
	s.count()
	s.divide()
	s.scoreIt()
	s.draw()
	s.add("empty", "empty", "empty", place{zone: measuring})
	s.add("measure", "measure", "measure", place{zone: measuring, index: 1})
	s.tellMeasures()
	m.Film = film.New(&film.Sheet{}, s.Plan)
	m.figure = figure.New(m.Film)
}

// add appends a step. What it lights is named by element.
func (s *script) add(id, element, scope string, p place) {
	if p.zone > counting {
		p.from, p.to = s.counts.Steps(), s.counts.Steps()
	}
	b := film.Beat{ID: id, Element: element, Scope: zones[p.zone] + "/" + scope, Zone: zones[p.zone], Shows: []string{}}
	if p.index < 0 {
		b.Travel = -1
	}
	s.Beats, s.places = append(s.Beats, b), append(s.places, p)
}

func (s *script) count() {
	from := 0
	for _, to := range groups(s.counts.Steps()) {
		element := "pair"
		if to-from > 1 {
			element = "pairs"
		}
		id := numbered("pair", to)
		s.add(id, element, strconv.Itoa(s.counts.Step(to-1).Sentence), place{index: to - 1, from: from, to: to})
		s.tellPairs(id, from, to)
		from = to
	}
}

// divide has two steps for each row that is shown, and one for all others.
func (s *script) divide() {
	for i, row := range s.rows {
		if s.counts.RowSum([]int{row}) == 0 && s.alpha == 0 {
			continue
		}
		sum, divided, scope := numbered("sum", row), numbered("row", row), strconv.Itoa(row)+"/"+strconv.Itoa(row)
		s.add(sum, "sum", scope, place{zone: dividing, index: i})
		s.tellSum(sum, row)
		s.add(divided, "divide", scope, place{zone: dividing, index: i, second: true})
		s.tellBest(divided, row)
	}
	s.add("rows", "rows", "rest", place{zone: dividing, index: len(s.rows), second: true})
	s.tellRows()
}

func (s *script) scoreIt() {
	for i, f := range s.score.Factors {
		factor, product, scope := numbered("factor", i+1), numbered("product", i+1), "sentence/"+strconv.Itoa(i+1)
		s.add(factor, "factor", scope, place{zone: scoring, index: i})
		s.tellFactor(factor, f)
		s.add(product, "product", scope, place{zone: scoring, index: i, second: true})
		s.Tell(product, "product", f.Product, "log", finite(f.LogSum, "−∞"))
	}
	s.add("repair", "repair", "repair", place{zone: scoring, index: len(s.score.Factors)})
	s.Tell("repair", "product_repaired", s.repaired.Product, "log_repaired", s.repaired.LogSum)
}

func (s *script) draw() {
	for i := range s.walked() {
		drawn, word, scope := numbered("draw", i+1), numbered("word", i+1), "text/"+strconv.Itoa(i+1)
		s.add(drawn, "draw", scope, place{zone: generating, index: i})
		s.tellDraw(drawn, s.drawn.Draws[i])
		s.add(word, "walk", scope, place{zone: generating, index: i, second: true})
		s.Tell(word, "generated", s.generated(i+1))
	}
	if s.walked() > 0 {
		s.add("text", "text", "text/all", place{zone: generating, index: s.walked(), second: true})
		s.Tell("text", "made", say("draws", "n", number.Int(len(s.drawn.Draws))), "circle", s.circle())
	}
}

// walked is how many draws are shown one by one.
func (m *model) walked() int { return min(len(m.drawn.Draws), maxWalked) }
