package train

import (
	"strconv"

	"glassbox/core/nn"
)

// mostBytes is what a training may take, in each of its workers: browsers give a program no more than two to four
// gigabytes.
const mostBytes = 2_000_000_000

// historyBytes is what the history takes, if there is as much left, and if two states take no more.
const historyBytes = 64 << 20

// leastRows is how many tokens a shard has at least: with fewer, the work around the products weighs more than what is
// gained by dividing them.
const leastRows = 128

// shards is how many shards a step has: up to eight, if the sequences of its batch can be shared evenly. It depends on
// nothing that differs from one machine to another.
func (s Settings) shards(k task) int {
	for n := 8; n > 1; n /= 2 {
		if s.Batch%n == 0 && s.Batch/n*k.length() >= leastRows {
			return n
		}
	}
	return 1
}

// split is who computes what.
func (s Settings) split(k task) Split {
	shards := s.shards(k)
	return Split{shards, min(s.Workers, shards), s.Rank}
}

// bytes is about how much memory the training takes in one worker, at the least.
func (s Settings) bytes(k task) int {
	c, split := s.config(k), s.split(k)
	cells := c.Parameters()
	numbers := 4 * cells // weights, gradients and two moments
	if split.Shards > 1 {
		numbers += cells * len(newSum(nil, split.own()).waiting)
	}
	if split.Workers > 1 {
		numbers += cells * (split.rounds() + 1) // what comes, and the bytes that it comes as
	}
	if split.Rank == 0 {
		numbers += 2 * 3 * cells // two states
		if s.Every > 0 {
			numbers += recorded(c, 8) / 2 // what measures, without gradients
		}
	}
	return 4 * (numbers + recorded(c, s.Batch/split.Shards))
}

// recorded is about how many numbers a tape holds that has read so many sequences, with gradients, without parameters.
func recorded(c nn.GPTConfig, sequences int) int {
	rows := sequences * c.Context
	layer := rows*(24*c.Width+6*c.Hidden) + 3*rows*c.Context*c.Heads
	return rows*(8*c.Width+5*c.Vocab) + c.Layers*layer
}

// history is what is left for the history.
func (s Settings) history(k task) int {
	states := 2 * 3 * 4 * s.config(k).Parameters()
	return max(states, min(historyBytes, mostBytes-s.bytes(k)+states))
}

func megabytes(bytes int) string { return strconv.Itoa((bytes+500_000)/1_000_000) + " MB" }
