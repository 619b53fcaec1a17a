// Trainer trains a network of core/nn while the page goes on.
import { blobHome, pageHome, workerHome } from "./homes.js";
import { check } from "./kernel.js";
import { Team, wanted } from "./team.js";
import { trainerFiles } from "./trainerfiles.js";

const told = {
  worker: "Training runs in a worker of its own, beside the page.",
  blob: "Training runs in a worker of its own, beside the page.",
  page: "This page may not start a worker, so training runs between its frames, a few milliseconds at a time, and more slowly.",
};

// Trainer sends the messages of core/train, report.go as events of their type, the message as their detail: started,
// report, snapshot and error. Numbers by the thousand are Float32Array.
export class Trainer extends EventTarget {
  #home;
  #team;
  #waiting = { snapshot: [], save: [] }; // who waits for one, in turn

  // open finds a place where training may run and starts the program there, with the best kernel up to the kind:
  // "plain", "simd" or "relaxed". In workers several share the work, up to so many: 1, 2, 4 or 8, by default as many as
  // the machine has processors. The page's address may ask for either, as in ?kernel=plain&workers=1.
  static async open({ kind = asked("kernel") ?? "relaxed", workers = asked("workers") } = {}) {
    check(kind);
    const most = wanted(workers);
    const files = await trainerFiles();
    const trainer = new Trainer();
    const tell = (message) => trainer.#take(message);
    for (const home of [workerHome, blobHome]) {
      try {
        trainer.#home = await home(files, kind, tell);
        trainer.#team = new Team(trainer.#home, most, () => home(files, kind, (m) => m.type === "error" && tell(m)));
        return trainer;
      } catch { /* the next one may be allowed */ }
    }
    trainer.#home = await pageHome(files, kind, tell);
    trainer.#team = new Team(trainer.#home, 1);
    return trainer;
  }

  // where is "worker", "blob" or "page", and said the same as a sentence; kind is the kernel.
  get where() { return this.#home.where; }
  get said() { return told[this.#home.where]; }
  get kind() { return this.#home.kind; }

  // workers is how many share the present training.
  get workers() { return this.#team.size; }

  // longest is the longest slice so far in milliseconds, where training runs on the page's thread.
  get longest() { return this.#home.longest; }

  // start begins to train with the settings of core/train, message.go; the task "tokens" takes an array of them, and "text"
  // the bytes of one.
  start(settings = {}, data = null) {
    this.#team.start(settings, data && (data instanceof Uint8Array ? data : Int32Array.from(data)));
  }

  // seed begins anew with another seed, everything else being equal.
  seed(seed) {
    if (!this.#team.settings) throw new Error("Nothing is being trained yet.");
    this.#team.start({ ...this.#team.settings, seed }, this.#team.data);
  }

  pause() { this.#send({ type: "pause" }); }
  resume() { this.#send({ type: "resume" }); }
  stop() { this.#team.stop(); }

  // sample asks for a report with something that the model has written.
  sample() { this.#send({ type: "sample" }); }

  // look asks where the heads look.
  look() { this.#send({ type: "look" }); }

  // snapshot resolves to {step, state}, all that restore needs, or rejects if there is nothing to be had.
  async snapshot() {
    const { step, state } = await this.#asked("snapshot");
    return { step, state };
  }

  // save resolves to {step} and files by their names: texts, and Float32Array whose bytes they are.
  save() { return this.#asked("save"); }

  // restore goes to a step of this training, or to a snapshot of it or of an equal one.
  // The state may also be the bytes of training.safetensors.
  restore(to) {
    if (typeof to === "number") this.#send({ type: "restore", step: to });
    else this.#send({ type: "restore", step: to.step }, to.state.slice());
  }

  // close ends the program and gives its memory back.
  close() {
    this.#team.close();
    this.#refuse("The trainer is closed.");
  }

  #asked(what) {
    return new Promise((resolve, reject) => {
      this.#waiting[what].push({ resolve, reject });
      this.#send({ type: what });
    });
  }

  #send(message, numbers = null) {
    this.#home.send(message, numbers && new Uint8Array(numbers.buffer));
  }

  #take(message) {
    if (message.workers) this.#team.share(message.workers); // as it has started, or before, while it cuts a text
    if (message.type === "snapshot") this.#waiting.snapshot.shift()?.resolve(message);
    if (message.type === "saved") this.#waiting.save.shift()?.resolve(message);
    if (message.about in this.#waiting) this.#waiting[message.about].shift()?.reject(new Error(message.text));
    if (message.type === "error" && message.about === undefined) this.#refuse(message.text); // the program itself has ended
    this.dispatchEvent(new CustomEvent(message.type, { detail: message }));
  }

  #refuse(text) {
    for (const all of Object.values(this.#waiting)) for (const { reject } of all.splice(0)) reject(new Error(text));
  }
}

const asked = (key) => new URLSearchParams(location.search).get(key) ?? undefined;
