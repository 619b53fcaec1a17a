package tokenizer

// merging is a piece of text in which pairs become one. Its parts are linked, so that two are joined without a look at
// the others, and the pairs that can be joined lie in a heap.
type merging struct {
	parts []part // by where they begin; those that were joined to one before them are left out of the links
	heap  heap[candidate]
}

// part is a token, and where its neighbours begin, none at the ends.
type part struct{ id, before, behind int32 }

// candidate is a pair that may be joined, where it begins, and what it becomes.
type candidate struct {
	ranked
	pair
	at int32
}

// Less puts what was merged earlier first, and of the same pair that on the left.
func (c candidate) Less(d candidate) bool { return c.rank < d.rank || c.rank == d.rank && c.at < d.at }

// merge is the tokens of a piece.
func (m *merging) merge(b *BPE, text string) (ids []int32) {
	m.parts, m.heap = m.parts[:0], m.heap[:0]
	for i := range len(text) {
		id, at := b.single[text[i]], int32(i)
		if id == none {
			id = b.unknown
		}
		m.parts = append(m.parts, part{id, at - 1, at + 1})
	}
	m.parts[len(text)-1].behind = none
	for at := range m.parts {
		m.consider(b, int32(at))
	}
	for len(m.heap) > 0 {
		if c := m.heap.pop(); m.holds(c) {
			m.join(b, c)
		}
	}
	for at := int32(0); at != none; at = m.parts[at].behind {
		ids = append(ids, m.parts[at].id)
	}
	return ids
}

// consider puts the pair that begins at a part into the heap, if it is one.
func (m *merging) consider(b *BPE, at int32) {
	if at == none || m.parts[at].behind == none {
		return
	}
	p := pair{m.parts[at].id, m.parts[m.parts[at].behind].id}
	if r, ok := b.ranks[p]; ok {
		m.heap.push(candidate{r, p, at})
	}
}

// holds tells whether a pair is still there.
func (m *merging) holds(c candidate) bool {
	left := m.parts[c.at]
	return left.id == c.left && left.behind != none && m.parts[left.behind].id == c.right
}

// join makes one part of a pair.
func (m *merging) join(b *BPE, c candidate) {
	left := &m.parts[c.at]
	right := &m.parts[left.behind]
	left.id, left.behind, right.id = c.id, right.behind, none
	if left.behind != none {
		m.parts[left.behind].before = c.at
	}
	m.consider(b, left.before)
	m.consider(b, c.at)
}
