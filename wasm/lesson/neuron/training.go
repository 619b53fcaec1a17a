package neuron

import (
	"math"

	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// showsTraining reports whether there is more than one update to look at, or a surface was asked for.
func (m *model) showsTraining() bool { return len(updates(m.entries)) > 1 || m.pair != "off" }

// trainingHeight is the height of the part below the formula.
func trainingHeight(narrow, withSurface bool) float64 {
	switch {
	case narrow && withSurface:
		return 410
	case withSurface:
		return 250
	}
	return 190
}

// training draws the loss curve and the loss surface: beside each other, on phones below, and on slides beside the network.
func (s *scene) training() {
	if !s.showsTraining() {
		return
	}
	top, both := s.rule+82, s.pair != "off"
	curve, field := picture.Box{X: 40, Y: top + 36, W: s.width - 56, H: 116}, picture.Box{X: s.width - 300, Y: top + 36, W: 284, H: 176}
	switch {
	case s.Slide:
		curve = picture.Box{X: s.width + 96, Y: 40, W: s.Width - s.width - 104, H: 110}
		field = picture.Box{X: curve.X, Y: 228, W: curve.W, H: 130}
	case s.narrow:
		field = picture.Box{X: 40, Y: top + 226, W: curve.W, H: 140}
	case both:
		curve.W, curve.H = s.width-420, field.H
	}
	if !s.Slide {
		s.Rule(0, s.width, top)
	}
	if s.curve(curve); both {
		s.surface(field)
	}
}

// most is after how many updates at most the loss over all examples is worked out.
const most = 200

// meansOf are the losses over all examples after the updates, or after some of them, the last one among them.
func (m *model) meansOf(es []entry) (all []figure.Mean) {
	if len(m.data) == 1 {
		return nil
	}
	for k := len(es) - 1; k >= 0; k -= 1 + len(es)/most {
		if loss := m.mean(es[k].after); !math.IsInf(loss, 0) && !math.IsNaN(loss) {
			all = append(all, figure.Mean{Update: es[k].update, Loss: loss})
		}
	}
	return all
}

// curve draws the loss of every update, the present one marked, and for a fork dashed the loss without it.
func (s *scene) curve(box picture.Box) {
	c := figure.Losses{Unit: "update", First: say("update", "n", 1), Live: curveOf(s.entries), Each: 60, Item: func(update int) picture.Item {
		e := updates(s.entries)[update-1]
		label := say("update.where", "n", e.update, "epoch", e.epoch, "example", e.example)
		return picture.Item{Label: label, Seek: s.sameStep(e)}
	}}
	c.Now, c.Means = min(s.e.update, len(c.Live)), s.means
	title := "alone"
	if len(c.Means) > 0 {
		title = "examples"
	}
	if s.original != nil {
		title, c.Others = title+", fork", [][]float64{curveOf(s.original)}
	}
	if c.Logarithmic() {
		title += ", log"
	}
	s.heading(box, say("curve."+title))
	c.Plot(s.Pad, box)
}

// curveOf are the losses of the updates among some entries.
func curveOf(es []entry) (all []float64) {
	for _, e := range updates(es) {
		all = append(all, e.value[outLoss])
	}
	return all
}

// sameStep is the id of the present kind of step in another update.
func (s *scene) sameStep(e entry) string {
	prefix, _ := s.chapter(e, len(updates(s.entries)) == 1)
	if s.e.check {
		return prefix + "given"
	}
	id, _ := s.Beat()
	return prefix + id
}

func (s *scene) heading(box picture.Box, title string) {
	s.Fitted(box.X-40, box.Y-14, title, figure.Title.Within(box.W+40))
}
