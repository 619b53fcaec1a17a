// Package native is what a tape computes with where there is no browser: plain Go with gonum's products of matrices,
// which are written in assembly. On machines of one kind they give the same bits.
package native

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"

	"glassbox/core/tape"
)

// Tape returns an empty tape.
func Tape() *tape.Tape[float32] { return tape.NewWith[float32](&ops{}) }

type ops struct{ tape.Plain[float32] }

// Gemm implements tape.Ops.
func (*ops) Gemm(transA, transB bool, m, n, k int, alpha float32, a []float32, lda int, b []float32, ldb int, beta float32,
	c []float32, ldc int) {
	gonum.Implementation{}.Sgemm(transposed(transA), transposed(transB), m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
}

func transposed(yes bool) blas.Transpose {
	if yes {
		return blas.Trans
	}
	return blas.NoTrans
}
