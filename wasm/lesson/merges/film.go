package merges

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"glassbox/core/number"
	"glassbox/core/tokenizer"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// Film is byte pair encoding as it is learned from a text: the letters, then merge after merge, and a word that is cut by them.
type Film struct {
	*film.Film
	*learned
	figure *figure.Figure
	sheet  film.Sheet
	first  int // merges shown one by one
	most   int // merges made in the end
	word   string
	steps  []step              // in which the word is cut
	early  [][]tokenizer.Token // of what is shown of the text, behind each of the first merges
	cuts   []tokenizer.Token   // and in the end
	head   string              // what is shown of the text
	lone   float64             // letters of the text
}

// showing is how much of the text is cut to be shown, in bytes.
const showing = 900

// Open learns from the text of the settings.
func Open(v control.Values) (*Film, error) {
	text := v.Get("corpus")
	all, err := learn(text)
	if err != nil {
		return nil, &control.Error{Key: "corpus", Text: phrase.Say("merges.empty")}
	}
	f := &Film{learned: all, word: v.Get("word"), most: min(v.Int("merges"), len(all.merges)), lone: float64(utf8.RuneCountInString(text))}
	f.first = min(f.most, len(all.shown))
	f.steps = all.cut(f.word, f.most)
	f.head = text[:tokenizer.Part(text, showing)]
	for n := range f.first + 1 {
		f.early = append(f.early, all.bpe.First(n).Encode(f.head))
	}
	f.cuts = all.bpe.First(f.most).Encode(f.head)
	f.Film = film.New(&f.sheet, f.plan())
	f.figure = figure.New(f.Film)
	return f, nil
}

// Run is the film as a lesson has it, with nothing to draw it yet.
func (f *Film) Run() *lesson.Run {
	return &lesson.Run{Track: f.Track, Numbers: f.Numbers, Inspect: f.Inspect, Prove: f.Prove, Weights: phrase.Say("merges.weights")}
}

// named is a name with a number, as in count3.
func named(name string, n int) string { return name + strconv.Itoa(n) }

// plan is the film: the letters, of each merge its pair and what becomes of the text, all others at once, and the word.
func (f *Film) plan() film.Plan {
	f.put("tokens0", phrase.Say("merges.label.bytes"), "bytes", float64(len(f.text)), "", "")
	beats := []film.Beat{film.Step("begin", "letters", "letters", "tokens0")}
	for n := 1; n <= f.first; n++ {
		f.putMerge(n)
		beats = append(beats, film.Step("learn", "count", named("count-", n), named("count", n)),
			film.Step("learn", "merge", named("merge-", n), named("tokens", n)))
	}
	f.put("all", phrase.Say("merges.label.tokens", "n", f.most), "tokens", float64(f.tokens(f.most)),
		phrase.Say("merges.how.all", "n", f.most), "")
	f.put("pieces", phrase.Say("merges.label.pieces", "word", readable(f.word)), "pieces", float64(len(f.end())), f.cutWord(), "")
	beats = append(beats, film.Step("show", "all", "all", "all"), film.Step("show", "word", "word", "pieces"))
	p := f.sheet.Plan("merges", beats)
	f.tell(&p)
	return p
}

// end is how the word is cut.
func (f *Film) end() []int { return f.steps[len(f.steps)-1].ids }

// cutWord is the word with bars where it is cut.
func (f *Film) cutWord() string {
	if f.word == "" {
		return none
	}
	return f.names(f.end(), " | ")
}

// none stands for a word that nobody has typed.
const none = "…"

// put writes a number down; symbol is the end of a phrase's name.
func (f *Film) put(name, label, symbol string, x float64, symbols, numbers string, from ...string) {
	f.sheet.Put(film.Entry{Name: name, Label: label, Symbol: phrase.Say("merges.symbol." + symbol), X: x,
		Symbols: symbols, Numbers: numbers, From: from})
}

// mostWords is how many words a count is written as a sum of.
const mostWords = 6

// putMerge writes down how often the pair of a merge is there, and how many tokens are left.
func (f *Film) putMerge(n int) {
	m, words, counts := f.shown[n-1], []string{}, []string{}
	for i, in := range m.in {
		if i == mostWords-1 && len(m.in) > mostWords {
			words = append(words, phrase.Say("merges.others", "n", len(m.in)-i))
			counts = append(counts, number.Int(m.Count-sum(m.in[:i])))
			break
		}
		words, counts = append(words, phrase.Say("merges.in", "word", readable(in.word))), append(counts, number.Int(in.count))
	}
	if len(counts) == 1 {
		counts = nil
	}
	f.put(named("count", n), phrase.Say("merges.label.count", "pair", f.pair(n)), "count", float64(m.Count),
		strings.Join(words, " + "), strings.Join(counts, " + "))
	before := f.tokens(n - 1)
	f.put(named("tokens", n), phrase.Say("merges.label.tokens", "n", n), "tokens", float64(m.tokens), phrase.Say("merges.how.tokens"),
		number.Int(before)+" − "+number.Int(before-m.tokens), named("tokens", n-1), named("count", n))
}

// sum is how often a pair is in words.
func sum(in []share) (n int) {
	for _, s := range in {
		n += s.count
	}
	return n
}

// pair is the pair of a merge.
func (f *Film) pair(n int) string {
	m := f.merges[n-1]
	return f.name(m.Left) + " + " + f.name(m.Right)
}

// each is how many letters a token has after n merges.
func (f *Film) each(n int) float64 { return f.lone / float64(max(1, f.tokens(n))) }

// tell tells what the prose speaks of.
func (f *Film) tell(p *film.Plan) {
	p.Tell("", "bytes_count", float64(len(f.text)), "merges_most", float64(len(f.merges)), "typed", shownWord(f.word))
	if f.first > 0 {
		m := f.shown[0]
		p.Tell("", "first_left", f.name(m.Left), "first_right", f.name(m.Right), "first_count", float64(m.Count))
	}
	var counts []float64
	for n := 1; n <= f.first; n++ {
		m := f.shown[n-1]
		counts = append(counts, float64(m.Count))
		p.Tell(named("count-", n), "merge_number", float64(n), "left", f.name(m.Left), "right", f.name(m.Right), "pair_count", float64(m.Count))
		p.Tell(named("merge-", n), "made", f.name(m.New), "tokens_left", float64(m.tokens), "each", f.each(n))
	}
	for n := f.first; n < f.most; n++ {
		counts = append(counts, float64(f.merges[n].Count))
	}
	p.Tell("all", "merges_done", float64(f.most), "tokens_end", float64(f.tokens(f.most)), "each_end", f.each(f.most),
		"vocabulary", float64(bytes+f.most))
	if len(counts) > 0 {
		p.Tell("all", "counts", [][]float64{counts})
	}
	p.Tell("word", "word_cut", f.cutWord(), "pieces_count", float64(len(f.end())), "word_bytes", float64(len(f.word)))
}

// shownWord is the word as typed, or a sign for none.
func shownWord(word string) string {
	if word == "" {
		return none
	}
	return readable(word)
}
