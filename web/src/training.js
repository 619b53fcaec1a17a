// The row of a lesson that trains: a slider through its updates, a fork before the present one, and the controls
// of its group.
import { h, setAttribute, setText, setValue } from "./dom.js";
import { phone, tell } from "./controls.js";
import { field } from "./field.js";

// standing is the update, or the step of a training on the page, that is shown.
const standing = ({ training, chapter }) => training?.stand ?? chapter.index + 1;

export default function training(element) {
  const range = h("input", {
    type: "range", min: "0", "aria-label": "Update", oninput: () => element.send({ type: "chapter", x: Number(range.value) }),
  });
  const name = h("output", {});
  const slider = h("div", { class: "updates" }, h("span", { class: "label" }, "training"), range, name);
  const fork = h("button", {
    class: "text", type: "button",
    onclick: () => element.send({ type: "set", key: "fork", value: String(standing(element.state)) }),
  }, "Fork here");
  const wrong = h("p", { class: "wrong", hidden: true });
  const row = h("div", { class: "training", hidden: true }, slider, fork, wrong);
  element.region("timeline").after(row);
  const fields = new Map();

  function update(state) {
    const specs = element.embedded || phone.matches ? [] : state.controls.filter((c) => c.group === "training");
    for (const spec of specs) {
      if (fields.has(spec.key)) continue;
      fields.set(spec.key, field(element, spec));
      row.append(fields.get(spec.key).root);
    }
    for (const [key, f] of fields) f.update(specs.find((c) => c.key === key), state);
    const trains = state.chapter.count > 1 || state.training?.stand > 0;
    row.toggleAttribute("hidden", !specs.some((c) => c.shown) && !trains);
    slider.toggleAttribute("hidden", state.chapter.count < 2);
    setAttribute(range, "max", state.chapter.count - 1);
    setValue(range, state.chapter.index);
    setAttribute(range, "aria-valuetext", state.chapter.name);
    setText(name, state.chapter.name);
    const forks = state.controls.find((c) => c.key === "fork");
    fork.toggleAttribute("hidden", element.embedded || !forks || forks.value !== "0" || !forks.shown || !trains);
    tell(wrong, state, fields);
  }

  // As above the figure, nothing moves when it comes to life.
  if (element.dataset.controls) update({
    controls: JSON.parse(element.dataset.controls), notices: [], chapter: { index: 0, count: 1, name: "" },
  });
  return { update };
}
