package e2e

import (
	"strconv"
	"strings"
	"testing"
)

// items is the items of the figure as the app has told them last.
const items = figure + `.get().items`

// A visitor presses Play, and a GPT learns to write numbers backwards before their eyes; nothing is fetched for that before. Then
// they go back to a step, where it writes what it would have written then, on from there, and fork.
func TestAVisitorTrains(t *testing.T) {
	p := open(t, "/#gpt?view=train")
	if js[bool](p, `performance.getEntriesByType("resource").some(({ name }) => name.endsWith("worker.wasm"))`) {
		t.Error("the trainer is fetched before anybody trains")
	}
	p.run(figure + `.shadowRoot.querySelector(".play").click()`)
	p.wait(items + `.some(({ id, value }) => id === "right" && parseFloat(value) >= 95)`)
	p.wait(items + `.some(({ id }) => id.startsWith("sample-") && id !== "sample-0")`)
	p.run(figure + `.shadowRoot.querySelector(".play").click()`)
	if js[bool](p, figure+`.get().playing`) {
		t.Error("a pause does not pause")
	}
	p.act(`set("moment", "7")`)
	p.wait(items + `.some(({ id }) => id === "sample-7")`)
	cost := js[string](p, items+`.find(({ id }) => id === "train").value`)
	if x, err := strconv.ParseFloat(cost, 64); err != nil || x < 0.5 {
		t.Errorf("at step 7 a digit costs %q", cost)
	}
	p.act(`play()`)
	p.wait(`Number(` + items + `.find(({ id }) => id === "moment").value) > 7`)
	p.act(`pause()`)
	p.run(`[...` + figure + `.shadowRoot.querySelectorAll(".training button")].find((b) => b.textContent === "Fork here").click()`)
	p.wait(figure + `.get().training.fork > 7`)
	p.act(`set("fork-to", "0.01")`)
	p.act(`play()`)
	p.wait(figure + `.get().training.stand > ` + figure + `.get().training.fork + 5`)
	if told := js[string](p, figure+`.get().display.forks ?? ""`); told != "" && !strings.Contains(told, "0.01") {
		t.Errorf("the fork is told as %q", told)
	}
	p.act(`set("view", "write")`)
	if js[bool](p, `Boolean(`+figure+`.get().training)`) {
		t.Error("in another view it goes on")
	}
}

// By double click too, and in a frame, where the program comes from a script.
func TestAVisitorTrainsByDoubleClick(t *testing.T) {
	for _, file := range []string{"index.html", "embed.html"} {
		p := blank(t)
		p.allow("file://") // the browser notes each attempt to fetch
		p.visit("file://" + folder + "/" + file + "#gpt?view=train&steps=40")
		p.ready(figure)
		p.run(figure + `.shadowRoot.querySelector(".play").click()`)
		p.wait(figure + `.get().training.stand === 40`)
	}
}

// A visitor gives a file, which goes to the trainer and not into the link, is cut by byte pairs, and learned. What is no text is
// told in a sentence; and a link says that the file is needed.
func TestAVisitorTrainsOnAFile(t *testing.T) {
	p := open(t, "/#gpt?view=train&task=own&tokenizer=bpe&size=300&steps=20&context=16&width=8")
	give := func(what, name string) {
		p.run(`(() => {
			const input = ` + figure + `.shadowRoot.querySelector(".of-file input");
			const given = new DataTransfer();
			given.items.add(new File([` + what + `], "` + name + `"));
			input.files = given.files;
			input.dispatchEvent(new Event("change"));
		})()`)
	}
	give(`new Uint8Array([99, 97, 102, 0xe9])`, "old.txt")
	p.wait(figure + `.get().notices.some(({ text }) => text.includes("Latin"))`)
	give(`"\ufeff" + "Roses are red, violets are blue.\r\n".repeat(3000)`, "a-b poem.txt")
	p.wait(figure + `.get().controls.find(({ key }) => key === "file").value.endsWith("-a-b poem.txt")`)
	p.wait(figure + `.shadowRoot.querySelector(".of-file output").textContent === "a-b poem.txt, 0.10 MB"`)
	p.run(figure + `.shadowRoot.querySelector(".play").click()`)
	p.wait(figure + `.get().training.stand === 20`)
	link := js[string](p, figure+`.get().query`)
	if !strings.Contains(link, "poem") || len(link) > 300 {
		t.Errorf("its link is %q", link)
	}
	q := open(t, "/#gpt?"+link)
	q.wait(figure + `.shadowRoot.querySelector(".of-file output").textContent.startsWith("Needed: a-b poem.txt")`)
	q.run(figure + `.shadowRoot.querySelector(".play").click()`)
	q.wait(figure + `.get().notices.some(({ text }) => text.includes("is not here"))`)
}
