package tokens

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// How high a row of the lens is: closed, and open with numbers.
const (
	closedHigh = 21
	openHigh   = 33
)

// mostRows are those of a lens, and leastPitch is how close they may stand on a slide.
const (
	mostRows   = 50
	leastPitch = 17
)

// rows are the blocks behind which the lens looks: whole layers or, open, every one. Of more than there is room for it skips some,
// but not the last.
func (w *Text) rows(most int) (all []int) {
	step, last := 2, 2*w.Shape().Layers
	if w.Open {
		step = 1
	}
	for step < last && last/step >= most {
		step += 2 - step%2
	}
	for k := 0; k < last; k += step {
		all = append(all, k)
	}
	return append(all, last)
}

// LensHigh is how high the lens is on a page.
func (w *Text) LensHigh() float64 {
	if w.Open {
		return openHigh * float64(len(w.rows(mostRows)))
	}
	return closedHigh * float64(len(w.rows(mostRows)))
}

// Lens is what each layer would say, for every token. It returns where the last row ends.
func (d *Desk) Lens(top float64) (foot float64) {
	rows := d.rows(mostRows)
	pitch := d.LensHigh() / float64(len(rows))
	if room := d.H - top - 6; d.Slide {
		rows = d.rows(max(1, int(room/leastPitch)))
		pitch = min(pitch, room/float64(len(rows)))
	}
	title := phrase.Say("tokens.lens title")
	d.Write(Labels, top-8, title, figure.Title.Sized(13, 600))
	if x := Labels + 1.1*figure.Taken(title, 13) + 12; d.Width-x > 330 {
		d.Write(x, top-8, phrase.Say("tokens.lens note"), figure.Note)
	}
	if !d.Narrow() {
		d.opening(top)
	}
	for k, blocks := range rows {
		y := top + pitch*float64(k)
		d.Write(Labels-10, y+pitch/2+3.5, d.Where(blocks), figure.Note.In(picture.Ink2).At(picture.End).Within(Labels-10))
		for i := d.first; i < min(len(d.Pieces), d.first+len(d.Centers)); i++ {
			x, _ := d.x(i)
			d.says(blocks, i, picture.Box{X: x - d.Column/2 + 1, Y: y, W: d.Column - 2, H: pitch - 2})
		}
	}
	return top + pitch*float64(len(rows)) - 2
}

// opening opens the lens, or closes it.
func (d *Desk) opening(top float64) {
	name, to := phrase.Say("tokens.lens open"), "on"
	if d.Open {
		name, to = phrase.Say("tokens.lens close"), "off"
	}
	wide := figure.Taken(name, 13)
	it := picture.Item{ID: "open", Label: name, Set: map[string]string{"open": to},
		Ring: picture.Rect{Box: picture.Box{X: d.Width - wide - 6, Y: top - 23, W: wide + 6, H: 21}, Radius: 4}}
	d.Item(it, func() {
		d.Add(picture.Rect{Box: it.Ring.Box}, straight(d.Width-wide-2, top-4, d.Width-2, top-4, figure.Edge))
		d.Write(d.Width-2, top-8, name, figure.Name.At(picture.End))
	})
}

// says is one cell: the token that would be said, on its probability.
func (d *Desk) says(blocks, i int, box picture.Box) {
	r := film.At(Said(blocks), i)
	best, p, ok := d.Reading.Best(blocks, i)
	if !ok || !d.Has(r) {
		d.Add(picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty})
		d.Write(box.X+box.W/2, box.Y+box.H/2+4, "·", figure.Digits.In(picture.Ink3))
		return
	}
	r = film.At(r.Name, i, best)
	cell := picture.Rect{Box: box, Radius: 2, Fill: picture.Sign(p, 1)}
	look := figure.Digits.Within(box.W - 2)
	now := i == d.Focus && blocks == 2*d.Shape().Layers
	if now {
		cell.Stroke, look.Weight = figure.Framed, 600
	}
	it := picture.Item{ID: d.ID(r), Label: d.Label(r), Value: percent(p), Ring: cell}
	d.Item(it, func() {
		d.Add(cell)
		y := box.Y + box.H/2 + 4
		if d.Open && box.H >= openHigh-2 {
			y -= 7
			d.Write(box.X+box.W/2, y+14, percent(p), figure.Digits.Within(box.W-2))
		}
		d.Write(box.X+box.W/2, y, figure.Fit(d.Word(best), 12, box.W-4), look)
	})
}
