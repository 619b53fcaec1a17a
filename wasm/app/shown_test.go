package app

import (
	"slices"
	"testing"

	"glassbox/wasm/course"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// counting is a state whose lesson counts how often it is drawn and its run asked about an item.
type counting struct {
	t *testing.T
	State
	shown           Shown
	drawn, inspects int
	known           moment
}

// moment is what a figure reports at once when it changes, as in wasm/figure.go.
type moment struct {
	step    int
	arrived bool
}

func count(t *testing.T, id, query string) *counting {
	s, err := Open(id, query)
	if err != nil {
		t.Fatal(err)
	}
	c := &counting{t: t, State: s}
	l, run, inspect := s.Lesson, *s.Run, s.Run.Inspect
	counted := lesson.Lesson{ID: l.ID, Number: l.Number, Specs: l.Specs, Compute: l.Compute, Height: l.Height, Vignette: l.Vignette}
	counted.Draw = func(to *picture.List, v lesson.View) { c.drawn++; l.Draw(to, v) }
	run.Inspect = func(item string, step int) (lesson.Inspection, bool) { c.inspects++; return inspect(item, step) }
	c.Lesson, c.Run = &counted, &run
	c.frame()
	return c
}

// send answers a message as a figure does, and draws the frame after it.
func (c *counting) send(m Message) {
	c.t.Helper()
	next, _, err := Update(c.State, m, &c.shown)
	if err != nil {
		c.t.Fatalf("%+v: %v", m, err)
	}
	c.State = next
	if m.Type != "hover" {
		c.Report(&c.shown)
	}
	c.frame()
}

// frame draws a frame, with a report if something has arrived.
func (c *counting) frame() {
	if now := (moment{c.Clock.Step, c.Clock.Frac == 1}); now != c.known {
		c.known = now
		c.Report(&c.shown)
	}
	c.shown.Picture(c.State)
}

// tick lets time pass in milliseconds, up to a frame.
func (c *counting) tick(dt float64) {
	c.State, _, _ = Update(c.State, Message{Type: "tick", X: dt}, &c.shown)
	c.frame()
}

// did fails unless what was done drew and asked at most so often, and begins to count anew.
func (c *counting) did(what string, drawn, inspects int) {
	c.t.Helper()
	if c.drawn != drawn || c.inspects > inspects {
		c.t.Errorf("%s: %s draws %d times and inspects %d times, want %d and at most %d", c.Lesson.ID, what, c.drawn, c.inspects, drawn, inspects)
	}
	c.drawn, c.inspects = 0, 0
}

// Whatever happens, each picture is drawn once, and the chosen item asked about once.
func TestEverythingIsDrawnOnce(t *testing.T) {
	for _, l := range course.Lessons {
		c := count(t, l.ID, "")
		c.send(Message{Type: "stop", X: float64(len(c.stops) / 3)})
		c.did("opening it and going on", 2, 0)
		spots := c.spots()
		c.point(spots[0], "hover")
		c.did("pointing at an item", 1, 0)
		c.point(spots[0], "hover")
		c.did("pointing at it again", 0, 0)
		if it := spots[0]; it.Set == nil && it.Seek == "" {
			c.point(it, "pick")
			c.did("a click on it", 1, 1)
			c.point(spots[1], "hover")
			c.did("pointing at another item", 1, 0)
		}
		c.send(Message{Type: "items"})
		c.did("asking for the items", 0, 0)
		c.send(Message{Type: "prev"})
		c.did("a step back", 1, 1)
		c.send(Message{Type: "play"})
		c.did("beginning to play", 1, 1)
		step := c.Clock.Step
		c.tick(1)
		c.did("a frame between steps", 1, 0)
		for c.Clock.Step == step && c.Clock.Frac < 1 {
			c.drawn, c.inspects = 0, 0
			c.tick(1)
		}
		c.did("a step that arrives", 1, 1)
	}
}

// spots are items that answer in their middle, those first which only get chosen by a click.
func (c *counting) spots() []picture.Item {
	l := c.shown.Picture(c.State)
	all := slices.DeleteFunc(slices.Clone(l.Items()), func(it picture.Item) bool {
		hit, _ := l.Hit(it.Ring.Box.Center())
		return hit.ID != it.ID
	})
	if len(all) < 2 {
		c.t.Fatalf("%s: only %d items answer", c.Lesson.ID, len(all))
	}
	slices.SortStableFunc(all, func(a, b picture.Item) int { return len(a.Set) + len(a.Seek) - len(b.Set) - len(b.Seek) })
	return all
}

// point sends a message about the middle of an item.
func (c *counting) point(it picture.Item, what string) {
	at := it.Ring.Box.Center()
	c.send(Message{Type: what, X: at.X, Y: at.Y})
}

// A picture that is kept stays as it was drawn, whatever else is asked of its run.
func TestKeptPictureStaysAsItWasDrawn(t *testing.T) {
	for _, l := range course.Lessons {
		s, err := Open(l.ID, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, stop := range []int{len(s.stops) / 2, len(s.stops) - 1} {
			s.Clock = s.Clock.At(s.stops[stop])
			var shown Shown
			drawn := shown.Picture(s).Dump()
			for i := range s.Run.Steps {
				for name := range s.Run.Numbers(i) {
					if s.Run.Prove != nil {
						s.Run.Prove(name, i)
					}
				}
			}
			for _, it := range shown.Picture(s).Items() {
				s.Run.Inspect(it.ID, 0)
			}
			if got := shown.Picture(s).Dump(); got != drawn {
				t.Errorf("%s at stop %d: the kept picture became\n%s\nand was\n%s", l.ID, stop, got, drawn)
			}
		}
	}
}
