package merges

import (
	"slices"
	"unicode/utf8"

	"glassbox/core/tokenizer"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// Sizes of the cells of a text: each character has one, and stays where it is while tokens grow.
const (
	cellWide  = 15.0
	cellHigh  = 26.0
	linePitch = 33.0
	cellSize  = 15.0
)

// cell is where a character of the text stands.
type cell struct {
	start, end int // its bytes
	box        picture.Box
	sign       string
}

// spread lays out the beginning of a text, word by word, in so many lines, and tells how many bytes have room.
func spread(text string, width float64, lines int) (all []cell, end int) {
	wide := max(1, int(width/cellWide))
	x, y := 0, 0
	for end < len(text) {
		size := tokenizer.Part(text[end:], 1)
		piece := []rune(text[end : end+size])
		if x > 0 && x+len(piece) > wide {
			x, y = 0, y+1
		}
		next := slices.Clone(all)
		for i, r := range text[end : end+size] {
			if x == wide {
				x, y = 0, y+1
			}
			if y >= lines && end > 0 {
				return all, end
			} else if y >= lines { // of a word that has no room the beginning is shown
				return next, next[len(next)-1].end
			}
			_, n := utf8.DecodeRuneInString(text[end+i:])
			box := picture.Box{X: float64(x) * cellWide, Y: float64(y) * linePitch, W: cellWide, H: cellHigh}
			next = append(next, cell{end + i, end + i + n, box, readable(text[end+i : end+i+n])})
			if x++; r == '\n' {
				x, y = 0, y+1
			}
		}
		all, end = next, end+size
	}
	return all, end
}

// board is cells on a figure.
type board struct {
	*figure.Scene
	cells []cell
	at    picture.Point
}

// stretch is the boxes that bytes of the text take, one in each line.
func (b board) stretch(start, end int) (all []picture.Box) {
	for _, c := range b.cells {
		from, to := max(start, c.start), min(end, c.end)
		if from >= to {
			continue
		}
		share := c.box.W / float64(c.end-c.start) // of a byte
		box := picture.Box{X: b.at.X + c.box.X + share*float64(from-c.start), Y: b.at.Y + c.box.Y, W: share * float64(to-from), H: c.box.H}
		if n := len(all); n > 0 && all[n-1].Y == box.Y {
			all[n-1] = all[n-1].Union(box)
		} else {
			all = append(all, box)
		}
	}
	return all
}

// chip is a token: a frame around its characters.
func (b board) chip(start, end int, fill picture.Paint, stroke picture.Stroke) {
	for _, box := range b.stretch(start, end) {
		b.Add(picture.Rect{Box: picture.Box{X: box.X + 1, Y: box.Y, W: box.W - 2, H: box.H}, Radius: 4, Fill: fill, Stroke: stroke})
	}
}

// chips are tokens of the text, those of one byte empty, and others washed.
func (b board) chips(tokens []tokenizer.Token) {
	for _, t := range tokens {
		fill := picture.Solid(picture.Ground)
		if t.End > t.Start+1 {
			fill = picture.Solid(picture.Well)
		}
		b.chip(t.Start, t.End, fill, figure.Hairline)
	}
}

// signs are the characters.
func (b board) signs() {
	for _, c := range b.cells {
		look := figure.Digits.Sized(cellSize, 400).Within(cellWide)
		if c.sign == blank || c.sign == line {
			look = look.In(picture.Ink3)
		}
		b.Write(b.at.X+c.box.X+cellWide/2, b.at.Y+c.box.Y+18, c.sign, look)
	}
}
