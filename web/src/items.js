// Every item of the picture as a button over its place: one stop of the Tab key. The arrow keys go from one to what lies beside
// it, Page Down and Page Up through all of them in turn.
// Enter takes hold of what can be dragged: then the arrow keys move it. Pointers pass through to the canvas.
import { steering } from "./drag.js";
import { chorded, h, setAttribute, setText, typing } from "./dom.js";
import { beside } from "./walk.js";

export default function items(element) {
  const group = element.region("items");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "The picture: arrow keys go to the part beside, Page Down and Page Up through all parts");
  let buttons = [];
  let active = 0;
  let held = null; // takes the arrow keys while an item is held
  const said = h("span", { class: "unseen", role: "status" });
  group.append(said);

  group.addEventListener("keydown", (e) => {
    if (held ? steered(e) : e.key === "Enter" && taken()) return e.preventDefault();
    const to = { Home: 0, End: buttons.length - 1, PageDown: active + 1, PageUp: active - 1 }[e.key] ?? arrow(e.key);
    if (to === undefined) return;
    e.preventDefault(); // of scrolling, where there is nothing more as well
    if (to === active || !buttons[to]) return;
    activate(to);
    buttons[to].focus();
  });

  const arrow = (key) => (key.startsWith("Arrow") && buttons.length
    ? beside(element.state.items.map((item) => item.box), active, key)
    : undefined);

  // taken takes hold of the active item if it can be dragged.
  function taken() {
    const drag = element.state.items[active]?.drag;
    if (!drag) return false;
    held = steering(element, drag);
    buttons[active].classList.add("held");
    setText(said, "Taken. The arrow keys move it; Enter or Escape lets go.");
    return true;
  }

  function steered(e) {
    if (e.key !== "Enter" && e.key !== "Escape") return held(e);
    letGo();
    return true;
  }

  function letGo() {
    if (!held) return;
    held = null;
    for (const b of buttons) b.classList.remove("held");
    setText(said, "Let go.");
  }

  function activate(i) {
    buttons[active]?.setAttribute("tabindex", "-1");
    active = i;
    buttons[active]?.setAttribute("tabindex", "0");
  }

  function make() {
    const button = h("button", { type: "button", tabindex: "-1", class: "item" });
    button.addEventListener("focus", () => {
      activate(buttons.indexOf(button));
      element.send({ type: "select", value: button.dataset.id });
    });
    button.addEventListener("blur", letGo);
    button.addEventListener("click", () => press(button.dataset.id)); // by Enter or Space
    group.append(button);
    return button;
  }

  // A key that an item bears presses it, wherever the focus is, unless it means something else there. In a page of several
  // figures it means the one that has the focus.
  addEventListener("keydown", (e) => {
    const item = element.state?.items.find(({ key }) => key === e.key);
    const ours = element.embedded ? e.composedPath().includes(element) : element.checkVisibility();
    if (!item || !ours || e.defaultPrevented || chorded(e) || typing(e)) return;
    e.preventDefault();
    press(item.id);
  });

  function press(id) {
    element.ask({ type: "press", value: id });
    pressed(element);
  }

  return {
    update(state) {
      const all = state.items;
      while (buttons.length < all.length) buttons.push(make());
      while (buttons.length > all.length) buttons.pop().remove();
      all.forEach((item, i) => place(buttons[i], item, state));
      if (active >= all.length) active = 0;
      if (buttons[active]) setAttribute(buttons[active], "tabindex", "0");
    },
  };
}

// pressed says that an item has been pressed, unless that has set something; the detail is its button.
export function pressed(element) {
  const { items, selection } = element.state;
  const i = items.findIndex(({ id }) => id === selection?.id);
  if (i < 0 || items[i].sets) return;
  const detail = element.region("items").querySelectorAll(".item")[i];
  element.dispatchEvent(new CustomEvent("glassbox-press", { detail }));
}

// place makes a button that of an item. There may be hundreds, most of which stay as they are.
function place(button, item, state) {
  const name = [
    item.label, item.value && `value ${item.value}`, item.gradient && `gradient ${item.gradient}`, item.drag && "Enter to move it",
  ].filter(Boolean).join(", ");
  setAttribute(button, "data-id", item.id);
  setAttribute(button, "aria-label", name);
  setAttribute(button, "aria-pressed", state.selection?.id === item.id);
  setAttribute(button, "aria-keyshortcuts", item.key);
  const box = item.box.join();
  if (button.place === box) return;
  button.place = box;
  const [x, y, w, hgt] = item.box;
  Object.assign(button.style, { left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${hgt}px` });
}
