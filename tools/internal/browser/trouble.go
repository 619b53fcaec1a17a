package browser

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// trouble is what went wrong in a tab beside what a test looks at: exceptions, errors on the console, violations
// of the content security policy, and requests to other origins.
type trouble struct {
	origins []string
	mu      sync.Mutex
	lines   []string
}

// watch collects trouble from now on.
func (t *Tab) watch() error {
	if _, err := Call(t, network.Enable, network.EnableParams{}); err != nil {
		return err
	}
	return chromedp.Listen(t.ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			t.trouble.add("exception: " + describe(e.ExceptionDetails))
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.ConsoleAPICalledTypeError {
				t.trouble.add("console: " + join(e.Args))
			}
		case *log.EventEntryAdded:
			if e.Entry.Level == log.EntryLevelError {
				t.trouble.add(fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
			}
		case *network.EventRequestWillBeSent:
			if !t.trouble.local(e.Request.URL) {
				t.trouble.add("request to another origin: " + e.Request.URL)
			}
		}
	})
}

// Trouble is what was collected since it was last asked for, but for what contains any of the given texts. That the
// page does not answer is trouble, too.
func (t *Tab) Trouble(except ...string) []string {
	if _, err := JS[int](t, "0"); err != nil { // before it answers, the browser tells of all that has been by then
		t.trouble.add("the page is gone: " + err.Error())
	}
	t.trouble.mu.Lock()
	defer t.trouble.mu.Unlock()
	lines := t.trouble.lines
	t.trouble.lines = nil
	return slices.DeleteFunc(lines, func(line string) bool {
		return slices.ContainsFunc(except, func(text string) bool { return strings.Contains(line, text) })
	})
}

func (t *trouble) add(line string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.lines = append(t.lines, line)
}

// local reports whether a request stays within the page or its origins.
func (t *trouble) local(url string) bool {
	for _, start := range append([]string{"data:", "blob:", "about:"}, t.origins...) {
		if strings.HasPrefix(url, start) {
			return true
		}
	}
	return false
}

func describe(d *runtime.ExceptionDetails) string {
	if d.Exception != nil && d.Exception.Description != "" {
		return d.Exception.Description
	}
	return d.Text
}

func join(args []*runtime.RemoteObject) string {
	var words []string
	for _, a := range args {
		word := a.Description
		if word == "" {
			word = string(a.Value)
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}
