// host.js runs instances of the app in elements.
import "wasm_exec";
import { hex } from "./colour.js";
import { begin } from "./compile.js";
import { Gate } from "./gate.js";
import { Screen, Unsupported } from "./screen.js";
import { TextEngine } from "./text.js";
import { enter, virtualWindow } from "./window.js";

// mount starts an instance in the box and returns its Host. events are what it calls: drawn(position, report)
// after each frame, report being a reply with the state if that has changed and else empty; resized(width) in
// CSS pixels; failed(reason) when it cannot go on; lost() when the browser has taken its WebGL context; and scale()
// to learn how much larger the picture is to be drawn.
export async function mount(box, events) {
  if (typeof WebAssembly !== "object") throw new Unsupported();
  const { module } = await begin(); // meanwhile the context is made
  const host = new Host(box, events);
  try {
    await host.run(await module);
    return host;
  } catch (error) {
    host.dispose();
    throw error;
  }
}

class Host {
  frames = 0; // drawn so far
  #box;
  #events;
  #screen;
  #gate;
  #text;
  #port;
  #redraw = () => {}; // Ebitengine's answer to a changed size: it draws at once
  #waiting = []; // for the next frame
  #running = false;
  #ended;

  constructor(box, events) {
    this.#box = box;
    this.#events = events;
    this.#screen = new Screen(box, { changed: (ratioToo) => this.#resize(ratioToo), lost: events.lost });
    this.#gate = new Gate(box, { before: () => this.#screen.check(), shut: () => this.#settle() });
    this.#text = new TextEngine(box, () => this.dispatch({ type: "fonts" }));
    if (!this.#text.readable) this.#text.hook(this.#screen.gl);
    this.#port = this.#makePort();
  }

  // run starts the program, which from then on answers messages.
  async run(module) {
    const go = new Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    go.exit = (code) => this.#exit(code);
    enter(go, virtualWindow({
      glassbox: this.#port, screen: this.#screen, request: this.#gate.request, resized: (redraw) => { this.#redraw = redraw; },
    }));
    this.#running = true;
    this.#ended = go.run(instance);
    this.restyle();
  }

  // dispatch sends a message to the app, with bytes beside it, and returns its reply: {state, result, error, needs}.
  dispatch(message, bytes) {
    if (!this.#running) return { error: "The figure has stopped." };
    return JSON.parse(this.#port.dispatch(JSON.stringify(message), bytes));
  }

  // restyle makes the app read colours and pixel ratio again.
  restyle() {
    const { error } = this.dispatch({ type: "style" });
    if (error) this.#events.failed(error);
  }

  // drawn resolves when what has changed is drawn, or at once where nothing is going to be.
  drawn() {
    if (!this.#running || !this.#gate.due || !this.#gate.open) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  // seen reports whether the figure is in view on a visible page.
  get seen() {
    return this.#gate.open;
  }

  // dispose gives the screen back at once; the promise resolves when the program has ended too.
  dispose() {
    this.dispatch({ type: "close" });
    this.#gate.close();
    this.#text.close();
    this.#screen.close();
    this.#settle();
    return this.#ended;
  }

  // makePort makes the object that Go's package page knows.
  #makePort() {
    const box = this.#box;
    const { scale } = this.#events;
    const style = getComputedStyle(box);
    return {
      text: this.#text,
      testing: globalThis.GLASSBOX_TESTING === true,
      get ratio() { return devicePixelRatio * scale(); },
      colour: (token) => hex(style.getPropertyValue(`--${token}`).trim(), box),
      wake: (after) => this.#gate.wake(after),
      drawn: (position, report) => {
        this.frames++;
        queueMicrotask(() => { // after Go has returned
          this.#settle();
          this.#events.drawn(position, report);
        });
      },
      fail: (reason) => queueMicrotask(() => this.#fail(reason)),
    };
  }

  #resize(ratioToo) {
    if (!this.#running) return;
    if (ratioToo) this.restyle();
    this.#events.resized(this.#box.clientWidth);
    this.#redraw();
  }

  #settle() {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #exit(code) {
    this.#running = false;
    this.#settle();
    if (code !== 0) this.#fail("the program broke off");
  }

  // #fail tells of a failure, unless the reason is that the context went away while it was used.
  #fail(reason) {
    if (this.#screen.gl.isContextLost()) this.#events.lost();
    else this.#events.failed(reason);
  }
}
