package transformer

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"glassbox/core/corpus"
	"glassbox/core/number"
	"glassbox/core/order"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

const (
	treeHigh    = 190 // on a phone
	rootWide    = 54
	sumWide     = 96
	leastTwo    = 92 // the least width of a column, two of which are on a phone
	percentWide = 40
	treeTop     = 26
	treePitch   = 24
)

// grown draws the search so far. Stretches that all beginnings share are left out; the order of branches never changes.
func (q *quill) grown(box picture.Box) {
	name, does := say("greedy title"), say("greedy does")
	if q.w.width > 1 {
		name, does = say("beam title"), say("beam does", "n", q.w.width)
	}
	q.Write(box.X, box.Y+14, name, figure.Title)
	q.Write(box.X+figure.Taken(name, 13)+14, box.Y+14, does, figure.Name.In(picture.Ink3).Within(box.W-110))
	q.Write(box.X+box.W, box.Y+14, "Σ ln p", figure.Note.At(picture.End))
	deep, _ := q.reached()
	lines := q.w.tips(deep, int((box.H-treeTop)/treePitch))
	all, columns := figure.Twigs(lines, deep, max(1, int((box.W-rootWide-sumWide)/leastTwo)))
	wide := (box.W - rootWide - sumWide) / float64(max(1, columns))
	place := func(t figure.Twig) picture.Point {
		return picture.Point{X: box.X + rootWide + wide*float64(t.Column), Y: box.Y + treeTop + (box.H-treeTop-4)*t.At}
	}
	for _, t := range all[1:] {
		start := place(all[t.Parent]).Moved(q.breadth(all[t.Parent], wide)+5, 0)
		if t.Parent == 0 {
			start.X = box.X + 28
		}
		q.twig(t, start, place(t).Moved(-6, 0))
	}
	q.Write(box.X, place(all[0]).Y+4.5, say("begin mark"), figure.Name.In(picture.Ink3))
	for _, t := range all[1:] {
		q.leaf(t, place(t), wide, box.X+box.W)
	}
}

// reached is how deep the tree has grown, and whether it is decided what is kept there.
func (q *quill) reached() (deep int, decided bool) {
	n := strconv.Itoa(q.k + 1)
	if q.Done("guess-" + n) {
		return q.k + 1, q.Done("word-" + n)
	}
	return q.k, true
}

// tips are the lines to the branches behind which nothing comes when the search is so deep: all that are kept, and of those
// that are pruned as many as have room, those first that missed by least. Their order is that in which they were looked at.
func (w *writing) tips(deep, most int) (lines [][]int) {
	var kept, pruned []int
	for i, b := range w.tree.Branches {
		switch d := w.deep[i]; {
		case i == 0 || d > deep:
		case !b.Kept:
			pruned = append(pruned, i)
		case d == deep || b.Token == corpus.End:
			kept = append(kept, i)
		}
	}
	order.By(pruned, func(a, b int) int { return cmp.Compare(w.missed[a], w.missed[b]) })
	for _, i := range append(kept, pruned[:min(len(pruned), max(0, most-len(kept)))]...) {
		lines = append(lines, w.tree.Line(i))
	}
	order.By(lines, slices.Compare)
	return lines
}

// text is the word of a twig, with a mark for those that are left out before it.
func (q *quill) text(t figure.Twig, wide float64) string {
	word := q.french(q.w.tree.Branches[t.Branch].Token)
	if t.Gap {
		word = "… " + word
	}
	return figure.Fit(word, 13, wide-24)
}

// breadth is the width of a twig's text, with its percentage where it has one.
func (q *quill) breadth(t figure.Twig, wide float64) float64 {
	w := q.wordWide(t, wide)
	if q.sure(t, wide) {
		w += percentWide
	}
	return w
}

func (q *quill) wordWide(t figure.Twig, wide float64) float64 {
	return 1.06*figure.Taken(q.text(t, wide), 13) + 2
}

// sure reports whether a twig's percentage stands beside it: that of a tip has a column, and that of a gap would say little.
func (q *quill) sure(t figure.Twig, wide float64) bool {
	return !t.Tip && !t.Gap && q.wordWide(t, wide)+percentWide < wide-16
}

// fate is how a branch is drawn: one of what is written in the end, one that the search went on from, or one that it gave up.
func (q *quill) fate(t figure.Twig) (look figure.Label, stroke picture.Stroke) {
	b := q.w.tree.Branches[t.Branch]
	deep, decided := q.reached()
	open := !decided && q.w.deep[t.Branch] == deep
	wide := (1.25 + 14*math.Exp(b.LogP)) * 0.42
	switch {
	case slices.Contains(q.w.path, t.Branch) && !open:
		return figure.Title.Sized(13, 600), figure.Solid(picture.Ink1, wide)
	case b.Kept || open:
		return figure.Name.In(picture.Ink1), figure.Solid(picture.Ink3, wide)
	}
	return figure.Name.In(picture.Ink3), picture.Stroke{Paint: picture.Solid(picture.Edge), Width: 1.25, Dash: picture.Dashed}
}

// twig is the curve to a branch from the one before it.
func (q *quill) twig(t figure.Twig, from, to picture.Point) {
	_, stroke := q.fate(t)
	mid := (from.X + to.X) / 2
	c := picture.Cubic{from, {X: mid, Y: from.Y}, {X: mid, Y: to.Y}, to}
	q.Add(picture.Curve{Points: c.Flat(0.2), Stroke: stroke})
}

// leaf is the word of a branch, with its probability and, where it is the last one, the sum.
func (q *quill) leaf(t figure.Twig, at picture.Point, wide, right float64) {
	b := q.w.tree.Branches[t.Branch]
	look, _ := q.fate(t)
	ring := picture.Rect{Box: picture.Box{X: at.X - 4, Y: at.Y - 10, W: q.breadth(t, wide) + 4, H: 20}, Radius: 4}
	p, y := figure.Percent(math.Exp(b.LogP)), at.Y+4.5
	it := picture.Item{ID: film.At("branch", t.Branch).String(), Label: quoted(q.french(b.Token)), Value: p, Ring: ring}
	q.Item(it, func() {
		q.Add(picture.Rect{Box: ring.Box})
		q.Write(at.X, y, q.text(t, wide), look)
		if q.sure(t, wide) {
			q.Write(at.X+q.wordWide(t, wide)+4, y, p, figure.Note)
		}
	})
	if t.Tip {
		q.Write(right-54, y, p, figure.Note.At(picture.End))
		q.Write(right, y, sum(b.Total), look.Sized(12, look.Weight).At(picture.End))
	}
}

// inspectBranch tells how probable a branch is, and what became of it.
func (w *writing) inspectBranch(item string, i int) lesson.Inspection {
	b := w.tree.Branches[i]
	before := w.tree.Branches[b.Parent]
	in := lesson.Inspection{ID: item, Symbol: quoted(w.french(b.Token)), Origin: phrase.Say("origin.computed"), From: []string{},
		Label:   say("branch", "n", w.deep[i], "word", w.french(before.Token)),
		Formula: "ln p = ln(" + number.Format(math.Exp(b.LogP)) + ") = " + number.Format(b.LogP)}
	if b.Parent > 0 {
		in.From = append(in.From, film.At("branch", b.Parent).String())
	}
	fate := say("fate.kept")
	switch {
	case i == w.tree.Leaves[0]:
		fate = say("fate.best")
	case slices.Contains(w.tree.Leaves, i):
		fate = say("fate.ended")
	case !b.Kept:
		fate = say("fate.pruned", "by", sum(w.missed[i]))
	}
	in.Rows = []lesson.Row{
		{Name: say("row.branch"), Text: "ln(" + number.Format(math.Exp(b.LogP)) + ")", Result: number.Format(b.LogP)},
		{Name: "Σ ln p", Text: number.Format(before.Total) + " − " + number.Format(-b.LogP), Result: number.Format(b.Total)},
		{Name: say("row.fate"), Text: fate},
	}
	return in
}
