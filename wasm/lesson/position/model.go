package position

import (
	"math"
	"slices"

	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
)

type value = *tape.Value[float64]

// setting is what the controls say.
type setting struct {
	words.Sentence
	words   []string
	order   [2][]int // as written, and the other: place i has word order[i]
	d       int
	length  int
	base    float64
	dim, at int
	shift   int
	seed    int
}

// model is what the run computed.
type model struct {
	setting
	*film.Film
	figure  *figure.Figure
	t       *tape.Tape[float64]
	pe      value // length×d
	similar value // length×length: PE·PEᵀ
	turn    value // d×d, the rotation by the shift
	turned  value // length×d: PE turned by the shift
	x, z    value // T×d: the words, and with positions
	plain   [2]value
	placed  [2]value    // T×d: attention's output in both orders, without positions and with them
	moved   float64     // the largest difference between a word's outputs in both orders, without positions
	apart   float64     // and with them
	off     float64     // between turned and the encoding of the shifted positions
	curves  [][]float64 // the waves of all dimensions, fine points for each position
	scale   float64     // the largest of the outputs
	trained bool        // trained models are shown, and of all this only the words, t and the film are there
}

// fine is how many points a wave has from one position to the next.
const fine = 6

func read(v control.Values) (setting, error) {
	s := setting{d: v.Int("d"), length: v.Int("length"), base: v.Float("base"), shift: v.Int("shift"), seed: v.Int("seed")}
	if s.d%2 != 0 {
		return s, &control.Error{Key: "d", Text: say("wrong.even", "d", s.d)}
	}
	var err error
	if s.words, err = s.Read(v, maxWords, words.Room); err != nil {
		return s, err
	}
	for i := range s.words {
		s.order[0] = append(s.order[0], i)
	}
	if s.order[1] = words.Shuffle(s.seed, len(s.words)); v.Get("order") == "reversed" {
		s.order[1] = slices.Clone(s.order[0])
		slices.Reverse(s.order[1])
	}
	s.dim = s.within("dim", v.Int("dim"), s.d)
	s.at = s.within("at", v.Int("at"), s.length)
	return s, nil
}

// within takes the last of n where an index is beyond it, and says so.
func (s *setting) within(key string, i, n int) int {
	if i >= n {
		s.Notice(key, say("notice."+key, "n", i, "last", n-1))
	}
	return min(i, n-1)
}

// embeddings are the vectors of the words in an order.
func (s setting) embeddings(order []int) (cells []float64) {
	for _, i := range order {
		cells = append(cells, words.Numbers(s.seed, s.words[i], s.d)...)
	}
	return cells
}

// positions are those of the words: rows of the encoding, as far as that goes.
func (m *model) positions() value {
	if len(m.words) > m.length {
		return nn.Sinusoidal(m.t, len(m.words), m.d, m.base)
	}
	return m.t.Rows(m.pe, m.order[0])
}

// attend is attention's output over the words in an order, with positions or without.
func (s setting) attend(order []int, positions bool) value {
	t, T := tape.New[float64](), len(order)
	z := t.Input("x", T, s.d, s.embeddings(order)...)
	if positions {
		z = t.Add(z, nn.Sinusoidal(t, T, s.d, s.base))
	}
	project := func(of string) value {
		return t.MatMul(z, t.Input(of, s.d, s.d, words.Projection(s.seed, of, s.d)...))
	}
	return nn.Attention(t, project("W_Q"), project("W_K"), project("W_V"), nil).Out
}

// record computes everything.
func (s setting) record() *model {
	m := &model{setting: s, t: tape.New[float64]()}
	m.pe = nn.Sinusoidal(m.t, s.length, s.d, s.base)
	m.similar = m.t.MatMulT(m.pe, m.pe).Named("similar")
	m.turn = nn.ShiftRotation(m.t, s.d, float64(s.shift), s.base)
	m.turned = m.t.MatMulT(m.pe, m.turn).Named("turned")
	m.x = m.t.Input("x", len(s.words), s.d, s.embeddings(s.order[0])...)
	m.z = m.t.Add(m.x, m.positions()).Named("z")
	for k, order := range s.order {
		m.plain[k], m.placed[k] = s.attend(order, false), s.attend(order, true)
	}
	m.moved, m.apart = m.difference(m.plain), m.difference(m.placed)
	m.off = m.miss()
	for c := range s.d {
		wave := make([]float64, (s.length-1)*fine+1)
		for k := range wave {
			wave[k] = nn.PE(float64(k)/fine, c, s.d, s.base)
		}
		m.curves = append(m.curves, wave)
	}
	m.scale = film.Largest(m.plain[0], m.plain[1], m.placed[0], m.placed[1])
	return m
}

// difference is the largest between what a word gets in both orders.
func (m *model) difference(outs [2]value) (largest float64) {
	for place, i := range m.order[1] {
		for c := range m.d {
			largest = max(largest, math.Abs(outs[0].At(i, c)-outs[1].At(place, c)))
		}
	}
	return largest
}

// miss is how far turning every position by the shift is from the encoding of the shifted position.
func (m *model) miss() (largest float64) {
	for p := range m.length {
		for c := range m.d {
			want := nn.PE(float64(p+m.shift), c, m.d, m.base)
			largest = max(largest, math.Abs(m.turned.At(p, c)-want))
		}
	}
	return largest
}

// frequency is the angle that a pair of dimensions turns by per position.
func (m *model) frequency(pair int) float64 {
	return math.Pow(m.base, -2*float64(pair)/float64(m.d))
}
