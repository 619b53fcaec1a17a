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
		bars := 110.0
		if (width-l.x-l.numberW-bars)/n < 28 { // numbers need the room more than bars
			bars = 10
		}
		l.column = min(40, (width-l.x-l.numberW-bars)/n)
		l.cosine = l.x + n*l.column + 10
	}
	from := l.cosine + l.numberW + 16
	l.reach = (width - 10 - from) / 2
	if l.reach < 20 {
		l.reach = 0
	}
	l.zero = from + l.reach
	l.rule = l.top + float64(words)*l.row + 6
	return l
}

func (l wordTable) y(word int) float64 { return l.top + float64(word)*l.row }

// drawWords draws one word against the others: a row each, from the vector to the cosine.
func (s *scene) drawWords() {
	l := wordsLayout(s.Width, len(s.words), len(s.features))
	s.heads(l)
	st := s.stages[s.Step]
	for w := range s.words {
		s.wordRow(l, w, st)
	}
	for j, w := range s.others() {
		s.comparison(l, j, w)
	}
	y := l.y(s.word)
	if l.wide {
		s.length(l, s.word, s.pairs[0].lengthA, stage{event: lengthA})
		s.Write(l.zero+12, y+18, say("head.others"), figure.Note.Within(l.reach-12))
	}
	s.computation(l.rule)
}

func (s *scene) id(what string, word int) string { return what + "-" + strconv.Itoa(word+1) }

// heads name the columns and draw the zero line of the bars.
func (s *scene) heads(l wordTable) {
	head := func(x float64, name string, w float64) {
		s.Fitted(x, l.top-12, name, figure.Note.At(picture.Middle).Within(w))
	}
	for k, f := range s.features {
		head(l.x+(float64(k)+0.5)*l.column, f, l.column-3)
	}
	if l.wide {
		head(l.sum+l.numberW/2, say("head.dot"), l.numberW)
		head(l.length+l.numberW/2, say("head.length"), l.numberW)
	}
	head(l.cosine+l.numberW/2, say("head.cosine"), l.numberW)
	for _, v := range []float64{-1, 0, 1} {
		if l.reach == 0 {
			break
		}
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
	it := picture.Item{ID: s.id("word", w), Label: say("item.word", "word", name), Value: tuple(s.table[w]), Ring: ring}
	it.Set = map[string]string{"word": name}
	s.Item(it, func() {
		if inPlay {
			ring.Fill = picture.Solid(picture.NowWash)
		}
		s.Add(ring)
		s.Fitted(l.x-10, y+19, name, label)
	})
	for k := range s.features {
		s.feature(l, w, k, inPlay && now.event == sum && now.k == k)
	}
}

func (s *scene) feature(l wordTable, w, k int, present bool) {
	it := picture.Item{ID: "v" + strconv.Itoa(w+1) + "_" + strconv.Itoa(k+1), Control: control.Element("vectors", w*len(s.features)+k)}
	it.Label = say("of word", "name", s.features[k], "word", s.words[w])
	s.Field(figure.Field{
		Item: it, Box: picture.Box{X: l.x + float64(k)*l.column, Y: l.y(w), W: l.column - 3, H: l.cellsH},
		Number: s.table[w][k], Scale: s.largest(), Text: number.Fixed(s.table[w][k], s.decimals), Known: true, Present: present, Size: 12,
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
	p, y := s.pairs[j], l.y(w)
	last, v := s.sumOf(j)
	if l.wide {
		now := s.stages[s.Step]
		dot := s.number("s", l, l.sum, w, v)
		dot.Known, dot.Present, dot.Scale = last >= 0, now.pair == j && now.event == sum, p.scaleBoth
		s.Field(dot)
		s.length(l, w, p.lengthB, stage{event: lengthB, pair: j})
		s.feed(l, j, w)
	}
	if !p.directed() {
		s.Write(l.cosine, y+18, say("head.no direction"), figure.Note.Within(l.numberW+30))
		return
	}
	st := stage{event: cosineOf, pair: j}
	c := s.number("cosine", l, l.cosine, w, p.similarity())
	c.Known, c.Present, c.Scale = s.has(st), s.current(st), 1
	s.Field(c)
	s.bar(l, y, p.similarity(), s.reached(st))
}

// number is one in the row of word w, in the column at x: the dot product with the chosen word, the length, or the cosine.
func (s *scene) number(what string, l wordTable, x float64, w int, v float64) figure.Field {
	return figure.Field{
		Item: picture.Item{ID: s.id(what, w), Label: say("item."+what, "name", s.words[w])},
		Box:  picture.Box{X: x, Y: l.y(w), W: l.numberW, H: l.cellsH}, Number: v, Text: number.Fixed(v, 2), Size: 13,
	}
}

func (s *scene) length(l wordTable, w int, v value, st stage) {
	f := s.number("length", l, l.length, w, at(v))
	f.Known, f.Present, f.Plain = s.has(st), s.current(st), true
	s.Field(f)
}

// bar is a cosine as a length, as far as it has come.
func (s *scene) bar(l wordTable, y, c, t float64) {
	if t == 0 || c == 0 || l.reach == 0 {
		return
	}
	w := l.reach * c * timeline.Ease(t)
	box := picture.Box{X: min(l.zero, l.zero+w), Y: y + 5, W: max(1, w, -w), H: l.cellsH - 10}
	s.Add(picture.Rect{Box: box, Radius: 2, Fill: picture.Sign(c, 1)})
}

// sumOf is the last sum of products that is known of a pair, and its number, −1 for none.
func (s *scene) sumOf(j int) (last int, v float64) {
	last = -1
	for k, x := range s.pairs[j].sums {
		if s.has(stage{sum, j, k}) {
			last, v = k, at(x)
		}
	}
	return last, v
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
		way := []picture.Point{{X: x, Y: y}, {X: x, Y: y + 5}, {X: to, Y: y + 5}, {X: to, Y: y}}
		s.Travel(way, t, figure.SignLine(at(s.pairs[j].products[k])))
	}
}
