package e2e

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"testing"

	"github.com/chromedp/chromedp"

	"glassbox/tools/internal/browser"
	"glassbox/wasm/app"
	"glassbox/wasm/picture"
)

// The canvas shows what the browser makes of the same picture as SVG, so that the swap is not to be seen.
func TestTheCanvasLooksLikeTheStill(t *testing.T) {
	for _, screen := range []struct {
		name  string
		phone bool
		ratio float64
	}{{"desktop", false, 1}, {"retina", false, 2}, {"phone", true, 3}} {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(scheme+" "+screen.name, func(t *testing.T) {
				p := share(t, place{"/#neuron", screen.phone})
				if !screen.phone {
					p.must(p.tab.Viewport(1440, 900, screen.ratio))
				}
				p.must(p.tab.Prefer("prefers-color-scheme", scheme, "prefers-reduced-motion", "reduce"))
				p.link("step=db1")
				p.wait(fmt.Sprintf("devicePixelRatio === %v && %s", screen.ratio, filled))
				p.looksLikeStill()
			})
		}
	}
}

// filled is the condition that the canvas has as many pixels as its box on the screen.
const filled = `(() => { const box = ` + figure + `.shadowRoot.querySelector(".canvas"), canvas = box.querySelector("canvas");
	return Math.abs(canvas.width - box.clientWidth * devicePixelRatio) <= 1 &&
		Math.abs(canvas.height - box.clientHeight * devicePixelRatio) <= 1 &&
		Math.abs(canvas.getBoundingClientRect().width - box.clientWidth) <= 1; })()`

// Some browsers falsify the pixels that a page reads back, against spying. The text is right there too.
func TestTextWithoutReadback(t *testing.T) {
	p := blank(t)
	p.must(p.tab.Early(`const get = CanvasRenderingContext2D.prototype.getImageData;
		CanvasRenderingContext2D.prototype.getImageData = function (...a) {
			const d = get.apply(this, a);
			for (let i = 0; i < d.data.length; i += 3) d.data[i] ^= 85;
			return d;
		}`))
	p.must(p.tab.Prefer("prefers-reduced-motion", "reduce"))
	p.open("/#neuron?step=db1")
	p.looksLikeStill()
}

// looksLikeStill compares the canvas with the same picture as SVG. Edges differ by how each smooths them, hence
// the tolerance; a missing or shifted shape differs by far more.
func (p *page) looksLikeStill() {
	p.Helper()
	canvas := p.shot("canvas")
	still := p.still(p.svg())
	if mean, share := difference(canvas, still); mean > 0.6 || share > 0.004 {
		p.Errorf("canvas and still differ by %.2f of 255 in the mean, and in %.1f%% of the pixels by more than 48", mean, 100*share)
	}
}

// still is the figure with an SVG in place of the canvas for a moment.
func (p *page) still(svg string) image.Image {
	p.Helper()
	p.run(`(() => { const f = ` + figure + `; f.shadowRoot.querySelector(".canvas").style.visibility = "hidden";
		f.insertAdjacentHTML("beforeend", ` + quote(svg) + `); f.lastElementChild.style.display = "block"; })()`)
	defer p.run(`(() => { const f = ` + figure + `; f.shadowRoot.querySelector(".canvas").style.visibility = ""; ` +
		`f.lastElementChild.remove(); })()`)
	return p.shot("still")
}

// svg is the picture of the figure's state and width, drawn without the browser.
func (p *page) svg() string {
	p.Helper()
	now := p.get()
	s, err := app.Open(now.Lesson, now.Query)
	p.must(err)
	s.Width = now.Width
	var l picture.List
	s.Picture(&l)
	return l.SVG("drawn", "as SVG")
}

// shot is the picture of the figure as it is to be seen.
func (p *page) shot(name string) image.Image {
	p.Helper()
	box := js[[4]float64](p, `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => { const b = `+figure+
		`.figure.getBoundingClientRect(); done([b.x, b.y, b.width, b.height].map((v) => v * devicePixelRatio)); })))`)
	data, err := browser.Run(p.tab, chromedp.CaptureScreenshot())
	p.must(err)
	p.Cleanup(func() {
		if p.Failed() {
			os.WriteFile(failure(p.Name()+" "+name), data, 0o644)
		}
	})
	whole, err := png.Decode(bytes.NewReader(data))
	p.must(err)
	at := image.Rect(int(box[0]), int(box[1]), int(box[0]+box[2]), int(box[1]+box[3]))
	return whole.(interface {
		SubImage(image.Rectangle) image.Image
	}).SubImage(at)
}

// difference is the mean difference of a channel, and the share of channels that differ by more than 48, of 255.
func difference(a, b image.Image) (mean, share float64) {
	r, n := a.Bounds().Intersect(b.Bounds()), 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			for _, d := range []float64{float64(r1) - float64(r2), float64(g1) - float64(g2), float64(b1) - float64(b2)} {
				d = math.Abs(d) / 257
				mean += d
				n++
				if d > 48 {
					share++
				}
			}
		}
	}
	return mean / float64(n), share / float64(n)
}

// The canvas follows the size of the window and the pixels of the screen.
func TestTheCanvasFollowsTheWindow(t *testing.T) {
	p := lesson(t, "neuron")
	for _, size := range [][3]float64{{1400, 880, 2}, {1000, 900, 1}, {1000, 700, 1.5}, {390, 844, 3}, {1440, 900, 1}} {
		p.must(p.tab.Viewport(int64(size[0]), int64(size[1]), size[2]))
		p.wait(fmt.Sprintf("innerWidth === %v && devicePixelRatio === %v && %s", size[0], size[2], filled))
	}
	p.idle("after a change of size")
}
