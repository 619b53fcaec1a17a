// A model of the learner's own: its files are chosen or dropped here, and it is opened once the learner says so. It stays a
// list of File until then, and nothing of it is ever sent.
import { h, setAttribute, setHidden, setText } from "./dom.js";
import { chosen, dropped } from "./dropped.js";
import { opened } from "./opened.js";
import { sample, text } from "./sample.js";

const gone = 500; // milliseconds after which files that are dragged are no longer over the page

export default function own(element) {
  const button = (label, onclick, kind = "choose") => h("button", { type: "button", class: kind, onclick }, label);
  const pick = (attributes, label) => {
    const input = h("input", { type: "file", multiple: true, hidden: true, tabindex: "-1", ...attributes });
    input.addEventListener("change", () => {
      take(chosen(input));
      input.value = ""; // so that the same may be chosen again
    });
    return { input, button: button(label, () => input.click()) };
  };
  const files = pick({}, "Choose files");
  const folder = pick({ webkitdirectory: true }, "Choose a folder");
  const open = button("Open", () => opened.take(), "choose main");
  const stop = button("Stop", () => opened.stop(), "text");
  const write = button("Write with it", () => element.leap({ type: "apply", set: { view: "write", model: "own" }, value: "" }));
  const close = button("Close model", () => opened.close(), "text");
  const stories = button("Take the stories model", tryStories, "text");
  const bar = h("progress", { "aria-label": "Weights read" });
  const heads = h("input", { id: "own-heads", inputmode: "numeric", autocomplete: "off", size: 3 });
  const asks = h("form", { class: "heads", onsubmit: tellHeads }, h("label", { for: "own-heads" }, "heads"), heads,
    h("button", { class: "text" }, "Take so many"));
  const said = h("p", { class: "unseen", role: "status" });
  const wrong = h("p", { class: "wrong-files", role: "alert", hidden: true });
  const note = h("p", { class: "note", hidden: true });
  const row = h("div", { class: "own", role: "group", "aria-label": "A model of your own", hidden: true },
    files.button, files.input, folder.button, folder.input, open, asks, bar, write, stop, close, stories, said, note, wrong);
  const over = h("div", { class: "drop", hidden: true }, h("p", {}, "Let go: the files are read here, and sent nowhere."));
  element.region("controls").after(row);
  element.region("figure").append(over);
  let hiding = 0;
  let state = "";

  function take({ files, folder, left }) {
    tell(files.length ? "" : "There is no file in it.");
    note.hidden = !files.length || !left;
    setText(note, `Besides there ${left === 1 ? "is one file" : `are ${left} files`}, left aside.`);
    if (files.length) opened.open(files.map(({ file }) => file), folder || undefined);
  }

  function tell(sentence) {
    wrong.toggleAttribute("hidden", !sentence);
    setText(wrong, sentence);
  }

  async function tryStories() {
    try {
      tell("");
      opened.open(await sample(), "stories");
      await element.send({ type: "set", key: "prompt", value: text });
    } catch (error) {
      tell(error.message);
    }
  }

  function tellHeads(e) {
    e.preventDefault();
    const n = Number(heads.value);
    tell(Number.isInteger(n) && n > 0 ? "" : "Heads are counted: 12, for instance.");
    if (wrong.hidden) opened.heads(n);
  }

  // hears tells whether files that are dragged are for this figure: on a lesson's page wherever they are, since a browser leaves
  // the page for a file that is dropped beside what takes it.
  const hears = (e) => !row.hidden && element.checkVisibility() && [...e.dataTransfer?.types ?? []].includes("Files") &&
    (!element.embedded || e.composedPath().includes(element));

  function hide() {
    clearTimeout(hiding);
    setHidden(over, true);
  }

  document.addEventListener("dragover", (e) => {
    if (!hears(e)) return;
    e.preventDefault();
    e.dataTransfer.dropEffect = "copy";
    setHidden(over, false);
    clearTimeout(hiding);
    hiding = setTimeout(hide, gone);
  });
  document.addEventListener("drop", async (e) => {
    if (!hears(e)) return;
    e.preventDefault();
    hide();
    take(await dropped(e.dataTransfer));
  });

  // keep moves the focus on when the button that has it goes.
  function keep(change) {
    const had = row.getRootNode().activeElement;
    change();
    if (row.contains(had) && had.hidden && !row.hidden) [...row.querySelectorAll("button")].find((b) => !b.hidden)?.focus();
  }

  return {
    update({ opening }) {
      setHidden(row, !opening);
      if (!opening) return hide();
      const now = opening.state;
      keep(() => {
        setHidden(open, now !== "planned" || !opening.takes);
        setHidden(stop, now !== "taking");
        setHidden(write, now !== "open");
        setHidden(close, !["planned", "open", "refused"].includes(now));
        setHidden(stories, now !== "" && now !== "refused");
        for (const { button } of [files, folder]) setHidden(button, now === "taking");
        setHidden(bar, now !== "taking");
        setHidden(asks, !opening.heads);
      });
      setText(open, `Open, takes ${opening.takes}`);
      setAttribute(bar, "value", opening.done || undefined);
      if (state === now) return; // or every share of the way would be read out
      state = now;
      setText(said, opening.said);
    },
  };
}
