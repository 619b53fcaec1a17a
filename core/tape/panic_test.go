package tape

import (
	"math"
	"testing"
)

func TestWrongShapesPanic(t *testing.T) {
	var tp *Tape[float64]
	of := func(rows, cols int) *Value[float64] { return tp.Param("x", rows, cols) }
	tests := map[string]func(){
		"tape: input: x is 0×1: there must be a row and a column":                  func() { tp.Input("x", 0, 1) },
		"tape: set: the value is 2×3, given are 5 numbers: there must be 6":        func() { tp.Param("x", 2, 3, 1, 2, 3, 4, 5) },
		"tape: input: x is 2×3: given are 5 numbers":                               func() { tp.InputOver("x", 2, 3, make([]float64, 5)) },
		"tape: add: a is 2×3, b is 2×1: b must be 2×3 or 1×3":                      func() { tp.Add(of(2, 3), of(2, 1)) },
		"tape: share: the leaf is 2×3, the other is 3×2: the shapes must be equal": func() { of(2, 3).Share(of(3, 2)) },
		"tape: lend: the parameter is 2×3, the other is 3×2: the shapes must be equal": func() {
			tp.Lend([]*Value[float64]{of(3, 2)}, func() { of(2, 3) })
		},
		"tape: lend: 1 of 2 parameters are left": func() {
			tp.Lend([]*Value[float64]{of(1, 1), of(1, 1)}, func() { of(1, 1) })
		},
		"tape: share: the value is computed":                                              func() { tp.Exp(of(1, 1)).Share(of(1, 1)) },
		"tape: sub: a is 2×3, b is 3×2: the shapes must be equal":                         func() { tp.Sub(of(2, 3), of(3, 2)) },
		"tape: mul: a is 2×3, b is 1×3: the shapes must be equal":                         func() { tp.Mul(of(2, 3), of(1, 3)) },
		"tape: squarederror: y is 1×1, t is 1×2: the shapes must be equal":                func() { tp.SquaredError(of(1, 1), of(1, 2)) },
		"tape: absoluteerror: y is 2×1, t is 1×1: the shapes must be equal":               func() { tp.AbsoluteError(of(2, 1), of(1, 1)) },
		"tape: matmul: a is 2×3, b is 4×5: the columns of a must equal the rows of b":     func() { tp.MatMul(of(2, 3), of(4, 5)) },
		"tape: matmult: a is 2×3, b is 3×2: the columns of a must equal the columns of b": func() { tp.MatMulT(of(2, 3), of(3, 2)) },
		"tape: leakyrelu: the slope is 1.5, it must be from 0 to 1":                       func() { tp.LeakyReLU(of(1, 1), 1.5) },
		"tape: softmax: the value is 2×3, given are 3 mask cells: there must be 6":        func() { tp.Softmax(of(2, 3), make([]bool, 3)) },
		"tape: layernorm: x is 2×3, gain is 1×2: gain must be 1×3": func() {
			tp.LayerNorm(of(2, 3), of(1, 2), of(1, 3), 0)
		},
		"tape: layernorm: x is 2×3, bias is 2×3: bias must be 1×3": func() {
			tp.LayerNorm(of(2, 3), of(1, 3), of(2, 3), 0)
		},
		"tape: layernorm: eps must not be negative": func() {
			tp.LayerNorm(of(2, 3), of(1, 3), of(1, 3), math.NaN())
		},
		"tape: drop: the probability must be at least 0 and below 1":                        func() { tp.Drop(of(1, 1), 1, &Dropout{}) },
		"tape: rows: index 2 is not from 0 to 1":                                            func() { tp.Rows(of(2, 3), []int{0, 2}) },
		"tape: rows: there are no ids":                                                      func() { tp.Rows(of(2, 3), nil) },
		"tape: concatcols: there is nothing to join":                                        func() { tp.ConcatCols() },
		"tape: concatcols: the first is 2×3, another is 1×3: the rows must be equally many": func() { tp.ConcatCols(of(2, 3), of(1, 3)) },
		"tape: slicecols: x is 2×3: it must have the columns 1 to 4":                        func() { tp.SliceCols(of(2, 3), 1, 4) },
		"tape: replace: there are 2 places, given are 1 numbers: they must be equally many": func() {
			tp.Replace(of(2, 3), []int{0, 1}, []float64{0})
		},
		"tape: cell: the value is 2×3, there is no cell (2,0)": func() { tp.Replace(of(2, 3), []int{6}, []float64{0}) },
		"tape: headweights: q is 2×3, k is 2×4: the columns must be equally many": func() {
			tp.HeadWeights(of(2, 3), of(2, 4), Part{}, nil)
		},
		"tape: headweights: q is 2×3: it must have the columns 1 to 3": func() {
			tp.HeadWeights(of(2, 3), of(2, 3), Part{0, 2, 0, 2, 1, 3}, nil)
		},
		"tape: headweights: q is 2×3: it must have the rows 1 to 2": func() {
			tp.HeadWeights(of(2, 3), of(2, 3), Part{1, 2, 0, 2, 0, 3}, nil)
		},
		"tape: headweights: k is 5×3: it must have the rows 4 to 5": func() {
			tp.HeadWeights(of(2, 3), of(5, 3), Part{0, 2, 4, 2, 0, 3}, nil)
		},
		"tape: headweights: the mask has 3 cells: it must be nil or 2×5": func() {
			tp.HeadWeights(of(2, 3), of(5, 3), Part{0, 2, 0, 5, 0, 3}, make([]bool, 3))
		},
		"tape: blendheads: there are no weights":                                func() { tp.BlendHeads(of(2, 3)) },
		"tape: blendheads: a head's weight is 3×2: it must be 2×3":              func() { tp.BlendHeads(of(3, 3), of(2, 3), of(3, 2)) },
		"tape: crossentropy: logits is 2×3, p is 1×3: the shapes must be equal": func() { tp.CrossEntropy(of(2, 3), of(1, 3)) },
		"tape: crossentropyclasses: logits is 2×3, given are 1 classes: there must be one for each row": func() {
			tp.CrossEntropyClasses(of(2, 3), []int{0})
		},
		"tape: crossentropyclasses: index -2 is not from 0 to 2": func() { tp.CrossEntropyClasses(of(1, 3), []int{-2}) },
		"tape: backward: the loss is 1×2: it must be 1×1":        func() { tp.Backward(of(1, 2)) },
		"tape: difference: the loss is 1×2: it must be 1×1":      func() { x := of(1, 2); tp.Difference(x, x, 0, 0, 1) },
		"tape: cell: the value is 2×3, there is no cell (0,3)":   func() { of(2, 3).At(0, 3) },
		"tape: rewind: cannot keep 1 of 0 values":                func() { tp.Rewind(1) },
		"tape: backward: the loss is not on this tape":           func() { tp.Backward(New[float64]().Input("x", 1, 1)) },
		"tape: pass: the loss is not on this tape":               func() { tp.Pass(New[float64]().Param("x", 1, 1)) },
		"tape: pass: the loss does not depend on a parameter":    func() { tp.Pass(tp.Input("x", 1, 1)) },
		"tape: forward: the value is not on this tape":           func() { tp.ForwardAfter(New[float64]().Input("x", 1, 1)) },
		"tape: difference: the value is not on this tape": func() {
			tp.Difference(of(1, 1), New[float64]().Input("x", 1, 1), 0, 0, 1)
		},
		"tape: difference: the loss is not on this tape": func() {
			tp.Difference(New[float64]().Input("x", 1, 1), of(1, 1), 0, 0, 1)
		},
		"tape: prove: the value needs no gradient":                            func() { tp.Prove(of(1, 1), tp.Input("x", 1, 1), 0, 0, 1) },
		"tape: exp: an input is not on this tape, or was forgotten by Rewind": func() { x := of(1, 1); tp.Rewind(0); tp.Exp(x) },

		"tape: blendheads: v is 4×3, given are 4 weights of 2×2: there must be as many for each sequence, and columns for each": func() {
			w := of(2, 2)
			tp.BlendHeads(of(4, 3), w, w, w, w)
		},
	}
	for want, call := range tests {
		tp = New[float64]()
		if got := panicOf(call); got != want {
			t.Errorf("panic is %q\nwant     %q", got, want)
		}
	}
}

// panicOf returns the text of the error f panics with.
func panicOf(f func()) (text string) {
	defer func() {
		switch err := recover().(type) {
		case ShapeError:
			text = err.Error()
		case UseError:
			text = err.Error()
		}
	}()
	f()
	return "none"
}
