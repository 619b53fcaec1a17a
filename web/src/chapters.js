// The chapters of a lesson that has several, as a row of tabs under its lead: the browser's own radio buttons. Another
// chapter has another film and another figure, which stands at its start.
import { h, symbol } from "./dom.js";

export function chapters(prose, figure) {
  const spec = JSON.parse(figure.dataset.controls).find(({ group }) => group === "chapter");
  if (!spec) return { update() {} };
  const { key } = spec;
  const inputs = spec.options.map(({ value }) => h("input", {
    type: "radio", name: `${figure.getAttribute("lesson")}-${key}`, value, onchange: () => figure.leap({ type: "set", key, value }),
  }));
  const tabs = spec.options.map(({ label }, i) => h("label", { translate: symbol(label) }, inputs[i], label));
  prose.querySelector(".lead").after(h("div", { class: "chapters", role: "radiogroup", "aria-label": spec.label }, ...tabs));
  let at = spec.value;

  function show(value) {
    for (const input of inputs) input.checked = input.value === value;
    if (value !== at) figure.scrollTop = 0;
    at = value;
  }

  show(at);
  return { update: ({ controls }) => show(controls.find((c) => c.key === key).value) };
}
