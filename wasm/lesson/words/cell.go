package words

import (
	"strconv"
	"strings"
)

// Cell names a cell of a matrix, a row of it, or the whole, as the items of a picture do.
type Cell struct {
	Name string // of the matrix; with a d in front, of its gradient
	I, J int
	N    int // how many of the two are given
}

// CellAt names what is given by so many indices, at most two.
func CellAt(name string, indices ...int) Cell {
	c := Cell{Name: name, N: len(indices)}
	if c.N > 0 {
		c.I = indices[0]
	}
	if c.N > 1 {
		c.J = indices[1]
	}
	return c
}

// ParseCell reads an id like "scores-2-1", "exp-3" or "loss"; ok is false for any other.
func ParseCell(id string) (c Cell, ok bool) {
	parts := strings.Split(id, "-")
	c.Name, c.N = parts[0], len(parts)-1
	for k, p := range parts[1:] {
		v, err := strconv.Atoi(p)
		if err != nil || v < 0 || k > 1 {
			return c, false
		}
		if k == 0 {
			c.I = v
		} else {
			c.J = v
		}
	}
	return c, true
}

// CellID is the id that ParseCell reads.
func CellID(name string, indices ...int) string {
	for _, i := range indices {
		name += "-" + strconv.Itoa(i)
	}
	return name
}
