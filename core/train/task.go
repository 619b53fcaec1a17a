package train

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// task is what there is to learn: sequences of tokens.
type task interface {
	vocab() int
	length() int // tokens of a sequence

	// draw writes a sequence, and for each of its positions the token that follows it.
	draw(r *rand.Rand, ids, next []int)

	// held is draw for sequence i of those that are never drawn, of which there are heldOut.
	held(i int, ids, next []int)
	heldOut() int

	// scored returns the positions that the loss is about, nil for all.
	scored() []int

	// prompt returns the beginning of a sample.
	prompt(r *rand.Rand) []int

	// free reports whether a sample goes on with a random token, drawn by how likely each
	// is, and not always with the likeliest.
	free() bool

	// write puts tokens into words.
	write(ids []int) string
}

// heldSequences is how many sequences are held out, at most.
const heldSequences = 32

// newTask returns the task of the settings, or says what is wrong with them.
func newTask(s Settings, tokens []int32) (task, error) {
	switch s.Task {
	case "reverse":
		return digits{s.Digits, slices.Reverse[[]int]}, nil
	case "sort":
		return digits{s.Digits, slices.Sort[[]int]}, nil
	case "tokens":
		return newTokens(s, tokens)
	}
	return nil, errors.New("There is no task “" + shown(s.Task) + "”; there are reverse, sort, text and tokens.")
}

// digits is to write a number of so many digits, and behind the sign = the same in another
// order: 417=714, or 417=147. What the digits are cannot be learned, and is not scored.
type digits struct {
	n     int
	order func([]int)
}

const equals = 10 // the token behind the ten digits

func (t digits) vocab() int  { return 11 }
func (t digits) length() int { return 2 * t.n }

func (t digits) draw(r *rand.Rand, ids, next []int) { t.number(r, false, ids, next) }

func (t digits) held(i int, ids, next []int) {
	t.number(rand.New(rand.NewPCG(uint64(i), 0)), true, ids, next)
}

func (t digits) heldOut() int { return heldSequences }

// number writes a random number that is held out, or one that is not.
func (t digits) number(r *rand.Rand, held bool, ids, next []int) {
	for {
		check := 0
		for i := range t.n {
			ids[i] = r.IntN(10)
			check += (i + 1) * ids[i]
		}
		if (check%11 == 0) == held { // about one in eleven
			break
		}
	}
	answer := next[t.n:]
	copy(answer, ids[:t.n])
	t.order(answer)
	ids[t.n] = equals
	copy(ids[t.n+1:], answer[:t.n-1])
	copy(next, ids[1:t.n+1])
}

func (t digits) scored() (at []int) {
	for i := range t.n {
		at = append(at, t.n+i)
	}
	return at
}

func (t digits) prompt(r *rand.Rand) (ids []int) {
	for range t.n {
		ids = append(ids, r.IntN(10))
	}
	return append(ids, equals)
}

func (t digits) free() bool { return false }

func (t digits) write(ids []int) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteByte("0123456789="[id])
	}
	return b.String()
}

// stream is a long text of tokens, of which a sequence is any part. Its last tenth is held
// out, if it is long enough for a sequence.
type stream struct {
	ids, last []int32
	n         int // tokens of a sequence
}

func newStream(ids []int32, n int) (stream, error) {
	if len(ids) <= n {
		return stream{}, tooShort(len(ids), n)
	}
	if held := len(ids) / 10; held > n {
		return stream{ids[:len(ids)-held], ids[len(ids)-held:], n}, nil
	}
	return stream{ids, nil, n}, nil
}

func (s stream) length() int   { return s.n }
func (s stream) scored() []int { return nil }
func (s stream) free() bool    { return true }

func (s stream) draw(r *rand.Rand, ids, next []int) {
	s.part(s.ids, r.IntN(len(s.ids)-s.n), ids, next)
}

// heldOut is how many places in what is held out a sequence may begin at, evenly spread.
func (s stream) heldOut() int { return max(0, min(heldSequences, len(s.last)-s.n)) }

func (s stream) held(i int, ids, next []int) {
	s.part(s.last, i*(len(s.last)-s.n-1)/max(1, s.heldOut()-1), ids, next)
}

func (s stream) part(of []int32, from int, ids, next []int) {
	for i := range s.n {
		ids[i], next[i] = int(of[from+i]), int(of[from+1+i])
	}
}

// prompt is one token of the text.
func (s stream) prompt(r *rand.Rand) []int { return []int{int(s.ids[r.IntN(len(s.ids))])} }

// tokens is a text that the page has cut into tokens.
type tokens struct {
	stream
	v int
}

func newTokens(s Settings, ids []int32) (task, error) {
	all, err := newStream(ids, s.Context)
	if err != nil {
		return nil, err
	}
	for i, id := range ids {
		if id < 0 || int(id) >= s.Vocab {
			return nil, errors.New("Token " + strconv.Itoa(i+1) + " is " + strconv.Itoa(int(id)) + "; with a vocabulary of " +
				strconv.Itoa(s.Vocab) + " it must be from 0 to " + strconv.Itoa(s.Vocab-1) + ".")
		}
	}
	return tokens{all, s.Vocab}, nil
}

func (t tokens) vocab() int { return t.v }

// write gives the tokens' numbers.
func (t tokens) write(ids []int) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = strconv.Itoa(id)
	}
	return strings.Join(words, " ")
}
