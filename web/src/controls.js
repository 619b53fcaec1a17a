// The controls above the figure: the browser's own widgets, made from the table that Go sends.
import { h, icon } from "./dom.js";
import { field } from "./field.js";

// On a phone all controls are in one sheet; elsewhere those of the training stand under the timeline.
export const phone = matchMedia("(max-width: 599px)");

export default function controls(element) {
  const row = h("form", { class: "fields", onsubmit: (e) => e.preventDefault() });
  const wrong = h("p", { class: "wrong", id: "wrong", hidden: true });
  const more = h("button", { class: "more", type: "button", "aria-expanded": false, onclick: () => unfold() }, "more", icon("down", 12));
  const reset = h("button", { class: "text reset", type: "button", onclick: () => element.leap({ type: "reset" }) }, "Reset");
  row.append(more, reset);
  element.region("controls").append(row, wrong);
  const fields = new Map();

  function build(specs) {
    for (const spec of specs) {
      if (fields.has(spec.key)) continue;
      const f = field(element, spec);
      fields.set(spec.key, f);
      (spec.group === "figure" ? more : reset).before(f.root);
      if (f.below && !element.embedded) wrong.before(f.below);
    }
  }

  // unfold shows the controls that are folded away, here and under the timeline, or folds them again.
  function unfold() {
    const open = element.toggleAttribute("data-unfolded");
    more.setAttribute("aria-expanded", open);
    more.firstChild.data = open ? "fewer" : "more";
  }

  function update(state) {
    const specs = shownIn(element, state).filter((c) => phone.matches || c.group !== "training");
    build(specs);
    for (const [key, f] of fields) f.update(specs.find((c) => c.key === key), state);
    more.toggleAttribute("hidden", element.embedded || !state.controls.some(folds));
    reset.toggleAttribute("hidden", !state.controls.some((c) => c.changed && c.group !== "chapter") || element.embedded);
    tell(wrong, state, fields);
  }

  // The page may bring the controls as they will be, so that nothing moves when the figure comes to life.
  if (element.dataset.controls) update({ controls: JSON.parse(element.dataset.controls), notices: [] });
  return { update };
}

// folds reports whether a control that could be seen is folded away.
const folds = (control) => control.shown && !["figure", "chapter"].includes(control.group) && !control.changed;

// brief is the beginning of a text that would fill the page.
const brief = (text) => (text.length > 80 ? `${[...text.slice(0, 60)].slice(0, -1).join("")}…` : text);

// shownIn are the controls that the element offers: on a lesson's page all of them but its chapters, which are tabs beside the
// prose, and the named ones elsewhere.
function shownIn(element, state) {
  if (!element.embedded) return state.controls.filter((c) => c.group !== "chapter");
  const names = (element.getAttribute("controls") ?? "").split(",").map((s) => s.trim());
  return state.controls.filter((c) => names.includes(c.key));
}

// tell writes what was wrong with the last input under its field, and what the picture still shows.
export function tell(wrong, state, fields) {
  const notice = state.notices.find((n) => n.bad && fields.has(n.key));
  wrong.toggleAttribute("hidden", !notice);
  if (!notice) return;
  const at = fields.get(notice.key);
  const { value, drawn } = state.controls.find((c) => c.key === notice.key);
  const shown = drawn ?? value;
  const still = at.typed() === shown ? "" : ` The picture still shows ${brief(shown).replaceAll("-", "−")}.`;
  const told = JSON.stringify([notice, still, state.width]);
  if (wrong.told === told) return; // which spares a layout
  wrong.told = told;
  wrong.style.marginInlineStart = 0;
  wrong.replaceChildren(notice.text);
  if (still) wrong.append(h("span", {}, still));
  wrong.style.marginInlineStart = `${Math.max(0, Math.min(at.root.offsetLeft, wrong.parentElement.clientWidth - wrong.offsetWidth))}px`;
}
