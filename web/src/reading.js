// The prose of a lesson: its numbers, what is meant for the present settings, and the paragraph of the present
// step, which is lit and kept in view.
import { choose, fill } from "./prose.js";

export function lightProse(prose) {
  const steps = [...prose.querySelectorAll("p[data-step]")];
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
      if (shown[now] && shown[now] !== lit) reveal(prose, (lit = shown[now]), state);
    },
  };
}

// reveal scrolls the prose, never the page, and only where the prose scrolls on its own.
function reveal(prose, paragraph, state) {
  if (prose.scrollHeight <= prose.clientHeight + 1 || getComputedStyle(prose).overflowY === "visible") return;
  const at = paragraph.offsetTop - prose.offsetTop;
  const outside = at < prose.scrollTop + 40 || at + paragraph.offsetHeight > prose.scrollTop + prose.clientHeight - 40;
  if (state.stepIndex === 0) prose.scrollTop = 0;
  else if (outside) prose.scrollTo({ top: at - prose.clientHeight / 3, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}
