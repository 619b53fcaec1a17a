package words

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/corpus"
	"glassbox/core/matrix"
	"glassbox/core/tape"
	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
	"glassbox/wasm/shelf"
)

// Senses is a word in several sentences: the vectors that a model has for it, and how alike they are, as an embedding with its
// position and behind each layer.
type Senses struct {
	Word    string
	Texts   []string // each ends with the word; the first two have it in one meaning, the next two in another
	Vectors [Layers + 1][][]float64
	Planes  [Layers + 1]picture.Grid // n×2: the vectors on the plane in which they differ most
	Cosines [Layers + 1]picture.Grid // n×n
}

// Record adds planes and cosines to a recording, as plane0, plane1, … and cosine0, …, 0 being the embedding.
func (s *Senses) Record(r *film.Tape[float64]) {
	for k, vectors := range s.Vectors {
		n := strconv.Itoa(k)
		r.Make(film.Made{Name: "plane" + n, Cells: s.Planes[k]})
		r.Make(film.Made{Name: "cosine" + n, Cells: s.Cosines[k], Explain: func(i, j int) film.Explanation {
			return film.Explanation{Name: "cos(" + Letter(i) + ", " + Letter(j) + ")", Symbols: phrase.Say("cosine of length 1"),
				Numbers: phrase.Say("a sum of products", "n", len(vectors[i])), Value: s.Cosines[k].At(i, j)}
		}})
	}
}

// Letter is what a sentence goes by.
func Letter(i int) string { return string(rune('A' + i)) }

// Each is how many sentences there are of a meaning.
const Each = 2

// SensesOf reads sentences, at least two of each meaning.
func SensesOf(model *shelf.Teller, word string, texts []string) *Senses {
	s := &Senses{Word: word, Texts: texts}
	for _, text := range texts {
		s.read(model, strings.Fields(text))
	}
	for k, vectors := range s.Vectors {
		n := len(vectors)
		s.Planes[k], s.Cosines[k] = picture.NewGrid(n, 2), picture.NewGrid(n, n)
		for i, at := range matrix.Plane(vectors) {
			copy(s.Planes[k].Data[2*i:], at[:])
			for j := range n {
				s.Cosines[k].Data[i*n+j] = product(vectors[i], vectors[j])
			}
		}
	}
	return s
}

// read adds the vectors of the last of some words, of length 1.
func (s *Senses) read(model *shelf.Teller, all []string) {
	t, ids := tape.New[float64](), []int{corpus.Begin}
	for _, w := range all {
		ids = append(ids, max(corpus.Unknown, slices.Index(model.Words, w)))
	}
	run := model.On(t).Read(t, ids, len(ids))
	for k := range s.Vectors {
		x := run.X
		if k > 0 {
			x = run.Layers[k-1].Out
		}
		row := film.Line(x, len(all))
		length := math.Sqrt(product(row, row))
		for i := range row {
			row[i] /= length
		}
		s.Vectors[k] = append(s.Vectors[k], row)
	}
}

func product(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// Alike is the mean cosine behind layer k of two sentences with the same meaning, and of two with different ones. Those behind
// the first four do not count.
func (s *Senses) Alike(k int) (same, other float64) {
	for i := range 2 * Each {
		for j := range i {
			if c := s.Cosines[k].At(i, j); i/Each == j/Each {
				same += c / 2
			} else {
				other += c / (Each * Each)
			}
		}
	}
	return same, other
}

// Measured is the same behind the last layer, as the model's report has it of all sentences of the grammar.
func (s *Senses) Measured(m shelf.Shipped) (same, other float64) {
	for _, sense := range m.Report.Fields["stories"].Fields["senses"].Items {
		if sense.Fields["word"].String == s.Word && sense.Fields["layer"].Number == Layers {
			return sense.Fields["within"].Number, sense.Fields["between"].Number
		}
	}
	return math.NaN(), math.NaN()
}
