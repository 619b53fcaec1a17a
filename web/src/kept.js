// What is kept in view of a figure that is higher than its place: what a step makes, and what is pressed.
import { Eye } from "./eye.js";
import { low } from "./layout.js";

const foot = 100; // of the figure's place, under the caption and the timeline, in pixels

// kept is told whether something covers the lower half of a low window.
export function kept(figure, covered) {
  const eye = new Eye(() => (low.matches
    ? { root: null, top: 8, bottom: covered() ? innerHeight / 2 : 8 }
    : { root: figure, top: 8, bottom: foot }));
  let known = new Map();
  let step = "";
  const button = (i) => figure.region("items").querySelectorAll(".item")[i];
  eye.hear(figure);

  return {
    // press keeps the button of what has been pressed in view.
    press: (button) => eye.follow(button),
    update(state) {
      const before = known;
      known = new Map(state.items.map((item) => [item.id, `${item.value} ${item.gradient}`]));
      const steps = step !== "" && step !== state.step;
      step = state.step;
      if (low.matches || state.poster || !(steps || state.moving) || (state.playing && eye.away)) return;
      const made = state.items.findLastIndex(({ id }) => before.get(id) !== known.get(id));
      if (made >= 0) eye.follow(button(made));
    },
  };
}
