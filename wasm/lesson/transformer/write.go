package transformer

import (
	"slices"
	"strconv"

	"glassbox/core/corpus"
	"glassbox/core/nn"
	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/layers"
	"glassbox/wasm/timeline"
)

// writing is a translation word by word: where the model looked, what it held likeliest, and what the search kept.
type writing struct {
	*model // of what is written in the end, at the cross-attention that is shown
	tree   *nn.Tree
	width  int         // how many beginnings the search keeps
	deep   []int       // the place in the sentence of every branch of the tree, 0 for its root
	missed []float64   // by how much each of those that were pruned was too low
	path   []int       // the branches of what is written, from the root on
	heard  []string    // the English words as the model reads them
	layer  int         // the one whose looks are shown, from 0
	heads  []int       // and the heads
	looked [][]float64 // the mean of those, for each word
}

// pens are the levels of the film.
var pens = []timeline.Depth{{Name: "whole pass", Names: 2}, {Name: "word", Names: 3}, {Name: "operation"}}

const stages = 3 // of a word at the finest level: looked, guessed, and taken

func write(v control.Values) (*lesson.Run, error) {
	s, _, err := hear(v)
	if err != nil {
		return nil, err
	}
	s.At = "decoder." + v.Get("layer") + ".cross"
	w := &writing{model: &model{setting: s}, width: 1}
	w.layer = v.Int("layer") - 1
	if v.Get("decoding") == "beam" {
		w.width = v.Int("beams")
	}
	for h := range s.Config.Heads {
		if one := strconv.Itoa(h + 1); v.Get("looks") == "all" || v.Get("looks") == one {
			w.heads = append(w.heads, h)
		}
	}
	for i, word := range s.source.words {
		if !s.source.known[i] {
			word = angled.Replace(s.Source[corpus.Unknown])
		}
		w.heard = append(w.heard, word)
	}
	w.search()
	s.Focus = s.chosen(v, "focus", s.written())
	t := tape.New[float64]()
	w.record(t)
	w.looked = w.average()
	rec := film.OnTape(t, nil)
	w.Film = film.New(rec, w.plan(rec))
	w.Drawn = figure.New(w.Film)
	return &lesson.Run{
		Track: w.Track, Model: w, Notices: s.notices, Choices: s.choices, Taken: s.taken, Weights: s.Weights(),
		Numbers: w.Numbers, Inspect: w.inspect, Prove: w.Prove,
	}, nil
}

// search writes the translation, with all that it looks at on the way.
func (w *writing) search() {
	w.tree = w.Beam(w.source.ids, nn.Ends{Begin: corpus.Begin, End: corpus.End, Most: maxWords + 1}, w.width)
	w.deep, w.missed, w.path = w.tree.Places(), w.tree.Missed(), w.tree.Line(w.tree.Leaves[0])
	var words []string
	for _, b := range w.path[1:] {
		id := w.tree.Branches[b].Token
		w.target.ids, w.target.words = append(w.target.ids, id), append(w.target.words, w.french(id))
		if id >= corpus.First {
			words = append(words, w.Target[id])
		}
	}
	w.taken["target"] = corpus.Join(words)
}

// plan is the film: English is read, each word is written in three steps, and the end. Of the recording only the looks and the
// probabilities arrive with their words; all else is known, for those who ask what made them.
func (w *writing) plan(rec film.Recording) film.Plan {
	p := film.Plan{Name: "transformer", Depths: pens, Label: w.Label, Origin: w.Origin, Told: func(string) bool { return false }}
	var looks []string
	for layer := range perStack {
		for h := range w.Config.Heads {
			looks = append(looks, w.HeadWeights("decoder."+strconv.Itoa(layer+1)+".cross", h))
		}
	}
	for _, b := range film.Beats(rec, -1, layers.Zone) {
		if b.ID != "p" && b.ID != "loss" && b.ID != "mean" && !slices.Contains(looks, b.ID) {
			p.Given = append(p.Given, b.ID)
		}
	}
	p.Beats = []film.Beat{{ID: "read", Zone: "encoder", Scope: "read", Shows: []string{}}}
	for k := range w.target.words {
		n := strconv.Itoa(k + 1)
		beat := func(name, element string, shows ...string) {
			b := film.Beat{ID: name + "-" + n, Name: name, Element: element, Zone: "decoder", Scope: "write/" + n, Shows: shows, Row: k + 1}
			p.Beats = append(p.Beats, b)
		}
		beat("look", "look", looks...)
		beat("guess", "guess", "p")
		if k == w.Worst() {
			beat("word", "unsure", []string{}...)
		} else {
			beat("word", "word", []string{}...)
		}
		w.tell(&p, k)
	}
	p.Beats = append(p.Beats, film.Beat{ID: "end", Element: "end", Zone: "end", Scope: "end", Shows: []string{}})
	w.numbers(&p)
	return p
}

// tell tells of word k what prose speaks of.
func (w *writing) tell(p *film.Plan, k int) {
	n, looked := strconv.Itoa(k+1), w.looked[k]
	far := figure.Strongest(looked, 1)[0]
	p.Tell("look-"+n, "looked", w.source.words[far], "looked_percent", number.Percentage(looked[far]), "behind", w.written()[k])
	row := film.Line(w.p, k)
	best := figure.Strongest(row, 2)
	p.Tell("guess-"+n, "likeliest", w.french(best[0]), "likeliest_percent", number.Percentage(row[best[0]]),
		"second", w.french(best[1]), "second_percent", number.Percentage(row[best[1]]))
	p.Tell("word-"+n, "taken", w.target.words[k], "taken_percent", number.Percentage(w.Right(k)), "sum", w.tree.Branches[w.path[k+1]].Total)
}

// numbers are what prose speaks of everywhere, and what the listing prints.
func (w *writing) numbers(p *film.Plan) {
	p.Tell("", "words", float64(len(w.source.ids)-1), "vocabulary", float64(w.Config.Target), "beams", float64(w.width),
		"branches", float64(len(w.tree.Branches)-1))
	T, mean := float64(len(w.target.ids)), 0.0
	for k := range w.target.ids {
		mean += w.Surprise(k) / T
	}
	p.Tell("end", "translation", corpus.Join(w.target.words), "written", T, "loss", w.loss.At(0, 0), "mean", mean, "p_next", w.Right(w.Focus))
}

// average is where every word looked: the mean over the heads that are shown.
func (w *writing) average() (all [][]float64) {
	for k := range w.target.words {
		mean := make([]float64, len(w.source.words))
		for _, h := range w.heads {
			for j, x := range w.row(k, h) {
				mean[j] += x / float64(len(w.heads))
			}
		}
		all = append(all, mean)
	}
	return all
}

// row is where one head looked for word k.
func (w *writing) row(k, head int) []float64 {
	return film.Line(w.run.Decoder.Layers[w.layer].Cross.Weights[head], k)
}

// present is the word that a step is about, the last one at the end.
func (w *writing) present(step int) int { return max(0, min(len(w.target.words)-1, (step-1)/stages)) }

// standing is the model with the word of a step in focus.
func (w *writing) standing(step int) *model {
	m, s, standing := *w.model, *w.setting, *w.Model
	m.setting, s.Model = &s, &standing
	m.Focus = w.present(step)
	return &m
}

// inspect tells about a word, a look, a probability or a branch.
func (w *writing) inspect(item string, step int) (lesson.Inspection, bool) {
	r, ok := film.ParseRef(item)
	switch {
	case ok && r.Name == "branch" && r.N == 1 && 0 < r.I && r.I < len(w.tree.Branches):
		return w.inspectBranch(item, r.I), true
	case ok && r.Name == "frenchout" && r.N == 1 && r.I < len(w.target.words) && !w.Known(film.At("p", r.I), step):
		return lesson.Inspection{ID: item, Symbol: "·", Label: say("to come", "n", r.I+1), Formula: say("not yet"), From: []string{}}, true
	}
	return w.standing(step).Inspect(item, step)
}
