package opened

import (
	"strings"

	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// page is where things stand in one drawing. Facts stand left, memory right of them where there is room.
type page struct {
	*figure.Scene
	*View
	view  lesson.View
	Width float64
	wide  float64 // of the facts
	right float64 // where memory begins
}

const (
	names   = 92.0 // room for what a fact is about
	pitch   = 21.0 // between facts
	wrapped = 17.0 // between the lines of one
	broad   = 760.0
	gap     = 18.0
)

func (w *View) page(v lesson.View, s *figure.Scene) *page {
	p := &page{s, w, v, v.Width, v.Width, 0}
	if v.Width >= broad {
		p.right = v.Width * 0.535
		p.wide = p.right - 24
	}
	return p
}

// narrow reports whether there is the phone form, which shows what the present step works on.
func (p *page) narrow() bool { return p.Width < figure.Narrow }

// fits reports whether there is room down to y: a slide has an end.
func (p *page) fits(y float64) bool { return !p.Slide || y <= lesson.SlideHeight }

// Height is how high the figure is.
func (w *View) Height(v lesson.View) float64 {
	p := w.page(v, nil)
	switch {
	case v.Slide:
		return lesson.SlideHeight
	case p.narrow():
		return max(p.factsHigh(), memoryHigh, p.filesHigh(), p.passHigh())
	case p.right > 0:
		return max(p.factsHigh(), memoryHigh) + gap + p.filesHigh() + gap + p.passHigh()
	}
	return p.factsHigh() + gap + memoryHigh + gap + p.filesHigh() + gap + p.passHigh()
}

// Draw draws all on a page; on a phone what the present step works on, and on a slide that or what was found.
func (w *View) Draw(l *picture.List, v lesson.View) {
	s := v.Scene(l, w.figure)
	p := w.page(v, s)
	passes := w.Text != nil && s.From("embedding")
	switch {
	case (p.narrow() || v.Slide) && passes:
		p.pass(0)
	case p.narrow() && s.From("memory"):
		p.memory(picture.Box{Y: 0, W: v.Width, H: memoryHigh})
	case p.narrow() && s.From("found"):
		p.found(0)
	case p.narrow():
		p.files(0)
	default:
		p.all()
	}
}

// all is what was found, memory, files and the pass, from above; a slide has no room for the pass.
func (p *page) all() {
	y := p.factsHigh() + gap
	p.found(0)
	if p.right > 0 {
		p.memory(picture.Box{X: p.right, W: p.Width - p.right, H: memoryHigh})
		y = max(y, memoryHigh+gap)
	} else {
		p.memory(picture.Box{Y: y, W: p.Width, H: memoryHigh})
		y += memoryHigh + gap
	}
	p.files(y)
	if !p.Slide {
		y += p.filesHigh()
		p.Rule(0, p.Width, y+gap/2)
		p.pass(y + gap)
	}
}

// lines are a text in lines that have room in a width, in letters of 13 pixels.
func lines(text string, width float64) []string {
	roomy := func(line string) bool { return max(picture.Wide(line, 13), figure.Width(line, 13)) <= width }
	all, line := []string{}, ""
	for _, word := range strings.Fields(text) {
		if !roomy(word) {
			word = figure.Fit(word, 13, 0.6*width)
		}
		if longer := strings.TrimSpace(line + " " + word); roomy(longer) {
			line = longer
			continue
		}
		all, line = append(all, line), word
	}
	return append(all, line)
}

// paragraph writes lines one under another, and tells where the next would stand.
func (p *page) paragraph(x, y float64, all []string, look figure.Label) float64 {
	for _, line := range all {
		p.Write(x, y, line, look)
		y += wrapped
	}
	return y
}
