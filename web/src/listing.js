// The Python listing: the lines of the present step are lit, with the numbers they computed beside them.
import { h, setAttribute, setText } from "./dom.js";
import { choose, fill, speaksOf } from "./prose.js";

export function listing(list, figure) {
  const copy = h("button", { class: "text", type: "button", onclick: () => copyCode() }, "Copy");
  const root = h(
    "section",
    { class: "panel code", "aria-label": "Python" },
    h("div", { class: "head" }, h("span", {}, "Python"), copy),
    list,
  );
  list.tabIndex = 0;
  list.translate = false;
  const lines = [...list.children];
  for (const line of lines) line.append(h("span", { class: "known" }));

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
    update(state) {
      fill(list, state);
      choose(list, state);
      for (const line of lines) {
        const now = speaksOf(line, state);
        line.classList.toggle("now", now);
        setAttribute(line, "aria-current", now ? "step" : undefined);
        line.classList.toggle("back", now && state.back);
        const names = (line.dataset.values ?? "").split(" ").filter(Boolean);
        const known = line.querySelector(".known");
        known.classList.toggle("back", names.some((n) => n.startsWith("d")));
        setText(known, names.map((n) => (now && state.pending.includes(n) ? undefined : state.display[n]) ?? "·").join("  "));
      }
    },
  };
}
