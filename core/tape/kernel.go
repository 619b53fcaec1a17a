package tape

// The three matrix products that forward and backward passes are made of. Matrices
// are stored row by row, so that every inner loop runs along rows. Zeros are not
// skipped: 0·NaN is NaN and has to show.
//
// The conversions F(x*y) keep the compiler from fusing the product with the sum,
// which some processors would round differently.

// addProduct adds a·b to c, where a is m×k, b is k×n and c is m×n.
func addProduct[F Float](c, a, b []F, m, k, n int) {
	for i := range m {
		row := c[i*n : (i+1)*n]
		for p, x := range a[i*k : (i+1)*k] {
			for j, y := range b[p*n : (p+1)*n] {
				row[j] += F(x * y)
			}
		}
	}
}

// addProductT adds a·bᵀ to c, where a is m×k, b is n×k and c is m×n.
func addProductT[F Float](c, a, b []F, m, k, n int) {
	for i := range m {
		row := a[i*k : (i+1)*k]
		for j := range n {
			c[i*n+j] += dot(row, b[j*k:(j+1)*k])
		}
	}
}

// addTProduct adds aᵀ·b to c, where a is k×m, b is k×n and c is m×n.
func addTProduct[F Float](c, a, b []F, m, k, n int) {
	for p := range k {
		row := b[p*n : (p+1)*n]
		for i, x := range a[p*m : (p+1)*m] {
			for j, y := range row {
				c[i*n+j] += F(x * y)
			}
		}
	}
}

// dot returns Σ aᵢ·bᵢ, added up from the first to the last.
func dot[F Float](a, b []F) F {
	var s F
	for i, x := range a {
		s += F(x * b[i])
	}
	return s
}

// The same three products of matrices whose rows lie lda, ldb and ldc cells apart.

func stridedProduct[F Float](c []F, ldc int, a []F, lda int, b []F, ldb int, m, k, n int) {
	for i := range m {
		row := c[i*ldc : i*ldc+n]
		for p, x := range a[i*lda : i*lda+k] {
			for j, y := range b[p*ldb : p*ldb+n] {
				row[j] += F(x * y)
			}
		}
	}
}

func stridedProductT[F Float](c []F, ldc int, a []F, lda int, b []F, ldb int, m, k, n int) {
	for i := range m {
		row := a[i*lda : i*lda+k]
		for j := range n {
			c[i*ldc+j] += dot(row, b[j*ldb:j*ldb+k])
		}
	}
}

func stridedTProduct[F Float](c []F, ldc int, a []F, lda int, b []F, ldb int, m, k, n int) {
	for p := range k {
		row := b[p*ldb : p*ldb+n]
		for i, x := range a[p*lda : p*lda+m] {
			for j, y := range row {
				c[i*ldc+j] += F(x * y)
			}
		}
	}
}
