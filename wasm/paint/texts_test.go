package paint

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"glassbox/wasm/picture"
)

// typewriter is an engine whose letters are all half as wide as they are high. Texts with a face in them have
// colours of their own.
type typewriter struct{ measured, drawn []string }

func (e *typewriter) Measure(f Face, texts []string) []Metrics {
	e.measured = append(e.measured, texts...)
	all := make([]Metrics, len(texts))
	for i, s := range texts {
		w := float64(utf8.RuneCountInString(s)) * f.Size / 2
		all[i] = Metrics{Advance: w, Right: w, Ascent: f.Size}
	}
	return all
}

func (e *typewriter) Rasterize(f Face, fill string, jobs []Job) []Bitmap {
	all := make([]Bitmap, len(jobs))
	for i, j := range jobs {
		e.drawn = append(e.drawn, j.Text+" "+fill)
		all[i] = Bitmap{make([]byte, 4*j.W*j.H), strings.Contains(j.Text, "☺")}
	}
	return all
}

func newTexts(t *testing.T) (*texts, *typewriter) {
	e := &typewriter{}
	x := &texts{engine: e, palette: theme(t), scale: 1}
	x.atlas.resize, x.atlas.upload = func(int) {}, func(_, _, _, _ int, _ []byte) {}
	x.forget(minSide)
	return x, e
}

func word(s string, x float64, a picture.Anchor) picture.Text {
	return picture.Text{At: picture.Point{X: x, Y: 20}, S: s, Size: 10, Weight: 400, Anchor: a, Paint: picture.Solid(picture.Ink1)}
}

// pens are the places in which the pen stands for each piece, to a quarter of a pixel.
func pens(x *texts, text picture.Text) (xs []float64) {
	x.prepare([]picture.Text{text})
	x.layout(text, func(p piece, at, _ float64) { xs = append(xs, at+float64(p.sub)/subs) })
	return xs
}

func TestLayout(t *testing.T) {
	for _, c := range []struct {
		text picture.Text
		want []float64
	}{
		{word("word", 100, picture.Start), []float64{100}},
		{word("word", 100.3, picture.Middle), []float64{90.25}},
		{word("word", 100, picture.End), []float64{80}},
		{word("−1.5", 100, picture.Middle), []float64{90, 95, 100, 105}},
		{word("-2", -3.4, picture.Start), []float64{-3.5, 1.5}},
		{picture.Text{At: picture.Point{X: 50}, S: "123", Size: 10, Max: 7.5, Anchor: picture.Middle, Paint: picture.Solid(picture.Ink1)},
			[]float64{46.25, 48.75, 51.25}},
	} {
		x, _ := newTexts(t)
		got := pens(x, c.text)
		if len(got) != len(c.want) {
			t.Fatalf("%q has %d pieces, want %d", c.text.S, len(got), len(c.want))
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("piece %d of %q stands at %v, want %v", i, c.text.S, got[i], c.want[i])
			}
		}
	}
}

// Text is drawn once, numbers digit by digit in all four places between two pixels, and emoji again in the ink
// of the letters beside them.
func TestRasterizesOnce(t *testing.T) {
	x, e := newTexts(t)
	all := []picture.Text{word("word", 0, picture.Start), word("11", 0.25, picture.Start), word("hi ☺", 0, picture.Start)}
	x.prepare(all)
	x.prepare(all)
	count := map[string]int{}
	for _, d := range e.drawn {
		count[d]++
	}
	want := map[string]int{"word #000": 1, "1 #000": 4, "hi ☺ #000": 1, "hi ☺ #14171b": 1}
	for d, n := range want {
		if count[d] != n {
			t.Errorf("%q was drawn %d times, want %d", d, count[d], n)
		}
	}
	if len(count) != len(want) || len(e.measured) != 3 {
		t.Errorf("drawn %v, measured %q", count, e.measured)
	}
}

// What was laid out stays so until colours or the size of pixels change, and is not kept without end.
func TestKeepsTextsLaidOut(t *testing.T) {
	x, e := newTexts(t)
	all := []picture.Text{word("word", 0, picture.Start), word("−1.5", 10, picture.Start)}
	drawn := func() (places [][2]float32) {
		x.prepare(all)
		m := &mesh{}
		for _, text := range all {
			x.draw(text, m)
		}
		for i := 0; i < len(m.vertices); i += 4 {
			places = append(places, [2]float32{m.vertices[i].DstX, m.vertices[i].DstY})
		}
		return places
	}
	first := drawn()
	if fresh := x.fresh(all); len(first) != 5 || len(fresh) != 0 || !slices.Equal(drawn(), first) {
		t.Errorf("drawn at %v, then at %v, with %v to lay out", first, drawn(), fresh)
	}
	x.use(x.palette, 2)
	if !slices.Equal(e.measured, []string{"word", "−", "1", ".", "5"}) || slices.Equal(drawn(), first) {
		t.Errorf("at twice the size drawn at %v as before", first)
	}
	for i := range enough {
		x.prepare([]picture.Text{word("1", float64(i), picture.Start)})
	}
	if n := len(x.laid); n > enough+1 {
		t.Errorf("%d texts are kept", n)
	}
}

// A full page starts anew, one that is too small for a single frame grows, and text larger than the largest
// page is left out.
func TestPage(t *testing.T) {
	x, _ := newTexts(t)
	for i := range 60 {
		x.prepare([]picture.Text{word(strings.Repeat("w", 100+i), 0, picture.Start)})
	}
	if x.atlas.side != minSide {
		t.Errorf("words of old frames made the page %d wide", x.atlas.side)
	}
	var much []picture.Text
	for i := range 200 {
		much = append(much, word(strings.Repeat("w", 100+i), 0, picture.Start))
	}
	x.prepare(much)
	if x.atlas.side != 2*minSide {
		t.Errorf("the page for much text is %d wide, want %d", x.atlas.side, 2*minSide)
	}
	huge := word(strings.Repeat("w", 10000), 0, picture.Start)
	huge.Size = 5000
	x.prepare([]picture.Text{huge, word("small", 0, picture.Start)})
	m := &mesh{}
	x.draw(word("small", 0, picture.Start), m)
}

func TestPremultiply(t *testing.T) {
	black := []byte{0, 0, 0, 255, 0, 0, 0, 128, 3, 0, 0, 20}
	if Premultiply(black) || !bytes.Equal(black, []byte{255, 255, 255, 255, 128, 128, 128, 128, 20, 20, 20, 20}) {
		t.Errorf("black text became %v", black)
	}
	yellow := []byte{250, 200, 0, 255, 250, 200, 0, 51}
	if !Premultiply(yellow) || !bytes.Equal(yellow, []byte{250, 200, 0, 255, 50, 40, 0, 51}) {
		t.Errorf("coloured text became %v", yellow)
	}
}

func TestShelves(t *testing.T) {
	var s shelves
	s.reset(100)
	x0, y0, _ := s.place(60, 10)
	x1, y1, _ := s.place(40, 9)
	x2, y2, _ := s.place(10, 10)
	if x0 != 0 || y0 != 4 || x1 != 60 || y1 != 4 || x2 != 0 || y2 != 14 {
		t.Errorf("boxes at %d,%d %d,%d %d,%d", x0, y0, x1, y1, x2, y2)
	}
	if _, _, ok := s.place(101, 1); ok {
		t.Error("a box wider than the page was placed")
	}
	if _, _, ok := s.place(1, 90); ok {
		t.Error("a box was placed below the page")
	}
}
