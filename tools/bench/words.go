package main

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"glassbox/tools/internal/browser"
)

// large is the largest layer that a lesson takes: 64 words of 128 numbers.
var large = "text=" + url.QueryEscape(strings.Repeat("the animal did not cross the street because it ", 7)+"was") + "&d=128&focus=9"

// words measures the largest attention and the largest layer of many heads: frames while they play, and what a
// changed control takes to compute and to tell.
func (b *bench) words() error {
	for _, l := range []struct{ name, link, key, value string }{
		{"attention", "/#attention?step=scores&" + large, "scores[3]", "String(i / 10)"},
		{"eight heads", "/#heads?step=scores&heads=8&" + large, "focus", "String(1 + i)"},
	} {
		if err := b.visit(b.app, l.link, func(t *browser.Tab) error { return playing(t, l.name, l.key, l.value) }); err != nil {
			return err
		}
	}
	return nil
}

func playing(t *browser.Tab, name, key, value string) error {
	if err := moving(t, name+", 64 words of 128"); err != nil {
		return err
	}
	changes, err := browser.JS[[]float64](t, fmt.Sprintf(`[...Array(30).keys()].map((i) => {
		const start = performance.now();
		figure().ask({ type: "set", key: %q, value: %s });
		return performance.now() - start;
	}).slice(10)`, key, value))
	if err != nil {
		return err
	}
	row("control of "+name+" changed until told, median of 20", milliseconds(median(changes)), "")
	row("  fastest", milliseconds(slices.Min(changes)), "")
	return nil
}

// moving measures the frames of a figure while it plays.
func moving(t *browser.Tab, name string) error {
	if _, err := browser.JS[bool](t, "(frameTimes.length = 0, figure().play().then(() => true))"); err != nil {
		return err
	}
	if err := t.Wait("frameTimes.length > 60"); err != nil {
		return err
	}
	frames, err := browser.JS[[]float64](t, "figure().pause().then(() => frameTimes.slice(10, 60))")
	if err != nil {
		return err
	}
	row("frame of "+name+", median of 50", milliseconds(median(frames)), "16 ms")
	row("  fastest", milliseconds(slices.Min(frames)), "")
	return nil
}
