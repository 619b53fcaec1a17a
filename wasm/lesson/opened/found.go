package opened

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

const titled = 37.0 // where the first line under a title stands

// factsHigh is how high the facts are.
func (p *page) factsHigh() float64 {
	y := titled
	for _, f := range p.facts {
		y += p.factHigh(f)
	}
	return y - 10
}

func (p *page) factHigh(f fact) float64 {
	return pitch + wrapped*float64(len(lines(f.value, p.wide-names))-1)
}

// found are the facts, from y on. What is not known is a dot.
func (p *page) found(y float64) {
	p.Write(0, y+14, phrase.Say("own.found"), figure.Title.Sized(13, 600))
	y += titled
	for _, f := range p.facts {
		if !p.fits(y + p.factHigh(f)) {
			return
		}
		name := phrase.Say("own.fact." + f.id)
		box := picture.Box{Y: y - 15, W: p.wide, H: p.factHigh(f)}
		p.fact(box, "fact-"+f.id, name, f.value, func() {
			p.Write(0, y, name, figure.Name.In(picture.Ink3))
			if f.value == "" {
				p.Write(names, y, "·", figure.Name.In(picture.Ink3))
				return
			}
			p.paragraph(names, y, lines(f.value, p.wide-names), figure.Name.In(picture.Ink1))
		})
		y += p.factHigh(f)
	}
}

// fact draws what can be asked about.
func (p *page) fact(box picture.Box, id, label, value string, draw func()) {
	ring := picture.Rect{Box: box, Radius: 4}
	p.Item(picture.Item{ID: id, Label: label, Value: value, Ring: ring}, func() {
		p.Add(ring)
		draw()
	})
}

// memoryHigh is how high memory is.
const memoryHigh = titled + 30 + 5*22 + 6

// memory is one bar, up to the limit, and under it its parts, which add up.
func (p *page) memory(at picture.Box) {
	m := p.View.memory
	p.Write(at.X, at.Y+14, phrase.Say("own.memory"), figure.Title.Sized(13, 600).Within(at.W-120))
	if m.known() {
		p.Write(at.X+at.W, at.Y+14, phrase.Say("own.limit", "size", phrase.Say("own.mb", "n", number.Int(int(m.limit)))),
			figure.Note.At(picture.End))
	}
	bar := picture.Box{X: at.X + 1, Y: at.Y + 25, W: at.W - 2, H: 20}
	p.Add(picture.Rect{Box: bar, Radius: 3, Stroke: figure.Empty})
	p.bar(bar)
	y := at.Y + titled + 30
	line := func(id, name string, x float64, swatch picture.Rect, weight int) {
		mb := m.told(x)
		p.fact(picture.Box{X: at.X, Y: y - 15, W: at.W, H: 21}, "memory-"+id, name, strings.Trim(mb, "·"), func() {
			swatch.Box = picture.Box{X: at.X + 1, Y: y - 10, W: 11, H: 11}
			p.Add(swatch)
			look := figure.Name.Sized(13, weight).In(picture.Ink1)
			p.Write(at.X+22, y, name, look.Within(at.W-110))
			p.Write(at.X+at.W-2, y, mb, look.Sized(13, max(500, weight)).At(picture.End))
		})
		y += 22
	}
	for i, part := range m.shown() {
		swatch := picture.Rect{Radius: 2, Fill: shades[i], Stroke: figure.Edge}
		line(part.id, phrase.Say("own.takes."+part.id, "n", part.of), part.mb, swatch, 400)
	}
	p.Add(figure.Straight(at.X, y-16, at.X+at.W, y-16, figure.Solid(picture.Ink2, 1.5)))
	y += 3
	line("sum", p.taken(), m.sum, picture.Rect{}, 600)
	line("gradients", phrase.Say("own.takes.gradients"), m.gradients, picture.Rect{Radius: 2, Stroke: figure.Empty}, 400)
}

// shades are the inks of the parts, from dark to light.
var shades = []picture.Paint{{Role: picture.Ink2, Share: 0.65, Alpha: 1}, {Role: picture.Ink2, Share: 0.35, Alpha: 1},
	{Role: picture.Ink2, Share: 0.15, Alpha: 1}}

// bar is the parts side by side, and a line where they end.
func (p *page) bar(at picture.Box) {
	m := p.View.memory
	if !m.known() {
		return
	}
	x := at.X
	for i, part := range m.parts {
		w := min(at.X+at.W-x, max(2, at.W*part.mb/max(m.limit, 1e-9)))
		p.Add(picture.Rect{Box: picture.Box{X: x, Y: at.Y, W: w, H: at.H}, Radius: 2, Fill: shades[i], Stroke: figure.Edge})
		x += w
	}
	p.Add(figure.Straight(x, at.Y-5, x, at.Y+at.H+5, figure.Framed))
}

// taken says when the sum is taken, or was.
func (p *page) taken() string {
	if p.Text != nil {
		return phrase.Say("own.taken")
	}
	return phrase.Say("own.to be taken")
}

// files are ticked where they are read; those that stay closed have a sentence on what they are, and one on what would do.
func (p *page) files(y float64) {
	left := p.left()
	if p.fits(y + 24) {
		p.Write(0, y+14, phrase.Say("own.files"), figure.Name.In(picture.Ink3))
	}
	at, _ := p.ticks()
	for i, b := range at {
		if p.fits(y + b.Y + b.H) {
			p.tick(picture.Box{X: left + b.X, Y: y + b.Y, W: b.W, H: b.H}, p.used[i])
		}
	}
	y += p.ticksHigh()
	for _, f := range p.refused() {
		if p.fits(y + p.closedHigh(f)) {
			p.closedFile(y, f)
		}
		y += p.closedHigh(f)
	}
	if text := p.others(); text != "" && p.fits(y+20) {
		p.Write(left, y+14, text, figure.Note)
	}
}

// left is where files begin.
func (p *page) left() float64 {
	if p.narrow() {
		return 0
	}
	return names
}

// nameRoom is the room for the name of a file that is read.
const nameRoom = 180.0

// ticks are the places of the files that are read, from the corner of all.
func (p *page) ticks() (at []picture.Box, high float64) {
	var texts []string
	for _, f := range p.used[:min(len(p.used), mostUsed)] {
		texts = append(texts, figure.Fit(f.called(), 13, nameRoom)+" "+number.Bytes(float64(f.Size)))
	}
	if texts == nil {
		return nil, 0
	}
	top := 0.0
	if p.narrow() {
		top = 22
	}
	at, high = figure.Flow(texts, 13, p.Width-p.left(), 48, 0, 24)
	for i := range at {
		at[i].Y += top
	}
	return at, high + top
}

func (p *page) ticksHigh() float64 {
	_, high := p.ticks()
	if high == 0 && p.narrow() {
		return 22
	}
	return high
}

// tick is a file that is read.
func (p *page) tick(at picture.Box, f entry) {
	size := number.Bytes(float64(f.Size))
	p.fact(picture.Box{X: at.X, Y: at.Y, W: at.W - 8, H: at.H - 2}, "file-"+strconv.Itoa(f.n), f.called(), size, func() {
		x, y := at.X+2, at.Y+10
		p.Add(picture.Curve{Points: []picture.Point{{X: x, Y: y}, {X: x + 4, Y: y + 4}, {X: x + 11, Y: y - 5}}, Stroke: figure.Ringed})
		name := figure.Fit(f.called(), 13, nameRoom)
		p.Write(x+18, at.Y+14, name, figure.Name.In(picture.Ink1).Within(nameRoom))
		p.Write(at.X+at.W-14, at.Y+14, size, figure.Name.In(picture.Ink3).At(picture.End))
	})
}

// refused are the files that stay closed, as far as they are shown.
func (p *page) refused() []entry {
	most := mostClosed
	if p.view.Slide {
		most = 2
	}
	return p.closed[:min(len(p.closed), most)]
}

// named is the room for the name of a file that stays closed; on a phone it stands above the sentences.
const named = 156.0

// why are the lines about a file that stays closed.
func (p *page) why(f entry) (what, would []string) {
	room := p.Width - p.left()
	if !p.narrow() {
		room -= named + 14
	}
	return lines(said(*f.Trouble), room), lines(p.remedy(f), room)
}

func (p *page) closedHigh(f entry) float64 {
	what, would := p.why(f)
	high := wrapped*float64(len(what)+len(would)) + 14
	if p.narrow() {
		high += 36
	}
	return high
}

// closedFile is one that stays closed.
func (p *page) closedFile(y float64, f entry) {
	what, would := p.why(f)
	x, left, room := p.left()+named+14, p.left(), named
	top := y + 14
	if p.narrow() {
		x, room, top = left, min(p.Width-2, 220), y+50
	}
	box := picture.Box{X: left + 1, Y: y, W: room, H: 28}
	p.fact(picture.Box{X: left, Y: y - 1, W: p.Width - left, H: p.closedHigh(f) - 6}, "file-"+strconv.Itoa(f.n), f.called(), "", func() {
		p.Add(picture.Rect{Box: box, Radius: 5, Stroke: figure.Solid(picture.Bad, 1)})
		p.Write(box.X+10, y+18, figure.Fit(f.called(), 13, room-20), figure.Name.In(picture.Ink1).Within(room-20))
		p.paragraph(x, p.paragraph(x, top, what, figure.Name.In(picture.Bad)), would, figure.Name)
	})
}

// others says how many files are not shown, or not needed.
func (p *page) others() string {
	more := len(p.used) - min(len(p.used), mostUsed) + len(p.closed) - len(p.refused())
	switch {
	case len(p.model.Files) == 0:
		return phrase.Say("own.no files")
	case more+p.besides == 0:
		return ""
	case more == 0 && p.model.Layers > 0:
		return phrase.Say("own.not needed", "n", p.besides)
	case more == 0:
		return phrase.Say("own.besides", "n", p.besides)
	}
	return phrase.Say("own.more files", "n", more+p.besides)
}

// filesHigh is how high all of that is.
func (p *page) filesHigh() float64 {
	y := p.ticksHigh()
	for _, f := range p.refused() {
		y += p.closedHigh(f)
	}
	if p.others() != "" {
		y += 20
	}
	return max(24, y)
}
