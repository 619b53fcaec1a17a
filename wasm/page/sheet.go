//go:build js && wasm

package page

import "glassbox/wasm/paint"

// sheetWidth is the width of the canvas that text is drawn on; only a longer text makes it wider.
const sheetWidth = 2048

// sheet is where the bitmaps of several jobs lie beside each other.
type sheet struct {
	w, h int
	x, y []int
}

// lay puts the jobs into rows.
func lay(jobs []paint.Job) sheet {
	s := sheet{x: make([]int, len(jobs)), y: make([]int, len(jobs))}
	x, y := 0, 0
	for i, j := range jobs {
		if x > 0 && x+j.W > sheetWidth {
			x, y = 0, s.h
		}
		s.x[i], s.y[i] = x, y
		x += j.W
		s.w, s.h = max(s.w, x), max(s.h, y+j.H)
	}
	return s
}

// cut is a copy of the pixels of job i.
func (s sheet) cut(pixels []byte, i int, j paint.Job) []byte {
	out := make([]byte, 0, 4*j.W*j.H)
	for row := range j.H {
		at := 4 * ((s.y[i]+row)*s.w + s.x[i])
		out = append(out, pixels[at:at+4*j.W]...)
	}
	return out
}
