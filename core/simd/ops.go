package simd

import (
	"math"
	"unsafe"

	"glassbox/core/tape"
)

// mostRows is how many rows of c the kernel is given at a time, and panelSize what it needs for them, DEPTH·(COLS + m)
// of kernel.c.
const (
	mostRows  = 256
	panelSize = 256 * (8 + mostRows)
)

// ops implements tape.Ops by the kernel.
type ops struct {
	exports
	plain tape.Plain[float32] // for products of nothing
	panel []float32           // panelSize cells for sgemm to work in
}

// Gemm implements tape.Ops. A matrix times a vector goes along the rows of the matrix.
func (o *ops) Gemm(transA, transB bool, m, n, k int, alpha float32, a []float32, lda int, b []float32, ldb int, beta float32, c []float32,
	ldc int) {
	tape.CheckGemm(transA, transB, m, n, k, a, lda, b, ldb, c, ldc)
	switch {
	case m == 0 || n == 0 || k == 0:
		o.plain.Gemm(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
	case n == 1 && ldc == 1 && !transA && (transB || ldb == 1):
		o.sgemv(int32(m), int32(k), alpha, &a[0], int32(lda), &b[0], beta, &c[0])
	case n == 1 && ldc == 1 && transA && (transB || ldb == 1): // cᵀ = bᵀ·a, in whole rows of a
		o.sgemm(0, 0, 1, int32(m), int32(k), alpha, &b[0], int32(k), &a[0], int32(lda), beta, &c[0], int32(m), &o.panel[0])
	case m == 1 && transB && (!transA || lda == 1):
		o.sgemv(int32(n), int32(k), alpha, &b[0], int32(ldb), &a[0], beta, &c[0])
	default:
		down := lda // from one row of op(a) to the next
		if transA {
			down = 1
		}
		for i := 0; i < m; i += mostRows {
			o.sgemm(flag(transA), flag(transB), int32(min(m-i, mostRows)), int32(n), int32(k), alpha, &a[i*down], int32(lda), &b[0], int32(ldb),
				beta, &c[i*ldc], int32(ldc), &o.panel[0])
		}
	}
}

func flag(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// first returns a pointer to the first of n cells, nil if n is 0, and panics if there
// are fewer.
func first(cells []float32, n int) *float32 { return unsafe.SliceData(cells[:n:len(cells)]) }

// optional is first for operands that may be missing.
func optional(cells []float32, n int) *float32 {
	if cells == nil {
		return nil
	}
	return first(cells, n)
}

// Dot implements tape.Ops.
func (o *ops) Dot(x, y []float32) float32 {
	return o.sdot(int32(len(x)), first(x, len(x)), first(y, len(x)))
}

// Axpy implements tape.Ops.
func (o *ops) Axpy(alpha float32, x, y []float32) {
	o.saxpy(int32(len(x)), alpha, first(x, len(x)), first(y, len(x)))
}

// ScaledAdd implements tape.Ops.
func (o *ops) ScaledAdd(dst, a []float32, alpha float32, b []float32) {
	n := len(dst)
	o.sadd(int32(n), first(dst, n), first(a, n), alpha, first(b, n))
}

// Exp implements tape.Ops.
func (o *ops) Exp(dst, x []float32) {
	o.sexp(int32(len(dst)), first(dst, len(dst)), first(x, len(dst)))
}

// GELUTanh implements tape.Ops.
func (o *ops) GELUTanh(dst, x []float32) {
	o.sgelu(int32(len(dst)), first(dst, len(dst)), first(x, len(dst)))
}

// GELUTanhGrad implements tape.Ops.
func (o *ops) GELUTanhGrad(dx, dy, x []float32) {
	n := len(dx)
	o.sgelugrad(int32(n), first(dx, n), first(dy, n), first(x, n))
}

// Softmax implements tape.Ops.
func (o *ops) Softmax(dst, x []float32, mask []bool, cols int) {
	n := len(dst)
	var hidden unsafe.Pointer
	if mask != nil {
		hidden = unsafe.Pointer(unsafe.SliceData(mask[:n:len(mask)]))
	}
	o.ssoftmax(int32(n/cols), int32(cols), first(dst, n), first(x, n), hidden)
}

// SoftmaxGrad implements tape.Ops.
func (o *ops) SoftmaxGrad(dx, dp, p []float32, cols int) {
	n := len(dx)
	o.ssoftmaxgrad(int32(n/cols), int32(cols), first(dx, n), first(dp, n), first(p, n))
}

// LogSum implements tape.Ops. The kernel has no logarithm.
func (o *ops) LogSum(top, rest, x []float32, cols int) {
	rows := len(top)
	o.ssumexp(int32(rows), int32(cols), first(top, rows), first(rest, rows), first(x, rows*cols))
	for i, sum := range rest[:rows] {
		rest[i] = float32(math.Log(float64(sum)))
	}
}

// LayerNorm implements tape.Ops.
func (o *ops) LayerNorm(y, hat, scale, x, gain, bias []float32, eps float64) {
	rows, cols := len(scale), len(gain)
	n := rows * cols
	o.slayernorm(int32(rows), int32(cols), first(y, n), first(hat, n), first(scale, rows), first(x, n), first(gain, cols), first(bias, cols),
		float32(eps))
}

// LayerNormGrad implements tape.Ops.
func (o *ops) LayerNormGrad(dx, dgain, dbias, dy, hat, scale, gain []float32) {
	rows, cols := len(scale), len(gain)
	n := rows * cols
	o.slayernormgrad(int32(rows), int32(cols), optional(dx, n), optional(dgain, cols), optional(dbias, cols), first(dy, n), first(hat, n),
		first(scale, rows), first(gain, cols))
}

// AdamW implements tape.Ops.
func (o *ops) AdamW(w, grad, m, v []float32, s tape.AdamStep[float32]) {
	n := len(w)
	o.sadamw(int32(n), first(w, n), first(grad, n), first(m, n), first(v, n), s.Rate, s.Beta1, s.Beta2, s.Eps, s.Decay, s.Bias1, s.Bias2)
}
