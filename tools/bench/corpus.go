package main

import (
	"glassbox/tools/internal/browser"
)

// corpus measures lesson 1 with a typed corpus of 20 KB, letters typed into one of 300 KB and into a text area of the browser's
// alone, how long a key may have to wait while that is counted, a pasted one of 1 MB, and what 1,000 words drawn from that take
// more than one does.
func (b *bench) corpus() error {
	return b.visit(b.app, "/#bigram", func(t *browser.Tab) error {
		times, err := browser.JS[[][]float64](t, `(async () => {
			let seed = 7;
			const random = () => (seed = seed * 48271 % 2147483647) / 2147483647;
			const text = (length) => {
				const words = [];
				for (let n = 0; n < length; n += words.at(-1).length + 1)
					words.push("w" + Math.floor(Math.exp(random() * Math.log(length / 40))).toString(36) + (random() < 0.1 ? "." : ""));
				return words.join(" ");
			};
			const time = async (key, values) => {
				const times = [];
				for (const value of values) {
					await new Promise((r) => setTimeout(r, 100));
					const start = performance.now();
					await figure().set(key, value);
					times.push(performance.now() - start);
				}
				return times;
			};
			const small = text(20000), large = text(1000000), typed = Array.from({ length: 20 }, (_, i) => small + " " + i);
			const all = [(await time("text", typed)).slice(5), await time("text", [large, large + " a", large + " b"])];
			await figure().set("onward", "on");
			await figure().set("text", text(300000));
			const field = figure().shadowRoot.querySelector("[data-key=text] textarea");
			const letters = async (field) => {
				const times = [];
				for (let i = 0; i < 15; i++) {
					field.value += "a";
					const start = performance.now();
					field.dispatchEvent(new Event("input", { bubbles: true }));
					await new Promise(requestAnimationFrame);
					times.push(performance.now() - start);
				}
				return times;
			};
			all.push(await letters(field));
			const bare = document.body.appendChild(document.createElement("textarea")), like = getComputedStyle(field);
			for (const name of ["fontFamily", "fontSize", "lineHeight", "width", "height"]) bare.style[name] = like[name];
			bare.value = field.value;
			all.push(await letters(bare));
			bare.remove();
			const waits = [], channel = new MessageChannel();
			let last = performance.now();
			channel.port1.onmessage = () => {
				waits.push(performance.now() - last);
				last = performance.now();
				channel.port2.postMessage(0);
			};
			field.dispatchEvent(new Event("change", { bubbles: true }));
			channel.port2.postMessage(last = performance.now());
			while (figure().get().controls.some((c) => c.drawn)) await new Promise((next) => setTimeout(next));
			channel.port1.close();
			all.push([Math.max(...waits)]);
			await figure().set("text", large + " b");
			return [...all, await time("length", ["1", "2", "1", "2", "1"]), await time("length", ["1000", "999", "1000", "999", "1000"])];
		})()`)
		if err != nil {
			return err
		}
		row("typing in a corpus of 20 KB until drawn, median of 15", milliseconds(median(times[0])), "50 ms")
		row("pasting a corpus of 1 MB until drawn, median of 3", milliseconds(median(times[1])), "1000 ms")
		row("a letter typed into 300 KB until the next frame, median of 15", milliseconds(median(times[2])), "50 ms")
		row("of that, what a text area alone takes", milliseconds(median(times[3])), "")
		row("the longest that a key waits while 300 KB are counted", milliseconds(median(times[4])), "50 ms")
		row("1,000 words drawn from it and not 1, medians of 5", milliseconds(median(times[6])-median(times[5])), "50 ms")
		return nil
	})
}
