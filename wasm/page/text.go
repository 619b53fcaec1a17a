//go:build js && wasm

package page

import (
	"encoding/binary"
	"math"
	"strconv"
	"syscall/js"

	"glassbox/wasm/paint"
)

// Text is the browser's text engine behind web/src/text.js.
type Text struct {
	engine   js.Value
	readable bool // pixels of a canvas come back as they were drawn; some browsers falsify them
}

// Text is the text engine of the page.
func (p Page) Text() *Text {
	engine := p.host.Get("text")
	return &Text{engine, engine.Get("readable").Bool()}
}

// Measure implements paint.Rasterizer.
func (t *Text) Measure(f paint.Face, texts []string) []paint.Metrics {
	list := make([]any, len(texts))
	for i, s := range texts {
		list[i] = s
	}
	lengths := floats(t.engine.Call("measure", style(f), list), 5*len(texts))
	all := make([]paint.Metrics, len(texts))
	for i := range all {
		l := lengths[5*i:]
		all[i] = paint.Metrics{Advance: l[0], Left: l[1], Right: l[2], Ascent: l[3], Descent: l[4]}
	}
	return all
}

// Rasterize implements paint.Rasterizer: all jobs stand on one sheet, which is read back once.
func (t *Text) Rasterize(f paint.Face, fill string, jobs []paint.Job) []paint.Bitmap {
	if len(jobs) == 0 {
		return nil
	}
	s := lay(jobs)
	texts, places := make([]any, len(jobs)), make([]any, 0, 7*len(jobs))
	for i, j := range jobs {
		texts[i] = j.Text
		places = append(places, s.x[i], s.y[i], j.W, j.H, j.X, j.Y, j.Squeeze)
	}
	if !t.readable {
		return t.kept(t.engine.Call("keep", style(f), fill, texts, places, s.w, s.h), jobs, s)
	}
	pixels := make([]byte, 4*s.w*s.h)
	js.CopyBytesToGo(pixels, t.engine.Call("draw", style(f), fill, texts, places, s.w, s.h))
	all := make([]paint.Bitmap, len(jobs))
	for i, j := range jobs {
		all[i].Pixels = s.cut(pixels, i, j)
		all[i].Colour = paint.Premultiply(all[i].Pixels)
	}
	return all
}

// kept stands for pixels that cannot be read: each bitmap begins with a tag that names the sheet and the place
// on it, and web/src/text.js uploads the sheet itself when it sees the tag.
func (t *Text) kept(sheet js.Value, jobs []paint.Job, s sheet) []paint.Bitmap {
	all := make([]paint.Bitmap, len(jobs))
	for i, j := range jobs {
		tag := make([]byte, 0, 4*max(4, j.W*j.H))
		for _, v := range []int{t.engine.Get("tag").Int(), sheet.Int(), s.x[i], s.y[i]} {
			tag = binary.LittleEndian.AppendUint32(tag, uint32(v))
		}
		all[i] = paint.Bitmap{Pixels: tag[:4*j.W*j.H], Colour: t.engine.Call("coloured", j.Text).Bool()}
	}
	return all
}

// style is the face as the beginning of a CSS font.
func style(f paint.Face) string {
	s := strconv.Itoa(f.Weight) + " " + strconv.FormatFloat(f.Size, 'f', -1, 64) + "px"
	if f.Italic {
		return "italic " + s
	}
	return s
}

// floats reads n numbers from the bytes of a Float32Array.
func floats(bytes js.Value, n int) []float64 {
	data, all := make([]byte, 4*n), make([]float64, n)
	js.CopyBytesToGo(data, bytes)
	for i := range all {
		all[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:])))
	}
	return all
}
