package attention

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// row is what stands in the columns of the words at a height, with its name at the left.
type row struct {
	name      string
	top, base float64 // base is the baseline of the name, from the top
	room      float64 // for the name
	now       bool    // it is what is under way
	draw      func(name string, top float64)
}

// The baselines of names: of a block, of a line, and of the weights.
const (
	blockBase = blockH/2 + 5
	lineBase  = 15
	softBase  = 18.5
)

// rows are what the figure shows, from above: keys, the embeddings while they are projected and the gradients that return to
// them, else the scores or their gradients, then weights, values, and what belongs to each word's share of the result. On the
// way back gradients take the places of what they are of.
func (s *scene) rows() []row {
	room, keys := s.q.X-8, row{name: "k", now: s.Now("k")}
	if s.From("dq") {
		room = s.dq.X - 6
	}
	if s.Done("dk") {
		keys = row{name: "dk"}
	}
	keys.top, keys.base, keys.room, keys.draw = s.keys, blockBase, room, s.block
	all, room := []row{keys}, s.left-8
	block := func(name string, top float64, draw func(string, float64), ids ...string) {
		all = append(all, row{name, top, blockBase, room, s.Now(ids...), draw})
	}
	switch {
	case s.projecting():
		block(s.embedded(), s.keys+scoresY+3, s.block, "x")
	case s.From("dx"):
		block("dx", s.keys+scoresY+3, s.block, "dx")
	default:
		for k, name := range s.lines() {
			all = append(all, row{name, s.keys + scoresY + float64(k)*rowPitch, lineBase, room, s.Arriving(s.of(name)), s.numbers})
		}
	}
	all = append(all, row{"softmax", s.keys + softmaxY, softBase, 0, s.Now("weights", "sum"), s.shares})
	block("v", s.keys+valuesY, s.block, "v")
	switch {
	case s.projecting():
		block("W_", s.keys+mixY, s.projections, "q", "k", "v")
	case s.From("dw"):
		block("dW_", s.keys+mixY, s.projections)
	case s.From("dv"):
		block("dv", s.keys+mixY, s.returned, "dv")
	default:
		block("mix", s.keys+mixY, s.shared, "mix", "out")
	}
	return all
}

// label writes the name of a row, and how many numbers a cell of a block stands for.
func (s *scene) label(r row) {
	look := figure.Name
	if r.now {
		look = figure.Title
	}
	switch {
	case r.name[0] == 'd':
		look = look.In(picture.GradInk)
	case r.name == "softmax":
		look = look.In(picture.Ink2)
	}
	if r.name != "dW_" {
		s.Write(0, r.top+r.base, say("line."+s.called(r.name), "d", s.D), look.Within(r.room))
	}
	n := s.D
	if of, ok := s.Lookup(r.name); ok {
		_, n = s.Dims(of.Name)
	}
	if per := figure.Per(n, blockH/4); per > 1 && r.base == blockBase && r.name != "dW_" {
		s.Write(0, r.top+blockBase+16, say("mean of", "n", per), figure.Note.Within(r.room))
	}
	switch {
	case r.name == "dweights" && s.Done("dcentered"):
		s.aside(film.At("mean").Gradient(), s.keys+scoresY+2*rowPitch, picture.GradInk)
	case r.name == "exp" && s.Done("sum"):
		s.aside(film.At("sum"), r.top, picture.Ink3)
	}
}

// aside is a number of a whole row, at its left.
func (s *scene) aside(r film.Ref, top float64, role picture.Role) {
	box := picture.Box{X: s.left - 72, Y: top, W: 66, H: rowH}
	v := s.Line(r)[0]
	text := number.Fixed(v, 2)
	if s.left >= 150 || !r.Back {
		text = say("aside."+r.Name, "x", text)
	}
	s.Item(picture.Item{ID: s.ID(r), Label: s.model.label(r), Value: number.Format(v), Ring: picture.Rect{Box: box, Radius: 2}}, func() {
		s.Add(picture.Rect{Box: box})
		s.Write(s.left-8, top+lineBase, text, figure.Name.In(role).At(picture.End).Within(64))
	})
}

// lines are the rows over the softmax, forward and back, from above.
func (s *scene) lines() []string {
	if s.From("dweights") {
		return []string{"dscores", "dscaled", "dcentered", "dweights"}
	}
	return []string{"scores", "scaled", "shifted", "exp"}
}
