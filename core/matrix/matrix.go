//go:build !js

// Package matrix names gonum's matrix interface. In the browser the name stands for an interface of the same
// shape, because importing gonum's package for the name alone links half a megabyte (brotli) of linear algebra
// into every page.
package matrix

import "gonum.org/v1/gonum/mat"

// Matrix is anything with rows, columns and numbers in them.
type Matrix = mat.Matrix
