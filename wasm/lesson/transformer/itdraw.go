package transformer

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Sizes of the experiment: a row for each sight, with the sentence at the left and all sentences at the right.
const (
	sightHigh  = 90
	sightNames = 130
	sightAll   = 236
	sightPhone = 158
)

// itScene is one drawing of the experiment.
type itScene struct {
	*figure.Scene
	*experiment
}

func (x *experiment) height(v lesson.View) float64 {
	switch {
	case v.Slide:
		return lesson.SlideHeight
	case x.cards(v.Width):
		return sightPhone * 4
	}
	return 28 + 4*sightHigh + 14
}

// cards reports whether the sights stand as cards below one another, since the words have no room beside their names and all
// sentences.
func (x *experiment) cards(width float64) bool {
	room := 5.0 * float64(len(x.words))
	for _, w := range x.words {
		room += figure.Taken(w, 12)
	}
	return width < sightNames+room+34+sightAll
}

func (x *experiment) draw(l *picture.List, v lesson.View) {
	s := itScene{v.Scene(l, x.figure), x}
	if !s.Slide && x.cards(s.Width) {
		for i := range x.sights {
			s.card(i, picture.Box{X: 2, Y: sightPhone * float64(i), W: s.Width - 4, H: sightPhone - 14})
		}
		return
	}
	all := picture.Box{X: s.Width - sightAll, W: sightAll, H: sightHigh}
	s.Write(sightNames, 14, say("this sentence", "heads", s.heading(), "layer", s.layer), figure.Title.Within(all.X-sightNames-20))
	s.Write(all.X, 14, say("all sentences", "n", 2*pairs), figure.Title.Within(all.W))
	for i, g := range x.sights {
		y := 22 + sightHigh*float64(i) + 10*float64(i/2)
		s.names(i, picture.Box{Y: y, W: sightNames - 14, H: sightHigh})
		s.sentence(g, picture.Box{X: sightNames, Y: y, W: all.X - sightNames - 34, H: sightHigh})
		all.Y = y
		s.histogram(i, all, "means")
	}
	s.Rule(0, s.Width, 22+2*sightHigh+7)
}

// names say which model it is, which word looks, and what the model then writes.
func (s itScene) names(i int, box picture.Box) {
	g, foot := s.sights[i], box.Y+box.H-8
	s.Write(box.X, foot, say("from.word", "word", s.words[g.at]), figure.Name.Within(box.W))
	if g.from == "it" {
		s.Write(box.X, box.Y+22, figure.Capital(say("model."+g.model)), figure.Title.Sized(13, 600).Within(box.W))
		return
	}
	s.pronoun(g.model, picture.Box{X: box.X, Y: box.Y + 6, W: box.W, H: 20})
}

// pronoun is the word that a model writes for “it”, and how likely that is to it.
func (s itScene) pronoun(model string, box picture.Box) {
	r := film.At(model + ".pronoun")
	ring := picture.Rect{Box: box, Radius: 4}
	s.Item(picture.Item{ID: s.ID(r), Label: s.label(r), Ring: ring}, func() {
		s.Add(picture.Rect{Box: ring.Box})
		if s.Has(r) {
			text := say("writes.percent", "word", s.Target[s.experiment.pronoun()], "share", number.Fixed(math.Floor(1000*s.writes(model))/10, 1))
			s.Write(box.X, box.Y+15, text, figure.Name.In(picture.Ink1).Within(box.W))
		}
	})
}

// ink is the colour of the heads that are looked at.
func (s itScene) ink() picture.Role {
	if len(s.heads) > 1 {
		return picture.PosLine
	}
	return figure.Head(s.heads[0])
}

// sentence is the words, and the arrows from the one that looks.
func (s itScene) sentence(g sight, box picture.Box) {
	size := 13.0
	wide := func() (sum float64) {
		for _, w := range s.words {
			sum += figure.Taken(w, size)
		}
		return sum
	}
	for size > 12 && wide()+5*float64(len(s.words)) > box.W {
		size--
	}
	gap := min(14, (box.W-wide())/float64(len(s.words)-1))
	foot, centers, x := box.Y+box.H-8, make([]float64, len(s.words)), box.X
	for j, w := range s.words {
		w := figure.Taken(w, size)
		centers[j] = x + w/2
		x += w + gap
	}
	base := foot - 29
	fan := figure.Fan{From: centers[g.at], Base: base, Shrink: 0.7, End: box.X + box.W + 20}
	fan.Rise = figure.Rise{A: 14, B: 0.2}.Under(base-box.Y-8, max(centers[g.at]-centers[0], centers[len(centers)-1]-centers[g.at]))
	var to []int
	var targets []figure.Target
	for _, j := range figure.Strongest(g.row, len(g.row)) {
		if g.row[j] >= 0.03 {
			to, targets = append(to, j), append(targets, figure.Target{At: centers[j], Weight: g.row[j], Self: j == g.at})
		}
	}
	curves := fan.Arrows(targets, 40)
	arrows := map[int]picture.Arrow{}
	for k, j := range to {
		paint := picture.Solid(s.ink())
		if j != s.Right && j != s.Wrong {
			paint = paint.Faded(0.4)
		}
		arrows[j] = picture.Arrow{Curve: curves[k], Width: fan.Width(g.row[j]), Paint: paint}
	}
	for j := range s.words {
		s.word(g, j, arrows[j], picture.Box{X: centers[j], Y: foot, W: gap, H: base}, size)
	}
}

// word is one word with its share and the arrow to it. The box has the middle of its base line, and the base of arrows.
func (s itScene) word(g sight, j int, arrow picture.Arrow, at picture.Box, size float64) {
	r := film.At(g.name(), 0, j)
	wide := figure.Taken(s.words[j], size) + min(6, at.W)
	ring := picture.Rect{Box: picture.Box{X: at.X - wide/2, Y: at.Y - 26, W: wide, H: 31}, Radius: 3}
	it := picture.Item{ID: s.ID(r), Label: s.label(r), Ring: ring}
	noun := j == s.Right || j == s.Wrong
	if s.Has(r) {
		it.Value = figure.Percent(g.row[j])
	}
	s.Item(it, func() {
		s.Add(picture.Rect{Box: ring.Box})
		if arrow.Reach = timeline.Ease(s.Share(r)); arrow.Width > 0 && arrow.Reach > 0 {
			s.Add(arrow)
		}
		look := figure.Digits.Sized(size, 400)
		if noun || j == g.at {
			look.Weight = 600
		}
		s.Write(at.X, at.Y, s.words[j], look)
		if s.Has(r) && (noun || g.row[j] >= 0.095) {
			share := figure.Digits.In(picture.Ink3)
			if noun {
				share = share.In(picture.Ink1)
			}
			s.Write(at.X, at.Y-15, number.Fixed(100*g.row[j], 0), share)
		}
	})
}

// histogram is how often each weight is given in all sentences: up to the right noun, down to the wrong one. Means is the phrase that
// tells what it comes to.
func (s itScene) histogram(i int, box picture.Box, means string) {
	const high = 26
	g, axis := s.sights[i], box.Y+box.H/2+8
	s.Write(box.X, axis+4, figure.Percent(0), figure.Note)
	s.Write(box.X+box.W, axis+4, figure.Percent(1), figure.Note.At(picture.End))
	plot := picture.Box{X: box.X + 22, W: box.W - 22 - 36}
	pitch := plot.W / bins
	for k, b := range g.bars {
		tall := 0.0
		if len(b.sentences) > 0 {
			tall = max(1.5, high*float64(len(b.sentences))/(2*pairs))
		}
		at := picture.Box{X: plot.X + pitch*float64(k%bins), Y: axis - high, W: pitch, H: high}
		bar := picture.Rect{Box: picture.Box{X: at.X + 1, Y: axis - tall, W: pitch - 2, H: tall}, Fill: picture.Solid(s.ink())}
		if k >= bins {
			at.Y, bar.Y = axis, axis
			bar.Fill, bar.Stroke = picture.Solid(picture.Ground), picture.Stroke{Paint: picture.Solid(s.ink()), Width: 1}
		}
		it := picture.Item{ID: "bar-" + strconv.Itoa(i) + "-" + strconv.Itoa(k), Label: b.label, Ring: picture.Rect{Box: at, Radius: 2}}
		if s.Done("all") {
			it.Value, it.Set = number.Int(len(b.sentences)), s.into(b)
		}
		s.Item(it, func() {
			s.Add(picture.Rect{Box: at})
			if s.Done("all") && tall > 0 {
				s.Add(bar)
			}
		})
	}
	s.Rule(plot.X, plot.X+plot.W, axis)
	if !s.Done("all") {
		return
	}
	for of, w := range []float64{g.row[s.Right], g.row[s.Wrong]} { // this sentence
		x, y := plot.X+plot.W*min(w, 1), axis-high-3+float64(of)*(2*high+6)
		s.Add(figure.Straight(x, axis, x, y, figure.Framed))
	}
	right, wrong, flips := g.means()
	text := say(means, "n", 2*pairs, "right", figure.Percent(right), "wrong", figure.Percent(wrong), "flips", figure.Percent(flips))
	s.Write(box.X, box.Y+15, text, figure.Note.In(picture.Ink2).Within(box.W))
}

// into are the controls of a sentence in a bar: of the next one, if it is the one that is shown.
func (s itScene) into(b bar) map[string]string {
	if len(b.sentences) == 0 {
		return nil
	}
	to := b.sentences[0]
	for _, n := range b.sentences {
		if n > 2*s.pair+s.ending {
			to = n
			break
		}
	}
	return map[string]string{"pair": strconv.Itoa(to/2 + 1), "ending": []string{"living", "place"}[to%2]}
}

// card is a sight on a phone: the shares of the two nouns as bars, and all sentences.
func (s itScene) card(i int, box picture.Box) {
	g := s.sights[i]
	s.Write(box.X, box.Y+15, say("looks by", "model", figure.Capital(say("model."+g.model)), "from", say("from.word", "word", s.words[g.at])),
		figure.Title.Sized(13, 600).Within(box.W))
	for k, j := range []int{s.Right, s.Wrong} {
		r := film.At(g.name(), 0, j)
		y := box.Y + 24 + 22*float64(k)
		ring := picture.Rect{Box: picture.Box{X: box.X, Y: y, W: box.W, H: 22}, Radius: 3}
		s.Item(picture.Item{ID: s.ID(r), Label: s.label(r), Ring: ring}, func() {
			s.Add(picture.Rect{Box: ring.Box})
			s.Write(box.X, y+15, s.words[j], figure.Name.In(picture.Ink1).Within(70))
			if share := timeline.Ease(s.Share(r)); share > 0 {
				long := max(1, (box.W-128)*g.row[j]*share)
				s.Add(picture.Rect{Box: picture.Box{X: box.X + 76, Y: y + 5, W: long, H: 12}, Radius: 2, Fill: picture.Solid(s.ink())})
			}
			if s.Has(r) {
				s.Write(box.X+box.W, y+15, figure.Percent(g.row[j]), figure.Title.At(picture.End))
			}
		})
	}
	s.histogram(i, picture.Box{X: box.X, Y: box.Y + 66, W: box.W, H: 76}, "means.all")
	if g.from == "adjective" {
		s.pronoun(g.model, picture.Box{X: box.X + box.W/2 - 61, Y: box.Y + 135, W: 122, H: 20})
	}
}
