package train

import "glassbox/core/tape"

// sum adds the gradients of shards, and their losses, two by two: ((1 + 2) + (3 + 4)) + … The order depends on nothing
// but how many shards there are, so that the sum has the same bits whoever computed which of them.
type sum struct {
	params  []*tape.Value[float32]
	waiting [][]float32 // [n] is of 2ⁿ shards, and waits for that of as many more; the last becomes that of all
	n       int         // shards added
}

// newSum returns the sum of nothing, for so many shards, a power of two. Each part of it holds the gradients of the
// parameters behind one another, and then the loss.
func newSum(params []*tape.Value[float32], shards int) *sum {
	s := &sum{params: params}
	size := 1
	for _, p := range params {
		size += len(p.Data())
	}
	for n := max(2, shards); n > 1; n /= 2 {
		s.waiting = append(s.waiting, make([]float32, size))
	}
	return s
}

// all is the sum once all shards are added.
func (s *sum) all() []float32 { return s.waiting[len(s.waiting)-1] }

// add adds a shard: the gradients that the parameters have now, and a loss.
func (s *sum) add(loss float32) {
	i, w := s.n, s.waiting
	s.n++
	if i%2 == 0 {
		s.write(w[0], loss)
		return
	}
	s.plus(w[0], loss)
	for n := 1; n < len(w); n++ {
		if i>>n&1 == 0 {
			w[n-1], w[n] = w[n], w[n-1]
			return
		}
		s.join(w[n], w[n-1])
	}
}

func (s *sum) write(into []float32, loss float32) {
	for _, p := range s.params {
		into = into[copy(into, p.GradData()):]
	}
	into[0] = loss
}

func (s *sum) plus(into []float32, loss float32) {
	for _, p := range s.params {
		g := p.GradData()
		p.Tape().Ops().Axpy(1, g, into[:len(g)])
		into = into[len(g):]
	}
	into[0] += loss
}

// join adds one sum to another.
func (s *sum) join(into, more []float32) { s.params[0].Tape().Ops().Axpy(1, more, into) }

// settle gives the parameters the mean of the gradients of so many shards, and returns that of the losses. Shards are
// a power of two, so that nothing is rounded.
func (s *sum) settle(shards int) (loss float64) {
	all, share := s.all(), 1/float32(shards)
	for _, p := range s.params {
		g := p.GradData()
		clear(g)
		p.Tape().Ops().Axpy(share, all[:len(g)], g)
		all = all[len(g):]
	}
	s.n = 0
	return float64(all[0] * share)
}
