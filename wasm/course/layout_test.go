package course

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// widths are those of the figure on phones of 320 and 390 pixels, between a phone and a page, and on pages.
var widths = []float64{288, 358, 640, 740, 912, 1400}

// many are n words, some of them longer than any column, with spaces as a link has them.
func many(n int) string {
	all := []string{"the", "incomprehensibilities", "of", "a", "Donaudampfschifffahrtsgesellschaft", "mmmmmmmmmmmm", "we", "are"}
	words := make([]string, n)
	for i := range words {
		words[i] = all[i%len(all)]
	}
	return strings.Join(words, "+")
}

// extremes are links to the ends of what controls allow: large and small numbers, long words, and many of them.
var extremes = map[string][]string{
	"bigram": {
		"text=" + many(40) + "&alpha=2", "text=a", "sentence=" + many(20), "sample=sailor&alpha=0.05&length=1000&rare=2",
	},
	"context": {
		"sentence=" + many(12) + "&predict=12&see=1",
		"sentence=" + strings.Repeat("a+", 23) + "incomprehensibilities&predict=24&see=20",
		"preset=measure&smoothing=add&alpha=0.001",
		"preset=windows&window=10000000&layers=1000&kvheads=256&headsize=1024&bytes=8", "preset=windows&window=1&wordspertoken=0.1",
	},
	"dot": {
		"a=1000,-1000&b=-1000,1000", "a=0.000001,0&b=1000,-999.999", "a=123.456&b=-0.001234", "a=0.001,0.002&b=0.003,-0.001",
		"preset=space&a=-1000,1000,-999.9&b=1000,-1000,0.001",
		"preset=eight&a=-1000,999.9,-1000,0.123,-1000,999.9,-1000,0.1&b=-1000,999.9,-1000,0.001,-1000,999.9,-1000,1",
		"preset=words&words=incomprehensibility,Donaudampfschifffahrt,we&features=extraordinary,incomprehensible&" +
			"vectors=100,-100,-99.9,0.01,1,0&word=we",
		"preset=matrix&q=-100,99.9,-99.9,-100,99.9,-99.9,-100,99.9,-99.9&k=100,-99.9,99.9,100,-99.9,99.9,100,-99.9,99.9,100,-99.9,99.9",
	},
	"log": {
		"x=1000000", "x=0.000001", "x=999999.9&base=any&own=1.001", "x=0.000123&base=any&own=999.9", "preset=ln&x=1000000",
		"preset=ln&x=0.000001", "preset=mirror&p=19", "preset=mirror&p=-19", "preset=mirror&p=-2&base=any&own=0.001",
		"preset=product&a=1000&b=1000", "preset=product&a=0.001&b=0.001", "preset=product&a=1.01&b=1.02", "preset=product&a=999&b=0.0011",
		"preset=product&a=2&b=3&base=2", "preset=e&rate=3&parts=1,2,3,4,5,6,7,1000000", "preset=e&rate=-1",
	},
	"entropy": {
		"q=0.0001,0.9998,0.0001&true=1&names=mmmmmmmmmmmm,incomprehens,bird", "q=0.001,0.2,0.2,0.2,0.2,0.199&true=6&base=bits",
		"preset=softmax&z=20,-20,20,-20,19.99,0&temperature=0.1&true=2", "preset=softmax&z=20,-20&temperature=100", "q=0,0.6,0.4",
		"preset=soft&q=0.001,0.2,0.2,0.2,0.2,0.199&p=0.1,0.2,0.2,0.2,0.2,0.1&names=mmmmmmmmmmmm,incomprehens,c,d,e,f",
		"preset=spam&mails=0.001,0.999,0.5,0.9999,0.0001,0.123&spam=1,0,1,0,1,0",
		"preset=squared&at=0.01", "preset=squared&at=1", "preset=squared&at=0",
	},
	"neuron": {
		"x=1000&t=-1000&w1=1000&b1=-999.9&w2=1000&b2=999.9&eta=10", "x=-999.9&t=999.9&w1=-999.9&b1=999.9&w2=-999.9&eta=0.01",
		"x=0.001&w1=0.001&b1=0.001&w2=0.001&b2=0&t=0", "activation=gelu&loss=cross-entropy&t=1", "loss=absolute&activation=leaky-relu&w1=-3",
		"preset=three-examples&eta=10", "preset=two-inputs&eta=10", "preset=two-inputs&x=10,-9.9,0.001&x2=-9.9,10,0&t=-999.9,1000,0.1&eta=0",
		"preset=three-examples&surface=w1,w2&fork=5&fork-key=eta&fork-to=10", "preset=two-inputs&surface=w1,w1_2&epochs=20",
	},
	"position": {
		"text=" + many(12), "preset=who&text=" + many(12), "preset=many&d=64&length=64&dim=63&at=63&shift=-64&base=1", "d=2&length=2&at=1&dim=1",
		"base=1000000&at=31&dim=7&d=8&shift=30", "preset=trained&text=" + many(12), "preset=trained&text=a",
	},
	"attention": {
		"text=" + many(64) + "&focus=64&target=60", "text=" + many(24) + "&focus=24", "text=" + many(12) + "&focus=1", "text=we",
		"scores=20,-20,20,-19.9,0,20", "mode=random&d=128&text=" + many(20), "mode=random&positions=sinusoidal&beside=recurrent",
		"mode=random&beside=recurrent&d=16&text=" + many(12),
		"mode=trained&text=" + many(64) + "&focus=40", "mode=trained&model=translation&text=" + many(12), "preset=senses&senses=bat",
	},
	"transformer": {
		"view=size", "view=size&encoders=1&decoders=1&width=1&hidden=1&heads=1&english=0&french=1&words=1",
		"view=size&encoders=128&decoders=128&width=16384&hidden=65536&english=1000000&french=1000000&words=100000",
		"view=write&beams=5&text=" + many(24), "view=write&decoding=greedy&looks=3&text=the+cat", "view=write&beams=5&text=the+zebra+is",
		"view=write&beams=4&text=" + strings.Repeat("my+aunt+did+not+", 6),
	},
	"gpt": {
		"text=" + many(47) + "&focus=20&open=on", "text=mia&next=thanked&temperature=0.1&topk=1", "write=48&temperature=3&topp=1&topk=50&seed=3",
		"text=mia+and+leo+met+at+the+harbor+.+leo&focus=2&open=on", "then=dragons!+are&write=3&layer=1&head=1",
		"view=train&task=sort&digits=12&steps=20000", "view=train&task=stories&width=512&heads=16&layers=8&context=256",
		"view=train&task=own&own=" + strings.Repeat("incomprehensibilities+", 20), "view=train&task=stories&tokenizer=bpe&size=4096",
		"view=merges&word=" + strings.Repeat("incomprehensibilities+", 2)[:40] + "&corpus=" + strings.Repeat("incomprehensibilities+", 40),
		"view=stream&off=attn1+mlp1+attn2.head2&patch=embedding.3", "view=stream&text=mia&second=leo&off=attn2&patch=mlp2.2",
		"view=stream&text=" + many(12) + "&second=" + many(11) + "+mia&place=13&patch=mlp2.13",
		"view=stream&text=" + many(3) + "&second=mia+" + many(2) + "&place=3&patch=mlp1.3&off=mlp2",
	},
	"heads": {
		"text=" + many(64) + "&focus=64&heads=8&d=128", "text=" + many(24) + "&focus=1&heads=8&d=8", "text=we&heads=1&d=1",
		"text=" + many(12) + "&show=apart&heads=4", "text=" + many(6) + "&show=overlaid&heads=8&d=64",
	},
}

// However wide the figure and whatever is set, texts do not overlap, are not cut by the edge of the figure or of their
// cell, nor half covered, and are hardly squeezed.
func TestTextsHaveRoom(t *testing.T) {
	for _, l := range Lessons {
		queries := extremes[l.ID]
		for _, v := range settings(l) {
			queries = append(queries, v.Query())
		}
		for _, query := range queries {
			t.Run(l.ID+"?"+query[:min(80, len(query))], func(t *testing.T) {
				r := lessontest.Run(t, l, query)
				for _, width := range widths {
					roomy(t, l, r, width)
				}
			})
		}
	}
}

// The film of one width is looked at in about so many moments at each depth.
const moments = 24

// roomy looks at the film at its coarsest depth, which is the default, and its finest.
func roomy(t *testing.T, l *lesson.Lesson, r *lesson.Run, width float64) {
	t.Helper()
	told := map[string]bool{}
	for _, depth := range slices.Compact([]int{0, len(r.Depths) - 1}) {
		stops := stops(r.Track, depth)
		for k := 0; k < len(stops); k += 1 + len(stops)/moments {
			view := lesson.View{Run: r, Width: width, Depth: depth, Moment: timeline.Moment{Step: stops[k], Frac: 1}}
			var list picture.List
			list.Reset(width, l.Height(view))
			l.Draw(&list, view)
			for _, s := range crowded(&list) {
				if len(told) < 6 && !told[s] {
					t.Errorf("width %v, step %s: %s", width, r.Steps[stops[k]].ID, s)
				}
				told[s] = true
			}
		}
	}
}

// stops are the steps at which the film stands at a depth, from the last to the first.
func stops(t timeline.Track, depth int) (all []int) {
	for i := len(t.Steps) - 1; i >= 0; i = t.First(i, depth) - 1 {
		all = append(all, i)
	}
	return all
}

// touch is by how many pixels boxes may overlap, since the widths of letters differ between fonts.
const touch = 1.0

// crowded says what is wrong with the texts of a picture.
func crowded(l *picture.List) (found []string) {
	shapes := flat(l)
	figure := picture.Box{W: l.W, H: l.H}
	var texts []picture.Text
	for i, s := range shapes {
		x, ok := s.(picture.Text)
		if !ok || !x.Paint.Visible() || strings.TrimSpace(x.S) == "" {
			continue
		}
		b := ink(x)
		hidden, cut := covered(b, shapes[i+1:])
		if hidden {
			continue
		}
		if cut {
			found = append(found, fmt.Sprintf("%q is covered in part", x.S))
		}
		if x.Max > 0 && 0.85*breadth(x) > x.Max+0.5 {
			found = append(found, fmt.Sprintf("%q is squeezed to %.2f", x.S, x.Max/breadth(x)))
		}
		if !inside(b, figure) {
			found = append(found, fmt.Sprintf("%q at %.0f is cut by the edge", x.S, b))
		}
		if c, ok := cell(b, shapes[:i]); ok && !inside(picture.Box{X: b.X, Y: c.Y, W: b.W}, c) {
			found = append(found, fmt.Sprintf("%q at %.0f is wider than its cell at %.0f", x.S, b, c))
		}
		for _, o := range texts {
			if meet(ink(o), b) {
				found = append(found, fmt.Sprintf("%q overlaps %q at %.0f", x.S, o.S, b))
			}
		}
		texts = append(texts, x)
	}
	return found
}

// flat are the shapes of a picture, with the matrices taken apart.
func flat(l *picture.List) (all []picture.Shape) {
	for s := range l.Shapes {
		if c, ok := s.(picture.Cells); ok {
			all = append(all, c.Parts()...)
		} else {
			all = append(all, s)
		}
	}
	return all
}

// covered reports whether a text is painted over by one of the shapes above it, or a piece of it is.
func covered(b picture.Box, above []picture.Shape) (hidden, cut bool) {
	for _, s := range above {
		r, ok := s.(picture.Rect)
		if !ok || !r.Fill.Visible() || r.Fill.Alpha < 1 {
			continue
		}
		if r.Radius > 0 && 2*r.Radius >= r.W { // of a circle, the square in it
			r.Box = r.Box.Grown(-0.3 * r.Radius)
		}
		if !meet(r.Box, b) {
			continue
		}
		if inside(b, r.Box) {
			return true, false
		}
		cut = true
	}
	return false, cut
}

// cell is the smallest framed rectangle around the middle of a text that is low enough to be a cell.
func cell(b picture.Box, below []picture.Shape) (c picture.Box, ok bool) {
	for _, s := range below {
		r, is := s.(picture.Rect)
		if is && r.Stroke.Paint.Visible() && r.Box.Contains(b.Center()) && r.H < 100 && (!ok || r.W*r.H < c.W*c.H) {
			c, ok = r.Box, true
		}
	}
	return c, ok
}

// inside reports whether a lies in b, and meet whether they overlap.
func inside(a, b picture.Box) bool {
	return a.X >= b.X-touch && a.Y >= b.Y-touch && a.X+a.W <= b.X+b.W+touch && a.Y+a.H <= b.Y+b.H+touch
}

func meet(a, b picture.Box) bool {
	return min(a.X+a.W, b.X+b.W)-max(a.X, b.X) > touch && min(a.Y+a.H, b.Y+b.H)-max(a.Y, b.Y) > touch
}
