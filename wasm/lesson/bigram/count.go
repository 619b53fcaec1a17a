package bigram

import (
	"errors"
	"iter"
	"slices"
	"strings"

	"glassbox/core/ngram"
	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
)

const (
	// long is the number of bytes from which a corpus is counted a little at a time, so that no key that is pressed waits for it.
	long = 64 << 10
	// piece is how many bytes are cut into words at a time, and some how many words are numbered.
	piece, some = 24 << 10, 10_000
)

// job is a long corpus being counted.
type job struct {
	source
	next func() (done float64, more bool)
	stop func()
	made *training
	err  error
}

// under is the job under way; another text ends it.
var under *job

// begin is the job of counting src: the one under way, if it is that.
func begin(src source) *job {
	if under != nil && under.source == src {
		return under
	}
	if under != nil {
		under.stop()
	}
	j := &job{source: src}
	j.next, j.stop = iter.Pull(func(pause func(float64) bool) { j.made, j.err = count(src, pause) })
	under = j
	return j
}

// more does a little more and tells how much is done.
func (j *job) more() float64 {
	if done, more := j.next(); more {
		return done
	}
	return 1
}

// errStopped is what comes of a job that was ended.
var errStopped = errors.New("stopped")

// train cuts the corpus into words and counts its pairs. A long one has to be waited for: the error is *lesson.Unfinished.
func train(text string, rare int, o token.Options) (*training, error) {
	src := source{text, rare, o}
	if t := latest.Load(); t != nil && t.source == src {
		return t, nil
	}
	if len(text) <= long {
		return count(src, func(float64) bool { return true })
	}
	j := begin(src)
	if j.made == nil && j.err == nil {
		return nil, &lesson.Unfinished{Text: say("counting"), More: j.more}
	}
	under = nil
	return j.made, j.err
}

// count counts a corpus, with a pause after every little while, in which it tells how much is done; false ends it.
func count(src source, pause func(done float64) bool) (*training, error) {
	cut, err := sentences(src, func(done float64) bool { return pause(0.6 * done) })
	if err != nil {
		return nil, err
	}
	t := &training{source: src, vocab: token.NewVocabulary(cut, src.rare)}
	if t.text = t.numbered(cut, pause); t.text == nil {
		return nil, errStopped
	}
	if t.counts = ngram.Train(2, t.vocab.Len(), t.text); !pause(0.95) {
		return nil, errStopped
	}
	t.sparsity = t.counts.Sparsity()
	for _, c := range t.counts.Contexts() {
		t.largest = max(t.largest, float64(t.counts.Continuations(c)[0].Count))
	}
	t.order = t.ordered()
	latest.Store(t)
	return t, nil
}

// sentences cuts the corpus into sentences of words.
func sentences(src source, pause func(done float64) bool) (all []token.Sentence, err error) {
	if len(src.text) > token.MaxBytes {
		return nil, wrong("text", token.SizeError{Bytes: len(src.text)})
	}
	open := false // the last sentence goes on in the next piece
	for at := 0; at < len(src.text); {
		cut, size, ends := next(src.text[at:], src.o)
		goesOn := !ends && (open || len(cut) > 0)
		if open && len(cut) > 0 {
			last := &all[len(all)-1]
			*last, cut = append(*last, cut[0]...), cut[1:]
		}
		all, open = append(all, cut...), goesOn
		if at += size; !pause(float64(at) / float64(len(src.text))) {
			return nil, errStopped
		}
	}
	if len(all) == 0 {
		return nil, &control.Error{Key: "text", Text: say("wrong.text")}
	}
	return all, nil
}

// next cuts the first piece of a text as a text of its own, and returns its size. It ends where a paragraph ends, or else a
// sentence; where one is longer than the piece, behind a word, if there are blanks. A short text is one piece.
func next(text string, o token.Options) (cut []token.Sentence, size int, ends bool) {
	first := func(n int) []token.Sentence {
		cut, _ := token.Sentences(text[:n], o) // which are fewer bytes than are allowed
		return cut
	}
	if len(text) <= long {
		return first(len(text)), len(text), true
	}
	if n := strings.LastIndex(text[:piece], "\n\n"); n > 0 {
		return first(n), n, true
	}
	cut = first(piece)
	if n := len(cut) - 1; n > 0 {
		return cut[:n], cut[n][0].Start, true
	}
	if n := strings.LastIndexByte(text[:piece], ' '); n > 0 {
		return first(n), n, false
	}
	return first(len(text)), len(text), true
}

// numbered are the ids of the words, or nil where that was ended.
func (t *training) numbered(cut []token.Sentence, pause func(done float64) bool) [][]int {
	ids, words := make([][]int, len(cut)), 0
	for i, sentence := range cut {
		for part := range slices.Chunk(sentence, some) {
			ids[i] = append(ids[i], t.vocab.Encode(part)...)
			if words += len(part); words >= some {
				if words = 0; !pause(0.75 + 0.1*float64(i)/float64(len(cut))) {
					return nil
				}
			}
		}
	}
	if !pause(0.85) {
		return nil
	}
	return ids
}
