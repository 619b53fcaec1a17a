package simd

import (
	"testing"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"
)

func transpose(trans bool) blas.Transpose {
	if trans {
		return blas.Trans
	}
	return blas.NoTrans
}

func TestBLASAgreesWithGonum(t *testing.T) {
	p := newPair(t)
	ours, theirs := underBLAS{ops: p.kernel}, gonum.Implementation{}
	for range 400 {
		g := p.draw(40)
		g.lda, g.ldb, g.ldc = max(1, g.lda), max(1, g.ldb), max(1, g.ldc)
		sizeA, sizeB, sizeC := g.sizes()
		a, b, c := p.normal(sizeA), p.normal(sizeB), p.normal(sizeC)
		ours.Sgemm(transpose(g.transA), transpose(g.transB), g.m, g.n, g.k, g.alpha, a.kernel, g.lda, b.kernel, g.ldb, g.beta, c.kernel, g.ldc)
		theirs.Sgemm(transpose(g.transA), transpose(g.transB), g.m, g.n, g.k, g.alpha, a.plain, g.lda, b.plain, g.ldb, g.beta, c.plain, g.ldc)
		p.agree(g.String(), a, b, c)
	}
}

func TestBLASVectorsAgreeWithGonum(t *testing.T) {
	p := newPair(t)
	ours, theirs := underBLAS{ops: p.kernel}, gonum.Implementation{}
	for range 400 {
		g := p.draw(40)
		m, n := g.k, g.m // op(a) is g.m×g.k, whichever way it is stored
		if !g.transA {
			m, n = n, m
		}
		g.lda = max(1, g.lda)
		size, _, _ := g.sizes()
		inc := 1 + p.random.IntN(2)
		a, x, y := p.normal(size), p.normal(inc*g.k), p.normal(inc*g.m)
		ours.Sgemv(transpose(g.transA), m, n, g.alpha, a.kernel, g.lda, x.kernel, inc, g.beta, y.kernel, inc)
		theirs.Sgemv(transpose(g.transA), m, n, g.alpha, a.plain, g.lda, x.plain, inc, g.beta, y.plain, inc)
		few := min(g.k, g.m)
		ours.Saxpy(few, g.alpha, x.kernel, inc, y.kernel, inc)
		theirs.Saxpy(few, g.alpha, x.plain, inc, y.plain, inc)
		p.agree("sgemv and saxpy", a, x, y)
		sum := p.operand(1, func() float32 { return theirs.Sdot(few, x.plain, inc, y.plain, inc) })
		sum.kernel[0] = ours.Sdot(few, x.kernel, inc, y.kernel, inc)
		p.compare("sdot", sum, float64(few))
	}
}
