package looks

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/gym"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// Sizes of the large picture.
const (
	titleHigh = 44.0 // over it, with the words of the columns
	labelWide = 84.0
	mostHigh  = 240.0
	mostCell  = 20.0
)

// LargeHigh is how high the large picture is.
func (r Row) LargeHigh() float64 {
	l, ok := r.Shown()
	if !ok {
		return titleHigh
	}
	n := float64(len(l.Words))
	return titleHigh + n*min(mostCell, mostHigh/n)
}

// Large draws where the head looks, with the words and every number.
func (r Row) Large(s *figure.Scene, y float64) {
	l, ok := r.Shown()
	weights := l.Weights(r.Layer, r.Head)
	if !ok || weights == nil {
		s.Write(0, y+14, phrase.Say("looks.not"), figure.Note.Within(s.Width))
		return
	}
	s.Write(0, y+14, phrase.Say("looks.at", "step", l.Step)+": "+phrase.Say("looks.of", "layer", r.Layer+1, "head", r.Head+1),
		figure.Title.Within(s.Width))
	n := len(l.Words)
	rows := make([][]float64, n)
	for i := range rows {
		rows[i] = weights[i*n : (i+1)*n]
	}
	m := figure.Matrix{Words: plain(l.Words), Rows: figure.Percents(rows, func(i, j int) bool { return j <= i }), Focus: -1, Known: n,
		At: picture.Point{X: labelWide, Y: y + titleHigh}, W: min(34, (s.Width-labelWide-4)/float64(n)),
		H: min(mostCell, mostHigh/float64(n)), Hover: -1, Labels: picture.Ink2}
	m.Draw(s.List)
}

// plain are words that can be seen.
func plain(words []string) (all []string) {
	for _, w := range words {
		all = append(all, strings.NewReplacer(" ", "␣", "\n", "¶").Replace(w))
	}
	return all
}

// cell tells about a row or a number of the large picture.
func (r Row) cell(item string, l gym.Look) (in lesson.Inspection, ok bool) {
	weights, n := l.Weights(r.Layer, r.Head), len(l.Words)
	if weights == nil {
		return in, false
	}
	if text, is := strings.CutPrefix(item, "row-"); is {
		i, err := strconv.Atoi(text)
		if err != nil || i < 0 || i >= n {
			return in, false
		}
		in = r.about(item, phrase.Say("weights of", "word", plain(l.Words)[i], "n", i+1))
		for j := range i + 1 {
			in.Rows = append(in.Rows, lesson.Row{Name: plain(l.Words)[j], Result: percent(weights[i*n+j])})
		}
		return in, true
	}
	for i := range n {
		for j := range n {
			if film.At("weights", i, j).String() == item {
				in = r.about(item, phrase.Say("weight of", "from", plain(l.Words)[i], "to", plain(l.Words)[j], "row", i+1, "column", j+1))
				in.Rows = []lesson.Row{{Name: in.Symbol, Text: in.Formula, Result: percent(weights[i*n+j])}}
				in.Value = &weights[i*n+j]
				return in, true
			}
		}
	}
	return in, false
}

// about begins what is told of an item.
func (r Row) about(item, label string) lesson.Inspection {
	return lesson.Inspection{ID: item, Symbol: "a", Label: label, Formula: phrase.Say("looks.of", "layer", r.Layer+1, "head", r.Head+1),
		From: []string{}}
}

func percent(x float64) string { return number.Format(number.Percentage(x)) + "%" }
