package attention

import (
	"slices"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// present is what a narrow figure shows of an operation: the vectors that it makes or reads for every word, the numbers of
// the focus word's row, and under them one vector of the focus word.
type present struct{ vectors, numbers, under string }

var presents = map[string]present{
	"x": {"x", "", ""}, "q": {"x", "", "q"}, "k": {"k", "", ""}, "v": {"v", "", ""},
	"scores": {"k", "scores", "q"}, "scaled": {"", "scaled", ""}, "mask": {"", "scaled", ""}, "max": {"", "shifted", ""},
	"exp": {"", "exp", ""}, "sum": {"", "exp", ""}, "weights": {"", "weights", ""},
	"mix": {"mix", "", "out"}, "out": {"mix", "", "out"}, "all": {"", "", ""}, "rnn": {"hidden", "", ""},
	"loss": {"", "weights", ""}, "dout": {"", "weights", ""}, "dv": {"dv", "", ""}, "dweights": {"v", "dweights", ""},
	"dcentered": {"", "dcentered", ""}, "dscaled": {"", "dscaled", ""}, "dscores": {"", "dscores", ""}, "dq": {"k", "", "dq"},
	"dk": {"dk", "", ""}, "dx": {"dx", "", ""}, "dw": {"", "weights", ""},
}

// presented is the present operation.
func (s *scene) presented() (id string, p present) {
	id, _ = s.Beat()
	p = presents[id]
	switch {
	case s.hand && id == "x":
		return "given", present{"k", "", "q"}
	case p.vectors == "x" && s.hand:
		p.vectors = "k"
	case p.vectors == "x":
		p.vectors = s.embedded()
	}
	return id, p
}

// present draws a phone or a slide: the words with their arrows, and the present operation and its result alone.
func (s *scene) present() {
	id, p := s.presented()
	if s.Now("plane", "cosines") {
		s.meanings(0)
		return
	}
	if s.listed {
		s.heading(14, s.title(id, p))
		s.list.Draw(s.List, s.weights(), s.hover)
		s.arrows()
		for j := range s.Words {
			s.listLine(id, p, j)
		}
	} else {
		s.arrows()
		s.row.Draw(s.List, s.weights(), s.hover)
		s.heading(s.panel-8, s.title(id, p))
		s.operation(id, p)
	}
	s.strip(p.under)
	switch {
	case !s.Slide:
		s.working()
		if s.model.recurrent {
			s.counts(s.layout.recurrent + 4)
		}
	case id == "rnn":
		s.counts(s.panel + 96)
	}
}

// title says what stands under it: what the operation makes or, where that stands lower, what it reads.
func (s *scene) title(id string, p present) string {
	reads := map[string]string{"x": "x", "z": "x", "k": "k", "v": "v"}[p.vectors]
	made := map[string]string{"": id, "shifted": "max"}
	switch name, other := made[p.numbers]; {
	case s.listed && id != "mask" && other:
		id = name
	case s.listed && id != "mask":
		return say("operation."+p.numbers, "d", s.D)
	}
	title := say("operation."+s.called(id), "d", s.D)
	if reads != "" && reads != id && id != "given" {
		return say("operation below", "read", say("operation."+reads), "made", title)
	}
	return title
}

// heading says at the left what is shown, and at the right where the scores come from.
func (s *scene) heading(y float64, title string) {
	s.Fitted(0, y, title, figure.Title.Within(s.Width*0.6))
	s.Write(s.Width, y, say("scores."+s.from()), figure.Note.At(picture.End).Within(s.Width*0.4))
}

// listLine draws what an operation makes of one word: a number with a bar, or a vector.
func (s *scene) listLine(id string, p present, j int) {
	at := picture.Box{X: s.list.X + s.list.Names + 6, H: min(20, s.list.Pitch-3)}
	at.Y, at.W = s.list.Center(j)-at.H/2, s.Width-at.X-1
	switch {
	case id == "all":
		s.weightsLine(j, at)
	case p.numbers == "":
		r, _ := s.Lookup(p.vectors)
		r.I, r.N = j, 1
		figure.Vector{Of: r}.Draw(s.Scene, at)
	default:
		r := s.of(p.numbers)
		n := figure.Number{Of: s.Nth(r, j)}
		if n.Off = !s.each(p.numbers, j, &n); n.Off {
			n.Text = "−∞"
		}
		figure.Bar{Number: n}.Draw(s.Scene, at)
	}
}

// weightsLine is a row of the matrix of all weights beside its word.
func (s *scene) weightsLine(j int, at picture.Box) {
	if s.Reached("all", j) < 1 {
		return
	}
	g := figure.Binned(s.percents[j], 1, int(at.W/4))
	ring := picture.Rect{Box: at, Radius: 2, Stroke: figure.Framed}
	it := picture.Item{ID: "row-" + strconv.Itoa(j), Label: say("weights of", "word", s.Words[j], "n", j+1), Ring: ring,
		Set: map[string]string{"focus": strconv.Itoa(j + 1)}}
	s.Item(it, func() {
		w := at.W * float64(s.percents[j].Cols) / float64(len(s.Words)*g.Cols)
		s.Add(picture.Cells{At: picture.Point{X: at.X, Y: at.Y}, Matrix: g, W: w, H: at.H, Scale: 50, Decimals: -1})
	})
	if j == s.Focus {
		s.Add(ring)
	}
}

// operation draws the present operation over a few words, in their columns.
func (s *scene) operation(id string, p present) {
	switch id {
	case "all":
		n := float64(len(s.Words))
		w := min(46, (s.Width-64)/n)
		at := picture.Box{X: s.Width - n*w - 2, Y: s.panel + 16, W: w, H: min(22, 132/n)}
		if s.Slide {
			at.X, at.W = s.left, s.Column
		}
		m := s.weightsAt(at)
		m.Row, m.Above = true, s.Slide
		m.Draw(s.List)
	case "loss", "dout":
		s.compared()
	case "dw":
		w := (s.Width - 16) / 3
		s.three("dW_", picture.Box{X: 1, Y: s.panel + 18, W: w - 2, H: blockH}, 10)
	case "rnn":
		s.states(s.panel)
	default:
		if p.vectors == "" {
			s.steps(p.numbers)
			return
		}
		s.block(p.vectors, s.panel)
		if p.numbers != "" {
			s.numbers(p.numbers, s.panel+blockH+3)
		}
	}
}

// steps draws a row of the softmax and, over it, the one that it is made of, each under its name.
func (s *scene) steps(name string) {
	rows := []string{"scores", "scaled", "shifted", "exp", "weights"}
	if s.From("dweights") {
		rows = []string{"weights", "dweights", "dcentered", "dscaled", "dscores"}
	}
	k := slices.Index(rows, name)
	for i, r := range rows[max(0, k-1) : k+1] {
		y := s.panel + 52*float64(i)
		look := figure.Note.In(picture.Ink2)
		if r[0] == 'd' {
			look = look.In(picture.GradInk)
		}
		s.Fitted(0, y+14, s.stepName(r), look.Within(s.Width))
		s.numbers(r, y+20)
	}
}

// stepName says what a row is, with the number of the whole row where that is known.
func (s *scene) stepName(row string) string {
	switch {
	case row == "exp" && s.Done("sum"):
		return say("exp together", "total", number.Format(s.Line(film.At("sum"))[0]))
	case row == "dweights" && s.From("dcentered"):
		return say("dweights on average", "mean", number.Format(s.Line(film.At("mean").Gradient())[0]))
	case row == "shifted":
		return say("less the largest", "max", number.Format(s.layer.Scaled.At(s.Focus, s.best)))
	}
	return say("line."+row, "d", s.D)
}

// compared draws the new vector over its target and, once the way back has begun, the gradient that is their difference.
func (s *scene) compared() {
	at := picture.Box{X: 64, Y: s.panel, W: s.Width - 65, H: 27}
	row := func(name string, r film.Ref, look figure.Label) {
		s.Write(0, at.Y+18, name, look.Within(60))
		figure.Vector{Of: r}.Draw(s.Scene, at)
		at.Y += 34
	}
	row(say("line.out"), film.At("out", s.Focus), figure.Name)
	row(say("noun.target"), film.At("target"), figure.Name)
	if s.From("dout") {
		row("∂L/∂out", film.At("out", s.Focus).Gradient(), figure.Name.In(picture.GradInk))
	}
	loss := say("loss explained", "loss", number.Format(s.layer.loss.At(0, 0)))
	s.Write(0, s.panel+118, loss, figure.Note.Sized(12, 500).In(picture.Ink1).Within(s.Width))
}

// strip draws the vector that an operation uses or makes, lying under it.
func (s *scene) strip(name string) {
	if name == "" {
		return
	}
	look := figure.Name.Within(62)
	if name[0] == 'd' {
		look = look.In(picture.GradInk)
	}
	s.Write(0, s.out.Y+14, say("strip."+name), look)
	s.Write(0, s.out.Y+32, figure.Fit(s.Words[s.Focus], 15, 60), figure.Title.Sized(15, 600).Within(62))
	figure.Vector{Of: s.of(name), Framed: true}.Draw(s.Scene, s.out)
}
