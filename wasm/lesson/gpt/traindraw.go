package gpt

import (
	"fmt"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/gym"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// bench is where things stand: the curves, how many samples there are, and how far apart.
type bench struct {
	top, high float64 // of the curves
	rows      int
	foot      bool
}

const (
	benchAxis  = 54.0 // room for the numbers of the axis
	benchLine  = 28.0 // from the curves down to the line of steps
	benchTable = 58.0 // from there to the table
	benchPitch = 24.0
)

func benchOf(v lesson.View) bench {
	switch {
	case v.Slide:
		return bench{44, 130, 5, false}
	case v.Width < figure.Narrow:
		return bench{66, 150, 6, true}
	}
	return bench{48, 196, 7, true}
}

// table is where the samples begin.
func (b bench) table() float64 { return b.top + b.high + benchLine + benchTable }

func (*training) height(v lesson.View) float64 {
	b := benchOf(v)
	high := b.table() + 14 + benchPitch*float64(b.rows)
	switch {
	case v.Slide:
		return lesson.SlideHeight
	case v.Width < figure.Narrow:
		return high + 62
	}
	return high + 40
}

// draw draws the same on all figures: what a training comes to has no more to it than fits on a phone.
func (w *training) draw(l *picture.List, v lesson.View) {
	s, b := v.Scene(l, w.figure), benchOf(v)
	c := w.chart(picture.Box{X: benchAxis, Y: b.top, W: s.Width - benchAxis - 14, H: b.high})
	w.head(s)
	w.legend(s)
	c.axes(s)
	w.line(s, c)
	w.curves(s, c)
	w.table(s, b)
	if b.foot {
		w.foot(s, b.table()+14+benchPitch*float64(b.rows)+22)
	}
}

// head says what the axis is, how fast it goes, and how long it takes.
func (w *training) head(s *figure.Scene) {
	name := say("axis.loss")
	s.Write(0, 14, name, figure.Title.Sized(13, 600))
	x := picture.Wide(name, 13) + 10
	note := say("axis.nats", "unit", w.unit())
	left, speed := w.left(), ""
	if w.h.Speed > 0 {
		speed = say("speed", "n", int(w.h.Speed))
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
func (w *training) table(s *figure.Scene, b bench) {
	y, step, clock, held, text := b.table(), 46.0, 92.0, 172.0, 192.0
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
			s.Write(at[2], y+4, number.Short(held.Loss, 2), figure.Name.In(ink).At(picture.End))
		}
		room := s.Width - at[3] - 8
		s.Write(at[3], y+4, figure.Fit(text, 13, room), figure.Name.In(ink).Within(room))
	})
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
