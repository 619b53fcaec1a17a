// The model of a person's own, opened once for all figures of a page. It lives in a worker of its own, or where there can be
// none in slices on the page. Figures say what they ask of it in their reports, and are told what the worker posts: see
// wasm/afar, opened.go.
import { blobHome, pageHome, workerHome } from "./homes.js";
import { trainerFiles } from "./trainerfiles.js";

const wait = 30; // milliseconds in which answers gather before figures are told

class Opened extends EventTarget {
  #home = null; // once the worker is there
  #turn = 0; // counts what is opened and closed, so that one that was overtaken knows
  #files = [];
  #told = []; // what figures that come later are told first
  #figures = new Map(); // those that are there, with what each asks
  #asked = ""; // of the worker, last
  #asking = 0;
  #coming = new Set(); // questions whose answers are to be told
  #heap = []; // what is to be told
  #telling = 0;

  // open reads the heads of files, a list of File, and nothing else.
  open(files, name = nameOf(files)) {
    return this.#open([...files], name, 0);
  }

  // heads plans the same files anew with so many heads.
  heads(n) {
    return this.#open(this.#files, nameOf(this.#files), n);
  }

  // take reads the weights; stop gives that up.
  take() { this.#send({ type: "take" }); }
  stop() { this.#send({ type: "stop" }); }

  // close gives all memory back.
  close() {
    this.#end();
    this.#tell({ type: "closed" });
  }

  // follow notes what a figure asks, null where it shows no such model, and tells one that is new what is known.
  follow(element, asks) {
    if (!this.#figures.has(element)) this.#greet(element);
    this.#figures.set(element, asks);
    this.#asking ||= setTimeout(() => this.#ask());
  }

  // leave forgets a figure that has gone.
  leave(element) {
    this.#figures.delete(element);
  }

  async #open(files, name, heads) {
    this.#end();
    const turn = this.#turn;
    this.#files = files;
    const named = files.map(({ name, size }) => ({ name, size }));
    this.#tell({ type: "reading", name, files: named });
    try {
      const home = await settle((message) => turn === this.#turn && this.#take(message));
      if (turn !== this.#turn) return home.close();
      this.#home = home;
      home.send({ type: "open", name, files: named, heads }, null, null, files);
    } catch (error) {
      if (turn === this.#turn) this.#refuse(error.message);
    }
  }

  #end() {
    this.#turn++;
    this.#home?.close();
    this.#home = null;
    this.#asked = "";
    this.#coming.clear();
  }

  #send(message) {
    this.#home?.send(message);
  }

  // #ask asks what all figures together want to know now, those of one figure first to last.
  #ask() {
    this.#asking = 0;
    const all = new Set([...this.#figures.values()].flatMap((asks) => asks ?? []));
    const questions = [...all].filter((question) => !this.#coming.has(question));
    const asked = JSON.stringify(questions);
    if (asked === this.#asked || !this.#home) return;
    this.#asked = asked;
    this.#send({ type: "ask", questions });
  }

  #take(message) {
    if (message.type === "answer" && !message.more) this.#coming.add(message.question);
    if (message.type === "open") this.#asked = ""; // what was asked before has not been heard
    if (message.type === "error") return this.#refuse("The program that holds the model broke off, perhaps for want of memory.");
    this.#tell(message);
  }

  #refuse(text) {
    this.#end();
    this.#tell({ type: "refused", trouble: { text } });
  }

  // #tell tells all figures, soon, and keeps what says how things stand.
  #tell(message) {
    const { type, numbers, ...rest } = message;
    if (type === "reading" || type === "closed") this.#told = [];
    if (type === "taking") this.#told = this.#told.filter(({ value }) => !value.startsWith(`{"type":"taking"`));
    const told = { value: JSON.stringify({ type, ...rest }), numbers, answer: type === "answer" };
    if (!told.answer && type !== "closed") this.#told.push(told);
    this.#heap.push(told);
    this.#telling ||= setTimeout(() => this.#flush(), wait);
    if (!told.answer) this.dispatchEvent(new CustomEvent("told", { detail: { type, ...rest } }));
  }

  #flush() {
    this.#telling = 0;
    const heap = this.#heap.splice(0);
    this.#coming.clear();
    for (const [element, asks] of this.#figures) hand(element, asks ? heap : heap.filter(({ answer }) => !answer));
    this.#asking ||= setTimeout(() => this.#ask());
  }

  // #greet tells a figure that is new what is known, once it has taken the state that it is in.
  #greet(element) {
    const told = [...this.#told];
    if (told.length) queueMicrotask(() => hand(element, told));
  }
}

export const opened = new Opened();

// afar is the part of a figure that asks.
export default function afar(element) {
  return {
    update: ({ asks }) => opened.follow(element, asks ?? null),
    rest: () => opened.leave(element),
  };
}

// hand tells a figure messages, of which the last one makes it compute anew.
function hand(element, messages) {
  messages.forEach(({ value, numbers }, i) => {
    const bytes = numbers && new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    element.ask({ type: "afar", value, on: i < messages.length - 1 }, bytes);
  });
}

// settle finds a place where the program may run.
async function settle(tell) {
  const files = await trainerFiles();
  for (const home of [workerHome, blobHome]) {
    try {
      return await home(files, "relaxed", tell);
    } catch { /* the next one may be allowed */ }
  }
  return pageHome(files, "relaxed", tell);
}

// nameOf is what a model is called: by its folder, or by its file of weights.
function nameOf(files) {
  const folder = files[0]?.webkitRelativePath?.split("/").at(-2);
  const weights = [...files].find(({ name }) => name.endsWith(".safetensors")) ?? files[0];
  return folder || weights?.name || "";
}
