// The timeline: play, step, and a line to scrub on, with a zone for every stretch of the film.
import { h, icon, setAttribute, setText, setValue } from "./dom.js";

export default function timeline(element) {
  const send = (type, more) => element.send({ type, ...more });
  const button = (name, label, type) =>
    h("button", { class: "icon-button", type: "button", "aria-label": label, onclick: () => send(type) }, icon(name));
  const play = h("button", { class: "play", type: "button", onclick: () => send(element.state.playing ? "pause" : "play") });
  const scrub = scrubber(element, send);
  const speed = choice("Speed", [0.25, 0.5, 1, 2, 4].map((s) => [s, `${s}×`]), (x) => send("speed", { x }));
  const depth = choice("Depth", [], (x) => send("depth", { x }));
  const mark = h("a", { class: "mark", translate: "no", href: new URL("./", element.base), target: "_blank", rel: "noopener" }, "Glassbox");
  mark.hidden = !element.embedded;
  element.region("timeline").append(
    h("div", { class: "buttons" }, button("prev", "Step back", "prev"), play, button("next", "Step forward", "next")),
    scrub.root, h("div", { class: "settings" }, speed.root, depth.root), mark);
  let drawn = "";

  // draw gives the button its face: a pill with words where the film has not begun.
  function draw(poster, playing) {
    const label = poster ? "Play from the beginning" : playing ? "Pause" : "Play";
    if (drawn === (drawn = label)) return;
    play.replaceChildren(icon(playing ? "pause" : "play", 22));
    if (poster) play.append(h("span", {}, "Play"), h("span", { class: "from" }, "from the beginning"));
    play.classList.toggle("pill", poster);
    setAttribute(play, "aria-label", label);
  }

  draw(!/(^|&)step=/.test(element.getAttribute("state") ?? ""), false); // as it is going to be
  return {
    update(state) {
      draw(state.poster, state.playing);
      mark.toggleAttribute("hidden", !element.embedded);
      speed.select(state.speed);
      depth.offer(state.depths.map((name, i) => [i, name]));
      depth.select(state.depth);
      scrub.update(state);
    },
    position: (p) => scrub.position(p),
  };
}

function choice(label, options, send) {
  const select = h("select", { onchange: () => send(Number(select.value)) });
  const offer = (pairs) => {
    if (select.length !== pairs.length) select.replaceChildren(...pairs.map(([value, text]) => h("option", { value }, text)));
  };
  offer(options);
  return { root: h("label", { class: "setting" }, h("span", {}, label), select), offer, select: (value) => setValue(select, value) };
}

// scrubber is the line. The keyboard has a range input; the pointer has the zones, whose gaps no range knows.
function scrubber(element, send) {
  const range = h("input", { type: "range", class: "range", min: "0", step: "1", "aria-label": "Step" });
  const zones = h("div", { class: "zones", "aria-hidden": "true" });
  const handle = h("div", { class: "handle" });
  const [name, count] = [h("b", { class: "name" }), h("span")];
  const where = h("div", { class: "where", "aria-hidden": "true" }, name, h("span", {}, h("span", { class: "word" }, "step "), count));
  const track = h("div", { class: "track" }, zones);
  const root = h("div", { class: "scrub" }, where, track, range);
  let drawn = "";
  let state = null;
  let parts = []; // of each zone: its root, its name, its line, and the share of that which is done

  range.addEventListener("input", () => {
    const move = Number(range.value) - state.stepIndex;
    if (Math.abs(move) === 1) send(move > 0 ? "next" : "prev");
    else send("stop", { x: Number(range.value) });
  });
  track.addEventListener("pointerdown", (e) => {
    track.setPointerCapture(e.pointerId);
    const named = parts.findIndex((part) => part.name === e.target); // whose name is pressed begins there
    send("scrub", { x: named < 0 ? under(e.clientX) : state.zones[named].ticks[0] ?? state.zones[named].to });
    track.onpointermove = (m) => send("scrub", { x: under(m.clientX) });
  });
  track.addEventListener("pointerup", () => {
    track.onpointermove = null;
    send("settle");
  });

  // span is the stretch of positions that zone i covers: from the end of the step before it to its own end.
  const span = (i) => [i === 0 ? state.zones[0].from : state.zones[i].from - 1, state.zones[i].to];

  function under(clientX) {
    const boxes = parts.map((part) => part.line.getBoundingClientRect());
    let i = boxes.findIndex((b) => clientX < b.right + 7);
    if (i < 0) i = boxes.length - 1;
    const [from, to] = span(i);
    const share = Math.min(1, Math.max(0, (clientX - boxes[i].left) / boxes[i].width));
    return from + (to - from) * share;
  }

  function draw() {
    parts = state.zones.map((z, i) => {
      const [from, to] = span(i);
      const ticks = z.ticks.filter((t) => t > from || from === to).map((t) => {
        const tick = h("i", { class: "tick" });
        tick.style.left = `${(100 * (t - from)) / Math.max(1, to - from)}%`;
        return tick;
      });
      const line = h("div", { class: "line" });
      const name = h("span", { class: "name" }, z.name.replaceAll(" ", "\u00a0")); // which is not cut between words
      const zone = h("div", { class: z.back ? "zone back" : "zone" }, name, line, h("div", { class: "ticks" }, ...ticks));
      zone.style.flexGrow = Math.max(1, z.ticks.length);
      return { zone, name, line, share: 0 };
    });
    zones.replaceChildren(...parts.map((part) => part.zone));
  }

  // position runs in every frame, so it makes no layout: the handle rides on the line that it is on.
  function position(p) {
    parts.forEach((part, i) => {
      const [from, to] = span(i);
      const share = Math.min(1, Math.max(0, to > from ? (p - from) / (to - from) : p >= to ? 1 : 0));
      const now = (p > from || i === 0) && p <= to;
      if (share !== part.share) part.line.style.backgroundSize = `${100 * share}% 100%`;
      part.share = share;
      part.zone.classList.toggle("now", now);
      if (!now) return;
      if (handle.parentElement !== part.line) part.line.append(handle);
      handle.style.transform = `translateX(${100 * share}%)`;
      setText(name, state.zones[i].name);
      setText(count, `${state.stepIndex + 1} of ${state.stepCount}`);
    });
  }

  return {
    root,
    position,
    update(next) {
      state = next;
      setAttribute(range, "max", state.stepCount - 1);
      setValue(range, state.stepIndex);
      const now = state.zones.find((z) => z.to >= Math.ceil(state.position)) ?? state.zones.at(-1);
      setAttribute(range, "aria-valuetext", `${now.name}, step ${state.stepIndex + 1} of ${state.stepCount}`);
      if (drawn !== (drawn = JSON.stringify([state.zones, state.depth]))) draw();
      position(state.position);
    },
  };
}
