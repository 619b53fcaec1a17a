// The line under a text field with words that may come next: a press takes one, and so does Tab while one is begun.
import { h } from "./dom.js";

let count = 0;

// suggest makes the line of a field. take puts a text into it, as if it had been typed.
export function suggest(input, take) {
  const hint = h("span", { class: "hint" }, "Tab takes the first");
  const line = h("div", { class: "suggested", id: `suggested-${++count}`, role: "group", "aria-label": "What may come next" }, hint);
  let all = []; // what Go suggests
  let after = null; // the text that it does so for
  let told = "";

  // Only at the end of a word that is begun, so that Tab leaves the field as ever: behind what it took nothing is begun.
  input.addEventListener("keydown", (e) => {
    const end = input.selectionStart === input.value.length && input.value === after;
    if (e.key !== "Tab" || e.shiftKey || e.ctrlKey || e.altKey || e.metaKey || !end || !all[0]?.begun) return;
    e.preventDefault();
    take(all[0].value);
  });

  const button = ({ label, value }) => h("button", { type: "button", translate: "no", onclick: () => take(value) }, label);

  return {
    line,
    update(suggested, value) {
      [all, after] = [suggested, value];
      if (told === (told = JSON.stringify(all))) return;
      hint.toggleAttribute("hidden", !all[0]?.begun);
      line.replaceChildren(...all.map(button), hint);
    },
  };
}
