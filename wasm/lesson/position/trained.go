package position

import (
	"math"
	"slices"
	"strings"

	"glassbox/core/corpus"
	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
	"glassbox/wasm/shelf"
)

// kinds are the positions of the models of stories, which differ in nothing else.
var kinds = []struct{ positions, name string }{{"learned", "stories"}, {"rotary", "stories-rotary"}, {"none", "stories-none"}}

// computeTrained measures what both orders of the sentence cost the trained models.
func computeTrained(v control.Values) (*lesson.Run, error) {
	first, err := shelf.Tells(kinds[0].name)
	if err != nil {
		return nil, err
	}
	v = words.Familiar(v, first.Words, say("text.trained"))
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	s.Taken["text"] = v.Get("text")
	ids := s.Spell(first.Words, say("text.trained"))
	m := &model{setting: s, t: tape.New[float64](), trained: true}
	p := film.Plan{Name: "position", Depths: depths, Beats: m.trainedBeats(), Label: m.trainedLabel, Origin: trainedOrigin,
		Told: func(string) bool { return false }}
	held := make([]float64, len(kinds))
	var grammar float64
	for k, kind := range kinds {
		net, err := shelf.Tells(kind.name)
		if err != nil {
			return nil, err
		}
		report := net.Report.Fields["stories"].Fields
		held[k], grammar = report["loss"].Number, report["heldLoss"].Number
		for o, order := range orders {
			m.measure(net, kind.positions, order, ids, m.order[o])
			p.Cells(order + "_" + kind.positions + "=" + kind.positions + "." + order + ".loss")
		}
		p.Tell("held", "held_"+kind.positions, held[k])
	}
	p.Tell("held", "held_more", held[2]-held[0], "held_grammar", grammar)
	m.t.Input("held", 1, len(held), held...)
	p.Tell("", "words", float64(len(m.words)), "first_words", m.sentence(0), "second_words", m.sentence(1))
	m.Film = film.New(film.OnTape(m.t, nil), p)
	m.figure = figure.New(m.Film)
	m.colours(held)
	return &lesson.Run{Track: m.Track, Model: m, Notices: m.Notices, Taken: m.Taken, Weights: say("weights.stories"),
		Numbers: m.Numbers, Inspect: m.inspect, Prove: m.Prove}, nil
}

// measure records how a model is surprised by the words in an order:
//
//	surprise = −ln p,  loss = their mean
func (m *model) measure(net *shelf.Teller, positions, order string, ids, places []int) {
	t, read := tape.New[float64](), []int{corpus.Begin}
	for _, i := range places {
		read = append(read, ids[i])
	}
	chances, p := t.Softmax(net.On(t).Read(t, read, len(read)).Logits, nil), make([]float64, len(places))
	for i := range p {
		p[i] = chances.At(i, read[i+1])
	}
	m.t.Scope(positions, func() {
		m.t.Scope(order, func() {
			surprise := m.t.Scale(-1, m.t.Log(m.t.Input("p", 1, len(p), p...))).Named("surprise")
			m.t.Mean(surprise).Named("loss")
		})
	})
}

// trainedBeats are the two orders and what they cost, word by word, and what was measured on other stories.
func (s setting) trainedBeats() []film.Beat {
	beat := func(idea, id string, shows ...string) film.Beat {
		return film.Beat{ID: id, Scope: idea, Zone: idea, Shows: append([]string{}, shows...)}
	}
	cost := func(id, order string) film.Beat {
		b := beat("orders", id)
		for _, k := range kinds {
			b.Shows = append(b.Shows, k.positions+"."+order+".surprise", k.positions+"."+order+".loss")
		}
		b.Parts, b.Part = len(s.words), func(c film.Cell) int { return c.Col }
		return b
	}
	words, scramble := beat("orders", "words"), beat("orders", "scramble")
	words.Travel = -1
	return []film.Beat{words, cost("before", orders[0]), scramble, cost("after", orders[1]), beat("held", "held", "held")}
}

// colours gives all surprises one scale.
func (m *model) colours(held []float64) {
	largest := 0.0
	for _, r := range m.costs("surprise") {
		largest = max(largest, slices.Max(film.Line(m.Matrix(r), 0)))
	}
	for _, r := range append(m.costs("surprise"), m.costs("loss")...) {
		m.figure.Full[r.Name] = largest
	}
	m.figure.Full["held"] = slices.Max(held)
}

// costs are the values of a name of all models and orders.
func (m *model) costs(name string) (all []film.Ref) {
	for _, k := range kinds {
		for _, order := range orders {
			all = append(all, film.At(k.positions+"."+order+"."+name))
		}
	}
	return all
}

// trainedLabel is what a number is called: one of a model and an order, or of those held out.
func (m *model) trainedLabel(r film.Ref) string {
	of := strings.Split(r.Name, ".")
	if len(of) < 3 {
		return say("label.held", "positions", say("positions."+kinds[min(r.J, len(kinds)-1)].positions))
	}
	word := m.word(slices.Index(orders[:], of[1]), min(r.J, len(m.words)-1))
	return say("label."+of[2], "word", word, "positions", say("positions."+of[0]), "order", say("order."+of[1]))
}

func trainedOrigin(r film.Ref) string {
	if r.Name == "held" {
		return say("origin.held")
	}
	return say("origin.trained")
}

// newTrained is the layout of a page or a slide with trained models, of a phone in columns as newPhone has it.
func newTrained(width float64, m *model) layout {
	T := float64(len(m.words))
	if width < figure.Narrow {
		l := newPhone(width, m)
		l.said = 26 + onPhone*T + 12
		l.foot = l.said + 46
		l.height = l.foot + rowsH + 20
		return l
	}
	l := layout{width: width, left: 118, orders: [2]float64{10, 168}, below: rowsH - 23, foot: 298, height: lesson.SlideHeight}
	l.column = min(130, (width-l.left-84)/T)
	return l
}

// rowsH is the height of a line for each model.
const rowsH = 66

// drawTrained draws the cards, what each costs each model, and below what was measured.
func (s *scene) drawTrained() {
	for o, order := range orders {
		for k := range kinds {
			if o == 0 || s.From("scramble") {
				s.row(o, k, order)
			}
		}
	}
	s.cards()
	s.held()
}

// row draws what an order costs a model: a number under each card, and their mean.
func (s *scene) row(o, k int, order string) {
	scope := kinds[k].positions + "." + order + "."
	if s.narrow {
		wide := s.column / float64(len(kinds))
		x := s.orders[o] + wide*float64(k)
		for i := range s.words {
			s.cost(film.At(scope+"surprise", 0, i), picture.Box{X: x, Y: s.card(o, i).Y + 25, W: wide - 1, H: 16})
		}
		s.cost(film.At(scope+"loss"), picture.Box{X: x, Y: s.said + 6, W: wide - 1, H: 18})
		return
	}
	y := s.orders[o] + cardH + 6 + float64(k)*rowsH/float64(len(kinds))
	s.Write(0, y+15, say("positions."+kinds[k].positions), figure.Name.Within(s.left-8))
	for i := range s.words {
		at := s.card(o, i)
		at.Y, at.H = y, 21
		s.cost(film.At(scope+"surprise", 0, i), at)
	}
	end := s.left + s.column*float64(len(s.words))
	s.cost(film.At(scope+"loss"), picture.Box{X: end + 14, Y: y, W: 62, H: 21})
	if k == 0 {
		s.Write(end+45, y-12, say("mean"), figure.Name.At(picture.Middle))
	}
}

// cost draws a number with as many decimals as it has room for.
func (s *scene) cost(r film.Ref, at picture.Box) {
	decimals := 2
	if at.W < 34 {
		decimals = 1
	}
	text, look := "", figure.Digits
	if s.Has(r) {
		text = number.Fixed(s.Line(r)[r.J], decimals)
	}
	if r.N == 0 {
		look = look.Sized(12, 600)
	}
	figure.Number{Of: r, Text: text, Look: look}.Draw(s.Scene, at)
}

// held draws what was measured on stories that no model has seen.
func (s *scene) held() {
	if s.narrow {
		s.Fitted(0, s.said, say("mean of each"), figure.Name.Within(s.width))
	}
	s.Fitted(0, s.foot, say("held"), figure.Title.Within(s.width))
	losses := s.Line(film.At("held", 0))
	for k, kind := range kinds {
		r, y := film.At("held", 0, k), s.foot+8+rowsH/float64(len(kinds))*float64(k)
		s.Write(0, y+15, say("positions."+kind.positions), figure.Name.Within(110))
		text := ""
		if s.Has(r) {
			text = number.Fixed(losses[k], 3)
		}
		figure.Bar{Number: figure.Number{Of: r, Text: text}}.Draw(s.Scene, picture.Box{X: 118, Y: y, W: math.Min(s.width-118, 480), H: 21})
	}
}
