// The picture as a table: every part of it with its value and its gradient.
import { h, setAttribute, setText, symbol } from "./dom.js";

// tabulated makes the table, with attributes of what it stands in. While it is hidden it is empty.
export function tabulated(element, attributes = {}) {
  const rows = h("tbody", {});
  const root = h("div", { class: "table", hidden: true, ...attributes }, h(
    "table",
    {},
    h("caption", {}, "What the picture shows"),
    h("thead", {}, h("tr", {}, ...["what", "value", "gradient"].map((name) => h("th", { scope: "col" }, name)))),
    rows,
  ));

  return {
    root,
    show(on) {
      root.hidden = !on;
      if (on) fill(rows, element.state.items);
      else rows.replaceChildren();
    },
    update(state) {
      if (!root.hidden) fill(rows, state.items);
    },
  };
}

function fill(rows, items) {
  while (rows.rows.length < items.length) rows.append(h("tr", {}, h("th", { scope: "row" }), h("td"), h("td")));
  while (rows.rows.length > items.length) rows.lastChild.remove();
  items.forEach((item, i) => [item.label, item.value || "not yet known", item.gradient || ""].forEach((text, k) => {
    setText(rows.rows[i].cells[k], text);
    setAttribute(rows.rows[i].cells[k], "translate", symbol(text));
  }));
}
