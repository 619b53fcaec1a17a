package main

import (
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"

	"glassbox/tools/internal/browser"
	"glassbox/tools/internal/site"
)

// gpt is what all train: 235,904 parameters, 512 tokens a step.
const gpt = `{"type":"start","task":"tokens","vocab":512,"context":64,"width":64,"heads":4,"hidden":256,"layers":4,"batch":8,"steps":1000000,"rate":0.001}`

// workerSize compresses the worker's program as make dist does.
func (b *bench) workerSize() error {
	data, err := os.ReadFile(filepath.Join(b.app, "worker.wasm"))
	if err != nil {
		return err
	}
	small, err := site.Brotli(data, 11)
	row("worker.wasm as brotli", fmt.Sprintf("%.2f MB", float64(len(small))/1e6), "0.7 MB")
	return err
}

// speed is what one way to compute makes of the GPT, in tokens per second.
type speed struct{ training, writing float64 }

// training compares the ways to train and to write with the same GPT, one after the other, twice, so that what else the
// machine does is the same for all.
func (b *bench) training() error {
	best := map[string]speed{}
	for range 2 {
		for _, kind := range []string{"relaxed", "simd", "plain"} {
			got, err := b.trainer(kind)
			if err != nil {
				return err
			}
			best[kind] = better(best[kind], got)
		}
		best["native"] = better(best["native"], native())
	}
	row("a GPT of 235,904 parameters, tokens a second", "training", "writing")
	for _, way := range []struct{ kind, what string }{
		{"relaxed", "  worker, kernel with relaxed multiply-add"}, {"simd", "  worker, kernel"}, {"plain", "  worker, Go alone"},
		{"native", "  native, one thread, with gonum's products"},
	} {
		s := best[way.kind]
		row(way.what, fmt.Sprintf("%.0f", s.training), fmt.Sprintf("%.0f", s.writing))
	}
	ours, other := best["relaxed"].training, best["native"].training
	row("  worker, against native", fmt.Sprintf("%.1f ×", ours/other), "2 ×")
	return nil
}

func better(a, b speed) speed { return speed{max(a.training, b.training), max(a.writing, b.writing)} }

// trainer measures in a worker of an otherwise idle page.
func (b *bench) trainer(kind string) (s speed, err error) {
	err = b.empty(func(t *browser.Tab) error {
		got, err := browser.JS[[]float64](t, trainingScript+`(async () => {
			const trainer = await begin("`+kind+`");
			const training = await speed(trainer, 4);
			trainer.pause();
			await heard(trainer, (m) => m.state === "paused");
			const start = performance.now();
			let tokens = 0;
			while (performance.now() - start < 2000) {
				trainer.sample();
				tokens += (await heard(trainer, (m) => m.sample)).sample.split(" ").length - 1; // the first is given
			}
			return [training, tokens / (performance.now() - start) * 1000];
		})()`)
		if err == nil {
			s = speed{got[0], got[1]}
		}
		return err
	})
	return s, err
}

// trainingScript begins to train, hears messages, and takes the median of the speeds of some seconds, after one to warm up.
const trainingScript = `
const heard = (trainer, wanted) => new Promise((resolve, reject) => {
	trainer.addEventListener("error", (e) => reject(new Error(e.detail.text)), { once: true });
	trainer.addEventListener("report", function look({ detail }) {
		if (!wanted(detail)) return;
		trainer.removeEventListener("report", look);
		resolve(detail);
	});
});
const begin = async (kind) => {
	const trainer = await customElements.get("glass-box").Trainer.open({ kind });
	trainer.start(` + gpt + `, Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7919) % 512)); // as text
	await heard(trainer, (m) => m.tokensPerSecond);
	return trainer;
};
const speed = async (trainer, seconds) => {
	const all = [];
	await new Promise((r) => setTimeout(r, 1000));
	for (const start = performance.now(); performance.now() - start < 1000 * seconds;) all.push((await heard(trainer, (m) => m.tokensPerSecond)).tokensPerSecond);
	return all.sort((a, b) => a - b)[all.length >> 1];
};
`

// empty hands over a page of the site without a figure.
func (b *bench) empty(use func(*browser.Tab) error) error {
	server := httptest.NewServer(site.Handler(b.app))
	defer server.Close()
	tab, err := b.browser.Tab(server.URL)
	if err != nil {
		return err
	}
	defer tab.Close()
	if err := tab.Open(server.URL); err != nil {
		return err
	}
	return use(tab)
}

// animating measures the frames of a figure that plays, alone and while a worker trains at full speed.
func (b *bench) animating() error {
	return b.visit(b.app, "/#attention", func(t *browser.Tab) error {
		for _, training := range []bool{false, true} {
			between, err := browser.JS[[]float64](t, trainingScript+fmt.Sprintf(`(async () => {
				const trainer = %v && await begin("relaxed");
				const times = [], start = performance.now();
				await figure().seek(figure().get().step);
				figure().play();
				await new Promise((resolve) => requestAnimationFrame(function next(time) {
					times.push(time);
					if (performance.now() - start < 6000) requestAnimationFrame(next);
					else resolve();
				}));
				if (trainer) trainer.close();
				return times.slice(1).map((t, i) => t - times[i]);
			})()`, training))
			if err != nil {
				return err
			}
			what := map[bool]string{false: "alone", true: "while a worker trains"}[training]
			row("between two frames of a figure that plays, "+what, milliseconds(median(between)), "")
			row("  95 of 100 within", milliseconds(percentile(between, 95)), "17 ms")
		}
		return nil
	})
}

func percentile(v []float64, p int) float64 {
	v = slices.Sorted(slices.Values(v))
	return v[min(len(v)-1, len(v)*p/100)]
}
