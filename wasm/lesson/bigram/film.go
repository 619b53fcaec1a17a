package bigram

import (
	"strconv"

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
	index  int  // of the row, the factor or the draw; −1 before the first pair
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

func (m *model) track() timeline.Track {
	t := timeline.Track{Depths: depths}
	put := func(p place, id, element, scope string) {
		travel := timeline.Travel
		if p.index < 0 {
			travel = 0
		}
		step := timeline.Step{ID: id, Element: element, Zone: zones[p.zone], Travel: travel, Hold: timeline.Hold}
		step.Scope = "bigram/" + step.Zone + "/" + scope
		t.Steps = append(t.Steps, step)
		m.places = append(m.places, p)
	}
	put(place{zone: counting, index: -1}, "given", "given", "given")
	from := 0
	for _, to := range groups(m.counts.Steps()) {
		st := m.counts.Step(to - 1)
		element := "pair"
		if to-from > 1 {
			element = "pairs"
		}
		k := strconv.Itoa(to)
		put(place{zone: counting, index: to - 1, from: from, to: to}, "pair-"+k, element, strconv.Itoa(st.Sentence)+"/"+k)
		from = to
	}
	m.divide(from, put)
	m.then(from, put)
	return t
}

// divide has two steps for each row that is shown, and one for all others.
func (m *model) divide(pairs int, put func(p place, id, element, scope string)) {
	for i, id := range m.rows {
		if m.counts.RowSum([]int{id}) == 0 && m.alpha == 0 {
			continue
		}
		row := strconv.Itoa(id)
		put(place{zone: dividing, index: i, from: pairs, to: pairs}, "sum-"+row, "sum", row+"/"+row+"/sum")
		put(place{zone: dividing, index: i, from: pairs, to: pairs, second: true}, "row-"+row, "divide", row+"/"+row+"/divide")
	}
	put(place{zone: dividing, index: len(m.rows), from: pairs, to: pairs, second: true}, "rows", "rows", "rest")
}

// then uses the table: score, generate, measure.
func (m *model) then(pairs int, put func(p place, id, element, scope string)) {
	for i := range m.score.Factors {
		k := strconv.Itoa(i + 1)
		put(place{zone: scoring, index: i, from: pairs, to: pairs}, "factor-"+k, "factor", "sentence/"+k+"/factor")
		put(place{zone: scoring, index: i, from: pairs, to: pairs, second: true}, "product-"+k, "product", "sentence/"+k+"/product")
	}
	put(place{zone: scoring, index: len(m.score.Factors), from: pairs, to: pairs}, "repair", "repair", "repair")
	for i := range m.walked() {
		k := strconv.Itoa(i + 1)
		put(place{zone: generating, index: i, from: pairs, to: pairs}, "draw-"+k, "draw", "text/"+k+"/draw")
		put(place{zone: generating, index: i, from: pairs, to: pairs, second: true}, "word-"+k, "walk", "text/"+k+"/walk")
	}
	if m.walked() > 0 {
		put(place{zone: generating, index: m.walked(), from: pairs, to: pairs, second: true}, "text", "text", "text/all/all")
	}
	put(place{zone: measuring, from: pairs, to: pairs}, "empty", "empty", "empty")
	put(place{zone: measuring, index: 1, from: pairs, to: pairs}, "measure", "measure", "measure")
}

// walked is how many draws are shown one by one.
func (m *model) walked() int { return min(len(m.drawn.Draws), maxWalked) }
