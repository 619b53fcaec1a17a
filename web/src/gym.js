// The training that a figure is about. It is begun when the learner lets it go on, and nothing is fetched before; it ends when
// the figure goes, or is about another one. What its trainer posts is told to the app a few times a second.
import { bytesOf, facts } from "./files.js";
import { Trainer } from "./trainer.js";

const wait = 250; // milliseconds between what is told
const rest = 150; // until a handle that is dragged has come to rest
const early = 8; // samples that are asked for soon after a start, while it learns fastest
const between = 400; // and how long one is waited with

export default function gym(element) {
  let run = null;

  function end() {
    run?.end();
    run = null;
  }

  return {
    rest: end,
    update({ training, controls }) {
      if (run && (run.key !== training?.key || run.failed && !training.go)) end();
      if (!run && training?.go) {
        const text = controls.find((c) => c.key === training.text);
        run = new Run(element, training, text ?? null);
      }
      run?.follow(training);
    },
  };
}

// Run is a training that has begun.
class Run {
  failed = false;
  #element;
  #plan;
  #own = null; // the learner's text, as bytes
  #trainer = null; // once there is one
  #ended = false;
  #going = true;
  #state = "";
  #at = -1;
  #arrived = null; // to be called at the fork, while it is on its way there
  #begun = null; // what it was told then of what it trains
  #visiting = false; // it is on its way there
  #asked = 0; // samples
  #sampled = 0; // when the last one was asked for
  #resting = 0;
  #heap = []; // what is to be told
  #telling = 0;
  #told = performance.now();

  constructor(element, plan, text) {
    this.#element = element;
    this.#plan = plan;
    const learned = text && (text.drawn ?? text.value);
    if (text) this.#own = text.kind === "file" ? bytesOf(learned) : new TextEncoder().encode(learned);
    if (!text || this.#own) this.#open();
    else this.#take({ type: "error", text: `The file ${facts(learned)}, is not here: choose it. A link has no files.`, about: "start" });
  }

  get key() { return this.#plan.key; }

  // follow does what the learner wants now.
  follow({ go, at }) {
    if (at !== this.#at) {
      clearTimeout(this.#resting);
      this.#resting = at < 0 ? 0 : setTimeout(() => this.#visit(), rest);
    }
    this.#at = at;
    if (go === this.#going) return;
    this.#going = go;
    if (!go) this.#trainer?.pause();
    else if (this.#state === "done") this.#begin();
    else this.#trainer?.resume();
  }

  end() {
    this.#ended = true;
    clearTimeout(this.#resting);
    clearTimeout(this.#telling);
    this.#trainer?.close();
  }

  async #open() {
    try {
      const trainer = await Trainer.open();
      if (this.#ended) return trainer.close();
      for (const type of ["started", "report", "error"]) trainer.addEventListener(type, (e) => this.#take(e.detail));
      this.#trainer = trainer;
      if (trainer.where === "page") this.#tell({ type: "where", text: trainer.said });
      this.#begin();
      if (!this.#going) trainer.pause();
    } catch (error) {
      this.#take({ type: "error", text: error.message, about: "" });
    }
  }

  // #begin trains from the first step or, for a fork, what that was forked from up to there, and from there on otherwise.
  async #begin() {
    const { settings, base, fork } = this.#plan;
    const trainer = this.#trainer;
    if (!base) {
      trainer.start(JSON.parse(settings), this.#own);
      trainer.sample(); // before it has learned anything
      return;
    }
    this.#tell({ type: "report", state: "restoring" });
    const there = async (to) => {
      const paused = new Promise((resolve) => (this.#arrived = resolve));
      trainer.restore(to);
      await paused;
    };
    trainer.start(JSON.parse(base), this.#own);
    await there(fork);
    const state = await trainer.snapshot();
    trainer.start(JSON.parse(settings), this.#own);
    await there(state);
    this.#arrived = null;
    this.#tell({ ...this.#begun, first: fork });
    this.#take({ type: "report", state: "paused", step: fork });
    trainer.sample();
  }

  // #visit goes to a step of the training, exactly as it was, and has it write there.
  #visit() {
    if (!this.#trainer || this.#at < 0) return;
    this.#trainer.restore(this.#at);
    this.#visiting = true;
  }

  #take(message) {
    const { type, about, state } = message;
    if (this.#arrived && type !== "error") { // on the way to a fork
      if (type === "started") this.#begun = message;
      if (state === "paused") this.#arrived();
      return;
    }
    if (type === "error" && about === "sample") return; // of a training that was refused, which has been said
    if (state) this.#state = state;
    this.failed ||= type === "error" && (!about || about === "start");
    if (state === "paused" && this.#going) this.#trainer.resume(); // it stands at a step that it was to go to
    if (state === "paused" && this.#visiting && message.step === this.#at) {
      this.#visiting = false;
      this.#trainer.sample();
    }
    if (type === "started") this.#asked = 0;
    if (state === "training" && this.#asked < early && performance.now() - this.#sampled > between) {
      this.#asked++;
      this.#sampled = performance.now();
      this.#trainer.sample();
    }
    this.#tell(message);
  }

  // #tell tells a message of the trainer, soon.
  #tell({ weights, losses, tokenizer, ...message }) {
    const now = performance.now();
    this.#heap.push({ value: JSON.stringify(message), x: now - this.#told, losses });
    this.#told = now;
    this.#telling ||= setTimeout(() => this.#flush(), wait);
  }

  #flush() {
    this.#telling = 0;
    const heap = this.#heap.splice(0);
    heap.forEach(({ value, x, losses }, i) => {
      const bytes = losses && new Uint8Array(losses.buffer, losses.byteOffset, losses.byteLength);
      this.#element.ask({ type: "trained", key: this.key, value, x, on: i < heap.length - 1 }, bytes);
    });
  }
}
