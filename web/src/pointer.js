// The pointer on the canvas: pointing, choosing, dragging a number sideways, and dragging what follows the pointer.
import { moving } from "./drag.js";
import { pressed } from "./items.js";

const notch = 4; // pixels of a drag that change a number by one step
const away = { type: "hover", x: -1e6, y: -1e6 };

// followPointer sends what the pointer does on the box as messages. It returns a function that ends it.
export function followPointer(element, box) {
  const listening = new AbortController();
  const hear = (type, listener, more) => box.addEventListener(type, listener, { signal: listening.signal, ...more });
  const frame = perFrame();
  let under = null; // the item pointed at
  let drag = null;

  const at = (e) => {
    const { left, top } = box.getBoundingClientRect();
    return { x: (e.clientX - left) / element.scale, y: (e.clientY - top) / element.scale };
  };
  const point = (message) => {
    under = element.ask(message).result ?? null;
    box.style.cursor = under?.drag ? "move" : grip(element, under) ? "ew-resize" : under?.id ? "pointer" : "";
  };

  const pick = (e) => {
    if (element.ask({ type: "pick", ...at(e) }).result) pressed(element);
  };

  hear("pointermove", (e) => {
    if (drag) return frame(() => drag?.to(e.clientX, e.clientY));
    if (e.pointerType === "touch") return;
    const place = at(e); // now, when the layout is known
    frame(() => point({ type: "hover", ...place }));
  });
  hear("pointerleave", () => frame(() => point(away)));
  hear("pointerdown", (e) => {
    if (e.button !== 0) return;
    point({ type: "hover", ...at(e) });
    const spec = grip(element, under);
    if (!spec && !under?.drag) return;
    box.setPointerCapture(e.pointerId);
    drag = under.drag ? following(element, under.drag, e) : dragging(element, spec, under.control, e.clientX);
  });
  hear("touchstart", (e) => drag?.free && e.preventDefault(), { passive: false }); // the page does not scroll then
  hear("pointerup", (e) => {
    if (drag?.free && !drag.moved && e.pointerType === "touch") pick(e); // there will be no click
    const ended = drag;
    setTimeout(() => (drag = drag === ended ? null : drag)); // after the click, and not one that has begun since
  });
  hear("pointercancel", () => (drag = null));
  hear("click", (e) => {
    if (!drag?.moved) pick(e);
  });
  return () => listening.abort();
}

// grip is the control that a drag on the item changes, if it is a number or, as in "scores[2]", one of a list.
function grip(element, item) {
  const key = item?.control?.split("[")[0];
  return key ? element.state.controls.find((c) => c.key === key && c.step) : undefined;
}

// following drags an item that goes with the pointer.
function following(element, how, { clientX, clientY }) {
  const move = moving(element, how);
  const drag = {
    free: true,
    moved: false,
    to(x, y) {
      if (move((x - clientX) / element.scale, (clientY - y) / element.scale)) drag.moved = true;
    },
  };
  return drag;
}

function dragging(element, spec, key, from) {
  const [, index] = key.split("[");
  const text = index ? (spec.value.split(", ")[parseInt(index)] ?? "0") : spec.value;
  const start = Number(text);
  const decimals = Math.max(fraction(text), fraction(String(spec.step)));
  let sent = start;
  const drag = {
    moved: false,
    to(x) {
      const steps = Math.trunc((x - from) / notch);
      const value = Math.min(spec.max, Math.max(spec.min, start + steps * spec.step));
      if (value === sent) return;
      sent = value;
      drag.moved = true;
      element.ask({ type: "set", key, value: value.toFixed(decimals) });
    },
  };
  return drag;
}

// fraction is the number of decimals that a number is written with.
const fraction = (text) => text.split(".")[1]?.length ?? 0;

// perFrame keeps, of what is asked for between two frames, only the last.
function perFrame() {
  let last = null;
  return (f) => {
    if (last === null) requestAnimationFrame(() => { const run = last; last = null; run(); });
    last = f;
  };
}
