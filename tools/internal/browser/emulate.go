package browser

import (
	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
)

// Viewport gives the page a size in CSS pixels and a number of device pixels in each.
func (t *Tab) Viewport(width, height int64, ratio float64) error {
	_, err := Call(t, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height,
		DeviceScaleFactor: ratio})
	return err
}

// Phone makes the page believe that it is on a phone, 390 × 844 with three device pixels to the pixel and touch.
func (t *Tab) Phone() error { return t.PhoneOf(390, 844) }

// PhoneOf is Phone with another size.
func (t *Tab) PhoneOf(width, height int64) error {
	if _, err := Call(t, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true,
		MaxTouchPoints: 5}); err != nil {
		return err
	}
	_, err := Call(t, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height,
		DeviceScaleFactor: 3, Mobile: true})
	return err
}

// Prefer sets what the visitor prefers, as pairs of media feature and value: "prefers-color-scheme", "dark".
func (t *Tab) Prefer(pairs ...string) error {
	var features []*emulation.MediaFeature
	for i := 0; i+1 < len(pairs); i += 2 {
		features = append(features, &emulation.MediaFeature{Name: pairs[i], Value: pairs[i+1]})
	}
	_, err := Call(t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
	return err
}

// Hide minimizes the window: the page is hidden, and no frame comes any more.
func (t *Tab) Hide() error {
	window, err := Call(t, browser.GetWindowForTarget, browser.GetWindowForTargetParams{})
	if err != nil {
		return err
	}
	_, err = Call(t, browser.SetWindowBounds, browser.SetWindowBoundsParams{WindowID: window.WindowID,
		Bounds: &browser.Bounds{WindowState: browser.WindowStateMinimized}})
	return err
}

// ScriptsOff keeps the scripts of pages from running. JS still works.
func (t *Tab) ScriptsOff() error {
	_, err := Call(t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	return err
}

// NoCache makes every load fetch everything.
func (t *Tab) NoCache() error {
	_, err := Call(t, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
	return err
}

// Refuse keeps files from being loaded, by a URL pattern: *://*:*/*.css.
func (t *Tab) Refuse(pattern string) error {
	if _, err := Call(t, network.Enable, network.EnableParams{}); err != nil {
		return err
	}
	blocked := []*network.BlockPattern{{URLPattern: pattern, Block: true}}
	_, err := Call(t, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: blocked})
	return err
}
