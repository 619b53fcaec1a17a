package stream

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson/tokens"
	"glassbox/wasm/shelf"
)

// stories is the model of the shelf.
func stories(t testing.TB) Model {
	t.Helper()
	m, err := shelf.Tells("stories")
	if err != nil {
		t.Fatal(err)
	}
	return Model{tokens.Shelved(m), m.On}
}

// A switch that is pressed twice is as it was, and what a press writes is read again.
func TestSwitchesTurnAndTurnBack(t *testing.T) {
	m := stories(t)
	for _, off := range []string{"", "attn1", "mlp2 attn2.head1", "attn1.head1 attn1.head2 mlp1"} {
		for b := block(1); b < 5; b++ {
			for head := range m.Shape().Heads + 1 {
				if p := (part{b, head}); head == 0 || b%2 == 1 {
					turns(t, m, off, p)
				}
			}
		}
	}
}

func turns(t *testing.T, m Model, off string, p part) {
	t.Helper()
	all, err := m.readOff(off)
	if err != nil {
		t.Fatal(err)
	}
	before := changes{off: all, at: -1}
	again, err := m.readOff(before.turned(p)["off"])
	after := changes{off: again, at: -1}
	if err != nil || before.isOff(p) == after.isOff(p) {
		t.Errorf("%q with %v turned is %q, %v", off, p, before.turned(p), err)
	}
}

// Whatever a link says, it is read, or refused with a sentence about its control.
func FuzzChanges(f *testing.F) {
	for _, text := range []string{
		"", "attn1.head2 mlp1", "mlp1.3", "embedding.48", "attn9", "mlp1.0",
		"mlp1.99999999999999999999", "attn1.head-1",
	} {
		f.Add(text)
	}
	m := stories(f)
	f.Fuzz(func(t *testing.T, text string) {
		all, err := m.readOff(text)
		var wrong *control.Error
		if err != nil && (!errors.As(err, &wrong) || wrong.Key != "off" || wrong.Text == "") {
			t.Errorf("off: %v", err)
		}
		var names []string
		for _, p := range all {
			names = append(names, p.String())
		}
		if again, err := m.readOff(strings.Join(names, " ")); err != nil || !slices.Equal(all, again) {
			t.Errorf("%q is read as %v, and that as %v, %v", text, all, again, err)
		}
		b, at, err := m.readPatch(text)
		if err != nil && (!errors.As(err, &wrong) || wrong.Key != "patch") {
			t.Errorf("patch: %v", err)
		}
		if at >= 0 {
			if c, j, err := m.readPatch((changes{at: -1}).patched(b, at)["patch"]); err != nil || c != b || j != at {
				t.Errorf("%q is read as %v.%d, and that as %v.%d, %v", text, b, at, c, j, err)
			}
		}
	})
}
