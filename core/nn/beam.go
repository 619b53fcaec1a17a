package nn

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"glassbox/core/order"
	"glassbox/core/tape"
)

// Ends say how a translation begins and ends.
type Ends struct {
	Begin, End int // the tokens that stand before and behind it
	Most       int // tokens there may be behind Begin, End among them
}

// Branch is a token in the tree of a search.
type Branch struct {
	Parent int     // the branch before it, −1 for Begin, which is branch 0
	Token  int     // 0 to V−1
	LogP   float64 // ln p of the token, behind those before it
	Total  float64 // the sum of LogP from the root to here
	Kept   bool    // the search went on from here or ended here; otherwise this was pruned
}

// Tree is all that a search has looked at: of each beginning that was kept, the likeliest
// tokens to follow it.
type Tree struct {
	Branches []Branch // parents stand before their children
	Leaves   []int    // the kept branches at which a translation ended, the best first
}

// Greedy writes the translation of a sentence that takes the likeliest token every time,
// without Begin, and with End if it ended by itself. It panics as Beam does.
func (m *Transformer[F]) Greedy(t *tape.Tape[F], source []int, e Ends) []int {
	tree := m.Beam(t, source, e, 1)
	return tree.Tokens(tree.Leaves[0])
}

// Beam searches for the likeliest translation of a sentence: of all continuations of what
// it keeps it keeps the width likeliest, fewer by one for each that has ended. The best of
// those that ended or, if none did, of those that came to the bound has the highest
//
//	Total / ((5 + n)/6)^0.6
//
// for n tokens, so that short ones have no advantage. t is the tape of the model, and is
// left as it was. It panics unless width and Most are at least 1, Most is at most Context,
// and the source has from 1 to Context tokens, all of which there are.
// Source: Wu et al. 2016, eq. 14, without coverage; Vaswani et al. 2017, section 6.1.
func (m *Transformer[F]) Beam(t *tape.Tape[F], source []int, e Ends, width int) *Tree {
	positive("beam", "the width", width)
	if e.Most < 1 || e.Most > m.Config.Context {
		panic(ShapeError{"beam", count("Most", e.Most), "it must be from 1 to " + strconv.Itoa(m.Config.Context)})
	}
	defer t.Rewind(t.Len())
	tree := &Tree{Branches: []Branch{{Parent: -1, Token: e.Begin, Kept: true}}}
	t.Still(func() { newWriter(t, m, source).search(tree, e, width) })
	return tree
}

// search grows the tree until nothing is left to go on from.
func (w *writer[F]) search(tree *Tree, e Ends, width int) {
	beam := []beamed[F]{{0, w.begin(e.Begin)}}
	for position := 0; position < e.Most && len(beam) > 0; position++ {
		grown := w.grow(tree, beam, position, width)
		beam = beam[:0]
		for _, b := range grown[:min(len(grown), width-len(tree.Leaves))] {
			tree.Branches[b.branch].Kept = true
			if tree.Branches[b.branch].Token == e.End {
				tree.Leaves = append(tree.Leaves, b.branch)
			} else {
				beam = append(beam, b)
			}
		}
	}
	if len(tree.Leaves) == 0 {
		for _, b := range beam {
			tree.Leaves = append(tree.Leaves, b.branch)
		}
	}
	order.By(tree.Leaves, func(a, b int) int { return cmp.Compare(tree.merit(b), tree.merit(a)) })
}

// beamed is a branch that the search may go on from.
type beamed[F tape.Float] struct {
	branch int
	*hypothesis[F]
}

// grow adds to each branch of the beam the likeliest tokens that may follow it, as many as
// the width, and returns all that it added, the likeliest first.
func (w *writer[F]) grow(tree *Tree, beam []beamed[F], position, width int) (grown []beamed[F]) {
	hs := make([]*hypothesis[F], len(beam))
	for i, b := range beam {
		hs[i] = b.hypothesis
	}
	for i, logP := range w.next(hs, position) {
		parent := beam[i].branch
		for _, token := range likeliest(logP, width) {
			p := float64(logP[token])
			grown = append(grown, beamed[F]{len(tree.Branches), hs[i].followed(token)})
			tree.Branches = append(tree.Branches, Branch{Parent: parent, Token: token, LogP: p, Total: tree.Branches[parent].Total + p})
		}
	}
	total := func(b beamed[F]) float64 { return tree.Branches[b.branch].Total }
	order.By(grown, func(a, b beamed[F]) int { return cmp.Compare(total(b), total(a)) })
	return grown
}

// likeliest returns the n tokens of highest probability, or all if there are fewer, the
// likeliest first, and of equals the one with the lower number.
func likeliest[F tape.Float](logP []F, n int) []int {
	tokens := order.Places(len(logP), func(a, b int) int { return cmp.Compare(logP[b], logP[a]) })
	return tokens[:min(n, len(tokens))]
}

// Line returns the branches from the root to one.
func (tree *Tree) Line(branch int) (branches []int) {
	for ; branch >= 0; branch = tree.Branches[branch].Parent {
		branches = append(branches, branch)
	}
	slices.Reverse(branches)
	return branches
}

// Tokens returns the tokens from the root to a branch, without Begin.
func (tree *Tree) Tokens(branch int) (tokens []int) {
	for _, b := range tree.Line(branch)[1:] {
		tokens = append(tokens, tree.Branches[b].Token)
	}
	return tokens
}

// Places returns how far each branch is from the root.
func (tree *Tree) Places() []int {
	places := make([]int, len(tree.Branches))
	for i, b := range tree.Branches[1:] {
		places[i+1] = places[b.Parent] + 1
	}
	return places
}

// Missed returns by how much the Total of each branch is less than the least that was kept
// in its place: 0 or below it for those kept.
func (tree *Tree) Missed() []float64 {
	places, missed := tree.Places(), make([]float64, len(tree.Branches))
	least := map[int]float64{}
	for i, b := range tree.Branches {
		if x, ok := least[places[i]]; b.Kept && (!ok || b.Total < x) {
			least[places[i]] = b.Total
		}
	}
	for i, b := range tree.Branches {
		missed[i] = least[places[i]] - b.Total
	}
	return missed
}

// merit is what translations are compared by.
func (tree *Tree) merit(leaf int) float64 {
	n := float64(len(tree.Tokens(leaf)))
	return tree.Branches[leaf].Total / math.Pow((5+n)/6, 0.6)
}
