package tokenizer

import (
	"slices"
	"strconv"
)

// Learner learns byte pair encoding from a text. It begins with the 256 bytes as tokens, and makes the two neighbours that
// stand side by side most often one token more, again and again; of pairs that are equally frequent, that of the tokens
// with the smaller numbers. Pairs within a word count as often as the word is there, and none goes across words; a pair
// that would make a token that there is already stays two.
//
// It counts once. A merge then looks only at the places of its pair, and changes the counts of the pairs that were its
// neighbours: all merges together visit each place about as often as it is joined. For each byte of all different words it
// takes 16 bytes of memory, and some 20 for their pairs, so that 5 MB of a language take some 40 MB, and 200 if no word
// comes twice.
// Source: Sennrich, Haddow and Birch 2016, section 3.2.
type Learner struct {
	list   // so far
	size   int
	merges []Merge

	rest  string           // that is not yet counted
	times map[string]int32 // how often a word is there
	words []string         // in the order in which they came
	bytes int              // of all of them
	laid  int              // how many of them have their places

	ids     map[string]int32 // of the list
	places  []place
	pairs   map[pair]*spots
	queue   heap[frequent]
	ready   bool // the queue has all pairs
	now     *spots
	current pair   // that is being merged
	fresh   []pair // new ones that it makes
}

// Merge is one step of learning.
type Merge struct {
	Left, Right int // became
	New         int // token
	Count       int // which the pair was there so often
}

// place is a byte of a word, where a token may begin.
type place struct{ id, before, behind, times int32 }

// spots are where a pair is, or was.
type spots struct {
	count int
	at    []int32
}

// frequent is a pair with its count, when it was put into the queue.
type frequent struct {
	pair
	count int
}

// Less puts what is more frequent first, and of what is equally frequent the smaller numbers.
func (f frequent) Less(g frequent) bool {
	switch {
	case f.count != g.count:
		return f.count > g.count
	case f.left != g.left:
		return f.left < g.left
	}
	return f.right < g.right
}

// Bounds of the size of a vocabulary that is learned.
const (
	leastLearned = 256 // the bytes alone
	mostLearned  = 1 << 16
)

// NewLearner begins to learn a vocabulary of a size from a text. The error is an *Error.
func NewLearner(text string, size int) (*Learner, error) {
	if err := learnable(text); err != nil {
		return nil, err
	}
	if size < leastLearned || size > mostLearned {
		return nil, &Error{Problem: Size, Found: strconv.Itoa(size), Want: strconv.Itoa(leastLearned) + "–" + strconv.Itoa(mostLearned)}
	}
	l := &Learner{size: size, rest: text, times: map[string]int32{}, ids: map[string]int32{}, pairs: map[pair]*spots{}}
	for _, b := range alphabet {
		l.token(string([]byte{b}))
	}
	return l, nil
}

// Merges are those so far. The last is done as far as Work has come.
func (l *Learner) Merges() []Merge { return l.merges }

// Tokenizer is what has been learned so far.
func (l *Learner) Tokenizer() *BPE {
	merges, become := make([]pair, len(l.merges)), make([]int32, len(l.merges))
	for i, m := range l.merges {
		merges[i], become[i] = pair{int32(m.Left), int32(m.Right)}, int32(m.New)
	}
	return newBPE(slices.Clone(l.list), merges, become)
}

// Work does about n pieces of work, such as to count a byte or to join a pair in one place, and tells whether there is more
// to be done: not if the vocabulary has its size, or no pair is there twice. However it is cut, the merges are the same.
func (l *Learner) Work(n int) (more bool) {
	for n > 0 {
		var done int
		if done, more = l.step(); !more {
			return false
		}
		n -= done
	}
	return true
}

// step does the next thing, and tells how much work it was.
func (l *Learner) step() (work int, more bool) {
	switch {
	case l.rest != "":
		return l.count(), true
	case l.laid < len(l.words):
		return l.lay(), true
	case !l.ready:
		return l.line(), true
	case l.now == nil:
		return l.begin()
	}
	return l.join(), true
}

// token is the number of a word of the vocabulary, a new one if there is none.
func (l *Learner) token(word string) int32 {
	id, ok := l.ids[word]
	if !ok {
		id = int32(len(l.list))
		l.ids[word] = id
		l.put(int(id), word)
	}
	return id
}

// count counts the next word.
func (l *Learner) count() int {
	n := piece(l.rest)
	word := l.rest[:n]
	if l.rest = l.rest[n:]; l.times[word] == 0 {
		l.words = append(l.words, word)
		l.bytes += n
	}
	l.times[word]++
	return n
}

// lay gives the bytes of the next word their places, and counts its pairs.
func (l *Learner) lay() int {
	if l.laid == 0 {
		l.places = make([]place, 0, l.bytes)
	}
	word := l.words[l.laid]
	l.laid++
	first, times := int32(len(l.places)), l.times[word]
	for i := range len(word) {
		at := first + int32(i)
		l.places = append(l.places, place{l.ids[word[i:i+1]], at - 1, at + 1, times})
		if i > 0 {
			l.more(at - 1)
		}
	}
	l.places[first].before, l.places[len(l.places)-1].behind = none, none
	return len(word)
}

// line puts all pairs into the queue.
func (l *Learner) line() int {
	n := len(l.fresh)
	l.push()
	l.ready = true
	return n
}
