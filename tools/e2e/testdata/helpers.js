// What tests use in the pages. It runs in every tab before the page's own scripts.
globalThis.test = {
  // figure is the open figure of a page of ours.
  figure: () => document.querySelector(".lesson.open glass-box, body.embed glass-box"),

  // shifts is what has moved on the page by itself, and by how much.
  shifts: [],

  // captioned is whether a figure has its captions: they take room, which an enlarged picture then gives up.
  captioned: false,

  // shown is what the figure tells of itself, but for the caption, whose words may come a little later, and the numbers
  // that they name, and how many elements the page has.
  shown() {
    const { caption, values, display, ...state } = test.figure().get();
    return { ...state, elements: document.querySelectorAll("*").length };
  },

  // opens reports whether the page is there: with a running figure, unless it is the front page. What the figure then
  // shows is what reset brings back.
  opens() {
    const f = test.figure();
    if (!f) return Boolean(document.querySelector(".path a")?.checkVisibility());
    if (f.dataset.status !== "ready" || !test.captioned) return false;
    test.opened = test.shown();
    test.page = test.tab();
    return true;
  },

  // reset brings the page back to how it opened, for a visitor who wants no movement, and says what does not come back. Then
  // it goes to the first step.
  async reset() {
    test.focused()?.blur();
    getSelection().removeAllRanges();
    scrollTo(0, 0);
    const f = test.figure();
    if (!f) return "";
    for (const button of document.querySelectorAll(".dock [aria-expanded=true]")) button.click();
    for (const button of f.shadowRoot.querySelectorAll(":is(.caption, .controls) [aria-expanded=true]")) button.click();
    if (test.tab() !== test.page) (test.page ?? document.querySelector(".lesson.open .drawer .head > .text")).click();
    f.removeAttribute("state");
    f.ask({ type: "reduced", on: true });
    await f.send({ type: "open", lesson: f.getAttribute("lesson"), value: "" });
    for (const end = performance.now() + 10000; performance.now() < end; await new Promise(requestAnimationFrame)) {
      if (JSON.stringify(test.shown()) !== JSON.stringify(test.opened)) continue;
      await f.send({ type: "stop", x: 0 });
      return "";
    }
    const now = test.shown();
    return Object.keys(now).filter((key) => JSON.stringify(now[key]) !== JSON.stringify(test.opened[key])).join(", ");
  },

  // tab is that of the page which the drawer shows, if it is open.
  tab: () => document.querySelector(".lesson.open [role=tab][aria-selected=true]"),

  // button is that of an item.
  button: (id) => test.figure().shadowRoot.querySelector(`.item[data-id="${CSS.escape(id)}"]`),

  // open reports whether a point of the window lies open in the picture.
  open(x, y) {
    const f = test.figure();
    return document.elementFromPoint(x, y) === f && Boolean(f.shadowRoot.elementFromPoint(x, y)?.closest(".canvas"));
  },

  // uncovered is how much of the picture's height is seen.
  uncovered() {
    const { x, y, width, height } = test.figure().shadowRoot.querySelector(".canvas").getBoundingClientRect();
    let sum = 0;
    for (let at = 0.5; at < height; at++) sum += test.open(x + width / 2, y + at);
    return sum;
  },

  // spot is the middle of an item in the window, and whether that lies open.
  spot({ id, box }) {
    const corner = test.figure().shadowRoot.querySelector(".canvas").getBoundingClientRect();
    const [x, y] = [corner.x + box[0] + box[2] / 2, corner.y + box[1] + box[3] / 2];
    return { id, x, y, open: test.open(x, y) };
  },

  // within reports whether an element lies in the window, and nothing over its corners.
  within(e) {
    const { left, top, right, bottom } = e.getBoundingClientRect();
    return [[left + 1, top + 1], [left + 1, bottom - 1]].every(([x, y]) => e.contains(document.elementFromPoint(x, y))) && right <= innerWidth;
  },

  // seen is every element to be seen, the insides of shadow trees included.
  seen() {
    const under = (root) => [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? under(e.shadowRoot) : [])]);
    return under(document).filter((e) => e.checkVisibility({ visibilityProperty: true }));
  },

  // named says which element it is.
  named(e) {
    const classes = e.getAttribute("class")?.trim().replace(/\s+/g, ".");
    const text = (e.ariaLabel ?? e.labels?.[0]?.innerText ?? e.innerText ?? "").trim().slice(0, 30);
    return `${e.nodeName.toLowerCase()}${e.id && `#${e.id}`}${classes ? `.${classes}` : ""} ${text}`.trim();
  },

  // focused is the element that has the focus, in whatever shadow tree.
  focused() {
    let e = document.activeElement;
    while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
    return e;
  },

  // watchLetters notes from now on how large the letters are that are drawn on canvases, or no longer.
  watchLetters(on = true) {
    const pen = CanvasRenderingContext2D.prototype;
    test.font ??= Object.getOwnPropertyDescriptor(pen, "font");
    test.letters = [];
    Object.defineProperty(pen, "font", !on ? test.font : { ...test.font, set(style) {
      test.letters.push(parseFloat(/([\d.]+)px/.exec(style)[1]));
      test.font.set.call(this, style);
    } });
  },

  // slide tells what is wrong with a figure that is presented: letters too small, or something cut or out of the window.
  slide() {
    const f = test.figure();
    const wrong = [];
    const least = Math.min(...test.letters);
    if (!(least > 15.99)) wrong.push(`letters of ${least} px in the picture`);
    const inside = ({ left, top, right, bottom }) => left > -1 && top > -1 && right < innerWidth + 1 && bottom < innerHeight + 1;
    for (const e of test.seen().filter((e) => f.shadowRoot.contains(e) && !e.closest(".items") && !e.matches(".unseen"))) {
      if (e.localName !== "input" && !inside(e.getBoundingClientRect())) wrong.push(`${test.named(e)} leaves the window`);
      const writes = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
      if (writes && parseFloat(getComputedStyle(e).fontSize) < 15.99) wrong.push(`${test.named(e)} is small`);
      if (writes && (e.scrollWidth > e.clientWidth + 1 && e.clientWidth)) wrong.push(`${test.named(e)} is cut`);
    }
    const words = f.shadowRoot.querySelector(".words");
    if (words.scrollHeight > words.clientHeight + 1) wrong.push(`the caption is too long: ${words.textContent}`);
    const [figure, caption] = [".figure", ".caption"].map((name) => f.shadowRoot.querySelector(name).getBoundingClientRect());
    if (figure.bottom > caption.top + 1) wrong.push("the picture lies under the caption");
    return wrong;
  },

  // tries sets a control to each of the values and tells what came of it: what the control then holds, why the value was
  // refused (that of another control may be so from before), whether the picture stayed the same, and what is odd on the
  // page. It waits for the frames at the end only, since the state is known at once.
  async tries(key, values) {
    const f = test.figure();
    const shown = () => JSON.stringify([f.get().values, f.get().items]);
    const outcomes = [];
    const frames = [];
    for (const value of values) {
      const before = shown();
      frames.push(f.set(key, value));
      const { controls, notices } = f.get();
      outcomes.push({
        value, took: controls.find((c) => c.key === key).value, why: notices.find((n) => n.bad && [key, undefined].includes(n.key))?.text ?? "",
        told: notices.some((n) => n.key === key), same: before === shown(), odd: test.odd(),
      });
    }
    await Promise.all(frames);
    return outcomes;
  },

  // odd is something to be read that should be a number or a word and is neither. What a sentence quotes from the
  // visitor does not count.
  odd() {
    const f = test.figure();
    const { items, display } = f.get();
    const texts = [
      document.querySelector(".lesson.open")?.textContent ?? "",
      f.shadowRoot.querySelector(".caption").textContent, ...Object.values(display),
    ];
    for (const i of items) texts.push(i.label, i.value, i.gradient);
    const text = texts.join("\n").replace(/“[^”]*”/g, "");
    const at = text.search(/NaN|Infinity|undefined|\bnull\b|\[object|[−-]0(\.0+)?(?![\d.])/);
    return at < 0 ? "" : text.slice(Math.max(0, at - 40), at + 40);
  },

  // hittable is the items with a number whose middle lies open in the window.
  hittable() {
    return test.figure().get().items.filter((i) => i.value && i.box[2] < 120 && i.box[3] < 100).map(test.spot).filter(({ open }) => open);
  },

  // sources selects each item in turn and tells what is wrong with the answers; the sources of an item must
  // answer, too, whether or not the picture has room for them.
  sources() {
    const f = test.figure();
    const wrong = new Set();
    const ask = (id, by) => {
      const s = f.ask({ type: "select", value: id }).result;
      if (!s) wrong.add(`${by} came from ${id}, which is nothing`);
      else if (s.id !== id || !s.label || (!s.formula && s.from.length)) wrong.add(`${id} is answered ${JSON.stringify(s)}`);
      return s?.from ?? [];
    };
    const asked = new Map();
    for (const { id } of f.get().items) for (const from of ask(id, "the picture")) asked.set(from, id);
    for (const [from, id] of asked) ask(from, id);
    return [...wrong];
  },

  // proofs is the difference between each gradient of the picture and its finite difference.
  proofs() {
    const f = test.figure();
    const names = f.get().items.map(({ id }) => f.ask({ type: "select", value: id }).result?.provable);
    return names.filter(Boolean).map((key) => Math.abs(f.ask({ type: "prove", key }).result.difference));
  },

  // colour is a colour of the system, as red, green and blue.
  colour(name) {
    const e = document.body.appendChild(document.createElement("i"));
    e.style.color = name;
    const { color } = getComputedStyle(e);
    e.remove();
    return color.match(/\d+/g).slice(0, 3).map(Number);
  },

  // drawn reports whether a colour of an element is another than the ground's, and not transparent.
  drawn(e, property, pseudo) {
    const colour = getComputedStyle(e, pseudo)[property].match(/[\d.]+/g).map(Number);
    return colour[3] !== 0 && colour.slice(0, 3).join() !== test.colour("Canvas").join();
  },

  // arrows presses every arrow key on items of the picture and tells where one leads the wrong way: not ahead, or past the
  // cell that stands next in the row or column.
  arrows() {
    const f = test.figure();
    const { items } = f.get();
    const buttons = [...f.shadowRoot.querySelectorAll(".item")];
    const middle = ({ box: [x, y, w, h] }) => [x + w / 2, y + h / 2];
    const wrong = [];
    items.filter((_, i) => i % Math.ceil(items.length / 40) === 0).forEach((item) => {
      for (const [key, right, down] of [["ArrowRight", 1, 0], ["ArrowLeft", -1, 0], ["ArrowDown", 0, 1], ["ArrowUp", 0, -1]]) {
        const button = buttons.find((b) => b.dataset.id === item.id);
        button.focus();
        button.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        const to = items.find(({ id }) => id === test.focused().dataset.id);
        const [dx, dy] = middle(to).map((at, k) => at - middle(item)[k]);
        if (to !== item && right * dx + down * dy <= 0) wrong.push(`${key} leads from ${item.id} to ${to.id}`);
        const [, name, row, col] = item.id.match(/^(.*)-(\d+)-(\d+)$/) ?? [];
        const next = items.find(({ id }) => id === `${name}-${Number(row) + down}-${Number(col) + right}`);
        const adjacent = next && middle(next).every((at, k) => Math.abs(at - middle(item)[k] - [right, down][k] * item.box[2 + k]) < 6);
        if (adjacent && to !== next) wrong.push(`${key} leads from ${item.id} to ${to.id}, not ${next.id}`);
      }
    });
    return wrong;
  },

  // translate does to the page what the translators of browsers do: every text that may be translated becomes another one, in
  // an element of its own.
  translate() {
    const under = (root) => {
      for (const node of [...root.childNodes]) {
        if (node.nodeType === Node.TEXT_NODE && node.data.trim()) {
          const font = document.createElement("font");
          font.textContent = [...node.data].reverse().join("");
          node.replaceWith(font);
        } else if (node.translate && !node.matches("script, style, template")) {
          under(node);
          if (node.shadowRoot) under(node.shadowRoot);
        }
      }
    };
    under(document.body);
  },

  // rewritten watches what is written into the page, and returns a function that tells what was as it is before.
  rewritten() {
    const was = new Map(); // the last value of each text and attribute
    const wrong = new Set();
    const look = (records) => {
      // A record has the value before it; that after it is in the next one, or in the page.
      for (const { target, type, attributeName, oldValue } of records.reverse()) {
        if (type === "childList") continue;
        const key = attributeName ?? "text";
        const known = was.get(target) ?? was.set(target, new Map()).get(target);
        const after = known.has(key) ? known.get(key) : attributeName ? target.getAttribute(attributeName) : target.data;
        if (after === oldValue) wrong.add(`${key} of ${test.named(attributeName ? target : target.parentElement)}`);
        known.set(key, oldValue);
      }
      was.clear();
    };
    const observer = new MutationObserver(look);
    for (const root of [document.body, test.figure().shadowRoot]) observer.observe(root, {
      subtree: true, attributes: true, attributeOldValue: true, characterData: true, characterDataOldValue: true,
    });
    return () => {
      look(observer.takeRecords());
      observer.disconnect();
      return [...wrong];
    };
  },
};

new PerformanceObserver((list) => {
  const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(",");
  const name = ({ node, previousRect, currentRect }) => // what stands in a shadow has no name
    `${node?.nodeName ?? ""}.${node?.className ?? ""} from ${place(previousRect)} to ${place(currentRect)};`;
  for (const entry of list.getEntries()) test.shifts.push([entry.value, ...entry.sources.map(name)].join(" "));
}).observe({ type: "layout-shift", buffered: true });

document.addEventListener("glassbox-captions", () => { test.captioned = true; }, true);
