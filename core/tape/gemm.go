package tape

import (
	"slices"
	"strconv"
)

// Gemm computes tiles of 2×4 cells, whose sums stay in registers: a tile reads six
// numbers for eight products. Each sum runs from the first product to the last.
func (p *Plain[F]) Gemm(transA, transB bool, m, n, k int, alpha F, a []F, lda int, b []F, ldb int, beta F, c []F, ldc int) {
	CheckGemm(transA, transB, m, n, k, a, lda, b, ldb, c, ldc)
	left, right := view[F]{a, lda, 1}.turned(transA), view[F]{b, ldb, 1}.turned(transB)
	if n == 1 && ldc == 1 { // cᵀ = bᵀ·aᵀ, whose only row has tiles
		m, n, left, right = 1, m, right.turned(true), left.turned(true)
	}
	for j := 0; j < n; j += tileCols {
		i := 0
		if j+tileCols <= n && m >= tileRows {
			panel := p.pack(right.from(0, j), k)
			for ; i+tileRows <= m; i += tileRows {
				tile(left.from(i, 0), panel, alpha, beta, c[i*ldc+j:], ldc)
			}
		}
		for ; i < m; i++ {
			if j+tileCols <= n {
				rowTile(left.from(i, 0), right.from(0, j), k, alpha, beta, c[i*ldc+j:])
				continue
			}
			for q := j; q < n; q++ {
				store(&c[i*ldc+q], alpha, beta, strided(left.from(i, 0), right.from(0, q), k))
			}
		}
	}
}

// CheckGemm panics if the operands of a Gemm are too short or too narrow for it, so
// that implementations of Ops need not.
func CheckGemm[F Float](transA, transB bool, m, n, k int, a []F, lda int, b []F, ldb int, c []F, ldc int) {
	if m < 0 || n < 0 || k < 0 {
		panic(ShapeError{"gemm", "a is " + dims(m, k) + ", b is " + dims(k, n), "no size may be negative"})
	}
	checkView("a", transA, m, k, a, lda)
	checkView("b", transB, k, n, b, ldb)
	checkView("c", false, m, n, c, ldc)
}

// checkView panics if cells do not hold a rows×cols matrix, or its transpose.
func checkView[F Float](name string, trans bool, rows, cols int, cells []F, ld int) {
	if trans {
		rows, cols = cols, rows
	}
	if rows > 0 && cols > 0 && (ld < cols || len(cells) < (rows-1)*ld+cols) {
		have := name + " has " + strconv.Itoa(len(cells)) + " cells, " + strconv.Itoa(ld) + " from row to row"
		panic(ShapeError{"gemm", have, "it must hold " + dims(rows, cols)})
	}
}

// A tile has 2×4 sums, two numbers of a and four of b: as many as Go's WebAssembly
// keeps in registers.
const tileRows, tileCols = 2, 4

// view is a matrix whose cell (i,j) is cells[i·down + j·right].
type view[F Float] struct {
	cells       []F
	down, right int
}

// turned is the transpose of v, or v.
func (v view[F]) turned(trans bool) view[F] {
	if trans {
		return view[F]{v.cells, v.right, v.down}
	}
	return v
}

// from is the part of v from cell (i,j) on.
func (v view[F]) from(i, j int) view[F] {
	return view[F]{v.cells[min(i*v.down+j*v.right, len(v.cells)):], v.down, v.right}
}

// pack copies four columns of b, k rows high, so that each row is dense.
func (p *Plain[F]) pack(b view[F], k int) []F {
	p.panel = slices.Grow(p.panel[:0], tileCols*k)[:tileCols*k]
	for i := range k {
		row := p.panel[tileCols*i:][:tileCols]
		for j := range row {
			row[j] = b.cells[i*b.down+j*b.right]
		}
	}
	return p.panel
}

// tile computes two rows of c, four cells of each. The conversions F(x*y) keep the
// compiler from fusing the product with the sum, which some processors would round
// differently.
func tile[F Float](a view[F], panel []F, alpha, beta F, c []F, ldc int) {
	cells, down, right := a.cells, a.down, a.right // a itself is too large for registers
	var s00, s01, s02, s03, s10, s11, s12, s13 F
	for i := 0; len(panel) >= tileCols; i += right {
		b := (*[tileCols]F)(panel)
		panel = panel[tileCols:]
		b0, b1, b2, b3 := b[0], b[1], b[2], b[3]
		x, y := cells[i], cells[i+down]
		s00 += F(x * b0)
		s01 += F(x * b1)
		s02 += F(x * b2)
		s03 += F(x * b3)
		s10 += F(y * b0)
		s11 += F(y * b1)
		s12 += F(y * b2)
		s13 += F(y * b3)
	}
	storeRow(c, alpha, beta, s00, s01, s02, s03)
	storeRow(c[ldc:], alpha, beta, s10, s11, s12, s13)
}

// rowTile computes four cells of a row of c.
func rowTile[F Float](a, b view[F], k int, alpha, beta F, c []F) {
	row, cells, down, right := a.cells, b.cells, b.down, b.right
	var s0, s1, s2, s3 F
	for i, j := 0, 0; k > 0; k, i, j = k-1, i+a.right, j+down {
		x := row[i]
		s0 += F(x * cells[j])
		s1 += F(x * cells[j+right])
		s2 += F(x * cells[j+2*right])
		s3 += F(x * cells[j+3*right])
	}
	storeRow(c, alpha, beta, s0, s1, s2, s3)
}

func storeRow[F Float](c []F, alpha, beta, s0, s1, s2, s3 F) {
	row := (*[tileCols]F)(c)
	store(&row[0], alpha, beta, s0)
	store(&row[1], alpha, beta, s1)
	store(&row[2], alpha, beta, s2)
	store(&row[3], alpha, beta, s3)
}

// store sets c = α·s + β·c.
func store[F Float](c *F, alpha, beta, s F) {
	if beta == 0 {
		*c = alpha * s
		return
	}
	*c = F(beta*(*c)) + F(alpha*s)
}

// strided returns the product of the first row of a and the first column of b.
func strided[F Float](a, b view[F], k int) F {
	var s F
	for p := range k {
		s += F(a.cells[p*a.right] * b.cells[p*b.down])
	}
	return s
}
