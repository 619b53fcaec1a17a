package matrix

import (
	"cmp"
	"math"

	"glassbox/core/order"
)

// Plane returns where points, each a row of coordinates, lie on the plane in which they differ most: their first two
// principal components,
//
//	plane = U √Λ   where U Λ Uᵀ = C Cᵀ
//
// and C is the points less their mean. Few points in many dimensions make a small C Cᵀ. Which way a component points is
// not determined: here its largest coordinate is positive.
// Source: Jolliffe 2002, section 3.5.
func Plane(points [][]float64) [][2]float64 {
	values, vectors := eigen(gram(points))
	columns := order.Places(len(points), func(a, b int) int { return cmp.Compare(values[b], values[a]) })
	plane := make([][2]float64, len(points))
	for k, column := range columns[:min(2, len(columns))] {
		length, largest := math.Sqrt(max(0, values[column])), 0.0
		for i := range points {
			if x := vectors[i][column]; math.Abs(x) > math.Abs(largest)+1e-9 {
				largest = x
			}
		}
		for i := range points {
			plane[i][k] = math.Copysign(length, largest) * vectors[i][column]
		}
	}
	return plane
}

// gram is the products of all points less their mean with each other.
func gram(points [][]float64) [][]float64 {
	n := float64(len(points))
	g := make([][]float64, len(points))
	for i := range g {
		g[i] = make([]float64, len(points))
	}
	if len(points) == 0 {
		return g
	}
	for d := range points[0] {
		mean := 0.0
		for _, p := range points {
			mean += p[d] / n
		}
		for i, p := range points {
			for j, q := range points {
				g[i][j] += (p[d] - mean) * (q[d] - mean)
			}
		}
	}
	return g
}

// eigen turns a symmetric matrix until it is diagonal: what is left are the eigenvalues, and the turns are the
// eigenvectors, in columns. It is overwritten.
// Source: Jacobi 1846.
func eigen(a [][]float64) (values []float64, vectors [][]float64) {
	n := len(a)
	for i := range a {
		vectors = append(vectors, make([]float64, n))
		vectors[i][i] = 1
	}
	for range 30 { // sweeps; a handful is enough for ten points
		for p := range n {
			for q := p + 1; q < n; q++ {
				turn(a, vectors, p, q)
			}
		}
	}
	for i := range a {
		values = append(values, a[i][i])
	}
	return values, vectors
}

// turn makes a[p][q] 0, by the smaller of the two angles that do.
func turn(a, vectors [][]float64, p, q int) {
	if a[p][q] == 0 {
		return
	}
	angle := 0.5 * math.Atan2(2*a[p][q], a[q][q]-a[p][p])
	s, c := math.Sincos(angle)
	for _, m := range [][][]float64{a, vectors} {
		for k := range m {
			x, y := m[k][p], m[k][q]
			m[k][p], m[k][q] = c*x-s*y, s*x+c*y
		}
	}
	for k := range a {
		x, y := a[p][k], a[q][k]
		a[p][k], a[q][k] = c*x-s*y, s*x+c*y
	}
}
