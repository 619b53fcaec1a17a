package bigram

import (
	"glassbox/core/number"
	"glassbox/core/token"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// wholeText writes all that was drawn, as far as there is room; a circle in it is washed.
func (s *scene) wholeText() {
	const line, gap = 24.0, 6.0
	x, y, shown := 0.0, 46.0, 0
	for i, d := range s.drawn.Draws {
		name := figure.Fit(s.name(d.ID), 15, s.Width-2*gap)
		w := figure.Width(name, 15)
		if x+w > s.Width {
			x, y = 0, y+line
		}
		if y > s.note-line {
			break
		}
		if l := s.drawn.Loop; l.Length > 0 && i >= l.Start && i < l.Start+l.Length {
			wash := picture.Box{X: x - gap/2, Y: y - 17, W: min(w+gap, s.Width-x+gap/2), H: line - 1}
			s.Add(picture.Rect{Box: wash, Fill: picture.Solid(picture.NowWash)})
		}
		role := picture.Ink1
		if d.ID < token.First {
			role = picture.Ink3
		}
		s.Write(x, y, name, figure.Label{Size: 15, Weight: 400, Role: role, Max: w + gap})
		x, shown = x+w+gap, i+1
	}
	s.Write(0, 14, say("head.all"), figure.Note)
	n := len(s.drawn.Draws)
	text := say("draws", "n", number.Int(n))
	if shown < n {
		text = say("first draws", "shown", number.Int(shown), "n", number.Int(n))
	}
	s.Write(s.Width, s.note, text, figure.Note.At(picture.End))
	if l := s.drawn.Loop; l.Length > 0 {
		s.Write(0, s.note, say("washed", "n", number.Int(l.Length)), figure.Note)
	}
}

// slider is a line for α, from maximum likelihood at 0 over Laplace's rule at 1 to 2.
func (s *scene) slider() {
	const y, margin = 48.0, 12.0
	left, right := margin, s.Width-margin
	if !s.narrow {
		left, right = s.left, s.left+s.cellW*float64(len(s.cols))
	}
	at := func(alpha float64) float64 { return left + (right-left)*alpha/maxAlpha }
	drag := &picture.Drag{Key: "alpha", Right: []float64{maxAlpha / (right - left)}, Up: []float64{0}, Step: 0.01}
	s.Write(left-margin, 18, say("head.alpha", "alpha", "α = "+number.Format(s.alpha)), figure.Name)
	it := picture.Item{ID: "alpha", Label: say("item.alpha"), Value: number.Format(s.alpha), Control: "alpha", Drag: drag}
	figure.Slider{Item: it, At: s.alpha / maxAlpha, Ticks: []float64{0, 1.0 / maxAlpha, 1}, Knob: 7.5}.Draw(s.Pad, left, right, y)
	s.Write(left-margin, y+24, say("head.counted"), figure.Note)
	if at(1)-left > 90 {
		s.Write(at(1), y+24, say("head.laplace"), figure.Note.At(picture.Middle))
	}
	s.Write(right+margin, y+24, number.Format(maxAlpha), figure.Note.At(picture.End))
}
