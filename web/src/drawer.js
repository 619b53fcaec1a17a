// The drawer under the timeline: the listing, the inspector and the table, of which it shows one or, closed, none.
import { h, setAttribute, setText } from "./dom.js";

// drawer makes it of pages {name, root, show(on)}. changed() is called when it has shown another one.
export function drawer(figure, pages, changed) {
  const id = (i) => `${figure.getAttribute("lesson")}-page-${i + 1}`;
  const tabs = pages.map(({ name }, i) => h("button", {
    type: "button", role: "tab", id: `${id(i)}-tab`, "aria-controls": id(i), onclick: () => show(i),
  }, name));
  const panels = pages.map(({ root }, i) => h("div", {
    class: "panel", role: "tabpanel", id: id(i), "aria-labelledby": `${id(i)}-tab`, tabindex: "0",
  }, root));
  const weights = h("span", { class: "weights" });
  const close = h("button", { type: "button", class: "text", onclick: () => show(-1) }, "Close");
  const list = h("div", { role: "tablist", "aria-label": "Behind the figure", onkeydown: walk }, ...tabs);
  const root = h(
    "section",
    { class: "drawer", "aria-label": "Behind the figure" },
    h("div", { class: "head" }, list, weights, close), ...panels,
  );
  let at = -1; // the page that is shown, if any
  let back = null; // what has the focus when the drawer closes

  // show opens the drawer at a page, or closes it for −1; from is where the focus goes back to, if not to the tab.
  function show(to, from) {
    const inside = root.contains(document.activeElement);
    const was = at;
    at = to;
    draw();
    if (at !== was) pages.forEach((page, i) => page.show?.(i === at));
    if (at >= 0) back = from ?? (was < 0 ? tabs[to] : back);
    else if (inside) (back.checkVisibility() ? back : tabs[was]).focus();
    changed();
  }

  function draw() {
    root.classList.toggle("open", at >= 0);
    close.hidden = at < 0;
    tabs.forEach((tab, i) => {
      setAttribute(tab, "aria-selected", i === at);
      setAttribute(tab, "tabindex", i === Math.max(0, at) ? "0" : "-1");
      panels[i].hidden = i !== at;
    });
  }

  // walk goes along the tabs with the arrow keys, which open what they come to if the drawer is open.
  function walk(e) {
    const from = tabs.indexOf(e.target);
    const last = tabs.length - 1;
    const to = { ArrowRight: from === last ? 0 : from + 1, ArrowLeft: from === 0 ? last : from - 1, Home: 0, End: last }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    if (at >= 0) show(to);
    tabs[to].focus();
  }

  draw();
  return {
    root, show,
    get at() { return at; },
    update: (state) => setText(weights, state.weights),
  };
}
