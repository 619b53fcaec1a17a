package train

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/corpus"
)

// task is what there is to learn: sequences of tokens.
type task interface {
	vocab() int
	length() int // tokens of a sequence

	// draw writes a sequence, and for each of its positions the token that follows it.
	draw(r *rand.Rand, ids, next []int)

	// scored returns the positions that the loss is about, nil for all.
	scored() []int

	// prompt writes the beginning of a sample and returns how many tokens that are.
	prompt(r *rand.Rand, ids []int) int

	// free reports whether a sample goes on with a random token, drawn by how likely each
	// is, and not always with the likeliest.
	free() bool

	// write puts tokens into words.
	write(ids []int) string
}

// newTask returns the task of the settings, or says what is wrong with them.
func newTask(s Settings, tokens []int) (task, error) {
	switch s.Task {
	case "reverse":
		return reverse{s.Digits}, nil
	case "characters":
		return newCharacters(s)
	case "tokens":
		return newTokens(s, tokens)
	}
	return nil, errors.New("There is no task “" + shown(s.Task) + "”; there are reverse, characters and tokens.")
}

// reverse is to write a number of so many digits, and behind the sign = the same from
// behind: 417=714. What the digits are cannot be learned, and is not scored.
type reverse struct{ digits int }

const equals = 10 // the token behind the ten digits

func (t reverse) vocab() int  { return 11 }
func (t reverse) length() int { return 2 * t.digits }

func (t reverse) draw(r *rand.Rand, ids, next []int) {
	n := t.digits
	for i := range n {
		ids[i] = r.IntN(10)
		next[2*n-1-i] = ids[i]
	}
	ids[n] = equals
	copy(ids[n+1:], next[n:2*n-1])
	copy(next, ids[1:n+1])
}

func (t reverse) scored() (at []int) {
	for i := range t.digits {
		at = append(at, t.digits+i)
	}
	return at
}

func (t reverse) prompt(r *rand.Rand, ids []int) int {
	for i := range t.digits {
		ids[i] = r.IntN(10)
	}
	ids[t.digits] = equals
	return t.digits + 1
}

func (t reverse) free() bool { return false }

func (t reverse) write(ids []int) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteByte("0123456789="[id])
	}
	return b.String()
}

// stream is a long text of tokens, of which a sequence is any part.
type stream struct {
	ids []int
	n   int // tokens of a sequence
}

func (s stream) length() int   { return s.n }
func (s stream) scored() []int { return nil }
func (s stream) free() bool    { return true }

func (s stream) draw(r *rand.Rand, ids, next []int) {
	from := r.IntN(len(s.ids) - s.n)
	copy(ids, s.ids[from:from+s.n])
	copy(next, s.ids[from+1:from+1+s.n])
}

// prompt is one token of the text.
func (s stream) prompt(r *rand.Rand, ids []int) int {
	ids[0] = s.ids[r.IntN(len(s.ids))]
	return 1
}

// characters is a sample text letter by letter.
type characters struct {
	stream
	runes []rune // by id
}

func newCharacters(s Settings) (task, error) {
	sample, ok := corpus.Find(s.Sample)
	if !ok {
		var ids []string
		for _, sample := range corpus.Samples() {
			ids = append(ids, sample.ID)
		}
		return nil, errors.New("There is no text “" + shown(s.Sample) + "”; there are " + strings.Join(ids, ", ") + ".")
	}
	text := []rune(sample.Train)
	runes := slices.Compact(slices.Sorted(slices.Values(text)))
	ids := make([]int, len(text))
	for i, c := range text {
		ids[i], _ = slices.BinarySearch(runes, c)
	}
	if len(ids) <= s.Context {
		return nil, tooShort(len(ids), s.Context)
	}
	return characters{stream{ids, s.Context}, runes}, nil
}

func (c characters) vocab() int { return len(c.runes) }

func (c characters) write(ids []int) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteRune(c.runes[id])
	}
	return b.String()
}

// tokens is a text that the page has cut into tokens.
type tokens struct {
	stream
	v int
}

func newTokens(s Settings, ids []int) (task, error) {
	if len(ids) <= s.Context {
		return nil, tooShort(len(ids), s.Context)
	}
	for i, id := range ids {
		if id < 0 || id >= s.Vocab {
			return nil, errors.New("Token " + strconv.Itoa(i+1) + " is " + strconv.Itoa(id) + "; with a vocabulary of " + strconv.Itoa(s.Vocab) +
				" it must be from 0 to " + strconv.Itoa(s.Vocab-1) + ".")
		}
	}
	return tokens{stream{ids, s.Context}, s.Vocab}, nil
}

func tooShort(have, context int) error {
	return errors.New("The text has " + strconv.Itoa(have) + " tokens; with a context of " + strconv.Itoa(context) +
		" it must have at least one more than that.")
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
