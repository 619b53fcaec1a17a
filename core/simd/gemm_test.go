package simd

import (
	"fmt"
	"slices"
	"testing"

	"glassbox/core/tape"
)

// product is a Gemm with leading dimensions of its own.
type product struct {
	transA, transB bool
	m, n, k        int
	lda, ldb, ldc  int
	alpha, beta    float32
}

func (g product) String() string {
	return fmt.Sprintf("gemm %v %v %d×%d×%d, ld %d %d %d, α = %v, β = %v", g.transA, g.transB, g.m, g.n, g.k, g.lda, g.ldb, g.ldc, g.alpha,
		g.beta)
}

// sizes returns how many cells a, b and c must have.
func (g product) sizes() (a, b, c int) {
	size := func(rows, cols, ld int, trans bool) int {
		if trans {
			rows, cols = cols, rows
		}
		return max(0, (rows-1)*ld+cols)
	}
	return size(g.m, g.k, g.lda, g.transA), size(g.k, g.n, g.ldb, g.transB), size(g.m, g.n, g.ldc, false)
}

func (g product) compute(o tape.Ops[float32], a, b, c []float32) {
	o.Gemm(g.transA, g.transB, g.m, g.n, g.k, g.alpha, a, g.lda, b, g.ldb, g.beta, c, g.ldc)
}

// draw returns a product of up to most rows and columns, in rows that are as long as they must or longer.
func (p *pair) draw(most int) product {
	r := p.random
	g := product{transA: r.IntN(2) == 0, transB: r.IntN(2) == 0, m: r.IntN(most + 1), n: r.IntN(most + 1), k: r.IntN(most + 1)}
	factors := []float32{1, 0, -1, 0.5}
	g.alpha, g.beta = factors[r.IntN(4)], factors[r.IntN(4)]
	wide := func(cols int) int { return cols + r.IntN(2)*r.IntN(9) }
	g.lda, g.ldb, g.ldc = wide(g.k), wide(g.n), wide(g.n)
	if g.transA {
		g.lda = wide(g.m)
	}
	if g.transB {
		g.ldb = wide(g.k)
	}
	return g
}

func TestGemmAgrees(t *testing.T) {
	p := newPair(t)
	for _, most := range []int{3, 9, 33, 130} {
		for range 120 {
			g := p.draw(most)
			a, b, c := g.sizes()
			p.product(g, p.normal(a), p.normal(b), p.normal(c))
		}
	}
}

func (p *pair) product(g product, a, b, c operand) {
	p.t.Helper()
	p.both(func(o tape.Ops[float32], of func(operand) []float32) { g.compute(o, of(a), of(b), of(c)) })
	p.agree(g.String(), a, b, c)
}

// Sums and columns longer than what is packed at a time, and vectors.
func TestGemmOfOddShapes(t *testing.T) {
	p := newPair(t)
	for _, shape := range [][3]int{{5, 9, 700}, {1, 33, 517}, {33, 1, 517}, {1, 1, 1000}, {4, 8, 256}, {4, 8, 257}, {130, 3, 1},
		{521, 19, 5}} {
		for trans := range 4 {
			for _, beta := range []float32{0, 1} {
				g := product{transA: trans&1 > 0, transB: trans&2 > 0, m: shape[0], n: shape[1], k: shape[2], alpha: 1, beta: beta}
				g.lda, g.ldb, g.ldc = g.k, g.n, g.n
				if g.transA {
					g.lda = g.m
				}
				if g.transB {
					g.ldb = g.k
				}
				a, b, c := g.sizes()
				p.product(g, p.normal(a), p.normal(b), p.normal(c))
			}
		}
	}
}

// NaN and Inf go where the reference has them: zeros are not skipped, and c is not read where β = 0.
func TestGemmPropagatesNaNAndInf(t *testing.T) {
	p := newPair(t)
	for range 300 {
		g := p.draw(12)
		a, b, c := g.sizes()
		p.product(g, p.odd(a), p.normal(b), p.odd(c))
		p.product(g, p.normal(a), p.odd(b), p.odd(c))
	}
}

func TestGemmPanicsForWrongShapes(t *testing.T) {
	p := newPair(t)
	six := slices.Clip(p.normal(6).plain)
	for what, call := range map[string]func(o tape.Ops[float32]){
		"a is too short":         func(o tape.Ops[float32]) { o.Gemm(false, false, 2, 2, 4, 1, six, 4, six, 1, 0, six, 2) },
		"b is too short":         func(o tape.Ops[float32]) { o.Gemm(false, false, 2, 4, 3, 1, six, 3, six, 4, 0, six, 4) },
		"b transposed too short": func(o tape.Ops[float32]) { o.Gemm(false, true, 1, 3, 3, 1, six, 3, six, 3, 0, six, 3) },
		"c is too short":         func(o tape.Ops[float32]) { o.Gemm(false, false, 4, 2, 1, 1, six, 1, six, 2, 0, six, 2) },
		"rows overlap":           func(o tape.Ops[float32]) { o.Gemm(false, false, 2, 2, 2, 1, six, 1, six, 2, 0, six, 2) },
		"rows are negative":      func(o tape.Ops[float32]) { o.Gemm(false, false, -1, 2, 2, 1, six, 2, six, 2, 0, six, 2) },
		"x and y differ":         func(o tape.Ops[float32]) { o.Axpy(1, six, six[:5:5]) },
		"gain is too long":       func(o tape.Ops[float32]) { o.LayerNorm(six, six, six[:2], six, six[:4], six[:4], 0) },
	} {
		for _, o := range []tape.Ops[float32]{p.kernel, &p.plain} {
			if !panics(func() { call(o) }) {
				t.Errorf("%T does not panic where %s", o, what)
			}
		}
	}
}

func panics(f func()) (did bool) {
	defer func() { did = recover() != nil }()
	f()
	return false
}
