package tape

import "math/rand/v2"

// Dropout switches the dropouts of a recording, and says what is random in them. They
// read it whenever they are replayed: a step of training changes the seed, and off,
// which it is before it is switched on, every cell passes.
type Dropout struct {
	On   bool
	Seed uint64
}

// Drop returns x with each cell left out with probability p, and the rest enlarged so
// that the expectation stays,
//
//	out = x · m,  m = 0 with probability p, else 1/(1−p)
//
// with derivative m. x and out have the same shape. Which cells are left out depends on
// nothing but the seed of d, the place on the tape and the cell: a replay leaves out the
// same ones until the seed changes. Drop panics unless 0 ≤ p < 1.
// Source: Srivastava et al. 2014; Vaswani et al. 2017, section 5.4.
func (t *Tape[F]) Drop(x *Value[F], p float64, d *Dropout) *Value[F] {
	if !(p >= 0 && p < 1) {
		panic(UseError{"drop", "the probability must be at least 0 and below 1"})
	}
	return t.record(drop[F]{p, d}, x.rows, x.cols, x)
}

type drop[F Float] struct {
	p float64
	d *Dropout
}

func (drop[F]) name() string { return "drop" }

// forward keeps m.
func (d drop[F]) forward(out *Value[F]) {
	m, x := out.keep(len(out.data)), out.inputs[0].data
	d.draw(out, m)
	for i, factor := range m {
		out.data[i] = x[i] * factor
	}
}

// draw fills m.
func (d drop[F]) draw(out *Value[F], m []F) {
	kept := F(1)
	var source rand.PCG
	var least uint64 // what a random number must reach for the cell to stay
	if d.d.On {
		kept = F(1 / (1 - d.p))
		least = uint64(d.p * (1 << 63) * 2)
		source.Seed(d.d.Seed, uint64(out.index))
	}
	for i := range m {
		m[i] = 0
		if least == 0 || source.Uint64() >= least {
			m[i] = kept
		}
	}
}

func (d drop[F]) backward(out *Value[F]) {
	x := out.inputs[0]
	for i, g := range out.grad {
		x.grad[i] += F(g * out.kept[i])
	}
}

func (d drop[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	return product(d.factor(out, i, j), read(out.inputs[0], i, j))
}

func (d drop[F]) partials(out *Value[F], _, i, j int, _ reader[F]) []partial {
	return one(i, j, d.factor(out, i, j))
}

// factor writes m[i,j].
func (drop[F]) factor(out *Value[F], i, j int) expr {
	return constant(float64(out.kept[out.offset(i, j)]))
}
