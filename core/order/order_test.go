package order

import (
	"cmp"
	"math"
	"slices"
	"testing"
)

func TestBy(t *testing.T) {
	all := []string{"bb", "a", "ccc", "aa", "", "c", "bbb"}
	By(all, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	if want := []string{"", "a", "c", "bb", "aa", "ccc", "bbb"}; !slices.Equal(all, want) {
		t.Errorf("%q, want %q", all, want)
	}
}

func TestSort(t *testing.T) {
	for _, all := range [][]float64{{}, {1}, {2, 1}, {3, -1, math.Inf(1), 0, -1, 2.5}} {
		want := slices.Sorted(slices.Values(all))
		if Sort(all); !slices.Equal(all, want) {
			t.Errorf("%v, want %v", all, want)
		}
	}
}

func TestPlaces(t *testing.T) {
	x := []int{5, 3, 5, 1}
	if got, want := Places(4, func(i, j int) int { return x[j] - x[i] }), []int{0, 2, 1, 3}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestKeys(t *testing.T) {
	got := Keys(map[string]bool{"b": true, "": true, "a": false})
	if !slices.Equal(got, []string{"", "a", "b"}) || Keys(map[string]int{}) != nil {
		t.Errorf("%q", got)
	}
}
