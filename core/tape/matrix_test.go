//go:build !js

package tape

import (
	"testing"

	"gonum.org/v1/gonum/mat"
)

// Outside the browser a value and its gradient are gonum's matrices, so that all of gonum works on them.
func TestMatrixViews(t *testing.T) {
	tp := New[float32]()
	v := tp.Param("v", 2, 3, 1, 2, 3, 4, 5, 6)
	tp.Backward(tp.Sum(tp.Mul(v, v)))
	if want := mat.NewDense(2, 3, []float64{1, 2, 3, 4, 5, 6}); !mat.Equal(v, want) || !mat.Equal(v.T(), want.T()) {
		t.Errorf("v is\n%v", mat.Formatted(v))
	}
	if want := mat.NewDense(2, 3, []float64{2, 4, 6, 8, 10, 12}); !mat.Equal(v.Grad(), want) || !mat.Equal(v.Grad().T(), want.T()) {
		t.Errorf("gradient is\n%v", mat.Formatted(v.Grad()))
	}
	if v.T().T() != mat.Matrix(v) {
		t.Error("the transpose's transpose is another matrix")
	}
}
