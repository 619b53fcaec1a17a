// The prose of a lesson: its numbers, what is meant for the present settings, and the paragraph of the present
// step, which is lit and kept in view.
import { reducedMotion } from "./appearance.js";
import { setAttribute } from "./dom.js";
import { choose, fill, speaksOf } from "./prose.js";

const margin = 40; // what is lit keeps away from the edges, in pixels

export function lightProse(prose, figure) {
  const steps = [...prose.querySelectorAll("p[data-step]")];
  const eye = new Eye(prose);
  const sections = [...prose.querySelectorAll("h2")];
  const section = (p) => sections.findLastIndex((h) => h.compareDocumentPosition(p) & Node.DOCUMENT_POSITION_FOLLOWING);
  let lit = null;
  let steady = false;

  // Until the film is there, the page stands as it will open, so that nothing moves.
  steps.forEach((p, i) => p.classList.add(i ? "next" : "now"));

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

// Eye keeps what is lit in view, and knows whether the reader has scrolled away from it. The browser tells where an element
// lies when it has laid the page out, as it does anyhow: to ask before would make it do so within a frame.
class Eye {
  #prose;
  #sight;
  #seen = true;
  #touched = false; // since it was last scrolled here
  #turn = null; // what the next sight of the element is for

  constructor(prose) {
    this.#prose = prose;
    this.#sight = new IntersectionObserver((entries) => this.#look(entries.at(-1)), { root: prose, rootMargin: `${-margin}px 0px` });
    for (const way of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      prose.addEventListener(way, () => { this.#touched = true; }, { passive: true });
    }
  }

  // away reports whether the reader has scrolled what is lit out of sight.
  get away() { return this.#touched && !this.#seen; }

  // follow brings an element into view; at the start of the film, the top of the prose.
  follow(element, start) {
    this.#touched = false;
    this.#turn = (entry) => reveal(this.#prose, entry, start);
    this.#sight.disconnect();
    this.#sight.observe(element);
  }

  #look(entry) {
    this.#seen = entry.isIntersecting;
    this.#turn?.(entry);
    this.#turn = null;
  }
}

// reveal scrolls the prose so that an element is seen in it, the page never, and only where the prose scrolls on its own.
// view says where the element lies and where the prose, less a margin.
function reveal(prose, { boundingClientRect: at, rootBounds: view }, start) {
  if (start) prose.scrollTo({ top: 0 });
  else if (at.top < view.top || at.bottom > view.bottom) prose.scrollBy({
    top: at.top - view.top + margin - (view.height + 2 * margin) / 3,
    behavior: reducedMotion().matches ? "auto" : "smooth",
  });
}
