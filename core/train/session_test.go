package train

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"glassbox/core/tape"
)

// posted is a message that a session has sent.
type posted struct {
	Type, State, Text, About, Sample  string
	Step, Cells, Vocab, Length, First int
	To, Epoch, Round, Shards, Workers int
	Words                             []string
	Rate, Loss, TokensPerSecond       *float64
	Letters, Share                    float64
	Tokenizer                         string
	Held, Right                       *float64
	buffers                           map[string][]float32
	at                                float64 // milliseconds
}

// desk is a session with a clock that a test controls, and all it has sent.
type desk struct {
	*testing.T
	*Session
	clock float64
	sent  []posted
}

func newDesk(t *testing.T) *desk {
	d := &desk{T: t}
	now := func() float64 { d.clock += 0.05; return d.clock }
	d.Session = NewSession(tape.New[float32], now, d.take)
	return d
}

func (d *desk) take(text string, buffers ...Buffer) {
	p := posted{buffers: map[string][]float32{}, at: d.clock}
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		d.Errorf("%s is not JSON: %v", text, err)
	}
	for _, b := range buffers {
		p.buffers[b.Name] = b.Data
	}
	d.sent = append(d.sent, p)
}

// say sends messages and returns what the last one led to at once.
func (d *desk) say(messages ...string) []posted {
	for _, m := range messages {
		d.sent = nil
		d.Receive(m, nil)
	}
	return d.sent
}

// until works until a message fulfils the condition, and returns it.
func (d *desk) until(condition func(p posted) bool) posted {
	d.Helper()
	for range 1_000_000 {
		if i := slices.IndexFunc(d.sent, condition); i >= 0 {
			p := d.sent[i]
			d.sent = d.sent[i+1:]
			return p
		}
		d.Work(1)
	}
	d.Fatalf("in state %s it never comes", d.state)
	return posted{}
}

func in(state State) func(posted) bool {
	return func(p posted) bool { return p.State == string(state) && p.Sample == "" }
}

const small = `{"type":"start","digits":3,"width":16,"heads":2,"hidden":16,"layers":1,"batch":4,"steps":60,"warmup":5,"rate":0.01,"seed":7}`

func TestASessionTrainsToTheEnd(t *testing.T) {
	d := newDesk(t)
	started := d.say(small)
	if len(started) != 2 || started[0].Type != "started" || started[0].Vocab != 11 || started[0].Length != 6 ||
		started[1].State != "training" || len(started[1].buffers["weights"]) != started[0].Cells {
		t.Fatalf("it starts with %+v", started)
	}
	var losses []float32
	first := 0
	done := d.until(func(p posted) bool {
		if l := p.buffers["losses"]; l != nil {
			if p.First != first || p.Step != first+len(l) || p.TokensPerSecond == nil || !(*p.TokensPerSecond > 0) {
				t.Errorf("after %d losses comes %+v", first, p)
			}
			losses, first = append(losses, l...), p.Step
		}
		return p.State == "done"
	})
	if len(losses) != 60 || done.Step != 60 || *done.Loss != float64(losses[59]) {
		t.Errorf("there are %d losses, and at the end it says %+v", len(losses), done)
	}
	if slices.Equal(done.buffers["weights"], started[1].buffers["weights"]) {
		t.Error("the weights have not moved")
	}
	if sample := d.until(func(p posted) bool { return p.Sample != "" }).Sample; len(sample) != 7 || sample[3] != '=' {
		t.Errorf("the sample is %q", sample)
	}
	if d.Work(1) {
		t.Error("there is more to do after the end")
	}
}

// The speed counts the tokens of all shards, whoever computes them.
func TestSpeedCountsAllShards(t *testing.T) {
	const batch = 64
	d := newDesk(t)
	began := d.say(`{"type":"start","digits":3,"width":16,"heads":2,"hidden":16,"layers":1,"batch":64,"steps":400,"rate":0.01}`)[0]
	if began.Shards < 2 {
		t.Fatalf("it starts with %+v", began)
	}
	report := func(p posted) bool { return p.Type == "report" && p.TokensPerSecond != nil }
	first := d.until(report)
	d.sent = nil
	next := d.until(report)
	want := float64((next.Step-first.Step)*batch*began.Length) / (next.at - first.at) * 1000
	if got := *next.TokensPerSecond; math.Abs(got/want-1) > 1e-9 {
		t.Errorf("%v tokens per second are told, want %v", got, want)
	}
}

func TestPauseAndResume(t *testing.T) {
	d := newDesk(t)
	d.say(small)
	d.Work(0) // in the middle of a step
	d.say(`{"type":"pause"}`)
	paused := d.until(in(Paused))
	if paused.Step != 1 || d.Work(1) {
		t.Errorf("it pauses as %+v, and has more to do", paused)
	}
	if more := d.Receive(`{"type":"resume"}`, nil); !more || d.state != Training {
		t.Errorf("it does not go on: %s", d.state)
	}
	d.say(`{"type":"pause"}`, `{"type":"resume"}`)
	d.until(in(Done))
	if d.Receive(`{"type":"resume"}`, nil); d.state != Done || d.trainer.Step() != 60 {
		t.Errorf("it goes beyond the end: %s at %d", d.state, d.trainer.Step())
	}
	if d.say(`{"type":"stop"}`); d.sent[0].State != "idle" || d.trainer != nil {
		t.Errorf("it does not stop: %+v", d.sent)
	}
}

// Going back and on again leads to the same bits, from remembered states and between
// them, forward and backward, and after a detour to another seed.
func TestRestoreIsExact(t *testing.T) {
	d := newDesk(t)
	d.say(small)
	for d.trainer.Step() == 0 {
		d.Work(0)
	}
	d.trainer.history.memory = 5 * 4 * d.trainer.Size() // so that most states are not kept
	weights := map[int][]float32{0: nil}
	for step := range 61 {
		d.say(`{"type":"restore","step":` + itoa(step) + `}`)
		weights[step] = d.until(in(Paused)).buffers["weights"]
	}
	if d.trainer.history.Len() > 5 || d.trainer.history.every < 8 {
		t.Errorf("%d states are kept, every %d steps", d.trainer.history.Len(), d.trainer.history.every)
	}
	for _, step := range []int{59, 3, 60, 0, 17, 18, 16, 40} {
		d.say(`{"type":"restore","step":` + itoa(step) + `}`)
		if p := d.until(in(Paused)); p.Step != step || !slices.Equal(p.buffers["weights"], weights[step]) {
			t.Errorf("step %d is restored as %d, with other weights", step, p.Step)
		}
	}
	for d.say(`{"type":"resume"}`); d.trainer.phase != moving; {
		d.Work(0)
	}
	for range 5 { // some parameters have moved, others have not
		d.Work(0)
	}
	d.say(`{"type":"restore","step":40}`)
	if p := d.until(in(Paused)); p.Step != 40 || !slices.Equal(p.buffers["weights"], weights[40]) {
		t.Errorf("in the middle of a step it is restored as %d, with other weights", p.Step)
	}
	d.say(`{"type":"resume"}`)
	if p := d.until(in(Done)); !slices.Equal(p.buffers["weights"], weights[60]) {
		t.Error("going on from a restored step ends elsewhere")
	}
	d.say(strings.Replace(small, `"seed":7`, `"seed":8`, 1))
	if p := d.until(in(Done)); slices.Equal(p.buffers["weights"], weights[60]) {
		t.Error("another seed ends at the same weights")
	}
	d.say(small)
	if p := d.until(in(Done)); !slices.Equal(p.buffers["weights"], weights[60]) {
		t.Error("the same seed ends elsewhere")
	}
}

func TestWorkKeepsToItsTime(t *testing.T) {
	d := newDesk(t)
	d.say(small)
	for range 1000 {
		before := d.clock
		d.Work(6)
		if took := d.clock - before; took > 6.5 {
			t.Fatalf("it works for %v ms", took)
		}
	}
}

func TestTokensOfThePage(t *testing.T) {
	d := newDesk(t)
	const start = `{"type":"start","task":"tokens","vocab":3,"context":4,"width":8,"heads":1,"hidden":8,"layers":1,"batch":4,"steps":150,` +
		`"warmup":5,"rate":0.02}`
	ids := []byte{}
	for i := range 30 {
		ids = append(ids, byte(i%3), 0, 0, 0)
	}
	d.Receive(start, ids)
	if loss := *d.until(in(Done)).Loss; !(loss < 0.1) {
		t.Errorf("counting to three is learned to a loss of %v", loss)
	}
	sample := d.until(func(p posted) bool { return p.Sample != "" }).Sample
	if !strings.Contains("0 1 2 0 1 2 0 1 2", sample) || len(sample) != 9 {
		t.Errorf("it counts %s", sample)
	}
	ids[40] = 3
	for text, buffer := range map[string][]byte{
		"Token 11 is 3; with a vocabulary of 3 it must be from 0 to 2.":                        ids,
		"The text has 4 tokens; with a context of 4 it must have at least one more than that.": ids[:16],
	} {
		d.sent = nil
		if d.Receive(start, buffer); len(d.sent) != 1 || d.sent[0].Text != text {
			t.Errorf("got %+v, want %s", d.sent, text)
		}
	}
	if d.state != Done {
		t.Errorf("a refused start leaves the session %s", d.state)
	}
}

func TestRefusals(t *testing.T) {
	d := newDesk(t)
	for message, want := range map[string]string{
		`{"type":"pause"}`:                                    "Nothing is being trained yet.",
		`{"type":"pause","step":1}`:                           "The message “pause” has no place for “step”.",
		`{"type":"start","task":"poems"}`:                     "There is no task “poems”; there are reverse, sort, text and tokens.",
		`{"type":"start","task":"text","sample":""}`:          "There is no text to learn from.",
		`{"type":"start","task":"text","tokenizer":"runes"}`:  "There is no tokenizer “runes”; there are characters, words and bpe.",
		`{"type":"start","task":"text","size":255}`:           "The setting “size” must be a whole number from 256 to 4096.",
		`{"type":"start","task":"text","width":30,"heads":4}`: "The width is 30, which 4 heads cannot share evenly.",
		`{"type":"start","task":"text","sample":"x"}`:         "There is no text “x”; there are tiny, stories, recipes, weather, sailor, meteo.",
		`{"type":"start","task":"tokens"}`: "The text has 0 tokens; " +
			"with a context of 32 it must have at least one more than that.",
		`{"type":"start","width":30,"heads":4}`:   "The width is 30, which 4 heads cannot share evenly.",
		`{"type":"start","floor":0.5,"rate":0.1}`: "The setting “floor” must not be above “rate”.",
		`{"type":"start","warmup":10,"steps":10}`: "The setting “warmup” must be below “steps”.",
		`{"type":"start","width":1024,"heads":16,"hidden":4096,"layers":24}`: "Training a model of this size takes 13012 MB of memory, " +
			"and 2000 MB is the most; a smaller width, context, batch or vocabulary, or fewer layers, take less.",
		`{"type":"start","workers":3}`:          "There are 1, 2, 4 or 8 workers.",
		`{"type":"start","workers":2,"rank":2}`: "The setting “rank” must be below “workers”.",
	} {
		said := d.say(message)
		if len(said) != 1 || said[0].Type != "error" || said[0].Text != want || !strings.Contains(message, `"type":"`+said[0].About+`"`) ||
			d.state != Idle {
			t.Errorf("%s is answered %+v, want %s", message, said, want)
		}
	}
	d.say(small)
	if said := d.say(`{"type":"restore","step":61}`); said[0].Text != "There is no step 61; training ends after 60." {
		t.Errorf("a step beyond the end is answered %+v", said)
	}
}

func TestOverflowIsTold(t *testing.T) {
	d := newDesk(t)
	d.say(small)
	d.model.net.Embedding.Tokens.Data()[0] = float32(math.Inf(1))
	for range 2000 {
		d.Work(1)
	}
	texts := ""
	for _, p := range d.sent {
		texts += p.Text
	}
	if texts != "The loss overflowed in step 1; a smaller rate keeps it finite." || d.state != Paused {
		t.Errorf("it says %q and is %s", texts, d.state)
	}
}

func TestPanicsBecomeSentences(t *testing.T) {
	d := newDesk(t)
	d.say(small)
	d.sent = nil
	d.model.rows[0] = -1
	d.model.run.IDs = nil
	for d.Work(1) {
	}
	if n := len(d.sent); n < 2 || !strings.HasPrefix(d.sent[n-2].Text, "Training broke off: ") || d.sent[n-1].State != "idle" {
		t.Errorf("it says %+v", d.sent)
	}
	if d.say(small); d.state != Training {
		t.Error("it cannot start again")
	}
}
