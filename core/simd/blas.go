package simd

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"
	"gonum.org/v1/gonum/blas/gonum"

	"glassbox/core/tape"
)

// UseBLAS puts the kernel under gonum's blas32, if one is plugged in.
func UseBLAS() {
	if Loaded() != Plain {
		blas32.Use(underBLAS{ops: New()})
	}
}

// underBLAS is gonum's implementation with dense products and sums by the kernel.
type underBLAS struct {
	gonum.Implementation
	ops tape.Ops[float32]
}

// Sgemm computes c = α·op(a)·op(b) + β·c.
func (u underBLAS) Sgemm(tA, tB blas.Transpose, m, n, k int, alpha float32, a []float32, lda int, b []float32, ldb int, beta float32,
	c []float32, ldc int) {
	if alpha == 0 || m <= 0 || n <= 0 || k <= 0 || !known(tA) || !known(tB) {
		u.Implementation.Sgemm(tA, tB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
		return
	}
	u.ops.Gemm(tA != blas.NoTrans, tB != blas.NoTrans, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
}

// Sgemv computes y = α·op(a)·x + β·y.
func (u underBLAS) Sgemv(tA blas.Transpose, m, n int, alpha float32, a []float32, lda int, x []float32, incX int, beta float32,
	y []float32, incY int) {
	if alpha == 0 || m <= 0 || n <= 0 || incX != 1 || incY != 1 || !known(tA) {
		u.Implementation.Sgemv(tA, m, n, alpha, a, lda, x, incX, beta, y, incY)
		return
	}
	if tA != blas.NoTrans {
		m, n = n, m
	}
	u.ops.Gemm(tA != blas.NoTrans, false, m, 1, n, alpha, a, lda, x, 1, beta, y, 1)
}

// Sdot returns Σ xᵢ·yᵢ.
func (u underBLAS) Sdot(n int, x []float32, incX int, y []float32, incY int) float32 {
	if n <= 0 || incX != 1 || incY != 1 {
		return u.Implementation.Sdot(n, x, incX, y, incY)
	}
	return u.ops.Dot(x[:n], y[:n])
}

// Saxpy adds α·x to y.
func (u underBLAS) Saxpy(n int, alpha float32, x []float32, incX int, y []float32, incY int) {
	if n <= 0 || alpha == 0 || incX != 1 || incY != 1 {
		u.Implementation.Saxpy(n, alpha, x, incX, y, incY)
		return
	}
	u.ops.Axpy(alpha, x[:n], y[:n])
}

func known(t blas.Transpose) bool {
	return t == blas.NoTrans || t == blas.Trans || t == blas.ConjTrans
}
