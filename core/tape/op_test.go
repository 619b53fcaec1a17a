package tape

import (
	"math"
	"slices"
	"testing"
)

// near tells whether got and want agree to a relative error of tol, or absolutely
// where both are below 1e-3 and rounding is all that is left.
func near(got, want, tol float64) bool {
	return math.Abs(got-want) <= tol*max(math.Abs(got), math.Abs(want), 1e-3)
}

// everyCell calls f for each cell of v.
func everyCell[F Float](v *Value[F], f func(i, j int)) {
	for at := range v.data {
		f(at/v.cols, at%v.cols)
	}
}

func TestGradientIsFiniteDifference(t *testing.T) {
	const eps = 1e-5
	eachOp(t, func(t *testing.T, op opCase[float64], seed uint64) {
		b := newBuilder[float64](seed, seed)
		loss := b.loss(op.build(b))
		b.Backward(loss)
		for _, v := range b.leaves {
			everyCell(v, func(i, j int) {
				plus, minus := b.Difference(loss, v, i, j, eps)
				got, want := v.Grad().At(i, j), (plus-minus)/(2*eps)
				if !near(got, want, 1e-6) {
					t.Errorf("seed %d: ∂L/∂%s[%d,%d] = %v, finite difference %v", seed, v.name, i, j, got, want)
				}
			})
		}
	})
}

func TestReplayGivesSameBits(t *testing.T) {
	t.Run("float64", testReplay[float64])
	t.Run("float32", testReplay[float32])
}

func testReplay[F Float](t *testing.T) {
	eachOp(t, func(t *testing.T, op opCase[F], seed uint64) {
		replayed, fresh := newBuilder[F](seed, 100), newBuilder[F](seed, 200)
		loss := replayed.loss(op.build(replayed))
		replayed.Backward(loss)
		freshLoss := fresh.loss(op.build(fresh))
		fresh.Backward(freshLoss)
		for k, v := range replayed.leaves {
			v.Set(fresh.leaves[k].data...)
		}
		replayed.Forward()
		replayed.Backward(loss)
		for k, v := range replayed.Values() {
			sameBits(t, v, fresh.values[k])
		}
	})
}

// sameBits fails if the two values or their gradients differ in any bit.
func sameBits[F Float](t *testing.T, got, want *Value[F]) {
	t.Helper()
	equal := func(a, b F) bool { return math.Float64bits(float64(a)) == math.Float64bits(float64(b)) }
	if !slices.EqualFunc(got.data, want.data, equal) {
		t.Errorf("%s %d is %v, want %v", got.Op(), got.index, got.data, want.data)
	}
	if !slices.EqualFunc(got.grad, want.grad, equal) {
		t.Errorf("gradient of %s %d is %v, want %v", got.Op(), got.index, got.grad, want.grad)
	}
}

func TestInputsGetNoGradient(t *testing.T) {
	eachOp(t, func(t *testing.T, op opCase[float64], seed uint64) {
		all := newBuilder[float64](seed, seed)
		all.Backward(all.loss(op.build(all)))
		for k := range all.leaves {
			some := newBuilder[float64](seed, seed)
			some.fixed = k
			some.Backward(some.loss(op.build(some)))
			for l, v := range some.leaves {
				if l != k {
					sameBits(t, v, all.leaves[l])
				} else if v.NeedsGrad() || v.GradData() != nil || !math.IsNaN(v.Grad().At(0, 0)) {
					t.Errorf("seed %d: the input %s has a gradient", seed, v.name)
				}
			}
		}
	})
}

func TestContributionsAddUpToGradient(t *testing.T) {
	eachOp(t, func(t *testing.T, op opCase[float64], seed uint64) {
		b := newBuilder[float64](seed, seed)
		loss := b.loss(op.build(b))
		b.Backward(loss)
		for _, v := range b.Values() {
			if !v.NeedsGrad() || v == loss {
				continue
			}
			everyCell(v, func(i, j int) {
				total := 0.0
				for _, c := range v.Contributions(i, j) {
					total += c.Incoming * c.Local
				}
				if want := v.Grad().At(i, j); !near(total, want, 1e-12) {
					t.Errorf("seed %d: contributions to %s %d at %d,%d add up to %v, want %v", seed, v.Op(), v.index, i, j, total, want)
				}
			})
		}
	})
}

// An explanation's formula must not merely look right: it is evaluated as it is
// written, and has to give the cell.
func TestFormulasEvaluateToTheirCell(t *testing.T) {
	eachOp(t, func(t *testing.T, op opCase[float64], seed uint64) {
		b := newBuilder[float64](seed, seed)
		loss := b.loss(op.build(b))
		b.Backward(loss)
		for _, v := range b.Values() {
			everyCell(v, func(i, j int) {
				if e := v.Explain(i, j); e.Value != v.At(i, j) {
					t.Errorf("seed %d: %s explains %v, is %v", seed, e.Name, e.Value, v.At(i, j))
				}
				if v.op != nil && !near(v.formula(i, j, new(unfolding)).value, v.At(i, j), 1e-12) {
					t.Errorf("seed %d: %s = %s is not %v", seed, v.Op(), v.Explain(i, j).Numbers, v.At(i, j))
				}
				if v.NeedsGrad() && !near(v.gradFormula(i, j, new(unfolding)).value, v.gradAt(i, j), 1e-12) {
					t.Errorf("seed %d: gradient of %s = %s is not %v", seed, v.Op(), v.ExplainGrad(i, j).Numbers, v.gradAt(i, j))
				}
			})
		}
	})
}
