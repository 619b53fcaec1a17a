package layers

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// climb draws what is on its way into the block that begins to compute: the words' lines, each by a mark, and into a
// cross-attention those of English as well, along the bus.
func (s *scene) climb(t towers) {
	for _, w := range t.all {
		from := t.foot
		for i, b := range w.blocks {
			s.marks(w, from, w.tops[i]+t.block, s.Entering(b))
			if from = w.tops[i]; Kind(b) == "cross" {
				s.meeting(t, b, s.Entering(b))
			}
		}
		if !w.first {
			s.marks(w, from, t.output+t.high, s.Entering("output"))
		}
	}
}

// marks rise on the lines of all words of a tower.
func (s *scene) marks(w tower, from, to, share float64) {
	for i := range w.Words {
		figure.Mark(s.List, []picture.Point{{X: w.x(i), Y: from}, {X: w.x(i), Y: to}}, share, picture.PosLine)
	}
}

// meeting is the words of the encoder on their way into a cross-attention, where they come together.
func (s *scene) meeting(t towers, b string, share float64) {
	for i := range t.all[0].Words {
		way := append([]picture.Point{{X: t.all[0].x(i), Y: t.memory + 16}, {X: t.all[0].x(i), Y: t.memory}}, t.way(b)[1:]...)
		figure.Mark(s.List, way, share, picture.PosLine)
	}
}

// met is a cross-attention in small: a dot for each word that asks, as large as its strongest look or, once gradients have
// come through, as the gradient on its line.
func (s *scene) met(box picture.Box, w tower, b string) {
	share, y := s.Progress(b), box.Y+box.H/2
	if share == 0 {
		return
	}
	s.Add(figure.Straight(box.X, y, box.X+share*(w.x(len(w.Words)-1)-box.X), y, s.going(b, 1)))
	for i, row := range s.looks(b) {
		if share >= float64(i+1)/float64(len(w.Words)) {
			r := 1 + 3*row[figure.Strongest(row, 1)[0]]
			s.Add(picture.Circle(picture.Point{X: w.x(i), Y: y}, r, s.going(b, 1).Paint, picture.Stroke{}))
		}
	}
}

// looked is what the word in focus asks of English in the last cross-attention that has looked: a dot on the bus under every
// word, as large as its share.
func (s *scene) looked(t towers) {
	last := ""
	for _, b := range s.crosses() {
		if s.Progress(b) == 1 {
			last = b
		}
	}
	if last == "" || s.way {
		return
	}
	for i, share := range s.looks(last)[s.Focus] {
		s.Add(picture.Circle(picture.Point{X: t.all[0].x(i), Y: t.memory}, 1+5*share, picture.Solid(picture.PosLine), picture.Stroke{}))
	}
}

// going is a line of what goes through a block: blue, and violet once gradients have come back.
func (s *scene) going(b string, width float64) picture.Stroke {
	stroke := figure.Solid(picture.PosLine, width)
	if s.Undone(b) {
		stroke.Paint = passed
	}
	return stroke
}
