package picture

import "glassbox/core/matrix"

// Grid is a dense matrix to show, row by row in Data. It is a matrix.Matrix without mat's arithmetic, which would
// weigh on every page that only looks at numbers.
type Grid struct {
	Rows, Cols int
	Data       []float64
}

// NewGrid is a rows×cols matrix of zeros.
func NewGrid(rows, cols int) Grid { return Grid{rows, cols, make([]float64, rows*cols)} }

// Dims returns the number of rows and columns.
func (g Grid) Dims() (rows, cols int) { return g.Rows, g.Cols }

// At is the number in row i and column j. It panics outside the matrix.
func (g Grid) At(i, j int) float64 {
	if j < 0 || j >= g.Cols {
		panic("picture: column outside the grid")
	}
	return g.Data[i*g.Cols+j]
}

// Row is row i, in the grid's own memory.
func (g Grid) Row(i int) []float64 { return g.Data[i*g.Cols : (i+1)*g.Cols] }

// T is a transposed copy.
func (g Grid) T() matrix.Matrix {
	t := NewGrid(g.Cols, g.Rows)
	for i := range g.Rows {
		for j := range g.Cols {
			t.Data[j*t.Cols+i] = g.At(i, j)
		}
	}
	return t
}
