package logarithm

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/ledger"
)

type value = *tape.Value[float64]

// at is the number of a scalar, and slope its gradient.
func at(v value) float64    { return v.At(0, 0) }
func slope(v value) float64 { return v.Grad().At(0, 0) }

// model is what the run computed.
type model struct {
	setting
	*ledger.Ledger
}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{s, ledger.New("logarithm")}
	m.Talk["base_name"], m.Talk["log_name"] = s.baseName(), s.log()
	switch s.preset {
	case "mirror":
		m.filmMirror()
	case "product":
		m.filmProduct()
	case "e":
		m.filmGrowth()
	default:
		m.filmPower()
	}
	return &lesson.Run{Track: m.Track, Model: m, Numbers: m.numbers, Inspect: m.Inspect, Prove: m.Prove}, nil
}

func (m *model) numbers(step int, _ ...string) map[string]any {
	known := m.Numbers(step)
	if n := m.compounded(step); n > 0 {
		k := strconv.Itoa(n)
		known["n"], known["grown"] = m.By["n"+k].X, number.Fixed(m.By["v"+k].X, 7)
		if n == len(m.parts) {
			known["values"] = [][]float64{m.values()}
		}
	}
	return known
}

// values are what 1 has become, for every way to cut the year.
func (m *model) values() []float64 {
	all := make([]float64, len(m.parts))
	for i := range all {
		all[i] = m.By["v"+strconv.Itoa(i+1)].X
	}
	return all
}

// compounded is how many ways to cut the year have been tried.
func (m *model) compounded(step int) (n int) {
	for n < len(m.parts) && m.Known("v"+strconv.Itoa(n+1), step) {
		n++
	}
	return n
}
