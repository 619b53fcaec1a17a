package gpt

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"testing"

	"glassbox/core/number"
	"glassbox/wasm/gym"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// trained tells what a trainer would post in so many steps of the training of a link, at the end of which it is in a state.
func trained(t *testing.T, query, state, sample string, steps int) {
	t.Helper()
	p := lessontest.Run(t, Lesson, query).Training
	first := p.Fork
	key := p.Key("")
	if p.Text != "" {
		key = p.Key(lessontest.Values(t, Lesson, query).Get(p.Text))
	}
	tell := func(losses []byte, format string, values ...any) {
		if !gym.Tell(key, fmt.Sprintf(format, values...), losses, 250) {
			t.Fatalf("%s is not taken", format)
		}
	}
	tell(nil, `{"type":"started","cells":25952,"vocab":11,"length":12,"shards":2,"workers":2,"first":%d}`, first)
	layers, heads, step := 2, 4, 30
	if strings.Contains(query, "heads=16") {
		layers, heads = 8, 16
	}
	for ; step <= steps; step += 30 { // where heads look, all at their own token
		var weights []byte
		for range layers * heads {
			for i := range 9 {
				weights = binary.LittleEndian.AppendUint32(weights, math.Float32bits(float32((9-i)%4)/3))
			}
		}
		tell(weights, `{"type":"looked","step":%d,"layers":%d,"heads":%d,"words":["4"," ","="]}`, step-30, layers, heads)
	}
	for step := first; step <= steps; step++ {
		cost := 2.5 * math.Exp(-float64(step)/20)
		var losses []byte
		if step > first {
			losses = binary.LittleEndian.AppendUint32(nil, math.Float32bits(float32(cost)))
		}
		tell(losses, `{"type":"report","state":"training","step":%d,"tokensPerSecond":51234.5,"first":%d}`, step, max(first, step-1))
		if step%10 == 0 {
			tell(nil, `{"type":"report","state":"training","step":%d,"held":%g,"right":%g}`, step, cost*1.1, 1-cost/2.75)
			tell(nil, `{"type":"report","state":"training","step":%d,"sample":%q}`, step, sample)
		}
	}
	tell(nil, `{"type":"report","state":%q,"step":%d}`, state, steps)
}

// The figure before a training, and after all kinds of it.
func TestTrainingLooks(t *testing.T) {
	links := []string{"view=train", "view=train&task=sort&digits=12&steps=20000",
		"view=train&task=stories&width=512&heads=16&layers=8&context=256",
		"view=train&task=own&own=" + strings.Repeat("incomprehensibilities+", 6),
		"view=train&task=stories&tokenizer=bpe&size=4096", "view=train&task=stories&tokenizer=words&size=256"}
	gym.Forget()
	lessontest.Look(t, Lesson, links...)
	trained(t, links[0], "done", "417417=714714", 140)
	trained(t, links[1], "training", strings.Repeat("1", 12)+"="+strings.Repeat("1", 12), 3)
	trained(t, links[2], "paused", strings.Repeat("Once upon a time, ", 20), 30)
	trained(t, links[3], "preparing", "in com pre", 100)
	trained(t, links[4], "training", "Once upon", 100)
	trained(t, links[5], "restoring", "Once upon", 100)
	fork := links[0] + "&fork=60&fork-to=0.02"
	lessontest.Look(t, Lesson, fork)
	trained(t, fork, "training", "417417=714714", 120)
	lessontest.Look(t, Lesson, append(links, links[0]+"&moment=0", links[0]+"&moment=55", fork, fork+"&moment=80",
		links[0]+"&entered=on", links[2]+"&entered=on&look-head=16", links[0]+"&fork=290&fork-key=begin&fork-begin=7")...)
	gym.Forget()
}

// What stands in the prose gives way while nothing is known, and then has the numbers of the training.
func TestTheProseFollowsTheTraining(t *testing.T) {
	gym.Forget()
	before := lessontest.End(lessontest.Run(t, Lesson, "view=train"))
	if before["stands"] != say("stands.not") || before["cells_count"] != number.Full(25952) {
		t.Errorf("before: %v, %v", before["stands"], before["cells_count"])
	}
	trained(t, "view=train", "training", "417417=714714", 140)
	r := lessontest.Run(t, Lesson, "view=train&moment=57")
	n := lessontest.End(r)
	for name, want := range map[string]string{"stands": "step 50 of 300", "begins": "2.75",
		"generalises": "After step 50", "writes": "714714"} {
		if text := n[name].(string); !strings.Contains(text, want) {
			t.Errorf("%s is %q, without %s", name, text, want)
		}
	}
	if r.Training.At != 57 || r.Taken[gym.At] != "57" {
		t.Errorf("it goes to step %d, taken %s", r.Training.At, r.Taken[gym.At])
	}
	if far := lessontest.Run(t, Lesson, "view=train&moment=300"); far.Training.At != 140 {
		t.Errorf("beyond what was reached it goes to step %d", far.Training.At)
	}
	gym.Forget()
}

// However a text is cut, it is told what a letter costs, which is less than a token by as much as that has letters.
func TestATokenIsNoLetter(t *testing.T) {
	gym.Forget()
	const link = "view=train&task=stories&tokenizer=bpe"
	trained(t, link, "training", "Once upon", 20)
	r := lessontest.Run(t, Lesson, link)
	in, _ := r.Inspect("letter", len(r.Steps)-1)
	held, _ := r.Inspect("held", len(r.Steps)-1)
	letters, _ := r.Inspect("letters", len(r.Steps)-1)
	if ratio := *held.Value / *in.Value; math.Abs(ratio-*letters.Value) > 1e-9 || ratio < 2 {
		t.Errorf("a token costs %v times a letter, and has %v", ratio, *letters.Value)
	}
	n := lessontest.End(r)
	if text := n["generalises"].(string); !strings.Contains(text, number.Format(*in.Value)+" for each letter") ||
		!strings.HasPrefix(n["learns"].(string), "to write bedtime stories, token by token") {
		t.Errorf("it is told %q, %q", n["learns"], text)
	}
	gym.Forget()
}

// The text that stands there at first is long enough for every way to cut it.
func TestTheFirstTextCanBeTrained(t *testing.T) {
	for _, way := range []string{"characters", "words", "bpe"} {
		lessontest.Run(t, Lesson, "view=train&task=own&tokenizer="+way)
	}
}

// Of a file what is known stands in the link; the rest comes from the trainer, once it has cut it.
func TestAFile(t *testing.T) {
	gym.Forget()
	const link, file = "view=train&task=own&file=", "3f2a-2000000-1900000-90-poem.txt"
	r := lessontest.Run(t, Lesson, link+file)
	if n := lessontest.End(r); n["vocab_count"] != 91.0 || r.Training.Text != "file" || !strings.Contains(r.Training.Settings, `"sample":""`) {
		t.Errorf("of characters it has %v; the plan is %+v", n["vocab_count"], r.Training)
	}
	r = lessontest.Run(t, Lesson, link+file+"&tokenizer=bpe&size=2048")
	gym.Tell(r.Training.Key(file), `{"type":"error","text":"It is not here."}`, nil, 1)
	gym.Tell(r.Training.Key(file), `{"type":"report","state":"preparing","share":0.25}`, nil, 1)
	lessontest.Look(t, Lesson, link+file+"&tokenizer=bpe&size=2048")
	before := lessontest.Run(t, Lesson, link+file+"&tokenizer=bpe&size=2048")
	if n := lessontest.End(before); n["vocab_count"] != 2048.0 || len(before.Notices) > 0 {
		t.Errorf("before it is cut it has %v; %v", n["vocab_count"], before.Notices)
	}
	gym.Tell(r.Training.Key(file), `{"type":"started","cells":9,"vocab":1000,"letters":2.5}`, nil, 1)
	gym.Tell(r.Training.Key(file), `{"type":"report","state":"training","step":0,"held":5,"right":0.1}`, nil, 1)
	n := lessontest.End(lessontest.Run(t, Lesson, link+file+"&tokenizer=bpe&size=2048"))
	if text := n["generalises"].(string); n["vocab_count"] != 1000.0 || !strings.Contains(text, "2 for each letter") {
		t.Errorf("cut it has %v: %s", n["vocab_count"], text)
	}
	if _, err := Lesson.Compute(lessontest.Values(t, Lesson, link+"3f2a-20-20-9-poem.txt")); err == nil {
		t.Error("a file of 20 letters is taken")
	}
	gym.Forget()
}

// Steps that are named lie a round number apart, and there are at most eleven.
func TestNamedSteps(t *testing.T) {
	for steps, want := range map[int]int{20: 2, 25: 3, 140: 20, 300: 30, 333: 40, 1000: 100, 5500: 1000, 20_000: 2000} {
		if got := (&training{steps: steps}).apart(); got != want {
			t.Errorf("of %d steps each %dth is named, want %d", steps, got, want)
		}
	}
}

// A picture of attention goes to its step, where that was reached, and is shown large; pressed again it is small. The inspector
// tells what each token looks at most.
func TestPicturesOfAttention(t *testing.T) {
	gym.Forget()
	trained(t, "view=train", "training", "417417=714714", 140)
	for query, want := range map[string]string{"view=train": "on", "view=train&moment=90&entered=on": "off"} {
		r := lessontest.Run(t, Lesson, query)
		var l picture.List
		v := lesson.View{Run: r, Width: 912, Moment: timeline.Moment{Step: len(r.Steps) - 1, Frac: 1}}
		l.Reset(v.Width, Lesson.Height(v))
		Lesson.Draw(&l, v)
		it, ok := l.Find("looks-90")
		if !ok || it.Set["moment"] != "90" || it.Set["entered"] != want {
			t.Errorf("%s: pressed it sets %v", query, it.Set)
		}
		if _, ok := l.Find("looks-150"); ok {
			t.Errorf("%s: what is to come can be pressed", query)
		}
		if in, ok := r.Inspect("looks-90", len(r.Steps)-1); !ok || len(in.Rows) != 3 {
			t.Errorf("%s: it is told %+v", query, in)
		}
	}
	n := lessontest.End(lessontest.Run(t, Lesson, "view=train&look-head=4"))
	if text := n["attends"].(string); !strings.Contains(text, "head 4 “=”") || !strings.Contains(text, "after step 90") {
		t.Errorf("it is told %q", text)
	}
	gym.Forget()
}

// What cannot be trained is refused in a sentence, before anything is fetched.
func TestWhatCannotBeTrained(t *testing.T) {
	for query, want := range map[string]string{"view=train&width=30&heads=4": "30", "view=train&task=own&own=short": "66",
		"view=train&task=own&own=" + strings.Repeat("a", 99): "one letter"} {
		if _, err := Lesson.Compute(lessontest.Values(t, Lesson, query)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", query, err)
		}
	}
}

// A fork is another training, from a step of the first one on, with which it is compared.
func TestAFork(t *testing.T) {
	gym.Forget()
	trained(t, "view=train", "done", "417417=714714", 200)
	const link = "view=train&fork=60&fork-to=0.02"
	p := lessontest.Run(t, Lesson, link).Training
	if p.Fork != 60 || p.Stand != 60 || !strings.Contains(p.Base, `"rate":0.003`) || !strings.Contains(p.Settings, `"rate":0.02`) {
		t.Errorf("the plan is %+v", p)
	}
	trained(t, link, "training", "417417=714714", 120)
	r := lessontest.Run(t, Lesson, link)
	if text := lessontest.End(r)["forks"].(string); !strings.Contains(text, "0.02") ||
		strings.Count(text, number.Format(2.75*math.Exp(-6))) != 2 {
		t.Errorf("it is told as %q", text)
	}
	if back := lessontest.Run(t, Lesson, link+"&moment=3"); back.Training.At != 60 {
		t.Errorf("before the fork it goes to step %d", back.Training.At)
	}
	gym.Forget()
}
