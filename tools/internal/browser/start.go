package browser

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// Browser is a running headless Chromium with a profile of its own.
type Browser struct {
	Path   string // of the program
	ctx    context.Context
	cancel func()
	pid    int
}

// flags make the browser quiet, its time even, and WebGL 2 possible without a graphics card.
var flags = map[string]any{
	"headless":                               "new",
	"use-angle":                              "swiftshader",
	"enable-unsafe-swiftshader":              true,
	"disable-background-networking":          true,
	"disable-component-update":               true,
	"disable-default-apps":                   true,
	"disable-sync":                           true,
	"disable-quic":                           true,
	"disable-dev-shm-usage":                  true,
	"disable-extensions":                     true,
	"disable-hang-monitor":                   true,
	"disable-renderer-backgrounding":         true,
	"disable-backgrounding-occluded-windows": true,
	"disable-background-timer-throttling":    true,
	"metrics-recording-only":                 true,
	"mute-audio":                             true,
	"password-store":                         "basic",
	"force-color-profile":                    "srgb",
}

// Start starts the browser that visitors have, with further flags, written "name" or "name=value".
func Start(extra ...string) (*Browser, error) { return start(Whole, extra) }

// StartShell starts the one without a window, where there is one, and else the same as Start.
func StartShell(extra ...string) (*Browser, error) { return start(Shell, extra) }

func start(kind Kind, extra []string) (*Browser, error) {
	path, err := Find(kind)
	if err != nil {
		return nil, err
	}
	profile, err := os.MkdirTemp("", "glassbox-browser-")
	if err != nil {
		return nil, err
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.UserDataDir(profile), chromedp.WindowSize(1440, 900), chromedp.WSURLReadTimeout(time.Minute),
	}
	for name, value := range flags {
		options = append(options, chromedp.Flag(name, value))
	}
	for _, flag := range extra {
		options = append(options, option(flag))
	}
	if os.Geteuid() == 0 { // the sandbox refuses root
		options = append(options, chromedp.NoSandbox)
	}
	allocator, cancelAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	b := &Browser{Path: path, ctx: ctx, cancel: func() {
		cancel()
		cancelAllocator()
		os.RemoveAll(profile)
	}}
	if err := chromedp.Do(ctx); err != nil {
		b.cancel()
		return nil, fmt.Errorf("%s does not start: %w", path, err)
	}
	b.pid = chromedp.FromContext(ctx).Browser.Process().Pid
	return b, nil
}

func option(flag string) chromedp.ExecAllocatorOption {
	if name, value, ok := strings.Cut(flag, "="); ok {
		return chromedp.Flag(name, value)
	}
	return chromedp.Flag(flag, true)
}

// Close ends the browser and removes its profile.
func (b *Browser) Close() { b.cancel() }

// Version names the browser, as in "Chrome/156.0.8078.79".
func (b *Browser) Version() string {
	v, err := chromedp.CallBrowser(b.ctx, cdpbrowser.GetVersion, cdp.Empty{})
	if err != nil {
		return "an unknown browser"
	}
	return v.Product
}
