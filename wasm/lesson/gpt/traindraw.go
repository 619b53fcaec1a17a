package gpt

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/gym"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// bench is where things stand: the curves, the pictures of attention under them, how many samples there are, and how far apart.
type bench struct {
	top, high float64 // of the curves
	line      float64 // of steps, under them; a fork has a second one
	stride    int     // of the steps that are named, each so manieth
	side      float64 // of a picture of attention, 0 where there are none
	rows      int
	foot      bool
}

const (
	benchAxis  = 54.0 // room for the numbers of the axis
	benchLine  = 28.0 // from the curves down to the line of steps
	benchFork  = 20.0 // from there to that of a fork
	benchLooks = 34.0 // from there to the pictures of attention
	benchTable = 58.0 // and to the table
	benchPitch = 24.0
	mostSide   = 72.0
	leastSide  = 42.0
)

func (w *training) bench(v lesson.View) bench {
	b := bench{top: 48, high: 196, line: benchLine, rows: 7, foot: true, stride: 1}
	switch {
	case v.Slide:
		b = bench{top: 44, high: 130, line: benchLine, rows: 5, stride: 1}
	case v.Width < figure.Narrow:
		b.top, b.high, b.rows = 66, 150, 6
	}
	if w.first != nil && !v.Slide {
		b.line += benchFork
	}
	room := v.Width - benchAxis - mostSide/2 // of the axis, at the least
	between := room * float64(w.apart()) / float64(w.steps)
	for between*float64(b.stride) < leastSide+6 {
		b.stride++
	}
	b.side = min(mostSide, between*float64(b.stride)-6)
	return b
}

// looks is where the pictures of attention begin.
func (b bench) looks() float64 { return b.top + b.high + b.line + benchLooks }

// table is where the samples begin.
func (b bench) table(v lesson.View) float64 {
	if v.Slide {
		return b.top + b.high + b.line + benchTable
	}
	return b.looks() + b.side + 8 + 22 + 30
}

// long is how high the table is, or what stands in its place.
func (w *training) long(b bench) float64 {
	if w.looks.Entered {
		return w.looks.LargeHigh()
	}
	return 14 + benchPitch*float64(b.rows)
}

func (w *training) height(v lesson.View) float64 {
	b := w.bench(v)
	high := b.table(v) + w.long(b)
	switch {
	case v.Slide:
		return lesson.SlideHeight
	case v.Width < figure.Narrow:
		return high + 62
	}
	return high + 40
}

// draw draws the same on all figures: what a training comes to has no more to it than fits on a phone. On a slide there is no
// room for pictures of attention beside the table.
func (w *training) draw(l *picture.List, v lesson.View) {
	s, b := v.Scene(l, w.figure), w.bench(v)
	c := w.chart(picture.Box{X: benchAxis, Y: b.top, W: s.Width - benchAxis - max(14, b.side/2+3), H: b.high})
	w.head(s)
	w.legend(s)
	c.axes(s)
	w.line(s, c, b)
	w.curves(s, c)
	y := b.table(v)
	switch {
	case v.Slide && s.Now("looks"):
		w.attention(s, c, b, y-benchTable+benchLooks)
	case v.Slide:
		w.table(s, b, y)
	default:
		w.attention(s, c, b, b.looks())
		if w.looks.Entered {
			w.looks.Large(s, y-18)
		} else {
			w.table(s, b, y)
		}
	}
	if b.foot {
		w.foot(s, y+w.long(b)+22)
	}
}

// attention draws where the chosen head looks, over the steps that are named.
func (w *training) attention(s *figure.Scene, c chart, b bench, y float64) {
	r, x := w.looks, []float64{}
	r.Steps = nil
	for i := 0; i < len(w.looks.Steps); i += b.stride {
		r.Steps = append(r.Steps, w.looks.Steps[i])
		x = append(x, c.x(w.looks.Steps[i]))
	}
	r.Draw(s, x, y, b.side)
	r.Chips(s, y+b.side+8, w.size.Layers, w.size.Heads)
}

// head says what the axis is, how fast it goes, and how long it takes.
func (w *training) head(s *figure.Scene) {
	name := say("axis.loss")
	s.Write(0, 14, name, figure.Title.Sized(13, 600))
	x := picture.Wide(name, 13) + 10
	note := say("axis.nats", "unit", w.unit())
	left, speed := w.left(), ""
	if guess := w.guess(); w.h.Speed > 0 {
		speed = say("speed", "n", int(w.h.Speed))
	} else if guess > 0 {
		digits := math.Pow(10, math.Floor(math.Log10(guess)))
		speed = say("speed.about", "n", int(math.Round(guess/digits)*digits))
	}
	end := s.Width
	if left != "" {
		s.Write(end, 14, left, figure.Name.In(picture.Ink1).At(picture.End))
		end -= picture.Wide(left, 13) + 16
	}
	if speed != "" && !s.Narrow() {
		s.Write(end, 14, speed, figure.Name.At(picture.End))
		end -= picture.Wide(speed, 13) + 16
	}
	if x+picture.Wide(note, 12) < end {
		s.Write(x, 14, note, figure.Note)
	}
}

// shown are the places of the samples that have room: the first, the one that is looked at, and others between.
func (w *training) shown(rows int) (all []int, now int) {
	n, now := len(w.h.Samples), w.h.SampleAt(w.at)
	if n <= rows {
		for i := range n {
			all = append(all, i)
		}
		return all, now
	}
	near := 0
	for k := range rows {
		all = append(all, k*(n-1)/(rows-1))
		if now >= all[k] {
			near = k
		}
	}
	if now >= 0 {
		all[near] = now
	}
	return all, now
}

// table has a line for each sample, dated by its step, the seconds until then, and the loss on what is held out.
func (w *training) table(s *figure.Scene, b bench, y float64) {
	step, clock, held, text := 46.0, 92.0, 172.0, 192.0
	if s.Narrow() {
		step, clock, held, text = 42, 0, 116, 130
	}
	s.Write(0, y-4, say("table.title"), figure.Title.Sized(13, 600))
	if how := say("table." + w.draws()); !s.Narrow() {
		s.Write(s.Width, y-4, how, figure.Note.At(picture.End))
	}
	rows, now := w.shown(b.rows - 1)
	y += 14
	s.Write(step, y+4, say("table.step"), figure.Note.At(picture.End))
	if clock > 0 {
		s.Write(clock, y+4, say("table.time"), figure.Note.At(picture.End))
	}
	s.Write(held, y+4, say("table.held"), figure.Note.At(picture.End))
	if len(rows) == 0 {
		s.Write(text, y+4+benchPitch, say("table.none"), figure.Note.Within(s.Width-text))
	}
	for _, i := range rows {
		y += benchPitch
		w.row(s, w.h.Samples[i], i == now, y, [4]float64{step, clock, held, text})
	}
}

// row is a line of the table, washed where it is looked at.
func (w *training) row(s *figure.Scene, of gym.Sample, now bool, y float64, at [4]float64) {
	box := picture.Rect{Box: picture.Box{X: 2, Y: y - 13, W: s.Width - 4, H: benchPitch - 1}, Radius: 4}
	ink := picture.Ink2
	if now {
		box.Fill, ink = picture.Solid(picture.NowWash), picture.Ink1
	}
	text := strings.Join(strings.Fields(of.Text), " ")
	it := picture.Item{ID: "sample-" + strconv.Itoa(of.Step), Label: say("train.sample", "step", of.Step), Value: figure.Fit(text, 13, 600),
		Set: map[string]string{gym.At: strconv.Itoa(of.Step)}, Ring: box}
	s.Item(it, func() {
		s.Add(box)
		s.Write(at[0], y+4, number.Int(of.Step), figure.Name.In(ink).At(picture.End))
		if seconds := int(w.h.Seconds(of.Step)); at[1] > 0 {
			s.Write(at[1], y+4, fmt.Sprintf("%d:%02d", seconds/60, seconds%60), figure.Name.In(picture.Ink3).At(picture.End))
		}
		if held, ok := w.h.HeldAt(of.Step); ok {
			s.Write(at[2], y+4, number.Short(held.Loss, 2), figure.Name.In(w.fresh(held.Step == of.Step, ink)).At(picture.End))
		}
		room := s.Width - at[3] - 8
		s.Write(at[3], y+4, figure.Fit(text, 13, room), figure.Name.In(ink).Within(room))
	})
}

// fresh is the ink of a number that is of this very step, or of one before.
func (w *training) fresh(now bool, ink picture.Role) picture.Role {
	if now {
		return ink
	}
	return picture.Ink3
}

// foot says what is going on, and who shares the work.
func (w *training) foot(s *figure.Scene, y float64) {
	s.Write(0, y, w.status(), figure.Name.In(picture.Ink1).Within(s.Width*0.6))
	n := w.h.Workers
	if n == 0 {
		return
	}
	text := say("workers", "n", n)
	x := s.Width - picture.Wide(text, 13) - 17*float64(n) - 8
	if s.Narrow() {
		x, y = 0, y+26
	}
	box := picture.Box{X: x, Y: y - 15, W: 17*float64(n) + 6 + picture.Wide(text, 13), H: 20}
	s.Item(picture.Item{ID: "workers", Label: say("train.workers"), Value: number.Int(n), Ring: picture.Rect{Box: box, Radius: 4}}, func() {
		s.Add(picture.Rect{Box: box, Radius: 4})
		for k := range n {
			s.Add(picture.Rect{Box: picture.Box{X: x + 2 + 17*float64(k), Y: y - 11, W: 13, H: 13}, Radius: 3, Fill: picture.Solid(picture.Ink2)})
		}
		s.Write(x+17*float64(n)+6, y, text, figure.Name)
	})
}
