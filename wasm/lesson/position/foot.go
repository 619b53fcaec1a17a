package position

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// added is the word that stands at the chosen position, or the last one.
func (s *scene) added() int { return min(s.model.at, len(s.words)-1) }

// addition draws a word's vector, its position's, and their sum.
func (s *scene) addition() {
	if !s.From("add") {
		return
	}
	w := s.added()
	left := 118.0
	if s.narrow {
		left = 76
	}
	name := figure.Name.Within(left - 8)
	titles := []string{"“" + figure.Fit(s.words[w], 13, left-30) + "”", "+ PE(" + strconv.Itoa(w) + ")", "= z"}
	for k, of := range []string{"x", "PE", "z"} {
		y := s.foot + float64(k)*34
		s.Write(0, y+18, titles[k], name)
		at := picture.Box{X: left, Y: y, W: s.width - left - 2, H: 26}
		figure.Vector{Of: film.At(of, w), Each: true, Mute: of == "PE"}.Draw(s.Scene, at) // the table has its items
	}
}

// shown is how many pairs have their hands drawn.
const shown = 8

// hands draws each pair of dimensions as a hand on a dial: sine is its height, cosine its breadth. The shift turns
// it by the same angle from whatever position.
func (s *scene) hands() {
	n := min(s.d/2, shown)
	across, pitch := float64(n), min(112, s.width/float64(n))
	if s.narrow {
		across, pitch = 4, s.width/4
	}
	t := s.eased("turn")
	s.Write(0, s.foot-12, s.brief("hands", "at", s.model.at, "k", number.Format(float64(s.shift))), figure.Title.Within(s.width))
	for i := range n {
		row, col := math.Floor(float64(i)/across), math.Mod(float64(i), across)
		c := picture.Point{X: (col + 0.5) * pitch, Y: s.foot + 38 + row*104}
		s.dial(i, c, min(34, pitch/2-8), t)
	}
	if s.Done("match") {
		y := s.foot + 94
		if s.narrow {
			y = s.foot + s.dials(s.d) - 12
		}
		look := figure.Note.Sized(12, 500).In(picture.Ink1).At(picture.End)
		s.Write(s.width, y+10, s.brief("off", "difference", number.Format(s.off)), look.Within(s.width))
	}
}

// dial is the hand of one pair: grey where it was, dark where it is.
func (s *scene) dial(i int, c picture.Point, r, t float64) {
	ring := picture.Circle(c, r, picture.Solid(picture.Ground), figure.Rest)
	angle := func(pos float64) picture.Point {
		a := pos * s.frequency(i)
		return picture.Point{X: c.X + r*math.Cos(a), Y: c.Y - r*math.Sin(a)}
	}
	at, turn := float64(s.model.at), float64(s.shift)*s.frequency(i)
	label := say("hand", "n", i, "a", 2*i, "b", 2*i+1)
	s.Item(picture.Item{ID: "hand-" + strconv.Itoa(i), Label: label, Value: number.Format(turn), Ring: ring}, func() {
		s.Add(ring, picture.Line(c, angle(at), picture.Stroke{Paint: figure.Edge.Paint, Width: 1.5}))
		tip := angle(at + float64(s.shift)*t)
		s.Add(picture.Line(c, tip, figure.Latest))
		s.Mark(tip, 4, picture.Ink1)
		s.Write(c.X, c.Y+r+15, number.Short(turn, 2)+" rad", figure.Note.At(picture.Middle).Within(2*r+20))
	})
}
