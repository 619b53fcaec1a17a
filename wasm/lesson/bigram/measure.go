package bigram

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// measures draws how empty the table is, and how well the model predicts a text it has not seen.
func (s *scene) measures() {
	w := s.Width
	if !s.narrow {
		w = s.Width*0.42 - 20
	}
	cells := int(s.sparsity.Cells)
	s.share("empty", 30, w, s.sparsity.Empty, say("of", "n", number.Int(cells-s.counts.Distinct()), "all", number.Int(cells)))
	if s.coverage.Total == 0 {
		s.Write(0, 112, say("head.no text"), figure.Name)
		return
	}
	s.share("unseen", 104, w, s.coverage.Share(), say("of", "n", s.coverage.Unseen, "all", s.coverage.Total))
	if s.index == 0 {
		return
	}
	y := 196.0
	right := w
	mid := w - 110
	s.Write(0, y-8, say("head.new text"), figure.Label{Size: 13, Weight: 500, Role: picture.Ink1})
	s.Write(mid, y-8, "α = "+number.Format(s.alpha), figure.Note.At(picture.End))
	s.row(y+18, mid, right, say("name.perplexity"), s.measured.Perplexity, s.mended.Perplexity)
	s.row(y+46, mid, right, say("head.bits"), s.measured.BitsPerWord, s.mended.BitsPerWord)
	if s.repair != s.alpha {
		s.Write(right, y-8, "α = "+number.Format(s.repair), figure.Note.At(picture.End))
	}
	if s.narrow {
		s.plot(picture.Box{X: 44, Y: 300, W: s.Width - 56, H: 84})
		return
	}
	s.plot(picture.Box{X: s.Width*0.42 + 70, Y: 50, W: s.Width*0.58 - 86, H: s.note - 50 - 40})
}

func (s *scene) row(y, mid, right float64, name string, v, mended float64) {
	s.Write(0, y, name, figure.Name)
	l := figure.Label{Size: 17, Weight: 500, Role: picture.Ink1, Anchor: picture.End}
	text := "∞"
	if !math.IsInf(v, 0) {
		text = number.Format(v)
	} else {
		l.Role = picture.Bad
	}
	s.Write(mid, y, text, l)
	if s.repair != s.alpha {
		l.Role = picture.Ink1
		s.Write(right, y, number.Format(mended), l)
	}
}

// share is a part of a whole as a bar.
func (s *scene) share(id string, y, w, v float64, text string) {
	name, t := say("head."+id), s.Reached("empty", -1)
	ring := picture.Rect{Box: picture.Box{X: 0, Y: y + 12, W: w, H: 18}, Radius: 3, Fill: picture.Solid(picture.Well), Stroke: figure.Hairline}
	s.Item(picture.Item{ID: id, Label: name, Value: number.Format(100*v) + " %", Ring: ring}, func() {
		s.Fitted(0, y, name, figure.Name.Within(w-76))
		s.Write(w, y, number.Format(100*v)+" %", figure.Label{Size: 15, Weight: 500, Role: picture.Ink1, Anchor: picture.End})
		s.Add(ring)
		s.Add(picture.Rect{Box: picture.Box{X: 0, Y: y + 12, W: max(1, w*v*t), H: 18}, Radius: 3, Fill: picture.Solid(picture.Edge)})
		s.Write(0, y+48, text, figure.Note)
	})
}

// plot draws the perplexity over α, from 0 to 2; where it is infinite there is no point.
func (s *scene) plot(box picture.Box) {
	lo, hi := math.Inf(1), 0.0
	for _, v := range s.curve {
		if !math.IsInf(v, 0) {
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	lo, hi = lo*0.95, hi*1.05
	at := func(alpha, v float64) picture.Point {
		return picture.Point{X: box.X + box.W*alpha/maxAlpha, Y: box.Y + box.H*(1-(v-lo)/max(1e-9, hi-lo))}
	}
	frame := picture.Rect{Box: box}
	drag := &picture.Drag{Key: "alpha", Right: []float64{maxAlpha / box.W}, Up: []float64{0}, Step: 0.01}
	s.Item(picture.Item{ID: "curve", Label: say("item.curve"), Ring: frame, Control: "alpha", Drag: drag}, func() {
		s.Add(frame)
		y := box.Y + box.H
		s.Add(picture.Curve{Points: []picture.Point{{X: box.X, Y: box.Y}, {X: box.X, Y: y}, {X: box.X + box.W, Y: y}}, Stroke: figure.Rest})
		var points []picture.Point
		for i, v := range s.curve {
			if !math.IsInf(v, 0) {
				points = append(points, at(curveAlpha(i), v))
			}
		}
		s.Add(picture.Curve{Points: points, Stroke: picture.Stroke{Paint: picture.Solid(picture.PosLine), Width: 2}})
		s.Write(box.X-36, box.Y-12, say("head.curve"), figure.Name)
		s.Write(box.X, y+17, "0", figure.Note.At(picture.Middle))
		s.Write(box.X+box.W/2, y+17, "α = 1", figure.Note.At(picture.Middle))
		s.Write(box.X+box.W, y+17, "2", figure.Note.At(picture.Middle))
		s.Write(box.X-7, box.Y+9, number.Short(hi, 3), figure.Note.At(picture.End))
		s.Write(box.X-7, y, number.Short(lo, 3), figure.Note.At(picture.End))
		if !math.IsInf(s.mended.Perplexity, 0) {
			s.Mark(at(s.repair, s.mended.Perplexity), 6, picture.Ink1)
		}
	})
}
