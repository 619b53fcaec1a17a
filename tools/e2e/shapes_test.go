package e2e

import (
	"fmt"
	"image"
	"math"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"glassbox/tools/internal/site"
)

// fine is the number of device pixels in a CSS pixel of the picture that the others are compared with. Browsers smooth
// edges roughly; the mean of many small pixels of theirs says what a large one should be.
const fine = 18

// sheet is what shapes tells: its picture as SVG, and the tiles on it.
type sheet struct {
	SVG   string
	W, H  float64
	Tiles []tile
}

// tile is where a shape is to be seen, and how far a pixel of it may be off, as a share of the range from black to white:
// by Off, and More for each device pixel in a CSS pixel.
type tile struct {
	Name                  string
	Off, More, X, Y, Side float64
}

// Every shape covers of each pixel as much as the browser says with the same picture as SVG, wherever it stands
// between the pixels.
func TestShapesCoverWhatTheyCoverInSVG(t *testing.T) {
	server := httptest.NewServer(site.Handler(withShapes(t)))
	t.Cleanup(server.Close)
	tab, err := chrome.Tab(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	p := watched(t, tab)
	p.visit(server.URL + "/#neuron")
	p.ready(figure)
	s := js[sheet](p, figure+`.ask({ type: "tell" }).result`)
	p.run(fmt.Sprintf(`(() => {
		document.documentElement.style.overflow = "hidden";
		Object.assign(%s.figure.style, { position: "fixed", inset: "0", width: "%vpx", height: "%vpx", zIndex: 99, background: "white" });
	})()`, figure, s.W, s.H))
	shots := map[float64]image.Image{}
	for _, ratio := range []float64{1, 1.5, 2, 3} {
		shots[ratio] = p.sheet(s, ratio)
	}
	p.run(figure + `.shadowRoot.querySelector(".canvas").style.display = "none"`)
	p.must(p.tab.Viewport(int64(s.W), int64(s.H), fine))
	still := p.still(s.SVG)
	for ratio, shot := range shots {
		for _, tile := range s.Tiles {
			off, x, y := tile.worst(shot, still, ratio)
			if may := tile.Off + ratio*tile.More; off > may {
				t.Errorf("%s with %v pixels to the pixel: that at %d, %d is off by %.3f, and may be by %.3f", tile.Name, ratio, x, y, off, may)
			}
		}
	}
}

// sheet is the canvas with so many device pixels in a CSS pixel, in a window that it fills.
func (p *page) sheet(s sheet, ratio float64) image.Image {
	p.Helper()
	p.must(p.tab.Viewport(int64(s.W), int64(s.H), ratio))
	p.run(figure + `.send({ type: "tell" })`) // a frame, in which the new ratio is seen
	p.wait(fmt.Sprintf(`%s.shadowRoot.querySelector("canvas").width === %v`, figure, s.W*ratio))
	return p.shot(fmt.Sprint("canvas ", ratio))
}

// withShapes is a copy of the site with shapes in place of the app.
func withShapes(t *testing.T) string {
	t.Helper()
	out := t.TempDir()
	flags, err := site.Small("../..")
	if err == nil {
		err = os.CopyFS(out, os.DirFS(folder))
	}
	if err == nil {
		err = site.Compile("../..", "./tools/e2e/shapes", filepath.Join(out, "app.wasm"), flags...)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// worst is the largest difference between a pixel of the tile and the mean of those that take its place in the fine
// picture, as a share of the range; and where it is.
func (c tile) worst(shot, still image.Image, ratio float64) (off float64, atX, atY int) {
	n := int(fine / ratio)
	for y := int(c.Y * ratio); y < int((c.Y+c.Side)*ratio); y++ {
		for x := int(c.X * ratio); x < int((c.X+c.Side)*ratio); x++ {
			sum := 0.0
			for i := range n * n {
				sum += red(still, n*x+i%n, n*y+i/n)
			}
			if d := math.Abs(red(shot, x, y) - sum/float64(n*n)); d > off {
				off, atX, atY = d, x, y
			}
		}
	}
	return off, atX, atY
}

// red is the red part of a pixel of black and white, 0 … 1.
func red(m image.Image, x, y int) float64 {
	r, _, _, _ := m.At(x+m.Bounds().Min.X, y+m.Bounds().Min.Y).RGBA()
	return float64(r) / 65535
}
