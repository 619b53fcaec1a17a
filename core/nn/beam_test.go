package nn

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"glassbox/core/tape"
)

// kinds are models of every kind that keys and values are kept for.
func kinds() (all []TransformerConfig) {
	for _, p := range []Positions{LearnedPositions, SinusoidalPositions, RotaryPositions, NoPositions} {
		for _, first := range []bool{false, true} {
			c := small
			c.Width, c.Context, c.Positions, c.PostNorm, c.Biases = 8, 7, p, first, !first
			if first {
				c.Activation = ReLU
			}
			all = append(all, c)
		}
	}
	return all
}

// random records a model of a kind, with scores far enough apart that something is to be chosen.
func random(t *tape.Tape[float64], c TransformerConfig) *Transformer[float64] {
	m := NewTransformer(t, c)
	Normal(Random(4), 0.8, m.Params()...)
	return m
}

// uncached is ln p of every token behind each of a target's, from one recording of the whole.
func uncached(t *tape.Tape[float64], m *Transformer[float64], source, target []int) (rows [][]float64) {
	defer t.Rewind(t.Len())
	r := m.Read(t, Batch{source, len(source), target, len(target)})
	return slices.Collect(slices.Chunk(slices.Clone(t.LogSoftmax(r.Logits).Data()), m.Config.Target))
}

// A writer that keeps what it has computed says, to the last bit, what reading all from the beginning says.
func TestKeptKeysGiveTheSame(t *testing.T) {
	source := []int{4, 1, 1, 3, 0}
	targets := [][]int{{0, 5, 2, 2, 1, 4, 3}, {0, 5, 1, 0, 0, 3, 3}, {2, 1, 4, 3, 5, 5, 0}}
	for _, c := range kinds() {
		tp := tape.New[float64]()
		m := random(tp, c)
		w := newWriter(tp, m, source)
		var hs []*hypothesis[float64]
		for _, target := range targets {
			hs = append(hs, w.begin(target[0]))
		}
		for at := range targets[0] {
			logP := w.next(hs, at)
			for b, target := range targets {
				if want := uncached(tp, m, source, target)[at]; !slices.Equal(logP[b], want) {
					t.Fatalf("%s, post-norm %v: position %d of hypothesis %d has %v, uncached %v", c.Positions, c.PostNorm, at, b, logP[b], want)
				}
				if at+1 < len(target) {
					hs[b] = hs[b].followed(target[at+1])
				}
			}
		}
	}
}

// Two ways on from the same beginning do not disturb each other.
func TestHypothesesAreApart(t *testing.T) {
	tp, source := tape.New[float64](), []int{1, 2}
	m := random(tp, kinds()[0])
	w := newWriter(tp, m, source)
	h := w.begin(0)
	w.next([]*hypothesis[float64]{h}, 0)
	a, b := h.followed(3), h.followed(4)
	w.next([]*hypothesis[float64]{a}, 1)
	w.next([]*hypothesis[float64]{b}, 1)
	got := w.next([]*hypothesis[float64]{a.followed(5)}, 2)[0]
	if want := uncached(tp, m, source, []int{0, 3, 5})[2]; !slices.Equal(got, want) {
		t.Errorf("after another way on: %v, want %v", got, want)
	}
}

// Greedy takes the likeliest token every time.
func TestGreedy(t *testing.T) {
	for _, c := range kinds() {
		tp := tape.New[float64]()
		m := random(tp, c)
		for _, source := range [][]int{{0}, {3, 3, 1}, {4, 2, 0, 1, 2, 3, 4}} {
			for end := range 6 {
				want := []int{0}
				for len(want) == 1 || len(want) <= 7 && want[len(want)-1] != end {
					logP := uncached(tp, m, source, want)[len(want)-1]
					want = append(want, slices.Index(logP, slices.Max(logP)))
				}
				if got := m.Greedy(tp, source, Ends{0, end, 7}); !slices.Equal(got, want[1:]) {
					t.Errorf("%s: %v gives %v, want %v", c.Positions, source, got, want[1:])
				}
			}
		}
	}
}

// A beam wide enough for everything finds the best of all translations.
func TestWideBeamFindsTheBest(t *testing.T) {
	c := small
	c.Target = 3
	const end = 2
	for seed := range uint64(5) {
		tp, source := tape.New[float64](), []int{1, 0, 4}
		m := NewTransformer(tp, c)
		Normal(Random(seed), 0.8, m.Params()...)
		var best []int
		high := math.Inf(-1)
		var search func(target []int, total float64)
		search = func(target []int, total float64) {
			if n := float64(len(target) - 1); target[len(target)-1] == end {
				if merit := total / math.Pow((5+n)/6, 0.6); merit > high {
					best, high = slices.Clone(target[1:]), merit
				}
				return
			} else if n == 4 {
				return
			}
			for token, p := range uncached(tp, m, source, target)[len(target)-1] {
				search(append(slices.Clip(target), token), total+p)
			}
		}
		search([]int{0}, 0)
		tree := m.Beam(tp, source, Ends{0, end, 4}, 81)
		if got := tree.Tokens(tree.Leaves[0]); !slices.Equal(got, best) {
			t.Errorf("seed %d: the beam finds %v, the best is %v", seed, got, best)
		}
		if len(tree.Leaves) != 1+2+4+8 {
			t.Errorf("seed %d: %d translations end, want 15", seed, len(tree.Leaves))
		}
	}
}

// The tree holds what was pruned as well: at each depth the kept are the likeliest, and no more than the beam is wide.
func TestTree(t *testing.T) {
	tp := tape.New[float64]()
	m := random(tp, kinds()[3])
	before := tp.Len()
	tree := m.Beam(tp, []int{2, 4, 1}, Ends{0, 1, 7}, 3)
	if tp.Len() != before {
		t.Errorf("the tape has %d values, had %d", tp.Len(), before)
	}
	kept, pruned := map[int][]float64{}, map[int][]float64{}
	for i, b := range tree.Branches[1:] {
		parent := tree.Branches[b.Parent]
		if b.Parent > i || !parent.Kept || parent.Token == 1 || b.Total != parent.Total+b.LogP || b.LogP > 0 {
			t.Errorf("branch %d is %+v behind %+v", i+1, b, parent)
		}
		depth := len(tree.Tokens(i + 1))
		if b.Kept {
			kept[depth] = append(kept[depth], b.Total)
		} else {
			pruned[depth] = append(pruned[depth], b.Total)
		}
	}
	for depth, totals := range kept {
		if len(totals) > 3 || len(pruned[depth]) > 0 && slices.Min(totals) < slices.Max(pruned[depth]) {
			t.Errorf("at depth %d %v are kept and %v pruned", depth, totals, pruned[depth])
		}
	}
	if len(pruned) == 0 || len(tree.Leaves) == 0 || !slices.IsSortedFunc(tree.Leaves, func(a, b int) int {
		return int(math.Copysign(1, tree.merit(b)-tree.merit(a)))
	}) {
		t.Errorf("%d depths are pruned, the leaves are %v", len(pruned), tree.Leaves)
	}
}

// A search that is cut off has the beginnings it came to.
func TestBound(t *testing.T) {
	tp := tape.New[float64]()
	m := random(tp, kinds()[1])
	tree := m.Beam(tp, []int{2}, Ends{0, -1, 2}, 2)
	if len(tree.Leaves) != 2 || len(tree.Tokens(tree.Leaves[0])) != 2 {
		t.Errorf("the leaves are %v of %+v", tree.Leaves, tree.Branches)
	}
}

func TestBeamPanics(t *testing.T) {
	tp := tape.New[float64]()
	m := NewTransformer(tp, small)
	before := tp.Len()
	for want, call := range map[string]func(){
		"beam: the width is 0: it must be at least 1": func() { m.Beam(tp, []int{1}, Ends{0, 1, 4}, 0) },
		"beam: Most is 5: it must be from 1 to 4":     func() { m.Greedy(tp, []int{1}, Ends{0, 1, 5}) },
		"encoder: T is 5: it must be from 1 to 4":     func() { m.Greedy(tp, make([]int, 5), Ends{0, 1, 4}) },
		"encoder: T is 0: it must be from 1 to 4":     func() { m.Greedy(tp, nil, Ends{0, 1, 4}) },
	} {
		if got := ofPanic(call); got != want {
			t.Errorf("panic is %q\nwant     %q", got, want)
		}
	}
	if tp.Len() != before {
		t.Error("the tape has grown")
	}
}

// Worked by hand: of the root's two branches the second is pruned, of those behind the first the worse.
func TestPlacesInATree(t *testing.T) {
	tree := &Tree{Branches: []Branch{
		{Parent: -1, Kept: true}, {Parent: 0, Token: 5, Total: -1, Kept: true}, {Parent: 0, Token: 6, Total: -1.5},
		{Parent: 1, Token: 7, Total: -2, Kept: true}, {Parent: 1, Token: 8, Total: -4},
	}}
	for _, c := range []struct{ what, got, want string }{
		{"line", fmt.Sprint(tree.Line(4)), "[0 1 4]"},
		{"tokens", fmt.Sprint(tree.Tokens(3)), "[5 7]"}, {"tokens of the root", fmt.Sprint(tree.Tokens(0)), "[]"},
		{"places", fmt.Sprint(tree.Places()), "[0 1 1 2 2]"}, {"missed", fmt.Sprint(tree.Missed()), "[0 0 0.5 0 2]"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
	}
}
