package transformer

import (
	"slices"
	"sync"

	"glassbox/core/checkpoint"
	"glassbox/core/corpus"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/shelf"
	"glassbox/wasm/timeline"
)

// pairs is how many pairs of sentences there are, which differ in the last word and so in what “it” is.
const pairs = 400

// minimal are the pairs that both models were measured on.
var minimal = sync.OnceValue(func() [][2]corpus.Pair { return corpus.Minimal(1) })

// tested are the two models, which differ only in what they were trained to do, and from the words that they look from.
var (
	tested  = []string{"plain", "antecedent"}
	folders = map[string]string{"plain": "translation", "antecedent": "translation-antecedent"}
	askers  = []string{"it", "adjective"}
)

// experiment is where two models look from “it” and from the adjective, in one sentence and in all.
type experiment struct {
	*film.Film
	figure      *figure.Figure
	corpus.Pair          // the sentence
	words       []string // with its end
	pair        int      // from 0
	ending      int      // 0 where the last word tells of who it was, 1 where of the place
	layer       int
	heads       []int // from 0: one of them, or all whose mean is taken
	sights      []sight
	report      map[string][]measured // of every model, all heads of the second layer
}

// sight is where one model looks from one word.
type sight struct {
	model, from string
	at          int       // the word
	row         []float64 // in the sentence
	all         []float64 // in all sentences, for the right noun and the wrong one in turn
	bars        []bar
}

func (g sight) name() string { return g.model + "." + g.from }

func experiments(v control.Values) (*lesson.Run, error) {
	x := &experiment{pair: v.Int("pair") - 1, layer: v.Int("layer"), heads: []int{v.Int("head") - 1}, report: map[string][]measured{}}
	if v.Get("ending") == "place" {
		x.ending = 1
	}
	x.Pair = minimal()[x.pair][x.ending]
	x.words = append(slices.Clone(x.Source), say("end mark"))
	if v.On("mean") {
		x.heads = []int{0, 1, 2, 3}
	}
	t := tape.New[float64]()
	var weights string
	runs := map[string]*nn.TransformerRun[float64]{}
	for _, model := range tested {
		m, err := shelf.Translates(folders[model])
		if err == nil {
			x.report[model], err = looks(m)
		}
		if err != nil {
			return nil, err
		}
		t.Scope(model, func() { runs[model] = x.read(t, m) })
		weights = m.Weights()
	}
	x.shoot(film.OnTape(t, nil), runs)
	x.figure = figure.New(x.Film)
	return &lesson.Run{
		Track: x.Track, Model: x, Numbers: x.Numbers, Inspect: x.inspect, Weights: weights,
		Prove: func(string, int) (lesson.Proof, bool) { return lesson.Proof{}, false },
		Taken: map[string]string{"text": corpus.Join(x.Source)},
	}, nil
}

// read has a model read the sentence, and its translation as far as the pronoun, of which it tells how likely it is.
func (x *experiment) read(t *tape.Tape[float64], m *shelf.Translator) *nn.TransformerRun[float64] {
	number := func(vocabulary, words []string) (ids []int) {
		for _, w := range words {
			ids = append(ids, slices.Index(vocabulary, w))
		}
		return ids
	}
	source := append(number(m.Source, x.Source), corpus.End)
	written := append([]int{corpus.Begin}, number(m.Target, x.Target[:x.pronoun()])...)
	run := m.On(t).Read(t, nn.Batch{Source: source, S: len(source), Target: written, T: len(written)})
	last := t.Rows(run.Logits, []int{len(written) - 1}).Named("scores")
	p := t.Softmax(last, nil).Named("p")
	id := slices.Index(m.Target, x.Target[x.pronoun()])
	t.SliceCols(p, id, id+1).Named("pronoun")
	return run
}

// pronoun is the place of il or elle in the translation, which ends as in “il était trop fatigué”.
func (x *experiment) pronoun() int { return len(x.Target) - 4 }

// measured is what the report of a model says of a head.
type measured struct {
	layer, head  int
	from         string
	right, wrong float64
	each         []float64
}

// looks are what the report of a model says of where it looks.
func looks(m *shelf.Translator) (all []measured, err error) {
	for _, l := range m.Report.Fields["translation"].Fields["looks"].Items {
		each, ok := checkpoint.ReadShares(l.Fields["each"].String)
		if !ok || len(each) != 4*pairs {
			break
		}
		n := func(key string) float64 { return l.Fields[key].Number }
		all = append(all, measured{int(n("layer")), int(n("head")) - 1, l.Fields["from"].String, n("right"), n("wrong"), each})
	}
	if len(all) != len(askers)*perStack*m.Config.Heads {
		return nil, &lesson.Problem{Text: say("unmeasured", "name", m.Name)}
	}
	return all, nil
}

// sight is where a model looks from a word, which is the mean of the heads that are looked at.
func (x *experiment) sight(model, from string, run *nn.TransformerRun[float64]) sight {
	g := sight{model: model, from: from, at: x.It, row: make([]float64, len(x.words)), all: make([]float64, 4*pairs)}
	if from == "adjective" {
		g.at = len(x.Source) - 1
	}
	share := 1 / float64(len(x.heads))
	for _, h := range x.heads {
		for j := range g.row {
			g.row[j] += share * run.Encoder.Layers[x.layer-1].Self.Weights[h].At(g.at, j)
		}
	}
	for _, m := range x.report[model] {
		if m.layer == x.layer && m.from == from && slices.Contains(x.heads, m.head) {
			for i, w := range m.each {
				g.all[i] += share * w
			}
		}
	}
	g.bars = g.sorted()
	return g
}

// shoot makes the film: both models read, look from one word and from the other, then in all pairs, and go on to write.
func (x *experiment) shoot(rec *film.Tape[float64], runs map[string]*nn.TransformerRun[float64]) {
	p := film.Plan{
		Name: "it", Depths: []timeline.Depth{{Name: "whole pass", Names: 1}, {Name: "part", Names: 2}, {Name: "step"}},
		Label: x.label, Told: func(string) bool { return false },
	}
	var read, pronouns []string
	for _, v := range rec.Values() {
		switch {
		case v.Name == "pronoun":
			pronouns = append(pronouns, v.Path)
		case v.Name != "" && !v.Given():
			read = append(read, v.Path)
		}
	}
	shown := map[string][]string{"read": read, "same": pronouns}
	for _, model := range tested {
		for _, from := range askers {
			g := x.sight(model, from, runs[model])
			x.sights = append(x.sights, g)
			row := picture.Grid{Rows: 1, Cols: len(g.row), Data: g.row}
			rec.Make(film.Made{Name: g.name(), Cells: row, Explain: func(_, j int) film.Explanation {
				return x.explain(rec, g, runs[model], j)
			}})
			shown[from] = append(shown[from], g.name())
			x.tell(&p, g)
		}
	}
	for _, step := range [][2]string{{"look", "read"}, {"look", "it"}, {"look", "adjective"}, {"pairs", "all"}, {"write", "same"}} {
		p.Beats = append(p.Beats, film.Step(step[0], step[1], step[1], shown[step[1]]...))
	}
	x.tellAll(&p)
	x.Film = film.New(rec, p)
}
