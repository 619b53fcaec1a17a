package tokens

import (
	"slices"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

const oddsHead = 28.0 // the height of what stands over the bars

// OddsHigh is the height of so many bars, so far apart, with one for all other tokens.
func OddsHigh(rows int, pitch float64) float64 { return oddsHead + pitch*float64(rows+1) + 2 }

// Odds are the likeliest tokens to come, as bars: the outline is as the model says, the fill what temperature and cuts leave.
type Odds struct {
	box                     picture.Box
	rows                    []int // the tokens, the likeliest first
	top, pitch              float64
	left, wide              float64 // where bars begin, and the longest
	full                    float64 // the share that is as long, all through the film
	columns                 []column
	model, warm, kept, cost []float64 // by token, nil before they are known
}

// column is one of numbers, at the right of the bars.
type column struct {
	name  string
	right float64
}

// known is a row of what the film has come to, nil before.
func (d *Desk) known(name string) []float64 {
	if d.Has(film.At(name)) {
		return d.Line(film.At(name, 0))
	}
	return nil
}

// Odds draws bars, and returns where they are.
func (d *Desk) Odds(box picture.Box, rows int, pitch float64) Odds {
	o := Odds{box: box, top: box.Y + oddsHead, pitch: pitch, left: box.X + Labels,
		warm: d.known("warm"), kept: d.known("kept"), cost: d.known("cost")}
	if o.cost != nil {
		o.model = d.Model()
	}
	names := []string{"model", "warm", "kept", "cost"}
	if d.Narrow() {
		names = []string{"model", "kept"}
	}
	for i, name := range names {
		o.columns = append(o.columns, column{name, box.X + box.W - 66*float64(len(names)-1-i) - 9})
	}
	o.wide = o.columns[0].right - 58 - o.left
	d.Write(box.X, box.Y+14, phrase.Say("tokens.next token title"), figure.Title.Sized(13, 600))
	for _, c := range o.columns {
		d.Write(c.right, box.Y+14, phrase.Say("tokens.column."+c.name, "t", number.Format(d.Options.Temperature)), figure.Note.At(picture.End))
	}
	if o.model == nil {
		d.unweighed(o, rows)
		return o
	}
	o.rows = d.shownRows(rows)
	for _, shares := range [][]float64{o.model, d.Line(film.At("warm", 0)), d.Line(film.At("kept", 0))} {
		if shares == nil {
			continue
		}
		o.full = max(o.full, o.others(shares))
		for _, k := range o.rows {
			o.full = max(o.full, shares[k])
		}
	}
	for i, k := range o.rows {
		d.bar(o, i, k)
	}
	d.rest(o)
	return o
}

// unweighed stand in place of bars that are to come.
func (d *Desk) unweighed(o Odds, rows int) {
	for i := range rows {
		y := o.top + o.pitch*float64(i)
		d.Write(o.left-10, y+o.pitch/2+4, "·", figure.Name.In(picture.Ink3).At(picture.End))
		d.Add(picture.Rect{Box: picture.Box{X: o.left, Y: y + 3, W: o.wide / 3, H: o.pitch - 6}, Radius: 1, Stroke: figure.Empty})
	}
}

// filled are the shares that fill the bars so far.
func (o Odds) filled() []float64 {
	for _, shares := range [][]float64{o.kept, o.warm} {
		if shares != nil {
			return shares
		}
	}
	return o.model
}

// shownRows are the likeliest tokens, with the one that is taken in place of the last where it is not among them.
func (d *Desk) shownRows(n int) []int {
	rows := slices.Clone(d.Choice().Order[:min(n, len(d.Choice().Order))])
	if id := d.Token(); !slices.Contains(rows, id) {
		rows[len(rows)-1] = id
	}
	return rows
}

// bar is the row of one token. A press on it chooses the token.
func (d *Desk) bar(o Odds, i, k int) {
	y := o.top + o.pitch*float64(i)
	cut := o.kept != nil && o.kept[k] == 0
	ring := picture.Rect{Box: picture.Box{X: o.box.X + 2, Y: y, W: o.box.W - 4, H: o.pitch}, Radius: 4}
	it := picture.Item{ID: "bar-" + strconv.Itoa(k), Label: phrase.Say("tokens.bar", "word", d.Word(k)), Ring: ring}
	it.Value = percent(o.model[k])
	if _, ok := d.Find(d.Key(k)); ok {
		it.Set, it.Seek = d.taking(k), "draw"
	}
	look := figure.Name.In(picture.Ink1).At(picture.End).Within(Labels - 14)
	if cut {
		look = look.In(picture.Ink3)
	}
	taken := d.Done("draw") && k == d.Token()
	if taken {
		look.Weight = 600
	}
	d.Item(it, func() {
		d.Add(picture.Rect{Box: ring.Box})
		d.Write(o.left-10, y+o.pitch/2+4.5, figure.Fit(d.Word(k), 13, Labels-14), look)
		o.shape(d, y, o.model[k], o.filled()[k], cut)
	})
	for _, c := range o.columns {
		d.number(o, c, k, cut, y, figure.Note.In(look.Role).At(picture.End))
	}
	if taken {
		ring.Stroke = figure.Latest
		d.Add(ring)
		if d.Next == k {
			d.Add(figure.Changed(ring.Box, false))
		}
	}
}

// number is what a column tells of a token. What is not the model's own is to be asked about.
func (d *Desk) number(o Odds, c column, k int, cut bool, y float64, look figure.Label) {
	text := o.number(c.name, k, cut)
	write := func() { d.Write(c.right, y+o.pitch/2+4.5, text, look) }
	if c.name == "model" || c.name != "cost" && (o.shares(c.name) == nil || cut) {
		write()
		return
	}
	r := film.At(c.name, 0, k)
	ring := picture.Rect{Box: picture.Box{X: c.right - 54, Y: y + 1, W: 58, H: o.pitch - 2}, Radius: 3}
	d.Item(picture.Item{ID: r.String(), Label: d.Label(r), Value: text, Ring: ring}, func() {
		d.Add(picture.Rect{Box: ring.Box})
		write()
	})
}

// shape is a bar: its outline is one share, its fill another.
func (o Odds) shape(d *Desk, y, outline, fill float64, cut bool) {
	box := picture.Box{X: o.left, Y: y + max(3, o.pitch/2-8), W: max(1, o.wide*fill/o.full)}
	box.H = 2*(y+o.pitch/2) - 2*box.Y
	if fill > 0 {
		d.Add(picture.Rect{Box: box, Radius: 1, Fill: picture.Sign(max(fill, 0.05), 1)})
	}
	box.W = max(1.5, o.wide*outline/o.full)
	edge := picture.Rect{Box: box, Radius: 1, Stroke: picture.Stroke{Paint: picture.Solid(picture.Ink2), Width: 1}}
	if cut {
		edge.Stroke.Paint = picture.Solid(picture.Ink3)
	}
	d.Add(edge)
}

// shares are what a column of percentages tells, nil before they are known.
func (o Odds) shares(column string) []float64 {
	return map[string][]float64{"model": o.model, "warm": o.warm, "kept": o.kept}[column]
}

// number is what a column says of a token.
func (o Odds) number(column string, k int, cut bool) string {
	shares := o.shares(column)
	switch {
	case column == "cost":
		return number.Fixed(o.cost[k], 2)
	case shares == nil:
		return "·"
	case column == "kept" && cut:
		return phrase.Say("tokens.cut")
	}
	return percent(shares[k])
}

// others are the share of all tokens without a row.
func (o Odds) others(shares []float64) float64 {
	sum := 1.0
	for _, k := range o.rows {
		sum -= shares[k]
	}
	if sum < 1e-9 { // which is but rounding
		return 0
	}
	return sum
}

// rest is a row of all other tokens together.
func (d *Desk) rest(o Odds) {
	y, n := o.top+o.pitch*float64(len(o.rows)), len(o.model)-len(o.rows)
	d.Write(o.left-10, y+o.pitch/2+4.5, phrase.Say("tokens.more tokens", "n", n), figure.Note.At(picture.End).Within(Labels-10))
	left := o.others(o.filled())
	o.shape(d, y, o.others(o.model), left, left == 0)
	for _, c := range o.columns {
		text := "·"
		switch shares := o.shares(c.name); {
		case c.name == "cost":
			text = ""
		case shares != nil && c.name == "kept" && left == 0:
			text = phrase.Say("tokens.cut")
		case shares != nil:
			text = percent(o.others(shares))
		}
		d.Write(c.right, y+o.pitch/2+4.5, text, figure.Note.At(picture.End))
	}
}
