package paint

import (
	"math"

	"glassbox/wasm/picture"
)

// The sides of the atlas page in pixels: it starts small and doubles when the text of one frame needs it.
const (
	minSide = 1024
	maxSide = 4096
)

// atlas is the page that the sprites of all texts lie on.
type atlas struct {
	shelves
	fresh bool // holds nothing but what the present frame needs
	// resize makes an empty page, upload writes pixels on it.
	resize func(side int)
	upload func(x, y, w, h int, pixels []byte)
}

func (a *atlas) reset(side int) {
	if side != a.side {
		a.resize(side)
	}
	a.shelves.reset(side)
	a.fresh = true
}

// batch is the pieces of one face and fill, which one call rasterises.
type batch struct {
	face Face
	fill string
}

// rasterize draws all pieces that are missing on the page; ok is false when it is full. A coloured piece shows
// only once it is drawn, so a second round tints it.
func (t *texts) rasterize(all []picture.Text) (ok bool) {
	for {
		missing := map[batch][]piece{}
		for _, text := range all {
			t.layout(text, func(p piece, _, _ float64) { t.want(p, missing) })
		}
		if len(missing) == 0 {
			return true
		}
		for b, pieces := range missing {
			if !t.fill(b, pieces) {
				return false
			}
		}
	}
}

// want adds a piece to its batch unless it is there, a digit in all its places between two pixels.
func (t *texts) want(p piece, missing map[batch][]piece) {
	if t.sprites[p] != nil {
		return
	}
	b := batch{p.face, p.fill}
	first, n := p.sub, 1
	if len(p.text) <= len("−") {
		first, n = 0, subs
	}
	for p.sub = first; p.sub < first+n; p.sub++ {
		t.sprites[p] = &sprite{}
		missing[b] = append(missing[b], p)
	}
}

// fill rasterises a batch and puts it on the page; ok is false when it is full.
func (t *texts) fill(b batch, pieces []piece) (ok bool) {
	var jobs []Job
	var drawn []*sprite
	for _, p := range pieces {
		if job, s := t.job(p); job.W > 0 {
			jobs, drawn = append(jobs, job), append(drawn, s)
		}
	}
	for i, bitmap := range t.engine.Rasterize(b.face, b.fill, jobs) {
		s, w, h := drawn[i], jobs[i].W, jobs[i].H
		if s.x, s.y, ok = t.atlas.place(w, h); !ok {
			return false
		}
		s.w, s.h, s.colour = w, h, bitmap.Colour
		t.atlas.upload(s.x, s.y, w, h, bitmap.Pixels)
	}
	return true
}

// job is how a piece is to be drawn, with its sprite; W is 0 where there is no ink.
func (t *texts) job(p piece) (Job, *sprite) {
	s, m := t.sprites[p], t.metrics[measured{p.text, p.face}]
	if m.Left+m.Right <= 0 || m.Ascent+m.Descent <= 0 {
		return Job{}, s
	}
	sub := float64(p.sub) / subs
	left, top := int(math.Ceil(m.Left*p.squeeze))+1, int(math.Ceil(m.Ascent))+1
	s.left, s.top = -left, -top
	return Job{
		Text: p.text, X: float64(left) + sub, Y: float64(top), Squeeze: p.squeeze,
		W: min(maxSide, left+int(math.Ceil(m.Right*p.squeeze+sub))+1), H: min(maxSide, top+int(math.Ceil(m.Descent))+1),
	}, s
}
