package position

import (
	"strconv"

	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// cards draws the words in both orders, with attention's outputs under them, and the way that every card goes.
func (s *scene) cards() {
	s.captions()
	for place, i := range s.order[1] {
		s.way(i, place)
	}
	for i := range s.words {
		s.cardOf(0, i, s.card(0, i))
		s.outputs(0, i)
	}
	t := s.eased("scramble")
	if !s.From("scramble") {
		return
	}
	for place, i := range s.order[1] {
		from, to := s.card(0, i), s.card(1, place)
		box := to
		box.X, box.Y = from.X+(to.X-from.X)*t, from.Y+(to.Y-from.Y)*t
		s.cardOf(1, place, box)
		s.outputs(1, place)
	}
}

// orders are the two as their phrases are named.
var orders = [2]string{"written", "other"}

// captions names the rows, or on a phone the columns.
func (s *scene) captions() {
	for k, order := range orders {
		title := say("order." + order)
		if s.narrow {
			s.Write(s.orders[k], 14, title, figure.Note)
			continue
		}
		s.Write(0, s.orders[k]+21, title, figure.Name.Within(s.left-8))
		if s.From("plain") && (k == 0 || s.From("scramble")) {
			s.Write(0, s.strip(k, 0, false).Y+9, say("strip.plain"), figure.Note.Within(s.left-8))
		}
		if s.From("placed") {
			s.Write(0, s.strip(k, 0, true).Y+10, say("strip.placed"), figure.Note.Within(s.left-8))
		}
	}
}

// cardOf draws a card.
func (s *scene) cardOf(order, place int, box picture.Box) {
	r := picture.Rect{Box: box, Radius: 4, Fill: picture.Solid(picture.Ground), Stroke: figure.Rest}
	switch i := s.index(order, place); {
	case s.pointed() == i:
		r.Stroke = figure.Framed
	case s.trained && s.Unknown[i]:
		r.Stroke = picture.Stroke{Paint: picture.Solid(picture.Bad), Width: 1.5, Dash: picture.Dotted}
	}
	word, k := s.word(order, place), order*len(s.words)+place
	it := picture.Item{ID: "card-" + strconv.Itoa(k), Label: say("card."+orders[order], "word", word, "n", place), Ring: r}
	room, size := box.W-22, figure.NameSize(s.words, box.W-22, 12)
	numbered := s.numbered(size, box.W)
	if !numbered {
		room, size = box.W-10, figure.NameSize(s.words, box.W-10, 12)
	}
	s.Item(it, func() {
		s.Add(r)
		c := r.Center()
		s.Write(c.X, c.Y+0.35*size, figure.Fit(word, size, room), figure.Title.Sized(size, 400).At(picture.Middle).Within(box.W-8))
		if numbered {
			s.Write(box.X+6, box.Y+13, strconv.Itoa(place), figure.Note)
		}
	})
}

// numbered reports whether cards so wide have room for their places beside all words.
func (s *scene) numbered(size, wide float64) bool {
	for _, w := range s.words {
		if figure.Width(figure.Fit(w, size, wide-22), size) > wide-2*(6+figure.Width(strconv.Itoa(len(s.words)-1), 12)) {
			return false
		}
	}
	return true
}

// outputs draws what attention makes of a word, without positions and with them.
func (s *scene) outputs(order, place int) {
	k := order*len(s.words) + place
	if s.From("plain") {
		s.output("plain", k, s.strip(order, place, false), s.plain[order], place)
	}
	if s.From("placed") {
		s.output("placed", k, s.strip(order, place, true), s.placed[order], place)
	}
}

func (s *scene) output(op string, k int, box picture.Box, v value, place int) {
	ring := picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty}
	it := picture.Item{ID: op + "-" + strconv.Itoa(k), Label: say("output."+op, "word", s.word(k/len(s.words), place), "n", place), Ring: ring}
	s.Item(it, func() {
		if !s.Done(op) {
			s.Add(ring)
			return
		}
		s.Add(figure.Painted(picture.Grid{Rows: 1, Cols: s.d, Data: v.Data()[place*s.d:][:s.d]}, box, s.scale))
	})
}

// way is the line that a card goes along from one order to the other.
func (s *scene) way(i, place int) {
	t := s.Reached("scramble", 0)
	if t == 0 {
		return
	}
	a, b := s.strip(0, i, true), s.card(1, place)
	a.Y += s.below
	from, to := picture.Point{X: a.X + a.W/2, Y: a.Y + a.H + 4}, picture.Point{X: b.X + b.W/2, Y: b.Y - 4}
	c := picture.Cubic{from, {X: from.X, Y: (from.Y + to.Y) / 2}, {X: to.X, Y: (from.Y + to.Y) / 2}, to}
	if s.narrow {
		a = s.card(0, i)
		from, to = picture.Point{X: a.X + a.W + 2, Y: a.Y + a.H/2}, picture.Point{X: b.X - 2, Y: b.Y + b.H/2}
		c = picture.Cubic{from, {X: (from.X + to.X) / 2, Y: from.Y}, {X: (from.X + to.X) / 2, Y: to.Y}, to}
	}
	arrow := picture.Arrow{Curve: c, Width: 1.25, Paint: picture.Solid(picture.Edge), Reach: s.eased("scramble")}
	if p := s.pointed(); p == i {
		arrow.Width, arrow.Paint = 2, picture.Solid(picture.Ink1)
	} else if p >= 0 {
		arrow.Paint = arrow.Paint.Faded(0.25)
	}
	s.Add(arrow)
}

// pointed is the word, as written, whose card or output is pointed at, or −1.
func (s *scene) pointed() int {
	for _, name := range []string{"card-", "plain-", "placed-"} {
		if len(s.hover) > len(name) && s.hover[:len(name)] == name {
			if k, err := strconv.Atoi(s.hover[len(name):]); err == nil && k < 2*len(s.words) {
				return s.index(k/len(s.words), k%len(s.words))
			}
		}
	}
	return -1
}
