// The inspector: where the chosen number came from, and beside it the proof of its gradient.
import { h, symbol, written } from "./dom.js";

export function inspector(figure) {
  const root = h("div", { class: "inspector" });
  let shown = "";
  let proof = null;

  async function prove(name) {
    try {
      proof = await figure.send({ type: "prove", key: name });
    } catch {
      proof = null;
    }
    draw(figure.state);
    root.querySelector(".proof")?.scrollIntoView({ block: "nearest" });
  }

  function draw(state) {
    const s = state.selection;
    if (!s) {
      root.replaceChildren(h(
        "p",
        { class: "hint" },
        "Point at a number in the figure and press, or walk there with Tab and the arrow keys, to ask where it came from.",
      ));
      return;
    }
    const heading = h(
      "h3",
      {},
      h("span", {}, h("span", { translate: "no" }, s.symbol), s.symbol === s.label ? "" : ` ${s.label}`),
      h("small", {}, s.value === null ? s.origin : `value ${written(s.value)}, ${s.origin}`),
    );
    const deeds = [...(s.edit ? [editing(s.edit, s.value)] : []), ...(s.actions ?? []).map(action)];
    root.replaceChildren(
      h("div", {}, heading, h("dl", {}, ...s.rows.map(row)), ...(deeds.length ? [h("div", { class: "deeds" }, ...deeds)] : [])),
      ...(s.provable ? [proving(s)] : []),
    );
  }

  // editing is a field for the number; what is wrong with one is told as for any control.
  function editing(edit, value) {
    const field = h("input", { type: "text", inputmode: "decimal", name: "number", value: value ?? "" });
    const set = (e) => {
      e.preventDefault();
      figure.send({ type: "set", key: edit.key, value: edit.before + field.value.trim() });
    };
    return h("form", { onsubmit: set }, h("label", {}, `${edit.label} `, field), " ", h("button", { type: "submit" }, "Set"));
  }

  function action(a) {
    const act = () => figure.send({ type: "apply", set: a.set ?? {}, value: a.seek ?? "" });
    return h("button", { type: "button", onclick: act }, a.label);
  }

  function proving(s) {
    const parameter = s.symbol.replace(/^∂[^/]*\/∂/, "");
    const head = h(
      "div",
      { class: "head" },
      h("span", {}, "Nudge ", h("span", { translate: "no" }, parameter), " by a small ε and measure"),
      h("button", { type: "button", onclick: () => prove(s.provable) }, "Prove it"),
    );
    return h("div", { class: "proof" }, head, ...(proof?.name === s.provable ? [table(proof)] : []));
  }

  return {
    root,
    update(state) {
      const key = JSON.stringify(state.selection && [state.selection, state.query]);
      if (key === shown) return;
      if (shown) proof = null;
      shown = key;
      draw(state);
    },
  };
}

const row = (r) => h(
  "div",
  {},
  h("dt", {}, r.name),
  h("dd", { translate: r.result ? "no" : symbol(r.text) },
    r.text, ...(r.result ? [" = ", h("b", { class: r.back ? "back" : "" }, r.result)] : [])),
);

function table(p) {
  const line = (name, value, end) => h(
    "tr",
    { class: end ? "end" : "" },
    h("th", { scope: "row", translate: end ? undefined : "no" }, name),
    h("td", { translate: "no" }, value),
  );
  const f = (sign) => `${p.function || "L"}(${p.symbol} ${sign} ε)`;
  return h("div", {}, h("table", {}, h("tbody", {},
    line("ε", written(p.epsilon, 2)), line(f("+"), written(p.plus)), line(f("−"), written(p.minus)),
    line(`(${f("+")} − ${f("−")}) / 2ε`, written(p.quotient)),
    line(`differs from ${written(p.gradient)} by`, written(p.difference, 2), true))), ...(p.note ? [h("p", {}, p.note)] : []));
}
