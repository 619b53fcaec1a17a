// Package simd computes on float32 four numbers at a time. Go's WebAssembly has no such instructions, so they are in
// a kernel written in C that works in place on Go's memory: New returns it as the operations a tape trains with, and
// UseBLAS puts it under gonum.
//
// The page that runs the program plugs the kernel in before the program starts, and chooses which: web/src/kernel.js.
// Where it has plugged in none, and natively, everything is computed by tape.Plain.
package simd

import "glassbox/core/tape"

// Kind is what computes.
type Kind int32

// The kinds agree to a relative error of 1e-5. SIMD gives the same bits on every machine; with Relaxed they depend on
// whether the processor rounds a product before it is added.
const (
	Plain   Kind = iota // tape.Plain
	SIMD                // kernel.wasm: WebAssembly's 128 bits
	Relaxed             // kernel-relaxed.wasm: the same with relaxed multiply-add
)

// String returns what web/src/kernel.js calls the kind.
func (k Kind) String() string { return [...]string{"plain", "simd", "relaxed"}[k] }

// New returns the operations of the kernel that is plugged in, or those of tape.Plain if there is none. They must not
// be used by several goroutines at once.
func New() tape.Ops[float32] {
	if Loaded() == Plain {
		return &tape.Plain[float32]{}
	}
	return &ops{exports: loaded, panel: make([]float32, panelSize)}
}
