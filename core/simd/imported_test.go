//go:build js

package simd

import "testing"

// newKernel returns the kernel that the page has plugged in.
func newKernel(t *testing.T) (*ops, func(n int) []float32) {
	kernel, ok := New().(*ops)
	if !ok {
		t.Fatal("no kernel is plugged in")
	}
	return kernel, func(n int) []float32 { return make([]float32, n) }
}
