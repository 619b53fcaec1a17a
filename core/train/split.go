package train

// Split says how the examples of a step are divided: into Shards of equal size, of which each of Workers computes as
// many, one with the Rank 0 the first ones and so on. Both are powers of two, and there are no more workers than shards.
// How many shards there are decides which bits come out, how many workers does not.
type Split struct{ Shards, Workers, Rank int }

// Whole is the split of who computes alone what is not divided.
var Whole = Split{1, 1, 0}

// own is how many shards a worker computes, and first the number of its first one.
func (s Split) own() int   { return s.Shards / s.Workers }
func (s Split) first() int { return s.Rank * s.own() }

// partner is the worker that a sum is swapped with in a round, counted from 0: after the first round both have the sum
// of two workers, after the second one of four, and in the end all have that of all.
func (s Split) partner(round int) int { return s.Rank ^ 1<<round }

// rounds is how many there are.
func (s Split) rounds() (n int) {
	for 1<<n < s.Workers {
		n++
	}
	return n
}

// Mark says when a worker sent something to another one.
type Mark struct {
	Epoch int // how often training went to another state before
	Step  int // steps taken
	Round int // of swapping
}

// Peers sends numbers to the worker of a rank, which then calls Take or, for a state, Join. They are read at once.
type Peers interface {
	Sum(to int, at Mark, numbers []float32)
	State(to int, at Mark, numbers []float32)
}

// swap is the part of a step in which the workers swap their sums.
type swap struct {
	split Split
	peers Peers
	epoch int
	round int
	inbox []parcel // of each round
}

// parcel is what has come from a partner, from its next step perhaps.
type parcel struct {
	at   Mark
	full bool
	sum  []float32
}

func newSwap(s Split, p Peers, size int) *swap {
	w := &swap{split: s, peers: p, inbox: make([]parcel, s.rounds())}
	for i := range w.inbox {
		w.inbox[i].sum = make([]float32, size)
	}
	return w
}

// send sends the sum of the round to the partner.
func (w *swap) send(step int, sum []float32) {
	w.peers.Sum(w.split.partner(w.round), Mark{w.epoch, step, w.round}, sum)
}

// here reports whether the partner's sum of this step and round has come.
func (w *swap) here(step int) bool {
	p := w.inbox[w.round]
	return p.full && p.at == Mark{w.epoch, step, w.round}
}

// received is the partner's sum of this round, and ends it.
func (w *swap) received() []float32 {
	p := &w.inbox[w.round]
	p.full = false
	w.round++
	return p.sum
}

// take keeps a sum, unless it is of a state that was left.
func (w *swap) take(at Mark, numbers func(into []float32)) {
	if at.Epoch < w.epoch {
		return
	}
	p := &w.inbox[at.Round]
	p.at, p.full = at, true
	numbers(p.sum)
}
