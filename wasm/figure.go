//go:build js && wasm

package main

import (
	"fmt"
	"runtime/debug"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"glassbox/wasm/app"
	"glassbox/wasm/page"
	"glassbox/wasm/paint"
)

// figure is the state of one figure and what draws it. It implements ebiten.Game, and ebiten.FinalScreenDrawer to draw
// on the canvas itself.
type figure struct {
	page    page.Page
	painter *paint.Painter
	state   app.State
	shown   app.Shown
	told    moment    // what the page knows
	last    time.Time // of the last tick
	wake    time.Duration
	opened  chan bool // gets true when there is a lesson, false when there will be none
	closed  bool
	collect int  // how much garbage may gather from the first frame on, in percent; 0 after it
	broken  bool // by a panic: nothing more is drawn
}

// moment is what of the state changes as the film runs, as far as the page must know it at once.
type moment struct {
	step                     int
	arrived, playing, moving bool
}

func newFigure(p page.Page) *figure {
	return &figure{page: p, painter: paint.NewPainter(p.Text()), wake: -1, opened: make(chan bool, 1)}
}

// Update lets the time since the last frame pass. Time in which nothing was due does not count, so that a
// figure that was out of sight goes on where it was.
func (f *figure) Update() error {
	if f.closed {
		return ebiten.Termination
	}
	defer f.rescue()
	now := time.Now()
	elapsed := min(now.Sub(f.last), f.wake+app.MaxTick)
	f.last = now
	for ; f.wake >= 0 && elapsed > 0; elapsed -= app.MaxTick {
		dt := float64(min(elapsed, app.MaxTick)) / float64(time.Millisecond)
		f.state, _, _ = app.Update(f.state, app.Message{Type: "tick", X: dt}, &f.shown)
	}
	return nil
}

// Draw implements ebiten.Game. There is no image between the figure and the canvas.
func (f *figure) Draw(*ebiten.Image) {}

// DrawFinalScreen draws the picture and tells the page. It runs only when a frame was asked for.
func (f *figure) DrawFinalScreen(screen ebiten.FinalScreen, _ *ebiten.Image, _ ebiten.GeoM) {
	if f.broken || f.closed {
		return
	}
	defer f.rescue()
	report := ""
	if f.told != f.moment() {
		report = app.Reply{State: f.report()}.JSON(&f.shown)
	}
	f.painter.Paint(screen, f.shown.Picture(f.state))
	f.page.Drawn(f.state.Clock.Position(), report)
	f.sleep()
	if f.collect != 0 {
		debug.SetGCPercent(f.collect)
		f.collect = 0
	}
}

// Layout implements ebiten.Game: the image that Draw leaves alone has the least size. The page gives that of the canvas.
func (f *figure) Layout(int, int) (int, int) { return 1, 1 }

// sleep asks for the next frame when the film is due to go on.
func (f *figure) sleep() {
	f.wake = f.state.Wake()
	f.page.Wake(f.wake)
}

func (f *figure) moment() moment {
	c := f.state.Clock
	return moment{c.Step, c.Frac == 1, c.Playing, c.Moving}
}

// report is the state for the page.
func (f *figure) report() *app.Report {
	f.told = f.moment()
	return f.state.Report(&f.shown)
}

// rescue turns a panic into a word to the page, which offers to start again with the same state.
func (f *figure) rescue() {
	if reason := recover(); reason != nil {
		f.broken, f.wake = true, -1
		f.page.Fail(fmt.Sprint(reason))
	}
}
