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
  const row = h("div", { class: "chapters", role: "radiogroup", "aria-label": spec.label }, ...tabs);
  prose.querySelector(".lead").after(row);
  let at = spec.value;

  // bring shows the chosen tab where there is no room for all of the row.
  function bring() {
    const { offsetLeft, offsetWidth } = tabs[inputs.findIndex((input) => input.checked)];
    row.scrollLeft = offsetLeft + offsetWidth / 2 - row.clientWidth / 2;
  }

  function show(value) {
    for (const input of inputs) input.checked = input.value === value;
    if (value === at) return;
    at = value;
    figure.scrollTop = 0;
    bring();
  }

  show(at);
  bring();
  return { update: ({ controls }) => show(controls.find((c) => c.key === key).value) };
}
