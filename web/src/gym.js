// The training that a figure is about. It is begun when the learner lets it go on, and nothing is fetched before; it ends when
// the figure goes, or is about another one. What its trainer posts is told to the app a few times a second.
import { bytesOf, facts } from "./files.js";
import keeping from "./keeping.js";
import { pace } from "./pace.js";
import { Run } from "./run.js";

export default function gym(element) {
  let run = null;
  let guessed = false; // how fast it may be

  function begin(training, going) {
    const text = element.state.controls.find((c) => c.key === training.text);
    const learned = text && (text.drawn ?? text.value);
    const own = !text ? null : text.kind === "file" ? bytesOf(learned) : new TextEncoder().encode(learned);
    run = new Run(element, training, own, going);
    if (own === undefined) run.fail(`The file ${facts(learned)}, is not here: choose it. A link has no files.`);
    return run;
  }

  function end(fork) {
    run?.end(fork);
    run = null;
  }

  // guess tells, once there is time, how fast this machine may be.
  function guess() {
    guessed = true;
    const idle = globalThis.requestIdleCallback ?? setTimeout;
    idle(async () => {
      const value = JSON.stringify({ type: "pace", pace: await pace() });
      if (element.state?.training) element.ask({ type: "trained", key: element.state.training.key, value });
    });
  }

  const row = keeping(element, () => run ?? begin(element.state.training, false));

  return {
    rest: () => end(0),
    update(state) {
      const { training } = state;
      if (run && (run.key !== training?.key || run.failed && !training.go)) end(training?.origin === run.key ? training.fork : 0);
      if (!run && (training?.go || training?.at > training?.fork)) begin(training, training.go);
      run?.follow(training);
      row.update(state);
      if (training && !guessed) guess();
    },
  };
}
