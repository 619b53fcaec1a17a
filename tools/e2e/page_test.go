package e2e

import (
	_ "embed"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"glassbox/tools/internal/browser"
	"glassbox/wasm/course"
)

// helpers are what tests use in the pages.
//
//go:embed testdata/helpers.js
var helpers string

// eachLesson runs a test for every lesson of the path, with the link that opens it.
func eachLesson(t *testing.T, test func(t *testing.T, link string)) {
	for _, l := range course.Lessons {
		t.Run(l.ID, func(t *testing.T) { test(t, "/#"+l.ID) })
	}
}

// page is a tab in a test. Its methods fail the test where the tab returns an error.
type page struct {
	*testing.T
	tab     *browser.Tab
	allowed []string // trouble that the test means to cause
}

// blank is an empty tab of the shared browser, closed at the end of the test.
func blank(t *testing.T) *page { return blankIn(t, chrome) }

func blankIn(t *testing.T, b *browser.Browser) *page {
	t.Helper()
	tab, err := b.Tab(ours.URL, theirs.URL, "file://"+folder)
	if err != nil {
		t.Fatal(err)
	}
	return watched(t, tab)
}

// watched is a tab in a test, with the helpers in it.
func watched(t *testing.T, tab *browser.Tab) *page {
	t.Helper()
	p := &page{T: t, tab: tab}
	t.Cleanup(p.finish)
	p.must(tab.Early(helpers))
	return p
}

// finish fails the test for trouble, and keeps a picture of a failure.
func (p *page) finish() {
	p.Helper()
	for _, line := range p.tab.Trouble(p.allowed...) {
		p.Errorf("trouble: %s", line)
	}
	if p.Failed() {
		if err := p.tab.Screenshot(failure(p.Name())); err != nil {
			p.Logf("no picture of the failure: %v", err)
		}
	}
	p.tab.Close()
}

// failure is the file for the picture of a failure.
func failure(name string) string {
	return filepath.Join("..", "..", "dist", "failures", strings.NewReplacer("/", "-", " ", "-").Replace(name)+".png")
}

// open opens a page of our site with a figure and waits until the figure runs.
func open(t *testing.T, path string) *page {
	t.Helper()
	p := blank(t)
	p.open(path)
	return p
}

func (p *page) open(path string) {
	p.Helper()
	p.visit(ours.URL + path)
	p.ready(figure)
}

// visit goes to any address.
func (p *page) visit(url string) {
	p.Helper()
	p.must(p.tab.Open(url))
}

// ready waits until a figure runs.
func (p *page) ready(figure string) { p.Helper(); p.wait(figure + `?.dataset.status === "ready"`) }

func (p *page) wait(condition string) { p.Helper(); p.must(p.tab.Wait(condition)) }

func (p *page) do(steps ...chromedp.Action[chromedp.Void]) { p.Helper(); p.must(p.tab.Do(steps...)) }

func (p *page) must(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

// allow says that trouble with the text in it is no failure of this test.
func (p *page) allow(text string) { p.allowed = append(p.allowed, text) }

// js evaluates an expression in the page and waits for the promise if it is one.
func js[T any](p *page, expression string) T {
	p.Helper()
	v, err := browser.JS[T](p.tab, expression)
	p.must(err)
	return v
}

// run evaluates an expression for what it does.
func (p *page) run(expression string) { p.Helper(); js[chromedp.Void](p, expression) }
