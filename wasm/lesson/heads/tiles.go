package heads

import (
	"strings"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// tile is a matrix in a head's panel, with its name where there are several.
type tile struct {
	of    film.Ref
	title string
}

// tilesIn are the matrices that an operation shows, from left to right; after a colon stands the name of the title, where
// that is another one or none.
var tilesIn = map[string]string{
	"x": "W_Q,W_K,W_V", "q": "W_Q,q", "k": "W_K,k", "v": "W_V,v", "scores": "scores", "scaled": "scaled", "mask": "scaled:masked",
	"mix": "a,out", "out": "W_O", "dwo": "dW_O", "dmix": "dout", "dv": "a,dv", "dweights": "da:", "dscaled": "dscaled:",
	"dscores": "dscores:", "dq": "dq", "dk": "dk", "dx": "dq,dk,dv", "dw": "dW_Q,dW_K,dW_V",
}

// pairs are the kinds that have a number for each pair of words.
var pairs = map[string]bool{"scores": true, "scaled": true, "a": true}

// tilesOf are the matrices that an operation shows for head k.
func (m *model) tilesOf(op string, k int) (ts []tile) {
	list, ok := tilesIn[op]
	if !ok {
		list = "a:"
	}
	for _, name := range film.Names(list) {
		name, title, other := strings.Cut(name, ":")
		if !other {
			title = name
		}
		if title != "" {
			title = say("tile."+title, "size", m.size())
		}
		r, _ := m.Lookup(numbered(name, k))
		ts = append(ts, tile{r, title})
	}
	return ts
}

// tiles draws the matrices of head k side by side, with the words at the left of the first panel.
func (s *scene) tiles(k int, box picture.Box) {
	ts := s.tilesOf(s.now(), k)
	gap := 8.0
	w := (box.W - gap*float64(len(ts)-1)) / float64(len(ts))
	for i, t := range ts {
		b := picture.Box{X: box.X + float64(i)*(w+gap), Y: box.Y, W: w, H: box.H}
		if t.title != "" {
			s.title(b.X+w/2, b.Y-9, t.title, w)
		}
		s.tile(k, t.of, b)
	}
	if last := ts[len(ts)-1].of; box.X == gutter && byWord(last) {
		s.rowLabels(last, box)
	}
}

// byWord reports whether the rows of a matrix are the words: all are but the projections.
func byWord(r film.Ref) bool { return r.Name[0] != 'W' }

// title writes a name over a tile; "W Q" is a W with a low Q, for which Unicode has no sign.
func (s *scene) title(x, y float64, t string, room float64) {
	look := figure.Note
	if strings.HasPrefix(t, "∂") {
		look = look.In(picture.GradInk)
	}
	main, low, ok := strings.Cut(t, "W ")
	if !ok {
		s.Write(x, y, t, look.At(picture.Middle).Within(room))
		return
	}
	s.Write(x+3, y, main+"W", look.At(picture.End).Within(room))
	s.Write(x+4, y+3, low, look)
}

// rowLabels names the rows where they are words, as many as there is room for.
func (s *scene) rowLabels(r film.Ref, box picture.Box) {
	look := figure.Note.At(picture.End)
	if per := figure.Per(len(s.Words), int(box.H/4)); per > 1 && s.Has(r) {
		s.Write(box.X-9, box.Y+10, say("mean.of"), look)
		s.Write(box.X-9, box.Y+25, say("mean.words", "n", per), look)
	}
	for i, w := range s.Words {
		name := look.In(picture.Ink2)
		if i == s.Focus {
			name = look.In(picture.Ink1).Sized(12, 600)
		}
		if s.side >= 13 || i == s.Focus {
			s.Write(box.X-9, box.Y+(float64(i)+0.5)*s.side+4.2, figure.Fit(w, 12, gutter-14), name.Within(gutter-12))
		}
	}
}

// tile draws one matrix: the row of the focus word framed, and its cells each to be asked about where they are large
// enough.
func (s *scene) tile(k int, r film.Ref, box picture.Box) {
	rows, cols := s.Dims(r.Name)
	kind, _ := split(r.Name)
	few := rows*cols <= 36 || rows*cols <= 64 && k == s.head // of a larger projection, the head that the prose is about
	box.W = min(box.W, 46*float64(cols))
	t := figure.Tile{Of: r, Focus: -1, Hover: -1, Veiled: !s.on[k] || s.only >= 0 && s.only != k}
	if byWord(r) {
		box.H = s.side * float64(rows)
		if cols == len(s.Words) {
			box.W = min(box.W, box.H)
		}
		t.Focus, t.Set, t.Each, t.Whole = s.Focus, "focus", rows*cols <= 36, s.side < 5 || len(s.Words) > 24
	} else {
		box.H = min(box.H, 26*float64(rows))
		t.Each, t.Whole = true, box.H/float64(rows) < 9 || !few || s.now() == "x"
	}
	if pairs[kind] {
		t.Hover = s.word
	}
	if kind == "a" && !r.Back {
		t.Weight = figure.Head(k)
	}
	if s.now() == "mask" && s.Causal {
		t.Hidden = func(i, j int) bool { return !s.Seen(i, j) }
	}
	t.Draw(s.Scene, box)
}
