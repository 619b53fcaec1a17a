package simd

import (
	"fmt"
	"testing"

	"glassbox/core/tape"
)

// lengths have all remainders by four and by sixteen.
var lengths = []int{0, 1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 63, 64, 65, 130, 1001}

// eachLength calls test with operands made by normal and by odd.
func eachLength(t *testing.T, test func(p *pair, what string, n int, draw func(n int) operand)) {
	p := newPair(t)
	for _, n := range lengths {
		test(p, fmt.Sprint("of ", n), n, p.normal)
		test(p, fmt.Sprint("of ", n, " odd ones"), n, p.odd)
	}
}

func TestVectorsAgree(t *testing.T) {
	eachLength(t, func(p *pair, what string, n int, draw func(n int) operand) {
		a, b, y, dst := draw(n), draw(n), draw(n), draw(n)
		sum := p.operand(1, func() float32 { return 0 })
		p.both(func(o tape.Ops[float32], of func(operand) []float32) {
			of(sum)[0] = o.Dot(of(a), of(b))
			o.Axpy(-1.5, of(a), of(y))
			o.ScaledAdd(of(dst), of(a), 0.25, of(b))
		})
		p.agree("vectors "+what, a, b, y, dst)
		p.compare("dot "+what, sum, float64(n))
	})
}

func TestFunctionsAgree(t *testing.T) {
	eachLength(t, func(p *pair, what string, n int, draw func(n int) operand) {
		x, dy, e, y, dx := draw(n), p.normal(n), draw(n), draw(n), p.normal(n)
		p.both(func(o tape.Ops[float32], of func(operand) []float32) {
			o.Exp(of(e), of(x))
			o.GELUTanh(of(y), of(x))
			o.GELUTanhGrad(of(dx), of(dy), of(x))
		})
		p.agreeEach("exp "+what, e, x)
		p.compare("gelu "+what, y, 1)
		p.compare("gelu's gradient "+what, dx, 1)
	})
}

// What is too large to be squared or cubed has no part in how GELU bends.
func TestGELUOfLargeNumbers(t *testing.T) {
	p := newPair(t)
	large := []float32{31, -31, 33, -33, 1e3, -1e3, 1e20, -1e20, 3e38, -3e38}
	x, y := p.normal(len(large)), p.normal(len(large))
	dy, dx := p.normal(len(large)), p.normal(len(large))
	copy(x.kernel, large)
	copy(x.plain, large)
	p.both(func(o tape.Ops[float32], of func(operand) []float32) {
		o.GELUTanh(of(y), of(x))
		o.GELUTanhGrad(of(dx), of(dy), of(x))
	})
	p.agreeEach("gelu", y, dx)
}

// From where eˣ is 0 to where it is infinite, each cell to 1e-5 of itself, below the normal numbers to their grain.
func TestExpAgreesEverywhere(t *testing.T) {
	p := newPair(t)
	x := float32(-110)
	in := p.operand(20001, func() float32 { x += 0.01; return x })
	out := p.normal(20001)
	p.both(func(o tape.Ops[float32], of func(operand) []float32) { o.Exp(of(out), of(in)) })
	p.agreeEach("exp", out)
}

func TestRowsAgree(t *testing.T) {
	p := newPair(t)
	for range 400 {
		rows, cols := p.random.IntN(6), 1+p.random.IntN(130)
		n := rows * cols
		x, y, dx := p.normal(n), p.normal(n), p.normal(n)
		top, rest := p.normal(rows), p.normal(rows)
		mask := p.mask(rows, cols)
		p.both(func(o tape.Ops[float32], of func(operand) []float32) {
			o.LogSum(of(top), of(rest), of(x), cols)
			o.Softmax(of(y), of(x), p.reachable(mask), cols)
			o.SoftmaxGrad(of(dx), of(x), of(y), cols)
		})
		what := fmt.Sprintf("%d rows of %d", rows, cols)
		p.agreeEach("softmax of "+what, x, y, top)
		p.agree("its gradient of "+what, dx)
		p.compare("the sum of "+what, rest, 1)
	}
}

func TestRowsPropagateNaNAndInf(t *testing.T) {
	p := newPair(t)
	for range 400 {
		rows, cols := 1+p.random.IntN(5), 1+p.random.IntN(20)
		x, y := p.odd(rows*cols), p.odd(rows*cols)
		top, rest := p.odd(rows), p.odd(rows)
		mask := p.mask(rows, cols)
		p.both(func(o tape.Ops[float32], of func(operand) []float32) {
			o.LogSum(of(top), of(rest), of(x), cols)
			o.Softmax(of(y), of(x), p.reachable(mask), cols)
		})
		what := fmt.Sprintf("%d odd rows of %d", rows, cols)
		p.agreeEach(what, x, y, top)
		p.compare(what, rest, 1)
	}
}

func TestLayerNormAgrees(t *testing.T) {
	p := newPair(t)
	for range 400 {
		rows, cols := p.random.IntN(6), 1+p.random.IntN(130)
		n := rows * cols
		shift := float32(10 * p.random.Float64())
		x := p.operand(n, func() float32 { return shift + float32(p.random.NormFloat64()) })
		gain, bias, dy := p.normal(cols), p.normal(cols), p.normal(n)
		y, hat, scale := p.normal(n), p.normal(n), p.normal(rows)
		dx, dgain, dbias := p.normal(n), p.normal(cols), p.normal(cols)
		some := p.random.IntN(8)
		part := func(bit int, cells []float32) []float32 {
			if some&bit > 0 {
				return nil
			}
			return cells
		}
		p.both(func(o tape.Ops[float32], of func(operand) []float32) {
			o.LayerNorm(of(y), of(hat), of(scale), of(x), of(gain), of(bias), 1e-5)
			o.LayerNormGrad(part(1, of(dx)), part(2, of(dgain)), part(4, of(dbias)), of(dy), of(hat), of(scale), of(gain))
		})
		what := fmt.Sprintf("layer norm of %d rows of %d", rows, cols)
		p.agree(what, x, gain, bias, y, hat, scale, dx, dgain, dbias)
	}
}

func TestAdamWAgrees(t *testing.T) {
	eachLength(t, func(p *pair, what string, n int, draw func(n int) operand) {
		w, grad, m := p.normal(n), draw(n), p.normal(n)
		v := p.operand(n, func() float32 { return p.random.Float32() })
		step := tape.AdamStep[float32]{Rate: 1e-2, Beta1: 0.9, Beta2: 0.999, Eps: 1e-8, Decay: 0.1, Bias1: 0.3, Bias2: 0.05}
		p.both(func(o tape.Ops[float32], of func(operand) []float32) { o.AdamW(of(w), of(grad), of(m), of(v), step) })
		p.agree("AdamW "+what, m, v, grad, w)
	})
}
