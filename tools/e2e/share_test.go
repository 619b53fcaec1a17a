package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"

	"glassbox/tools/internal/browser"
)

// place is a page of the site as it is seen on a desk or on a phone.
type place struct {
	path  string // as in "/#neuron"
	phone bool
}

// stage is the shared tab, with the place that is open in it and the test that was there last.
var stage struct {
	*browser.Tab
	at   place
	last string
}

// lesson is a lesson's page on a desk, as share gives it.
func lesson(t *testing.T, id string) *page { t.Helper(); return share(t, place{"/#" + id, false}) }

// share is the shared tab with a place in it as it opens, for a visitor who wants no movement. It is loaded if it is
// not there already.
func share(t *testing.T, at place) *page {
	t.Helper()
	if stage.Tab == nil || stage.at != at {
		load(t, at)
	}
	p := enter(t)
	p.must(p.tab.Prefer("prefers-reduced-motion", "reduce"))
	if at.phone {
		p.must(p.tab.Phone())
	} else {
		p.must(p.tab.Viewport(1440, 900, 1))
		p.do(chromedp.MouseEvent(chromedp.MouseMoved, 1, 1))
	}
	if wrong := js[string](p, "test.reset()"); wrong != "" {
		p.Fatalf("after %s the page does not come back to how it opened: %s", stage.last, wrong)
	}
	stage.last = t.Name()
	return p
}

// load opens a place anew and leaves it alone. The tab is a new one, too, unless a desk is to become a phone.
func load(t *testing.T, at place) *page {
	t.Helper()
	if stage.Tab != nil {
		(&page{T: t, tab: stage.Tab}).finish() // what is to go may be of this test
	}
	if stage.at.phone || !at.phone || t.Failed() {
		strike()
	}
	empty := stage.Tab == nil
	if empty {
		stage.Tab = newTab(t, chrome, ours.URL)
	}
	stage.at, stage.last = at, t.Name()
	p := enter(t)
	if empty {
		p.must(p.tab.Early(helpers))
	}
	if at.phone {
		p.must(p.tab.Phone())
	}
	p.must(p.tab.Prefer("prefers-reduced-motion", "no-preference"))
	p.visit("about:blank") // from where the same address is another page
	p.visit(ours.URL + at.path)
	p.wait("test.opens()")
	return p
}

// enter takes the shared tab into a test, which afterwards fails for the trouble in it.
func enter(t *testing.T) *page {
	t.Helper()
	p := &page{T: t, tab: stage.Tab, at: stage.at}
	p.tab.Limit(whole)
	t.Cleanup(p.leave)
	return p
}

// leave ends a test in the shared tab. After a failure nobody else is to work with what is left there.
func (p *page) leave() {
	p.Helper()
	if p.tab != stage.Tab { // it has been closed already
		return
	}
	p.finish()
	if p.Failed() {
		strike()
	}
}

// strike closes the shared tab.
func strike() {
	if stage.Tab != nil {
		stage.Close()
	}
	stage.Tab = nil
}
