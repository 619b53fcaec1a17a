package main

import (
	"fmt"
	"net/url"
	"os"
	"slices"
	"strconv"

	"github.com/chromedp/cdproto/performance"

	"glassbox/tools/internal/browser"
	"glassbox/tools/internal/site"
	"glassbox/wasm/control"
	"glassbox/wasm/course"
)

// transformer measures lesson 11: which models are fetched; what a changed sentence takes until it is computed there and back
// and told, and until it is drawn; and frames at every depth.
func transformer(in *browser.Browser) error {
	folder, err := os.MkdirTemp("", "glassbox-transformer-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if _, err := site.Build(site.Config{Root: ".", Out: folder, Quality: quality}); err != nil {
		return err
	}
	b := &bench{browser: in, app: folder}
	fmt.Println()
	row("", "measured", "bound")
	if err := b.fetched("neuron", "0"); err != nil {
		return err
	}
	if err := b.fetched("transformer", ""); err != nil {
		return err
	}
	if err := b.visit(b.app, "/#transformer", typed); err != nil {
		return err
	}
	return b.depths()
}

// depths measures frames at every depth of the whole film.
func (b *bench) depths() error {
	l, ok := course.Find("transformer")
	if !ok {
		return fmt.Errorf("there is no lesson of the transformer")
	}
	r, err := l.Compute(control.Defaults(l.Controls()))
	if err != nil {
		return err
	}
	for _, d := range r.Depths {
		link := "/#transformer?depth=" + url.QueryEscape(d.Name)
		if err := b.visit(b.app, link, func(t *browser.Tab) error { return moving(t, "transformer, depth "+d.Name) }); err != nil {
			return err
		}
	}
	return nil
}

// fetched counts the files of models that a lesson has fetched once it has come to rest.
func (b *bench) fetched(lesson, bound string) error {
	return b.visit(b.app, "/#"+lesson, func(t *browser.Tab) error {
		n, err := browser.JS[int](t, `new Promise((r) => setTimeout(r, 1000))
			.then(() => performance.getEntriesByType("resource").filter((e) => e.name.includes("/models/")).length)`)
		row("files of models fetched by "+lesson, strconv.Itoa(n), bound)
		return err
	})
}

// changes are the ways in which a sentence is changed, 30 times each: letter by letter at its end, until it is drawn; and between
// two sentences whose translations have 14 words, until all is computed there and back and told.
var changes = []struct{ what, bound, script string }{
	{"a letter of a sentence until its translation is drawn", "50 ms", `await figure().set("text", text(0).slice(0, 60 - i % 15))`},
	{"a pair of 14 words there and back and told", "60 ms", `figure().ask({ type: "set", key: "text", value: text(i) })`},
}

// typed changes the sentence, and tells how long that takes and, of that, how long the page's thread has a processor.
func typed(t *browser.Tab) error {
	_, err := browser.Call(t, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	for _, c := range changes {
		if err != nil {
			return err
		}
		err = change(t, c.what, c.bound, c.script)
	}
	return err
}

func change(t *browser.Tab, what, bound, script string) error {
	_, before, err := spent(t)
	if err != nil {
		return err
	}
	times, err := browser.JS[[]float64](t, `(async () => {
		const text = (i) => "the animal did not cross the street because it was too " + ["tired", "wide"][i % 2];
		const times = [];
		for (let i = 0; i < 30; i++) {
			await new Promise((r) => setTimeout(r, 100));
			const start = performance.now();
			`+script+`;
			times.push(performance.now() - start);
		}
		return times;
	})()`)
	if err != nil {
		return err
	}
	_, after, err := spent(t)
	row(what+", median of 30", milliseconds(median(times)), bound)
	row("  fastest", milliseconds(slices.Min(times)), "")
	row("  the page's thread, mean, all its other work included", milliseconds(1000*(after-before)/30), "")
	return err
}
