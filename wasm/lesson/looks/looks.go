// Package looks draws where heads of attention look as a training goes on: small pictures side by side, one over each tick of an
// axis of steps, and one of them large.
package looks

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/gym"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// Row is pictures side by side of what one head does.
type Row struct {
	At            func(step int) (gym.Look, bool) // what is known after a step
	Steps         []int                           // at which they were taken, or will be
	Now           int                             // the step that is looked at
	From, Reached int                             // steps that can be gone to
	Layer, Head   int                             // from 0
	Entered       bool                            // one of them is shown large
	Enter         string                          // the control that says so
}

// The controls of layer and head.
const (
	LayerKey = "look-layer"
	HeadKey  = "look-head"
)

// id is what an item is called, by its step.
const id = "looks-"

// near is the place of the step next to the one that is looked at, of those that are known; −1 for none.
func (r Row) near() int {
	best := -1
	for i, step := range r.Steps {
		if _, ok := r.At(step); ok && (best < 0 || apart(step, r.Now) <= apart(r.Steps[best], r.Now)) {
			best = i
		}
	}
	return best
}

// Shown is what is known of the step that is looked at, or of the next one to it.
func (r Row) Shown() (l gym.Look, ok bool) {
	if l, ok = r.At(r.Now); !ok {
		if i := r.near(); i >= 0 {
			return r.At(r.Steps[i])
		}
	}
	return l, ok
}

func apart(a, b int) int { return max(a-b, b-a) }

// Draw draws them with their middles at places, as high as they are wide.
func (r Row) Draw(s *figure.Scene, x []float64, y, side float64) {
	near := r.near()
	for i, step := range r.Steps {
		box := picture.Box{X: x[i] - side/2, Y: y, W: side, H: side}
		l, ok := r.At(step)
		weights := l.Weights(r.Layer, r.Head)
		if !ok || weights == nil {
			s.Add(picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty})
			s.Write(x[i], y+side/2+4, "·", figure.Note.At(picture.Middle))
			continue
		}
		it := picture.Item{ID: id + strconv.Itoa(step), Label: phrase.Say("looks.at", "step", step),
			Ring: picture.Rect{Box: box.Grown(2), Radius: 4}}
		if r.From <= step && step <= r.Reached {
			it.Set = map[string]string{gym.At: strconv.Itoa(step), r.Enter: "on"}
			if r.Entered && i == near {
				it.Set[r.Enter] = "off"
			}
		}
		s.Item(it, func() {
			s.Add(picture.Rect{Box: box, Radius: 2, Stroke: figure.Hairline}, r.cells(weights, len(l.Words), box))
			if i == near {
				s.Add(picture.Rect{Box: box.Grown(3), Radius: 4, Stroke: figure.Framed})
			}
		})
	}
}

// cells paints weights in the colour of the head.
func (r Row) cells(weights []float64, n int, box picture.Box) picture.Cells {
	grid := picture.NewGrid(n, n)
	for i, w := range weights {
		grid.Data[i] = 100 * w
	}
	c := figure.Painted(grid, box, 50)
	c.Role = colour(r.Head)
	return c
}

// colours are how many heads have one of their own.
const colours = 8

func colour(head int) picture.Role { return figure.Head(head % colours) }

// Chips are the layers and heads to choose from or, where there is no room, says which are chosen. Behind them stands what the
// heads read.
func (r Row) Chips(s *figure.Scene, y float64, layers, heads int) {
	side := 22.0
	x := 0.0
	text := phrase.Say("looks.of", "layer", r.Layer+1, "head", r.Head+1)
	if s.Narrow() || float64(layers+heads)*(side+3)+140 > s.Width {
		s.Add(figure.Swatch(r.Head%colours, true, x, y+side/2-5, 10))
		s.Write(x+18, y+side/2+4.5, text+r.reads(), figure.Name.Within(s.Width-18))
		return
	}
	of := func(name, key string, n, on int) {
		s.Write(x, y+side/2+4.5, name, figure.Name.In(picture.Ink3))
		x += figure.Taken(name, 13) + 10
		for k := range n {
			chip(s, picture.Box{X: x, Y: y, W: side, H: side}, name, key, k+1, k == on)
			x += side + 3
		}
		x += 13
	}
	of(phrase.Say("looks.layer"), LayerKey, layers, r.Layer)
	s.Add(figure.Swatch(r.Head%colours, true, x, y+side/2-5, 10))
	x += 16
	of(phrase.Say("looks.head"), HeadKey, heads, r.Head)
	if room := s.Width - x; room > 60 {
		s.Write(x, y+side/2+4.5, strings.TrimPrefix(r.reads(), ", "), figure.Note.Within(room))
	}
}

// reads says what the heads were given to read, once that is known.
func (r Row) reads() string {
	l, ok := r.Shown()
	if !ok {
		return ""
	}
	return phrase.Say("looks.on", "text", strings.Join(l.Words, ""))
}

// chip is one of several to choose from.
func chip(s *figure.Scene, box picture.Box, name, key string, n int, on bool) {
	text := strconv.Itoa(n)
	ring := picture.Rect{Box: box, Radius: 5}
	it := picture.Item{ID: key + "-" + text, Label: figure.Capital(name) + " " + text, Ring: ring, Set: map[string]string{key: text}}
	s.Item(it, func() {
		look := figure.Digits.Sized(13, 400)
		s.Add(picture.Rect{Box: box})
		if on {
			ring.Fill, look = picture.Solid(picture.Ink1), look.In(picture.Ground).Sized(13, 600)
			s.Add(ring)
		}
		s.Write(box.X+box.W/2, box.Y+box.H/2+4.5, text, look)
	})
}

// Inspect tells about an item, ok if it is one of these.
func (r Row) Inspect(item string) (in lesson.Inspection, ok bool) {
	for key, name := range map[string]string{LayerKey: "looks.layer", HeadKey: "looks.head"} {
		if n, is := strings.CutPrefix(item, key+"-"); is {
			in = r.about(item, figure.Capital(phrase.Say(name))+" "+n)
			in.Rows = []lesson.Row{{Name: in.Symbol, Text: in.Formula}}
			return in, true
		}
	}
	if l, ok := r.Shown(); ok && r.Entered {
		if in, ok = r.cell(item, l); ok {
			return in, true
		}
	}
	text, ok := strings.CutPrefix(item, id)
	step, err := strconv.Atoi(text)
	l, known := r.At(step)
	weights := l.Weights(r.Layer, r.Head)
	if !ok || err != nil || !known || weights == nil {
		return in, false
	}
	in = r.about(item, phrase.Say("looks.at", "step", step))
	for i, w := range l.Words {
		row := weights[i*len(l.Words) : i*len(l.Words)+i+1]
		far := figure.Strongest(row, 1)[0]
		in.Rows = append(in.Rows, lesson.Row{Name: number.Int(i + 1), Text: phrase.Say("looks.most", "word", w, "other", l.Words[far],
			"n", far+1), Result: percent(row[far])})
	}
	return in, true
}
