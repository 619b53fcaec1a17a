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
    const value = s.value === null ? "not yet computed" : `value ${written(s.value)}`;
    const heading = h(
      "h3",
      {},
      h("span", {}, h("span", { translate: "no" }, s.symbol), s.symbol === s.label ? "" : ` ${s.label}`),
      h("small", {}, `${value}, ${s.origin}`),
    );
    root.replaceChildren(h("div", {}, heading, h("dl", {}, ...s.rows.map(row))), ...(s.provable ? [proving(s)] : []));
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
