package dot

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// wordTable is where the words, their vectors and their similarities stand.
type wordTable struct {
	wide         bool
	x, column    float64 // of the features
	top, row     float64
	sum, length  float64 // columns of the dot product and the length, where there is room
	cosine       float64
	numberW      float64
	zero, reach  float64 // of the bars
	rule, cellsH float64
}

func wordsLayout(width float64, words, features int) wordTable {
	l := wordTable{wide: width >= sideBySide, x: 84, top: 34, row: 38, cellsH: 28, numberW: 58}
	n := float64(features)
	if l.wide {
		l.column = min(60, 300/n)
		l.sum = l.x + n*l.column + 30
		l.length, l.cosine = l.sum+l.numberW+10, l.sum+2*(l.numberW+10)
	} else {
		l.x, l.numberW = 66, 48
		if width >= 600 {
			l.x = 92
		}
		l.column = min(40, (width-l.x-l.numberW-110)/n)
		l.cosine = l.x + n*l.column + 10
	}
	from := l.cosine + l.numberW + 16
	l.reach = (width - 10 - from) / 2
	l.zero = from + l.reach
	l.rule = l.top + float64(words)*l.row + 6
	return l
}

func (l wordTable) y(word int) float64 { return l.top + float64(word)*l.row }

// drawWords draws one word against the others: a row each, from the vector to the cosine.
func (s *scene) drawWords() {
	l := wordsLayout(s.Width, len(s.words), len(s.features))
	s.heads(l)
	st := s.stages[s.Moment.Step]
	for w := range s.words {
		s.wordRow(l, w, st)
	}
	for j, w := range s.others() {
		s.comparison(l, j, w)
	}
	y := l.y(s.word)
	if l.wide {
		s.Field(figure.Field{Item: picture.Item{ID: s.id("length", s.word), Label: "length of " + s.words[s.word]}, Box: picture.Box{X: l.length, Y: y, W: l.numberW, H: l.cellsH}, Number: at(s.pairs[0].lengthA), Text: number.Fixed(at(s.pairs[0].lengthA), 2),
			Known: s.has(stage{event: lengthA}), Present: s.current(stage{event: lengthA}), Plain: true, Size: 13})
	}
	if l.wide {
		s.Write(l.zero+12, y+18, "against the others", figure.Note.Within(l.reach-12))
	}
	s.Formula(s.formula(s.Moment.Step), l.rule, s.Width, s.Moment.Frac == 1)
}

func (s *scene) id(what string, word int) string { return what + "-" + strconv.Itoa(word+1) }

// heads name the columns and draw the zero line of the bars.
func (s *scene) heads(l wordTable) {
	head := func(x float64, name string, w float64) {
		s.Write(x, l.top-12, name, figure.Note.At(picture.Middle).Within(w))
	}
	for k, f := range s.features {
		head(l.x+(float64(k)+0.5)*l.column, f, l.column-3)
	}
	if l.wide {
		head(l.sum+l.numberW/2, "dot", l.numberW)
		head(l.length+l.numberW/2, "length", l.numberW)
	}
	head(l.cosine+l.numberW/2, "cosine", l.numberW)
	for _, v := range []float64{-1, 0, 1} {
		x := l.zero + v*l.reach
		s.Write(x, l.top-12, number.Format(v), figure.Note.At(picture.Middle))
		s.Add(picture.Line(picture.Point{X: x, Y: l.top - 4}, picture.Point{X: x, Y: l.rule - 12}, figure.Hairline))
	}
}

// wordRow is a word with its vector. A press on the word compares it with the others.
func (s *scene) wordRow(l wordTable, w int, now stage) {
	y := l.y(w)
	name := s.words[w]
	chosen := w == s.word
	inPlay := chosen || now.event != given && now.event != lengthA && s.others()[now.pair] == w
	size := 13.0
	if l.x > 80 {
		size = 15
	}
	label := figure.Name.Sized(size, 400).At(picture.End).Within(l.x - 12).In(picture.Ink1)
	if chosen {
		label.Weight = 600
	}
	ring := picture.Rect{Box: picture.Box{Y: y - 3, W: l.x - 5, H: l.cellsH + 6}, Radius: 4}
	s.Item(picture.Item{ID: s.id("word", w), Label: "word " + name, Value: tuple(s.table[w]), Set: map[string]string{"word": name}, Ring: ring}, func() {
		if inPlay {
			ring.Fill = picture.Solid(picture.NowWash)
		}
		s.Add(ring)
		s.Write(l.x-10, y+19, name, label)
	})
	for k := range s.features {
		s.feature(l, w, k, inPlay && now.event == sum && now.k == k)
	}
}

func (s *scene) feature(l wordTable, w, k int, present bool) {
	n := len(s.features)
	s.Field(figure.Field{
		Item: picture.Item{ID: "v" + strconv.Itoa(w+1) + "_" + strconv.Itoa(k+1), Label: s.features[k] + " of " + s.words[w], Control: control.Element("vectors", w*n+k)},
		Box:  picture.Box{X: l.x + float64(k)*l.column, Y: l.y(w), W: l.column - 3, H: l.cellsH}, Number: s.table[w][k], Scale: s.largest(),
		Text: number.Fixed(s.table[w][k], s.decimals), Known: true, Present: present, Size: 12,
	})
}

// largest is the largest magnitude in the table of words.
func (s *scene) largest() (most float64) {
	for _, p := range s.pairs {
		most = max(most, p.scale)
	}
	return most
}

// comparison is what has been computed of a word: the dot product so far, its length, and the cosine as a bar.
func (s *scene) comparison(l wordTable, j, w int) {
	p, y, name := s.pairs[j], l.y(w), s.words[w]
	box := func(x float64) picture.Box { return picture.Box{X: x, Y: y, W: l.numberW, H: l.cellsH} }
	known, v := s.sumOf(j)
	if l.wide {
		s.Field(figure.Field{Item: picture.Item{ID: s.id("s", w), Label: "dot product with " + name}, Box: box(l.sum), Number: v, Text: number.Fixed(v, 2), Known: known, Scale: p.scaleBoth,
			Present: s.stages[s.Moment.Step].pair == j && s.stages[s.Moment.Step].event == sum, Size: 13})
		length := stage{event: lengthB, pair: j}
		s.Field(figure.Field{Item: picture.Item{ID: s.id("length", w), Label: "length of " + name}, Box: box(l.length), Number: at(p.lengthB), Text: number.Fixed(at(p.lengthB), 2), Known: s.has(length), Present: s.current(length), Plain: true, Size: 13})
		s.feed(l, j, w)
	}
	if !p.directed() {
		s.Write(l.cosine, y+18, "no direction", figure.Note.Within(l.numberW+30))
		return
	}
	st := stage{event: cosineOf, pair: j}
	s.Field(figure.Field{Item: picture.Item{ID: s.id("cosine", w), Label: "cosine with " + name}, Box: box(l.cosine), Number: p.similarity(), Text: number.Fixed(p.similarity(), 2), Known: s.has(st), Present: s.current(st), Scale: 1, Size: 13})
	s.bar(l, y, p.similarity(), s.reached(st))
}

// bar is a cosine as a length, as far as it has come.
func (s *scene) bar(l wordTable, y, c, t float64) {
	if t == 0 || c == 0 {
		return
	}
	w := l.reach * c * timeline.Ease(t)
	s.Add(picture.Rect{Box: picture.Box{X: min(l.zero, l.zero+w), Y: y + 5, W: max(1, max(w, -w)), H: l.cellsH - 10}, Radius: 2, Fill: picture.Sign(c, 1)})
}

// sumOf is the sum of products known of a pair.
func (s *scene) sumOf(j int) (known bool, v float64) {
	for k, x := range s.pairs[j].sums {
		if s.has(stage{sum, j, k}) {
			known, v = true, at(x)
		}
	}
	return known, v
}

// feed is a product on its way to the sum, under the row.
func (s *scene) feed(l wordTable, j, w int) {
	for k := range s.features {
		t := s.moving(stage{sum, j, k})
		if t == 0 {
			continue
		}
		x, y := l.x+(float64(k)+0.5)*l.column, l.y(w)+l.cellsH
		to := l.sum + l.numberW/2
		s.Travel([]picture.Point{{X: x, Y: y}, {X: x, Y: y + 5}, {X: to, Y: y + 5}, {X: to, Y: y}}, t, figure.SignLine(at(s.pairs[j].products[k])))
	}
}
