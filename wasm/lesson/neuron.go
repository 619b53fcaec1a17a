package lesson

import (
	"glassbox/wasm/control"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Neuron is lesson 6.
var Neuron = &Lesson{
	ID: "neuron", Number: 6, Title: "One neuron, by hand", Tagline: "Forward, then blame, then better", Weights: "set by hand",
	Controls: []control.Spec{{Key: "w1", Label: "w₁", Kind: control.Number, Default: "2", Min: -100, Max: 100, Step: 0.1}},
	Compute: func(v control.Values) (*Run, error) {
		return &Run{
			Track: timeline.Track{Steps: []timeline.Step{
				{ID: "given", Element: "given", Scope: "update 1/given", Zone: "Forward", Travel: timeline.Travel, Hold: timeline.Hold},
				{ID: "z1", Element: "z1", Scope: "update 1/z1", Zone: "Forward", Travel: timeline.Travel, Hold: timeline.Hold},
			}, Depths: []timeline.Depth{{Name: "Operation"}, {Name: "Cell"}}},
			Numbers: func(int) map[string]any { return map[string]any{"w1": v.Float("w1")} },
			Inspect: func(string, int) (Inspection, bool) { return Inspection{}, false },
			Prove:   func(string, int) (Proof, bool) { return Proof{}, false },
		}, nil
	},
	Height: func(View) float64 { return 454 },
	Draw: func(l *picture.List, v View) {
		c := picture.Point{X: 300 * v.Moment.Frac, Y: 174}
		l.Item(picture.Item{ID: "w1", Label: "first weight", Value: "2", Ring: picture.Circle(c, 35, picture.Paint{}, picture.Stroke{})}, func() {
			l.Add(picture.Circle(c, 35, picture.Sign(2, 4), picture.Stroke{Paint: picture.Solid(picture.Edge), Width: 1.5}),
				picture.Text{At: c, S: "w₁ = " + v.Values.Get("w1"), Size: 21, Weight: 400, Anchor: picture.Middle, Paint: picture.Solid(picture.Ink1)})
		})
		l.Add(picture.Arrow{Curve: picture.Straight(picture.Point{X: 100, Y: 300}, picture.Point{X: 500, Y: 300}), Width: 3, Paint: picture.Solid(picture.Grad), Reach: v.Moment.Frac})
	},
	Vignette: func(l *picture.List, r *Run) {},
}
