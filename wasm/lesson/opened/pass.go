package opened

import (
	"glassbox/core/number"
	"glassbox/wasm/afar"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// Where the parts of a pass stand, under its first line.
const (
	passBar  = 26.0
	passRow  = 74.0
	passLens = passRow + 44
)

// passHigh is how high the pass is.
func (p *page) passHigh() float64 {
	more := wrapped * float64(len(lines(p.stands(), p.Width))-1)
	if p.Text != nil {
		return passLens + p.Text.LensHigh() + 28 + more
	}
	return passBar + 12 + more
}

// pass is the pass over a text, from y on: what each layer would say, dashed until it has arrived. Before the model is open it
// says what comes next.
func (p *page) pass(y float64) {
	look := figure.Title.Sized(13, 600)
	if p.model.Trouble != nil {
		look = look.In(picture.Bad)
	}
	foot := p.paragraph(0, y+14, lines(p.stands(), p.Width), look) - wrapped
	p.progress(foot + passBar - 14)
	if p.Text == nil {
		return
	}
	d := p.Text.Desk(p.Scene, p.view.Hover)
	y = foot - 14
	d.Row(y + passRow)
	foot = d.Lens(y + passLens)
	if p.came() < p.Text.Shape().Layers {
		p.Write(tokens.Labels, foot+20, phrase.Say("own.dashed"), figure.Note)
	}
}

// progress is how far taking the weights is, or the pass.
func (p *page) progress(y float64) {
	share := p.done()
	if share < 0 {
		return
	}
	line := picture.Box{Y: y, W: p.Width, H: 3}
	p.Add(picture.Rect{Box: line, Radius: 1.5, Fill: picture.Solid(picture.Hairline)})
	if line.W *= share; share > 0 {
		p.Add(picture.Rect{Box: line, Radius: 1.5, Fill: picture.Solid(picture.Ink1)})
	}
}

// done is the share of what is being done, negative for nothing.
func (w *View) done() float64 {
	switch {
	case w.Text != nil:
		return float64(w.came()) / float64(w.Text.Shape().Layers)
	case w.model.State == afar.Taking && w.model.All > 0:
		return min(1, float64(w.model.Done)/float64(w.model.All))
	}
	return -1
}

// stands says how far the model is opened, or the pass has come.
func (w *View) stands() string {
	o := w.model
	switch {
	case w.Text != nil:
		n, all := w.came(), w.Text.Shape().Layers
		if n < all {
			return phrase.Say("own.passes", "tokens", len(w.Text.Pieces), "n", n, "all", all)
		}
		return phrase.Say("own.passed", "tokens", len(w.Text.Pieces), "all", all, "seconds", seconds(o.Seconds))
	case o.Trouble != nil:
		return said(*o.Trouble)
	case o.State == afar.Taking:
		share := 0
		if o.All > 0 {
			share = int(100 * float64(min(o.Done, o.All)) / float64(o.All))
		}
		return phrase.Say("own.state.taking", "share", share, "seconds", seconds(o.Seconds))
	case o.State == afar.Planned:
		return phrase.Say("own.state.planned", "size", w.memory.written(w.memory.sum))
	}
	return phrase.Say("own.state." + stateNames[o.State])
}

// stateNames are the states without numbers, as phrases have them.
var stateNames = map[afar.State]string{afar.None: "none", afar.Reading: "reading", afar.Refused: "refused", afar.Open: "open"}

// seconds are written with one decimal.
func seconds(x float64) string { return number.Fixed(x, 1) }
