package tape

import "math"

// GELUTanh returns the approximation of GELU that GPT-2 uses,
//
//	out = x·(1 + tanh(u)) / 2,  u = √(2/π)·(x + 0.044715 x³)
//
// with derivative (1 + tanh u)/2 + x·(1 − tanh² u)/2 · du/dx. x and out have the
// same shape.
// Source: Hendrycks and Gimpel 2016; github.com/openai/gpt-2, src/model.py.
func (t *Tape[F]) GELUTanh(x *Value[F]) *Value[F] {
	return t.record(geluTanhOp[F]{elementwise[F]{geluTanh}}, x.rows, x.cols, x)
}

const geluCubic = 0.044715

var geluTanh = function{
	op:     "gelutanh",
	apply:  func(x float64) float64 { return x * (1 + math.Tanh(geluInner(x))) / 2 },
	slope:  geluTanhSlope,
	symbol: "GELU",
}

// geluInner is u.
func geluInner(x float64) float64 {
	return math.Sqrt(2/math.Pi) * x * (1 + float64(geluCubic*x*x))
}

func geluTanhSlope(x, _ float64) float64 {
	th := math.Tanh(geluInner(x))
	du := math.Sqrt(2/math.Pi) * (1 + float64(3*geluCubic*x*x))
	return (1+th)/2 + float64(x*(1-float64(th*th))/2*du)
}

// geluTanhOp is geluTanh, computed by the tape's Ops.
type geluTanhOp[F Float] struct{ elementwise[F] }

func (geluTanhOp[F]) forward(out *Value[F]) { out.ops().GELUTanh(out.data, out.inputs[0].data) }

func (geluTanhOp[F]) backward(out *Value[F]) {
	x := out.inputs[0]
	out.ops().GELUTanhGrad(x.grad, out.grad, x.data)
}

// GELUTanh implements Ops, in float64.
func (*Plain[F]) GELUTanh(dst, x []F) { applied(dst, x, geluTanh) }

// GELUTanhGrad implements Ops, with the slope in float64.
func (*Plain[F]) GELUTanhGrad(dx, dy, x []F) {
	for i, g := range dy {
		dx[i] += F(g * F(geluTanhSlope(float64(x[i]), 0)))
	}
}
