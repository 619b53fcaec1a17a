//go:build js && wasm

// Glassbox in the browser: one instance is one figure. This file wires the state to the page and to Ebitengine.
package main

import (
	"runtime/debug"

	"github.com/hajimehoshi/ebiten/v2"

	"glassbox/wasm/page"
)

func main() {
	p := page.Find()
	f := newFigure(p)
	f.collect = debug.SetGCPercent(-1) // hardly anything becomes garbage before the first frame
	p.Serve(f.answer)
	if !<-f.opened {
		return
	}
	ebiten.SetTPS(ebiten.SyncWithFPS) // a tick is a frame, and frames come only when something changes
	err := ebiten.RunGameWithOptions(f, &ebiten.RunGameOptions{ScreenTransparent: true, InitUnfocused: true})
	if err != nil {
		p.Fail(err.Error())
	}
}
