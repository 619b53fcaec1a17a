package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Patience is how long anything may take that a page is asked for. Without a graphics card and on two busy cores
// a page may need tens of seconds for what takes a moment elsewhere.
const Patience = 60 * time.Second

// Tab is a page in a window of its own, with cache and storage of its own.
type Tab struct {
	ctx     context.Context
	cancel  func()
	trouble trouble
}

// Tab opens an empty one that is watched for trouble. Requests to other origins than those given are trouble.
func (b *Browser) Tab(origins ...string) (*Tab, error) {
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	t := &Tab{ctx: ctx, cancel: cancel, trouble: trouble{origins: origins}}
	err := chromedp.Do(ctx) // opens the tab, which lives as long as this context
	if err == nil {
		err = t.watch()
	}
	if err == nil {
		err = t.Viewport(1440, 900, 1)
	}
	if err != nil {
		cancel()
		return nil, err
	}
	return t, nil
}

// Close closes the tab.
func (t *Tab) Close() { t.cancel() }

// Do runs actions, with Patience.
func (t *Tab) Do(steps ...chromedp.Action[chromedp.Void]) error {
	ctx, cancel := context.WithTimeout(t.ctx, Patience)
	defer cancel()
	return chromedp.Do(ctx, steps...)
}

// Run runs an action that has a value, with Patience.
func Run[T any](t *Tab, action chromedp.Action[T]) (T, error) {
	ctx, cancel := context.WithTimeout(t.ctx, Patience)
	defer cancel()
	return chromedp.Run(ctx, action)
}

// Open goes to an address.
func (t *Tab) Open(url string) error { return t.Do(chromedp.Navigate(url)) }

// Call sends a command of the DevTools protocol.
func Call[P, R any](t *Tab, command cdp.Command[P, R], params P) (R, error) {
	ctx, cancel := context.WithTimeout(t.ctx, Patience)
	defer cancel()
	return chromedp.Call(ctx, command, params)
}

// Early adds a script that runs before those of each page that is opened from now on.
func (t *Tab) Early(script string) error {
	_, err := Call(t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	return err
}

// JS evaluates an expression, waits for the promise if it is one, and returns its value.
func JS[T any](t *Tab, expression string) (T, error) {
	v, err := Run(t, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		err = fmt.Errorf("%.200s: %w", expression, err)
	}
	return v, err
}

// Alive reports whether the page answers within a few seconds.
func (t *Tab) Alive() bool {
	ctx, cancel := context.WithTimeout(t.ctx, 5*time.Second)
	defer cancel()
	_, err := chromedp.Run(ctx, chromedp.Evaluate[int]("1"))
	return err == nil
}

// ErrPatience is returned when a condition does not come true.
var ErrPatience = errors.New("waited too long")

// Wait asks for the condition, a boolean expression, until it is true. It asks from here, since a page that
// navigates forgets whom to tell.
func (t *Tab) Wait(condition string) error {
	var last error
	for end := time.Now().Add(Patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		ok, err := JS[bool](t, "Boolean("+condition+")")
		if ok {
			return nil
		}
		last = err
	}
	return fmt.Errorf("%w for %s (%v)", ErrPatience, condition, last)
}

// Screenshot writes what is to be seen as PNG.
func (t *Tab) Screenshot(file string) error {
	png, err := Run(t, chromedp.CaptureScreenshot())
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, png, 0o644)
}
