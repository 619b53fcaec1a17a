//go:build js && wasm

// Bare is the least that draws with Ebitengine: one rectangle. make bench sets the app's first frame against its,
// since seconds differ from machine to machine.
package main

import (
	"image"
	"image/color"
	"syscall/js"

	"github.com/hajimehoshi/ebiten/v2"
)

type game struct{ drawn bool }

func main() {
	if err := ebiten.RunGame(&game{}); err != nil {
		panic(err)
	}
}

func (*game) Update() error { return nil }

// Draw tells the page of its first frame.
func (g *game) Draw(screen *ebiten.Image) {
	screen.SubImage(image.Rect(100, 100, 300, 200)).(*ebiten.Image).Fill(color.White)
	if !g.drawn {
		js.Global().Call("drawn")
	}
	g.drawn = true
}

func (*game) Layout(width, height int) (int, int) { return width, height }
