package transformer

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/layers"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Whatever is entered, nothing overflows, leaves the figure, or goes unexplained. The layers are alike.
func TestPlaces(t *testing.T) {
	for _, p := range []string{"encoder.embedding", "encoder.2", "encoder.2.self", "decoder.1.cross", "decoder.2.feedforward", "output"} {
		lessontest.Look(t, Lesson, "at="+p)
	}
}

func TestExtremes(t *testing.T) {
	long := strings.Repeat("incomprehensibilities+", 30)
	for _, query := range []string{
		"text=a&at=encoder", "text=" + long + "&target=" + long + "&at=decoder.1",
		"text=" + strings.Repeat("incomprehensibilities+", 9) + "&at=decoder.2.cross",
		"text=the+cat&at=decoder.1.self&focus=25", "text=%F0%9F%A6%93+%F0%9F%A6%93&at=output", "text=" + long + "&at=output&focus=25",
	} {
		lessontest.Look(t, Lesson, query)
	}
}

func TestRefused(t *testing.T) {
	for key, values := range map[string][]string{"text": {" ", strings.Repeat("a ", 100<<10)}, "target": {"  .  ", "!"}} {
		for _, value := range values {
			v, err := control.Defaults(Lesson.Controls()).Set(key, value)
			if err == nil {
				_, err = Lesson.Compute(v)
			}
			if err == nil && strings.TrimSpace(value) != "" || err != nil && err.Error() == "" {
				t.Errorf("%s = %.10q: %v", key, value, err)
			}
		}
	}
}

// The whole film has at most 40 steps where it begins, and each of them falls into others.
func TestTheWholeFilmUnfolds(t *testing.T) {
	r := lessontest.Run(t, Lesson, "")
	stops := func(depth int) (n int) {
		for i := 0; i < len(r.Steps); i++ {
			i = r.Last(i, depth)
			n++
		}
		return n
	}
	last := 1
	for d := range r.Depths {
		n := stops(d)
		if n <= last {
			t.Errorf("depth %s has %d steps, the one before %d", r.Depths[d].Name, n, last)
		}
		last = n
	}
	if n := stops(len(r.Depths) - 2); n > 40 {
		t.Errorf("it begins with %d steps", n)
	}
}

// A step has the same name whatever is translated, and in the place that it belongs to.
func TestStepsKeepTheirNames(t *testing.T) {
	ids := func(query string) map[string]bool {
		all := map[string]bool{}
		for _, s := range lessontest.Run(t, Lesson, query).Steps {
			all[s.ID] = true
		}
		return all
	}
	before, inside := ids(""), ids("at=decoder.2.cross")
	for id := range ids("text=the+cat+ate+some+bread") {
		if !before[id] {
			t.Errorf("%s is new", id)
		}
	}
	for id := range before {
		if strings.HasPrefix(strings.TrimPrefix(id, "d"), "decoder.2.cross.") && !inside[id] {
			t.Errorf("%s is not a step of its place", id)
		}
	}
}

// The loss is that of all words, and by a score its derivative is p, less 1 for the word that was to come.
func TestLoss(t *testing.T) {
	m := lessontest.Run(t, Lesson, "at=output").Model.(*model)
	sum := 0.0
	for i := range m.target.ids {
		sum += m.Surprise(i)
	}
	if got := m.loss.At(0, 0); math.Abs(got-sum) > 1e-12 {
		t.Errorf("the loss is %v, that of the words %v", got, sum)
	}
	d := m.Matrix(film.At("logits").Gradient())
	for i, want := range m.target.ids {
		for j := range m.Target {
			p := m.p.At(i, j)
			if j == want {
				p--
			}
			if math.Abs(d.At(i, j)-p) > 1e-12 {
				t.Fatalf("∂L/∂z of word %d, %q is %v, want %v", i, m.Target[j], d.At(i, j), p)
			}
		}
	}
}

// Measuring a gradient gives the same, in every block.
func TestProofs(t *testing.T) {
	for _, p := range stacks().Places() {
		if layers.Kind(p) == "" {
			continue
		}
		r := lessontest.Run(t, Lesson, "at="+p)
		m := r.Model.(*model)
		names := []string{m.Out(p)}
		for _, r := range m.Params(p) {
			names = append(names, r.Name)
		}
		for _, name := range names {
			row, last := 3, len(r.Steps)-1
			if rows, _ := m.Dims(name); rows == 1 {
				row = 0
			}
			proof, ok := r.Prove("d"+m.ID(film.At(name, row, 2)), last)
			if !ok || proof.Difference > 1e-6*max(1, math.Abs(proof.Gradient)) {
				t.Errorf("%s: %v %+v", name, ok, proof)
			}
		}
	}
}

// The target is the reference where the grammar has one, what the learner gave, or else what the model writes itself.
func TestTarget(t *testing.T) {
	for query, want := range map[string]string{
		"": "l' animal n' a pas traversé la rue parce qu' il était trop fatigué", "target=le+chat": "le chat",
		"text=The+man+bought+some+honey.": "l' homme a acheté du miel",
	} {
		r := lessontest.Run(t, Lesson, query)
		m := r.Model.(*model)
		if got := strings.Join(m.target.words[:len(m.target.words)-1], " "); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	r := lessontest.Run(t, Lesson, "text=the+zebra+is+green")
	if notices(r, "zebra") == 0 || r.Taken["target"] == "" {
		t.Errorf("notices %+v, taken %v", r.Notices, r.Taken)
	}
}

// notices are how many speak of a word.
func notices(r *lesson.Run, word string) (n int) {
	for _, one := range r.Notices {
		if strings.Contains(one.Text, word) {
			n++
		}
	}
	return n
}

// Words of a target that are not those of the reference are marked, and none where there is no reference.
func TestOtherWords(t *testing.T) {
	for query, want := range map[string]string{
		"text=the+man+bought+some+honey&target=l%27homme+a+vu+du+miel+l%C3%A0": "vu là", "text=the+man+bought+some+honey": "",
		"text=the+zebra+is+green&target=vert": "",
	} {
		m := lessontest.Run(t, Lesson, query).Model.(*model)
		var got []string
		for i, word := range m.target.words {
			if m.other(i) {
				got = append(got, word)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q are marked, want %q", query, got, want)
		}
	}
}

// The weight that is chosen is written out, of whatever head and words it is; what a mask hides has its formula alone.
func TestAChosenWeightIsWrittenOut(t *testing.T) {
	for _, c := range []struct{ query, chosen, has string }{
		{"at=decoder.2.cross&focus=11", "arc-3-11", "k of “tired”"}, {"at=decoder.2.cross&head=3", "", "k of “did”"},
		{"at=decoder.1.self", "decoder.1.self.head2.a2-3-1", "q of “n'”"}, {"at=decoder.1.self", "decoder.1.self.head2.a2-3-5", ""},
	} {
		r := lessontest.Run(t, Lesson, c.query)
		m := r.Model.(*model)
		v := lesson.View{Run: r, Width: 912, Selected: c.chosen, Depth: 1, Moment: timeline.Moment{Step: r.Index(m.At + ".head4.a4"), Frac: 1}}
		var l picture.List
		l.Reset(v.Width, m.height(v))
		m.draw(&l, v)
		text := l.Dump()
		if c.has == "" && strings.Contains(text, "Σ q × k") || c.has != "" && !strings.Contains(text, strconv.Quote(c.has)) {
			t.Errorf("%s with %q chosen does not say %q", c.query, c.chosen, c.has)
		}
		if cell, ok := m.Parse(c.chosen); ok && c.has != "" {
			want := figure.Percent(film.Line(m.Matrix(film.At(cell.Name)), cell.I)[cell.J])
			if _, after, _ := strings.Cut(text, "÷ Σ"); !strings.Contains(after, strconv.Quote(want)) {
				t.Errorf("%s with %q chosen does not end with %s", c.query, c.chosen, want)
			}
		}
	}
}
