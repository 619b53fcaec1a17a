//go:build js && wasm

package paint

import (
	_ "embed"
	"image"
	"image/color"

	"github.com/hajimehoshi/ebiten/v2"

	"glassbox/wasm/picture"
)

//go:embed shape.kage
var shader []byte

// Painter paints pictures. It keeps the letters it has drawn and its memory from one picture to the next.
type Painter struct {
	mesh    mesh
	texts   texts
	shader  *ebiten.Shader
	options ebiten.DrawTrianglesShaderOptions
	shapes  []picture.Shape
	lines   []picture.Text
}

// NewPainter makes a painter that draws text with the engine.
func NewPainter(engine Rasterizer) *Painter {
	p := &Painter{texts: texts{engine: engine}}
	p.texts.atlas.resize, p.texts.atlas.upload = p.resize, p.upload
	p.texts.forget(minSide)
	var err error
	if p.shader, err = ebiten.NewShader(shader); err != nil {
		panic(err)
	}
	return p
}

// Use sets the colours and the number of device pixels in a CSS pixel.
func (p *Painter) Use(colours *Palette, ratio float64) {
	p.texts.use(colours, ratio)
	p.options.Uniforms = map[string]any{"Ratio": ratio}
}

// ForgetText drops the letters, after a font has arrived.
func (p *Painter) ForgetText() { p.texts.forget(minSide) }

// Paint paints the picture in one draw: shapes and letters share the page and so keep their order.
func (p *Painter) Paint(dst ebiten.FinalScreen, l *picture.List) {
	p.flatten(l)
	p.texts.prepare(p.lines)
	p.mesh.reset(p.texts.scale)
	for _, s := range p.shapes {
		p.add(s)
	}
	dst.DrawTrianglesShader32(p.mesh.vertices, p.mesh.indices, p.shader, &p.options)
}

// flatten takes matrices of numbers apart and finds the texts.
func (p *Painter) flatten(l *picture.List) {
	p.shapes, p.lines = p.shapes[:0], p.lines[:0]
	for s := range l.Shapes {
		if cells, ok := s.(picture.Cells); ok && !cells.Bare() {
			p.shapes = append(p.shapes, cells.Parts()...)
			continue
		}
		p.shapes = append(p.shapes, s)
	}
	for _, s := range p.shapes {
		if text, ok := s.(picture.Text); ok && text.Paint.Visible() {
			p.lines = append(p.lines, text)
		}
	}
}

func (p *Painter) add(s picture.Shape) {
	switch s := s.(type) {
	case picture.Rect:
		p.mesh.rect(s, p.texts.palette)
	case picture.Curve:
		p.mesh.curve(s, p.texts.palette)
	case picture.Cells:
		p.mesh.cells(s, p.texts.palette)
	case picture.Arrow:
		p.mesh.arrow(s, p.texts.palette)
	case picture.Text:
		if s.Paint.Visible() {
			p.texts.draw(s, &p.mesh)
		}
	}
}

// resize replaces the page by an empty one of another side, white in its corner.
func (p *Painter) resize(side int) {
	if page := p.options.Images[0]; page != nil {
		page.Deallocate()
	}
	page := ebiten.NewImageWithOptions(image.Rect(0, 0, side, side), &ebiten.NewImageOptions{Unmanaged: true})
	page.SubImage(image.Rect(0, 0, 3, 3)).(*ebiten.Image).Fill(color.White)
	p.options.Images[0] = page
}

func (p *Painter) upload(x, y, w, h int, pixels []byte) {
	p.options.Images[0].SubImage(image.Rect(x, y, x+w, y+h)).(*ebiten.Image).WritePixels(pixels)
}
