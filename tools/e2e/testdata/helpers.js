// What tests use in the pages. It runs in every tab before the page's own scripts.
globalThis.test = {
  // figure is the open figure of a page of ours.
  figure: () => document.querySelector(".lesson.open glass-box, body.embed glass-box"),

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

  // tries sets a control to each of the values and tells what came of it: what the control then holds, why the
  // value was refused, whether the picture stayed the same, and what is odd on the page.
  async tries(key, values) {
    const f = test.figure();
    const shown = () => JSON.stringify([f.get().values, f.get().items]);
    const outcomes = [];
    for (const value of values) {
      const before = shown();
      const { controls, notices } = await f.set(key, value);
      outcomes.push({ value, took: controls.find((c) => c.key === key).value, why: notices.find((n) => n.bad)?.text ?? "", same: before === shown(), odd: test.odd() });
    }
    return outcomes;
  },

  // odd is something to be read that should be a number or a word and is neither. What a sentence quotes from the
  // visitor does not count.
  odd() {
    const f = test.figure();
    const { items, display } = f.get();
    const texts = [document.querySelector(".lesson.open")?.textContent ?? "", f.shadowRoot.querySelector(".caption").textContent, ...Object.values(display)];
    for (const i of items) texts.push(i.label, i.value, i.gradient);
    const text = texts.join("\n").replace(/“[^”]*”/g, "");
    return text.match(/.{0,40}(NaN|Infinity|undefined|\bnull\b|\[object|[−-]0(\.0+)?(?![\d.])).{0,40}/)?.[0] ?? "";
  },

  // sources selects each item in turn and tells what is wrong with the answers; the sources of an item must
  // answer, too, whether or not the picture has room for them.
  async sources() {
    const f = test.figure();
    const wrong = new Set();
    const ask = async (id, by) => {
      const s = await f.select(id).catch(() => null);
      if (!s) wrong.add(`${by} came from ${id}, which is nothing`);
      else if (s.id !== id || !s.label || (!s.formula && s.from.length)) wrong.add(`${id} is answered ${JSON.stringify(s)}`);
      return s?.from ?? [];
    };
    const asked = new Map();
    for (const { id } of f.get().items) for (const from of await ask(id, "the picture")) asked.set(from, id);
    for (const [from, id] of asked) await ask(from, id);
    return [...wrong];
  },

  // proofs is the difference between each gradient of the picture and its finite difference.
  async proofs() {
    const f = test.figure();
    const off = [];
    for (const { id } of f.get().items) {
      const { provable } = await f.select(id);
      if (provable) off.push(Math.abs((await f.send({ type: "prove", key: provable })).difference));
    }
    return off;
  },
};
