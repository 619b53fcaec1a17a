// One control: a labelled widget that sends what is typed and shows what Go says.
import { h, setAttribute, setText, setValue, symbol } from "./dom.js";
import { bytesOf, facts, give } from "./files.js";
import { suggest } from "./suggest.js";

const long = 20000; // letters; a longer text is read when the fingers rest
const rest = 400; // milliseconds

let count = 0;

export function field(element, spec) {
  const id = `field-${++count}`;
  const send = (value) => element.send({ type: "set", key: spec.key, value });
  const root = h(
    "div",
    { class: `field of-${spec.kind}`, "data-key": spec.key },
    h("label", { for: id, translate: symbol(spec.label) }, spec.label),
  );
  let widget = null;

  // furnish makes the widget: a list while there are options to choose from.
  function furnish(options) {
    (widget?.root ?? widget?.input)?.remove();
    widget = (widgets[options ? "choice" : spec.kind] ?? text)({ ...spec, options }, send, element);
    widget.input.id = id;
    widget.input.name = spec.key;
    root.append(widget.root ?? widget.input);
  }

  furnish(spec.options);
  const suggested = spec.suggested && suggest(widget.input, widget.take);
  return {
    root,
    below: suggested?.line, // what stands under all fields
    typed: () => widget.read(),
    update(now, state) {
      root.toggleAttribute("hidden", !now?.shown);
      if (!now) return;
      if (Boolean(now.options) !== Boolean(widget.offer)) furnish(now.options);
      root.classList.toggle("folded", !element.embedded && now.group !== "figure" && !now.changed);
      const bad = state.notices.some((n) => n.bad && n.key === spec.key);
      setAttribute(widget.input, "aria-invalid", bad);
      setAttribute(widget.input, "aria-describedby", bad ? "wrong" : suggested?.line.id);
      widget.input.toggleAttribute("data-changed", now.changed);
      widget.offer?.(now.options);
      widget.write(now.value, bad);
      suggested?.update(now.suggested, now.value);
      suggested?.line.toggleAttribute("hidden", !now.shown);
    },
  };
}

const widgets = { choice, toggle, file };

// choice offers options, of which some are the learner's own words, and change with them.
function choice(spec, send) {
  const input = h("select", { onchange: () => send(input.value) });
  let offered = "";
  function offer(options) {
    if (offered === (offered = JSON.stringify(options))) return;
    const translate = (o) => (spec.kind === "choice" ? symbol(o.label) : "no");
    input.replaceChildren(...options.map((o) => h("option", { value: o.value, translate: translate(o) }, o.label)));
  }
  offer(spec.options);
  return { input, offer, read: () => input.value, write: (value) => setValue(input, value) };
}

function toggle(spec, send) {
  const input = h("input", { type: "checkbox", role: "switch", onchange: () => send(input.checked ? "on" : "off") });
  return { input, read: () => (input.checked ? "on" : "off"), write: (value) => (input.checked = value === "on") };
}

// file is the widget of a file that stays in the page: what is set may have come with a link, and then the file is not here.
function file(spec, send, element) {
  const input = h("input", { type: "file", accept: "text/*,.txt,.md,.csv,.json", onchange: () => {
    if (input.files.length) give(element, spec.key, input.files[0]);
    input.value = ""; // so that the same one can be chosen again
  } });
  const told = h("output", {});
  const away = h("button", { class: "text", type: "button", onclick: () => send("") }, "Remove");
  let known = "";
  return {
    input, root: h("span", { class: "file" }, input, told, away), read: () => known,
    write(value) {
      known = value;
      setText(told, !value ? "" : bytesOf(value) ? facts(value) : `Needed: ${facts(value)}. Choose it: a link has no files.`);
      away.toggleAttribute("hidden", !value);
    },
  };
}

// text is the widget of numbers, lists and words. What is being typed is left alone while it means what Go has.
function text(spec, send) {
  const number = spec.kind === "number" || spec.kind === "integer";
  const numeric = number || spec.kind === "numbers";
  const input = h(spec.lines ? "textarea" : "input", {
    ...(spec.lines ? { rows: 1 } : { type: "text" }), autocomplete: "off", spellcheck: "false", inputmode: number ? "decimal" : undefined,
    translate: numeric ? "no" : undefined,
    oninput: () => {
      clearTimeout(resting);
      if (unfinished(input.value, number)) return;
      if (input.value.length < long) tell();
      else resting = setTimeout(tell, rest);
    },
    onchange: () => tell(),
    onkeydown: (e) => number && nudge(e),
  });
  const root = number && spec.min < 0 ? h("span", { class: "entry" }, input, turning(input, spec.label, tell)) : undefined;
  let resting = 0; // the timer until a long text is read
  let known = null; // the value in Go, null while it refuses what was typed
  let asked = null; // what was typed, until Go has answered
  let meant = null; // what was typed and means the value
  let wide = 0; // how many letters it has room for
  const plain = (value) => (numeric ? value.replaceAll("−", "-") : value);
  // A field of one line would join the words on both sides of a line break.
  const shown = (value) => (numeric ? value.replaceAll("-", "−") : spec.lines ? value : value.replaceAll("\n", " "));

  function tell() {
    clearTimeout(resting);
    asked = input.value;
    send(plain(input.value));
  }

  // nudge changes a number by one step with the arrow keys, by ten with shift.
  function nudge(e) {
    const sign = { ArrowUp: 1, ArrowDown: -1 }[e.key];
    if (!sign || known === null) return;
    e.preventDefault();
    const next = Math.min(spec.max, Math.max(spec.min, Number(known) + sign * (spec.step || 1) * (e.shiftKey ? 10 : 1)));
    input.value = String(Number(next.toPrecision(12))).replaceAll("-", "−");
    tell();
  }

  // take puts in a text as if it had been typed, and goes on behind it.
  function take(value) {
    input.value = value;
    input.focus();
    tell();
  }

  return {
    input,
    root,
    take,
    read: () => plain(input.value),
    write(value, bad) {
      if (asked === input.value && !bad) meant = asked;
      else if (value !== known && !bad) meant = null;
      asked = null;
      if (!bad && value !== known && !(focused(input) && meant === input.value)) input.value = shown(value);
      known = bad ? null : value;
      const letters = Math.min(spec.kind === "text" ? 72 : 26, Math.max(3, input.value.length)); // of a text, as far as there is room
      if (letters !== wide) input.style.width = `calc(${(wide = letters)}ch + 20px)`;
    },
  };
}

// turning is a button that changes the sign of a field: the keypads of some phones have no minus. The field keeps the
// focus, and so the keypad stays.
export function turning(input, label, tell) {
  function turn() {
    const text = input.value.trim();
    input.focus();
    input.value = /^[-−–]/.test(text) ? text.slice(1) : `−${text}`;
    if (!unfinished(input.value, true)) tell();
  }
  return h("button", {
    class: "sign", type: "button", "aria-label": `Change the sign of ${label}`,
    onpointerdown: (e) => e.preventDefault(), onclick: turn,
  }, "±");
}

// unfinished numbers, like a lone minus sign, are not sent while they are typed.
const unfinished = (value, number) => number && /^\s*[-−–+]?[.,٫]?$/.test(value);

const focused = (input) => input.getRootNode().activeElement === input;
