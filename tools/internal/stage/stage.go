//go:build js && wasm

// Package stage puts pictures on the page in place of the app, for programs that measure or test how a picture is
// drawn: they have its page and its painter.
package stage

import (
	"encoding/json"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"glassbox/wasm/page"
	"glassbox/wasm/paint"
	"glassbox/wasm/picture"
)

// Show is what a program puts on.
type Show struct {
	Draw  func(l *picture.List, frame int) // draws the picture, which has the size of the canvas
	Pause time.Duration                    // until the next frame; negative if none is to come
	Tell  any                              // the result of every message, as JSON
}

// Run shows it until the page goes.
func Run(s Show) {
	p := page.Find()
	told, err := json.Marshal(map[string]any{"result": s.Tell})
	if err != nil {
		p.Fail(err.Error())
	}
	g := &game{show: s, page: p, painter: paint.NewPainter(p.Text()), told: string(told), opened: make(chan bool, 1)}
	p.Serve(g.answer)
	<-g.opened
	ebiten.SetTPS(ebiten.SyncWithFPS)
	if err := ebiten.RunGameWithOptions(g, &ebiten.RunGameOptions{ScreenTransparent: true, InitUnfocused: true}); err != nil {
		p.Fail(err.Error())
	}
}

type game struct {
	show    Show
	page    page.Page
	painter *paint.Painter
	list    picture.List
	told    string
	frame   int
	opened  chan bool
}

// answer takes the colours, and begins when the lesson is opened. After each message there is a frame.
func (g *game) answer(message string, _ []byte) string {
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
	}
	g.page.Wake(0)
	return g.told
}

// Update implements ebiten.Game.
func (g *game) Update() error { return nil }

// Draw implements ebiten.Game.
func (g *game) Draw(*ebiten.Image) {}

// DrawFinalScreen draws a frame, and asks for the next.
func (g *game) DrawFinalScreen(screen ebiten.FinalScreen, _ *ebiten.Image, _ ebiten.GeoM) {
	g.frame++
	size := screen.Bounds()
	g.list.Reset(float64(size.Dx())/g.page.Ratio(), float64(size.Dy())/g.page.Ratio())
	g.show.Draw(&g.list, g.frame)
	g.painter.Paint(screen, &g.list)
	g.page.Drawn(0, "")
	g.page.Wake(g.show.Pause)
}

// Layout implements ebiten.Game.
func (g *game) Layout(int, int) (int, int) { return 1, 1 }
