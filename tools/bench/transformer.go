package main

import (
	"fmt"
	"net/url"
	"os"
	"slices"
	"strconv"

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

// typed changes the sentence letter by letter, as if at the end of its field, and then between sentences whose translations
// have 14 words, which are computed there and back.
func typed(t *browser.Tab) error {
	times, err := browser.JS[[][]float64](t, `(async () => {
		const text = (i) => "the animal did not cross the street because it was too " + ["tired", "wide"][i % 2];
		const whole = text(0), drawn = [], told = [];
		for (let i = 0; i < 30; i++) {
			await new Promise((r) => setTimeout(r, 100));
			const start = performance.now();
			await figure().set("text", whole.slice(0, whole.length - i % 15));
			drawn.push(performance.now() - start);
		}
		for (let i = 0; i < 30; i++) {
			await new Promise((r) => setTimeout(r, 50));
			const start = performance.now();
			figure().ask({ type: "set", key: "text", value: text(i) });
			told.push(performance.now() - start);
		}
		return [drawn.slice(10), told.slice(10)];
	})()`)
	if err != nil {
		return err
	}
	row("a letter of a sentence until its translation is drawn, median of 20", milliseconds(median(times[0])), "50 ms")
	row("  fastest", milliseconds(slices.Min(times[0])), "")
	row("a pair of 14 words there and back and told, median of 20", milliseconds(median(times[1])), "60 ms")
	row("  fastest", milliseconds(slices.Min(times[1])), "")
	return nil
}
