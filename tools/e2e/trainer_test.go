package e2e

import (
	_ "embed"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// trainerHelpers are what the tests here use in the pages.
//
//go:embed testdata/trainer.js
var trainerHelpers string

// told is what trainers.train tells of a training.
type told struct {
	Where, Said, Kind, Sample string
	Longest, Speed            float64
	Cells, Weights, Print     int
	Workers                   int
	Losses                    []float64
	Errors                    []string
}

// gym is an empty tab with the helpers in it.
func gym(t *testing.T) *page {
	t.Helper()
	p := blank(t)
	p.must(p.tab.Early(trainerHelpers))
	return p
}

// ourGym is a page of our site with the helpers in it.
func ourGym(t *testing.T) *page {
	t.Helper()
	p := gym(t)
	p.visit(ours.URL + "/")
	return p
}

// learned fails unless training ran where it should, to its end, and something was learned.
func (p *page) learned(got told, where string) {
	p.Helper()
	switch n := len(got.Losses); {
	case got.Where != where:
		p.Errorf("training ran in the %s, want %s", got.Where, where)
	case n != 150 || got.Weights != got.Cells || got.Cells == 0 || !(got.Speed > 0) || len(got.Errors) > 0:
		p.Errorf("there are %d losses, %d of %d weights, %v tokens a second and the errors %q", n, got.Weights, got.Cells, got.Speed, got.Errors)
	case !(got.Losses[n-1] < got.Losses[0]/2):
		p.Errorf("the loss went from %v to %v", got.Losses[0], got.Losses[n-1])
	case len(got.Sample) != 7 || got.Sample[3] != '=':
		p.Errorf("the sample is %q", got.Sample)
	}
}

// Under the site's content security policy training runs in a worker, with the best kernel.
func TestTrainingInAWorker(t *testing.T) {
	p := ourGym(t)
	got := js[told](p, "trainers.train()")
	p.learned(got, "worker")
	if got.Kind != "relaxed" {
		t.Errorf("the kernel is %s", got.Kind)
	}
}

// With each kernel, and without one, training begins alike to 1e-5.
func TestKernelsAgree(t *testing.T) {
	p := ourGym(t)
	var plain told
	for _, kind := range []string{"plain", "simd", "relaxed"} {
		got := js[told](p, `trainers.train({ kind: "`+kind+`" })`)
		p.learned(got, "worker")
		if got.Kind != kind {
			t.Errorf("the kernel is %s, want %s", got.Kind, kind)
		}
		if kind == "plain" {
			plain = got
			continue
		}
		for i, want := range plain.Losses[:10] {
			if math.Abs(got.Losses[i]-want) > 1e-5*want {
				t.Errorf("with %s the loss of step %d is %v, without a kernel %v", kind, i+1, got.Losses[i], want)
			}
		}
	}
}

// However many workers share the batches, and also when they go back, training ends at the same bits.
func TestWorkersGiveTheSameBits(t *testing.T) {
	p := ourGym(t)
	alone := js[told](p, "trainers.train({ workers: 1 }, trainers.shared)")
	if alone.Workers != 1 || len(alone.Losses) != 60 || !(alone.Losses[59] < alone.Losses[0]) {
		t.Errorf("alone, %d workers learn by %d losses", alone.Workers, len(alone.Losses))
	}
	for _, n := range []int{2, 8} {
		got := js[told](p, fmt.Sprintf("trainers.train({ workers: %d }, trainers.shared)", n))
		if got.Workers != n || got.Print != alone.Print || !slices.Equal(got.Losses, alone.Losses) || len(got.Errors) > 0 {
			t.Errorf("%d workers, who should be %d, learn otherwise than one: %q", got.Workers, n, got.Errors)
		}
	}
	prints := js[[]int](p, `(async () => {
		const trainer = await trainers.open({ workers: 4 }), prints = [];
		const done = () => trainers.until(trainer, (m) => m.state === "done" && m.weights);
		const first = done();
		trainer.start(trainers.shared);
		prints.push(trainers.print((await first).weights));
		for (const step of [31, 7]) {
			await trainers.restored(trainer, step);
			const again = done();
			trainer.resume();
			prints.push(trainers.print((await again).weights));
		}
		trainer.close();
		return prints;
	})()`)
	for i, print := range prints {
		if print != alone.Print {
			t.Errorf("after going back %d times four workers end elsewhere than one", i)
		}
	}
}

// The page's address can ask for workers, and is told how many there may be. Where no second one is to be had, one does it all.
func TestTheAddressChoosesTheWorkers(t *testing.T) {
	p := gym(t)
	p.visit(ours.URL + "/?workers=2")
	if got := js[told](p, "trainers.train({}, trainers.shared)"); got.Workers != 2 {
		t.Errorf("there are %d workers, want 2", got.Workers)
	}
	p.visit(ours.URL + "/?workers=3")
	if said := js[string](p, "trainers.open().catch((e) => e.message)"); said != "There are 1, 2, 4 or 8 workers, not 3." {
		t.Errorf("the trainer says %q", said)
	}
	p.visit(ours.URL + "/?workers=8")
	got := js[told](p, `(async () => {
		const trainer = await trainers.open();
		trainer.close();
		const Real = Worker;
		let left = 2;
		globalThis.Worker = class { constructor(...args) { if (left-- > 0) return new Real(...args); throw new Error("No more."); } };
		return trainers.train({}, trainers.shared);
	})()`)
	if got.Workers != 1 || len(got.Losses) != 60 {
		t.Errorf("with %d workers there are %d losses", got.Workers, len(got.Losses))
	}
}

// The page's address can ask for a kernel, and is told what there is if there is none of that name.
func TestTheAddressChoosesTheKernel(t *testing.T) {
	p := gym(t)
	p.visit(ours.URL + "/?kernel=plain")
	if kind := js[string](p, "trainers.open().then((t) => t.kind)"); kind != "plain" {
		t.Errorf("the kernel is %s, want plain", kind)
	}
	p.visit(ours.URL + "/?kernel=fast")
	if said := js[string](p, "trainers.open().catch((e) => e.message)"); !strings.Contains(said, "plain, simd, relaxed") {
		t.Errorf("the trainer says %q", said)
	}
}

// By double click there is no server that a worker could come from.
func TestTrainingFromFiles(t *testing.T) {
	for _, name := range []string{"index.html", "glassbox.html"} {
		p := gym(t)
		if name == "index.html" {
			p.allow("file://") // the browser notes each attempt to fetch
			p.allow("Fetch API")
		}
		p.visit("file://" + filepath.Join(folder, name))
		p.learned(js[told](p, "trainers.train()"), "blob")
	}
}

// In another site's page, and in a sandboxed frame, which has no origin at all, a worker cannot come from our address.
func TestTrainingInOtherPages(t *testing.T) {
	const script = `<script src="OURS/glassbox.js"></script>`
	p := gym(t)
	p.visit(addPage("/training", script))
	p.learned(js[told](p, "trainers.train()"), "blob")

	addPage("/sandboxed", script+"<script>"+trainerHelpers+`trainers.train().then((told) => parent.postMessage(told, "*"), `+
		`(error) => parent.postMessage({ errors: [error.message] }, "*"))</script>`)
	p.visit(addPage("/frame", `<script>addEventListener("message", (e) => { globalThis.told = e.data; })</script>`+
		`<iframe src="/sandboxed" sandbox="allow-scripts" title="Training"></iframe>`))
	p.wait("globalThis.told")
	p.learned(js[told](p, "told"), "blob")
}

// Where workers are forbidden training runs between the frames, which go on, to the same bits, and says so.
func TestTrainingWithoutWorkers(t *testing.T) {
	want := js[told](ourGym(t), "trainers.train()")
	p := gym(t)
	p.must(p.tab.Early(`globalThis.Worker = class { constructor() { throw new Error("Workers are forbidden."); } };
		globalThis.frames = 0; const count = () => { frames++; requestAnimationFrame(count); }; count();`))
	p.visit(ours.URL + "/")
	p.run("globalThis.before = frames")
	got := js[told](p, "trainers.train()")
	p.learned(got, "page")
	if !strings.Contains(got.Said, "between its frames") {
		t.Errorf("it says %q", got.Said)
	}
	if got.Print != want.Print {
		t.Error("it ends at other weights than in a worker")
	}
	if n := js[int](p, "frames - before"); n < 3 {
		t.Errorf("the page drew %d frames meanwhile", n)
	}
	t.Logf("the longest slice took %.1f ms", got.Longest)
}

// A policy may forbid workers as well.
func TestTrainingUnderAStrictPolicy(t *testing.T) {
	p := gym(t)
	p.allow("Content Security Policy")
	p.visit(addPage("/strict", `<script src="OURS/glassbox.js"></script>`))
	p.run(`document.head.append(Object.assign(document.createElement("meta"), { httpEquiv: "Content-Security-Policy", content: ` +
		`"worker-src 'none'" }))`)
	p.learned(js[told](p, "trainers.train()"), "page")
}

// In a worker or not, training goes on while its page is hidden.
func TestTrainingOnAHiddenPage(t *testing.T) {
	for _, where := range []string{"worker", "page"} {
		p := gym(t)
		if where == "page" {
			p.must(p.tab.Early("delete globalThis.Worker"))
		}
		p.visit(ours.URL + "/")
		p.run(`globalThis.result = trainers.train(); void result.then(() => { globalThis.over = true; })`)
		p.must(p.tab.Hide())
		p.wait("document.hidden")
		p.wait("globalThis.over")
		p.learned(js[told](p, "result"), where)
	}
}

// Whatever goes wrong is told in a sentence, and the trainer can still be used.
func TestTrainingErrorsAreSentences(t *testing.T) {
	p := ourGym(t)
	p.run(`trainers.open().then((t) => { globalThis.trainer = t; })`)
	p.wait("globalThis.trainer")
	for call, want := range map[string]string{
		`trainer.pause()`:                        "Nothing is being trained yet.",
		`trainer.start({ width: 30, heads: 4 })`: "The width is 30, which 4 heads cannot share evenly.",
		`trainer.start({ colour: "red" })`:       "The message “start” has no place for “colour”.",
		`trainer.start({ task: "tokens", vocab: 2 }, [0, 2])`: "The text has 2 tokens; " +
			"with a context of 32 it must have at least one more than that.",
	} {
		got := js[string](p, `(async () => { const said = trainers.until(trainer, (m) => m.type === "error"); `+call+
			`; return (await said).text; })()`)
		if got != want {
			t.Errorf("%s is answered %q, want %q", call, got, want)
		}
	}
	if got := js[string](p, `trainer.snapshot().then(() => "a snapshot", (e) => e.message)`); got != "Nothing is being trained yet." {
		t.Errorf("a snapshot of nothing is %q", got)
	}
	p.learned(js[told](p, "trainers.train()"), "worker")
}

// Going back and on leads to the same bits, here and in another trainer that is given a snapshot.
func TestRestoringIsExact(t *testing.T) {
	p := ourGym(t)
	type prints struct{ First, Again, Later, End, Elsewhere int }
	got := js[prints](p, `(async () => {
		const trainer = await trainers.open();
		trainer.start(trainers.small);
		await trainers.until(trainer, (m) => m.state === "done");
		const r = { first: await trainers.restored(trainer, 77), end: await trainers.restored(trainer, 150) };
		r.again = await trainers.restored(trainer, 77);
		const shot = await trainer.snapshot();
		const other = await trainers.open();
		other.start(trainers.small);
		const same = await trainers.restored(other, shot);
		const done = trainers.until(other, (m) => m.state === "done");
		other.resume();
		r.later = same;
		r.elsewhere = trainers.print((await done).weights);
		return r;
	})()`)
	if got.First == 0 || got.Again != got.First || got.Later != got.First || got.Elsewhere != got.End || got.End == got.First {
		t.Errorf("the fingerprints are %+v", got)
	}
}

// Each snapshot is of the step that it was asked for in, whatever else goes wrong meanwhile, and none is waited for in
// vain.
func TestEverySnapshotIsAnswered(t *testing.T) {
	p := ourGym(t)
	got := js[[]string](p, `(async () => {
		const trainer = await trainers.open(), said = (shot) => shot.then((s) => s.step, (e) => e.message);
		trainer.start({ ...trainers.small, steps: 1e6 });
		await trainers.until(trainer, (m) => m.tokensPerSecond);
		const first = trainer.snapshot();
		trainer.start({ colour: "red" });
		await trainers.until(trainer, (m) => m.type === "error");
		const all = [(await first).step > 0 ? "some step" : "none"];
		await trainers.restored(trainer, 7);
		const shots = [trainer.snapshot()];
		trainer.restore(0);
		shots.push(trainer.snapshot());
		all.push(await said(shots[0]), await said(shots[1]));
		trainer.resume();
		const last = said(trainer.snapshot());
		trainer.stop();
		await last;
		all.push(await said(trainer.snapshot()));
		return all.map(String);
	})()`)
	if want := "some step, 7, 0, Nothing is being trained yet."; strings.Join(got, ", ") != want {
		t.Errorf("the snapshots are %q, want %s", got, want)
	}
}

func TestPausingAndStopping(t *testing.T) {
	p := ourGym(t)
	got := js[[]string](p, `(async () => {
		const trainer = await trainers.open(), states = [];
		const next = async (act, state) => {
			const there = trainers.until(trainer, (m) => m.state === state && !m.sample);
			act();
			states.push((await there).state);
		};
		await next(() => trainer.start({ ...trainers.small, steps: 1e6 }), "training");
		await next(() => trainer.pause(), "paused");
		const quiet = trainer.heard.length;
		await new Promise((r) => setTimeout(r, 600));
		if (trainer.heard.slice(quiet).some((m) => !m.sample)) states.push("it goes on");
		await next(() => trainer.resume(), "training");
		const anew = trainers.until(trainer, (m) => m.type === "started");
		trainer.seed(3);
		await anew;
		await next(() => {}, "training");
		await next(() => trainer.stop(), "idle");
		return states;
	})()`)
	if want := "training paused training training idle"; strings.Join(got, " ") != want {
		t.Errorf("the states are %q, want %s", got, want)
	}
}
