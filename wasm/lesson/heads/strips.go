package heads

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// vector is a strip of d numbers under the panels: a row of a T×d matrix.
type vector struct {
	name string
	i    int    // the row: a word, or 0
	op   string // that reveals it
	of   string // whose it is, for the label
}

// pair is the upper and the lower strip of an op; the lower one may have no name.
func (s *scene) pair() (upper, lower vector) {
	f, b := s.focus, s.best
	of := func(name string, i int, op string) vector { return vector{name, i, op, "of “" + s.words[i] + "”"} }
	z := "x"
	if s.positions {
		z = "z"
	}
	switch o := s.now(); o {
	case "x":
		return of(z, f, "x"), vector{}
	case "q", "k", "v":
		return of(z, f, "x"), of(o, f, o)
	case "scores", "scaled", "mask", "weights", "dscaled", "dscores":
		return of("q", f, "q"), of("k", b, "k")
	case "mix":
		return of("v", f, "v"), of("v", b, "v")
	case "loss":
		return of("out", f, "out"), vector{"target", 0, "loss", "“" + s.words[s.target] + "”"}
	case "dout":
		return of("out", f, "out"), of("dout", f, "dout")
	case "dwo":
		return of("concat", f, "concat"), of("dout", f, "dout")
	case "dconcat":
		return of("dconcat", f, "dconcat"), of("dout", f, "dout")
	case "dmix":
		return of("concat", f, "concat"), of("dconcat", f, "dconcat")
	case "dv":
		return of("dconcat", f, "dconcat"), of("dv", b, "dv")
	case "dweights":
		return of("dconcat", f, "dconcat"), of("v", b, "v")
	case "dq":
		return of("k", b, "k"), of("dq", f, "dq")
	case "dk":
		return of("q", f, "q"), of("dk", b, "dk")
	case "dx", "dw":
		return of(z, f, "x"), of("dx", f, "dx")
	}
	return of("concat", f, "concat"), of("out", f, "out")
}

// titles are what strips are called at their left.
var titles = map[string]string{"x": "embedding", "z": "x + position", "q": "query q", "k": "key k", "v": "value v", "concat": "side by side", "out": "new vector", "target": "target",
	"dout": "∂L/∂out", "dconcat": "∂L/∂concat", "dq": "∂L/∂q", "dk": "∂L/∂k", "dv": "∂L/∂v", "dx": "∂L/∂x"}

// vectors draws the two strips, and over the upper one the parts of the heads.
func (s *scene) vectors() {
	upper, lower := s.pair()
	if lower == upper { // no other word is looked at
		lower = vector{}
	}
	s.brackets()
	s.vector(upper, 0)
	if lower.name != "" {
		s.vector(lower, 1)
	}
}

// brackets draws over the strips which head has which columns.
func (s *scene) brackets() {
	for k := range s.h {
		b := s.sliceBox(k, s.h, 0)
		bar := picture.Rect{Box: picture.Box{X: b.X + 1, Y: b.Y - 9, W: b.W - 3, H: 3.5}, Radius: 1, Fill: picture.Solid(colour(k))}
		if k >= 4 {
			bar.Stroke = picture.Stroke{Paint: picture.Solid(picture.Edge), Width: 0.75}
		}
		if !s.on[k] {
			bar.Fill = bar.Fill.Faded(0.3)
		}
		t := "head " + strconv.Itoa(k+1)
		if !s.on[k] {
			t += ", off"
		}
		if b.W < 64 {
			t = strconv.Itoa(k + 1)
		}
		s.Add(bar)
		s.Write(b.X+b.W/2, b.Y-14, t, figure.Note.At(picture.Middle).Within(b.W-2))
	}
}

// vector draws one strip: with numbers where they fit, else in colour alone.
func (s *scene) vector(v vector, strip int) {
	y := s.strip.Y + float64(strip)*stripPitch
	back := v.name[0] == 'd'
	role := picture.Ink2
	if back {
		role = picture.GradInk
	}
	s.Write(0, y+10, titles[v.name], figure.Note.Sized(12, 500).In(role).Within(s.caption-8))
	s.Write(0, y+24, figure.Fit(v.of, 12, s.caption-8), figure.Note.Within(s.caption-8))
	box := picture.Box{X: s.strip.X, Y: y, W: s.strip.W, H: s.strip.H}
	p, _ := s.part(v.name)
	w := box.W / float64(s.d)
	if w >= 13 {
		for j := range s.d {
			k := j / s.size()
			s.stripCell(words.CellID(v.name, v.i, j), picture.Box{X: box.X + float64(j)*w, Y: y, W: w - 1, H: box.H}, p.At(v.i, j), s.scale(v.name), s.arrived(v.op, k))
		}
	} else {
		s.stripWhole(v, p, box)
	}
	if back && s.complete(v.op) {
		s.Add(picture.Rect{Box: picture.Box{X: box.X - 1, Y: y - 1, W: box.W + 1, H: box.H + 2}, Radius: 3, Stroke: figure.Violet})
	}
	if s.now() == v.op && s.complete(v.op) && !back {
		s.Add(picture.Rect{Box: picture.Box{X: box.X - 1.5, Y: y - 1.5, W: box.W + 2, H: box.H + 3}, Radius: 3, Stroke: figure.Framed})
	}
}

// stripCell is one number of a strip.
func (s *scene) stripCell(item string, box picture.Box, v, scale float64, known bool) {
	r := picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty}
	e, _ := words.ParseCell(item)
	it := picture.Item{ID: item, Label: s.label(e), Ring: r}
	if known {
		r.Fill, r.Stroke, it.Value = picture.Sign(v, scale), figure.Hairline, number.Format(v)
	}
	s.Item(it, func() {
		s.Add(r)
		if n := decimals(box.W); known && n >= 0 {
			s.Write(box.X+box.W/2, box.Y+box.H/2+4.3, number.Fixed(v, min(n, places(scale))), figure.Digits.Within(box.W-2))
		}
	})
}

// decimals is how many decimals fit a cell of a width, −1 if no number does.
func decimals(w float64) int {
	switch {
	case w >= 42:
		return 2
	case w >= 30:
		return 1
	}
	return -1
}

// stripWhole is a strip of many numbers, as one thing to ask about.
func (s *scene) stripWhole(v vector, p part, box picture.Box) {
	name := words.CellID(v.name, v.i)
	if v.name == "target" {
		name = "target"
	}
	r, _ := words.ParseCell(name)
	ring := picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty}
	known := s.complete(v.op)
	s.Item(picture.Item{ID: name, Label: s.label(r), Ring: ring}, func() {
		if !known {
			s.Add(ring)
			return
		}
		per := max(1, int(math.Ceil(float64(s.d)/(box.W/4))))
		g := picture.NewGrid(1, ceil(s.d, per))
		for j := range s.d {
			g.Data[j/per] += p.At(v.i, j) / float64(min(per, s.d-j/per*per))
		}
		s.Add(picture.Cells{At: picture.Point{X: box.X, Y: box.Y}, Matrix: g, W: box.W / float64(g.Cols), H: box.H, Scale: s.scale(v.name), Decimals: -1})
	})
}

// footer says what the present operation computes, and how far the result is from what was asked for.
func (s *scene) footer() {
	s.Write(0, s.foot, s.equation(), figure.Name.Within(s.Width-140))
	if s.from("loss") {
		s.loss(picture.Box{X: s.Width - 121, Y: s.foot - 15, W: 120, H: 20})
	}
}

// loss is the number that the way back starts from.
func (s *scene) loss(box picture.Box) {
	it := picture.Item{ID: "loss", Label: "loss: half the squared distance to the target", Ring: picture.Rect{Box: box, Radius: 3}}
	text := "loss = ·"
	if s.complete("loss") {
		it.Value = say(s.layer.loss.At(0, 0))
		text = "loss = " + it.Value
	}
	if s.complete("dout") {
		it.Gradient = "1"
	}
	s.Item(it, func() {
		s.Add(picture.Rect{Box: box})
		s.Write(box.X+box.W-2, box.Y+15, text, figure.Title.At(picture.End).Within(box.W-2))
	})
}

// equation is the operation in one line.
func (s *scene) equation() string {
	D := strconv.Itoa(s.size())
	switch s.now() {
	case "x":
		return "d_head = " + strconv.Itoa(s.d) + " ÷ " + strconv.Itoa(s.h) + " = " + D
	case "q", "k", "v":
		return s.now() + " = x · W, " + D + " columns for each head"
	case "scores":
		return "score = q · k, " + number.Plural(s.size(), "product")
	case "scaled":
		return "÷ √" + D + " = " + number.Short(math.Sqrt(float64(s.size())), 3)
	case "mask":
		return "later words: −∞"
	case "weights":
		if s.Width >= figure.Narrow && s.row.Ticks() {
			return "softmax in every head; under the words, the mean of the heads"
		}
		return "softmax, row by row and head by head"
	case "mix":
		return "out of a head = weights · v"
	case "concat":
		return "the heads’ outputs side by side"
	case "out", "without", "roles":
		if s.off() != "" {
			return "new vector moved by " + say(s.moved) + " without " + s.off()
		}
		if s.now() == "roles" {
			return "measured on this sentence"
		}
		return "new vector = side by side · W_O"
	case "loss":
		return "½ Σ (new − target)²"
	case "dout":
		return "new − target"
	case "dwo":
		return "side by side, times ∂L/∂out"
	case "dconcat":
		return "∂L/∂out · W_O, transposed"
	case "dmix":
		return "cut into the heads’ parts"
	case "dv":
		return "weight × ∂L/∂out of the head"
	case "dweights":
		return "∂L/∂out of the head · v"
	case "dscaled":
		return "weight × (∂L/∂weight − their mean)"
	case "dscores":
		return "÷ √" + D
	case "dq":
		return "∂L/∂scores · k"
	case "dk":
		return "∂L/∂scores · q"
	case "dx":
		return "three ways back, added over all heads"
	}
	return "x, times ∂L/∂q, ∂L/∂k and ∂L/∂v"
}
