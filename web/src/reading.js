// The prose of a lesson: its numbers, what is meant for the present settings, and the paragraph of the present
// step, which is lit and kept in view.
import { setAttribute } from "./dom.js";
import { Eye } from "./eye.js";
import { low, wide } from "./layout.js";
import { choose, fill, speaksOf } from "./prose.js";

const margin = 40; // what is lit keeps away from the edges, in pixels
const gap = 6; // and from the figure that it stands right under

export function lightProse(prose, figure) {
  const steps = [...prose.querySelectorAll("p[data-step]")];
  const eye = new Eye(() => (wide.matches ? { root: prose, top: margin, bottom: margin } : low.matches ? null : beneath()));
  eye.hear(prose);
  const sections = [...prose.querySelectorAll("h2")];
  const section = (p) => sections.findLastIndex((h) => h.compareDocumentPosition(p) & Node.DOCUMENT_POSITION_FOLLOWING);
  let lit = null;
  let steady = false;

  // Until the film is there, the page stands as it will open, so that nothing moves.
  steps.forEach((p, i) => p.classList.add(i ? "next" : "now"));

  // beneath is the place right under the figure, where that stays above the prose.
  const beneath = () => ({ root: null, top: height + gap, bottom: 0, strict: true });
  const stage = prose.parentElement.querySelector(".stage");
  let height = 0;
  new ResizeObserver(() => {
    height = stage.offsetHeight;
    if (eye.follows && !eye.away && !wide.matches) eye.follow(lit);
  }).observe(stage);

  // steadily does something without scrolling.
  async function steadily(change) {
    steady = true;
    try {
      await change();
    } finally {
      steady = false;
    }
  }

  return {
    steadily,
    // still lights nothing, where no film will run.
    still() {
      for (const p of steps) p.classList.remove("now", "next");
    },
    update(state) {
      fill(prose, state);
      choose(prose, state);
      const shown = steps.filter((p) => !p.hidden);
      const now = shown.findIndex((p) => (state.poster ? p.dataset.step === "poster" : speaksOf(p, state)));
      shown.forEach((p, i) => {
        p.classList.toggle("now", i === now);
        setAttribute(p, "aria-current", i === now ? "step" : undefined);
        p.classList.toggle("back", i === now && state.back && !state.poster);
        p.classList.toggle("next", i > now);
      });
      if (!shown[now] || shown[now] === lit) return;
      const was = lit;
      lit = shown[now];
      if (steady) return;
      if (!was && lit === shown[0]) return; // the page has just been opened
      if (!state.playing || figure.slide || !eye.away) eye.follow(lit, state.poster || state.stepIndex === 0);
      else if (was && section(was) !== section(lit)) wait(state.position);
    },
  };

  // wait pauses at the end of the step before, where a section ends: the reader has scrolled away and is not to miss the
  // next one.
  function wait(position) {
    queueMicrotask(() => { // when all know this state
      steady = true;
      figure.ask({ type: "scrub", x: Math.floor(position) });
      steady = false;
    });
  }
}
