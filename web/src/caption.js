// The line under the figure: what the present step does, in words with its numbers; notices with their remedies;
// where the weights come from; and, in a figure that stands alone, the picture as a table.
import { h, setAttribute, setText } from "./dom.js";
import { captionsOf, fill, matches, named, speaksOf } from "./prose.js";
import { tabulated } from "./table.js";

export default function caption(element) {
  const words = h("p", { class: "words", "aria-live": "polite" }, "\u00a0");
  const notices = h("div", { class: "notices", role: "status" });
  const weights = h("span", { class: "weights" }, "\u00a0");
  const table = tabulated(element, { tabindex: "0", role: "region", "aria-label": "The picture as a table" });
  const toggle = h(
    "button",
    { class: "text", type: "button", "aria-expanded": "false", onclick: () => show(table.root.hidden) },
    "Show as table",
  );
  element.region("caption").append(
    notices, h("div", { class: "line" }, words, h("span", { class: "aside" }, weights, toggle)), table.root);
  let captions = null;
  let told = "";
  let said = "";
  captionsOf(element).then((found) => {
    captions = found;
    element.want(...(found ?? []).flatMap(named));
    if (element.state) update(element.state);
    element.dispatchEvent(new Event("glassbox-captions"));
  });

  function show(open) {
    table.show(open);
    toggle.setAttribute("aria-expanded", open);
    toggle.textContent = open ? "Hide the table" : "Show as table";
    if (open) table.root.scrollIntoView({ block: "nearest" });
  }

  function update(state) {
    const sentence = captionOf(captions, state);
    element.captionText = sentence.textContent.replace(/\s+/g, " ").trim();
    setAttribute(words, "aria-busy", state.moving); // it is read out when its numbers have arrived
    if (said !== (said = sentence.innerHTML)) words.replaceChildren(...sentence.childNodes); // which also says what is pending
    setText(weights, state.weights);
    const shown = state.notices.filter((n) => !(n.bad && n.key && !element.embedded) || n.actions?.length);
    if (JSON.stringify(shown) !== told) {
      told = JSON.stringify(shown);
      notices.replaceChildren(...shown.map((n) => notice(element, n)));
    }
    table.update(state);
  }
  return { update };
}

// captionOf is the caption of the present step, filled in; without captions, the step's name.
function captionOf(captions, state) {
  const found = captions?.find((c) => speaksOf(c, state) && matches(c, state));
  if (!found) return h("p", {}, state.scope.split("/").join(", "));
  const copy = found.cloneNode(true);
  fill(copy, state);
  return copy;
}

function notice(element, n) {
  const actions = (n.actions ?? []).map((a) => h(
    "button",
    { class: "text", type: "button", onclick: () => element.leap({ type: "apply", set: a.set ?? {}, value: a.seek ?? "" }) },
    a.label,
  ));
  return h("p", { class: n.bad ? "notice bad" : "notice" }, n.text, " ", ...actions.flatMap((a) => [a, " "]));
}
