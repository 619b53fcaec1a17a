package position

import (
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// vignette is the encoding of 24 positions in 16 dimensions, a wave in each row. A small base lets even the slow
// ones be seen to move.
func vignette(l *picture.List, _ *lesson.Run) {
	l.Reset(206, 104)
	const positions, d, base = 24, 16, 100
	pe := nn.Sinusoidal(tape.New[float64](), positions, d, base)
	l.Add(picture.Cells{At: picture.Point{X: 3, Y: 4}, Matrix: pe.T(), W: 200. / positions, H: 96. / d, Scale: 1, Decimals: -1})
}
