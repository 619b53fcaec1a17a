// “Try this”: prompts that set the figure with one press, and predictions that are made before the truth is shown.
import { h, written } from "./dom.js";
import { turning } from "./field.js";
import { low } from "./layout.js";

// steadily(f) does what f does without scrolling the prose, where the answer is going to stand.
export function tries(prose, figure, steadily) {
  const section = prose.querySelector(".try");
  const back = h("button", { type: "button", class: "text", hidden: true, onclick: restore }, "Back to what you had");
  let had = null; // the settings, and the step, as the learner last made them
  let made = ""; // the settings as the last prompt made them
  const settings = () => Object.fromEntries(figure.state.controls.map((c) => [c.key, c.value]));
  section?.append(back);
  for (const button of prose.querySelectorAll(".set")) {
    button.addEventListener("click", () => (button.closest(".try") ? shows : turns)(button.dataset));
  }
  for (const form of prose.querySelectorAll(".try .guess")) {
    const input = form.elements.guess;
    if (form.dataset.least !== "0") form.querySelector("button").before(turning(input, "your guess", () => {}));
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      reveal(form, figure, apply);
    });
  }

  // apply makes the figure what the prompt names, whatever it was before, goes to its step, and brings the part into view that
  // is to be looked at.
  async function apply({ set, seek, look }) {
    const { controls, step, poster } = figure.state;
    if (controls.some((c) => c.changed) && JSON.stringify(settings()) !== made) {
      had = { type: "apply", set: settings(), value: poster ? "" : step };
    }
    await steadily(async () => {
      await figure.leap({ type: "reset", key: "*" });
      await figure.send({ type: "apply", set: Object.fromEntries(new URLSearchParams(set)), value: seek ?? "" });
    });
    made = JSON.stringify(settings());
    back.hidden = !had;
    if (look) figure.region("items").querySelector(`[data-id="${look}"]`)?.scrollIntoView({ block: "center" });
  }

  // shows does so and, on a page that scrolls as a document, goes to the figure.
  async function shows(prompt) {
    await apply(prompt);
    if (low.matches) figure.scrollIntoView();
  }

  // turns changes what a prompt in the midst of the prose names, and goes on with the learner's own settings.
  async function turns({ set, seek }) {
    await figure.leap({ type: "apply", set: Object.fromEntries(new URLSearchParams(set)), value: seek });
    if (low.matches) figure.scrollIntoView();
  }

  async function restore() {
    const was = had;
    had = null;
    made = "";
    back.hidden = true;
    await steadily(() => figure.leap(was));
  }

  return {
    // update offers nothing that is there already, as Back may have brought it.
    update() {
      if (!had || JSON.stringify(settings()) !== JSON.stringify(had.set)) return;
      had = null;
      back.hidden = true;
    },
  };
}

async function reveal(form, figure, apply) {
  const out = form.querySelector(".reveal");
  for (const old of form.querySelectorAll(".numberline, .bad")) old.remove();
  out.hidden = true;
  let guess;
  const { least = "", most = "" } = form.dataset;
  try {
    guess = await figure.send({ type: "number", value: form.elements.guess.value, set: { least, most } });
  } catch (e) {
    form.append(h("p", { class: "bad", role: "alert" }, e.message));
    return;
  }
  await apply(form.dataset);
  const answer = await figure.send({ type: "predict", key: form.dataset.guess, x: guess });
  out.hidden = false;
  out.querySelector("data.off").textContent = answer.display.off;
  out.before(numberLine(answer, form.dataset.least === "0"));
  out.scrollIntoView({ block: "nearest" });
}

// numberLine shows guess and truth on one line, which begins at 0 where no truth is below.
function numberLine({ name, guess, truth, display }, positive) {
  const reach = Math.max(1, Math.abs(guess), Math.abs(truth)) * 1.15;
  const from = positive ? 0 : -reach;
  const x = (v) => 20 + (300 * (v - from)) / (reach - from);
  const svg = (name, attributes, text) => {
    const e = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
    if (text) e.textContent = text;
    return e;
  };
  const line = svg("svg", {
    class: "numberline", viewBox: "0 0 340 62", role: "img",
    "aria-label": `You guessed ${display.guess}; it is ${display.truth}.`,
  });
  const [dot, ink] = name.startsWith("d") ? ["grad", "grad-ink"] : ["ink-1", "ink-1"]; // violet is for gradients
  const label = (at, y, text, fill) => svg("text", {
    x: at, y, "font-size": 13, "font-weight": 500, "text-anchor": "middle", fill: `var(--${fill})`,
  }, text);
  const said = `you ${display.guess}`;
  line.append(svg("path", { d: `M20 32H320M20 28v8M${x(0)} 28v8M320 28v8`, stroke: "var(--line-2)", "stroke-width": 1.25, fill: "none" }),
    svg("circle", { cx: x(truth), cy: 32, r: 6, fill: `var(--${dot})` }),
    svg("circle", { cx: x(guess), cy: 32, r: 5.5, fill: "var(--ground)", stroke: "var(--ink-1)", "stroke-width": 2 }),
    label(inside(x(guess), said), 18, said, "ink-1"), label(inside(x(truth), display.truth), 56, display.truth, ink));
  for (const end of [from, reach]) {
    const text = written(end, 2), at = inside(x(end), text);
    // An end that the truth stands at needs no number of its own.
    if (Math.abs(at - inside(x(truth), display.truth)) < (wide(text) + wide(display.truth)) / 2 + 6) continue;
    line.append(svg("text", { x: at, y: 56, "font-size": 12, "text-anchor": "middle", fill: "var(--ink-3)" }, text));
  }
  return line;
}

// wide is the room of a label in the number line, and inside is where its middle stands, at x or as near as it has room.
const wide = (text) => 8 * [...text].length;
const inside = (x, text) => Math.min(340 - wide(text) / 2, Math.max(wide(text) / 2, x));
