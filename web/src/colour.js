// hex is any CSS colour as #rrggbb, worked out by the browser. What the system gives its colours, it knows of elements alone.
export function hex(css, element) {
  pen.fillStyle = "#000000";
  pen.fillStyle = css.startsWith("#") ? css : asIn(element, css);
  if (/^#.{6}$/.test(pen.fillStyle)) return pen.fillStyle;
  pen.clearRect(0, 0, 1, 1);
  pen.fillRect(0, 0, 1, 1);
  const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
  return `#${(0x1000000 + r * 0x10000 + g * 0x100 + b).toString(16).slice(1)}`;
}

function asIn(element, css) {
  element.style.color = css;
  const { color } = getComputedStyle(element);
  element.style.color = "";
  return color;
}

const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
