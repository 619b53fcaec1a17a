//go:build js && wasm

// Arrows stands in for the app where make bench measures drawing: a picture of 500 moving arrows, painted and put
// on the page as every picture is. Its frames keep a distance, since without a graphics card the browser draws
// them more slowly than Go makes them, and Go would wait for it.
package main

import (
	"encoding/json"
	"math"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"glassbox/wasm/page"
	"glassbox/wasm/paint"
	"glassbox/wasm/picture"
)

const (
	count = 500
	pause = 250 * time.Millisecond
)

type game struct {
	page    page.Page
	painter *paint.Painter
	list    picture.List
	frame   int
	opened  chan bool
}

func main() {
	p := page.Find()
	g := &game{page: p, painter: paint.NewPainter(p.Text()), opened: make(chan bool, 1)}
	p.Serve(g.answer)
	<-g.opened
	ebiten.SetTPS(ebiten.SyncWithFPS)
	if err := ebiten.RunGameWithOptions(g, &ebiten.RunGameOptions{ScreenTransparent: true, InitUnfocused: true}); err != nil {
		p.Fail(err.Error())
	}
}

// answer takes the colours, and begins when the lesson is opened.
func (g *game) answer(message string) string {
	var m struct{ Type string }
	if err := json.Unmarshal([]byte(message), &m); err != nil {
		g.page.Fail(err.Error())
	}
	switch m.Type {
	case "style":
		palette, err := paint.NewPalette(g.page.Colours())
		if err != nil {
			g.page.Fail(err.Error())
		}
		g.painter.Use(palette, g.page.Ratio())
	case "open":
		g.opened <- true
		g.page.Wake(0)
	}
	return "{}"
}

// Update implements ebiten.Game.
func (g *game) Update() error { return nil }

// Draw draws a frame and asks for the next.
func (g *game) Draw(screen *ebiten.Image) {
	g.frame++
	size := screen.Bounds()
	g.list.Reset(float64(size.Dx())/g.page.Ratio(), float64(size.Dy())/g.page.Ratio())
	for i := range count {
		g.list.Add(g.arrow(float64(i)))
	}
	g.painter.Paint(screen, &g.list)
	g.page.Drawn(0, "")
	g.page.Wake(pause)
}

// arrow is a curved one of the weights that attention draws.
func (g *game) arrow(i float64) picture.Arrow {
	at := func(phase float64) picture.Point {
		t := phase*i + float64(g.frame)/60
		return picture.Point{X: g.list.W * (0.5 + 0.45*math.Sin(t)), Y: g.list.H * (0.5 + 0.45*math.Cos(1.3*t))}
	}
	a, b := at(0.7), at(1.9)
	curve := picture.Cubic{a, {X: a.X, Y: a.Y - 80}, {X: b.X, Y: b.Y - 80}, b}
	return picture.Arrow{Curve: curve, Width: 1.25 + math.Mod(i, 8), Paint: picture.Paint{Role: picture.PosLine, Share: 1, Alpha: 0.8}, Reach: 1}
}

// Layout implements ebiten.Game.
func (g *game) Layout(width, height int) (int, int) { return width, height }
