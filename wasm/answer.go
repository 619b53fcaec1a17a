//go:build js && wasm

package main

import (
	"cmp"
	"time"

	"glassbox/wasm/app"
	"glassbox/wasm/paint"
	"glassbox/wasm/phrase"
)

// answer answers a message of the page. Besides those of package app there are a few about the page itself:
//
//	style   the colours or the pixel ratio have changed
//	fonts   a font has arrived
//	close   the element is gone: end the program at the next frame
//	crash   panics, where tests ask for it
func (f *figure) answer(message string, data []byte) (reply string) {
	defer func() {
		if reply == "" {
			reply = app.Reply{Error: phrase.Shared.Say("stopped")}.JSON(&f.shown)
		}
	}()
	defer f.rescue()
	m, err := app.Decode(message)
	m.Bytes = data
	if m.Type == "close" {
		f.close()
	}
	switch {
	case f.broken || f.closed:
		return ""
	case err != nil:
		return app.Reply{Error: err.Error()}.JSON(&f.shown)
	}
	return f.handle(m).JSON(&f.shown)
}

func (f *figure) handle(m app.Message) app.Reply {
	if done, err := f.housekeeping(m); done {
		return app.Reply{Error: text(err)}
	}
	before := f.state
	next, result, err := app.Update(f.state, m, &f.shown)
	f.state = next
	if f.state.Lesson == nil { // width and motion are told before the lesson is opened
		return app.Reply{Error: text(err), Needs: app.Needs(err)}
	}
	if m.Type == "open" && before.Lesson == nil && err == nil {
		f.opened <- true
	}
	reply := app.Reply{Result: result, Error: text(err), Needs: cmp.Or(app.Needs(err), next.Waits()), Work: next.Work()}
	same := silent[m.Type] || m.Type == "work" && reply.Work != nil || (m.Type == "trained" || m.Type == "afar") && m.On
	if !same {
		reply.State = f.report()
	}
	if !same && m.Type != "get" || f.state.Hover != before.Hover || f.state.Lens != before.Lens {
		f.redraw()
	}
	return reply
}

// silent are the messages after which the report is as before.
var silent = map[string]bool{"hover": true, "items": true, "numbers": true, "number": true, "prove": true, "predict": true}

// housekeeping handles the messages about the page; done is false for all others.
func (f *figure) housekeeping(m app.Message) (done bool, err error) {
	switch m.Type {
	case "style":
		palette, err := paint.NewPalette(f.page.Colours())
		if err != nil {
			return true, err
		}
		f.painter.Use(palette, f.page.Ratio())
	case "fonts":
		f.painter.ForgetText()
	case "crash":
		if !f.page.Testing() {
			return false, nil
		}
		panic("a test asked for it")
	default:
		return false, nil
	}
	if f.state.Lesson != nil {
		f.redraw()
	}
	return true, nil
}

// redraw asks for a frame at once. Time begins to run only now if nothing was due before.
func (f *figure) redraw() {
	if f.wake < 0 {
		f.last = time.Now()
	}
	f.wake = f.state.Wake()
	f.page.Wake(0)
}

// close ends the program: at the next frame, or at once if there never was a lesson.
func (f *figure) close() {
	f.closed = true
	if f.state.Lesson == nil {
		f.opened <- false
	}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
