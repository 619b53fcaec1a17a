package tape

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// Every shape up to a few tiles, transposed or not, in rows that are longer than they must be, against the sum as it
// is written: to the last bit, since the order of the terms is the same.
func TestGemmIsTheSumInOrder(t *testing.T) {
	t.Run("float64", testGemm[float64])
	t.Run("float32", testGemm[float32])
}

func testGemm[F Float](t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	cells := func(n int) []F {
		all := make([]F, n)
		for i := range all {
			all[i] = F(r.NormFloat64())
		}
		return all
	}
	var plain Plain[F]
	for trial := range 800 {
		transA, transB := r.IntN(2) == 0, r.IntN(2) == 0
		m, n, k := r.IntN(10), r.IntN(14), r.IntN(8)
		alpha, beta := F(r.IntN(3)-1), F(r.IntN(3)-1)
		lda, ldb, ldc := max(m, k)+r.IntN(3), max(k, n)+r.IntN(3), n+r.IntN(3)
		a, b, c := cells(lda*max(m, k)), cells(ldb*max(k, n)), cells(ldc*m)
		at := func(cells []F, ld, i, j int, trans bool) F {
			if trans {
				i, j = j, i
			}
			return cells[i*ld+j]
		}
		want := append([]F(nil), c...)
		for i := range m {
			for j := range n {
				var s F
				for p := range k {
					s += F(at(a, lda, i, p, transA) * at(b, ldb, p, j, transB))
				}
				if old := want[i*ldc+j]; beta == 0 {
					want[i*ldc+j] = alpha * s
				} else {
					want[i*ldc+j] = F(beta*old) + F(alpha*s)
				}
			}
		}
		plain.Gemm(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
		for i := range c {
			if c[i] != want[i] {
				t.Fatalf("trial %d: %d×%d×%d %v %v: cell %d is %v, want %v", trial, m, n, k, transA, transB, i, c[i], want[i])
			}
		}
	}
}

func TestGemmDoesNotReadWhatItReplaces(t *testing.T) {
	var plain Plain[float64]
	c := []float64{math.NaN(), math.NaN(), math.NaN(), math.NaN(), math.NaN()}
	plain.Gemm(false, false, 1, 5, 2, 1, []float64{2, 3}, 2, []float64{1, 2, 3, 4, 5, 1, 1, 1, 1, 1}, 5, 0, c, 5)
	for j, want := range []float64{5, 7, 9, 11, 13} {
		if c[j] != want {
			t.Errorf("c is %v", c)
		}
	}
}

func TestGemmSaysWhatDoesNotFit(t *testing.T) {
	six := make([]float32, 6)
	for want, call := range map[string]func(p *Plain[float32]){
		"tape: gemm: a has 6 cells, 4 from row to row: it must hold 2×4": func(p *Plain[float32]) {
			p.Gemm(false, false, 2, 1, 4, 1, six, 4, six, 1, 0, six, 1)
		},
		"tape: gemm: b has 6 cells, 3 from row to row: it must hold 3×3": func(p *Plain[float32]) {
			p.Gemm(false, true, 1, 3, 3, 1, six, 3, six, 3, 0, six, 3)
		},
		"tape: gemm: c has 6 cells, 1 from row to row: it must hold 3×2": func(p *Plain[float32]) {
			p.Gemm(false, false, 3, 2, 1, 1, six, 1, six, 2, 0, six, 1)
		},
		"tape: gemm: a is 2×1, b is 1×-1: no size may be negative": func(p *Plain[float32]) {
			p.Gemm(false, false, 2, -1, 1, 1, six, 1, six, 1, 0, six, 1)
		},
	} {
		got := message(func() { call(&Plain[float32]{}) })
		if got != want {
			t.Errorf("panics with %q, want %q", got, want)
		}
	}
}

// message returns what f panics with.
func message(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return ""
}

// After the first step m̂ = g and v̂ = g², so that w loses η·(sign g + λ·w).
func TestAdamWByHand(t *testing.T) {
	w, m, v := []float64{1, -2, 0.5}, make([]float64, 3), make([]float64, 3)
	step := AdamStep[float64]{Rate: 0.1, Beta1: 0.9, Beta2: 0.99, Decay: 0.05, Bias1: 1 - 0.9, Bias2: 1 - 0.99}
	(&Plain[float64]{}).AdamW(w, []float64{3, -0.25, 1e-6}, m, v, step)
	for i, want := range []float64{1 - 0.1*(1+0.05), -2 - 0.1*(-1-0.1), 0.5 - 0.1*(1+0.025)} {
		if !near(w[i], want, 1e-12) {
			t.Errorf("w[%d] is %v, want %v", i, w[i], want)
		}
	}
	step.Bias1, step.Bias2 = 1-0.81, 1-0.9801
	before := w[0]
	(&Plain[float64]{}).AdamW(w[:1], []float64{1}, m[:1], v[:1], step)
	mean, square := (0.9*0.1*3+0.1*1)/0.19, (0.99*0.01*9+0.01*1)/0.0199
	if want := before - 0.1*(mean/math.Sqrt(square)+0.05*before); !near(w[0], want, 1e-12) {
		t.Errorf("after the second step w[0] is %v, want %v", w[0], want)
	}
}
