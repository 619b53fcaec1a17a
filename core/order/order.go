// Package order sorts. All of it sorts places, so that a program has one way to sort compiled into it and not another for
// each kind of what it sorts, which is worth some time where little is sorted.
package order

import (
	"cmp"
	"slices"
)

// Places are the numbers from 0 to n−1 in order; equal ones stay as they are.
func Places(n int, compare func(i, j int) int) []int {
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, compare)
	return places
}

// By sorts in place; equal ones keep their order.
func By[T any](all []T, compare func(a, b T) int) {
	was := slices.Clone(all)
	for i, place := range Places(len(all), func(i, j int) int { return compare(was[i], was[j]) }) {
		all[i] = was[place]
	}
}

// Sorted is all of it sorted; it stays as it is.
func Sorted[T any](all []T, compare func(a, b T) int) []T {
	all = slices.Clone(all)
	By(all, compare)
	return all
}

// Sort sorts in place, the least first.
func Sort[T cmp.Ordered](all []T) { By(all, cmp.Compare) }

// Keys are the keys of a map, sorted; nil for none.
func Keys[T any](m map[string]T) []string {
	var all []string
	for key := range m {
		all = append(all, key)
	}
	Sort(all)
	return all
}
