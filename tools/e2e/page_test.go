package e2e

import (
	_ "embed"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"glassbox/tools/internal/browser"
)

// helpers are what tests use in the pages.
//
//go:embed testdata/helpers.js
var helpers string

// page is a tab in a test. Its methods fail the test where the tab returns an error.
type page struct {
	*testing.T
	tab     *browser.Tab
	at      place    // that is open, if the tab is the shared one
	allowed []string // trouble that the test means to cause
}

const (
	whole  = 3 * time.Minute  // is what a test may take in a tab, all together
	ending = 30 * time.Second // is what it then may take to look for trouble
)

// vain is how many tests have waited in vain, and few how many may before no other is tried.
var vain int

const few = 5

// blank is an empty tab of the shared browser, closed at the end of the test.
func blank(t *testing.T) *page { return blankIn(t, chrome) }

func blankIn(t *testing.T, b *browser.Browser) *page {
	t.Helper()
	return watched(t, newTab(t, b, ours.URL, theirs.URL, "file://"+folder))
}

// newTab opens a tab, unless too many tests have waited in vain for what was in theirs.
func newTab(t *testing.T, b *browser.Browser, origins ...string) *browser.Tab {
	t.Helper()
	if vain >= few {
		t.Fatalf("not tried, since %d tests have waited in vain", vain)
	}
	tab, err := b.Tab(origins...)
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

// watched is a tab in a test, with the helpers in it.
func watched(t *testing.T, tab *browser.Tab) *page {
	t.Helper()
	p := &page{T: t, tab: tab}
	tab.Limit(whole)
	t.Cleanup(func() {
		p.Helper()
		p.finish()
		tab.Close()
	})
	p.must(tab.Early(helpers))
	return p
}

// finish fails the test for trouble, and keeps a picture of a failure.
func (p *page) finish() {
	p.Helper()
	p.tab.Limit(ending)
	for _, line := range p.tab.Trouble(p.allowed...) {
		p.Errorf("trouble: %s", line)
	}
	if p.Failed() {
		if err := p.tab.Screenshot(failure(p.Name())); err != nil {
			p.Logf("no picture of the failure: %v", err)
		}
	}
}

// failure is the file for the picture of a failure.
func failure(name string) string {
	return filepath.Join("..", "..", "dist", "failures", strings.NewReplacer("/", "-", " ", "-").Replace(name)+".png")
}

// open opens a page of our site with a figure, in a tab of its own, and waits until the figure runs.
func open(t *testing.T, path string) *page {
	t.Helper()
	p := blank(t)
	p.open(path)
	return p
}

// still opens one for a visitor who wants no movement, so that each step arrives at once.
func still(t *testing.T, path string) *page {
	t.Helper()
	p := blank(t)
	p.must(p.tab.Prefer("prefers-reduced-motion", "reduce"))
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

// unfold shows the controls that are folded away.
func (p *page) unfold() { p.Helper(); p.run(figure + `.shadowRoot.querySelector(".more").click()`) }

func (p *page) wait(condition string) { p.Helper(); p.must(p.tab.Wait(condition)) }

func (p *page) do(steps ...chromedp.Action[chromedp.Void]) { p.Helper(); p.must(p.tab.Do(steps...)) }

func (p *page) must(err error) {
	p.Helper()
	if err == nil {
		return
	}
	if errors.Is(err, browser.ErrPatience) || errors.Is(err, browser.ErrLimit) {
		vain++
	}
	p.Fatalf("%s, %v", p.Name(), err)
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
