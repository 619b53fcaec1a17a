package timeline

import (
	"testing"
	"time"
)

// film is two chapters of two passes of two cells.
func film() Track {
	t := Track{Depths: []Depth{{"Chapter", 1}, {"Pass", 2}, {"Cell", 0}}}
	for _, scope := range []string{"1/f/a", "1/f/b", "1/b/a", "1/b/b", "2/f/a", "2/f/b"} {
		t.Steps = append(t.Steps, Step{ID: scope, Scope: scope, Travel: Travel, Hold: Hold})
	}
	return t
}

func TestStopsByDepth(t *testing.T) {
	f := film()
	for depth, want := range [][]int{{3, 5}, {1, 3, 5}, {0, 1, 2, 3, 4, 5}} {
		var stops []int
		for i := 0; i < len(f.Steps); i++ {
			i = f.Last(i, depth)
			stops = append(stops, i)
		}
		if len(stops) != len(want) {
			t.Fatalf("depth %d stops at %v, want %v", depth, stops, want)
		}
		for k := range want {
			if stops[k] != want[k] {
				t.Errorf("depth %d stops at %v, want %v", depth, stops, want)
			}
		}
	}
	if from, to := f.Chapter(2); from != 0 || to != 4 {
		t.Errorf("chapter of 2 is %d … %d", from, to)
	}
}

func TestPlayReachesTheEndAndComesBack(t *testing.T) {
	for depth := range film().Depths {
		f := film()
		c := Clock{Speed: 1, Depth: depth}.At(0).Play(f)
		for range 10000 {
			if c = c.Advance(f, 16*time.Millisecond); !c.Playing {
				break
			}
		}
		if c.Playing || c.Step != len(f.Steps)-1 || c.Frac != 1 {
			t.Errorf("depth %d ended at %+v", depth, c)
		}
		for range f.Steps {
			c = c.Prev(f)
		}
		if c.Step != 0 || c.Moving {
			t.Errorf("depth %d came back to %+v", depth, c)
		}
	}
}

func TestPlayFromTheEndStartsAgain(t *testing.T) {
	f := film()
	c := Clock{Speed: 1, Depth: 2}.At(5).Play(f)
	if c.Step != 1 || !c.Moving {
		t.Errorf("play from the end went to %+v", c)
	}
}

func TestScrubIsTheInverseOfPosition(t *testing.T) {
	f := film()
	for _, p := range []float64{0, 0.25, 1, 2.5, 5} {
		c := Clock{Speed: 1, Depth: 2}.Scrub(f, p)
		if got := c.Position(); got != p {
			t.Errorf("scrubbed to %v, stands at %v", p, got)
		}
	}
	if c := (Clock{}).Scrub(f, 99); c.Position() != 5 {
		t.Errorf("scrubbed past the end to %v", c.Position())
	}
}

func TestReducedMotionArrivesAtOnce(t *testing.T) {
	f := film()
	c := Clock{Speed: 1, Depth: 1, Reduced: true}.At(0).Next(f)
	if c.Moving || c.Step != 1 || c.Frac != 1 {
		t.Errorf("went to %+v", c)
	}
}

func TestWake(t *testing.T) {
	f := film()
	c := Clock{Speed: 2, Depth: 2}.At(0)
	if w := c.Wake(f); w >= 0 {
		t.Errorf("standing still wakes in %v", w)
	}
	c = c.Play(f)
	if w := c.Wake(f); w != 0 {
		t.Errorf("moving wakes in %v", w)
	}
	c = c.Advance(f, Travel/2)
	if c.Moving || c.Frac != 1 {
		t.Fatalf("at speed 2 half the travel time arrives, got %+v", c)
	}
	if w := c.Wake(f); w != Hold/2 {
		t.Errorf("holding wakes in %v, want %v", w, Hold/2)
	}
}

// A coarse depth takes longer for its many steps than one step does, and less than all of them would.
func TestCoarseDepthIsQuicker(t *testing.T) {
	f := film()
	length := func(depth int) time.Duration {
		c := Clock{Speed: 1, Depth: depth}.At(0).Next(f)
		var d time.Duration
		for ; c.Moving; d += time.Millisecond {
			c = c.Advance(f, time.Millisecond)
		}
		return d
	}
	one, three := length(2), length(0)
	if one < 590*time.Millisecond || one > 610*time.Millisecond {
		t.Errorf("one step takes %v", one)
	}
	if three <= one || three >= 3*one {
		t.Errorf("three joined steps take %v, one takes %v", three, one)
	}
}

// Of one operation in three steps, the parts arrive one by one at the finest depth alone.
func TestPartsArriveTogether(t *testing.T) {
	f := film()
	for i := range 3 {
		f.Steps[1+i].Part, f.Steps[1+i].Parts = i, 3
	}
	half := Moment{Step: 2, Frac: 0.5}
	for depth, want := range [][]float64{{1, 0.5, 0.5, 0.5, 0}, {1, 0.5, 0.5, 0.5, 0}, {1, 1, 0.5, 0, 0}} {
		for i, share := range want {
			if got := f.Share(i, half, depth); got != share {
				t.Errorf("depth %d: %v of step %d has arrived, want %v", depth, got, i, share)
			}
		}
	}
	for _, c := range []struct {
		m           Moment
		depth, want int
	}{{half, 2, 1}, {half, 1, 0}, {Moment{3, 1}, 0, 3}, {Moment{3, 0.9}, 0, 0}, {Moment{4, 0.9}, 0, 3}, {Moment{0, 0.5}, 0, 0}} {
		if got := f.Done(c.m, c.depth); got != c.want {
			t.Errorf("at %v and depth %d step %d is done, want %d", c.m, c.depth, got, c.want)
		}
	}
}

// A stop lasts until what was lit on the way there is read: travelling counts, unless there is none.
func TestAStopLastsAsLongAsReading(t *testing.T) {
	f := film()
	f.Steps[1].Read, f.Steps[2].Read = 5*time.Second, time.Second
	for _, c := range []struct {
		depth, step int
		reduced     bool
		want        time.Duration
	}{
		{2, 1, false, 4400 * time.Millisecond},
		{2, 1, true, 5 * time.Second},
		{1, 3, false, Hold}, // two steps travel for 1.2 s
		{1, 3, true, time.Second},
		{0, 3, false, 4200 * time.Millisecond}, // four for 1.8 s
	} {
		clock := Clock{Speed: 2, Depth: c.depth, Reduced: c.reduced}.At(c.step)
		clock.Playing = true
		if got := 2 * clock.Wake(f); got != c.want {
			t.Errorf("depth %d, reduced %v: the stop lasts %v, want %v", c.depth, c.reduced, got, c.want)
		}
	}
	f.Steps[1].Element = "passed by"
	clock := Clock{Speed: 1, Reduced: true, Playing: true}.At(3)
	if got := clock.Wake(f); got != time.Second {
		t.Errorf("what is not lit any more is waited for: %v", got)
	}
}

// Five moves of a second and a tenth, or two of two steps and the rest of one, or the rest of four steps and one of two.
func TestLength(t *testing.T) {
	f := film()
	for depth, want := range []time.Duration{3550 * time.Millisecond, 4500 * time.Millisecond, 5500 * time.Millisecond} {
		if got := f.Length(depth); got < want || got > want+200*time.Millisecond {
			t.Errorf("depth %d plays for %v, want %v and some frames", depth, got, want)
		}
	}
	f.Steps[2].Read = 10 * time.Second
	if got := f.Length(2); got < 14*time.Second || got > 15*time.Second {
		t.Errorf("with 10 s of reading it plays for %v", got)
	}
}
