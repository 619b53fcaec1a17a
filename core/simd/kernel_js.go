package simd

import "unsafe"

// Loaded tells which kernel is plugged in.
func Loaded() Kind { return Kind(importedKind()) }

// loaded is the kernel that is plugged in.
var loaded exports = imported{}

// imported is the kernel as web/src/kernel.js hands it over.
type imported struct{}

//go:wasmimport kernel kind
func importedKind() int32

//go:wasmimport kernel sgemm
//go:noescape
func importedSgemm(transA, transB, m, n, k int32, alpha float32, a *float32, lda int32, b *float32, ldb int32, beta float32, c *float32,
	ldc int32, panel *float32)

//go:wasmimport kernel sgemv
//go:noescape
func importedSgemv(m, n int32, alpha float32, a *float32, lda int32, x *float32, beta float32, y *float32)

//go:wasmimport kernel sdot
//go:noescape
func importedSdot(n int32, x, y *float32) float32

//go:wasmimport kernel saxpy
//go:noescape
func importedSaxpy(n int32, alpha float32, x, y *float32)

//go:wasmimport kernel sadd
//go:noescape
func importedSadd(n int32, dst, a *float32, alpha float32, b *float32)

//go:wasmimport kernel sexp
//go:noescape
func importedSexp(n int32, y, x *float32)

//go:wasmimport kernel sgelu
//go:noescape
func importedSgelu(n int32, y, x *float32)

//go:wasmimport kernel sgelugrad
//go:noescape
func importedSgelugrad(n int32, dx, dy, x *float32)

//go:wasmimport kernel ssoftmax
//go:noescape
func importedSsoftmax(rows, n int32, y, x *float32, mask unsafe.Pointer)

//go:wasmimport kernel ssoftmaxgrad
//go:noescape
func importedSsoftmaxgrad(rows, n int32, dx, dp, p *float32)

//go:wasmimport kernel ssumexp
//go:noescape
func importedSsumexp(rows, n int32, top, sum, x *float32)

//go:wasmimport kernel slayernorm
//go:noescape
func importedSlayernorm(rows, n int32, y, hat, scale, x, gain, bias *float32, eps float32)

//go:wasmimport kernel slayernormgrad
//go:noescape
func importedSlayernormgrad(rows, n int32, dx, dgain, dbias, dy, hat, scale, gain *float32)

//go:wasmimport kernel sadamw
//go:noescape
func importedSadamw(n int32, w, grad, m, v *float32, rate, beta1, beta2, eps, decay, bias1, bias2 float32)

func (imported) sgemm(transA, transB, m, n, k int32, alpha float32, a *float32, lda int32, b *float32, ldb int32, beta float32,
	c *float32, ldc int32, panel *float32) {
	importedSgemm(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, panel)
}

func (imported) sgemv(m, n int32, alpha float32, a *float32, lda int32, x *float32, beta float32, y *float32) {
	importedSgemv(m, n, alpha, a, lda, x, beta, y)
}

func (imported) sdot(n int32, x, y *float32) float32 { return importedSdot(n, x, y) }

func (imported) saxpy(n int32, alpha float32, x, y *float32) { importedSaxpy(n, alpha, x, y) }

func (imported) sadd(n int32, dst, a *float32, alpha float32, b *float32) {
	importedSadd(n, dst, a, alpha, b)
}

func (imported) sexp(n int32, y, x *float32) { importedSexp(n, y, x) }

func (imported) sgelu(n int32, y, x *float32) { importedSgelu(n, y, x) }

func (imported) sgelugrad(n int32, dx, dy, x *float32) { importedSgelugrad(n, dx, dy, x) }

func (imported) ssoftmax(rows, n int32, y, x *float32, mask unsafe.Pointer) {
	importedSsoftmax(rows, n, y, x, mask)
}

func (imported) ssoftmaxgrad(rows, n int32, dx, dp, p *float32) {
	importedSsoftmaxgrad(rows, n, dx, dp, p)
}

func (imported) ssumexp(rows, n int32, top, sum, x *float32) { importedSsumexp(rows, n, top, sum, x) }

func (imported) slayernorm(rows, n int32, y, hat, scale, x, gain, bias *float32, eps float32) {
	importedSlayernorm(rows, n, y, hat, scale, x, gain, bias, eps)
}

func (imported) slayernormgrad(rows, n int32, dx, dgain, dbias, dy, hat, scale, gain *float32) {
	importedSlayernormgrad(rows, n, dx, dgain, dbias, dy, hat, scale, gain)
}

func (imported) sadamw(n int32, w, grad, m, v *float32, rate, beta1, beta2, eps, decay, bias1, bias2 float32) {
	importedSadamw(n, w, grad, m, v, rate, beta1, beta2, eps, decay, bias1, bias2)
}
