package fit

import (
	"slices"
	"testing"
)

func TestBuckets(t *testing.T) {
	for _, test := range []struct {
		lengths []int
		most    int
		want    [][]int
	}{
		{[]int{5, 3, 4, 3}, 1, [][]int{{1, 3, 2, 0}}},
		{[]int{5, 3, 4, 3}, 2, [][]int{{1, 3}, {2, 0}}},
		{[]int{3, 3, 3, 9}, 4, [][]int{{0, 1, 2}, {3}}},
		{[]int{7, 7, 7}, 3, [][]int{{0, 1, 2}}},
		{nil, 3, nil},
	} {
		if got := Buckets(test.lengths, test.most); !slices.EqualFunc(got, test.want, slices.Equal) {
			t.Errorf("%v in %d buckets is %v, want %v", test.lengths, test.most, got, test.want)
		}
	}
}

// In an epoch every batch is of one bucket, and no example comes twice.
func TestOrderTakesEverything(t *testing.T) {
	buckets := [][]int{{0, 1, 2, 3, 4}, {5, 6, 7, 8}}
	o := NewOrder(1, 2, buckets)
	left := map[int]bool{}
	for epoch := range 20 {
		seen := map[int]bool{}
		for step := range 4 {
			b := o.Batch(4*epoch + step)
			for _, i := range b.Examples {
				if seen[i] || !slices.Contains(buckets[b.Bucket], i) {
					t.Fatalf("epoch %d: example %d of bucket %d", epoch, i, b.Bucket)
				}
				seen[i] = true
			}
		}
		for i := range 9 {
			if !seen[i] {
				left[i] = true
			}
		}
	}
	if len(left) != 5 || left[5] {
		t.Errorf("in twenty epochs these were left over once: %v", left)
	}
}

// A batch depends on the seed and the step alone, not on what was asked for before.
func TestOrderDependsOnTheStep(t *testing.T) {
	buckets := [][]int{Buckets(make([]int, 50), 1)[0]}
	order := func(seed uint64, steps ...int) (all [][]int) {
		o := NewOrder(seed, 8, buckets)
		for _, step := range steps {
			all = append(all, slices.Clone(o.Batch(step).Examples))
		}
		return all
	}
	there, back := order(1, 0, 7, 30), order(1, 30, 7, 0)
	slices.Reverse(back)
	if !slices.EqualFunc(there, back, slices.Equal) {
		t.Errorf("%v one way, %v the other", there, back)
	}
	if slices.EqualFunc(there, order(2, 0, 7, 30), slices.Equal) {
		t.Error("another seed gives the same order")
	}
	if slices.Equal(there[0], order(1, 6)[0]) {
		t.Error("the second epoch begins like the first")
	}
}

func TestSeedsDiffer(t *testing.T) {
	o, seen := NewOrder(5, 1, [][]int{{0}}), map[uint64]bool{}
	for step := range 100 {
		for part := range 3 {
			seen[o.Seed(step, part)] = true
		}
	}
	if len(seen) != 300 || o.Seed(7, 2) != NewOrder(5, 1, [][]int{{0}}).Seed(7, 2) {
		t.Errorf("of 300 seeds %d differ", len(seen))
	}
}

func TestBatchWithoutBucketPanics(t *testing.T) {
	defer func() {
		if err, ok := recover().(UseError); !ok || err.Error() != "fit: no bucket has 3 examples for a batch" {
			t.Errorf("it panics with %v", err)
		}
	}()
	NewOrder(1, 3, [][]int{{0, 1}, {2}})
}
