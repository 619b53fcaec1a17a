package simd

import (
	"math"
	"math/rand/v2"
	"testing"
	"unsafe"

	"glassbox/core/tape"
)

// pair computes the same by the kernel and by the reference.
type pair struct {
	t      *testing.T
	random *rand.Rand
	kernel *ops
	plain  tape.Plain[float32]
	cells  func(n int) []float32
}

func newPair(t *testing.T) *pair {
	kernel, cells := newKernel(t)
	return &pair{t: t, random: rand.New(rand.NewPCG(1, 2)), kernel: kernel, cells: cells}
}

// operand is made twice, once for each. Behind its cells is a guard that nothing must write to.
type operand struct{ kernel, plain []float32 }

const guard = 9

// operand makes n cells and their guard.
func (p *pair) operand(n int, draw func() float32) operand {
	o := operand{p.cells(n + guard), make([]float32, n+guard)}
	for i := range o.plain {
		o.plain[i] = draw()
	}
	copy(o.kernel, o.plain)
	return operand{o.kernel[:n], o.plain[:n]}
}

func (p *pair) normal(n int) operand {
	return p.operand(n, func() float32 { return float32(p.random.NormFloat64()) })
}

// odd makes n cells of which some are NaN, infinite, or zero.
func (p *pair) odd(n int) operand {
	odds := []float32{float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1)), 0, 1e-40}
	return p.operand(n, func() float32 {
		if p.random.IntN(8) == 0 {
			return odds[p.random.IntN(len(odds))]
		}
		return float32(p.random.NormFloat64())
	})
}

// both computes once by the kernel and once by the reference.
func (p *pair) both(compute func(o tape.Ops[float32], of func(operand) []float32)) {
	compute(p.kernel, func(o operand) []float32 { return o.kernel })
	compute(&p.plain, func(o operand) []float32 { return o.plain })
}

// tolerance is how far the two may be apart.
const tolerance = 1e-5

// agree fails unless the operands agree relative to the largest finite cell of each, and no guard was written to.
func (p *pair) agree(what string, operands ...operand) {
	p.t.Helper()
	for _, o := range operands {
		p.compare(what, o, largest(o.plain))
	}
}

// agreeEach is agree, each cell by itself.
func (p *pair) agreeEach(what string, operands ...operand) {
	p.t.Helper()
	for _, o := range operands {
		p.compare(what, o, 0)
	}
}

// compare allows for scale beside what each cell allows for.
func (p *pair) compare(what string, o operand, scale float64) {
	p.t.Helper()
	for i, want := range o.plain {
		if got := o.kernel[i]; !close(float64(got), float64(want), scale) {
			p.t.Errorf("%s: cell %d of %d is %v, the reference says %v", what, i, len(o.plain), got, want)
			return
		}
	}
	behind, ref := o.kernel[len(o.plain):][:guard], o.plain[len(o.plain):][:guard]
	for i := range ref {
		if math.Float32bits(behind[i]) != math.Float32bits(ref[i]) {
			p.t.Errorf("%s: writes to cell %d of %d", what, len(o.plain)+i, len(o.plain))
			return
		}
	}
}

func close(got, want, scale float64) bool {
	if notFinite(float32(want)) || notFinite(float32(got)) {
		return got == want || math.IsNaN(got) && math.IsNaN(want)
	}
	return math.Abs(got-want) <= tolerance*max(scale, math.Abs(want), 1e-30)
}

func notFinite(x float32) bool { return math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) }

func largest(cells []float32) (top float64) {
	for _, x := range cells {
		if !notFinite(x) {
			top = max(top, math.Abs(float64(x)))
		}
	}
	return top
}

// mask hides cells of rows at random, all of some rows, or none at all.
func (p *pair) mask(rows, cols int) []bool {
	kind := p.random.IntN(3)
	if kind == 0 {
		return nil
	}
	mask := make([]bool, rows*cols)
	for i := range mask {
		mask[i] = kind == 1 && p.random.IntN(4) > 0 || p.random.IntN(9) == 0
	}
	return mask
}

// reachable copies a mask to where the kernel reaches it.
func (p *pair) reachable(mask []bool) []bool {
	if mask == nil {
		return nil
	}
	cells := p.cells(len(mask)/4 + 1)
	copied := unsafe.Slice((*bool)(unsafe.Pointer(unsafe.SliceData(cells))), len(mask))
	copy(copied, mask)
	return copied
}
