package figure_test

import (
	"fmt"

	"glassbox/core/tape"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// The operation under way shows what it reads over what it makes, and the first of its numbers worked out.
func ExampleScene_Present() {
	t := tape.New[float64]()
	x := t.Param("x", 1, 2, 1, 2)
	t.MatMul(x, t.Param("w", 2, 1, 3, -1)).Named("y")
	plan := film.Plan{Name: "product", Depths: []timeline.Depth{{Name: "operation"}}, Beats: []film.Beat{{ID: "y"}}}
	g := figure.New(film.New(film.OnTape(t, nil), plan))

	var l picture.List
	l.Reset(358, 200)
	s := g.Scene(&l, 358, timeline.Moment{Step: 0, Frac: 1}, 0)
	p := s.Present()
	w, h := p.Size(s, 358)
	p.Draw(s, picture.Box{W: w, H: h})
	for _, it := range l.Items() {
		fmt.Println(it.ID, it.Value)
	}
	// Output:
	// x-0-0 1
	// x-0-1 2
	// w-0-0 3
	// w-1-0 −1
	// y 1
}
