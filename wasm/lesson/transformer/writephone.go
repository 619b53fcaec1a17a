package transformer

import (
	"cmp"
	"slices"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/layers"
	"glassbox/wasm/picture"
)

// On a phone the slot that is being written stands at the left of the English words, which are a list, with how much of the look
// each gets. What is written so far is text below it, and behind that come the likeliest words and the search.
const (
	listTop  = 28  // of the list, below the heads
	listHigh = 28  // of a word in it
	slotWide = 62  // of the slot
	portsAt  = 72  // where arrows leave it
	headsAt  = 126 // and where they reach the list
	barsAt   = 220 // where the bars of a list begin
)

// rowHigh is the height of an English word in the list.
func (w *writing) rowHigh() float64 {
	if len(w.heard) > 14 {
		return 20
	}
	return listHigh
}

// flow is where the words of what is written stand, each with room for a percentage below.
func (w *writing) flow(width float64) (at []picture.Box, high float64) {
	return figure.Flow(w.target.words, 15, width, 18, 38, 46)
}

// treeHigh is the height of the tree.
func (w *writing) treeHigh() float64 { return 70 + 40*float64(w.width-1) }

func (w *writing) phoneHeight(width float64) float64 {
	_, french := w.flow(width)
	return listTop + w.rowHigh()*float64(len(w.heard)) + french + 2*24 + layers.NextHigh + w.treeHigh() + 20
}

func (q *quill) phone() {
	q.legend(14)
	y := listTop + q.w.rowHigh()*float64(len(q.w.heard))
	mid := (listTop + y) / 2
	q.slot(mid)
	q.threads(mid)
	for i := range q.w.heard {
		q.entry(i)
	}
	q.Write(2, y+20, say("french so far"), figure.Note.Within(q.Width-4))
	all, high := q.w.flow(q.Width)
	for i, b := range all {
		q.said(i, spot{b.Center().X, y + b.Y + 44, y + b.Y + 63, b.W - 2, b.W, 15})
	}
	y += 30 + high
	q.Likely(q.Scene, picture.Box{X: 2, Y: y + 18, W: q.Width - 4})
	q.grown(picture.Box{X: 2, Y: y + layers.NextHigh, W: q.Width - 4, H: q.w.treeHigh()})
}

// slot is the word that is being written, or its place.
func (q *quill) slot(mid float64) {
	word := "·"
	if q.wrote(q.k) {
		word = q.target.words[q.k]
	}
	q.Add(picture.Rect{Box: picture.Box{X: 2, Y: mid - 16, W: slotWide, H: 32}, Radius: 4, Fill: picture.Solid(picture.NowWash)})
	q.Write(2+slotWide/2, mid+5, figure.Fit(word, 15, slotWide-8), figure.Result.Sized(15, 600).Within(slotWide-6))
}

// threads are the arrows from the slot to the list. Each head has a lane of its own in every row; they leave in the order in which
// they arrive, so that none cross.
func (q *quill) threads(mid float64) {
	all, lane := q.lanes(), (q.w.rowHigh()-4)/float64(len(q.w.heads))
	wide := func(l figure.Lane) float64 { return (1 + 9*l.Weight) * min(1, lane/10) }
	slices.SortStableFunc(all, func(a, b figure.Lane) int { return cmp.Or(cmp.Compare(a.Word, b.Word), cmp.Compare(a.Head, b.Head)) })
	total := 0.0
	for _, l := range all {
		total += wide(l)
	}
	port := mid - total/2
	q.Add(figure.Straight(portsAt-1, port-2, portsAt-1, port+total+2, figure.Framed))
	for _, l := range all {
		from := picture.Point{X: portsAt, Y: port + wide(l)/2}
		to := picture.Point{X: headsAt, Y: q.rowAt(l.Word) + lane*(float64(l.Head)-float64(len(q.w.heads)-1)/2)}
		bend := 0.52 * (to.X - from.X)
		c := picture.Cubic{from, {X: from.X + bend, Y: from.Y}, {X: to.X - bend, Y: to.Y}, to}
		q.ray(l, c, wide(l), picture.Box{X: to.X - 8, Y: to.Y - lane/2, W: 10, H: lane})
		port += wide(l)
	}
}

// rowAt is the middle of a row of the list.
func (q *quill) rowAt(i int) float64 { return listTop + q.w.rowHigh()*(float64(i)+0.5) }

// entry is an English word, with how much of the present look it gets.
func (q *quill) entry(i int) {
	high, y, looked := q.w.rowHigh(), q.rowAt(i), q.w.looked[q.k][i]
	ring := picture.Rect{Box: picture.Box{X: headsAt + 2, Y: y - high/2, W: q.Width - headsAt - 4, H: high}, Radius: 4}
	it := picture.Item{ID: film.At("english", i).String(), Label: quoted(q.source.words[i]), Ring: ring}
	known := q.Has(film.At(q.HeadWeights(q.At, q.w.heads[0]), q.k, i))
	look, fill := figure.Title.Sized(15, 400), picture.Ink3
	if known {
		if it.Value = figure.Percent(looked); looked >= 0.15 {
			look.Weight = 600
		}
	}
	if len(q.w.heads) == 1 {
		fill = figure.Head(q.w.heads[0])
	}
	q.Item(it, func() {
		word := figure.Fit(q.w.heard[i], 15, 82)
		q.Add(picture.Rect{Box: ring.Box})
		if !q.source.known[i] {
			q.doubt(132, 132+figure.Taken(word, 15), y+9)
		}
		q.Write(132, y+5, word, look.Within(84))
		if !known {
			return
		}
		bar := picture.Rect{Box: picture.Box{X: barsAt, Y: y - 3, W: q.Width - barsAt - 50, H: 6}, Radius: 2}
		share := bar
		bar.Fill = picture.Solid(picture.Hairline)
		share.W, share.Fill = max(1, bar.W*looked), picture.Solid(fill)
		q.Add(bar, share)
		q.Write(q.Width-2, y+5, figure.Percent(looked), figure.Title.Sized(13, max(500, look.Weight)).At(picture.End))
	})
}
