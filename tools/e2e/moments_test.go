package e2e

import (
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"
)

// stand is the step at which the training of the figure stands.
const stand = figure + `.get().training.stand`

// offered is the line under a training, with what is offered there.
const offered = figure + `.shadowRoot.querySelector(".keeping")`

// A training that is left goes on: in the same page, where nothing of it is forgotten; after a reload, where it is offered with
// the curve that it had; and from the file that it was saved as, in a page that has never seen it.
func TestATrainingThatIsLeftGoesOn(t *testing.T) {
	p := open(t, "/#gpt?view=train&steps=4000&width=16")
	p.act(`play()`)
	p.wait(stand + ` > 40`)
	p.act(`set("view", "write")`)
	p.act(`set("view", "train")`)
	was := js[int](p, stand)
	p.act(`play()`)
	p.wait(stand + ` > ` + strconv.Itoa(was+20))
	p.act(`pause()`)
	p.run(`(async () => {
		for (let step = 0; !(step > ` + strconv.Itoa(was+20) + `);) {
			await new Promise((done) => setTimeout(done, 50));
			const open = indexedDB.open("glassbox", 1);
			open.onupgradeneeded = () => open.result.createObjectStore("trainings");
			await new Promise((done) => (open.onsuccess = done));
			const get = open.result.transaction("trainings").objectStore("trainings").get("last");
			await new Promise((done) => (get.onsuccess = done));
			open.result.close();
			step = get.result?.step;
		}
	})()`)
	p.do(chromedp.Reload())
	p.ready(figure)
	p.wait(`!` + offered + `.querySelector(".offer").hidden`)
	p.run(offered + `.querySelector(".offer button").click()`)
	p.wait(stand + ` > ` + strconv.Itoa(was+40))
	if js[bool](p, `!`+items+`.some(({ id }) => id === "sample-0")`) {
		t.Error("what it had written at first is forgotten")
	}
	p.act(`pause()`)
	p.act(`set("moment", "9")`) // before the step that it went on from
	p.wait(items + `.some(({ id }) => id === "sample-9")`)
	p.run(`globalThis.saved = new Promise((done) => { URL.createObjectURL = (blob) => (done(blob), "blob:none"); });
		HTMLAnchorElement.prototype.click = () => {};
		[...` + offered + `.querySelectorAll("button")].find((b) => b.textContent === "Save").click()`)
	p.run(`saved.then((blob) => { globalThis.archive = new File([blob], "a.zip"); })`)
	p.act(`set("rate", "0.01")`)
	p.choose(`archive`)
	p.wait(stand + ` === 9`)
	p.act(`play()`)
	p.wait(stand + ` > 20`)
	p.choose(`new File(["nothing"], "notes.txt")`)
	p.wait(offered + `.querySelector(".wrong").textContent.includes("training.json")`)
}

// choose chooses a file to go on from.
func (p *page) choose(file string) {
	p.Helper()
	p.run(`(() => {
		const all = new DataTransfer();
		all.items.add(` + file + `);
		const input = ` + offered + `.querySelector("input");
		input.files = all.files;
		input.dispatchEvent(new Event("change"));
	})()`)
}

// By the link of a fork, what it was forked from is trained first, and what is known of that is drawn.
func TestTheLinkOfAFork(t *testing.T) {
	p := open(t, "/#gpt?view=train&steps=200&width=16&fork=30&fork-to=0.01")
	p.act(`play()`)
	p.wait(stand + ` > 40`)
	p.wait(items + `.some(({ id }) => id === "looks-20")`)
}

// Where the browser keeps nothing, the page says so, and a training goes on as long as the page is there.
func TestWhereNothingIsKept(t *testing.T) {
	p := blank(t)
	p.must(p.tab.Early(`Object.defineProperty(globalThis, "indexedDB", { get() { throw new DOMException("no", "SecurityError"); } })`))
	p.open("/#gpt?view=train&steps=4000&width=16")
	p.act(`play()`)
	p.wait(stand + ` > 20`)
	p.act(`pause()`)
	p.wait(figure + `.get().notices.some(({ text }) => text.includes("after a reload"))`)
	was := js[int](p, stand)
	p.act(`set("view", "write")`)
	p.act(`set("view", "train")`)
	p.act(`play()`)
	p.wait(stand + ` > ` + strconv.Itoa(was+10))
}
