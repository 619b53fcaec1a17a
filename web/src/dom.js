// Small helpers to build elements. Text from outside is only ever set as text.

// h makes an element: h("button", {class: "play", onclick: f}, "Play"). Attributes that are false or undefined
// are left out; names that begin with "on" are listeners.
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

// icon makes one of the line drawings of the controls.
export function icon(name, size = 20) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({
    viewBox: "0 0 20 20", width: size, height: size, "aria-hidden": "true", class: "icon",
  })) svg.setAttribute(key, value);
  for (const [d, kind] of icons[name]) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", d);
    path.setAttribute("class", kind);
    svg.append(path);
  }
  return svg;
}

const icons = {
  play: [["M7 4.5v11l9-5.5z", "solid"]],
  pause: [["M6 4.5h3v11H6zM11 4.5h3v11h-3z", "solid"]],
  prev: [["M14 5v10l-7-5z", "solid"], ["M5.6 5v10", "line"]],
  next: [["M6 5v10l7-5z", "solid"], ["M14.4 5v10", "line"]],
  link: [["M8.3 11.7l3.4-3.4M9 6.6l1.7-1.7a3.1 3.1 0 0 1 4.4 4.4L13.4 11M11 13.4l-1.7 1.7a3.1 3.1 0 0 1-4.4-4.4L6.6 9", "line"]],
  theme: [["M10 4.4a5.6 5.6 0 1 0 0 11.2a5.6 5.6 0 1 0 0-11.2", "line"], ["M10 4.4a5.6 5.6 0 0 1 0 11.2z", "solid"]],
  menu: [["M4 7h12M4 13h12", "line"]],
  down: [["M6 8l4 4 4-4", "line"]],
};

// setText changes a text only when it differs from what was last set, so that screen readers hear no repetition, and that a
// browser which has translated it need not do so again.
export function setText(element, text) {
  if (said.get(element) === text) return;
  said.set(element, text);
  if (element.textContent !== text) element.textContent = text;
}

const said = new WeakMap();

// symbol is what translate says of a text: none without a word of three letters is translated, since it is a symbol.
export const symbol = (text) => (/\p{L}{3}/u.test(text) ? undefined : "no");

// setHidden hides an element or shows it, if it is not so already.
export function setHidden(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

// setAttribute changes an attribute only when it differs, and takes it away for undefined.
export function setAttribute(element, name, value) {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

// setValue changes what a widget shows only when it differs.
export function setValue(widget, value) {
  if (widget.value !== String(value)) widget.value = value;
}

// written writes a number for people, with up to so many digits, and with narrow spaces between thousands.
export function written(value, digits = 12) {
  let text = String(Number(value.toPrecision(digits)));
  const [mantissa, power] = text.split("e");
  if (power) text = `${Number(Number(mantissa).toPrecision(2))} × 10${[...String(Number(power))].map((c) => superscripts[c]).join("")}`;
  return text.replace("-", "−").replace(/^−?\d{5,}/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, "\u202f"));
}

const superscripts = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

// chorded reports whether a key is pressed together with others, or is part of a character.
export const chorded = (e) => e.ctrlKey || e.metaKey || e.altKey || e.isComposing;

// typing reports whether a field has the keyboard.
export function typing(e) {
  const at = e.composedPath()[0];
  return at.isContentEditable || at.matches?.("textarea, select, input:not([type=range], [type=checkbox])");
}
