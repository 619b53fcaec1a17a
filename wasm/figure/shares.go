package figure

import (
	"slices"

	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// Shares are the largest probabilities of a row, as bars with their names, and a line about all others.
type Shares struct {
	Of     film.Ref // the row
	Name   func(j int) string
	Chosen int       // the one that stands out, or −1
	Was    []float64 // what they were before something was changed, as outlines; nil for nothing
	Most   int       // that are shown, the one that stands out among them
	Names  float64
	Rest   func(n int, share string) string // what is said of n others, which have a share together
}

const shareH = 22

// Size implements Part.
func (v Shares) Size(_ *Scene, width float64) (w, h float64) {
	return width, shareH * float64(v.Most+1)
}

// Draw implements Part. It draws nothing before all have arrived.
func (v Shares) Draw(s *Scene, at picture.Box) {
	if !s.Has(v.Of) {
		return
	}
	row, rest := s.Line(v.Of), 1.0
	shown := Strongest(row, v.Most)
	if v.Chosen >= 0 && !slices.Contains(shown, v.Chosen) {
		shown[len(shown)-1] = v.Chosen
	}
	for k, j := range shown {
		v.bar(s, picture.Box{X: at.X, Y: at.Y + shareH*float64(k), W: at.W}, j, row[j])
		rest -= row[j]
	}
	y := at.Y + shareH*float64(v.Most) + 12
	s.Write(at.X+v.Names, y, v.Rest(len(row)-v.Most, Percent(max(0, rest))), Note)
}

// bar is one of them.
func (v Shares) bar(s *Scene, at picture.Box, j int, share float64) {
	fill := picture.Paint{Role: picture.Pos, Share: 0.45, Alpha: 1}
	look := Result.Sized(15, 400).At(picture.End).Within(v.Names - 12)
	if j == v.Chosen {
		fill, look.Weight = picture.Solid(picture.Pos), 600
	}
	x, full := at.X+v.Names, at.W-v.Names-60
	if v.Was != nil {
		full -= 54
	}
	wide := max(1, full*share)
	of := s.Nth(v.Of, j)
	ring := picture.Rect{Box: picture.Box{X: x - 2, Y: at.Y - 2, W: wide + 50, H: 20}, Radius: 3}
	name := s.called(of)
	s.Item(picture.Item{ID: name.id, Label: name.label, Value: Percent(share), Ring: ring}, func() {
		s.Add(picture.Rect{Box: ring.Box}, picture.Rect{Box: picture.Box{X: x, Y: at.Y, W: wide, H: 16}, Radius: 2, Fill: fill})
		s.Write(x-12, at.Y+13, v.Name(j), look)
		if v.Was == nil {
			s.Write(x+wide+9, at.Y+13, Percent(share), Name.In(picture.Ink1))
			return
		}
		was := picture.Rect{Box: picture.Box{X: x, Y: at.Y, W: max(1, full*v.Was[j]), H: 16}, Radius: 2, Stroke: Solid(picture.Ink2, 1)}
		s.Add(was)
		x += max(wide, was.W) + 9
		s.Write(x, at.Y+13, Percent(share), Name.In(picture.Ink1))
		if before := Percent(v.Was[j]); before != Percent(share) {
			s.Write(x+Taken(Percent(share), 13)+7, at.Y+13, phrase.Say("was", "share", before), Note)
		}
	})
}
