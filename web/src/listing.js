// The Python listing: the lines of the present step are lit and kept in view, with the numbers they computed beside them.
import { h, setAttribute, setText } from "./dom.js";
import { Eye } from "./eye.js";
import { choose, fill, known, speaksOf } from "./prose.js";

export function listing(lists, figure) {
  const list = joined(lists);
  const copy = h("button", { class: "text", type: "button", onclick: () => copyCode() }, "Copy");
  const root = h("div", { class: "code" }, list, copy);
  const eye = new Eye(() => ({ root: root.closest(".panel"), top: 19, bottom: 19 }));
  list.tabIndex = 0; // which may scroll sideways
  list.translate = false;
  const lines = [...list.children];
  for (const line of lines) line.append(h("span", { class: "known" }));
  let shown = null; // the first of the lines that are lit
  let open = false;

  // text is the program as it stands: the lines for the present settings with the learner's numbers in them.
  const text = () => lines.filter((l) => !l.hidden).map((l) => l.querySelector("code").textContent).join("\n") + "\n";

  async function copyCode() {
    try {
      await navigator.clipboard.writeText(text());
      copy.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(list);
      copy.textContent = "Selected: press Ctrl+C";
    }
    setTimeout(() => (copy.textContent = "Copy"), 2000);
  }

  return {
    root,
    // show brings what is lit into view when the listing is opened.
    show(on) {
      open = on;
      if (on && shown) eye.follow(shown);
    },
    update(state) {
      fill(list, state);
      choose(list, state);
      let lit = null;
      for (const line of lines) {
        const now = speaksOf(line, state);
        if (now && !line.hidden) lit ??= line;
        line.classList.toggle("now", now);
        setAttribute(line, "aria-current", now ? "step" : undefined);
        line.classList.toggle("back", now && state.back);
        const names = (line.dataset.values ?? "").split(" ").filter(Boolean);
        const numbers = line.querySelector(".known");
        numbers.classList.toggle("back", names.some((n) => n.startsWith("d")));
        const hidden = (n) => !(n in state.display) || (now && state.pending.includes(n));
        setText(numbers, names.map((n) => (hidden(n) ? "·" : known(n, line, state))).join("  "));
      }
      if (open && lit && lit !== shown) eye.follow(lit);
      shown = lit;
    },
  };
}

// joined makes one of the listings that a lesson has for its settings: each line bears the condition of its own.
function joined([first, ...others]) {
  for (const list of [first, ...others]) {
    for (const line of list.children) {
      const when = [list.dataset.when, line.dataset.when].filter(Boolean).join(" ");
      if (when) line.dataset.when = when;
    }
  }
  first.append(...others.flatMap((list) => [...list.children]));
  for (const list of others) list.remove();
  delete first.dataset.when;
  first.hidden = false;
  return first;
}
