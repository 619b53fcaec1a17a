package tokens

import (
	"strconv"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// Arrows lead from the focus to where it looks.
func (d *Desk) Arrows(base float64) {
	x, ok := d.x(d.Focus)
	if !ok {
		return
	}
	n := min(len(d.Centers), d.Focus+1-d.first)
	a := figure.Arcs{Words: d.texts(), Focus: d.Focus, First: d.first, Centers: d.Centers[:n], Of: film.At(Looks(d.Layer, d.Head), d.Focus),
		Room: 2.2 * d.Column, Ports: min(84, 1.4*d.Column), Hover: d.pointed(), Paint: figure.Head(d.Head),
		Said: picture.Box{Y: 42, W: d.Width}}
	rise := figure.RiseFor(n, false).Under(base-46, d.Farthest(d.Focus-d.first))
	a.Fan = figure.Fan{From: x, Base: base, Rise: rise, Shrink: 1}
	if n > 12 {
		a.Shrink = 0.8
	}
	a.Ring = func(j int) picture.Box { return d.Box(j-d.first, base+4, 18) }
	a.Draw(d.Scene)
}

// texts are those of all tokens.
func (w *Text) texts() []string { return w.Choices["focus"] }

// pointed is the token that is pointed at, or −1.
func (d *Desk) pointed() int {
	if r, ok := film.ParseRef(d.hover); ok && r.N == 1 && (r.Name == "token" || r.Name == "arc") && r.I < d.Focus {
		return r.I
	}
	return -1
}

// Shares are how much of the look each token gets.
func (d *Desk) Shares(y float64) {
	d.Write(0, y, phrase.Say("tokens.weight"), figure.Name.In(picture.Ink3))
	looks := d.given()
	if looks == nil {
		for i := d.first; i <= d.Focus; i++ {
			if x, ok := d.x(i); ok {
				d.Write(x, y, "·", figure.Digits.In(picture.Ink3))
			}
		}
		return
	}
	strong, hidden := figure.Strongest(looks, 1)[0], 0.0
	for i, share := range looks[:d.Focus+1] {
		x, ok := d.x(i)
		if !ok {
			hidden += share
			continue
		}
		look := figure.Digits.Sized(13, 400).In(picture.Ink2)
		if i == strong {
			look = look.Sized(13, 600).In(picture.Ink1)
		}
		d.Write(x, y, figure.Percent(share), look)
	}
	if d.first > 0 {
		d.Write(0, y-17, phrase.Say("tokens.before", "n", d.first, "share", figure.Percent(hidden)), figure.Note.Within(2*Labels))
	}
}

// Row is the tokens: a mark under each, which a gap parts where there is a space, and a tick where there is none.
func (d *Desk) Row(y float64) {
	d.Write(0, y, phrase.Say("tokens.token"), figure.Name.In(picture.Ink3))
	room := d.Column - 6
	size := 17.0
	for i := range d.Centers {
		for size > 12 && i+d.first < len(d.Pieces) && figure.Taken(d.Pieces[i+d.first].Text, size) > room {
			size--
		}
	}
	for i := range d.Centers {
		if at := i + d.first; at < len(d.Pieces) {
			d.piece(at, d.Centers[i], y, size)
		} else if d.AtEnd() {
			d.slot(d.Centers[i], y, size)
		}
	}
}

// Piece is one token. The one in focus moves with the arrow keys.
func (d *Desk) piece(i int, x, y, size float64) {
	p := d.Pieces[i]
	box := picture.Box{X: x - d.Column/2 + 1, Y: y - 20, W: d.Column - 2, H: 28}
	it := d.pieceItem(i, box)
	look := figure.Digits.Sized(size, 400).Within(d.Column - 6)
	if i == d.Focus {
		it.Drag = &picture.Drag{Key: "focus", Right: []float64{1 / d.Column}, Up: []float64{0}, Step: 1}
		it.Ring.Fill, look.Weight = picture.Solid(picture.NowWash), 600
	}
	d.Item(it, func() {
		d.Add(it.Ring)
		d.Write(x, y, figure.Fit(p.Text, size, d.Column-6), look)
	})
	if d.Mine[i] {
		d.Add(figure.Changed(box, false))
	}
	d.mark(i, x, y+11)
}

// pieceItem is a token as an item: a press puts it in focus.
func (d *Desk) pieceItem(i int, box picture.Box) picture.Item {
	n := strconv.Itoa(i + 1)
	return picture.Item{ID: "token-" + strconv.Itoa(i), Label: phrase.Say("tokens.token of", "word", d.Pieces[i].Text, "n", n),
		Set: map[string]string{"focus": n}, Ring: picture.Rect{Box: box, Radius: 4}}
}

// mark is the line under a token.
func (d *Desk) mark(i int, x, y float64) {
	left, right := x-d.Column/2+5, x+d.Column/2-5
	joined := d.joined(i) && i > d.first
	if joined {
		left -= 5
		d.Add(straight(left, y-4.5, left, y+4.5, picture.Stroke{Paint: figure.Edge.Paint, Width: 1.5}))
	}
	if i+1 < len(d.Pieces) && d.joined(i+1) {
		right += 5
	}
	stroke := picture.Stroke{Paint: figure.Edge.Paint, Width: 1.5}
	if !d.Pieces[i].Known {
		stroke = picture.Stroke{Paint: picture.Solid(picture.Bad), Width: 1.5, Dash: picture.Dotted}
	}
	d.Add(straight(left, y, right, y, stroke))
}

func straight(x0, y0, x1, y1 float64, stroke picture.Stroke) picture.Curve {
	return picture.Line(picture.Point{X: x0, Y: y0}, picture.Point{X: x1, Y: y1}, stroke)
}

// slot is the place of the next token: dashed until it is written.
func (d *Desk) slot(x, y, size float64) {
	box := picture.Box{X: x - d.Column/2 + 2, Y: y - 20, W: d.Column - 5, H: 28}
	frame := picture.Rect{Box: box, Radius: 5, Stroke: figure.Pending}
	text, id := "·", d.Token()
	if d.Done("draw") && id >= 0 {
		text = d.Word(id)
	}
	it := picture.Item{ID: "next", Label: phrase.Say("tokens.next slot"), Seek: "draw", Ring: frame}
	if set := d.appended(1); text != "·" && set != nil {
		it.Label, it.Set = phrase.Say("tokens.next token", "word", text), set
	}
	if d.Done("append") {
		frame.Stroke = figure.Framed
	}
	if !d.Slide || !d.From("guess") {
		d.Write(x, y-29, phrase.Say("tokens.next"), figure.Note.At(picture.Middle))
	}
	d.Item(it, func() {
		d.Add(picture.Rect{Box: box}, frame)
		look := figure.Digits.Sized(min(size, max(12, size*(d.Column-8)/max(1, figure.Taken(text, size)))), 400).Within(d.Column - 8)
		d.Write(x, y, figure.Fit(text, look.Size, d.Column-8), look)
	})
	if text != "·" && d.Next >= 0 {
		d.Add(figure.Changed(box, false))
	}
}
