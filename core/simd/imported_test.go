//go:build js

package simd

import (
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"testing"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"

	"glassbox/core/tape"
)

// newKernel returns the kernel that the page has plugged in.
func newKernel(t *testing.T) (*ops, func(n int) []float32) {
	kernel, ok := New().(*ops)
	if !ok {
		t.Fatal("no kernel is plugged in")
	}
	return kernel, func(n int) []float32 { return make([]float32, n) }
}

func TestLoadedIsWhatThePageWanted(t *testing.T) {
	if got, want := Loaded().String(), os.Getenv("KERNEL"); got != want {
		t.Errorf("the kernel is %s, the page wanted %s", got, want)
	}
}

func TestUseBLAS(t *testing.T) {
	UseBLAS()
	if _, ok := blas32.Implementation().(underBLAS); !ok {
		t.Fatalf("blas32 computes by %T", blas32.Implementation())
	}
	c := blas32.General{Rows: 2, Cols: 2, Stride: 2, Data: make([]float32, 4)}
	blas32.Gemm(blas.NoTrans, blas.Trans, 1,
		blas32.General{Rows: 2, Cols: 3, Stride: 3, Data: []float32{1, 2, 3, 4, 5, 6}},
		blas32.General{Rows: 2, Cols: 3, Stride: 3, Data: []float32{1, 0, -1, 2, 1, 0}}, 0, c)
	for i, want := range []float32{-2, 4, -2, 13} {
		if c.Data[i] != want {
			t.Errorf("the product is %v", c.Data)
		}
	}
}

// Go's memory grows while a tape is trained, and moves in the host: the kernel must go on working on it.
func TestTrainingSurvivesGrowingMemory(t *testing.T) {
	fast, plain := newTraining(New()), newTraining(&tape.Plain[float32]{})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var held [][]byte
	for i := range 12 {
		got, want := fast.step(), plain.step()
		if !(math.Abs(got-want) <= tolerance*want) {
			t.Errorf("after step %d the loss is %v, by the reference %v", i, got, want)
		}
		held = append(held, make([]byte, 16<<20))
	}
	runtime.ReadMemStats(&after)
	if grown := int(after.Sys - before.Sys); grown < len(held)*16<<20 {
		t.Errorf("the memory has grown by %d bytes only", grown)
	}
}

func TestReplayAllocatesNothing(t *testing.T) {
	tr := newTraining(New())
	if n := testing.AllocsPerRun(10, func() { tr.step() }); n != 0 {
		t.Errorf("a step allocates %v times", n)
	}
}

// training is a small network on a tape.
type training struct {
	tape   *tape.Tape[float32]
	params []*tape.Value[float32]
	loss   *tape.Value[float32]
}

func newTraining(ops tape.Ops[float32]) *training {
	tr := &training{tape: tape.NewWith(ops)}
	r := rand.New(rand.NewPCG(3, 4))
	param := func(rows, cols int) *tape.Value[float32] {
		v := tr.tape.Param("", rows, cols)
		for i := range v.Data() {
			v.Data()[i] = float32(r.NormFloat64()) / 4
		}
		tr.params = append(tr.params, v)
		return v
	}
	classes := make([]int, 37)
	for i := range classes {
		classes[i] = r.IntN(10)
	}
	x := tr.tape.LayerNorm(param(37, 19), param(1, 19), param(1, 19), 1e-5)
	hidden := tr.tape.GELUTanh(tr.tape.Add(tr.tape.MatMul(x, param(19, 33)), param(1, 33)))
	weights := tr.tape.Softmax(tr.tape.MatMulT(hidden, hidden), nil)
	tr.loss = tr.tape.CrossEntropyClasses(tr.tape.MatMul(tr.tape.MatMul(weights, hidden), param(33, 10)), classes)
	return tr
}

// step returns the loss before it.
func (tr *training) step() float64 {
	tr.tape.Forward()
	tr.tape.Backward(tr.loss)
	for _, p := range tr.params {
		tr.tape.Ops().Axpy(-0.1, p.GradData(), p.Data())
	}
	return tr.loss.At(0, 0)
}
