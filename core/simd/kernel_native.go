//go:build !js

package simd

// Loaded tells which kernel is plugged in: natively none is.
func Loaded() Kind { return Plain }

// loaded is the kernel that is plugged in.
var loaded exports
