package board

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// legend names the lines, with what they have come to.
func (w *Board) legend(s *figure.Scene) {
	held, train := "", ""
	if w.Told {
		held = number.Format(w.Held.Loss)
		if w.Held.Step != w.At {
			held = phrase.Say("board.at", "x", held, "step", w.Held.Step)
		}
	}
	if w.Trained {
		train = number.Format(w.Train)
	}
	k := legend{s, w, 1, 36}
	k.entry("held", held, heldStroke)
	k.entry("train", train, trainStroke)
	for name, value := range map[string]string{"right": w.Right, "letter": w.Letter} { // one of them at most
		if value != "" {
			k.entry(name, value, picture.Stroke{})
		}
	}
	if first, known := w.rival(); known {
		text := phrase.Say("board.first", "x", number.Format(first.Loss))
		k.write(k.room(text, firstStroke), text, firstStroke, picture.Ink2)
	}
}

// legend is where the next name stands.
type legend struct {
	*figure.Scene
	*Board
	x, y float64
}

// entry names a line, or a number without one; with a value it is an item.
func (k *legend) entry(name, value string, stroke picture.Stroke) {
	text := phrase.Say("board."+name, "x", value)
	box := k.room(text, stroke)
	if value == "" {
		k.write(box, text, stroke, picture.Ink1)
		return
	}
	ring := picture.Rect{Box: box, Radius: 4}
	k.Item(picture.Item{ID: name, Label: k.Name(name), Value: value, Ring: ring}, func() {
		k.Add(ring)
		k.write(box, text, stroke, picture.Ink1)
	})
}

// lineRoom is that of a line before its name.
const lineRoom = 22

// room is the place of the next name, on a phone in a further row where the first is full.
func (k *legend) room(text string, stroke picture.Stroke) picture.Box {
	wide := picture.Wide(text, 13)
	if stroke.Width > 0 {
		wide += lineRoom
	}
	if k.Narrow() && k.x > 1 && k.x+wide > k.Width {
		k.x, k.y = 1, k.y+20
	}
	box := picture.Box{X: k.x, Y: k.y - 15, W: wide, H: 20}
	k.x += wide + 18
	return box
}

func (k *legend) write(at picture.Box, text string, stroke picture.Stroke, ink picture.Role) {
	x, y := at.X, at.Y+15
	if stroke.Width > 0 {
		k.Add(picture.Line(picture.Point{X: x, Y: y - 4}, picture.Point{X: x + lineRoom - 6, Y: y - 4}, stroke))
		x += lineRoom
	}
	k.Write(x, y, text, figure.Name.In(ink))
}
