package transformer

import (
	"slices"
	"strings"

	"glassbox/core/nn"
	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/shelf"
)

// sized is a model of the learner's size, counted beside the paper's and this one.
type sized struct {
	*film.Film
	figure *figure.Figure
	sheet  film.Sheet
	beats  []film.Beat
	n      int         // words of a sentence, and of its translation
	parts  [3][2][]int // of its own, the paper's, and this model: what is learned and what is computed, as sizeParts has it
}

// What is counted, in the order of the film, first numbers that are learned and then operations for a sentence: the names of the
// parts, how they are counted, with 2 operations for each product since it is also added, and what the three models come to.
var (
	sizeParts    = [2][]string{{"tables", "attention", "feed", "norms"}, {"project", "look", "think", "scores"}}
	sizeFormulas = [2][]string{
		{"(V₁ + V₂) · d", "(N₁ + 2 · N₂) · 4 · d²", "(N₁ + N₂) · (2 · d · f + f + d)", "(2 · N₁ + 3 · N₂) · 2 · d"},
		{"(N₁ + 2 · N₂) · 8 · n · d²", "(N₁ + 2 · N₂) · 4 · n² · d", "(N₁ + N₂) · 4 · n · d · f", "2 · n · d · V₂"},
	}
	sizeWholes = [2][]string{{"total", "base_learned", "this_learned"}, {"all", "base_computed", "this_computed"}}
)

// paperWords is the vocabulary of the paper's English and German, for which there is one table. Source: Vaswani et al. 2017, 5.1.
const paperWords = 37000

// sizeSpecs are the sizes that a learner can set; those of the paper's big model stand there first, beside its base model.
// Source: Vaswani et al. 2017, table 3.
func sizeSpecs() (all []control.Spec) {
	for _, s := range []control.Spec{
		{Key: "encoders", Default: "6", Min: 1, Max: 128, Step: 1, Group: "figure"},
		{Key: "decoders", Default: "6", Min: 1, Max: 128, Step: 1, Group: "figure"},
		{Key: "width", Default: "1024", Min: 1, Max: 16384, Step: 64, Group: "figure"},
		{Key: "hidden", Default: "4096", Min: 1, Max: 65536, Step: 64, Group: "figure"},
		{Key: "words", Default: "15", Min: 1, Max: 1e5, Step: 1, Group: "figure"},
		{Key: "heads", Default: "16", Min: 1, Max: 128, Step: 1, Group: "more"},
		{Key: "english", Default: "0", Min: 0, Max: 1e6, Step: 1000, Group: "more"},
		{Key: "french", Default: "37000", Min: 1, Max: 1e6, Step: 1000, Group: "more"},
	} {
		s.Kind, s.When = control.Integer, "view=size"
		all = append(all, s)
	}
	return all
}

func countSize(v control.Values) (*lesson.Run, error) {
	m, err := shelf.Translates("translation")
	if err != nil {
		return nil, err
	}
	own := nn.Base(v.Int("english"), v.Int("french"))
	own.Encoder, own.Decoder, own.Width, own.Hidden = v.Int("encoders"), v.Int("decoders"), v.Int("width"), v.Int("hidden")
	s := &sized{n: v.Int("words")}
	for i, c := range []nn.TransformerConfig{own, nn.Base(0, paperWords), m.Config} {
		s.parts[i] = [2][]int{c.Learned(), c.Computed(s.n, s.n)}
	}
	s.count(own)
	p := s.sheet.Plan("transformer", s.beats)
	p.Given = slices.Concat(sizeWholes[0][1:], sizeWholes[1][1:])
	for _, name := range slices.Concat(sizeParts[0], sizeParts[1], []string{"total", "all", "word"}) {
		p.Tell(name, name+"_count", figure.Counted(s.x(name), 200))
	}
	p.Tell("", "this_count", number.Full(s.x("this_learned")), "base_count", number.Full(s.x("base_learned")),
		"times", number.Short(s.x("base_learned")/s.x("this_learned"), 3), "words", float64(s.n))
	p.Tell("total", "fed", number.Short(100*s.x("feed")/s.x("total"), 2)+"%")
	p.Tell("memory32", "space", number.Bytes(s.x("memory32")), "half", number.Bytes(s.x("memory16")))
	p.Tell("all", "looks", number.Short(100*s.x("look")/s.x("all"), 2)+"%")
	p.Tell("word", "each", number.Short(s.x("word")/s.x("total"), 2))
	s.Film = film.New(&s.sheet, p)
	s.figure = figure.New(s.Film)
	r := &lesson.Run{Track: s.Track, Model: s, Numbers: s.Numbers, Inspect: s.Inspect, Prove: s.Prove, Weights: m.Weights()}
	if heads := v.Int("heads"); own.Width%heads > 0 {
		r.Notices = []lesson.Notice{{Key: "heads", Text: say("uneven", "n", heads, "width", own.Width)}}
	}
	return r, nil
}

// x is a number that was put on the sheet.
func (s *sized) x(name string) float64 { return s.sheet.Entry(film.At(name)).X }

// count puts down the parts of the learner's model, and what all models come to.
func (s *sized) count(c nn.TransformerConfig) {
	numbers := strings.NewReplacer("N₁", number.Int(c.Encoder), "N₂", number.Int(c.Decoder), "V₁", number.Int(c.Source), "V₂",
		number.Int(c.Target), "d", number.Int(c.Width), "f", number.Int(c.Hidden), "n", number.Int(s.n))
	for k, zone := range []string{"learned", "computed"} {
		for i, name := range sizeParts[k] {
			s.put(zone, name, float64(s.parts[0][k][i]), sizeFormulas[k][i], numbers.Replace(sizeFormulas[k][i]))
		}
		for i, name := range sizeWholes[k] {
			sum, terms, from := 0, []string{}, [][]string{sizeParts[k], nil, nil}[i]
			for _, x := range s.parts[i][k] {
				sum, terms = sum+x, append(terms, number.Int(x))
			}
			s.put(zone, name, float64(sum), say("how."+zone), strings.Join(terms, " + "), from...)
		}
		if k == 0 {
			s.put(zone, "memory32", 4*s.x("total"), say("how.memory32"), "4 · "+number.Full(s.x("total")), "total")
			s.put(zone, "memory16", 2*s.x("total"), say("how.memory16"), "2 · "+number.Full(s.x("total")), "total")
		}
	}
	s.put("computed", "word", s.x("all")/float64(s.n), say("how.word"), number.Full(s.x("all"))+" / "+number.Int(s.n), "all")
}

// put writes a count down, and has it arrive unless it is that of another model; numbers are what stands in its formula.
func (s *sized) put(zone, name string, x float64, symbols, numbers string, from ...string) {
	s.sheet.Put(film.Entry{Name: name, Label: say("size." + name), Symbol: say("size." + name), X: x,
		Symbols: symbols, Numbers: numbers, From: from})
	if !slices.Contains(sizeWholes[0][1:], name) && !slices.Contains(sizeWholes[1][1:], name) {
		s.beats = append(s.beats, film.Step(zone, "size."+name, name, name))
	}
}
