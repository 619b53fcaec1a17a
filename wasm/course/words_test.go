package course

import (
	"bytes"
	"encoding/json"
	"math"
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
	"glassbox/web"
)

// words is a lesson's HTML.
func words(t *testing.T, l *lesson.Lesson) *html.Node {
	t.Helper()
	text, err := web.Text(web.Words, "lessons/"+l.ID)
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(text))
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
			if !v.Holds(condition) {
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
	t.Helper()
	r, err := l.Compute(v)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	root := words(t, l)
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "data" {
			if key := attr(n, "data-control"); key != "" {
				value, ok := r.Taken[key]
				if !ok {
					value = v.Get(key)
				}
				n.AppendChild(&html.Node{Type: html.TextNode, Data: shown(n, value)})
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

// shown is a setting as the page writes it: data-quoted makes a string of it, as JSON and Python agree on.
func shown(n *html.Node, setting string) string {
	if !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-quoted" }) {
		return setting
	}
	quoted, _ := json.Marshal(setting)
	return string(quoted)
}

var printed = regexp.MustCompile(`print\(([\w,*\s]+)\)`)

// python runs programs, each as it stands, and returns what each prints. One process runs all, since to start one takes
// longer than most of them.
func python(t *testing.T, programs []string) (printed []string) {
	t.Helper()
	path, err := exec.LookPath("python3")
	if err != nil {
		t.Fatal("python3 is needed to run the listings: install it (Debian: apt-get install python3)")
	}
	text, err := json.Marshal(programs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "-c", `
import contextlib, io, json, sys, traceback
printed, done = [], {}
for program in json.load(sys.stdin):
    if program in done:
        printed.append(done[program])
        continue
    with contextlib.redirect_stdout(io.StringIO()) as out:
        try:
            exec(program, {"__name__": "__main__"})
        except BaseException:
            traceback.print_exc()
            sys.exit(program)
    done[program] = out.getvalue()
    printed.append(done[program])
print(json.dumps(printed))`)
	cmd.Dir = filepath.Join("..", "..", "web") // where they find models
	cmd.Stdin = bytes.NewReader(text)
	cmd.Stderr = t.Output()
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &printed); err != nil {
		t.Fatal(err)
	}
	return printed
}

// The listing runs as it stands, and what it prints are the numbers on screen, in every chapter.
func TestPythonListingComputesTheSame(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, v control.Values, _ *lesson.Run) {
		var settings []control.Values
		var runs []*lesson.Run
		var programs []string
		for _, v := range varied(v) {
			if r, err := l.Compute(v); err == nil { // refused settings have no film to compare with
				settings, runs, programs = append(settings, v), append(runs, r), append(programs, listing(t, l, v))
			}
		}
		for i, out := range python(t, programs) {
			comparePrinted(t, settings[i].Query(), runs[i], programs[i], out)
		}
	})
}

// The listing cuts words as the film does, where it can: accents and apostrophes however they are typed, numbers, lines.
func TestPythonListingCutsTheSame(t *testing.T) {
	const text = "L’été, don't pay 3.14 for AT&T’s well-known cafe\u0301!\r\nDon’t ask at 12:30\nor it's l'ete\u0301 1,000 col·legi"
	var settings []control.Values
	var runs []*lesson.Run
	programs := []string{}
	for _, l := range Lessons {
		for _, query := range []string{"", "preset=measure"} {
			v, rest, notices := control.Defaults(l.Controls()).Parse(query)
			changed := 0
			if len(rest)+len(notices) > 0 {
				continue // there is no such preset
			}
			for key, text := range map[string]string{"text": text, "sentence": text, "heldout": "Don’t pay 3.14.\nIt is late"} {
				if next, err := v.Set(key, text); err == nil {
					v, changed = next, changed+1
				}
			}
			if changed == 0 {
				continue // the lesson takes no text
			}
			r, err := l.Compute(v)
			if err != nil {
				t.Errorf("%s?%s: %v", l.ID, v.Query(), err)
				continue
			}
			settings, runs, programs = append(settings, v), append(runs, r), append(programs, listing(t, l, v))
		}
	}
	for i, out := range python(t, programs) {
		comparePrinted(t, settings[i].Query(), runs[i], programs[i], out)
	}
}

// varied are the settings with every toggle turned, with every option of every choice that is not a preset, and forked.
func varied(v control.Values) []control.Values {
	all := []control.Values{v}
	for _, key := range []string{"eta", "w1", "b2"} {
		if next, err := set(v, "fork", "2", "fork-key", key, "fork-to", "0.25"); err == nil {
			all = append(all, next)
		}
	}
	for _, s := range v.Specs() {
		if s.Kind == control.Toggle {
			turned := "on"
			if v.On(s.Key) {
				turned = "off"
			}
			next, _ := v.Set(s.Key, turned)
			all = append(all, next)
		}
		for _, o := range s.Options {
			if next, err := v.Set(s.Key, o.Value); err == nil && len(o.Sets) == 0 &&
				next.Get(s.Key) != v.Get(s.Key) && next.Query() != "" && s.Key != "preset" {
				all = append(all, next)
			}
		}
	}
	return all
}

// set sets controls one after another.
func set(v control.Values, pairs ...string) (_ control.Values, err error) {
	for i := 0; i < len(pairs) && err == nil; i += 2 {
		v, err = v.Set(pairs[i], pairs[i+1])
	}
	return v, err
}

// comparePrinted compares each line that a program prints with the end of a chapter, and those that a second print makes
// with the end of a check.
func comparePrinted(t *testing.T, query string, r *lesson.Run, program, out string) {
	t.Helper()
	prints := printed.FindAllStringSubmatch(program, -1)
	if len(prints) == 0 {
		t.Fatalf("the listing prints nothing:\n%s", program)
	}
	lines, all := strings.Split(strings.TrimSpace(out), "\n"), checks(r)
	if len(prints) == 1 {
		all = nil
	}
	for i, line := range lines {
		end, print := 0, prints[0][1]
		if k := i - (len(lines) - len(all)); k >= 0 {
			end, print = all[k], prints[1][1]
		} else {
			end = endOf(r, i)
		}
		names := strings.Fields(strings.ReplaceAll(print, ",", " "))
		fields, film := strings.Fields(line), expected(r.Numbers(end), names)
		if len(fields) != len(film) {
			t.Fatalf("%s: line %d: Python prints %d numbers for %v, the film has %d", query, i+1, len(fields), names, len(film))
		}
		for k, field := range fields {
			got, err := strconv.ParseFloat(field, 64)
			if err != nil {
				t.Fatalf("%s: printed %q", query, line)
			}
			if want := film[k]; math.Abs(got-want) > 1e-9*max(1, math.Abs(want)) {
				t.Fatalf("%s: line %d: number %d of %v: Python has %v, the film %v (%s)", query, i+1, k+1, names, got, want, number.Full(want))
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

// checks are the last steps of each check.
func checks(r *lesson.Run) (all []int) {
	for i := 0; i < len(r.Steps); {
		if _, i = r.Chapter(i); r.Steps[i-1].Zone == "check" {
			all = append(all, i-1)
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
		if r.Steps[k].Zone == "check" {
			return k - 1
		}
	}
	return to - 1
}
