// Dragging in two dimensions: an item with a drag moves the numbers of a control, by pointer or by arrow keys.

// moving returns a function that sets the numbers as they are so many pixels to the right and up of where they
// stand now. It tells whether they changed.
export function moving(element, { key, right, up, step }) {
  const { value, min, max } = element.state.controls.find((c) => c.key === key);
  const start = value.split(", ");
  const decimals = String(step).split(".")[1]?.length ?? 0;
  const moved = (text, dx, dy, i) => {
    if (!right[i] && !up[i]) return text;
    const v = Number(text) + dx * right[i] + dy * up[i];
    return Math.min(max, Math.max(min, Math.round(v / step) * step)).toFixed(decimals);
  };
  let sent = value;
  return (dx, dy) => {
    const next = start.map((text, i) => moved(text, dx, dy, i)).join(", ");
    if (next === sent) return false;
    sent = next;
    element.ask({ type: "set", key, value: next });
    return true;
  };
}

const arrows = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

// steering returns a function that takes keys: an arrow moves by one step of the largest number, with shift by
// ten. It tells whether the key was an arrow.
export function steering(element, drag) {
  const move = moving(element, drag);
  const one = (by) => drag.step / (Math.max(...by.map(Math.abs)) || Infinity); // pixels
  const pixels = [one(drag.right), one(drag.up)];
  const at = [0, 0];
  return ({ key, shiftKey }) => {
    if (!arrows[key]) return false;
    arrows[key].forEach((way, i) => (at[i] += way * pixels[i] * (shiftKey ? 10 : 1)));
    move(...at);
    return true;
  };
}
