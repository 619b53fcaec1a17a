package train

import (
	"slices"
	"testing"
	"unsafe"
)

// A sample can be asked for at any time, and is the same for the same step.
func TestSamplesOnDemand(t *testing.T) {
	d := newDesk(t)
	d.say(small, `{"type":"restore","step":3}`)
	d.until(in(Paused))
	var samples []string
	for range 2 {
		d.say(`{"type":"sample"}`)
		samples = append(samples, d.until(func(p posted) bool { return p.Sample != "" }).Sample)
	}
	if samples[0] != samples[1] || d.trainer.Step() != 3 {
		t.Errorf("at step %d it writes %q", d.trainer.Step(), samples)
	}
	d.say(`{"type":"resume"}`)
	d.Work(0)
	d.say(`{"type":"sample"}`)
	if p := d.until(func(p posted) bool { return p.Sample != "" }); p.Step != 4 {
		t.Errorf("asked for in step 4, it comes after step %d", p.Step)
	}
}

// The model of the lesson's size really learns to reverse.
func TestReversingIsLearned(t *testing.T) {
	d := newDesk(t)
	d.say(`{"type":"start","digits":3,"width":32,"heads":2,"hidden":64,"layers":2,"batch":16,"steps":400,"warmup":20,"rate":0.005}`)
	loss := *d.until(in(Done)).Loss
	sample := d.until(func(p posted) bool { return p.Sample != "" }).Sample
	if !(loss < 0.1) || sample[0] != sample[6] || sample[1] != sample[5] || sample[2] != sample[4] {
		t.Errorf("after 400 steps the loss is %v and it writes %s", loss, sample)
	}
}

// What was being written when the session goes to another step is written anew there, so
// that a sample is always of the step that it is told with; and so is none that was asked
// for while another was being written.
func TestSamplesAreOfTheirStep(t *testing.T) {
	d := newDesk(t)
	written := func(p posted) bool { return p.Sample != "" }
	d.say(small, `{"type":"restore","step":0}`, `{"type":"sample"}`)
	first := d.until(written).Sample
	d.say(`{"type":"resume"}`)
	d.until(in(Done))
	d.Work(0)
	if !d.sampler.active() {
		t.Fatal("at the end nothing is being written")
	}
	d.say(`{"type":"restore","step":0}`)
	if p := d.until(written); p.Step != 0 || p.Sample != first {
		t.Errorf("after going back to step 0 it writes %q at step %d, want %q", p.Sample, p.Step, first)
	}
	d.say(`{"type":"sample"}`)
	d.Work(0)
	d.say(`{"type":"sample"}`)
	for range 2 {
		if p := d.until(written); p.Sample != first {
			t.Errorf("asked twice it writes %q, want %q", p.Sample, first)
		}
	}
}

func TestSnapshotsArePortable(t *testing.T) {
	d := newDesk(t)
	d.say(small)
	for d.trainer.Step() < 10 {
		d.Work(0)
	}
	d.Work(0)
	d.say(`{"type":"snapshot"}`)
	shot := d.until(func(p posted) bool { return p.Type == "snapshot" })
	end := d.until(in(Done)).buffers["weights"]

	other := newDesk(t)
	other.say(small)
	state := shot.buffers["state"]
	bytes := unsafe.Slice((*byte)(unsafe.Pointer(&state[0])), 4*len(state))
	other.sent = nil
	other.Receive(`{"type":"restore","step":`+itoa(shot.Step)+`}`, bytes)
	if p := other.until(in(Paused)); p.Step != shot.Step || p.Loss != nil {
		t.Errorf("the snapshot is restored as %+v", p)
	}
	other.say(`{"type":"resume"}`)
	if !slices.Equal(other.until(in(Done)).buffers["weights"], end) {
		t.Error("going on from a snapshot ends elsewhere")
	}
	if said := other.say(`{"type":"restore","step":2}`); said[0].Text != "What was before the snapshot is not remembered." {
		t.Errorf("a step before it is answered %+v", said)
	}
	other.sent = nil
	other.Receive(`{"type":"restore","step":3}`, bytes[4:])
	if other.sent[0].Text != "The snapshot is not one of this model." {
		t.Errorf("a snapshot cut short is answered %+v", other.sent)
	}
}

// Each that asks for a snapshot gets one of the step that it asked in, or is told that there
// will be none.
func TestEverySnapshotIsAnswered(t *testing.T) {
	d := newDesk(t)
	d.say(small)
	d.Work(0) // in the middle of a step
	d.sent = nil
	for _, m := range []string{`{"type":"snapshot"}`, `{"type":"snapshot"}`, `{"type":"pause"}`} {
		d.Receive(m, nil)
	}
	d.until(in(Paused))
	d.Receive(`{"type":"restore","step":0}`, nil)
	d.Receive(`{"type":"snapshot"}`, nil)
	var steps []int
	for range 3 {
		steps = append(steps, d.until(func(p posted) bool { return p.Type == "snapshot" }).Step)
	}
	if !slices.Equal(steps, []int{1, 1, 0}) {
		t.Errorf("the snapshots are of the steps %d", steps)
	}
	d.Receive(`{"type":"resume"}`, nil)
	d.Work(0)
	d.say(`{"type":"snapshot"}`)
	if said := d.say(`{"type":"stop"}`); len(said) != 2 || said[0].About != "snapshot" ||
		said[0].Text != "What was to be kept is no longer being trained." {
		t.Errorf("who waited is told %+v", said)
	}
}

// What is held out is measured before the first step, every so many and after the last one, the same each time, and is
// learned like the rest.
func TestHeldOut(t *testing.T) {
	d := newDesk(t)
	d.say(`{"type":"start","task":"sort","digits":2,"width":32,"heads":2,"hidden":64,"batch":16,"steps":250,"rate":0.005,"every":100}`)
	held := map[int]posted{}
	for _, step := range []int{0, 100, 200, 250} {
		p := d.until(func(p posted) bool { return p.Held != nil })
		if p.Step != step || p.Right == nil {
			t.Fatalf("it is measured after step %d, want %d", p.Step, step)
		}
		held[step] = p
	}
	if !(*held[0].Held > 2) || !(*held[250].Held < 0.3) || !(*held[250].Right > 0.95) {
		t.Errorf("the loss goes from %v to %v, and %v are right", *held[0].Held, *held[250].Held, *held[250].Right)
	}
	d.say(`{"type":"restore","step":99}`, `{"type":"resume"}`)
	if p := d.until(func(p posted) bool { return p.Held != nil }); *p.Held != *held[100].Held {
		t.Errorf("measured again after step %d the loss is %v, want %v", p.Step, *p.Held, *held[100].Held)
	}
}
