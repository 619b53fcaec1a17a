package timeline

import (
	"math"
	"time"
)

// Moment is a place in the film: within step Step, of which the share Frac is done. At Frac 1 the step's
// number has arrived.
type Moment struct {
	Step int
	Frac float64
}

// Reached is the share of step i that is done at m: 0 before it, 1 after it.
func (m Moment) Reached(i int) float64 {
	switch {
	case i < m.Step:
		return 1
	case i > m.Step:
		return 0
	}
	return m.Frac
}

// Clock is where the film stands and whether it runs. Its methods return a new clock.
type Clock struct {
	Moment
	Stop    int           // the step at which the present movement ends
	Playing bool          // goes on after each stop
	Moving  bool          // is on its way to Stop
	Held    time.Duration // stillness since it arrived
	Speed   float64       // 1 is the pace of Travel and Hold
	Depth   int
	Reduced bool // no travel: the arrived state at once
}

// At is the clock standing still at the end of step i.
func (c Clock) At(i int) Clock {
	c.Moment, c.Stop, c.Moving, c.Held = Moment{i, 1}, i, false, 0
	return c
}

// Next moves to the next stop, or stays at the last.
func (c Clock) Next(t Track) Clock {
	if c.Moving { // a second press arrives at once
		return c.At(c.Stop)
	}
	if c.Step+1 >= len(t.Steps) {
		c.Playing = false
		return c
	}
	c.Stop = t.Last(c.Step+1, c.Depth)
	if c.Reduced {
		return c.At(c.Stop)
	}
	c.Moment, c.Moving, c.Held = Moment{c.Step + 1, 0}, true, 0
	return c
}

// Settle ends a movement or a scrub at the end of its step.
func (c Clock) Settle() Clock { return c.At(c.Stop) }

// Prev goes back to the stop before the present one, at once.
func (c Clock) Prev(t Track) Clock {
	i := t.First(c.Step, c.Depth) - 1
	c.Playing = false
	return c.At(max(0, i))
}

// Play runs the film on; from its end it starts again.
func (c Clock) Play(t Track) Clock {
	if c.Step+1 >= len(t.Steps) && !c.Moving {
		c = c.At(0)
	}
	c.Playing = true
	if c.Moving {
		return c
	}
	return c.Next(t)
}

// Pause stops the running on; a movement under way freezes where it is.
func (c Clock) Pause() Clock {
	c.Playing, c.Moving = false, false
	return c
}

// Scrub stands at a position between 0 and the number of steps: its whole part counts the steps that are done.
func (c Clock) Scrub(t Track, position float64) Clock {
	position = max(0, min(float64(len(t.Steps)-1), position))
	i := int(math.Ceil(position))
	c.Playing, c.Moving, c.Held = false, false, 0
	c.Moment = Moment{i, 1 - (float64(i) - position)}
	c.Stop = i
	return c
}

// Position is the moment as one number, the inverse of Scrub.
func (c Clock) Position() float64 { return float64(c.Step) - 1 + c.Frac }

// Advance lets dt pass. The steps up to the stop share one Travel, so that a coarse depth shows much in the
// time that a fine one gives a single number.
func (c Clock) Advance(t Track, dt time.Duration) Clock {
	dt = time.Duration(float64(dt) * c.Speed)
	if c.Moving {
		return c.travel(t, dt)
	}
	if !c.Playing {
		return c
	}
	if c.Held += dt; c.Held < c.hold(t) {
		return c
	}
	return c.Next(t)
}

// hold is the stillness at a stop: as long as it takes to read what is lit there, if the movement there has lit it. While
// something moves one reads, too.
func (c Clock) hold(t Track) (hold time.Duration) {
	first := t.First(c.Step, c.Depth)
	pace := pace(c.Step - first + 1)
	for _, s := range t.Steps[first : c.Step+1] {
		if s.Element == t.Steps[c.Step].Element {
			hold += s.Read
		}
		if !c.Reduced {
			hold -= time.Duration(float64(s.Travel) / pace)
		}
	}
	return max(t.Steps[c.Step].Hold, hold)
}

// pace is how much faster than alone each of n joined steps goes: together they take 1 + log₂ n times as long as one.
func pace(n int) float64 { return float64(n) / (1 + math.Log2(float64(n))) }

func (c Clock) travel(t Track, dt time.Duration) Clock {
	pace := pace(c.Stop - t.First(c.Stop, c.Depth) + 1)
	for c.Moving {
		length := t.Steps[c.Step].Travel
		left := time.Duration((1 - c.Frac) * float64(length) / pace)
		if dt < left && length > 0 {
			c.Frac += float64(dt) * pace / float64(length)
			return c
		}
		dt -= left
		if c.Frac = 1; c.Step == c.Stop {
			return c.At(c.Stop)
		}
		c.Moment = Moment{c.Step + 1, 0}
	}
	return c
}

// Wake is how long nothing will change on its own: 0 while something moves, the rest of a hold while playing,
// and a negative duration when only a message can change anything.
func (c Clock) Wake(t Track) time.Duration {
	switch {
	case c.Moving:
		return 0
	case !c.Playing:
		return -1
	case c.Speed <= 0:
		return -1
	}
	return max(0, time.Duration(float64(c.hold(t)-c.Held)/c.Speed))
}

// Length is how long the film plays, from its first stop to its end, at speed 1.
func (t Track) Length(depth int) (length time.Duration) {
	const frame = time.Second / 60
	for c := (Clock{Speed: 1, Depth: depth}).At(0).Play(t); c.Playing; length += frame {
		c = c.Advance(t, frame)
	}
	return length
}

// Ease is the share of the way at the share t of the time: slow, fast, slow.
func Ease(t float64) float64 { return t * t * (3 - 2*t) }
