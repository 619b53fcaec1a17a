package lesson

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// Scene begins the picture of a film on the occasion.
func (v View) Scene(l *picture.List, f *figure.Figure) *figure.Scene {
	return f.Scene(l, v.Width, v.Moment, v.Depth)
}
