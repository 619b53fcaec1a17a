// A training of a figure that has begun. It ends when the figure goes, or is about another one; what it has come to is then
// kept, so that it goes on when it is come back to.
import { Log, retell } from "./log.js";
import { forget, keep, kept, nearest } from "./store.js";
import { Trainer } from "./trainer.js";

const wait = 250; // milliseconds between what is told
const rest = 150; // until a handle that is dragged has come to rest
const early = 8; // samples that are asked for soon after a start, while it learns fastest
const between = 400; // and how long one is waited with
const every = 5000; // between two times that it is kept, at the least
const weight = 20; // times as long as keeping it takes

let leaving = Promise.resolve(); // of the run before
const logs = new Map(); // what was told of the last trainings, by key
const mostLogs = 6;

export class Run {
  failed = false;
  #element;
  #plan;
  #own = null; // the learner's text, as bytes
  #set; // the controls that name it
  #log = new Log();
  #trainer = null; // once there is one
  #ready = null; // the promise of that
  #ended = false;
  #going = true;
  #state = "";
  #most = 0; // the farthest step
  #step = 0;
  #at = -1;
  #from = 0; // the step before which the trainer remembers nothing
  #way = null; // it is on its way to a step before which nothing is told: {step, tell, arrive, begun}
  #goal = -1; // the step that it is on its way to
  #asked = 0; // samples
  #sampled = 0; // when the last one was asked for
  #resting = 0;
  #heap = []; // what is to be told
  #telling = 0;
  #told = performance.now();
  #keeping = false; // it is being kept
  #kept = performance.now(); // when it was kept last
  #keptStep = 0;
  #pause = every; // until it is kept again
  #warned = false; // that nothing will be there after a reload
  #hidden = () => document.hidden && this.#keep();

  // own is what there is to learn from, as bytes, null where the plan names it, and undefined where it is not here.
  constructor(element, plan, own, going) {
    this.#element = element;
    this.#plan = plan;
    this.#going = going;
    this.#set = settings(element.state);
    this.#own = own;
    document.addEventListener("visibilitychange", this.#hidden);
    this.#ready = own === undefined ? Promise.resolve() : this.#open();
  }

  get key() { return this.#plan.key; }

  // fail says why nothing is trained.
  fail(text) { this.#take({ type: "error", text, about: "start" }); }

  // follow does what the learner wants now.
  follow({ go, at }) {
    if (at !== this.#at) {
      clearTimeout(this.#resting);
      if (at >= 0) this.#resting = setTimeout(() => this.#visit(at), rest);
      else if (this.#resting) this.#visit(this.#at); // it goes on from there
    }
    this.#at = at;
    if (go === this.#going) return;
    this.#going = go;
    if (!go) this.#trainer?.pause();
    else if (this.#state === "done") this.#begin();
    else this.#trainer?.resume();
  }

  // end keeps what the training has come to, with the state after a step that it is going to be forked at, if it is, and gives
  // its memory back.
  end(fork = 0) {
    this.#ended = true;
    clearTimeout(this.#resting);
    clearTimeout(this.#telling);
    document.removeEventListener("visibilitychange", this.#hidden);
    leaving = this.#leave(fork).catch(() => {}).then(() => this.#trainer?.close());
  }

  async #leave(fork) {
    if (!this.#trainer || this.failed || this.#way || !["training", "paused", "done", "restoring"].includes(this.#state)) return;
    this.#trainer.pause();
    await this.#keep();
    if (fork < Math.max(1, this.#from) || fork > this.#most) return;
    await this.#there(fork);
    const state = await this.#trainer.snapshot();
    await keep({ ...state, key: `${this.key} ${fork}`, of: this.key }, false);
  }

  // files resolves to those of the training as it is.
  async files() {
    await this.#ready;
    if (!this.#trainer) throw new Error("Nothing is being trained here that could be saved.");
    const { type, step, ...files } = await this.#trainer.save();
    return { step, files, record: { set: this.#set, step, log: this.#log.entries }, text: this.#set.file ? this.#own : null };
  }

  async #open() {
    this.#tell({ type: "report", state: "preparing" });
    await leaving;
    if (this.#ended) return;
    try {
      const trainer = await Trainer.open();
      if (this.#ended) return trainer.close();
      for (const type of ["started", "report", "looked", "error"]) trainer.addEventListener(type, (e) => this.#take(e.detail));
      this.#trainer = trainer;
      if (trainer.where === "page") this.#tell({ type: "where", text: trainer.said });
      const record = await kept(this.key);
      if (record && !(this.#going && this.#over(record))) await this.#goOn(record);
      else await this.#begin();
      if (!this.#going) trainer.pause();
      this.#visit(this.#at);
    } catch (error) {
      this.#take({ type: "error", text: error.message, about: "" });
    }
  }

  // #over reports whether a record is of a training that has taken all its steps: what is let go on then begins anew.
  #over({ step }) { return step >= JSON.parse(this.#plan.settings).steps; }

  // #goOn goes on from what was kept.
  async #goOn({ state, step, log, first }) {
    this.#note(new Log(log));
    if (first) note(first.key, new Log(first.log));
    if (this.#plan.stand < step) this.#retell(this.key, this.#log.again(step));
    this.#tellOrigin();
    this.#trainer.start(JSON.parse(this.#plan.settings), this.#own);
    this.#from = this.#keptStep = step;
    await this.#there({ state, step });
    this.#take({ type: "report", state: "paused", step });
  }

  // #begin trains from the first step or, for a fork, from where that begins.
  async #begin() {
    this.#note(new Log());
    this.#from = this.#keptStep = this.#plan.fork;
    if (this.#plan.base) return this.#fork();
    this.#trainer.start(JSON.parse(this.#plan.settings), this.#own);
    this.#trainer.sample(); // before it has learned anything
  }

  // #fork begins a fork.
  async #fork() {
    const { settings, fork } = this.#plan;
    this.#tell({ type: "report", state: "restoring" });
    this.#tellOrigin();
    const state = await this.#origin();
    this.#trainer.start(JSON.parse(settings), this.#own);
    const begun = await this.#there(state);
    this.#tell({ ...begun, first: fork });
    this.#take({ type: "report", state: "paused", step: fork });
    this.#trainer.sample();
  }

  // #origin resolves to the state that a fork begins with. Where that is not remembered it is trained again, and told of.
  async #origin() {
    const { base, fork, origin } = this.#plan;
    const near = nearest(origin, fork);
    if (near?.step === fork) return near;
    const begun = logs.has(origin);
    const log = begun ? logs.get(origin) : note(origin, new Log());
    const tell = (message) => begun && message.type === "started" || this.#tell(message, origin, log);
    this.#trainer.start(JSON.parse(base), this.#own);
    if (near) await this.#there(near, tell);
    await this.#there(fork, tell);
    const state = await this.#trainer.snapshot();
    await keep({ ...state, key: `${origin} ${fork}`, of: origin }, false);
    return state;
  }

  // #tellOrigin tells what is remembered of what a fork was forked from, unless that is known.
  #tellOrigin() {
    const { origin, known, fork } = this.#plan;
    if (origin && !known && logs.has(origin)) this.#retell(origin, logs.get(origin).again(fork));
  }

  #retell(key, entries) { retell(this.#element, entries.map((entry) => ({ key, ...entry }))); }

  #note(log) { this.#log = note(this.key, log); }

  // #there goes to a step, or a state, and resolves to what was told of the beginning. Else nothing is told meanwhile, but as
  // tell does.
  #there(to, tell = null) {
    return new Promise((resolve) => {
      this.#way = { step: to.step ?? to, tell, arrive: resolve, begun: null };
      this.#trainer.restore(to);
    });
  }

  // #visit goes to a step of the training, exactly as it was, and has it write there.
  async #visit(at) {
    this.#resting = 0;
    if (!this.#trainer || at < 0 || this.#way) return;
    this.#goal = at;
    if (at < this.#from) await this.#again();
    if (at === this.#goal) this.#trainer.restore(at);
  }

  // #again has the trainer begin anew, of which nothing is told: it comes to the same bits.
  async #again() {
    const { settings, base, fork } = this.#plan;
    this.#from = fork;
    const state = base ? await this.#origin() : null;
    this.#trainer.start(JSON.parse(settings), this.#own);
    await this.#there(state ?? 0);
  }

  #take(message) {
    const { type, about, state, step } = message;
    if (this.#ended && !this.#way) return;
    if (this.#way && type !== "error") return this.#onTheWay(message);
    if (type === "error" && ["sample", "look", "snapshot", "save"].includes(about)) return; // of what was refused, which has been said
    if (state) this.#state = state;
    if (step !== undefined) this.#most = Math.max(this.#most, this.#step = step);
    this.failed ||= type === "error" && (!about || about === "start" || Boolean(this.#way));
    if (this.failed && this.#trainer) forget(this.key);
    if (state === "paused" && this.#going) this.#trainer.resume(); // it stands at a step that it was to go to
    if (state === "paused" && step === this.#goal) this.#arrived();
    if (type === "started") this.#asked = 0;
    if (state === "training" && this.#asked < early && performance.now() - this.#sampled > between) this.#sample();
    this.#tell(message);
    if (state === "paused" || state === "done" || performance.now() - this.#kept > this.#pause) this.#keep();
  }

  #onTheWay(message) {
    const way = this.#way;
    if (message.type === "started") way.begun = message;
    way.tell?.(message);
    if (message.state !== "paused" || message.step !== way.step) return;
    this.#way = null;
    way.arrive(way.begun);
  }

  // #keep keeps the training as it is, also for after a reload, and says if the browser does not allow that.
  async #keep() {
    if (this.#keeping || this.#way || this.failed || this.#step <= this.#keptStep) return;
    const begun = performance.now();
    this.#keeping = true;
    try {
      const snapshot = await this.#trainer.snapshot();
      const { key, origin } = this.#plan;
      const first = logs.has(origin) ? { key: origin, log: logs.get(origin).entries } : null;
      const text = this.#set.file ? this.#own : null;
      const stays = await keep({ ...snapshot, key, set: this.#set, text, log: this.#log.entries, first }, !this.#element.embedded);
      this.#keptStep = snapshot.step;
      if (!stays && !this.#warned && !this.#element.embedded) this.#tell({ type: "where", text: unkept });
      this.#warned ||= !stays;
    } catch { /* nothing is being trained any more */ }
    this.#keeping = false;
    this.#kept = performance.now();
    this.#pause = Math.max(every, weight * (this.#kept - begun));
  }

  #sample() {
    this.#asked++;
    this.#sampled = performance.now();
    this.#trainer.sample();
  }

  // #arrived has the model write, and tell where its heads look, at the step that is visited.
  #arrived() {
    this.#goal = -1;
    this.#trainer.sample();
    this.#trainer.look();
  }

  // #tell tells a message of the trainer, soon.
  #tell({ weights, losses, looks, tokenizer, ...message }, key = this.key, log = this.#log) {
    const now = performance.now();
    const entry = { key, message, numbers: losses ?? looks ?? null, x: now - this.#told };
    log.add(message, entry.numbers, entry.x);
    this.#heap.push(entry);
    this.#told = now;
    this.#telling ||= setTimeout(() => this.#flush(), wait);
  }

  #flush() {
    this.#telling = 0;
    if (!this.#ended) retell(this.#element, this.#heap.splice(0));
  }
}

const unkept = "This browser keeps nothing of this training for after a reload; Save keeps it in a file.";

// note remembers what is told of a training.
function note(key, log) {
  logs.delete(key);
  logs.set(key, log);
  if (logs.size > mostLogs) logs.delete(logs.keys().next().value);
  return log;
}

// settings are the values of all controls but that of what is looked at.
function settings({ controls }) {
  return Object.fromEntries(controls.filter((c) => c.key !== "moment").map((c) => [c.key, c.drawn ?? c.value]));
}
