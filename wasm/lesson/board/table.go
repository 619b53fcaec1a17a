package board

import (
	"fmt"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/gym"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// shown are the places of the samples that have room: the first, the one that is looked at, and others between.
func (w *Board) shown(rows int) (all []int, now int) {
	n, now := len(w.History.Samples), w.History.SampleAt(w.At)
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
func (w *Board) table(s *figure.Scene, b bench, y float64) {
	step, clock, held, text := 46.0, 92.0, 172.0, 192.0
	if s.Narrow() {
		step, clock, held, text = 42, 0, 116, 130
	}
	s.Write(0, y-4, phrase.Say("board.title"), figure.Title.Sized(13, 600))
	if !s.Narrow() {
		s.Write(s.Width, y-4, w.Draws, figure.Note.At(picture.End))
	}
	rows, now := w.shown(b.rows - 1)
	y += 14
	s.Write(step, y+4, phrase.Say("board.step"), figure.Note.At(picture.End))
	if clock > 0 {
		s.Write(clock, y+4, phrase.Say("board.time"), figure.Note.At(picture.End))
	}
	s.Write(held, y+4, phrase.Say("board.column"), figure.Note.At(picture.End))
	if len(rows) == 0 {
		s.Write(text, y+4+benchPitch, phrase.Say("board.none"), figure.Note.Within(s.Width-text))
	}
	for _, i := range rows {
		y += benchPitch
		w.row(s, w.History.Samples[i], i == now, y, [4]float64{step, clock, held, text})
	}
}

// row is a line of the table, washed where it is looked at.
func (w *Board) row(s *figure.Scene, of gym.Sample, now bool, y float64, at [4]float64) {
	box := picture.Rect{Box: picture.Box{X: 2, Y: y - 13, W: s.Width - 4, H: benchPitch - 1}, Radius: 4}
	ink := picture.Ink2
	if now {
		box.Fill, ink = picture.Solid(picture.NowWash), picture.Ink1
	}
	text := strings.Join(strings.Fields(of.Text), " ")
	it := picture.Item{ID: "sample-" + strconv.Itoa(of.Step), Label: w.Sample(of.Step), Value: figure.Fit(text, 13, 600),
		Set: map[string]string{gym.At: strconv.Itoa(of.Step)}, Ring: box}
	s.Item(it, func() {
		s.Add(box)
		s.Write(at[0], y+4, number.Int(of.Step), figure.Name.In(ink).At(picture.End))
		if seconds := int(w.History.Seconds(of.Step)); at[1] > 0 {
			s.Write(at[1], y+4, fmt.Sprintf("%d:%02d", seconds/60, seconds%60), figure.Name.In(picture.Ink3).At(picture.End))
		}
		if held, ok := w.History.HeldAt(of.Step); ok {
			s.Write(at[2], y+4, number.Short(held.Loss, 2), figure.Name.In(w.fresh(held.Step == of.Step, ink)).At(picture.End))
		}
		room := s.Width - at[3] - 8
		s.Write(at[3], y+4, figure.Fit(text, 13, room), figure.Name.In(ink).Within(room))
	})
}

// fresh is the ink of a number that is of this very step, or of one before.
func (w *Board) fresh(now bool, ink picture.Role) picture.Role {
	if now {
		return ink
	}
	return picture.Ink3
}

// foot says what is going on, and who shares the work.
func (w *Board) foot(s *figure.Scene, y float64) {
	s.Write(0, y, w.Status, figure.Name.In(picture.Ink1).Within(s.Width*0.6))
	n := w.History.Workers
	if n == 0 {
		return
	}
	text := phrase.Say("board.workers", "n", n)
	x := s.Width - picture.Wide(text, 13) - 17*float64(n) - 8
	if s.Narrow() {
		x, y = 0, y+26
	}
	box := picture.Box{X: x, Y: y - 15, W: 17*float64(n) + 6 + picture.Wide(text, 13), H: 20}
	s.Item(picture.Item{ID: "workers", Label: w.Name("workers"), Value: number.Int(n), Ring: picture.Rect{Box: box, Radius: 4}}, func() {
		s.Add(picture.Rect{Box: box, Radius: 4})
		for k := range n {
			s.Add(picture.Rect{Box: picture.Box{X: x + 2 + 17*float64(k), Y: y - 11, W: 13, H: 13}, Radius: 3, Fill: picture.Solid(picture.Ink2)})
		}
		s.Write(x+17*float64(n)+6, y, text, figure.Name)
	})
}
