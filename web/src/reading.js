// The prose of a lesson: its numbers, what is meant for the present settings, and the paragraph of the present
// step, which is lit and kept in view.
import { reducedMotion } from "./appearance.js";
import { choose, fill } from "./prose.js";

const margin = 40; // what is lit keeps away from the edges, in pixels

export function lightProse(prose) {
  const steps = [...prose.querySelectorAll("p[data-step]")];
  const look = looker(prose);
  let lit = null;

  // Until the film is there, the page stands as it will open, so that nothing moves.
  const numbers = [...prose.querySelectorAll("data[data-first]")].map((data) => [data, data.textContent]);
  for (const [data] of numbers) data.textContent = data.dataset.first;
  steps.forEach((p, i) => p.classList.add(i ? "next" : "now"));

  return {
    // still gives the prose the numbers of the whole film back, where no film will run.
    still() {
      for (const [data, text] of numbers) data.textContent = text;
      for (const p of steps) p.classList.remove("now", "next");
    },
    update(state) {
      fill(prose, state);
      choose(prose, state);
      const shown = steps.filter((p) => !p.hidden);
      const now = shown.findIndex((p) => p.dataset.step.split(" ").includes(state.element));
      shown.forEach((p, i) => {
        p.classList.toggle("now", i === now);
        p.classList.toggle("back", i === now && state.back);
        p.classList.toggle("next", i > now);
      });
      if (shown[now] && shown[now] !== lit) look((lit = shown[now]), state.stepIndex === 0);
    },
  };
}

// looker returns a function that keeps an element in view. The browser tells where it lies when it has laid the page out,
// as it does anyhow: to ask before would make it do so within a frame.
function looker(prose) {
  let start = false;
  const sight = new IntersectionObserver((entries) => {
    sight.disconnect();
    reveal(prose, entries.at(-1), start);
  }, { root: prose, rootMargin: `${-margin}px 0px` });
  return (element, atStart) => {
    start = atStart;
    sight.disconnect();
    sight.observe(element);
  };
}

// reveal scrolls the prose so that an element is seen in it, the page never, and only where the prose scrolls on its own.
// view says where the element lies and where the prose, less a margin.
function reveal(prose, { boundingClientRect: at, rootBounds: view }, start) {
  if (start) prose.scrollTo({ top: 0 });
  else if (at.top < view.top || at.bottom > view.bottom) prose.scrollBy({ top: at.top - view.top + margin - (view.height + 2 * margin) / 3, behavior: reducedMotion().matches ? "auto" : "smooth" });
}
