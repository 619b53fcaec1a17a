package tokens

import (
	"cmp"
	"slices"
	"strconv"

	"glassbox/core/number"
	"glassbox/core/order"
	"glassbox/core/sample"
	"glassbox/wasm/figure"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// block is what stands beside the bars: a slider, or a sentence. Where it belongs to one of their lines, it stands as near to that as
// there is room.
type block struct {
	key       string  // of the control; empty for the sentence
	y, wanted float64 // where its line is, and where that should be
	line      float64 // of the bars, −1 for none
	above     float64 // how much of it stands over its line
	high      float64
}

// Aside draws beside the bars what sets the choice: each cut is a line that runs into its slider.
func (d *Desk) Aside(o Odds, side picture.Box) {
	all := d.blocks(o, side)
	if side.X < o.box.X+o.box.W { // they stand under the bars
		for i := range all {
			all[i].y, all[i].line = side.Y+24+58*float64(i), -1
		}
	} else {
		spread(all, side.Y, side.Y+side.H)
	}
	for _, b := range all {
		d.led(o, b, side)
		if b.key == "" {
			d.Sentence(side, b.y)
		} else {
			d.slider(b, side)
		}
	}
}

// blocks are the sliders and the sentence, from above.
func (d *Desk) blocks(o Odds, side picture.Box) []block {
	const high, above = 48, 22
	all := []block{{key: "temperature", wanted: side.Y + above, line: -1, above: above, high: high}}
	boundary := func(n int) float64 {
		if o.kept == nil || n >= len(o.rows) {
			return -1
		}
		return o.top + o.pitch*float64(n)
	}
	c := d.Choice()
	if c == nil {
		c = &sample.Choice{} // which is on its way
	}
	if i := slices.Index(o.rows, d.Token()); i >= 0 && d.Done("draw") && side.X >= o.box.X+o.box.W {
		y := o.top + o.pitch*(float64(i)+0.5)
		all = append(all, block{wanted: y, line: y, above: 12, high: 28})
	}
	for key, n := range map[string]int{"topp": c.ByP, "topk": c.ByK} {
		b := block{key: key, wanted: boundary(n), line: boundary(n), above: above, high: high}
		if b.line < 0 {
			b.wanted = side.Y + side.H
		}
		all = append(all, b)
	}
	order.By(all[1:], func(a, b block) int { return cmp.Or(cmp.Compare(a.wanted, b.wanted), cmp.Compare(b.key, a.key)) })
	return all
}

// spread moves blocks apart, between two heights.
func spread(all []block, top, bottom float64) {
	for i := range all {
		all[i].y = max(all[i].wanted, top+all[i].above)
		top = all[i].y - all[i].above + all[i].high
	}
	for i := len(all) - 1; i >= 0; i-- {
		all[i].y = min(all[i].y, bottom-all[i].high+all[i].above)
		bottom = all[i].y - all[i].above
	}
}

// led is the line from the bars to a block: dashed for a cut, across the bars.
func (d *Desk) led(o Odds, b block, side picture.Box) {
	if b.line < 0 {
		return
	}
	stroke, from := figure.Framed, o.box.X+o.box.W-2
	if b.key != "" {
		stroke, from = picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 1.25, Dash: picture.Dashed}, o.left
	}
	turn := o.box.X + o.box.W + 8
	if b.key == "topk" {
		turn += 6
	}
	points := []picture.Point{{X: from, Y: b.line}, {X: turn, Y: b.line}, {X: turn, Y: b.y}, {X: side.X - 4, Y: b.y}}
	if b.line == b.y {
		points = []picture.Point{points[0], points[3]}
	}
	d.Add(picture.Curve{Points: points, Stroke: stroke})
}

// slider sets the temperature or a cut, and says what that does.
func (d *Desk) slider(b block, side picture.Box) {
	most, step, value, text, note := 1.0, 0.05, d.Options.TopP, number.Format(d.Options.TopP), ""
	c := d.Choice()
	switch {
	case b.key == "temperature":
		most, step, value = MaxTemperature, 0.1, d.Options.Temperature
		text, note = number.Format(value), phrase.Say("tokens.does.temperature", "t", number.Format(value))
	case b.key == "topk":
		most, step, value = MaxTopK, 1, float64(d.Options.TopK)
		text, note = number.Int(d.Options.TopK), phrase.Say("tokens.does.topk", "n", d.Options.TopK)
	case d.Options.TopP < 1 && d.known("warm") == nil:
		note = phrase.Say("tokens.does.topp yet")
	case d.Options.TopP < 1:
		note = phrase.Say("tokens.does.topp", "n", c.ByP, "share", percent(c.Share(c.ByP)))
	default:
		note = phrase.Say("tokens.does.nothing")
	}
	right := side.X + side.W
	d.Write(side.X, b.y-9, phrase.Say("control."+b.key), figure.Name.In(picture.Ink1))
	d.Write(right, b.y-9, text, figure.Title.Sized(13, 600).At(picture.End))
	it := picture.Item{ID: "slider-" + b.key, Label: phrase.Say("control." + b.key), Value: text, Control: b.key,
		Drag: &picture.Drag{Key: b.key, Right: []float64{most / side.W}, Up: []float64{0}, Step: step}}
	figure.Slider{Item: it, At: value / most, Knob: 7}.Draw(d.Pad, side.X, right, b.y)
	d.Write(side.X, b.y+20, note, figure.Note)
}

// Sentence says what the token that is taken costs.
func (d *Desk) Sentence(side picture.Box, y float64) {
	cost, id := d.known("cost"), d.Token()
	if cost == nil || id < 0 {
		return
	}
	word := "costs.drawn"
	switch {
	case !d.AtEnd():
		word = "costs.came"
	case d.Next >= 0:
		word = "costs.chosen"
	}
	best := d.Choice().Order[0]
	if id == best {
		best = d.Choice().Order[1]
	}
	text := phrase.Say("tokens."+word, "word", d.Word(id), "cost", number.Fixed(cost[id], 2), "other", d.Word(best),
		"less", number.Fixed(cost[best], 2), "seed", strconv.Itoa(d.Seed))
	d.Write(side.X, y+4.5, text, figure.Name.In(picture.Ink1).Within(side.W+24))
}
