package figure

import (
	"strconv"

	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// Head is the colour of head k, from 0.
func Head(k int) picture.Role { return picture.Head1 + picture.Role(k) }

// cased reports whether the colour of a head is too light to stand on the ground without an edge.
func cased(k int) bool { return k >= 4 }

// Swatch is a square of a head's colour, hollow while the head is off.
func Swatch(k int, on bool, x, y, size float64) picture.Rect {
	r := picture.Rect{Box: picture.Box{X: x, Y: y, W: size, H: size}, Radius: 2, Fill: picture.Solid(Head(k))}
	switch {
	case !on:
		r.Fill, r.Stroke = picture.Solid(picture.Ground), Solid(Head(k), 1.5)
	case cased(k):
		r.Stroke = Edge
	}
	return r
}

// Toggle is a switch with its upper left corner at a place.
func (p Pad) Toggle(on bool, x, y float64) {
	track := picture.Rect{Box: picture.Box{X: x, Y: y, W: 30, H: 17}, Radius: 8.5, Fill: picture.Solid(picture.Ink1)}
	knob, fill := x+21.5, picture.Solid(picture.Ground)
	if !on {
		track.Fill, track.Stroke = picture.Solid(picture.Ground), Solid(picture.Ink3, 1.5)
		knob, fill = x+8.5, picture.Solid(picture.Ink3)
	}
	p.Add(track, picture.Circle(picture.Point{X: knob, Y: y + 8.5}, 5.5, fill, picture.Stroke{}))
}

// SwitchItem is the item of a head's switch, which a press turns.
func SwitchItem(k int, on bool, key string, at picture.Box) picture.Item {
	label, to := "head is off", "on"
	if on {
		label, to = "head is on", "off"
	}
	return picture.Item{ID: "head-" + strconv.Itoa(k), Label: phrase.Say(label, "n", k+1),
		Ring: picture.Rect{Box: at, Radius: 4}, Set: map[string]string{key: to}}
}
