package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"glassbox/core/fit"
	"glassbox/core/nn"
	"glassbox/core/tape"
)

// line is a model of one number w, which learns that w·x is 3x.
type line struct {
	fit.Part
	w, x *tape.Value[float32]

	stop   int // the step during which somebody interrupts
	cancel context.CancelFunc
}

func newLine(stop int) (*line, context.Context) {
	c, cancel := context.WithCancel(context.Background())
	t := tape.New[float32]()
	l := &line{w: t.Param("w", 1, 1), x: t.Input("x", 1, 1), stop: stop, cancel: cancel}
	l.Tape, l.Params = t, []*tape.Value[float32]{t.Param("w", 1, 1)}
	l.Params[0].Share(l.w)
	l.Loss = t.SquaredError(t.Mul(l.Params[0], l.x), t.Scale(3, l.x))
	return l, c
}

// learner is a line as package fit sees it.
type learner struct{ *line }

func (m learner) Params() []*tape.Value[float32] { return []*tape.Value[float32]{m.w} }

func (m learner) Draw(step int) []*fit.Part {
	if step == m.stop {
		m.cancel()
	}
	m.x.Set(float32(step%7) - 3)
	return []*fit.Part{&m.Part}
}

// attempt follows a line until it is done or, if stop is not negative, interrupted.
func attempt(file string, stop int, said *bytes.Buffer) (*following, error) {
	l, c := newLine(stop)
	start, ticks := time.Unix(0, 0), 0
	clock := func() time.Time { // a second for each look
		ticks++
		return start.Add(time.Duration(ticks) * time.Second)
	}
	f := fit.New(learner{l}, nn.Schedule{Peak: 0.1, Floor: 0.001, Warmup: 3, Steps: 250})
	run := &following{f, "a line", file, &bar{w: said, name: "line", now: clock}}
	return run, run.follow(c)
}

// Interrupted at any step, a training goes on from the next one, and comes to the same bits.
func TestInterruptedTraining(t *testing.T) {
	folder := t.TempDir()
	whole, err := attempt(filepath.Join(folder, "whole", "line"), -1, &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "line")
	for _, stop := range []int{0, 99, 100, 180} {
		if run, err := attempt(file, stop, &bytes.Buffer{}); !errors.Is(err, errInterrupted) || len(run.Losses) != stop+1 {
			t.Fatalf("interrupted in step %d: %v after %d steps", stop, err, len(run.Losses))
		}
	}
	var said bytes.Buffer
	run, err := attempt(file, -1, &said)
	if err != nil || !slices.Equal(run.Losses, whole.Losses) {
		t.Errorf("interrupted four times: %v, and the losses are the same: %v", err, slices.Equal(run.Losses, whole.Losses))
	}
	want := "line goes on from step 181\nline                   " + strings.Repeat("█", 30) + "  step 250 of 250  loss "
	if !strings.HasPrefix(said.String(), want) || !strings.HasSuffix(said.String(), "  0s left\n") {
		t.Errorf("it said %q", said.String())
	}
	if files, err := os.ReadDir(folder); err != nil || len(files) != 2 {
		t.Errorf("the folder has %v, %v", files, err)
	}
}

// What is done is not done again.
func TestDoneTraining(t *testing.T) {
	file := filepath.Join(t.TempDir(), "line")
	for range 2 {
		run, err := attempt(file, 250, &bytes.Buffer{}) // a step that there is not
		if err != nil || len(run.Losses) != 250 {
			t.Fatalf("%v after %d steps", err, len(run.Losses))
		}
	}
}

func TestDamagedState(t *testing.T) {
	file := filepath.Join(t.TempDir(), "line")
	if err := os.WriteFile(file, []byte("not a state"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := attempt(file, -1, &bytes.Buffer{})
	if err == nil || !strings.HasPrefix(err.Error(), file+": this is not the state of a training") ||
		!strings.HasSuffix(err.Error(), "without the file the training begins anew") {
		t.Errorf("the error is %v", err)
	}
}

// By hand: 4 steps in 3 seconds from step 10 on, so 86 more take 64.5.
func TestBar(t *testing.T) {
	var said bytes.Buffer
	at := time.Unix(0, 0)
	b := &bar{w: &said, name: "stories", terminal: true, now: func() time.Time { return at }}
	b.begin(10, 100)
	at = at.Add(3 * time.Second)
	b.show(14, 1.25)
	b.end()
	want := "stories goes on from step 10\n" +
		"\r\x1b[Kstories                ████░░░░░░░░░░░░░░░░░░░░░░░░░░  step 14 of 100  loss 1.2500  1m5s left\n"
	if said.String() != want {
		t.Errorf("it said %q\nwant    %q", said.String(), want)
	}
}

// Where there is no model to measure, its files are named.
func TestNothingToMeasure(t *testing.T) {
	var stderr bytes.Buffer
	folder := t.TempDir()
	status := run(context.Background(), []string{"-measure", "-only", "stories", "-out", folder}, &stderr)
	for _, file := range []string{weightsFile, configFile, vocabularyFile, reportFile} {
		if status != 1 || !strings.Contains(stderr.String(), filepath.Join(folder, "stories", file)) {
			t.Errorf("status %d, and %s is not told of: %q", status, file, stderr.String())
		}
	}
}

func TestWhatIsNotUnderstood(t *testing.T) {
	const names = "translation, translation-antecedent, stories, stories-rotary, stories-none"
	for want, args := range map[string][]string{
		"there is no model “story”; there are " + names:                           {"-only", "story"},
		"“stories” is not understood; there are -only, -out, -state and -measure": {"stories"},
	} {
		var stderr bytes.Buffer
		if status := run(context.Background(), args, &stderr); status != 2 || stderr.String() != "train: "+want+"\n" {
			t.Errorf("%v: status %d and %q", args, status, stderr.String())
		}
	}
}
