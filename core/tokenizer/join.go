package tokenizer

// pairAt is the pair that begins at a place, which must have one behind it.
func (l *Learner) pairAt(at int32) pair {
	p := l.places[at]
	return pair{p.id, l.places[p.behind].id}
}

// more counts the pair that begins at a place.
func (l *Learner) more(at int32) {
	p := l.pairAt(at)
	s := l.pairs[p]
	if s == nil {
		s = &spots{}
		l.pairs[p] = s
		l.fresh = append(l.fresh, p)
	}
	s.count += int(l.places[at].times)
	s.at = append(s.at, at)
}

// fewer takes the pair that begins at a place back, which it will no longer do.
func (l *Learner) fewer(at int32) { l.pairs[l.pairAt(at)].count -= int(l.places[at].times) }

// push puts the new pairs into the queue. From now on they only become fewer, as each later pair has a token that is newer.
func (l *Learner) push() {
	for _, p := range l.fresh {
		l.queue.push(frequent{p, l.pairs[p].count})
	}
	l.fresh = l.fresh[:0]
}

// begin finds the next pair to merge, and tells if there is one.
func (l *Learner) begin() (work int, more bool) {
	if len(l.queue) == 0 || l.Len() >= l.size {
		return 0, false
	}
	f := l.queue.pop()
	s, word := l.pairs[f.pair], l.list[f.left]+l.list[f.right]
	_, twice := l.ids[word]
	switch {
	case s.count < 2 || twice:
		return 1, true
	case s.count < f.count:
		l.queue.push(frequent{f.pair, s.count})
		return 1, true
	}
	l.now, l.current = s, f.pair
	l.merges = append(l.merges, Merge{int(f.left), int(f.right), int(l.token(word)), s.count})
	return 1, true
}

// join joins the pair in the next place where it may be. Behind the last the merge is done.
func (l *Learner) join() int {
	if len(l.now.at) == 0 {
		delete(l.pairs, l.current)
		l.now = nil
		l.push()
		return 1
	}
	at := l.now.at[0]
	l.now.at = l.now.at[1:]
	if p := &l.places[at]; p.id == l.current.left && p.behind != none && l.places[p.behind].id == l.current.right {
		l.one(at, p)
	}
	return 1
}

// one makes one token of the pair that begins at p, which is the place at.
func (l *Learner) one(at int32, p *place) {
	next := &l.places[p.behind]
	if p.before != none {
		l.fewer(p.before)
	}
	if next.behind != none {
		l.fewer(p.behind)
		l.places[next.behind].before = at
	}
	p.id, p.behind = int32(l.merges[len(l.merges)-1].New), next.behind
	next.id = none
	if p.before != none {
		l.more(p.before)
	}
	if p.behind != none {
		l.more(at)
	}
}
