package layers

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"glassbox/core/number"
	"glassbox/core/order"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// gaze is where everything stands in an entered attention: the words that are asked above, and between them those that ask,
// below, so that their lines rise between the columns.
type gaze struct {
	asked, asking       figure.Columns
	first               int // of those that ask, where not all have room between the others
	askedLines, linesOf int
	heads               float64 // where the list of heads begins
	top                 float64 // where lines leave the block
	over                float64 // the first line of the words that are asked
	strips              float64 // the top of the values and keys
	base                float64 // the line that the arrows' heads stand on
	bar                 float64 // the line that they leave from
	queries, words      float64
	matrix              picture.Box
	rows                float64
}

const (
	headsWide = 104
	rowPitch  = 14 // of the rows under the matrix
)

func (s *scene) gaze(box picture.Box) gaze {
	asked, asking := s.asked(s.At), s.words(s.At)
	wide := box.W - labels - headsWide - 16
	g := gaze{heads: box.X + box.W - headsWide, top: box.Y}
	places := len(asked) + 1
	column := wide / float64(places)
	left := box.X + labels
	g.asked = figure.Spread(left+column/2, column, len(asked), 3)
	shown := min(len(asking), places)
	g.first = max(0, min(s.row()-shown/2, len(asking)-shown))
	g.asking = figure.Spread(left+column*float64((places-shown)/2), column, shown, 3)
	g.askedLines, g.linesOf = figure.Wrapped(asked, column), figure.Wrapped(asking, column)
	g.over = box.Y + 44
	g.strips = g.over + 15*float64(g.askedLines-1) + 9
	g.base = g.strips + 28 + 20
	g.rows = box.Y + box.H - 4*rowPitch + 2
	under, room := 36+15*float64(g.linesOf-1), g.rows-g.base // from the bar to the last line of words, and all there is
	g.bar = g.base + max(0.2*room, min(140, room-under-34-20*float64(len(asking))))
	if s.Slide {
		g.bar = g.rows - 10 - under
	}
	g.queries = g.bar + 8
	g.words = g.bar + 36
	y := g.bar + under + 26
	high := max(0, min(20, (g.rows-8-y)/float64(len(asking))))
	span := g.asked.Across(y, high*float64(len(asking)))
	g.matrix = picture.Box{X: span.X - 1.5, Y: y, W: span.W + 3, H: span.H}
	return g
}

// x is the place of word i of those that ask, ok where it is shown.
func (g gaze) x(i int) (x float64, ok bool) {
	if i < g.first || i >= g.first+len(g.asking.Centers) {
		return 0, false
	}
	return g.asking.Centers[i-g.first], true
}

// attention is an entered attention.
func (s *scene) attention(box picture.Box) {
	g := s.gaze(box)
	s.residual(box, g)
	for i, word := range s.asked(s.At) {
		y, room := g.over+15*float64(i%g.askedLines), g.asked.Column*float64(g.askedLines)-4
		s.behind(g.asked.Centers[i], y, word, room)
		s.word(film.At("asked", i), g.asked.Centers[i], y, word, room, false)
	}
	s.Write(box.X, g.over, s.askedName(), figure.Name.In(picture.Ink3).Within(labels-8))
	s.vectors(box.X, s.At+".v", g.asked, 0, g.strips)
	s.vectors(box.X, s.At+".k", g.asked, 0, g.strips+14)
	s.arrows(g)
	s.vectors(box.X, s.At+".q", g.asking, g.first, g.queries)
	s.Write(box.X, g.words, s.of(s.At).Reads, figure.Name.In(picture.Ink3).Within(labels-8))
	s.chooser(g.asking, g.first, g.words, g.linesOf)
	s.more(g)
	if !s.Slide {
		s.matrix(box, g)
	}
	s.listed(g)
	at := picture.Box{X: box.X, Y: g.rows, W: g.matrix.X + g.matrix.W - box.X, H: 11}
	for _, r := range s.existing("concat", "made", "sum", "out") {
		s.named(r, at)
		at.Y += rowPitch
	}
}

// askedName is what the words are that an attention looks at.
func (s *scene) askedName() string {
	if Kind(s.At) == "cross" {
		return s.Stacks[0].Tongue
	}
	return say("asked.self")
}

// more says at which end there are more words than have room.
func (s *scene) more(g gaze) {
	at := g.asking.Across(g.queries, 11)
	if g.first > 0 {
		s.Write(at.X-4, at.Y+9, "…", figure.Note.At(picture.End))
	}
	if g.first+len(g.asking.Centers) < len(s.words(s.At)) {
		s.Write(at.X+at.W+4, at.Y+9, "…", figure.Note)
	}
}

// behind hides the lines that run behind a word.
func (s *scene) behind(x, y float64, word string, room float64) {
	wide := min(room, figure.Taken(word, 12)) + 2
	s.Add(picture.Rect{Box: picture.Box{X: x - wide/2, Y: y - 11, W: wide, H: 14}, Fill: picture.Solid(picture.Ground)})
}

// residual is the lines of the words that ask: they go around the block, and what it makes is added to them.
func (s *scene) residual(box picture.Box, g gaze) {
	foot := g.words + 15*float64(g.linesOf-1) + 6
	for i := range s.words(s.At) {
		x, ok := g.x(i)
		if !ok {
			continue
		}
		stroke, ring := figure.Hairline, figure.Edge
		if i == s.row() {
			stroke, ring = figure.Framed, figure.Framed
		}
		if s.Add(figure.Straight(x, g.bar, x, g.top+24, stroke)); !s.Slide {
			s.Add(figure.Straight(x, foot, x, foot+8, stroke))
		}
		plus := picture.Point{X: x, Y: g.top + 20}
		up := picture.Arrow{Curve: picture.Straight(picture.Point{X: x, Y: g.top + 15}, picture.Point{X: x, Y: g.top}), Width: 1,
			Paint: ring.Paint, Reach: s.Share(film.At(s.At+".out", i))}
		s.Add(up, picture.Circle(plus, 4.5, picture.Solid(picture.Ground), picture.Stroke{Paint: ring.Paint, Width: 1}),
			figure.Straight(x-2.5, plus.Y, x+2.5, plus.Y, picture.Stroke{Paint: ring.Paint, Width: 1}),
			figure.Straight(x, plus.Y-2.5, x, plus.Y+2.5, picture.Stroke{Paint: ring.Paint, Width: 1}))
		figure.Mark(s.List, []picture.Point{{X: x, Y: g.bar}, plus}, s.Share(film.At(s.At+".sum", i)), picture.PosLine)
	}
	s.Write(box.X, g.top+9, say("leads to", "place", short(s.after())), figure.Note.Within(labels-4))
	add := "add and norm"
	if s.of(s.At).Norm {
		add = "add"
	}
	s.Write(box.X, g.top+24, say(add), figure.Note.Within(labels-4))
}

// after is the block that reads what the place hands on.
func (s *scene) after() string {
	all := s.of(s.At).Blocks()
	return all[slices.Index(all, s.At)+1]
}

// vectors are what every word has of a projection, as strips.
func (s *scene) vectors(x float64, name string, c figure.Columns, first int, y float64) {
	r := s.shown(film.At(name))
	look := figure.Name
	if r.Back {
		look = look.In(picture.GradInk)
	}
	s.Write(x, y+10, figure.Capital(Noun(lastOf(name))), look.Within(labels-8))
	for i := range c.Centers {
		figure.Vector{Of: film.Ref{Name: r.Name, Back: r.Back, I: first + i, N: 1}}.Draw(s.Scene, c.Box(i, y, 11))
	}
}

// lanes are the arrows of all heads that are worth one, and on the way back those of the weights' gradients.
func (s *scene) lanes() (all []figure.Lane) {
	least := 0.05
	if s.way {
		least = 0.16 // a fifth of the largest
	}
	for h := range s.Heads {
		for j, w := range s.Line(film.Ref{Name: s.HeadWeights(s.At, h), Back: s.way, I: s.row(), N: 1}) {
			if s.way {
				w = math.Abs(w) / max(s.fullest(), math.SmallestNonzeroFloat64) * 0.8
			}
			if w >= least {
				all = append(all, figure.Lane{Head: h, Word: j, Weight: w})
			}
		}
	}
	order.By(all, func(a, b figure.Lane) int { return cmp.Compare(a.Weight, b.Weight) })
	return all
}

// fullest is the largest gradient of a weight that any head gives from the word in focus.
func (s *scene) fullest() (largest float64) {
	for h := range s.Heads {
		for _, x := range s.Line(film.Ref{Name: s.HeadWeights(s.At, h), Back: true, I: s.row(), N: 1}) {
			largest = max(largest, math.Abs(x))
		}
	}
	return largest
}

// arrows lead from the word in focus to those that it looks at, the lightest drawn first.
func (s *scene) arrows(g gaze) {
	from, _ := g.x(s.row())
	r := figure.Rays{Columns: g.asked, Heads: s.Heads, From: from, Bar: g.bar, Base: g.base,
		Left: g.matrix.X, Right: g.matrix.X + g.matrix.W}
	all := s.lanes()
	curves, left, right := r.Curves(all)
	s.Add(picture.Line(left, right, figure.Framed))
	for i, l := range all {
		s.arrow(l, curves[i], r.Width(l.Weight))
	}
	if !s.way && s.Has(film.At(s.HeadWeights(s.At, s.Head))) {
		s.percents(all, r)
	}
}

// arrow is one arrow as an item, strong where its head is the one in focus.
func (s *scene) arrow(l figure.Lane, c picture.Cubic, width float64) {
	weight := film.At(s.HeadWeights(s.At, l.Head), s.row(), l.Word)
	weight.Back = s.way
	share := s.Share(weight)
	if share == 0 {
		return
	}
	paint := picture.Solid(figure.Head(l.Head))
	if s.way {
		paint = picture.Solid(picture.Grad)
	}
	switch {
	case s.isOff(s.headPath(l.Head)): // it looks, but what it finds goes nowhere
		paint = paint.Faded(0.15)
	case l.Head != s.Head:
		paint = paint.Faded(0.45)
	}
	it := picture.Item{ID: "arc-" + strconv.Itoa(l.Head) + "-" + strconv.Itoa(l.Word), Label: s.Label(weight),
		Ring: picture.Rect{Box: picture.Box{X: c[3].X - 5, Y: c[3].Y - 4, W: 10, H: 12}, Radius: 3}}
	if !s.way {
		it.Value = figure.Percent(l.Weight)
	}
	s.Item(it, func() { s.Add(picture.Arrow{Curve: c, Width: width, Paint: paint, Reach: share}) })
}

// percents stand over the arrows' heads: those of the head in focus, then the others, heaviest first, as far as they find room
// beside each other and beside the line of the word.
func (s *scene) percents(all []figure.Lane, r figure.Rays) {
	taken := []float64{}
	for _, own := range []bool{true, false} {
		for i := len(all) - 1; i >= 0; i-- {
			at := r.At(all[i])
			near := func(x float64) bool { return math.Abs(x-at) < 20 }
			if (all[i].Head == s.Head) != own || math.Abs(at-r.From) <= 10 || slices.ContainsFunc(taken, near) {
				continue
			}
			look := figure.Digits.In(picture.Ink3)
			if own && !s.isOff(s.headPath(s.Head)) {
				look = figure.Digits.Sized(12, 600)
			}
			taken = append(taken, at)
			s.Write(at, r.Base-7, number.Fixed(100*all[i].Weight, 0), look)
		}
	}
}

// matrix is all weights of the head in focus, a row for each word that asks.
func (s *scene) matrix(box picture.Box, g gaze) {
	words := s.words(s.At)
	high := g.matrix.H / float64(len(words))
	s.Write(box.X, g.matrix.Y-8, say("head, %", "n", s.Head+1), figure.Title)
	for i, word := range words {
		if look := figure.Note.At(picture.End); high >= 10 || i == s.row() {
			if i == s.row() {
				look = look.In(picture.Ink1).Sized(12, 600)
			}
			s.Write(g.matrix.X-9, g.matrix.Y+high*(float64(i)+0.5)+4, figure.Fit(word, 12, labels-14), look)
		}
	}
	r := film.At(s.HeadWeights(s.At, s.Head))
	r.Back = s.way
	t := figure.Tile{Of: r, Focus: s.row(), Hover: -1, Set: "focus"}
	if !s.way {
		t.Weight = figure.Head(s.Head)
	}
	t.Draw(s.Scene, g.matrix)
	if r, ok := s.opened(); ok && r.Name == s.HeadWeights(s.At, s.Head) {
		w := g.matrix.W / float64(len(s.asked(s.At)))
		row := picture.Box{X: g.matrix.X + w*float64(r.J), Y: g.matrix.Y + high*float64(r.I), W: w, H: high}
		s.Add(picture.Rect{Box: row.Grown(-1), Radius: 1, Stroke: picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 2.5}})
		x, y, to := g.matrix.X+g.matrix.W+1.5, row.Y+high/2, box.Y+box.H+workGap
		s.Add(picture.Curve{Points: []picture.Point{{X: x, Y: y}, {X: x + 8, Y: y}, {X: x + 8, Y: to}}, Stroke: figure.Framed})
	}
}

// listed are the heads, of which one is in focus, each with what it looks at most.
func (s *scene) listed(g gaze) {
	words := s.asked(s.At)
	s.Write(g.heads, g.strips-9, say("heads title"), figure.Title)
	for h := range s.Heads {
		y := g.strips + 14 + 40*float64(h)
		box := picture.Box{X: g.heads - 6, Y: y - 16, W: headsWide + 6, H: 38}
		it := picture.Item{ID: "head-" + strconv.Itoa(h), Label: say("head", "n", h+1), Set: map[string]string{"head": strconv.Itoa(h + 1)},
			Ring: picture.Rect{Box: box, Radius: 4}}
		fill, look := picture.Paint{}, figure.Name
		if h == s.Head {
			fill, look = picture.Solid(picture.NowWash), figure.Title.Sized(13, 600)
		}
		row, on := s.Line(film.At(s.HeadWeights(s.At, h), s.row())), !s.isOff(s.headPath(h))
		s.Item(it, func() {
			s.Add(picture.Rect{Box: box, Radius: 4, Fill: fill}, figure.Swatch(h, on, g.heads, y-9, 11))
			s.Write(g.heads+19, y, say("head", "n", h+1), look)
			if s.Has(film.At(s.HeadWeights(s.At, h))) {
				j := figure.Strongest(row, 1)[0]
				s.Write(g.heads+19, y+16, figure.Fit(words[j], 12, 54)+" "+figure.Percent(row[j]), figure.Note.Within(headsWide-22))
			}
		})
		s.switcher(h, on, picture.Box{X: g.heads + headsWide - 34, Y: y - 14, W: 34, H: 21})
	}
}
