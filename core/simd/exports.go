package simd

import "unsafe"

// exports are the functions of kernel.c, which also says what they do. They trust
// their arguments: who calls them has checked that every cell is there.
type exports interface {
	sgemm(transA, transB, m, n, k int32, alpha float32, a *float32, lda int32, b *float32, ldb int32, beta float32, c *float32, ldc int32,
		panel *float32)
	sgemv(m, n int32, alpha float32, a *float32, lda int32, x *float32, beta float32, y *float32)
	sdot(n int32, x, y *float32) float32
	saxpy(n int32, alpha float32, x, y *float32)
	sadd(n int32, dst, a *float32, alpha float32, b *float32)
	sexp(n int32, y, x *float32)
	sgelu(n int32, y, x *float32)
	sgelugrad(n int32, dx, dy, x *float32)
	ssoftmax(rows, n int32, y, x *float32, mask unsafe.Pointer)
	ssoftmaxgrad(rows, n int32, dx, dp, p *float32)
	ssumexp(rows, n int32, top, sum, x *float32)
	slayernorm(rows, n int32, y, hat, scale, x, gain, bias *float32, eps float32)
	slayernormgrad(rows, n int32, dx, dgain, dbias, dy, hat, scale, gain *float32)
	sadamw(n int32, w, grad, m, v *float32, rate, beta1, beta2, eps, decay, bias1, bias2 float32)
}
