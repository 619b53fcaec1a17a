package dot

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// terms draws the components in columns, their products under them, and the sum.
func (s *scene) terms() {
	if s.wide {
		s.Write(s.x, s.top-14, say("zone.term-by-term"), figure.Name.Sized(13, 500).In(picture.Ink1))
	}
	for row, name := range []string{"a", "b", "="} {
		b := s.cell(row, 0)
		l := figure.Name.Sized(15, 400)
		l.Italic = name != "="
		if row == rowB {
			s.Write(s.x-1, b.Y+valueH/2-valueH+2, "×", figure.Name.In(picture.Ink3))
		}
		s.Write(s.x, b.Y+valueH/2+5, name, l)
	}
	for k := range s.p.a {
		s.component(rowA, k, s.p.a[k], stage{gradA, 0, k})
		s.component(rowB, k, s.p.b[k], stage{gradB, 0, k})
		s.product(k)
	}
	s.sumCell()
	for k := range s.p.a {
		s.ways(k)
	}
}

// component draws a number of a or b with the place of its gradient.
func (s *scene) component(row, k int, v value, grad stage) {
	key := "a"
	if row == rowB {
		key = "b"
	}
	id := key + strconv.Itoa(k+1)
	s.Field(figure.Field{
		Item: picture.Item{ID: id, Label: say("item.component", "symbol", number.Symbol(id), "vector", key), Control: control.Element(key, k)},
		Box:  s.cell(row, k), Number: at(v), Scale: s.p.scaleBoth, Known: true,
		Present: s.current(stage{product, 0, k}) || s.current(grad),
		Lower:   gradH, Grad: v.Grad().At(0, 0), HasGrad: s.has(grad), Arriving: s.current(grad) && s.has(grad),
	})
}

func (s *scene) product(k int) {
	st := stage{product, 0, k}
	i := strconv.Itoa(k + 1)
	b := s.cell(rowProducts, k)
	s.Field(figure.Field{
		Item: picture.Item{ID: "p" + i, Label: say("item.product", "formula", s.model.product(k))},
		Box:  b, Number: at(s.p.products[k]), Scale: s.p.scaleBoth, Known: s.has(st),
		Present: s.current(st) || s.current(stage{sum, 0, k}),
	})
	if k > 0 && s.gap >= roomForSign {
		s.Write(b.X-s.gap/2, b.Y+valueH/2+5, "+", figure.Name.At(picture.Middle).In(picture.Ink3))
	}
}

// sumCell holds the sum of the products so far, and in the end the dot product.
func (s *scene) sumCell() {
	known, v := s.sumOf(0)
	last := len(s.p.sums) - 1
	label := say("sum so far")
	if known == last {
		label = say("item.result", "symbol", "s")
	}
	backward := s.reached(stage{gradA, 0, 0}) > 0
	s.Field(figure.Field{
		Item: picture.Item{ID: "s", Label: label}, Box: s.sum, Number: v, Scale: s.p.scaleBoth, Known: known >= 0,
		Present: s.current(stage{sum, 0, max(0, known)}), Lower: gradH, Grad: 1, HasGrad: backward,
	})
	b := s.cell(rowProducts, last)
	name := figure.Name.At(picture.Middle)
	if s.below() {
		s.Write(s.sum.X-14, s.sum.Y+valueH/2+5, "a · b =", name.At(picture.End))
		return
	}
	s.Write((b.X+b.W+s.sum.X)/2, b.Y+valueH/2+5, "=", name.In(picture.Ink3))
	s.Write(s.sum.X+s.sum.W/2, s.sum.Y-8, "a · b", name)
}

// ways draws what travels between the numbers of a column: two factors to their product, the product to the sum,
// and backward each factor's number to the other's gradient.
func (s *scene) ways(k int) {
	a, b, p := s.cell(rowA, k), s.cell(rowB, k), s.cell(rowProducts, k)
	right := func(c picture.Box, y float64) picture.Point { return picture.Point{X: c.X + c.W, Y: c.Y + y} }
	out := s.gap + 3
	if t := s.moving(stage{product, 0, k}); t > 0 {
		s.Travel(figure.Bulge(right(a, valueH/2), right(p, valueH/2), out), t, figure.SignLine(at(s.p.a[k])))
		s.Travel(figure.Bulge(right(b, valueH/2), right(p, valueH/2), out), t, figure.SignLine(at(s.p.b[k])))
	}
	s.Travel(s.bus(k), s.moving(stage{sum, 0, k}), figure.SignLine(at(s.p.products[k])))
	s.Travel(figure.Bulge(right(b, valueH/2), right(a, valueH+gradH/2), out), s.moving(stage{gradA, 0, k}), picture.Grad)
	s.Travel(figure.Bulge(right(a, valueH/2), right(b, valueH+gradH/2), out), s.moving(stage{gradB, 0, k}), picture.Grad)
}
