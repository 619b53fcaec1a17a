package fit

import (
	"math/rand/v2"
	"slices"
	"strconv"
)

// Order says which examples a step takes. They lie in buckets, within which they are of
// about the same length; a batch is of one bucket, so that little has to be filled up. In
// an epoch every example comes once, but for what is left over when a bucket is cut into
// batches, which is other examples each time.
type Order struct {
	seed    uint64
	size    int     // of a batch
	buckets [][]int // of examples, by their numbers
	count   int     // batches of an epoch

	epoch   int // of batches
	batches []Batch
}

// Batch is the examples of one step, and the bucket that they are from.
type Batch struct {
	Bucket   int
	Examples []int
}

// NewOrder returns the order of a seed for batches of that size. It panics if no bucket
// has so many examples.
func NewOrder(seed uint64, size int, buckets [][]int) *Order {
	o := &Order{seed: seed, size: size, buckets: buckets, epoch: -1}
	for _, b := range buckets {
		o.count += len(b) / size
	}
	if o.count == 0 {
		panic(UseError{"no bucket has " + strconv.Itoa(size) + " examples for a batch"})
	}
	return o
}

// UseError is the panic of a call that cannot be right.
type UseError struct{ Problem string }

func (e UseError) Error() string { return "fit: " + e.Problem }

// Batch returns the examples of a step, counted from 0.
func (o *Order) Batch(step int) Batch {
	o.shuffle(step / o.count)
	return o.batches[step%o.count]
}

// shuffle makes the batches of an epoch.
func (o *Order) shuffle(epoch int) {
	if epoch == o.epoch {
		return
	}
	r := rand.New(rand.NewPCG(o.seed, uint64(epoch)))
	o.epoch, o.batches = epoch, o.batches[:0]
	for k, bucket := range o.buckets {
		examples := slices.Clone(bucket)
		r.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for ; len(examples) >= o.size; examples = examples[o.size:] {
			o.batches = append(o.batches, Batch{k, examples[:o.size]})
		}
	}
	r.Shuffle(len(o.batches), func(i, j int) { o.batches[i], o.batches[j] = o.batches[j], o.batches[i] })
}

// Seed returns a seed of its own for each step and part, such as that of a dropout.
func (o *Order) Seed(step, part int) uint64 {
	r := rand.NewPCG(o.seed, uint64(step))
	for range part {
		r.Uint64()
	}
	return r.Uint64()
}

// Buckets sorts examples, of the given lengths, into at most so many buckets of about the
// same number, none of which has examples of a length that another one has.
func Buckets(lengths []int, most int) (buckets [][]int) {
	examples := make([]int, len(lengths))
	for i := range examples {
		examples[i] = i
	}
	slices.SortStableFunc(examples, func(a, b int) int { return lengths[a] - lengths[b] })
	for from, i := 0, 1; i <= len(examples); i++ {
		full := (i-from)*most >= len(examples) && i < len(examples) && lengths[examples[i]] != lengths[examples[i-1]]
		if full || i == len(examples) {
			buckets = append(buckets, examples[from:i])
			from = i
		}
	}
	return buckets
}
