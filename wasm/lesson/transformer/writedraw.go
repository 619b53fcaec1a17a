package transformer

import (
	"math"
	"slices"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/layers"
	"glassbox/wasm/picture"
)

// quill is one drawing of a translation under way.
type quill struct {
	*scene
	w *writing
	k int // the word that is being written
}

// sheet is where everything stands: English above, French below it, and under both the likeliest words and the search.
type sheet struct {
	columns         figure.Columns
	size            float64 // of words
	english, french int     // the lines that words take below one another
	heard, said     float64 // the first of those
	looked, sure    float64 // the lines of percentages
	base, bar, foot float64
}

const (
	slotHigh  = 25  // the distance of lines of French, which may be framed
	lookHigh  = 112 // how high arrows rise
	nextWide  = 0.33
	nextLeast = 268
	halfHigh  = 224 // what stands under the words
)

func (w *writing) sheet(width, height float64, slide bool) sheet {
	n := max(len(w.source.words), len(w.target.words))
	p := sheet{columns: figure.Spread(0, min(92, width/float64(n)), n, 4), size: 15, heard: 40}
	for _, word := range slices.Concat(w.heard, w.target.words) {
		p.size = max(12, min(p.size, math.Floor((p.columns.Column-6)/figure.Taken(word, 1))))
	}
	if p.size == 12 {
		p.english, p.french = figure.Wrapped(w.heard, p.columns.Column)-1, figure.Wrapped(w.target.words, p.columns.Column)-1
	}
	p.looked = p.heard + 15*float64(p.english) + 19
	p.base = p.looked + 9
	p.bar = p.base + lookHigh
	below := 24 + slotHigh*float64(p.french) + 23 // from the bar to the last percentage
	if slide {
		p.bar = max(p.base+24, height-below-176)
	}
	p.said = p.bar + 24
	p.sure = p.bar + below
	if p.foot = p.sure + 8; !slide {
		p.foot += 18
	}
	return p
}

// spot is the place of a word.
type spot struct {
	x, y, below  float64 // of its middle, and of the percentage below it
	room, column float64 // for the word, and for the percentage
	size         float64
}

// spot is the place of word i of a row whose words take so many further lines, of a height.
func (p sheet) spot(i, further int, top, line, below float64) spot {
	x, column := p.columns.Centers[i], p.columns.Column
	end := p.columns.Centers[len(p.columns.Centers)-1] + column/2
	return spot{x, top + line*float64(i%(further+1)), below, min(column*float64(further+1)-4, 2*x, 2*(end-x)), column, p.size}
}

func (w *writing) height(v lesson.View) float64 {
	switch {
	case v.Slide:
		return lesson.SlideHeight
	case v.Width < figure.Narrow:
		return w.phoneHeight(v.Width)
	}
	return w.sheet(v.Width, 0, false).foot + halfHigh
}

func (w *writing) draw(l *picture.List, v lesson.View) {
	m := w.standing(v.Moment.Step)
	q := &quill{scene: &scene{Scene: v.Scene(l, w.Drawn), model: m}, w: w, k: m.Focus}
	if q.Narrow() {
		q.phone()
		return
	}
	p := w.sheet(q.Width, l.H, q.Slide)
	q.Write(0, 14, say("english heard"), figure.Note)
	q.legend(14)
	for i := range w.source.words {
		q.heard(i, p.spot(i, p.english, p.heard, 15, p.looked))
	}
	q.rays(p)
	for i := range w.target.words {
		q.said(i, p.spot(i, p.french, p.said, slotHigh, p.sure))
	}
	if !q.Slide {
		q.Write(0, p.foot-4, say("french so far"), figure.Note)
	}
	y, left := p.foot+6, max(nextLeast, nextWide*q.Width)
	q.Rule(0, q.Width, y)
	q.Add(figure.Straight(left+16, y, left+16, l.H, figure.Hairline))
	q.Likely(q.Scene, picture.Box{Y: y + 20, W: left})
	q.grown(picture.Box{X: left + 34, Y: y + 6, W: q.Width - left - 34, H: l.H - y - 6})
}

// legend are the heads whose looks are shown; a press on one shows it alone, or all again.
func (q *quill) legend(y float64) {
	x := q.Width - 18
	for h := q.Config.Heads - 1; h >= 0; h-- {
		shown, one := slices.Contains(q.w.heads, h), strconv.Itoa(h+1)
		set := one
		if shown && len(q.w.heads) == 1 {
			set = "all"
		}
		ring := picture.Rect{Box: picture.Box{X: x - 18, Y: y - 14, W: 34, H: 20}, Radius: 4}
		it := picture.Item{ID: "head-" + strconv.Itoa(h), Label: say("head", "n", one), Set: map[string]string{"looks": set}, Ring: ring}
		q.Item(it, func() {
			q.Add(picture.Rect{Box: ring.Box}, figure.Swatch(h, shown, x-14, y-9, 11))
			q.Write(x+2, y, one, figure.Note)
		})
		x -= 38
	}
	name := layers.Title(q.At)
	if q.Narrow() {
		name = layers.Brief(q.At)
	}
	q.Write(x+14, y, name, figure.Note.At(picture.End))
}

// heard is a word of the English sentence, with how much of the present look it gets.
func (q *quill) heard(i int, at spot) {
	looked := q.w.looked[q.k][i]
	known := q.Has(film.At(q.HeadWeights(q.At, q.w.heads[0]), q.k, i))
	it := picture.Item{ID: film.At("english", i).String(), Label: quoted(q.source.words[i]),
		Ring: picture.Rect{Box: picture.Box{X: at.x - at.room/2, Y: at.y - 14, W: at.room, H: 20}, Radius: 4}}
	look := figure.Digits.Sized(at.size, 400).Within(at.room)
	if known {
		if it.Value = figure.Percent(looked); looked >= 0.15 {
			look.Weight = 600
		}
		q.Write(at.x, at.below, narrowed(figure.Percent(looked), at.column), figure.Digits.Sized(12, look.Weight).In(ink(look.Weight == 600)))
	}
	q.Item(it, func() {
		q.Add(picture.Rect{Box: it.Ring.Box})
		if !q.source.known[i] {
			half := min(at.room, figure.Taken(q.w.heard[i], at.size)) / 2
			q.doubt(at.x-half, at.x+half, at.y+5)
		}
		q.Write(at.x, at.y, fitted(q.w.heard[i], look), look)
	})
}

// doubt is the line under a word that the model does not know.
func (q *quill) doubt(from, to, y float64) {
	q.Add(figure.Straight(from, y, to, y, picture.Stroke{Paint: picture.Solid(picture.Bad), Width: 1.5, Dash: picture.Dotted}))
}

// fitted is a word cut where it has no room.
func fitted(word string, look figure.Label) string {
	if figure.Roomy(word, look) {
		return word
	}
	return figure.Fit(word, look.Size, look.Max)
}

// ink is that of what counts, and of what counts less.
func ink(strong bool) picture.Role {
	if strong {
		return picture.Ink1
	}
	return picture.Ink3
}

// narrowed is a percentage without its sign where columns are narrow.
func narrowed(text string, column float64) string {
	if column < 37 {
		return text[:len(text)-1]
	}
	return text
}

// taking is the step in which a French word is written.
func taking(i int) string { return "word-" + strconv.Itoa(i+1) }

// wrote reports whether a French word is.
func (q *quill) wrote(i int) bool { return q.Done(taking(i)) }

// said is the slot of a French word: written with the probability it was taken with, framed while it is written, dashed before.
func (q *quill) said(i int, at spot) {
	word, done := "·", q.wrote(i)
	if i > q.k+1 || i > q.k && q.Done("end") {
		return
	}
	if done {
		word = q.target.words[i]
	}
	wide := min(at.room, max(30, figure.Taken(word, at.size)+14))
	frame := picture.Rect{Box: picture.Box{X: at.x - wide/2, Y: at.y - 17, W: wide, H: slotHigh - 1}, Radius: 5}
	look := figure.Digits.Sized(at.size, 400).Within(at.room)
	switch {
	case i == q.k && !q.Done("end"):
		frame.Stroke, look.Weight = figure.Framed, 600
	case i > q.k:
		frame.Stroke = figure.Empty
	}
	if !done {
		q.Add(frame)
		q.Write(at.x, at.y, word, look.In(picture.Ink3))
		return
	}
	it := picture.Item{ID: film.At("frenchout", i).String(), Label: quoted(word), Value: figure.Percent(q.Right(i)), Seek: taking(i),
		Ring: picture.Rect{Box: frame.Box, Radius: 5}}
	q.Item(it, func() {
		q.Add(picture.Rect{Box: frame.Box}, frame)
		q.Write(at.x, at.y, fitted(word, look), look)
	})
	q.Write(at.x, at.below, narrowed(figure.Percent(q.Right(i)), at.column), figure.Digits.In(ink(i == q.k)))
}

// lanes are the looks that are worth an arrow, of the heads that are shown.
func (q *quill) lanes() (all []figure.Lane) {
	least := 0.05
	if len(q.w.heads) == 1 {
		least = 0.01
	}
	for k, h := range q.w.heads {
		for j, weight := range q.w.row(q.k, h) {
			if weight >= least {
				all = append(all, figure.Lane{Head: k, Word: j, Weight: weight})
			}
		}
	}
	return all
}

// rays are the arrows from the slot that is being written to the English words, in the colours of the heads.
func (q *quill) rays(p sheet) {
	all := q.lanes()
	r := figure.Rays{Columns: p.columns, Heads: len(q.w.heads), From: p.columns.Centers[q.k], Bar: p.bar, Base: p.base,
		Left: 4, Right: q.Width - 4}
	curves, from, to := r.Curves(all)
	for i, l := range all {
		q.ray(l, curves[i], r.Width(l.Weight), picture.Box{X: r.At(l) - 5, Y: p.base - 3, W: 10, H: 13})
	}
	q.Add(figure.Straight(from.X, from.Y, to.X, to.Y, figure.Framed))
}

// ray is one of the arrows, with a ring around its head.
func (q *quill) ray(l figure.Lane, c picture.Cubic, width float64, head picture.Box) {
	weight := film.At(q.HeadWeights(q.At, q.w.heads[l.Head]), q.k, l.Word)
	share := q.Share(weight)
	if share == 0 {
		return
	}
	it := picture.Item{ID: q.ID(weight), Label: q.Label(weight), Value: figure.Percent(l.Weight), Ring: picture.Rect{Box: head, Radius: 3}}
	paint := picture.Solid(figure.Head(q.w.heads[l.Head]))
	q.Item(it, func() { q.Add(picture.Arrow{Curve: c, Width: width, Paint: paint, Reach: share}) })
}

// sum writes Σ ln p.
func sum(x float64) string { return number.Fixed(x, 2) }
