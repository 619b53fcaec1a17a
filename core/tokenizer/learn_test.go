package tokenizer

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// learn learns all at once.
func learn(t *testing.T, text string, size int) *Learner {
	t.Helper()
	l, err := NewLearner(text, size)
	if err != nil {
		t.Fatal(err)
	}
	for l.Work(1 << 20) {
	}
	return l
}

// told writes merges: what became one, and how often it was there.
func told(l *Learner) string {
	var all []string
	for _, m := range l.Merges() {
		all = append(all, fmt.Sprintf("%s+%s=%d×%d", l.Word(m.Left), l.Word(m.Right), m.New, m.Count))
	}
	return strings.Join(all, " ")
}

// The words are low, ·lower 2×, ·newest 2×, ·widest; of equal pairs that of the smaller numbers comes first, which letters
// have in the order of the alphabet, and a blank behind them. Worked by hand.
func TestLearnsByHand(t *testing.T) {
	l := learn(t, "low lower newest lower newest widest", 262)
	if got := told(l); got != "w+e=256×4 l+o=257×3 s+t=258×3 e+we=259×2 n+ewe=260×2  +lo=261×2" {
		t.Error(got)
	}
	if got := told(learn(t, "aaaa aaaa", 300)); got != "a+a=256×6 aa+aa=257×2" {
		t.Error(got)
	}
	if got := told(learn(t, "abcd", 300)); got != "" {
		t.Errorf("no pair is there twice, but merged are %s", got)
	}
}

// slow learns as the method is told: every pair is counted anew for each merge.
func slow(text string, size int) (merges []Merge) {
	var words [][]string
	for text != "" {
		n := piece(text)
		words, text = append(words, strings.Split(latin(text[:n]), "")), text[n:]
	}
	numbers := map[string]int{}
	for i, b := range alphabet {
		numbers[latin(string([]byte{b}))] = i
	}
	for len(numbers) < size {
		counts := map[[2]string]int{}
		for _, w := range words {
			for i := 1; i < len(w); i++ {
				counts[[2]string{w[i-1], w[i]}]++
			}
		}
		maps.DeleteFunc(counts, func(p [2]string, n int) bool { _, twice := numbers[p[0]+p[1]]; return twice || n < 2 })
		if len(counts) == 0 {
			break
		}
		best := slices.MaxFunc(slices.Collect(maps.Keys(counts)), func(p, q [2]string) int {
			if d := counts[p] - counts[q]; d != 0 {
				return d
			}
			if d := numbers[q[0]] - numbers[p[0]]; d != 0 {
				return d
			}
			return numbers[q[1]] - numbers[p[1]]
		})
		merges = append(merges, Merge{numbers[best[0]], numbers[best[1]], len(numbers), counts[best]})
		numbers[best[0]+best[1]] = len(numbers)
		for k, w := range words {
			words[k] = joined(w, best)
		}
	}
	return merges
}

// latin writes each byte as a character.
func latin(bytes string) string {
	var all []rune
	for i := range len(bytes) {
		all = append(all, rune(bytes[i]))
	}
	return string(all)
}

func joined(word []string, p [2]string) (all []string) {
	for i := 0; i < len(word); i++ {
		if i+1 < len(word) && word[i] == p[0] && word[i+1] == p[1] {
			all = append(all, p[0]+p[1])
			i++
		} else {
			all = append(all, word[i])
		}
	}
	return all
}

// someText is random words of few letters, in which much comes again and overlaps.
func someText(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	for range n {
		switch k := r.IntN(12); {
		case k < 5:
			b.WriteByte('a')
		case k < 9:
			b.WriteByte("bcd"[k%3])
		case k < 10:
			b.WriteString("é")
		default:
			b.WriteByte(" \n"[k%2])
		}
	}
	return b.String()
}

// Counting once and correcting gives the merges of counting always, however the work is cut; and the text encoded by them is
// what it was at the end of learning.
func TestLearnsAsToldSlowly(t *testing.T) {
	for seed := range uint64(6) {
		text := someText(seed, 400)
		want := slow(text, 330)
		l := learn(t, text, 330)
		if !slices.Equal(l.Merges(), want) {
			t.Fatalf("seed %d: merges are %v\nwant %v", seed, l.Merges(), want)
		}
		piecemeal, _ := NewLearner(text, 330)
		for n := 1; piecemeal.Work(n); n = n%7 + 1 {
		}
		if !slices.Equal(piecemeal.Merges(), want) {
			t.Errorf("seed %d: in pieces the merges are %v", seed, piecemeal.Merges())
		}
		b := l.Tokenizer()
		if got := b.Decode(IDs(b.Encode(text))); got != text {
			t.Errorf("seed %d: decoded is %q", seed, got)
		}
		if again := read(t, b.JSON()); again.JSON() != b.JSON() || !slices.Equal(again.Encode(text), b.Encode(text)) {
			t.Errorf("seed %d: read again it is another one", seed)
		}
	}
}

// Of what was learned in the end, the first merges are what was learned at first.
func TestFirstMerges(t *testing.T) {
	text := someText(9, 300)
	l, err := NewLearner(text, 270)
	if err != nil {
		t.Fatal(err)
	}
	var early []*BPE // after so many merges
	for more := true; more; more = l.Work(1) {
		if n := len(l.Merges()); n == len(early) {
			early = append(early, l.Tokenizer())
		}
	}
	b := l.Tokenizer()
	for n, e := range early {
		if first := b.First(n); first.Merges() != n || !slices.Equal(first.Encode(text), e.Encode(text)) {
			t.Errorf("with the first %d merges %q is cut differently", n, text)
		}
	}
	if len(early) != 15 || b.Merges() != 14 {
		t.Errorf("there were %d merges", len(early)-1)
	}
}

func TestWhatCannotBeLearned(t *testing.T) {
	for want, learn := range map[string]func() error{
		"there is no text":      func() error { _, err := NewLearner("", 300); return err },
		"has 5242881 bytes":     func() error { _, err := Characters(strings.Repeat("x", MaxText+1)); return err },
		"a vocabulary of 255":   func() error { _, err := NewLearner("a", 255); return err },
		"a vocabulary of 65537": func() error { _, err := NewLearner("a", 65537); return err },
		"a vocabulary of 1 is":  func() error { _, err := Words("a", 1); return err },
	} {
		if err := learn(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("it is said %v, want %s", err, want)
		}
	}
}

func FuzzLearn(f *testing.F) {
	f.Add("low lower\xff newest", 300)
	f.Add(strings.Repeat("aab", 30), 270)
	f.Fuzz(func(t *testing.T, text string, size int) {
		l, err := NewLearner(text, size)
		if err != nil {
			return
		}
		for l.Work(3) {
		}
		b := l.Tokenizer()
		if got := b.Decode(IDs(b.Encode(text))); got != text || b.Len() > size {
			t.Fatalf("decoded is %q of %q, with %d tokens", got, text, b.Len())
		}
	})
}

// A text of one word is learned and encoded in about the time of one of many: the numbers of pieces of work tell.
func TestLongWordsAreNoSlower(t *testing.T) {
	work := func(text string) (n int) {
		l, err := NewLearner(text, 400)
		if err != nil {
			t.Fatal(err)
		}
		for l.Work(1) {
			n++
		}
		return n
	}
	var b strings.Builder
	for i := range 100_000 {
		b.WriteByte("abcdefgh"[(i*i/7+i/3)%8])
	}
	if n := work(b.String()); n > 12*b.Len() {
		t.Errorf("%d bytes in one word took %d pieces of work", b.Len(), n)
	}
}
