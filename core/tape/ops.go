package tape

import "math"

// Ops are the operations that nearly all the time of training goes into. A Tape
// computes with the ones it was made with: Plain, or those of a faster machine.
//
// Matrices are stored row by row. Those of Gemm may be parts of wider ones: their
// leading dimension is the distance from one row to the next. All others are dense,
// cols wide, and as long as their first operand. Operands are either the same slice or
// do not overlap. What does not fit panics. Zeros are not skipped: 0·NaN is NaN and
// has to show.
type Ops[F Float] interface {
	// Gemm computes c = α·op(a)·op(b) + β·c, where op transposes if asked to, op(a) is
	// m×k, op(b) is k×n and c is m×n. With β = 0 what c holds is not read.
	Gemm(transA, transB bool, m, n, k int, alpha F, a []F, lda int, b []F, ldb int, beta F, c []F, ldc int)

	// Dot returns Σ xᵢ·yᵢ.
	Dot(x, y []F) F

	// Axpy adds α·x to y.
	Axpy(alpha F, x, y []F)

	// ScaledAdd sets dst = a + α·b.
	ScaledAdd(dst, a []F, alpha F, b []F)

	// Exp sets dst = eˣ.
	Exp(dst, x []F)

	// GELUTanh sets dst to what Tape.GELUTanh makes of x.
	GELUTanh(dst, x []F)

	// GELUTanhGrad adds dy·GELU′(x) to dx.
	GELUTanhGrad(dx, dy, x []F)

	// Softmax sets each row of dst to the softmax of that of x where mask, nil or as
	// long as x, allows. What is masked becomes 0.
	Softmax(dst, x []F, mask []bool, cols int)

	// SoftmaxGrad adds p·(dp − Σ dp·p), row by row, to dx.
	SoftmaxGrad(dx, dp, p []F, cols int)

	// LogSum sets ln Σ eˣ = top + rest for each row of x, top being its largest cell.
	LogSum(top, rest, x []F, cols int)

	// LayerNorm sets y = gain·x̂ + bias, x̂ = hat = (x − μ)·scale and, for each row,
	// scale = 1/√(σ² + eps). The rows are as wide as gain.
	LayerNorm(y, hat, scale, x, gain, bias []F, eps float64)

	// LayerNormGrad adds to dx, dgain and dbias, where they are not nil, what dy makes
	// of them. hat and scale are those that LayerNorm has set.
	LayerNormGrad(dx, dgain, dbias, dy, hat, scale, gain []F)

	// AdamW moves the parameters w against their gradient and updates its moments.
	AdamW(w, grad, m, v []F, step AdamStep[F])
}

// AdamStep is one step of AdamW,
//
//	m ← β₁·m + (1 − β₁)·∂L/∂w,  v ← β₂·v + (1 − β₂)·(∂L/∂w)²
//	w ← w − η·(m̂/(√v̂ + ε) + λ·w),  m̂ = m/(1 − β₁ᵗ),  v̂ = v/(1 − β₂ᵗ)
//
// Source: Loshchilov and Hutter 2019, algorithm 2.
type AdamStep[F Float] struct {
	Rate         F // η, of this step
	Beta1, Beta2 F
	Eps          F // ε
	Decay        F // λ
	Bias1, Bias2 F // 1 − β₁ᵗ and 1 − β₂ᵗ
}

// Plain computes in plain Go, with float64 in between where that is more exact. Its
// zero value is ready. It must not be used by several goroutines at once.
type Plain[F Float] struct {
	panel []F // of Gemm
}

// Dot adds up from the first to the last.
func (*Plain[F]) Dot(x, y []F) F { return dot(x, y) }

// Axpy implements Ops.
func (*Plain[F]) Axpy(alpha F, x, y []F) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] += F(alpha * v)
	}
}

// ScaledAdd implements Ops.
func (*Plain[F]) ScaledAdd(dst, a []F, alpha F, b []F) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = a[i] + F(alpha*b[i])
	}
}

// AdamW implements Ops.
func (*Plain[F]) AdamW(w, grad, m, v []F, s AdamStep[F]) {
	grad, m, v = grad[:len(w)], m[:len(w)], v[:len(w)]
	for i, g := range grad {
		m[i] = F(s.Beta1*m[i]) + F((1-s.Beta1)*g)
		v[i] = F(s.Beta2*v[i]) + F((1-s.Beta2)*F(g*g))
		along := m[i] / s.Bias1 / (F(math.Sqrt(float64(v[i]/s.Bias2))) + s.Eps)
		w[i] -= F(s.Rate * (along + F(s.Decay*w[i])))
	}
}

// dot returns Σ aᵢ·bᵢ, added up from the first to the last. The conversion keeps the
// compiler from fusing the product with the sum, which some processors would round
// differently.
func dot[F Float](a, b []F) F {
	b = b[:len(a)]
	var s F
	for i, x := range a {
		s += F(x * b[i])
	}
	return s
}
