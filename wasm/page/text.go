//go:build js && wasm

package page

import (
	"encoding/binary"
	"math"
	"strconv"
	"strings"
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
	lengths := floats(t.engine.Call("measure", style(f), joined(texts)), 5*len(texts))
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
	texts, places := make([]string, len(jobs)), make([]float64, 0, 7*len(jobs))
	for i, j := range jobs {
		texts[i] = j.Text
		places = append(places, float64(s.x[i]), float64(s.y[i]), float64(j.W), float64(j.H), j.X, j.Y, j.Squeeze)
	}
	drawn := func(method string) js.Value {
		return t.engine.Call(method, style(f), fill, joined(texts), bytes(places), s.w, s.h)
	}
	if !t.readable {
		return t.kept(drawn("keep"), jobs, s)
	}
	pixels := make([]byte, 4*s.w*s.h)
	js.CopyBytesToGo(pixels, drawn("draw"))
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

// joined is the texts as one, line by line: values cross to the page one at a time. A break in a line is a space to the
// canvas too.
func joined(texts []string) string {
	lines := make([]string, len(texts))
	for i, s := range texts {
		lines[i] = strings.ReplaceAll(s, "\n", " ")
	}
	return strings.Join(lines, "\n")
}

// bytes is the numbers as the bytes of a Float32Array.
func bytes(numbers []float64) js.Value {
	data := make([]byte, 0, 4*len(numbers))
	for _, x := range numbers {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(float32(x)))
	}
	array := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(array, data)
	return array
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
