package bigram

import (
	"glassbox/core/ngram"
	"glassbox/core/number"
	"glassbox/core/token"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// generation draws the present draw, or after all of them their text.
func (s *scene) generation() {
	if s.index == s.walked() {
		s.wholeText()
		return
	}
	s.made()
	s.cumulative()
	s.graph()
}

// made writes the text drawn so far, its end if it is long; the word in play is bold.
func (s *scene) made() {
	s.Write(0, 14, say("head.drawn"), figure.Note)
	all := []int{token.Start}
	for i, d := range s.drawn.Draws[:s.index+1] {
		if s.Done(numbered("word", i+1)) {
			all = append(all, d.ID)
		}
	}
	x, first := s.Width, len(all)
	for first > 0 {
		w := figure.Width(s.name(all[first-1]), 17) + 12
		if x-w < 24 {
			break
		}
		x, first = x-w, first-1
	}
	x = 0
	if first > 0 {
		s.Write(0, s.strip+8, "…", figure.Label{Size: 17, Weight: 400, Role: picture.Ink3})
		x = 24
	}
	for i := first; i < len(all); i++ {
		l := figure.Label{Size: 17, Weight: 400, Role: picture.Ink2}
		if i == len(all)-1 {
			l.Weight, l.Role = 600, picture.Ink1
		}
		s.Write(x, s.strip+8, s.name(all[i]), l)
		x += figure.Width(s.name(all[i]), 17) + 12
	}
}

// cumulative draws what may come next as parts of one bar of length 1, and the random number that falls on it.
func (s *scene) cumulative() {
	d := s.drawn.Draws[s.index]
	const y, h = 104.0, 34.0
	s.Write(0, y-16, say("head.bar", "word", figure.Fit(s.name(d.Context[0]), 13, 90)), figure.Name.Within(s.Width))
	high, k := 0.0, 0
	for o := range s.counts.Outcomes(s.smoothing(), d.Context) {
		w := s.Width * o.P / d.Total
		if o.P == 0 || w < 12 || k == 40 {
			break
		}
		s.part(o, d, y, h, w)
		high, k = o.High, k+1
	}
	if rest := s.Width * (1 - high/d.Total); rest > 1 {
		b := picture.Box{X: s.Width - rest, Y: y, W: rest, H: h}
		s.Add(picture.Rect{Box: b, Radius: 2, Fill: picture.Solid(picture.Well), Stroke: figure.Hairline})
		if rest > 70 {
			s.Write(s.Width-rest/2, y+h/2+4.5, say("head.others"), figure.Note.At(picture.Middle).Within(rest-4))
		}
	}
	s.pointer(d, y, h)
}

func (s *scene) part(o ngram.Outcome, d ngram.Draw, y, h, w float64) {
	b := picture.Rect{Radius: 2, Fill: picture.Sign(o.P/d.Total, 1), Stroke: figure.Hairline}
	b.Box = picture.Box{X: s.Width * o.Low / d.Total, Y: y, W: w, H: h}
	if o.ID == d.ID && s.hasDrawn() {
		b.Stroke = figure.Latest
	}
	it := picture.Item{ID: pairID("o", d.Context[0], o.ID), Label: s.after(d.Context[0], o.ID), Value: number.Fixed(o.P, 4), Ring: b}
	s.Item(it, func() {
		s.Add(b)
		if w < 34 {
			return
		}
		name := s.name(o.ID)
		if with := name + " " + number.Short(o.P, 2); figure.Width(with, 13) < w-8 {
			name = with
		}
		l := figure.Label{Size: 13, Weight: 400, Role: picture.Ink1, Anchor: picture.Middle, Max: w - 4}
		s.Write(b.X+w/2, y+h/2+4.5, figure.Fit(name, 13, w-6), l)
	})
}

// pointer is the random number on the bar: it comes from 0. A greedy choice needs none.
func (s *scene) pointer(d ngram.Draw, y, h float64) {
	bottom := y + h + 8
	if s.greedy {
		s.Write(0, bottom+15, say("head.greedy"), figure.Note.Within(s.Width))
		return
	}
	x := s.Width * d.U * timeline.Ease(s.Reached(numbered("draw", s.index+1), -1))
	for _, end := range [][2]float64{{y - 8, y - 1}, {y + h + 1, bottom}} { // not across the names in the bar
		s.Add(picture.Line(picture.Point{X: x, Y: end[0]}, picture.Point{X: x, Y: end[1]}, figure.Latest))
	}
	s.Mark(picture.Point{X: min(max(x, 6), s.Width-6), Y: bottom}, 5, picture.Ink1)
	if !s.hasDrawn() {
		return
	}
	l := figure.Label{Size: 13, Weight: 500, Role: picture.Ink1, Anchor: picture.Middle}
	s.Write(min(max(x, 34), s.Width-34), bottom+19, "u = "+number.Fixed(d.U, 3), l)
}

// graph is the graph of words, on which a mark walks from word to word.
func (s *scene) graph() {
	if s.vocab.Len() <= wideCells+1 {
		s.ring()
		return
	}
	s.fan()
}

// hasDrawn reports whether the present draw has chosen its word.
func (s *scene) hasDrawn() bool { return s.Done(numbered("draw", s.index+1)) }

// walk is how far the mark has come from the word before to the one drawn.
func (s *scene) walk() float64 { return timeline.Ease(s.Reached(numbered("word", s.index+1), -1)) }
