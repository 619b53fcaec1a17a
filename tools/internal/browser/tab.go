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
	ctx     context.Context // its life
	cancel  func()
	within  context.Context // what it is asked for comes within this
	release func()
	trouble trouble
}

// Tab opens an empty one that is watched for trouble. Requests to other origins than those given are trouble.
func (b *Browser) Tab(origins ...string) (*Tab, error) {
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	t := &Tab{ctx: ctx, cancel: cancel, within: ctx, release: func() {}, trouble: trouble{origins: origins}}
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

// Limit gives everything that the tab is asked for from now on so long, all together.
func (t *Tab) Limit(all time.Duration) {
	t.release()
	t.within, t.release = context.WithTimeoutCause(t.ctx, all, ErrLimit)
}

// ErrPatience is returned for what has not come within Patience, ErrLimit for what has not come within the Limit.
var (
	ErrPatience = fmt.Errorf("waited %v in vain", Patience)
	ErrLimit    = errors.New("there is no time left")
)

// patience is the context of one thing that the tab is asked for.
func (t *Tab) patience() (context.Context, func()) {
	return context.WithTimeoutCause(t.within, Patience, ErrPatience)
}

// about names, in an error, what was asked for, and says if it did not come in time.
func about(ctx context.Context, what string, err error) error {
	if cause := context.Cause(ctx); err != nil && cause != nil {
		return fmt.Errorf("%.300s: %w (%v)", what, cause, err)
	}
	if err != nil {
		return fmt.Errorf("%.300s: %w", what, err)
	}
	return nil
}

// Do runs actions, with Patience.
func (t *Tab) Do(steps ...chromedp.Action[chromedp.Void]) error {
	_, err := Run(t, chromedp.Steps(steps...))
	return err
}

// Run runs an action that has a value, with Patience.
func Run[T any](t *Tab, action chromedp.Action[T]) (T, error) { return run(t, "an action", action) }

func run[T any](t *Tab, what string, action chromedp.Action[T]) (T, error) {
	ctx, cancel := t.patience()
	defer cancel()
	v, err := chromedp.Run(ctx, action)
	return v, about(ctx, what, err)
}

// Open goes to an address.
func (t *Tab) Open(url string) error {
	_, err := run(t, url, chromedp.Navigate(url))
	return err
}

// Call sends a command of the DevTools protocol.
func Call[P, R any](t *Tab, command cdp.Command[P, R], params P) (R, error) {
	ctx, cancel := t.patience()
	defer cancel()
	r, err := chromedp.Call(ctx, command, params)
	return r, about(ctx, fmt.Sprintf("%T", params), err)
}

// Early adds a script that runs before those of each page that is opened from now on.
func (t *Tab) Early(script string) error {
	_, err := Call(t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	return err
}

// JS evaluates an expression, waits for the promise if it is one, and returns its value.
func JS[T any](t *Tab, expression string) (T, error) {
	return run(t, expression, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// Alive reports whether the page answers within a few seconds.
func (t *Tab) Alive() bool {
	ctx, cancel := context.WithTimeout(t.ctx, 5*time.Second)
	defer cancel()
	_, err := chromedp.Run(ctx, chromedp.Evaluate[int]("1"))
	return err == nil
}

// Wait asks for the condition, a boolean expression, until it is true. It asks from here, since a page that
// navigates forgets whom to tell.
func (t *Tab) Wait(condition string) error {
	ctx, cancel := t.patience()
	defer cancel()
	last := errors.New("it is false")
	for ctx.Err() == nil {
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+condition+")", chromedp.EvalAwaitPromise))
		switch {
		case ok:
			return nil
		case err != nil && ctx.Err() == nil:
			last = err
		}
		time.Sleep(10 * time.Millisecond)
	}
	return about(ctx, condition, last)
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
