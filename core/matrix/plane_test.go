//go:build !js

package matrix

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
)

// The components are those of gonum, but for their signs, which Plane decides.
func TestPlaneIsThePrincipalComponents(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][2]int{{2, 5}, {3, 2}, {4, 64}, {5, 64}, {9, 3}} {
		n, d := size[0], size[1]
		points, all := make([][]float64, n), mat.NewDense(n, d, nil)
		for i := range points {
			points[i] = all.RawRowView(i)
			for j := range points[i] {
				points[i][j] = r.NormFloat64() + float64(j)
			}
		}
		var pc stat.PC
		if !pc.PrincipalComponents(all, nil) {
			t.Fatal("gonum finds no components")
		}
		var vectors, projected mat.Dense
		pc.VectorsTo(&vectors)
		mean := mat.NewDense(n, d, nil)
		for j := range d {
			for i := range n {
				mean.Set(i, j, stat.Mean(mat.Col(nil, j, all), nil))
			}
		}
		mean.Sub(all, mean)
		projected.Mul(mean, &vectors)
		plane := Plane(points)
		for k := range 2 {
			largest, sign := 0.0, 1.0
			for i := range n {
				if x := projected.At(i, k); math.Abs(x) > math.Abs(largest)+1e-9 {
					largest = x
				}
			}
			if largest < 0 {
				sign = -1
			}
			for i := range n {
				if want := sign * projected.At(i, k); math.Abs(plane[i][k]-want) > 1e-7 {
					t.Errorf("%d points of %d: component %d of point %d is %v, want %v", n, d, k, i, plane[i][k], want)
				}
			}
		}
	}
}

// Whatever differs in no more than a plane keeps its distances; points that do not differ all lie at its origin.
func TestPlaneKeepsWhatLiesInOne(t *testing.T) {
	points := [][]float64{{0, 0, 1}, {3, 0, 1}, {3, 4, 1}, {-1, 2, 1}}
	for i, p := range Plane(points) {
		for j, q := range Plane(points) {
			want := math.Hypot(points[i][0]-points[j][0], points[i][1]-points[j][1])
			if got := math.Hypot(p[0]-q[0], p[1]-q[1]); math.Abs(got-want) > 1e-9 {
				t.Errorf("points %d and %d are %v apart, want %v", i, j, got, want)
			}
		}
	}
	for _, same := range [][][]float64{{}, {{1, 2}}, {{5, 5}, {5, 5}, {5, 5}}} {
		for _, p := range Plane(same) {
			if p != [2]float64{} {
				t.Errorf("of %v one is at %v", same, p)
			}
		}
	}
}
