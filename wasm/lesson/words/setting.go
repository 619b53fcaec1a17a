package words

import (
	"glassbox/core/nn"
	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// Setting is what the controls say where the words of a sentence look at each other. One of them is in focus.
type Setting struct {
	Sentence
	Words     []string
	Focus     int // of the words, from 0
	Target    int // the word that the loss asks for, from 0
	D         int // how many numbers a word has
	Causal    bool
	Positions bool
	Seed      int
}

// Read takes the setting from the controls “text”, “d”, “mask”, “positions” and “seed”; see Asked for the others. Its error is
// a sentence.
func (s *Setting) Read(v control.Values) (err error) {
	s.D, s.Causal, s.Positions, s.Seed = v.Int("d"), v.On("mask"), v.Get("positions") != "none", v.Int("seed")
	s.Words, err = s.Sentence.Read(v, Max, Room)
	return err
}

// Asked takes the word in focus and the target from the controls of these names.
func (s *Setting) Asked(v control.Values) {
	s.Focus, s.Target = s.Word(v, "focus"), s.Word(v, "target")
}

// Seen reports whether word i may look at word j.
func (s *Setting) Seen(i, j int) bool { return !s.Causal || j <= i }

// Mask hides the words that come later, if it is on.
func (s *Setting) Mask() []bool {
	if !s.Causal {
		return nil
	}
	return nn.Causal(len(s.Words))
}

// base of the sinusoidal positions.
const base = 10000

// Embed records a random embedding for each word, x, and the sum with its position, z. Where positions are off it is x.
func (s *Setting) Embed(t *tape.Tape[float64]) (x, z *tape.Value[float64]) {
	T := len(s.Words)
	x = t.Param("x", T, s.D, Vectors(s.Seed, s.Words, "", s.D)...)
	if !s.Positions {
		return x, x
	}
	return x, t.Add(x, nn.Sinusoidal(t, T, s.D, base)).Named("z")
}

// Ask records the loss: half the squared distance of the focus word's new vector from what the target word has in another
// matrix, which counts as a constant.
//
//	½ Σ (out of the focus word − target)²
func (s *Setting) Ask(t *tape.Tape[float64], out, of *tape.Value[float64]) (loss *tape.Value[float64]) {
	t.Scope("loss", func() {
		target := t.Input("target", 1, s.D, of.Data()[s.Target*s.D:(s.Target+1)*s.D]...)
		focus := t.Rows(out, []int{s.Focus})
		loss = t.Scale(0.5, t.Sum(t.SquaredError(focus, target))).Named("loss")
	})
	return loss
}

// Origin is where a number comes from, if it is not as the film thinks.
func Origin(r film.Ref) string {
	switch {
	case r.Back:
	case r.Name == "x" || r.Name[0] == 'W':
		return phrase.Say("origin.random")
	case r.Name == "target":
		return phrase.Say("origin.computed")
	}
	return ""
}

// InspectWord tells about the word that r is, as an item, when a step is done: its vectors with some names, which are a list as
// film.Names reads it, and what the focus word takes from it by each of the weights, as far as they are known.
func (s *Setting) InspectWord(f *film.Film, item string, r film.Ref, step int, vectors string,
	weights ...film.Ref) (in lesson.Inspection, ok bool) {
	if r.N != 1 || r.I >= len(s.Words) {
		return in, false
	}
	in = lesson.Inspection{ID: item, Symbol: Quoted(s.Words[r.I]), Label: phrase.Say("word number", "n", r.I+1), From: []string{},
		Origin: phrase.Say("origin.given"), Formula: phrase.Say("one of words", "n", len(s.Words))}
	for _, name := range film.Names(vectors) {
		if vector := film.At(name, r.I); f.Known(vector, step) {
			in.Rows = append(in.Rows, lesson.Row{Name: f.Plan.Label(film.At(name)), Text: film.List(film.Line(f.Matrix(vector), r.I))})
		}
	}
	for _, w := range weights {
		if !f.Known(w, step) {
			continue
		}
		x := f.Matrix(w).At(w.I, w.J)
		in.From = append(in.From, w.String())
		in.Rows = append(in.Rows, lesson.Row{Name: f.Plan.Label(film.At(w.Name)), Text: phrase.Say("takes from it", "word", s.Words[s.Focus]),
			Result: number.Format(x)})
		if len(weights) == 1 {
			in.Value = &x
		}
	}
	return in, true
}

// Singled is the word and the head that are singled out, −1 for none: those that the item pointed at belongs to, else those of a
// word or an arrow that the keyboard has come to. Of says to which a number belongs. All arrows belong to the focus word.
func (s *Setting) Singled(v lesson.View, f *film.Film, of func(r film.Ref) (word, head int)) (word, head int) {
	word, head = s.pointed(v.Hover, f, of)
	if r, _ := film.ParseRef(v.Selected); word < 0 && head < 0 && (r.Name == "word" || r.Name == "arc" || r.Name == "back") {
		return s.pointed(v.Selected, f, of)
	}
	return word, head
}

func (s *Setting) pointed(item string, f *film.Film, of func(r film.Ref) (word, head int)) (word, head int) {
	r, _ := film.ParseRef(item)
	number, ok := f.Parse(item)
	switch {
	case r.Name == "word" && r.I < len(s.Words) && r.I != s.Focus:
		return r.I, -1
	case r.Name == "head":
		return -1, r.I
	case ok:
		return of(number)
	}
	return -1, -1
}
