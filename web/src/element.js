// <glass-box lesson state controls theme full>: a figure that runs. README.md documents its interface.
import { followAppearance, reducedMotion } from "./appearance.js";
import { base } from "./compile.js";
import { h } from "./dom.js";
import css from "./element.css";
import { bringFace } from "./face.js";
import { mount } from "./host.js";
import { forget, model } from "./models.js";
import parts from "./parts.js";
import { followPointer } from "./pointer.js";
import { Unsupported } from "./screen.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

// Browsers keep about sixteen WebGL contexts and take the oldest. Beyond this number, figures out of view do not
// start, or sleep, until they are seen.
const most = 8;
const awake = new Set();

// Absent is why a figure that has never run does not run yet: something that it shows could not be brought.
class Absent extends Error {}

export class GlassBox extends HTMLElement {
  static observedAttributes = ["lesson", "state", "theme", "full"];

  base = base;
  state = null; // what Go last reported
  scale = 1; // of the picture: pixels of the page for one of its own
  slide = false; // it stands alone on a screen for many
  captionText = ""; // written by the caption part
  #regions = {};
  #parts = null;
  #host = null; // runs the figure, once it is open
  #broken = null; // the one that failed last, whose picture stays until a restart
  #ready = null; // the promise of that
  #coming = null; // the promise of a model that a message waits for
  #working = null; // the promise of what takes long, in pieces
  #turn = 0; // counts starts and stops, so that one that was overtaken knows
  #ends = []; // what to call when the element leaves the page
  #message = null;
  #wanted = new Set(); // the numbers that reports carry, by name
  #height = ""; // of the figure

  connectedCallback() {
    if (!this.shadowRoot) this.#build();
    bringFace();
    this.#status("loading");
    const layout = new ResizeObserver(() => this.#wake(false));
    const sight = new IntersectionObserver((entries) => this.#wake(entries.at(-1).isIntersecting));
    layout.observe(this);
    sight.observe(this);
    this.#ends = [() => layout.disconnect(), () => sight.disconnect()];
    if (this.#parts) this.#follow();
    this.#wake(false);
  }

  disconnectedCallback() {
    for (const end of this.#ends) end();
    this.#stop();
  }

  attributeChangedCallback(name, before, now) {
    if (name === "full") this.#embed();
    else if (name === "theme") this.#host?.restyle();
    else if (now !== before) this.ask(this.#link());
  }

  // The interface for pages and tests. Promises resolve when the change is drawn.
  get() { return this.state && { ...this.state, caption: this.captionText }; }
  set(key, value) { return this.#act({ type: "set", key, value: String(value) }); }
  play() { return this.#act({ type: "play" }); }
  pause() { return this.#act({ type: "pause" }); }

  // next resolves when the step has arrived; out of sight it arrives at once.
  async next() {
    await this.#act({ type: "next" });
    while (this.state.moving && this.#host?.seen) await this.#host.drawn();
    if (this.state.moving) await this.send({ type: "settle" });
    return this.get();
  }

  prev() { return this.#act({ type: "prev" }); }
  seek(step) { return this.#act({ type: "seek", value: step }); }
  select(item) { return this.send({ type: "select", value: item }); }
  items() { return this.send({ type: "items" }); }

  // numbers are those of the names as they are known now, or all.
  numbers(...names) { return this.send({ type: "numbers", value: names.join(" ") }); }

  // restart runs the figure anew with the state it had.
  async restart() {
    await this.#start();
    return this.get();
  }

  // send sends a message to Go and resolves with its result once it is drawn, and the models that it needs are there.
  async send(message) {
    if (!this.#host) await (this.#ready ?? this.#start());
    const { result, error, needs } = this.ask(message);
    while (this.#coming) await this.#arrived();
    while (this.#working) await this.#working;
    await this.#host?.drawn();
    if (error && !needs) throw new Error(error);
    return result;
  }

  // ask sends a message and returns the reply without waiting for a frame. The parts know the new state then.
  ask(message, bytes) {
    const reply = this.#host?.dispatch(message, bytes) ?? { error: "The figure is not running." };
    if (reply.state) this.#accept(reply.state);
    if (reply.needs && reply.state) this.#coming = this.#supplyTo(message, reply.needs);
    if (reply.work) this.#working ??= this.#goOn(reply.work);
    return reply;
  }

  // leap is send for what one press of a prompt changes. It tells the page first, where Back may undo it.
  leap(message) {
    if (this.state) this.dispatchEvent(new Event("glassbox-leap"));
    return this.send(message);
  }

  // want adds to the numbers that reports carry. Without any, they carry all.
  want(...names) {
    const before = this.#wanted.size;
    for (const name of names) this.#wanted.add(name);
    if (this.#host && this.#wanted.size > before) this.#tellWanted();
  }

  // enlarge draws the picture larger by a factor, with all its letters, for a slide or not.
  enlarge(scale, slide = this.slide) {
    Object.assign(this, { scale, slide });
    this.style.setProperty("--scale", scale);
    if (!this.#host) return;
    this.#host.restyle();
    this.#lay();
  }

  // region is the place of a part: controls, figure, canvas, items, caption or timeline.
  region(name) { return this.#regions[name]; }

  get figure() { return this.#regions.figure; }

  // frames is the number of frames drawn since the figure was last started.
  get frames() { return this.#host?.frames ?? 0; }

  // embedded reports whether the figure stands alone, without its lesson around it.
  get embedded() { return !this.hasAttribute("full"); }

  async #act(message) {
    await this.send(message);
    return this.get();
  }

  #build() {
    const make = (name, ...children) => (this.#regions[name] = h("div", { class: name }, ...children));
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(make("controls"), make("figure", h("slot"), make("canvas"), make("items")), make("caption"), make("timeline"));
    this.#embed();
  }

  // furnish makes what is in the regions, once. A page may hold many figures, of which few are ever displayed: it is
  // called when one is, and by a page that displays one, before anything is painted.
  furnish() {
    if (this.#parts) return;
    this.#parts = parts.map((part) => part(this));
    if (this.isConnected) this.#follow();
  }

  #follow() {
    this.#ends.push(
      followPointer(this, this.region("canvas")),
      followAppearance(this, { restyle: () => this.#host?.restyle(), reduce: (on) => this.ask({ type: "reduced", on }) }),
    );
  }

  #embed() {
    if (!this.shadowRoot) return;
    this.toggleAttribute("data-embedded", this.embedded);
    if (this.state) this.#lay();
  }

  // #accept takes a new state from Go.
  #accept(state) {
    const height = `${state.height * this.scale}px`;
    if (height !== this.#height) this.figure.style.height = this.#height = height;
    this.state = state;
    this.#tell();
  }

  #tell() {
    for (const part of this.#parts) part.update(this.state);
    this.dispatchEvent(new CustomEvent("glassbox-state", { bubbles: true, composed: true, detail: this.get() }));
  }

  #link() {
    return { type: "open", lesson: this.getAttribute("lesson") ?? "", value: this.getAttribute("state") ?? "" };
  }

  // #wake starts the figure if it waits for a place on the page or sleeps.
  #wake(seen) {
    if (this.#ready || this.dataset.status !== "loading" || this.clientWidth === 0) return;
    this.furnish();
    if (seen || awake.size < most) this.#start().catch(() => {});
  }

  #start() {
    this.furnish();
    this.#stop();
    this.#status("loading");
    awake.add(this);
    for (const other of awake) if (awake.size > most && other.#host?.seen === false) other.#sleep();
    const turn = this.#turn;
    this.#ready = this.#run(() => turn === this.#turn).catch((error) => {
      if (turn === this.#turn && error instanceof Unsupported) this.#stay(error.message);
      else if (turn === this.#turn) this.#fail(error.message, !this.state && error instanceof Absent);
      throw error;
    });
    return this.#ready;
  }

  // #run starts an instance and opens the lesson in it. If it was overtaken meanwhile, the later one counts.
  async #run(current) {
    const host = await mount(this.region("canvas"), {
      scale: () => this.scale,
      drawn: (position, report) => current() && this.#drawn(position, report),
      resized: (width) => current() && this.ask({ type: "resize", x: width / this.scale }),
      failed: (reason) => current() && this.#fail(`This figure stopped: ${reason}.`),
      lost: () => current() && this.#lose(),
    });
    if (!current()) {
      host.dispose();
      return this.#ready;
    }
    this.#host = host;
    await this.#open(current);
    if (!current()) return this.#ready;
    await host.drawn();
    if (current()) this.#status("ready"); // by which the style sheet takes the still picture away
  }

  #tellWanted() {
    this.ask({ type: "want", value: [...this.#wanted].join(" ") });
  }

  // #open opens the lesson as the link or, when the figure ran before, the last state says.
  async #open(current) {
    const was = this.state;
    this.#tellWanted();
    this.ask({ type: "reduced", on: reducedMotion().matches });
    this.#lay();
    const link = was ? { type: "open", lesson: was.lesson, value: was.query } : this.#link();
    let reply = this.ask(link);
    while (reply.needs && current()) {
      await this.#supply(reply.needs);
      if (current()) reply = this.ask(link);
    }
    if (!current()) return;
    if (reply.error) throw new Error(reply.error);
    if (!was) return;
    await this.#enterAgain(was);
    if (!current()) return;
    if (was.speed !== 1) this.ask({ type: "speed", x: was.speed });
    if (!Number.isInteger(was.position) && !was.moving) this.ask({ type: "scrub", x: was.position });
    if (was.selection) this.ask({ type: "select", value: was.selection.id });
    if (was.playing) this.ask({ type: "play" });
  }

  // #supply brings a trained model that the app needs. Whoever waits for it for long is told so, and sees how much is here.
  async #supply(name) {
    const bar = h("progress", { "aria-label": `The trained model “${name}”` });
    const told = this.state ? 0 : setTimeout(() => this.#wait(`The trained model “${name}” is on its way.`, bar), 300);
    try {
      const { texts, weights } = await model(name, (share) => (bar.value = share));
      const { error } = this.ask({ type: "model", key: name, set: texts }, weights);
      if (!error) return;
      forget(name);
      throw new Error(error);
    } catch (error) {
      throw new Absent(error.message);
    } finally {
      clearTimeout(told);
    }
  }

  // #supplyTo brings a model that the answer to a message waits for, while the figure shows what it did before.
  async #supplyTo(message, name) {
    const turn = this.#turn;
    try {
      await this.#supply(name);
      if (turn === this.#turn && message.type === "open") this.ask(message);
    } catch (error) {
      if (turn === this.#turn) this.ask({ type: "model", key: name, value: error.message });
    }
  }

  // #goOn has the app do what takes long, a little at a time: keys that are pressed come between, and a new text begins anew.
  async #goOn(work) {
    const bar = h("progress", { "aria-label": work.text });
    const told = setTimeout(() => this.#wait(work.text, bar), 300);
    while (work) {
      bar.value = work.done;
      await new Promise((resolve) => setTimeout(resolve));
      ({ work } = this.ask({ type: "work" }));
    }
    this.#working = null;
    clearTimeout(told);
    if (bar.isConnected) this.#message.remove();
  }

  // #arrived waits for the model that is on its way.
  async #arrived() {
    const coming = this.#coming;
    await coming;
    if (this.#coming === coming) this.#coming = null;
  }

  // #lay tells what the picture is laid out for.
  #lay() {
    this.ask({ type: "alone", on: this.embedded || this.slide });
    this.ask({ type: "slide", on: this.slide });
    if (this.clientWidth > 0) this.ask({ type: "resize", x: this.region("canvas").clientWidth / this.scale });
  }

  // #enterAgain sets what was too long for the link that the figure was opened with, and goes to its step.
  async #enterAgain(was) {
    const lost = was.controls.filter((c, i) => c.value !== this.state.controls[i]?.value);
    for (const { key, value } of lost) this.ask({ type: "set", key, value });
    while (this.#working) await this.#working;
    if (lost.length && !was.poster) this.ask({ type: "seek", value: was.step });
  }

  #drawn(position, report) {
    if (report) this.#accept(JSON.parse(report).state);
    else for (const part of this.#parts) part.position?.(position, this.state);
  }

  // #lose starts anew after the browser has taken the context, or when the figure is seen next.
  #lose() {
    if (this.#host?.seen === false) this.#sleep();
    else this.#start().catch(() => {});
  }

  #sleep() {
    this.#stop();
    this.#status("loading");
  }

  #stop() {
    this.#turn++;
    for (const part of this.#parts ?? []) part.rest?.();
    this.#host?.dispose();
    this.#broken?.dispose();
    this.#host = this.#broken = this.#ready = null;
    awake.delete(this);
  }

  // #stay leaves the still picture of the whole film for good.
  #stay(sentence) {
    this.#status("still");
    this.#say(sentence);
  }

  // #fail says why the figure does not run, and offers to run it anew. If it is absent its still picture stays.
  #fail(sentence, absent = false) {
    this.#turn++;
    this.#broken = this.#host;
    this.#host = null;
    this.#ready = Promise.reject(new Error(sentence));
    this.#ready.catch(() => {});
    this.#status(absent ? "absent" : "error");
    const again = absent ? "Try again" : "Restart";
    this.#say(sentence, h("button", { type: "button", onclick: () => this.restart().catch(() => {}) }, again));
  }

  #status(status) {
    this.dataset.status = status;
    this.#message?.remove();
  }

  // #wait says what is waited for, over the foot of what stands there, so that nothing moves.
  #wait(text, bar) {
    this.#say(text, bar);
    if (this.figure.offsetHeight > this.#message.offsetHeight) this.figure.append(this.#message);
  }

  #say(...words) {
    this.#message?.remove();
    this.#message = h("div", { class: "message", role: "alert" }, h("p", {}, words[0]), ...words.slice(1));
    this.figure.after(this.#message);
  }
}
