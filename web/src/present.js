// Presenting: the figure alone fills the window, as large as a projector needs it, with its caption, the timeline, and
// the keys at the foot. The page behind it is inert meanwhile. The state is that of the page, before and after.
import { chorded, h, setText, typing } from "./dom.js";

const design = { width: 1280, height: 720 }; // the window that sizes are given for: a larger one has larger letters
const enlarged = 4 / 3; // of the picture in it, whose least letters are 12 px

// What a key does, of the whole window. Clickers send Page Up and Page Down.
const steps = { ArrowRight: "next", ArrowLeft: "prev", PageDown: "next", PageUp: "prev" };

export default function present(element) {
  const button = h("button", { class: "text present", type: "button", title: "Fill the window (p)", onclick: enter }, "Present");
  const [number, title, weights] = [h("span"), h("b"), h("p", { class: "weights" })];
  const head = h("div", { class: "head" }, h("p", {}, number, " ", title), weights);
  const foot = h("div", { class: "keys" },
    key("Space plays", play), key("←", () => step("prev"), "Step back"), key("→", () => step("next"), "Step forward"), "step",
    key("Esc leaves", leave));
  let page = null; // what is to be as it was
  let height = 0; // of the picture, as it was fitted
  let fitting = false; // meanwhile it reports its heights

  if (!element.embedded) element.region("controls").append(button);
  document.addEventListener("keydown", (e) => {
    if (e.key !== "p" || page || chorded(e) || typing(e) || element.embedded || !element.clientWidth || !element.state) return;
    e.preventDefault();
    enter();
  });

  function enter() {
    if (page || !element.state) return;
    page = { focus: focused(), inert: others(element), listening: new AbortController() };
    const { signal } = page.listening;
    for (const other of page.inert) other.inert = true;
    setText(number, element.closest("[data-number]")?.dataset.number ?? "");
    setText(title, element.state.title);
    element.region("controls").before(head);
    element.region("timeline").append(foot);
    attributes({ role: "dialog", "aria-modal": "true", tabindex: "-1", "data-slide": "",
      "aria-label": `${element.state.title}, presented. Space plays, the arrow keys step, Escape leaves.` });
    element.focus();
    addEventListener("keydown", pressed, { signal, capture: true });
    addEventListener("resize", fit, { signal });
    addEventListener("hashchange", leave, { signal });
    document.addEventListener("fullscreenchange", () => document.fullscreenElement || leave(), { signal });
    element.requestFullscreen?.().catch(() => {}); // then the window has to do
    update(element.state);
  }

  function leave() {
    if (!page) return;
    const { focus, inert, listening } = page;
    page = null;
    height = 0;
    listening.abort();
    if (document.fullscreenElement === element) document.exitFullscreen().catch(() => {});
    head.remove();
    foot.remove();
    attributes({ role: null, "aria-modal": null, tabindex: null, "data-slide": null, "aria-label": null });
    element.style.removeProperty("--large");
    element.enlarge(1, false);
    for (const other of inert) other.inert = false;
    if (focus) focus.focus({ preventScroll: true });
    else element.blur();
  }

  // fit draws the picture as large as the window and the height that is left allow.
  function fit() {
    const large = Math.max(0.6, Math.min(innerWidth / design.width, innerHeight / design.height));
    element.style.setProperty("--large", large);
    const { figure } = element;
    let scale = Math.max(1, enlarged * large);
    fitting = true;
    for (let tries = 0; tries < 4; tries++) {
      element.enlarge(scale, true);
      const room = element.clientHeight - [...figure.parentNode.children].reduce((sum, e) => sum + (e === figure ? 0 : e.offsetHeight), 0);
      if (figure.offsetHeight <= room + 1) break;
      scale *= room / figure.offsetHeight;
    }
    height = element.state.height;
    fitting = false;
  }

  function attributes(all) {
    for (const [name, value] of Object.entries(all)) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
  }

  function pressed(e) {
    if (chorded(e) || typing(e) || element.shadowRoot.querySelector(".held")) return;
    const inside = e.composedPath();
    const walks = inside.includes(element.region("items"));
    if (e.key === "Escape" || e.key === "p") leave();
    else if (e.key === " " && !inside.some((at) => at.localName === "button")) e.repeat || play();
    else if (steps[e.key] && !(walks && e.key.startsWith("Arrow"))) step(steps[e.key]);
    else return;
    e.preventDefault();
    e.stopPropagation();
  }

  const step = (type) => element.send({ type });
  function play() { return element.send({ type: element.state.playing ? "pause" : "play" }); }

  function update(state) {
    if (!page) return;
    setText(weights, state.weights);
    if (state.height !== height && !fitting) fit();
  }

  return { update };
}

// key is one of the keys at the foot, as a button that leaves the focus where it is.
const key = (text, onclick, label) =>
  h("button", { type: "button", "aria-label": label, onclick, onmousedown: (e) => e.preventDefault() }, text);

// focused is the element that has the keyboard, wherever it stands, or null.
function focused() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at === document.body ? null : at;
}

// others are what stands on the page beside an element and is not inert already.
function others(element) {
  const all = [];
  for (let at = element; at !== document.body; at = at.parentElement) {
    all.push(...[...at.parentElement.children].filter((e) => e !== at && !e.inert));
  }
  return all;
}
