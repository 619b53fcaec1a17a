package site

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"glassbox/wasm/course"
)

const root = "../../.."

// build writes the pages and what they show, which takes no compiler.
func build(t *testing.T) (folder string, problems []string) {
	t.Helper()
	folder = t.TempDir()
	problems, err := writeLessons(Config{Root: root, Out: folder})
	if err != nil {
		t.Fatal(err)
	}
	return folder, problems
}

func read(t *testing.T, name ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(name...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func write(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		if err := (Config{Out: folder}).write(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheSiteIsFitToBePublished(t *testing.T) {
	_, problems := build(t)
	if len(problems) > 0 {
		t.Errorf("problems:\n%s", strings.Join(problems, "\n"))
	}
}

func TestPagesAreTheSameEachTime(t *testing.T) {
	a, _ := build(t)
	b, _ := build(t)
	err := filepath.WalkDir(a, func(path string, d os.DirEntry, err error) error {
		if name := strings.TrimPrefix(path, a); err == nil && !d.IsDir() && read(t, path) != read(t, b, name) {
			t.Errorf("%s differs between two builds", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A page holds a place for each picture, and no picture; the style sheet shows it there, from a file that is there.
func TestStillsAreFilesOfTheirOwn(t *testing.T) {
	folder, _ := build(t)
	for _, name := range []string{"index.html", "embed.html"} {
		page := read(t, folder, name)
		for _, want := range []string{`<glass-box `, `class="still"`, `class="whole"`} {
			if strings.Count(page, want) != len(course.Lessons) {
				t.Errorf("%s holds %s %d times", name, want, strings.Count(page, want))
			}
		}
		for _, mark := range []string{markPath, markLessons, markFigures} {
			if strings.Contains(page, mark) {
				t.Errorf("%s still holds %s", name, mark)
			}
		}
	}
	if strings.Contains(read(t, folder, "embed.html"), "<svg") {
		t.Error("embed.html holds a picture")
	}
	style := read(t, folder, "style.css")
	for _, l := range course.Lessons {
		for _, still := range []string{"still-912", "whole-912", "still-358", "whole-358"} {
			name := "stills/" + l.ID + "-" + still + ".svg"
			if !strings.Contains(style, "url("+name+")") {
				t.Errorf("the style sheet does not show %s", name)
			}
			if text := read(t, folder, name); xml.Unmarshal([]byte(text), new(struct{})) != nil || !strings.Contains(text, "--ground: #0f1114") {
				t.Errorf("%s is no picture in light and dark", name)
			}
		}
	}
}

// prepared is a fragment, made ready as the words of the neuron.
func prepared(t *testing.T, fragment string) (text string, problems []string) {
	t.Helper()
	folder := t.TempDir()
	write(t, folder, map[string]string{"web/lessons/neuron.html": fragment})
	l, ok := course.Find("neuron")
	if !ok {
		t.Fatal("the neuron is gone")
	}
	f, err := open(l)
	if err != nil {
		t.Fatal(err)
	}
	text, problems, err = readProse(Config{Root: folder, Out: t.TempDir()}, f)
	if err != nil {
		t.Fatal(err)
	}
	return text, problems
}

// Each paragraph tells the numbers of its own step of the hand-worked example.
func TestProseReadsRightWithoutScripts(t *testing.T) {
	text, _ := prepared(t, `
		<p data-step="z1">z₁ = <data value="z1"></data> <i data-when="activation=tanh|gelu">soft</i></p>`+
		`<p data-step="dw2 dw1"><data value="dw1"></data></p>
		<p data-step="new-w1">w₁ is now <data value="w1">?</data></p><p data-step="check"><data value="loss"></data></p>
		<pre data-when="preset=one-step activation=relu">w1 = <data data-control="w1"></data> or `+
		`<data data-control="w1" data-quoted></data></pre>`+
		`<data class="off"></data><p data-step="z1">`+
		`<data value="z1"></data> <data value="z1" data-one="time">times</data>, not <data value="x" data-one="time">times</data></p>`)
	for _, want := range []string{
		`z₁ = <data value="z1" translate="no">1</data> <i data-when="activation=tanh|gelu" hidden="">soft</i>`,
		`<data value="dw1" translate="no">−6</data>`,
		`<data value="z1" translate="no">1</data> <data value="z1" data-one="time" data-many="times">time</data>, not ` +
			`<data value="x" data-one="time">times</data>`,
		`w₁ is now <data value="w1" translate="no">2.6</data>`,
		`<data value="loss" translate="no">0.45125</data>`,
		`<pre data-when="preset=one-step activation=relu">w1 = <data data-control="w1" translate="no">2</data> or ` +
			`<data data-control="w1" data-quoted="" translate="no">&#34;2&#34;</data></pre><data class="off" translate="no"></data>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the prose lacks %s: %s", want, text)
		}
	}
}

// What the words of a lesson and its film do not have in common is a problem, each in a sentence.
func TestProblems(t *testing.T) {
	_, problems := prepared(t, `<p data-step="z9"><data value="q"></data><data value="x2"></data><b data-when="preset=two-inputs">`+
		`<data value="x2"></data></b></p>`)
	for _, want := range []string{
		"lessons/neuron.html: no film of the lesson has a number “q”",
		"lessons/neuron.html: “x2” stands where the default film has no such number",
		"lessons/neuron.html: no film of the lesson has a step “z9”",
		"lessons/neuron.html: no element has data-step=“loss”",
	} {
		if !slices.Contains(problems, want) {
			t.Errorf("%q is not among the problems %q", want, problems)
		}
	}
	if n := strings.Count(strings.Join(problems, "\n"), "x2"); n != 1 {
		t.Errorf("x2 is a problem %d times, but is in its place once", n)
	}
}

// What is the same in every language is not translated: code, formulas, numbers.
func TestSymbolsAreNotTranslated(t *testing.T) {
	folder, _ := build(t)
	page, err := html.Parse(strings.NewReader(read(t, folder, "index.html")))
	if err != nil {
		t.Fatal(err)
	}
	marked := 0
	for n := range page.Descendants() {
		if _, noun := lookup(n, "data-one"); noun {
			continue
		}
		if n.Type == html.ElementNode && (n.Data == "code" || n.Data == "var" || n.Data == "data" || attr(n, "class") == "formula") {
			kept := false
			for up := n; up != nil; up = up.Parent {
				kept = kept || attr(up, "translate") == "no"
			}
			if marked++; !kept {
				t.Errorf("a <%s class=%q> may be translated", n.Data, attr(n, "class"))
			}
		}
	}
	if marked < 500 {
		t.Errorf("%d symbols", marked)
	}
}
