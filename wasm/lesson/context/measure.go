package context

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// of is the measurement of a kind for an n.
func (s *scene) of(kind string, n int) float64 { return s.Single(numbered(kind, n)).Value }

// measures is a row of measurements for each n.
func (s *scene) measures() {
	if s.wide() {
		s.wideTable()
		return
	}
	for n := 1; n <= s.n; n++ {
		y := 8 + 62*float64(n-1)
		s.lead(n, picture.Box{Y: y, W: s.Width, H: 58})
		bar := picture.Box{X: 30, W: s.Width*0.5 - 40, H: 14}
		text := picture.Box{X: s.Width*0.5 - 4, W: s.Width * 0.5, H: 18}
		bar.Y, text.Y = y+2, y
		s.contexts(n, bar)
		s.pair(n, text)
		bar.Y, text.Y = y+22, y+20
		s.share(n, bar)
		s.text(numbered("unseen", n), text, picture.Start, say("text.unseen", "share", s.written("unseen", s.of("unseen", n))))
		bar.Y, text.Y = y+42, y+40
		s.surprise(n, bar)
		s.text(numbered("perplexity", n), text, picture.Start, say("text.perplexity", "x", number.Format(s.of("perplexity", n))))
	}
}

// pair writes how many contexts were seen of how many possible, in two items side by side.
func (s *scene) pair(n int, b picture.Box) {
	seen, possible := b, b
	seen.W, possible.X, possible.W = b.W*0.4, b.X+b.W*0.4, b.W*0.6-2
	s.text(numbered("seen", n), seen, picture.Start, number.Format(s.of("seen", n)))
	s.text(numbered("possible", n), possible, picture.Start, say("text.possible", "n", number.Format(s.of("possible", n))))
}

// wideTable has a column for each measurement, with a bar in front of its number.
func (s *scene) wideTable() {
	w := s.Width
	head := figure.Note
	s.Write(0, 14, "n", head.In(picture.Ink1))
	for _, h := range []struct {
		x    float64
		name string
	}{{0.05, "contexts"}, {0.53, "unseen"}, {0.79, "perplexity"}} {
		s.Write(h.x*w, 14, say("column."+h.name), head)
	}
	for n := 1; n <= s.n; n++ {
		y := 28 + 46*float64(n-1)
		s.lead(n, picture.Box{Y: y, W: w, H: 42})
		bar := func(x, share float64) picture.Box { return picture.Box{X: x * w, Y: y + 12, W: share * w, H: 18} }
		text := func(x, share float64) picture.Box { return picture.Box{X: x * w, Y: y + 10, W: share * w, H: 22} }
		s.contexts(n, bar(0.05, 0.26))
		s.pair(n, text(0.325, 0.19))
		s.share(n, bar(0.53, 0.15))
		s.text(numbered("unseen", n), text(0.69, 0.08), picture.Start, s.written("unseen", s.of("unseen", n)))
		s.surprise(n, bar(0.79, 0.12))
		s.text(numbered("perplexity", n), text(0.92, 0.08), picture.Start, number.Format(s.of("perplexity", n)))
	}
}

// lead is the number of a row, washed while it is in play.
func (s *scene) lead(n int, b picture.Box) {
	for _, name := range []string{"seen", "unseen", "perplexity"} {
		if s.current(numbered(name, n)) {
			s.Add(picture.Rect{Box: b, Radius: 4, Fill: picture.Solid(picture.NowWash)})
		}
	}
	s.Write(8, b.Y+min(b.H/2, 21)+5, strconv.Itoa(n), figure.Result.Sized(15, 600).At(picture.Start))
}

// contexts are two bars, one in the other, on a scale of powers of ten: possible, and seen.
func (s *scene) contexts(n int, b picture.Box) {
	t := s.eased(numbered("possible", n))
	most := max(1, math.Log10(s.of("possible", s.n)))
	length := func(id string) float64 { return 3 + (b.W-3)*math.Log10(max(1, s.of(id, n)))/most }
	s.bar(b, b.W, picture.Paint{}, figure.Hairline)
	s.bar(b, t*length("possible"), picture.Paint{Role: picture.Pos, Share: 0.25, Alpha: 1}, figure.Rest)
	s.bar(b, t*length("seen"), picture.Paint{Role: picture.Pos, Share: 0.9, Alpha: 1}, figure.Rest)
}

// share is the part of the held-out runs that were never seen.
func (s *scene) share(n int, b picture.Box) {
	id := numbered("unseen", n)
	s.bar(b, b.W, picture.Paint{}, figure.Hairline)
	s.bar(b, b.W*s.Single(id).Value*s.eased(id), picture.Paint{Role: picture.Neg, Share: 0.7, Alpha: 1}, figure.Rest)
}

// surprise is the perplexity beside the largest one known in the table.
func (s *scene) surprise(n int, b picture.Box) {
	most := 0.0
	for k := 1; k <= s.n; k++ {
		most = max(most, s.of("perplexity", k))
	}
	id := numbered("perplexity", n)
	s.bar(b, b.W*s.Single(id).Value/most*s.eased(id), picture.Paint{Role: picture.Ink3, Share: 0.45, Alpha: 1}, figure.Rest)
}

// bar fills the first pixels of a box.
func (s *scene) bar(b picture.Box, pixels float64, fill picture.Paint, line picture.Stroke) {
	if b.W = pixels; b.W >= 1 {
		s.Add(picture.Rect{Box: b, Radius: 3, Fill: fill, Stroke: line})
	}
}
