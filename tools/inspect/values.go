package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"glassbox/core/matrix"
)

// Value is what one operation made. Numbers are in full precision, a list for each row; gradients are those of the loss, zero
// where it does not depend on the value.
type Value struct {
	Path      string      `json:"path"`
	Op        string      `json:"op"`
	Shape     [2]int      `json:"shape"`
	Numbers   [][]float64 `json:"numbers"`
	Gradients [][]float64 `json:"gradients,omitempty"`
}

// values are those on the tape that are asked for, by path or by name; without that all that have a name. The error names one
// that is not there.
func (n *network) values(wanted []string, gradients bool) (all []Value, err error) {
	found, known := map[string]bool{}, map[string]bool{}
	paths := n.tape.Paths()
	for i, v := range n.tape.Values() {
		known[v.Name()] = true
		found[paths[i]], found[v.Name()] = true, true
		if v.Name() == "" || wanted != nil && !slices.Contains(wanted, paths[i]) && !slices.Contains(wanted, v.Name()) {
			continue
		}
		rows, cols := v.Dims()
		value := Value{Path: paths[i], Op: v.Op(), Shape: [2]int{rows, cols}, Numbers: cells(v)}
		if gradients && v.NeedsGrad() {
			value.Gradients = cells(v.Grad())
		}
		all = append(all, value)
	}
	for _, name := range wanted {
		if name == "" || !found[name] {
			delete(known, "")
			return nil, fmt.Errorf("there is no value “%s”; there are %s, and paths such as %s", name, listed(known), paths[0])
		}
	}
	return all, nil
}

// listed are names by alphabet.
func listed(names map[string]bool) string { return strings.Join(slices.Sorted(maps.Keys(names)), ", ") }

// cells are the numbers of a matrix, row by row.
func cells(m matrix.Matrix) [][]float64 {
	rows, cols := m.Dims()
	all := make([][]float64, rows)
	for i := range all {
		for j := range cols {
			all[i] = append(all[i], m.At(i, j))
		}
	}
	return all
}
