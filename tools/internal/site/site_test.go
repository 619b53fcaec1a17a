package site

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const root = "../../.."

// build writes the pages alone, which takes no compiler.
func build(t *testing.T) (folder string, problems []string) {
	t.Helper()
	folder = t.TempDir()
	problems, err := writePages(Config{Root: root, Out: folder})
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
	for _, name := range []string{"index.html", "embed.html"} {
		if read(t, a, name) != read(t, b, name) {
			t.Errorf("%s differs between two builds", name)
		}
	}
}

func TestPagesHoldEveryStillPicture(t *testing.T) {
	folder, _ := build(t)
	for _, name := range []string{"index.html", "embed.html"} {
		page := read(t, folder, name)
		for _, want := range []string{`<glass-box lesson="neuron">`, `class="still wide"`, `class="still narrow"`, `class="whole wide"`, `class="whole narrow"`} {
			if strings.Count(page, want) != 1 {
				t.Errorf("%s holds %s %d times", name, want, strings.Count(page, want))
			}
		}
		for _, mark := range []string{markPath, markLessons, markFigures} {
			if strings.Contains(page, mark) {
				t.Errorf("%s still holds %s", name, mark)
			}
		}
	}
}

// The numbers are those of the hand-worked step in the lesson's description.
func TestProseReadsRightWithoutScripts(t *testing.T) {
	folder, _ := build(t)
	page := read(t, folder, "index.html")
	for _, want := range []string{
		`z₁ = w₁ · x + b₁ = <data value="z1">1</data>`,
		`<data value="dw1">−6</data>`,
		`<var>w₁</var> is now <data value="w1">2.6</data>`,
		`a loss of <data value="loss">0.4513</data>`,
		`<span data-when="activation=tanh" hidden="">`,
		`<a href="#neuron">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("index.html lacks %s", want)
		}
	}
}

// What the words of a lesson and its film do not have in common is a problem, each in a sentence.
func TestProblems(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, map[string]string{
		"web/index.html":          markLessons,
		"web/embed.html":          markFigures,
		"web/lessons/neuron.html": `<p data-step="z9"><data value="q"></data><data value="x2"></data><b data-when="preset=two-inputs"><data value="x2"></data></b></p>`,
	})
	problems, err := writePages(Config{Root: folder, Out: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
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
