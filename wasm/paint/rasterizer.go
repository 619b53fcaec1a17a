package paint

import "encoding/binary"

// Rasterizer turns text into pixels. The page implements it with the browser's own text engine, so that the
// canvas shows the same letters as the page around it.
type Rasterizer interface {
	// Measure returns the metrics of each text.
	Measure(f Face, texts []string) []Metrics
	// Rasterize draws each text, filled with a CSS colour, into a bitmap of its own.
	Rasterize(f Face, fill string, jobs []Job) []Bitmap
}

// Face is a style of the figure's font.
type Face struct {
	Size   float64 // device pixels
	Weight int
	Italic bool
}

// Metrics are lengths in device pixels around the pen, which stands at the start of the baseline: how far the
// pen moves, and how far the ink reaches to the left, right, up and down.
type Metrics struct{ Advance, Left, Right, Ascent, Descent float64 }

// Job is a text to draw in a W×H bitmap with the pen at (X, Y), its letters Squeeze times as wide as they are.
type Job struct {
	Text          string
	X, Y, Squeeze float64
	W, H          int
}

// Bitmap is the RGBA pixels of a job, multiplied by their opacity. Unless there is Colour in it (emoji), the
// text is white, to take any ink.
type Bitmap struct {
	Pixels []byte
	Colour bool
}

// Premultiply converts the straight RGBA pixels of a text that was filled with black or white, in place, and
// reports whether some of them have a colour of their own.
func Premultiply(pixels []byte) (colour bool) {
	for i := 0; i < len(pixels); i += 4 {
		if plain := binary.LittleEndian.Uint32(pixels[i:]) & 0xffffff; plain == 0 || plain == 0xffffff {
			continue // as most are
		}
		r, g, b, a := pixels[i], pixels[i+1], pixels[i+2], pixels[i+3]
		if a > 40 && max(r, g, b)-min(r, g, b) > 15 { // fainter pixels are too coarsely quantised to tell
			colour = true
		}
	}
	for i := 0; i < len(pixels); i += 4 {
		a := uint32(pixels[i+3])
		if !colour {
			binary.LittleEndian.PutUint32(pixels[i:], a*0x01010101)
			continue
		}
		for k := range 3 {
			pixels[i+k] = byte((uint32(pixels[i+k])*a + 127) / 255)
		}
	}
	return colour
}
