package heads

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// strip is a row of d numbers under the panels, and whose it is.
type strip struct {
	of   film.Ref
	word string
}

// pairs of strips that an operation shows: the upper and the lower one. Of a name with a dot it is the row of the best
// word, else that of the focus word.
var stripsOf = map[string][2]string{
	"x": {"z"}, "q": {"z", "q"}, "k": {"z", "k"}, "v": {"z", "v"}, "mix": {"v", "v."}, "loss": {"out", "target"},
	"dout": {"out", "dout"}, "dwo": {"concat", "dout"},
	"dconcat": {"dconcat", "dout"}, "dmix": {"concat", "dconcat"}, "dv": {"dconcat", "dv."}, "dweights": {"dconcat", "v."},
	"dq": {"k.", "dq"}, "dk": {"q", "dk."},
	"dx": {"z", "dx"}, "dw": {"z", "dx"}, "concat": {"concat", "out"}, "out": {"concat", "out"},
	"roles": {"concat", "out"}, "without": {"concat", "out"},
}

// strip is what a name of stripsOf stands for.
func (s *scene) strip(name string) strip {
	i := s.Focus
	if stem, best := strings.CutSuffix(name, "."); best {
		name, i = stem, s.best
	}
	if name == "z" && !s.Positions {
		name = "x"
	}
	if name == "target" && s.trained() { // it has no vector that it should be
		name = "added"
	}
	r, _ := s.Lookup(name)
	if name == "target" {
		return strip{r, words.Quoted(s.Words[s.Target])}
	}
	r.I, r.N = i, 1
	return strip{r, say("of", "word", s.Words[i])}
}

// vectors draws the two strips, and over the upper one the parts of the heads.
func (s *scene) vectors() {
	s.brackets()
	names, ok := stripsOf[s.now()]
	if !ok { // the weights are made of queries and keys
		names = [2]string{"q", "k."}
	}
	upper := s.strip(names[0])
	s.vector(upper, s.stripAt.Y)
	if names[1] == "" {
		return
	}
	if lower := s.strip(names[1]); lower != upper { // another word is looked at
		s.vector(lower, s.stripAt.Y+stripPitch)
	}
}

// brackets draws over the strips which head has which columns.
func (s *scene) brackets() {
	for k := range s.h {
		b := s.slice(k, 0)
		bar := figure.Swatch(k, true, b.X+1, b.Y-9, b.W-3)
		bar.H, bar.Radius, bar.Stroke.Width = 3.5, 1, 0.75
		t := say("head", "n", k+1)
		if !s.on[k] {
			bar.Fill = bar.Fill.Faded(0.3)
			t = say("head.off", "n", k+1)
		}
		if b.W < 64 {
			t = strconv.Itoa(k + 1)
		}
		s.Add(bar)
		s.Write(b.X+b.W/2, b.Y-14, t, figure.Note.At(picture.Middle).Within(b.W-2))
	}
}

// vector draws one strip, with its name.
func (s *scene) vector(v strip, y float64) {
	title, role := "∂L/∂"+v.of.Name, picture.GradInk
	if !v.of.Back {
		title, role = say("strip."+s.titled(v.of.Name)), picture.Ink2
	}
	s.Write(0, y+10, title, figure.Note.Sized(12, 500).In(role).Within(s.caption-8))
	s.Write(0, y+24, figure.Fit(v.word, 12, s.caption-8), figure.Note.Within(s.caption-8))
	at := s.stripAt
	at.Y = y
	figure.Vector{Of: v.of, Each: true, Framed: s.Arriving(v.of)}.Draw(s.Scene, at)
}

// titled is what a strip is called in the words.
func (s *scene) titled(name string) string {
	if name == "x" && s.trained() {
		return "read"
	}
	return name
}

// loss is the number that the way back starts from.
func (s *scene) loss(at picture.Box) {
	if s.From("loss") {
		words.Loss(s.Scene, at, at.X+at.W-2, say("loss is", "loss", "·"))
	}
}

// equation is the operation in one line.
func (s *scene) equation() string {
	id, D := s.now(), s.size()
	if s.trained() && trainedEquations[id] {
		id += ".trained"
	}
	switch off := s.off(); {
	case id == "scaled":
		return fmt.Sprint("÷ √", D, " = ", number.Short(math.Sqrt(float64(D)), 3))
	case id == "weights" && !s.Narrow() && s.row.Ticks():
		id = "mean"
	case off != nil && (id == "out" || id == "roles" || id == "without") && !s.trained():
		return say("equation.off", "moved", number.Format(s.moved), "n", len(off), "heads", listed(off))
	}
	return say("equation."+id, "d", s.D, "h", s.h, "size", D)
}
