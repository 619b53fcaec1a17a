//go:build js && wasm

// Matmul enters the products of make bench that Go computes: in plain Go by gonum and by the tiles of tape.Plain or,
// where the page has plugged a kernel in, by that.
package main

import (
	"syscall/js"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"

	"glassbox/core/simd"
	"glassbox/core/tape"
)

func main() {
	if kind := simd.Loaded(); kind != simd.Plain {
		enter("Go, kernel "+kind.String(), tiled(simd.New()))
	} else {
		enter("Go, gonum", gonum)
		enter("Go, tiled", tiled(simd.New()))
	}
	js.Global().Call("entered")
	select {}
}

// product computes c = a·b, where a is m×k, b is k×n and c is m×n.
type product func(m, n, k int, a, b, c []float32)

func gonum(m, n, k int, a, b, c []float32) {
	left, out := blas32.General{Rows: m, Cols: k, Stride: k, Data: a}, blas32.General{Rows: m, Cols: n, Stride: n, Data: c}
	if n == 1 {
		blas32.Gemv(blas.NoTrans, 1, left, blas32.Vector{N: k, Inc: 1, Data: b}, 0, blas32.Vector{N: m, Inc: 1, Data: c})
		return
	}
	blas32.Gemm(blas.NoTrans, blas.NoTrans, 1, left, blas32.General{Rows: k, Cols: n, Stride: n, Data: b}, 0, out)
}

func tiled(ops tape.Ops[float32]) product {
	return func(m, n, k int, a, b, c []float32) { ops.Gemm(false, false, m, n, k, 1, a, k, b, n, 0, c, n) }
}

// operands of a product are made once, since that takes longer than some products.
type operands struct{ a, b, c []float32 }

// enter tells the page that p takes part.
func enter(name string, p product) {
	made := map[[3]int]operands{}
	js.Global().Call("enter", "matmul", name, js.FuncOf(func(_ js.Value, args []js.Value) any {
		m, n, k := args[0].Get("m").Int(), args[0].Get("n").Int(), args[0].Get("k").Int()
		o, ok := made[[3]int{m, n, k}]
		if !ok {
			o = operands{filled(m * k), filled(k * n), make([]float32, m*n)}
			made[[3]int{m, n, k}] = o
		}
		for range args[1].Int() {
			p(m, n, k, o.a, o.b, o.c)
		}
		return float64(o.c[len(o.c)-1])
	}))
}

// filled makes n small numbers, none of them 0, as which gonum would skip them.
func filled(n int) []float32 {
	cells := make([]float32, n)
	for i := range cells {
		cells[i] = float32(i*7919%13) - 6.5
	}
	return cells
}
