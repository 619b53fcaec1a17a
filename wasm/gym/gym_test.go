package gym

import (
	"encoding/binary"
	"fmt"
	"math"
	"testing"
)

// floats are losses as a page passes them on.
func floats(all ...float32) (bytes []byte) {
	for _, x := range all {
		bytes = binary.LittleEndian.AppendUint32(bytes, math.Float32bits(x))
	}
	return bytes
}

// tell tells a message, which must be taken.
func tell(t *testing.T, key, text string, losses []byte, ms float64) *History {
	t.Helper()
	if !Tell(key, text, losses, ms) {
		t.Fatalf("%s is not taken", text)
	}
	return Of(key)
}

// What a trainer posts becomes a history, in which going back to a step changes nothing that is known.
func TestAHistoryGrows(t *testing.T) {
	Forget()
	const k = "reverse"
	tell(t, k, `{"type":"started","cells":100,"length":12,"shards":4,"workers":2}`, nil, 5)
	tell(t, k, `{"type":"report","state":"training","step":0,"held":2.5,"right":0.1}`, nil, 5)
	tell(t, k, `{"type":"report","state":"training","step":2,"tokensPerSecond":70,"first":0,"loss":2}`, floats(3, 2), 1000)
	old := Of(k)
	h := tell(t, k, `{"type":"report","state":"training","step":3,"first":2}`, floats(1), 500)
	if len(old.Losses) != 2 || len(h.Losses) != 3 || h.Losses[2] != 1 || h.Most != 3 || h.Speed != 70 || h.Workers != 2 {
		t.Errorf("%+v, before %+v", h, old)
	}
	tell(t, k, `{"type":"report","state":"paused","step":1,"first":0}`, floats(3), 100)
	tell(t, k, `{"type":"report","state":"paused","step":1,"sample":"12=21"}`, nil, 100)
	h = tell(t, k, `{"type":"report","state":"paused","step":1,"sample":"12=22"}`, nil, 100)
	if h.Step != 1 || h.Most != 3 || len(h.Losses) != 3 || len(h.Samples) != 1 || h.Samples[0].Text != "12=22" || h.SampleAt(0) != -1 {
		t.Errorf("after going back: %+v", h)
	}
	if a, b := h.Seconds(2), h.Seconds(3); math.Abs(b-a-0.5) > 1e-9 || h.Seconds(9) != b {
		t.Errorf("step 2 was reached after %v s, step 3 after %v", a, b)
	}
	if loss, ok := h.Loss(2); !ok || loss != 2 {
		t.Errorf("step 2 costs %v, %v", loss, ok)
	}
	if _, ok := h.Loss(0); ok {
		t.Error("before the first step there is a loss")
	}
	if m, ok := h.HeldAt(2); !ok || m.Step != 0 || m.Loss != 2.5 {
		t.Errorf("at step 2 it is held at %+v, %v", m, ok)
	}
	if h = tell(t, k, `{"type":"started","cells":100}`, nil, 0); len(h.Losses)+len(h.Samples)+h.Most != 0 {
		t.Errorf("a new start keeps %+v", h)
	}
}

// What is no message of a trainer leaves everything as it was; what is wrong in one is left out.
func TestOtherMessagesAreLeft(t *testing.T) {
	Forget()
	for _, text := range []string{"", "[]", "{}", `{"type":"snapshot"}`, `{"type":5}`, `{"type":"report"`} {
		if Tell("k", text, nil, 1) || Of("k") != nil {
			t.Errorf("%q is taken", text)
		}
	}
	h := tell(t, "k", `{"type":"report","state":3,"step":1e300,"first":-5,"held":"x","right":1,"sample":9}`, floats(float32(math.NaN())), -4)
	if h.Step > MaxSteps || len(h.Losses)+len(h.Held)+len(h.Samples) > 0 {
		t.Errorf("%+v", h)
	}
	if h = tell(t, "k", `{"type":"report","state":"training","step":9,"first":7}`, floats(1, 2), 1); len(h.Losses) > 0 {
		t.Error("losses behind a gap are kept")
	}
}

// However long it goes on, and however many trainings there are, what is kept is bounded, with its first and its last.
func TestWhatIsKeptIsBounded(t *testing.T) {
	Forget()
	for i := range 3000 {
		text := fmt.Sprintf(`{"type":"report","state":"training","step":%d,"first":%d,"sample":"s","held":1,"right":0}`, i, i)
		tell(t, "k", text, floats(1), 1)
	}
	h := Of("k")
	n := len(h.Samples)
	if n != mostRows || h.Samples[0].Step != 0 || h.Samples[n-1].Step != 2999 ||
		len(h.marks) > mostMarks || len(h.Losses) != 3000 {
		t.Errorf("%d samples from %v, %d marks, %d losses", n, h.Samples[0], len(h.marks), len(h.Losses))
	}
	for i := range 10 {
		tell(t, fmt.Sprint(i), `{"type":"started"}`, nil, 0)
	}
	if len(kept) != mostRuns || Of("9") == nil || Of("0") != nil {
		t.Errorf("%d trainings are kept", len(kept))
	}
}

// The same settings are the same training; another text, or another fork, is another.
func TestKeys(t *testing.T) {
	a, forked := Plan{Settings: "s"}, Plan{Settings: "s", Base: "b", Fork: 3}
	same := Plan{Settings: "s", At: 7}
	if a.Key("x") != same.Key("x") || a.Key("x") == a.Key("y") || a.Key("") == a.Key("x") || a.Key("") == forked.Key("") {
		t.Error("keys do not tell trainings apart")
	}
}

func FuzzTell(f *testing.F) {
	f.Add(`{"type":"report","state":"training","step":3,"first":2,"held":1,"right":0.5,"sample":"a"}`, []byte{0, 0, 128, 63}, 3.0)
	f.Add(`{"type":"started","cells":-1,"workers":1e12}`, []byte{1}, -1.0)
	f.Fuzz(func(t *testing.T, text string, losses []byte, ms float64) {
		Forget()
		Tell("k", text, losses, ms)
		Tell("k", text, losses, ms)
		if h := Of("k"); h != nil {
			for _, x := range h.Losses {
				if math.IsNaN(x) || math.IsInf(x, 0) {
					t.Errorf("a loss is %v", x)
				}
			}
			h.Seconds(3)
			h.HeldAt(3)
			h.Loss(3)
		}
	})
}

// Where heads look is known of the steps at which it was told; what does not fit together is left.
func TestLooks(t *testing.T) {
	Forget()
	const text = `{"type":"looked","step":20,"words":["1","="],"layers":1,"heads":2}`
	h := tell(t, "k", text, floats(1, 0, 0.25, 0.75, 1, 0, 0.5, 0.5), 1)
	l, ok := h.LookAt(20)
	if w := l.Weights(0, 1); !ok || l.Words[1] != "=" || len(w) != 4 || w[2] != 0.5 || l.Weights(1, 0) != nil || l.Weights(0, 2) != nil {
		t.Errorf("at step 20: %+v, %v", l, ok)
	}
	if _, ok := h.LookAt(21); ok {
		t.Error("of a step that nothing was told of something is known")
	}
	for _, wrong := range []string{`{"type":"looked","step":30,"layers":1,"heads":2,"words":["a","b","c"]}`,
		`{"type":"looked","step":30,"layers":0,"heads":2,"words":["a","b"]}`, `{"type":"looked","step":30,"layers":1e9,"heads":1e9,"words":[]}`} {
		if h = tell(t, "k", wrong, floats(1, 0, 1, 0, 1, 0, 1, 0), 1); len(h.Looks) != 1 {
			t.Errorf("%s is kept", wrong)
		}
	}
	for step := range 100 {
		h = tell(t, "k", fmt.Sprintf(`{"type":"looked","step":%d,"layers":1,"heads":1,"words":["a"]}`, step), floats(7), 1)
	}
	if n := len(h.Looks); n != mostLooks || h.Looks[0].Step != 0 || h.Looks[n-1].Step != 99 || h.Looks[n-1].Weights(0, 0)[0] != 1 {
		t.Errorf("%d are kept", n)
	}
}

// How fast a training may be is guessed by the pace of the machine, and better by what another one has come to.
func TestGuess(t *testing.T) {
	Forget()
	if x := Guess(1000); x != 0 {
		t.Errorf("of nothing %v tokens a second are guessed", x)
	}
	if !Tell("k", `{"type":"pace","pace":4.2e10}`, nil, 0) || Of("k") != nil || math.Abs(Guess(30_000)-42_000) > 1e-6 {
		t.Errorf("of the pace %v tokens a second are guessed", Guess(30_000))
	}
	tell(t, "k", `{"type":"started","cells":30000}`, nil, 0)
	tell(t, "k", `{"type":"report","state":"training","step":1,"tokensPerSecond":5000}`, nil, 9)
	if a, b := Guess(30_000), Guess(130_000); a != 5000 || b != 2500 {
		t.Errorf("guessed are %v and %v", a, b)
	}
	if Tell("k", `{"type":"pace","pace":"fast"}`, nil, 0); pace != 0 {
		t.Errorf("the pace is %v", pace)
	}
	Forget()
}
