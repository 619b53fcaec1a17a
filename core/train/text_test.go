package train

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"glassbox/core/corpus"
	"glassbox/core/tokenizer"
)

const learning = `"task":"text","context":16,"steps":12,"batch":64,"width":8,"heads":1,"hidden":8,"layers":1,"warmup":2`

func started(p posted) bool { return p.Type == "started" }

// A text is cut by what was learned from it, its samples are written in words again, and what is told of it is so.
func TestATextIsCutInEveryWay(t *testing.T) {
	sample, _ := corpus.Find("weather")
	for way, most := range map[string]int{"characters": 100, "words": 256, "bpe": 300} {
		d := newDesk(t)
		d.Receive(`{"type":"start",`+learning+`,"sample":"weather","size":`+itoa(max(256, most))+`,"tokenizer":"`+way+`"}`, nil)
		p := d.until(started)
		made, err := tokenizer.Read(p.Tokenizer)
		if err != nil || made.Len() != p.Vocab || p.Vocab > most {
			t.Fatalf("%s: %d tokens, %v", way, p.Vocab, err)
		}
		n := len(made.Encode(sample.Train))
		if got := p.Letters * float64(n); int(got+0.5) != len([]rune(sample.Train)) || way == "characters" && p.Letters != 1 {
			t.Errorf("%s: %d tokens have %v letters each", way, n, p.Letters)
		}
		d.until(in(Done))
		if text := d.until(func(p posted) bool { return p.Sample != "" }).Sample; len(made.Encode(text)) < 5 {
			t.Errorf("%s: it writes %q", way, text)
		}
	}
}

// ownText is one of several thousand letters that no sample has.
func ownText() []byte {
	var b strings.Builder
	for i := range 900 {
		b.WriteString([]string{"low", "lower", "newest", "widest", "slow"}[i*i%7%5] + " ")
	}
	return []byte(b.String())
}

// While a long text is being cut, a session says how far it is, hears what it is told, and does so once it trains.
func TestWhatIsAskedWhileATextIsCut(t *testing.T) {
	d := newDesk(t)
	const start = `{"type":"start",` + learning + `,"sample":"","size":300,"tokenizer":"bpe"}`
	d.Receive(start, ownText())
	for _, m := range []string{"sample", "snapshot", "pause"} {
		if d.Receive(`{"type":"`+m+`"}`, nil); len(d.sent) != 1 || d.sent[0].State != "preparing" {
			t.Fatalf("%s leads to %+v", m, d.sent)
		}
	}
	d.clock += reportEvery
	d.Work(0)
	if p := d.until(in(Preparing)); p.Share != 0 || p.Workers != 1 {
		t.Errorf("it begins with a share of %v, for %d workers", p.Share, p.Workers)
	}
	if p := d.until(in(Preparing)); !(p.Share > 0 && p.Share < 1) {
		t.Errorf("its share is %v", p.Share)
	}
	d.until(func(p posted) bool { return p.Type == "snapshot" && p.Step == 0 })
	if p := d.until(in(Paused)); p.Step != 1 {
		t.Errorf("it pauses at step %d", p.Step)
	}
	d.Receive(start, ownText())
	d.say(`{"type":"snapshot"}`, `{"type":"stop"}`)
	if len(d.sent) != 2 || d.sent[0].About != "snapshot" || d.sent[1].State != "idle" || d.Work(1) {
		t.Errorf("stopped, it says %+v", d.sent)
	}
}

// What a text is too short for shows when it is cut; then nothing is being trained.
func TestATextThatIsTooShort(t *testing.T) {
	for want, own := range map[string]string{
		"The text has 3 tokens; with a context of 16 it must have at least one more than that.": "one two three",
		"The text is not UTF-8 but an older encoding.":                                          "\xff",
		"The text has more than 5 MB, which is the most.":                                       strings.Repeat("word ", 1_200_000),
	} {
		d := newDesk(t)
		d.Receive(`{"type":"start",`+learning+`,"sample":"","tokenizer":"words"}`, []byte(own))
		d.Receive(`{"type":"sample"}`, nil)
		for d.Work(1) {
		}
		i := slices.IndexFunc(d.sent, func(p posted) bool { return p.Type == "error" })
		if i < 0 || d.sent[i].Text != want || d.sent[i].About != "start" || d.state != Idle {
			t.Errorf("it says %+v, want %s", d.sent, want)
		}
	}
}

// Each worker learns the tokenizer itself, and all come to the same bits as one alone.
func TestWorkersCutATextAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var end []float32
	for _, workers := range []int{1, 2, 4} {
		m := newTeam(t, workers, `"task":"text","sample":"","size":260,"tokenizer":"bpe","context":16`, ownText())
		done := m.until(r, in(Done))
		if end == nil {
			end = done.buffers["weights"]
		}
		if !slices.Equal(done.buffers["weights"], end) || m.desks[workers-1].task.vocab() != 260 {
			t.Errorf("%d workers end at other weights than one", workers)
		}
	}
}
