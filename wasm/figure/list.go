package figure

import "glassbox/wasm/picture"

// List is a sentence as a column, a line for each word, for narrow figures.
type List struct {
	Words []string
	Focus int
	X, Y  float64 // where the names begin, and the top of the first line
	W     float64 // the width of the whole line
	Names float64 // the room for a name
	Pitch float64 // the height of a line
	Set   string  // the control that a click on a word sets to its number, or empty

	Unknown []bool // as of a Row
}

// PitchFor is the height of a line for n words.
func PitchFor(n int) float64 {
	switch {
	case n <= 12:
		return 28
	case n <= 24:
		return 22
	}
	return 11
}

// Center is the middle of line i.
func (v List) Center(i int) float64 { return v.Y + (float64(i)+0.5)*v.Pitch }

// Bottom is where the list ends.
func (v List) Bottom() float64 { return v.Y + float64(len(v.Words))*v.Pitch }

// Draw draws the names, or where lines are low, ticks and the names of the focus and its strongest.
func (v List) Draw(l *picture.List, weights []float64, hover int) {
	shown := v.shown(weights, hover)
	for i := range v.Words {
		box := picture.Rect{Box: picture.Box{X: v.X - 6, Y: v.Center(i) - v.Pitch/2, W: v.W, H: v.Pitch}, Radius: 4}
		it := wordItem(v.Words, i, weights, v.Set, box)
		if i == v.Focus {
			box.Fill = picture.Solid(picture.NowWash)
		}
		l.Item(it, func() {
			l.Add(box)
			if shown[i] {
				name := v.name(i, hover)
				l.Add(name)
				unknown(l, v.Unknown, i, name)
			} else {
				l.Add(v.tick(i, weights))
			}
		})
	}
}

func (v List) name(i, hover int) picture.Text {
	size, weight := 15.0, 400
	if v.Pitch < 26 {
		size = 12
	}
	if i == v.Focus || i == hover {
		weight = 600
	}
	return Title.Sized(size, weight).Within(v.Names).text(v.X, v.Center(i)+0.35*size, Fit(v.Words[i], size, v.Names))
}

// tick stands for a word without room for its name.
func (v List) tick(i int, weights []float64) picture.Rect {
	box := picture.Box{X: v.X, Y: v.Center(i) - 2.5, W: 14, H: 5}
	r := picture.Rect{Box: box, Radius: 1.5, Fill: picture.Solid(picture.Ground), Stroke: Edge}
	if weights != nil {
		r.Fill = picture.Sign(weights[i], 0.5)
	}
	return r
}

// shown tells which words are named: all where there is room, else the one pointed at, the focus and the
// strongest, as far as their names do not touch.
func (v List) shown(weights []float64, hover int) []bool {
	shown := make([]bool, len(v.Words))
	if v.Pitch >= 16 {
		for i := range shown {
			shown[i] = true
		}
		return shown
	}
	queue := append([]int{v.Focus}, Strongest(weights, named)...)
	if hover >= 0 && hover < len(shown) {
		queue = append([]int{hover}, queue...)
	}
	for _, i := range queue {
		apart := true
		for k := range shown {
			apart = apart && (!shown[k] || float64(max(i-k, k-i))*v.Pitch >= 14)
		}
		shown[i] = shown[i] || apart
	}
	return shown
}
