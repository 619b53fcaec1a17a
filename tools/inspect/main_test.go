package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/course"
)

func command(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	return commandReading(t, "", args...)
}

// commandReading is the command with a text on standard input.
func commandReading(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, bad strings.Builder
	status = run(args, strings.NewReader(stdin), &out, &bad)
	return status, out.String(), bad.String()
}

func decode[T any](t *testing.T, args ...string) (v T) {
	t.Helper()
	status, out, bad := command(t, args...)
	if status != 0 || bad != "" {
		t.Fatalf("%q: exit %d, %s", args, status, bad)
	}
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		t.Fatalf("%q: %v in %s", args, err, out)
	}
	return v
}

func TestListNamesEveryControl(t *testing.T) {
	got := decode[[]Summary](t, "-list")
	if len(got) != len(course.Lessons) {
		t.Fatalf("%d lessons, want %d", len(got), len(course.Lessons))
	}
	for i, l := range course.Lessons {
		if got[i].ID != l.ID || len(got[i].Controls) != len(l.Controls()) {
			t.Errorf("lesson %d is %s with %d controls, want %s with %d", i, got[i].ID, len(got[i].Controls), l.ID, len(l.Controls()))
		}
		for k, c := range got[i].Controls {
			if bounded := slices.Contains([]control.Kind{control.Number, control.Integer, control.Numbers}, c.Kind); bounded !=
				(c.Min != nil && c.Max != nil) {
				t.Errorf("%s of %s is a %s with bounds %v, %v", l.Controls()[k].Key, l.ID, c.Kind, c.Min, c.Max)
			}
		}
	}
}

func TestEveryOptionOfEveryLessonIsPrinted(t *testing.T) {
	for _, l := range course.Lessons {
		states := []string{""}
		for _, s := range l.Controls() {
			for _, o := range s.Options {
				states = append(states, s.Key+"="+o.Value)
			}
		}
		for _, state := range states {
			if status, out, bad := command(t, "-lesson", l.ID, "-state", state); status != 0 {
				if status != 2 || out != "" || !strings.HasSuffix(strings.TrimSpace(bad), ".") {
					t.Errorf("%s?%s: exit %d, printed %q, said %q", l.ID, state, status, out, bad)
				}
				continue // the option needs more than itself
			}
			r := decode[Recording](t, "-lesson", l.ID, "-state", state)
			if r.Lesson != l.ID || len(r.Steps) == 0 || r.Notices == nil {
				t.Errorf("%s?%s: lesson %q, %d steps, notices %v", l.ID, state, r.Lesson, len(r.Steps), r.Notices)
			}
			for _, s := range r.Steps {
				if s.ID == "" || s.Scope == "" || len(s.Values) == 0 {
					t.Errorf("%s?%s: step %+v lacks something", l.ID, state, s)
				}
			}
		}
	}
}

func TestNumbersAreInFullPrecision(t *testing.T) {
	r := decode[Recording](t, "-lesson", "neuron", "-state", "w1=0.30000000000000004")
	if got := r.Steps[0].Values["w1"]; got != 0.30000000000000004 {
		t.Errorf("w1 is %v, want 0.30000000000000004", got)
	}
	if want := "w1=0.30000000000000004"; r.Query != want {
		t.Errorf("query %q, want %q", r.Query, want)
	}
}

// Each wrong command ends with status 2, prints nothing, and says what exists instead.
func TestWrongCommands(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{}, "neuron"},
		{[]string{"-lesson", "neuronn"}, "neuron"},
		{[]string{"-lesson", ""}, "neuron"},
		{[]string{"-lesson", "neuron", "-state", "colour=red"}, "w1"},
		{[]string{"-lesson", "neuron", "-state", "w1=many"}, "a number between"},
		{[]string{"-lesson", "neuron", "-state", "w1=NaN"}, "a number between"},
		{[]string{"-lesson", "neuron", "-state", "w1="}, "a number between"},
		{[]string{"-lesson", "neuron", "-state", "w1=1e308"}, "must lie between"},
		{[]string{"-lesson", "neuron", "-state", "w1=1&w1=2"}, "2 times"},
		{[]string{"-lesson", "neuron", "-state", "w1=%zz"}, "key=value"},
		{[]string{"-lesson", "neuron", "-state", "x=1,+2&t=1"}, "every example"},
		{[]string{"-lesson", "neuron", "-state", "step=nowhere"}, "there are"},
		{[]string{"-lesson", "neuron", "-state", "depth=abyss"}, "there are"},
		{[]string{"-lesson", "neuron", "extra"}, "-list"},
		{[]string{"-nonsense"}, "-lesson"},
	} {
		status, out, bad := command(t, c.args...)
		if status != 2 || out != "" || !strings.Contains(bad, c.want) {
			t.Errorf("%q: exit %d, printed %q, said %q, want %q in it", c.args, status, out, bad, c.want)
		}
	}
}
