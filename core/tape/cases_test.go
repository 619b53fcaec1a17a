package tape

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

// opCase is one operation to be checked by every test that all must pass.
type opCase[F Float] struct {
	method string // of Tape
	build  func(b *builder[F]) *Value[F]
}

// builder makes the operands of an opCase. Shapes and settings come from one seed and
// numbers from another, so that the same case can be built again on other data.
type builder[F Float] struct {
	*Tape[F]
	shapes, numbers *rand.Rand
	fixed           int // the leaf that is an input without gradient, or −1
	leaves          []*Value[F]
}

func newBuilder[F Float](shapes, numbers uint64) *builder[F] {
	return &builder[F]{
		Tape:    New[F](),
		shapes:  rand.New(rand.NewPCG(shapes, 1)),
		numbers: rand.New(rand.NewPCG(numbers, 2)),
		fixed:   -1,
	}
}

// n returns a random number of rows or columns.
func (b *builder[F]) n() int { return 1 + b.shapes.IntN(4) }

// leaf records a parameter whose cells come from draw.
func (b *builder[F]) leaf(rows, cols int, draw func(r *rand.Rand) float64) *Value[F] {
	data := make([]F, rows*cols)
	for i := range data {
		data[i] = F(draw(b.numbers))
	}
	record := b.Param
	if b.fixed == len(b.leaves) {
		record = b.Input
	}
	v := record(string(rune('a'+len(b.leaves))), rows, cols, data...)
	b.leaves = append(b.leaves, v)
	return v
}

func (b *builder[F]) normal(rows, cols int) *Value[F] {
	return b.leaf(rows, cols, func(r *rand.Rand) float64 { return r.NormFloat64() })
}

// positive keeps away from the pole of the logarithm.
func (b *builder[F]) positive(rows, cols int) *Value[F] {
	return b.leaf(rows, cols, func(r *rand.Rand) float64 { return 0.2 + 2*r.Float64() })
}

// kinkless keeps away from the kink at 0.
func (b *builder[F]) kinkless(rows, cols int) *Value[F] {
	return b.leaf(rows, cols, func(r *rand.Rand) float64 {
		return (0.1 + r.Float64()) * float64(1-2*r.IntN(2))
	})
}

// indices returns as many random numbers below n.
func (b *builder[F]) indices(count, n int) []int {
	is := make([]int, count)
	for i := range is {
		is[i] = b.shapes.IntN(n)
	}
	return is
}

// mask returns a mask of so many cells that hides about half of them.
func (b *builder[F]) mask(n int) []bool {
	mask := make([]bool, n)
	for i := range mask {
		mask[i] = b.shapes.IntN(2) == 0
	}
	return mask
}

// loss makes one number of v in which every cell counts differently.
func (b *builder[F]) loss(v *Value[F]) *Value[F] {
	weights := b.Input("c", v.rows, v.cols)
	for i := range weights.data {
		weights.data[i] = F(b.shapes.NormFloat64())
	}
	return b.Sum(b.Mul(v.Named("out"), weights)).Named("loss")
}

// unary is the case of a function of single cells.
func unary[F Float](method string, f func(*Tape[F], *Value[F]) *Value[F]) opCase[F] {
	return opCase[F]{method, func(b *builder[F]) *Value[F] { return f(b.Tape, b.kinkless(b.n(), b.n())) }}
}

// binary is the case of a function of pairs of cells.
func binary[F Float](method string, f func(t *Tape[F], a, b *Value[F]) *Value[F]) opCase[F] {
	return opCase[F]{method, func(b *builder[F]) *Value[F] {
		rows, cols := b.n(), b.n()
		return f(b.Tape, b.kinkless(rows, cols), b.positive(rows, cols))
	}}
}

func opCases[F Float]() []opCase[F] {
	return []opCase[F]{
		unary("ReLU", (*Tape[F]).ReLU),
		unary("LeakyReLU", func(t *Tape[F], x *Value[F]) *Value[F] { return t.LeakyReLU(x, 0.1) }),
		unary("Sigmoid", (*Tape[F]).Sigmoid),
		unary("Tanh", (*Tape[F]).Tanh),
		unary("GELU", (*Tape[F]).GELU),
		unary("GELUTanh", (*Tape[F]).GELUTanh),
		unary("Exp", (*Tape[F]).Exp),
		{"Log", func(b *builder[F]) *Value[F] { return b.Log(b.positive(b.n(), b.n())) }},
		{"Sqrt", func(b *builder[F]) *Value[F] { return b.Sqrt(b.positive(b.n(), b.n())) }},
		unary("Scale", func(t *Tape[F], x *Value[F]) *Value[F] { return t.Scale(-1.5, x) }),
		unary("Drop", func(t *Tape[F], x *Value[F]) *Value[F] { return t.Drop(x, 0.4, &Dropout{On: true, Seed: 7}) }),
		unary("Drop", func(t *Tape[F], x *Value[F]) *Value[F] { return t.Drop(x, 0.4, &Dropout{}) }),
		unary("Replace", func(t *Tape[F], x *Value[F]) *Value[F] {
			last := len(x.data) - 1
			return t.Replace(x, []int{last, 0, last}, []F{9, -0.5, 2})
		}),
		unary("Transpose", (*Tape[F]).Transpose),
		unary("Sum", (*Tape[F]).Sum),
		unary("Mean", (*Tape[F]).Mean),
		unary("LogSoftmax", (*Tape[F]).LogSoftmax),
		unary("Softmax", func(t *Tape[F], x *Value[F]) *Value[F] { return t.Softmax(x, nil) }),
		{"Softmax", func(b *builder[F]) *Value[F] {
			x := b.normal(b.n(), b.n())
			return b.Softmax(x, b.mask(len(x.data)))
		}},
		binary("Add", (*Tape[F]).Add),
		{"Add", func(b *builder[F]) *Value[F] {
			rows, cols := b.n(), b.n()
			return b.Add(b.normal(rows, cols), b.normal(1, cols))
		}},
		binary("Sub", (*Tape[F]).Sub),
		binary("Mul", (*Tape[F]).Mul),
		{"Mul", func(b *builder[F]) *Value[F] {
			x := b.normal(b.n(), b.n())
			return b.Mul(x, x)
		}},
		binary("SquaredError", (*Tape[F]).SquaredError),
		{"AbsoluteError", func(b *builder[F]) *Value[F] {
			rows, cols := b.n(), b.n()
			y := b.kinkless(rows, cols)
			return b.AbsoluteError(y, b.Scale(-2, y))
		}},
		{"MatMul", func(b *builder[F]) *Value[F] {
			inner := b.n()
			return b.MatMul(b.normal(b.n(), inner), b.normal(inner, b.n()))
		}},
		{"MatMulT", func(b *builder[F]) *Value[F] {
			inner := b.n()
			return b.MatMulT(b.normal(b.n(), inner), b.normal(b.n(), inner))
		}},
		{"MatMulT", func(b *builder[F]) *Value[F] {
			x := b.normal(b.n(), b.n())
			return b.MatMulT(x, x)
		}},
		{"LayerNorm", func(b *builder[F]) *Value[F] {
			cols := 1 + b.n()
			return b.LayerNorm(b.kinkless(b.n(), cols), b.normal(1, cols), b.normal(1, cols), 1e-3)
		}},
		{"Rows", func(b *builder[F]) *Value[F] {
			table := b.normal(b.n(), b.n())
			return b.Rows(table, b.indices(b.n(), table.rows))
		}},
		{"ConcatCols", func(b *builder[F]) *Value[F] {
			rows := b.n()
			x, y := b.normal(rows, b.n()), b.normal(rows, b.n())
			return b.ConcatCols(x, y, x)
		}},
		{"SliceCols", func(b *builder[F]) *Value[F] {
			x := b.normal(b.n(), 2+b.n())
			return b.SliceCols(x, 1, x.cols-1)
		}},
		{"HeadWeights", func(b *builder[F]) *Value[F] {
			p := Part{b.n() - 1, b.n(), b.n() - 1, b.n(), b.n() - 1, b.n()}
			cols := p.Col + p.Cols + b.n() - 1
			q, k := b.normal(p.Row+p.Rows+b.n()-1, cols), b.normal(p.Key+p.Keys+b.n()-1, cols)
			return b.HeadWeights(q, k, p, b.mask(p.Rows*p.Keys))
		}},
		{"HeadWeights", func(b *builder[F]) *Value[F] {
			x := b.normal(b.n(), b.n())
			return b.HeadWeights(x, x, Part{0, x.rows, 0, x.rows, 0, x.cols}, nil)
		}},
		{"BlendHeads", func(b *builder[F]) *Value[F] {
			T, S, sequences, heads := b.n(), b.n(), 1+b.shapes.IntN(2), 1+b.shapes.IntN(2)
			v := b.normal(sequences*S, heads*b.n())
			weights := make([]*Value[F], sequences*heads)
			for n := range weights {
				weights[n] = b.normal(T, S)
			}
			return b.BlendHeads(v, weights...)
		}},
		{"CrossEntropy", func(b *builder[F]) *Value[F] {
			rows, cols := b.n(), b.n()
			return b.CrossEntropy(b.normal(rows, cols), b.positive(rows, cols))
		}},
		{"CrossEntropyClasses", func(b *builder[F]) *Value[F] {
			x := b.normal(b.n(), b.n())
			return b.CrossEntropyClasses(x, b.indices(x.rows, x.cols))
		}},
		{"CrossEntropyClasses", func(b *builder[F]) *Value[F] {
			x := b.normal(b.n(), b.n())
			classes := b.indices(x.rows, x.cols)
			classes[0] = Unasked
			return b.CrossEntropyClasses(x, classes)
		}},
	}
}

// eachOp runs a test on every operation, each at several shapes.
func eachOp[F Float](t *testing.T, test func(t *testing.T, op opCase[F], seed uint64)) {
	for _, op := range opCases[F]() {
		t.Run(op.method, func(t *testing.T) {
			for seed := range uint64(8) {
				test(t, op, seed)
			}
		})
	}
}

func TestEveryOperationHasACase(t *testing.T) {
	covered := map[string]bool{"Input": true, "InputOver": true, "Param": true}
	for _, op := range opCases[float64]() {
		covered[op.method] = true
	}
	tape := reflect.TypeFor[*Tape[float64]]()
	for i := range tape.NumMethod() {
		m := tape.Method(i)
		if m.Type.NumOut() == 1 && m.Type.Out(0) == reflect.TypeFor[*Value[float64]]() && !covered[m.Name] {
			t.Errorf("%s is missing from opCases", m.Name)
		}
	}
}
