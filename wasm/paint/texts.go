package paint

import (
	"math"
	"strings"

	"glassbox/wasm/picture"
)

// subs is in how many places between two pixels a text can start. Vertically it starts on a whole pixel, where
// browsers put it too.
const subs = 4

// sprite is a piece of text on the atlas page: its box there, and where its corner lies from the pen.
type sprite struct {
	x, y, w, h int
	left, top  int
	colour     bool // has colours of its own and takes only the opacity of the ink
}

// piece is what is rasterised and kept as one: a digit of a number, or any other text as a whole, since there
// the browser kerns, joins and reorders.
type piece struct {
	text    string
	face    Face
	fill    string
	squeeze float64
	sub     int
}

type measured struct {
	text string
	face Face
}

// glyph is a sprite and the whole device pixel of its corner.
type glyph struct {
	*sprite
	x, y float64
}

// texts lays out text and keeps its sprites.
type texts struct {
	engine  Rasterizer
	atlas   atlas
	palette *Palette
	scale   float64
	metrics map[measured]Metrics
	sprites map[piece]*sprite
	laid    map[picture.Text][]glyph // most texts stay as they are from one picture to the next
}

// enough is how many texts are kept laid out before those of old pictures are dropped.
const enough = 4096

// use sets the colours and the number of device pixels in a CSS pixel.
func (t *texts) use(palette *Palette, scale float64) {
	t.palette, t.scale = palette, scale
	clear(t.laid)
}

// forget drops everything: a font has arrived, or the page is full.
func (t *texts) forget(side int) {
	t.metrics, t.sprites, t.laid = map[measured]Metrics{}, map[piece]*sprite{}, map[picture.Text][]glyph{}
	t.atlas.reset(side)
}

// prepare sees to it that every text is laid out and has its sprites on the page. When the page is full it starts anew
// with what is needed now, then with larger pages; what does not fit on the largest stays away.
func (t *texts) prepare(all []picture.Text) {
	if len(t.laid) > enough {
		clear(t.laid)
	}
	for {
		fresh := t.fresh(all)
		t.measure(fresh)
		if t.rasterize(fresh) || t.atlas.fresh && t.atlas.side == maxSide {
			t.lay(fresh)
			t.atlas.fresh = false
			return
		}
		side := t.atlas.side
		if t.atlas.fresh {
			side *= 2
		}
		t.forget(side)
	}
}

// fresh are the texts that are not laid out yet.
func (t *texts) fresh(all []picture.Text) (fresh []picture.Text) {
	for _, text := range all {
		if _, ok := t.laid[text]; !ok {
			fresh = append(fresh, text)
		}
	}
	return fresh
}

// lay lays out texts whose sprites are on the page.
func (t *texts) lay(fresh []picture.Text) {
	for _, text := range fresh {
		var glyphs []glyph
		t.layout(text, func(p piece, x, y float64) {
			if s := t.sprites[p]; s != nil && s.w > 0 {
				glyphs = append(glyphs, glyph{s, x + float64(s.left), y + float64(s.top)})
			}
		})
		t.laid[text] = glyphs
	}
}

// measure asks for all metrics that are missing, once for each face.
func (t *texts) measure(all []picture.Text) {
	missing := map[Face][]string{}
	for _, text := range all {
		face := t.face(text)
		for s := range cut(text.S) {
			if _, ok := t.metrics[measured{s, face}]; !ok {
				t.metrics[measured{s, face}] = Metrics{}
				missing[face] = append(missing[face], s)
			}
		}
	}
	for face, list := range missing {
		for i, m := range t.engine.Measure(face, list) {
			t.metrics[measured{list[i], face}] = m
		}
	}
}

func (t *texts) face(text picture.Text) Face {
	return Face{Size: text.Size * t.scale, Weight: text.Weight, Italic: text.Italic}
}

// cut yields the pieces of a text: the characters of a number, or all of it.
func cut(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		if strings.ContainsFunc(s, wordy) {
			yield(s)
			return
		}
		for i, r := range s {
			if !yield(s[i : i+len(string(r))]) {
				return
			}
		}
	}
}

// wordy reports whether a character stands in words rather than in numbers.
func wordy(r rune) bool { return (r < '0' || r > '9') && !strings.ContainsRune("+-−.,%× ", r) }

// layout yields the pieces of a text with the whole pixel that the pen of each stands on.
func (t *texts) layout(text picture.Text, yield func(p piece, x, y float64)) {
	face, width := t.face(text), 0.0
	for s := range cut(text.S) {
		width += t.metrics[measured{s, face}].Advance
	}
	p := piece{face: face, squeeze: squeeze(text.Max*t.scale, width), fill: "#000"}
	if t.palette.colour(text.Paint).light() {
		p.fill = "#fff" // browsers draw light letters a little heavier
	}
	pen := text.At.X*t.scale - width*p.squeeze*float64(text.Anchor)/2
	for p.text = range cut(text.S) {
		x := math.Floor(pen*subs + 0.5)
		p.sub = int(x - subs*math.Floor(x/subs))
		yield(t.tinted(p, text.Paint), math.Floor(x/subs), math.Round(text.At.Y*t.scale))
		pen += t.metrics[measured{p.text, face}].Advance * p.squeeze
	}
}

// squeeze is the factor that brings a width down to limit, in 64ths; a limit of 0 is none.
func squeeze(limit, width float64) float64 {
	if limit <= 0 || width <= limit {
		return 1
	}
	return max(1, math.Floor(64*limit/width)) / 64
}

// tinted gives a piece that turned out to have colours of its own the ink of the rest of its letters.
func (t *texts) tinted(p piece, paint picture.Paint) piece {
	if s := t.sprites[p]; s != nil && s.colour {
		p.fill = t.palette.colour(paint).hex()
	}
	return p
}

// draw adds the sprites of a text to the mesh.
func (t *texts) draw(text picture.Text, m *mesh) {
	c := t.palette.ink(text.Paint)
	for _, g := range t.laid[text] {
		m.sprite(g.x, g.y, g.sprite, c)
	}
}
