package course

import (
	"bufio"
	"flag"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

var update = flag.Bool("update", false, "write the golden files anew")

// settings are the ways a lesson is tested: its defaults and each of its presets.
func settings(l *lesson.Lesson) []control.Values {
	all := []control.Values{control.Defaults(l.Controls)}
	for _, s := range l.Controls {
		for _, o := range s.Options {
			if len(o.Sets) > 0 {
				v, _ := all[0].Set(s.Key, o.Value)
				all = append(all, v)
			}
		}
	}
	return all
}

// each runs a test for every lesson under each of its settings.
func each(t *testing.T, f func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run)) {
	for _, l := range Lessons {
		for _, v := range settings(l) {
			t.Run(l.ID+"?"+v.Query(), func(t *testing.T) {
				r, err := l.Compute(v)
				if err != nil {
					t.Fatal(err)
				}
				f(t, l, v, r)
			})
		}
	}
}

func TestPathIsInOrder(t *testing.T) {
	for i, l := range Lessons {
		if i > 0 && l.Number <= Lessons[i-1].Number {
			t.Errorf("lesson %s stands after lesson %d", l.ID, Lessons[i-1].Number)
		}
		if found, ok := Find(l.ID); !ok || found != l {
			t.Errorf("lesson %s is not found", l.ID)
		}
	}
}

func TestStepsAreUniqueAndNumbersFinite(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run) {
		seen := map[string]bool{}
		for i, s := range r.Steps {
			if seen[s.ID] || s.ID == "" {
				t.Errorf("step id %q is not unique", s.ID)
			}
			seen[s.ID] = true
			for name, x := range r.Numbers(i) {
				checkFinite(t, s.ID+" "+name, x)
			}
		}
	})
}

func checkFinite(t *testing.T, what string, x any) {
	switch x := x.(type) {
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			t.Errorf("%s is %v", what, x)
		}
	case [][]float64:
		for _, row := range x {
			for _, c := range row {
				checkFinite(t, what, c)
			}
		}
	case string:
		if x == "" {
			t.Errorf("%s is an empty text", what)
		}
	default:
		t.Errorf("%s is a %T, neither a number, nor rows of numbers, nor a word", what, x)
	}
}

func TestComputeIsDeterministic(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run) {
		again, _ := l.Compute(v)
		for i := range r.Steps {
			if a, b := draw(l, v, r, i, 1, 912), draw(l, v, again, i, 1, 912); a.Dump() != b.Dump() {
				t.Fatalf("step %s differs between two runs", r.Steps[i].ID)
			}
		}
	})
}

// draw is the picture when the share frac of step i is done.
func draw(l *lesson.Lesson, v control.Values, r *lesson.Run, i int, frac, width float64) *picture.List {
	view := lesson.View{Run: r, Values: v, Width: width, Moment: timeline.Moment{Step: i, Frac: frac}}
	var list picture.List
	list.Reset(width, l.Height(view))
	l.Draw(&list, view)
	return &list
}

func TestNothingLeavesTheFigure(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run) {
		for _, width := range []float64{328, 358, 600, 912, 1400} {
			for i := range r.Steps {
				for _, frac := range []float64{0.5, 1} {
					list := draw(l, v, r, i, frac, width)
					if s, out := outside(list); out {
						t.Fatalf("width %v, step %s at %v: %+v leaves the %v × %v figure", width, r.Steps[i].ID, frac, s, list.W, list.H)
					}
				}
			}
		}
	})
}

// outside finds a shape beyond the edge. The width of a text is an estimate, so it has some room.
func outside(l *picture.List) (found picture.Shape, out bool) {
	for s := range l.Shapes {
		room := 1.0
		if _, text := s.(picture.Text); text {
			room = 8
		}
		if b := s.Bounds(); b.X < -room || b.Y < -room || b.X+b.W > l.W+room || b.Y+b.H > l.H+room {
			return s, true
		}
	}
	return nil, false
}

func TestNoTextIsTooSmallOrUndefined(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run) {
		for _, width := range []float64{358, 912} {
			for i := range r.Steps {
				for s := range draw(l, v, r, i, 1, width).Shapes {
					x, ok := s.(picture.Text)
					if !ok {
						continue
					}
					if x.Size < 12 {
						t.Fatalf("step %s: %q is %v px", r.Steps[i].ID, x.S, x.Size)
					}
					for _, bad := range []string{"NaN", "Inf", "undefined", "overflow", "−0 ", "-"} {
						if strings.Contains(x.S+" ", bad) {
							t.Fatalf("step %s shows %q", r.Steps[i].ID, x.S)
						}
					}
				}
			}
		}
	})
}

func TestEveryItemIsNamedAndInspected(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run) {
		for i := range r.Steps {
			seen := map[string]bool{}
			for _, it := range draw(l, v, r, i, 1, 912).Items() {
				if it.Label == "" || seen[it.ID] {
					t.Errorf("item %q is named %q, seen %v", it.ID, it.Label, seen[it.ID])
				}
				seen[it.ID] = true
				in, ok := r.Inspect(it.ID, i)
				if !ok || in.ID != it.ID || in.From == nil {
					t.Errorf("step %s: item %s is not explained", r.Steps[i].ID, it.ID)
				}
			}
		}
	})
}

// The golden file has the picture at the end of every step of the first and the last chapter: the first in
// full, of the others what came and what went.
func TestGolden(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, r *lesson.Run) {
		for _, width := range []float64{912, 358} {
			name := strings.TrimSuffix(l.ID+"_"+strings.NewReplacer("=", "-", "&", "_").Replace(v.Query()), "_") + "_" + strconv.Itoa(int(width))
			golden(t, filepath.Join("testdata", name+".txt"), film(l, v, r, width))
		}
	})
}

func film(l *lesson.Lesson, v control.Values, r *lesson.Run, width float64) string {
	var b strings.Builder
	_, first := r.Chapter(0)
	last, _ := r.Chapter(len(r.Steps) - 1)
	var before []string
	for i := range r.Steps {
		if i >= first && i < last {
			continue
		}
		now := strings.Split(strings.TrimSpace(draw(l, v, r, i, 1, width).Dump()), "\n")
		b.WriteString("\n# " + r.Steps[i].ID + "\n")
		for _, line := range minus(before, now) {
			b.WriteString("- " + strings.TrimSpace(line) + "\n")
		}
		for _, line := range minus(now, before) {
			b.WriteString("+ " + line + "\n")
		}
		before = now
	}
	return b.String()
}

// minus are the lines of a that b does not have.
func minus(a, b []string) (rest []string) {
	for _, line := range a {
		if !slices.Contains(b, line) {
			rest = append(rest, line)
		}
	}
	return rest
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; go test ./wasm/course -update writes it", err)
	}
	if string(want) == got {
		return
	}
	w, g := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			t.Fatalf("%s:%d\n have %s\n want %s", file, i+1, g[i], w[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", file, len(g), len(w))
}

// words is a lesson's HTML.
func words(t *testing.T, l *lesson.Lesson) *html.Node {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "web", "lessons", l.ID+".html"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	root, err := html.Parse(bufio.NewReader(f))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(text(c))
	}
	return b.String()
}

// Prose, captions and code each have an element for every step, and every placeholder has its number by the end.
func TestWordsFollowTheFilm(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, _ *lesson.Run) {
		root := words(t, l)
		for _, v := range varied(v) {
			if r, err := l.Compute(v); err == nil { // refused settings have no film
				followWords(t, root, v, r)
			}
		}
	})
}

func followWords(t *testing.T, root *html.Node, v control.Values, r *lesson.Run) {
	t.Helper()
	known := map[string]any{}
	_, first := r.Chapter(0)
	last, _ := r.Chapter(len(r.Steps) - 1)
	for i := range r.Steps {
		if i >= first && i < last {
			continue // the chapters between have the same numbers
		}
		for name := range r.Numbers(i) {
			known[name] = true
		}
	}
	lit := map[string]map[string]bool{"prose": {}, "caption": {}}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || !applies(n, v) {
			continue
		}
		where := "prose"
		if within(n, "template") {
			where = "caption"
		}
		if n.Data == "p" {
			for _, step := range strings.Fields(attr(n, "data-step")) {
				lit[where][step] = true
			}
		}
		names := strings.Fields(attr(n, "data-values"))
		if n.Data == "data" && attr(n, "value") != "" {
			names = append(names, attr(n, "value"))
		}
		for _, name := range names {
			if known[name] == nil && where != "caption" {
				t.Errorf("%s: no step has the number %q", v.Query(), name)
			}
		}
	}
	for _, s := range r.Steps {
		for where, steps := range lit {
			if !steps[s.Element] {
				t.Fatalf("%s: %s: no element for step %q", v.Query(), where, s.Element)
			}
		}
	}
}

// applies reports whether the element and all it stands in are meant for the settings.
func applies(n *html.Node, v control.Values) bool {
	for ; n != nil; n = n.Parent {
		for _, condition := range strings.Fields(attr(n, "data-when")) {
			key, values, _ := strings.Cut(condition, "=")
			if !slices.Contains(strings.Split(values, "|"), v.Get(key)) {
				return false
			}
		}
	}
	return true
}

func within(n *html.Node, tag string) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == tag {
			return true
		}
	}
	return false
}

// listing is the Python program as the page shows it for the settings.
func listing(t *testing.T, l *lesson.Lesson, v control.Values) string {
	var b strings.Builder
	root := words(t, l)
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "data" {
			if key := attr(n, "data-control"); key != "" {
				n.AppendChild(&html.Node{Type: html.TextNode, Data: v.Get(key)})
			}
		}
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "li" && attr(n.Parent, "class") == "listing" && applies(n, v) {
			b.WriteString(strings.TrimRight(text(n), " \n") + "\n")
		}
	}
	return b.String()
}

var printed = regexp.MustCompile(`print\(([\w,* ]+)\)`)

// The listing runs as it stands, and what it prints are the numbers on screen, in every chapter.
func TestPythonListingComputesTheSame(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Fatal("python3 is needed to run the listings: install it (Debian: apt-get install python3)")
	}
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, _ *lesson.Run) {
		for _, v := range varied(v) {
			r, err := l.Compute(v)
			if err != nil {
				continue // refused settings have no film to compare with
			}
			program := listing(t, l, v)
			out, err := exec.Command(python, "-c", program).CombinedOutput()
			if err != nil {
				t.Fatalf("%s: %v\n%s\n%s", v.Query(), err, out, program)
			}
			match := printed.FindStringSubmatch(program)
			if match == nil {
				t.Fatalf("the listing prints nothing:\n%s", program)
			}
			comparePrinted(t, v.Query(), r, strings.Split(match[1], ", "), strings.Split(strings.TrimSpace(string(out)), "\n"))
		}
	})
}

// varied are the settings with every toggle turned, and with every option of every choice that is not a preset.
func varied(v control.Values) []control.Values {
	all := []control.Values{v}
	for _, s := range v.Specs() {
		if s.Kind == control.Toggle {
			next, _ := v.Set(s.Key, map[bool]string{true: "off", false: "on"}[v.On(s.Key)])
			all = append(all, next)
		}
		for _, o := range s.Options {
			if next, err := v.Set(s.Key, o.Value); err == nil && len(o.Sets) == 0 && next.Get(s.Key) != v.Get(s.Key) && next.Query() != "" && s.Key != "preset" {
				all = append(all, next)
			}
		}
	}
	return all
}

// comparePrinted compares each printed line with the end of a chapter.
func comparePrinted(t *testing.T, query string, r *lesson.Run, names, lines []string) {
	t.Helper()
	chapter := 0
	for _, line := range lines {
		end := endOf(r, chapter)
		chapter++
		fields, film := strings.Fields(line), expected(r.Numbers(end), names)
		if len(fields) != len(film) {
			t.Fatalf("%s: line %d: Python prints %d numbers for %v, the film has %d", query, chapter, len(fields), names, len(film))
		}
		for k, field := range fields {
			got, err := strconv.ParseFloat(field, 64)
			if err != nil {
				t.Fatalf("%s: printed %q", query, line)
			}
			if want := film[k]; math.Abs(got-want) > 1e-9*max(1, math.Abs(want)) {
				t.Fatalf("%s: line %d: number %d of %v: Python has %v, the film %v (%s)", query, chapter, k+1, names, got, want, number.Full(want))
			}
		}
	}
}

// expected are the film's numbers for what is printed: a name, or *name for all numbers of a matrix, row by row.
func expected(known map[string]any, names []string) []float64 {
	var all []float64
	for _, name := range names {
		switch v := known[strings.TrimPrefix(name, "*")].(type) {
		case float64:
			all = append(all, v)
		case [][]float64:
			for _, row := range v {
				all = append(all, row...)
			}
		}
	}
	return all
}

// endOf is the step at which the chapter's numbers are complete: its last step before a check with new numbers.
func endOf(r *lesson.Run, chapter int) int {
	i := 0
	for range chapter {
		_, i = r.Chapter(i)
	}
	_, to := r.Chapter(i)
	for k := i; k < to; k++ {
		if r.Steps[k].Zone == "Check" {
			return k - 1
		}
	}
	return to - 1
}
