package tokens

import (
	"slices"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// List is the narrow form of what has columns: a line for each token.
func (d *Desk) List() {
	d.Heads(4)
	lines := d.lines()
	first := max(0, min(len(d.Pieces)-lines, d.Focus-lines+1))
	v := figure.List{Words: d.texts()[first : first+lines], Focus: d.Focus - first, X: 92, Y: listTop, W: d.Width - 88, Names: 92,
		Pitch: listPitch}
	looks := d.given()
	for i := range v.Words {
		d.item(v, first+i, i, looks)
	}
	d.bulges(v, first)
	d.Write(d.Width-2, listTop-8, d.heading(), figure.Note.At(picture.End).Within(d.Width/2))
	if first > 0 {
		d.Write(0, listTop-8, phrase.Say("tokens.earlier", "n", first), figure.Note)
	}
}

const (
	listTop   = 72.0
	listPitch = 28.0
	listMost  = 14
)

func (w *Text) lines() int { return min(listMost, len(w.Pieces)) }

// ListHigh is the height of that.
func (w *Text) ListHigh() float64 {
	return listTop + listPitch*float64(w.lines()) + 20
}

// bulges are the arrows of the list.
func (d *Desk) bulges(v figure.List, first int) {
	var centers []float64
	for i := range v.Words {
		centers = append(centers, v.Center(i))
	}
	n := v.Focus + 1
	a := figure.Arcs{Words: d.texts(), Focus: d.Focus, First: first, Centers: centers[:n], Of: film.At(Looks(d.Layer, d.Head), d.Focus),
		Room: 24, Ports: 20, Hover: d.pointed(), Paint: figure.Head(d.Head),
		Said: picture.Box{Y: listTop + listPitch*float64(d.lines()) + 14, W: d.Width}}
	rise := figure.RiseFor(n, true).Under(76, centers[v.Focus]-centers[0])
	a.Fan = figure.Fan{From: centers[v.Focus], Base: v.X - 10, Rise: rise, Shrink: 0.7, Upward: true}
	a.Ring = func(j int) picture.Box { return picture.Box{X: v.X - 10, Y: centers[j-first] - 9, W: 14, H: 18} }
	a.Draw(d.Scene)
}

// item is one line: a token with its weight, and what the present step makes of it.
func (d *Desk) item(v figure.List, i, line int, looks []float64) {
	p, y := d.Pieces[i], v.Center(line)
	box := picture.Box{X: v.X - 6, Y: y - listPitch/2, W: v.W, H: listPitch - 1}
	it := d.pieceItem(i, box)
	look := figure.Name.In(picture.Ink1).Sized(15, 400).Within(v.Names)
	if i == d.Focus {
		it.Ring.Fill, look.Weight = picture.Solid(picture.NowWash), 600
	}
	d.Item(it, func() {
		d.Add(it.Ring)
		d.Write(v.X, y+5, figure.Fit(p.Text, 15, v.Names), look)
	})
	if d.Mine[i] {
		d.Add(figure.Changed(box, false))
	}
	if looks != nil && i <= d.Focus {
		d.Write(v.X+v.Names+38, y+5, figure.Percent(looks[i]), figure.Name.In(picture.Ink1).At(picture.End))
	}
	d.made(i, picture.Box{X: v.X + v.Names + 48, Y: y - 11, W: d.Width - v.X - v.Names - 50, H: 22})
}

// made is what the present step makes of a token: what would be said, or what it cost.
func (d *Desk) made(i int, box picture.Box) {
	if !d.From("surprise") {
		d.says(d.reached(), i, box)
		return
	}
	all := d.Line(film.At("surprise", 0))
	switch {
	case i == 0:
		return
	case all == nil || !d.Has(film.At("surprise")):
		d.Write(box.X+box.W, box.Y+16, "·", figure.Name.In(picture.Ink3).At(picture.End))
		return
	}
	r, full := film.At("surprise", 0, i-1), slices.Max(all)
	it := picture.Item{ID: d.ID(r), Label: d.Label(r), Value: number.Fixed(all[i-1], 2), Ring: picture.Rect{Box: box, Radius: 2}}
	d.Item(it, func() {
		d.Add(picture.Rect{Box: box}, picture.Rect{Box: picture.Box{X: box.X, Y: box.Y + 8, W: max(1, (box.W-42)*all[i-1]/max(full, 1e-9)), H: 6},
			Fill: picture.Solid(picture.Ink3)})
		d.Write(box.X+box.W, box.Y+16, it.Value, figure.Name.In(picture.Ink1).At(picture.End))
	})
}

// reached are the blocks that the film has come to.
func (d *Desk) reached() (blocks int) {
	for k := range 2*d.Shape().Layers + 1 {
		if id, _ := d.BeatOf(film.At(Said(k))); d.From(d.Plan.Beats[max(0, id)].ID) {
			blocks = k
		}
	}
	return blocks
}

// heading is what the right column of the list shows.
func (d *Desk) heading() string {
	if d.From("surprise") {
		return phrase.Say("tokens.in nats")
	}
	return phrase.Say("tokens.says at", "place", d.Where(d.reached()))
}

// SoFar is the text up to the focus in a line, as much of its end as there is room for.
func (d *Desk) SoFar(box picture.Box, y float64) {
	const size = 15
	line := d.Pieces[d.Focus].Text
	for i := d.Focus - 1; i >= 0; i-- {
		longer := d.Pieces[i].Text + " " + line
		if figure.Taken("… "+longer, size) > box.W {
			line = "… " + line
			break
		}
		line = longer
	}
	d.Write(box.X, y+4.5, figure.Fit(line, size, box.W), figure.Name.In(picture.Ink1).Sized(size, 500).Within(box.W))
}
