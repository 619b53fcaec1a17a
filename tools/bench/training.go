package main

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"

	"glassbox/tools/internal/browser"
	"glassbox/tools/internal/site"
)

// gptSettings are those of what all train: 235,904 parameters, 512 tokens a step.
const gptSettings = `{"type":"start","task":"tokens","vocab":512,"context":64,"width":64,"heads":4,"hidden":256,"layers":4,"batch":8,` +
	`"steps":1000000,"rate":0.001}`

// Who trains, by how a row calls them; workers by their kernel.
var workers = map[string]string{
	"relaxed": "worker, kernel relaxed",
	"simd":    "worker, kernel simd",
	"plain":   "worker, Go alone",
}

const nativeGPT = "native, one thread, gonum's products"

// gym is the page in which the workers train, and the one in which others do.
type gym struct {
	tab     *browser.Tab
	contest *contest
	native  *nativeSession
}

// training prints how fast a GPT learns and writes, and how a page moves meanwhile.
func training(b *browser.Browser) error {
	folder, err := os.MkdirTemp("", "glassbox-training-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if _, err := site.Build(site.Config{Root: ".", Out: folder}); err != nil {
		return err
	}
	server := httptest.NewServer(site.Handler(folder))
	defer server.Close()
	if err := workerSize(folder); err != nil {
		return err
	}
	if err := race(b, server.URL); err != nil {
		return err
	}
	if err := published(b, server.URL); err != nil {
		return err
	}
	return animate(b, server.URL)
}

// workerSize compresses the worker's program as make dist does.
func workerSize(folder string) error {
	data, err := os.ReadFile(filepath.Join(folder, "worker.wasm"))
	if err != nil {
		return err
	}
	small, err := site.Brotli(data, 11)
	fmt.Println()
	row("", "measured", "bound")
	row("worker.wasm as brotli", fmt.Sprintf("%.2f MB", float64(len(small))/1e6), "0.9 MB")
	return err
}

// race lets all train and write in turns.
func race(b *browser.Browser, url string) error {
	c, err := openContest(b)
	if err != nil {
		return err
	}
	defer c.close()
	tab, err := b.Tab(url)
	if err != nil {
		return err
	}
	defer tab.Close()
	if err := tab.Open(url); err != nil {
		return err
	}
	if _, err := browser.JS[bool](tab, trainingScript+"true"); err != nil {
		return err
	}
	if c.peers != nil {
		fmt.Println("tfjs-wasm is not measured:", c.peers)
	}
	learning, writing, err := (&gym{tab, c, newNative()}).rounds(5)
	if err != nil {
		return err
	}
	printRace(learning, writing)
	return nil
}

// rounds returns the best turn of each at learning and at writing, in tokens per second.
func (g *gym) rounds(n int) (learning, writing map[string]float64, err error) {
	learning, writing = map[string]float64{}, map[string]float64{}
	for range n {
		for _, name := range g.names() {
			l, w, err := g.turn(name)
			if err != nil {
				return nil, nil, fmt.Errorf("%s: %w", name, err)
			}
			learning[name], writing[name] = max(learning[name], l), max(writing[name], w)
		}
	}
	return learning, writing, nil
}

// names are those who take part.
func (g *gym) names() []string {
	names := []string{workers["relaxed"], workers["simd"], workers["plain"], nativeGPT}
	if g.contest.peers == nil {
		names = append(names, inTFJS)
	}
	return names
}

// turn lets one of them learn for about two seconds and write for one.
func (g *gym) turn(name string) (learning, writing float64, err error) {
	switch name {
	case nativeGPT:
		learning, writing = g.native.turn()
		return learning, writing, nil
	case inTFJS:
		const steps, tokens = 3, 8
		ms, err := g.contest.compete("learning", inTFJS, json.RawMessage(gptSettings), steps)
		if err != nil {
			return 0, 0, err
		}
		learning = 1000 * 512 * steps / ms
		ms, err = g.contest.compete("writing", inTFJS, json.RawMessage(gptSettings), tokens)
		return learning, 1000 * tokens / ms, err
	}
	for kind, worker := range workers {
		if worker == name {
			got, err := browser.JS[[]float64](g.tab, fmt.Sprintf("turn(%q)", kind))
			if err != nil {
				return 0, 0, err
			}
			return got[0], got[1], nil
		}
	}
	return 0, 0, nil
}

// printRace prints a row for each, and the bounds.
func printRace(learning, writing map[string]float64) {
	fmt.Printf("\n%-40s %10s %10s\n", "a GPT of 235,904 parameters, tokens/s", "learning", "writing")
	ours := learning[workers["relaxed"]]
	for _, name := range []string{workers["relaxed"], workers["simd"], workers["plain"], nativeGPT, inTFJS} {
		if learning[name] > 0 {
			fmt.Printf("%-40s %10.0f %10.0f\n", name, learning[name], writing[name])
		}
	}
	fmt.Println()
	if learning[inTFJS] > 0 {
		row("learning, worker with kernel over tfjs-wasm", fmt.Sprintf("%.1f ×", ours/learning[inTFJS]), "12 ×")
	}
	row("learning, worker with kernel over native", fmt.Sprintf("%.1f ×", ours/learning[nativeGPT]), "3 ×")
}

// trainingScript keeps a trainer for each kernel. A turn is the best speed reported while learning, and the speed of
// writing.
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
	const trainer = await customElements.get("glass-box").Trainer.open({ kind, workers: 1 });
	trainer.start(` + gptSettings + `, Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7919) % 512));
	await heard(trainer, (m) => m.tokensPerSecond);
	return trainer;
};
const pause = async (trainer) => {
	const paused = heard(trainer, (m) => m.state === "paused");
	trainer.pause();
	await paused;
	return trainer;
};
const opened = {};
globalThis.turn = async (kind) => {
	const trainer = await (opened[kind] ??= begin(kind).then(pause));
	const start = performance.now();
	let learning = 0, tokens = 0;
	trainer.resume();
	while (performance.now() - start < 2000) learning = Math.max(learning, (await heard(trainer, (m) => m.tokensPerSecond)).tokensPerSecond);
	await pause(trainer);
	const paused = performance.now();
	while (performance.now() - paused < 1000) {
		trainer.sample();
		tokens += (await heard(trainer, (m) => m.sample)).sample.split(" ").length - 1; // the first is given
	}
	return [learning, tokens / (performance.now() - paused) * 1000];
};
globalThis.learned = async (settings, workers) => {
	const trainer = await customElements.get("glass-box").Trainer.open({ workers });
	let bytes = 0, best = 0;
	trainer.addEventListener("started", (e) => { bytes = e.detail.bytes; });
	trainer.start(settings, Array.from({ length: 50000 }, (_, i) => (i * i * 31 + i * 7919) % 256));
	await heard(trainer, (m) => m.tokensPerSecond);
	for (const start = performance.now(); performance.now() - start < 5000;) {
		best = Math.max(best, (await heard(trainer, (m) => m.tokensPerSecond)).tokensPerSecond);
	}
	trainer.close();
	return [best, bytes];
};
`

// animate measures the frames of a page without a figure, and of one that plays, alone and while a worker trains at
// full speed. Where a processor draws them, as here, those of a figure are slow as it is.
func animate(b *browser.Browser, url string) error {
	for _, page := range []struct{ path, ready, what string }{
		{"/", `document.readyState === "complete"`, "a page"},
		{"/#neuron", `document.querySelector(".lesson.open glass-box")?.dataset.status === "ready"`, "a figure that plays"},
	} {
		tab, err := b.Tab(url)
		if err != nil {
			return err
		}
		defer tab.Close()
		if err := tab.Open(url + page.path); err != nil {
			return err
		}
		if err := tab.Wait(page.ready); err != nil {
			return err
		}
		for _, how := range []string{"alone", "beside training"} {
			between, err := browser.JS[[]float64](tab, fmt.Sprintf(`(async () => { %s; return frames(%v && await begin("relaxed")); })()`,
				trainingScript+framesScript, how != "alone"))
			if err != nil {
				return err
			}
			row("frames of "+page.what+", "+how+": 95 of 100 within", milliseconds(percentile(between, 95)), "17 ms")
			row("  median", milliseconds(median(between)), "")
		}
	}
	return nil
}

// framesScript takes the times between the frames of six seconds.
const framesScript = `
const frames = async (trainer) => {
	const figure = document.querySelector(".lesson.open glass-box"), times = [];
	await figure?.seek(figure.get().step);
	figure?.play();
	const start = performance.now();
	await new Promise((resolve) => requestAnimationFrame(function next(time) {
		times.push(time);
		if (performance.now() - start < 6000) requestAnimationFrame(next);
		else resolve();
	}));
	trainer && trainer.close();
	return times.slice(1).map((t, i) => t - times[i]);
}`

func percentile(v []float64, p int) float64 {
	v = slices.Sorted(slices.Values(v))
	return v[min(len(v)-1, len(v)*p/100)]
}
