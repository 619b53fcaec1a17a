package layers

import (
	"strconv"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// On a phone a place that holds others is a map to press, and a block is the operation under way.
const (
	stripHigh  = 44 // the height of the smallest map
	phonePitch = 46 // of blocks, which are as high as a finger
	phoneList  = 28 // of words below one another
)

// phoneHeight is the height of the figure on a phone.
func (m *Model) phoneHeight() float64 {
	switch {
	case !m.Inside():
		return crumbs + phonePitch*float64(m.highest()+1) + 190
	case m.Opened:
		return crumbs + stripHigh + phonePitch*float64(m.highest()+1)
	case attends(m.At):
		return crumbs + stripHigh + m.listPitch()*float64(len(m.asked(m.At))) + 250
	}
	rest := 26 + 34*5 + 10 + workings + 12.0
	if m.At == "output" {
		rest += NextHigh - 34*2
	}
	return crumbs + stripHigh + rest
}

func (m *Model) listPitch() float64 {
	if len(m.asked(m.At)) > 14 {
		return 20
	}
	return phoneList
}

// phone is the narrow form.
func (s *scene) phone(box picture.Box) {
	if !s.Inside() {
		s.buttons(box)
		s.Likely(s.Scene, picture.Box{X: 2, Y: box.Y + phonePitch*float64(s.highest()+1) + 18, W: s.Width - 4})
		return
	}
	s.smallest(box)
	if box.Y, box.H = box.Y+stripHigh, box.H-stripHigh; s.Opened {
		s.buttons(box)
		return
	}
	if attends(s.At) {
		s.list(box)
		return
	}
	s.Write(2, box.Y+10, quoted(s.words(s.At)[s.row()]), figure.Title.Sized(15, 600))
	y := box.Y + 26
	rows, _ := s.rows()
	for _, r := range rows {
		s.named(r, picture.Box{X: 2, Y: y, W: s.Width - 4, H: 22})
		y += 34
	}
	if s.At == "output" {
		s.Likely(s.Scene, picture.Box{X: 2, Y: y + 14, W: s.Width - 4})
		y += NextHigh
	}
	s.worked(picture.Box{X: 2, Y: y + 10, W: s.Width - 4, H: workings})
}

// buttons is the map of the whole model, whose blocks are buttons.
func (s *scene) buttons(box picture.Box) {
	wide := (s.Width - 28) / 2
	foot := box.Y + phonePitch*float64(s.highest()+1) - 10
	for k := range s.Stacks {
		all, x := s.column(&s.Stacks[k]), 2+float64(k)*(wide+24)
		s.Add(figure.Straight(x+wide/2, foot-phonePitch*float64(len(all)-1), x+wide/2, foot, figure.Edge))
		for i, b := range all {
			s.button(picture.Box{X: x, Y: foot - 34 - phonePitch*float64(i), W: wide, H: 36}, b)
		}
	}
}

// button is one block of that map.
func (s *scene) button(at picture.Box, b string) {
	frame := picture.Rect{Box: at, Radius: 5, Fill: picture.Solid(picture.Well), Stroke: figure.Edge}
	if !s.Has(film.At(s.Out(b))) {
		frame.Fill, frame.Stroke = picture.Solid(picture.Ground), figure.Empty
	}
	back, now := s.UnderWay(b)
	switch {
	case now && back:
		frame.Stroke = figure.Solid(picture.Grad, 1.5)
	case now:
		frame.Stroke = figure.Framed
	}
	if b == s.At {
		frame.Stroke.Width = 2
	}
	it := s.wayTo(b, frame)
	it.Set["map"] = "off"
	size, known := s.weightsOf(b)
	s.Item(it, func() {
		s.Add(frame)
		name := short(b)
		if figure.Taken(name, 13) > at.W-66 {
			name = say("short." + Kind(b))
		}
		s.Write(at.X+10, at.Y+22, name, figure.Name.In(picture.Ink1).Within(at.W-66))
		if known && b != "output" {
			bar := picture.Box{X: at.X + at.W - 50, Y: at.Y + 15, W: max(1, 40*size/s.heaviest()), H: 6}
			s.Add(picture.Rect{Box: bar, Fill: picture.Solid(picture.Grad)})
		}
	})
}

// smallest is the map in its smallest size: all blocks in a line, the place in ink. A press on it opens the map, or closes it.
func (s *scene) smallest(box picture.Box) {
	all, beside, to := s.Blocks(), say("map.open"), "on"
	if s.Opened {
		beside, to = say("map.close"), "off"
	}
	ring := picture.Rect{Box: picture.Box{Y: box.Y - 8, W: s.Width, H: stripHigh}, Radius: 4}
	it := picture.Item{ID: "map", Label: say("map of all"), Ring: ring, Set: map[string]string{"map": to}}
	pitch := (s.Width - figure.Taken(beside, 13) - 16) / float64(len(all)+1)
	wide, x, y := min(16, 0.8*pitch), 2.0, box.Y+4
	s.Item(it, func() {
		s.Add(picture.Rect{Box: ring.Box})
		for i, b := range all {
			if i > 0 && Zone(b) != Zone(all[i-1]) && b != "output" {
				x += pitch / 2
			}
			frame := picture.Rect{Box: picture.Box{X: x, Y: y, W: wide, H: 14}, Radius: 3, Fill: picture.Solid(picture.Well), Stroke: figure.Edge}
			if b == s.At {
				frame.Fill, frame.Stroke = picture.Solid(picture.Ink1), picture.Stroke{}
			}
			if s.Add(frame); i+1 < len(all) && (Zone(all[i+1]) == Zone(b) || all[i+1] == "output") {
				s.Add(figure.Straight(x+wide, y+7, x+pitch, y+7, figure.Edge))
			}
			x += pitch
		}
		s.Write(s.Width-2, y+12, beside, figure.Name.In(picture.Ink1).At(picture.End))
	})
}

// list is an attention: the word that asks, and those that it asks below one another, with their shares.
func (s *scene) list(box picture.Box) {
	words, pitch := s.asked(s.At), s.listPitch()
	own := s.words(s.At)[s.row()]
	mid := box.Y + pitch*float64(len(words))/2
	s.Add(picture.Rect{Box: picture.Box{X: 2, Y: mid - 16, W: 62, H: 32}, Radius: 4, Fill: picture.Solid(picture.NowWash)})
	s.Write(33, mid+5, figure.Fit(own, 15, 54), figure.Result.Sized(15, 600).Within(56))
	row := film.At(s.HeadWeights(s.At, s.Head), s.row())
	weights := s.Line(row)
	total := 0.0
	for _, w := range weights {
		total += 1 + 9*w
	}
	port := mid - total/2
	for j, w := range weights {
		y := box.Y + pitch*(float64(j)+0.5)
		wide := 1 + 9*w
		s.asks(j, w, picture.Point{X: 72, Y: port + wide/2}, picture.Point{X: 126, Y: y}, wide)
		port += wide
		s.answers(words[j], j, w, y, row)
	}
	s.Add(figure.Straight(71, mid-total/2-2, 71, mid+total/2+2, figure.Framed))
	y := box.Y + pitch*float64(len(words)) + 14
	s.answer(picture.Box{X: 2, Y: y, W: s.Width - 4})
	s.named(film.At(s.At+".out", s.row()), picture.Box{X: 2, Y: y + 86, W: s.Width - 4, H: 16})
	s.worked(picture.Box{X: 2, Y: y + 116, W: s.Width - 4, H: workings})
}

// answer is what the head in focus makes of the values, in two rows of cells.
func (s *scene) answer(at picture.Box) {
	n := s.D / s.Heads
	s.Write(at.X, at.Y+8, say("answer of head", "head", s.Head+1, "n", n), figure.Name.In(picture.Ink3).Within(at.W))
	cells := figure.Spread(at.X, at.W/float64(n/2), n/2, 1)
	for c := range n {
		r := s.shown(film.At(s.At+".concat", s.row(), s.Head*n+c))
		figure.Number{Of: r}.Draw(s.Scene, cells.Box(c%(n/2), at.Y+20+27*float64(c/(n/2)), 26))
	}
	s.Add(picture.Rect{Box: cells.Across(at.Y+20, 53).Grown(1.5), Radius: 3, Stroke: figure.Framed})
}

// asks is the arrow to one of the words.
func (s *scene) asks(j int, w float64, from, to picture.Point, wide float64) {
	share := s.Share(film.At(s.HeadWeights(s.At, s.Head), s.row(), j))
	if share == 0 || w < 0.01 {
		return
	}
	c := picture.Cubic{from, {X: from.X + 30, Y: from.Y}, {X: to.X - 30, Y: to.Y}, to}
	s.Add(picture.Arrow{Curve: c, Width: wide, Paint: picture.Solid(figure.Head(s.Head)), Reach: share})
}

// answers is one of the words with its share.
func (s *scene) answers(word string, j int, w, y float64, row film.Ref) {
	ring := picture.Rect{Box: picture.Box{X: 128, Y: y - s.listPitch()/2, W: s.Width - 130, H: s.listPitch()}, Radius: 4}
	it := picture.Item{ID: "asked-" + strconv.Itoa(j), Label: quoted(word), Ring: ring}
	known := s.Has(film.At(row.Name, row.I, j))
	if known {
		it.Value = figure.Percent(w)
	}
	s.Item(it, func() {
		s.Add(picture.Rect{Box: ring.Box})
		s.Write(132, y+5, figure.Fit(word, 15, 82), figure.Title.Sized(15, 400).Within(84))
		if known {
			bar := picture.Rect{Box: picture.Box{X: 220, Y: y - 3, W: s.Width - 270, H: 6}, Radius: 2, Fill: picture.Solid(picture.Hairline)}
			s.Add(bar)
			bar.W, bar.Fill = max(1, bar.W*w), picture.Solid(figure.Head(s.Head))
			s.Add(bar)
			s.Write(s.Width-2, y+5, figure.Percent(w), figure.Title.Sized(13, 500).At(picture.End))
		}
	})
}
