package matrix

// Matrix has the methods of gonum's mat.Matrix.
type Matrix interface {
	Dims() (r, c int)
	At(i, j int) float64
	T() Matrix
}
