// host.js runs instances of the app in elements.
import "wasm_exec";
import { hex } from "./colour.js";
import { compile } from "./compile.js";
import { Gate } from "./gate.js";
import { TextEngine } from "./text.js";
import { enter, virtualWindow } from "./window.js";

// mount starts an instance in the box and returns its Host. events are what it calls: drawn(position, report)
// after each frame, report being a reply with the state if that has changed and else empty; resized(width) in CSS
// pixels; failed(reason) when it cannot go on; lost() when the browser has taken its WebGL context.
export async function mount(box, events) {
  if (typeof WebAssembly !== "object") throw new Unsupported();
  const compiling = compile();
  const canvas = document.createElement("canvas"); // while the app is being compiled
  try {
    if (!canvas.getContext("webgl2", settings)) throw new Unsupported();
    const go = new Go();
    const instance = await WebAssembly.instantiate(await compiling, go.importObject);
    return new Host(box, canvas, events, go, instance);
  } catch (error) {
    release(canvas);
    throw error;
  }
}

// settings are those that Ebitengine asks for, which is too late then, and the choice of the cooler processor.
const settings = { alpha: true, premultipliedAlpha: true, stencil: true, powerPreference: "low-power" };

// release gives the context back now and not when the canvas is collected.
function release(canvas) {
  canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
  canvas.width = canvas.height = 0;
  canvas.remove();
}

export class Unsupported extends Error {
  message = "This browser cannot run the figure, which needs WebAssembly and WebGL 2, so a picture of it stands here.";
}

class Host {
  frames = 0; // drawn so far
  #box;
  #events;
  #gate;
  #text;
  #port;
  #observer;
  #size = { width: 1, height: 1 }; // in device pixels
  #ratio = devicePixelRatio;
  #follow = () => {}; // Ebitengine's answer to a changed size: it draws at once
  #waiting = []; // for the next frame
  #running = true;
  #ended;

  constructor(box, canvas, events, go, instance) {
    this.canvas = canvas;
    this.#box = box;
    this.#events = events;
    canvas.addEventListener("webglcontextlost", events.lost);
    this.#gate = new Gate(box, { before: () => this.#checkRatio(), shut: () => this.#settle() });
    this.#text = new TextEngine(box, () => this.dispatch({ type: "fonts" }));
    if (!this.#text.readable) this.#text.hook(canvas.getContext("webgl2"));
    this.#port = this.#makePort();
    this.#resize(this.#scaled());
    go.exit = (code) => this.#exit(code);
    enter(go, this.#makeWindow());
    this.#ended = go.run(instance);
    this.#observe();
    this.restyle();
  }

  // dispatch sends a message to the app and returns its reply: {state, result, error}.
  dispatch(message) {
    if (!this.#running) return { error: "The figure has stopped." };
    return JSON.parse(this.#port.dispatch(JSON.stringify(message)));
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

  // pump has a frame drawn although nothing has changed.
  pump() {
    this.#gate.wake(0);
  }

  // dispose gives the screen back at once; the promise resolves when the program has ended too.
  dispose() {
    this.#observer.disconnect();
    this.dispatch({ type: "close" });
    this.#gate.close();
    this.#text.close();
    this.#settle();
    this.canvas.removeEventListener("webglcontextlost", this.#events.lost);
    release(this.canvas);
    return this.#ended;
  }

  // makePort makes the object that Go's package page knows.
  #makePort() {
    const style = getComputedStyle(this.#box);
    return {
      text: this.#text,
      testing: globalThis.GLASSBOX_TESTING === true,
      get ratio() { return devicePixelRatio; },
      colour: (token) => hex(style.getPropertyValue(`--${token}`)),
      wake: (after) => this.#gate.wake(after),
      drawn: (position, report) => {
        this.frames++;
        queueMicrotask(() => { // after Go has returned
          this.#settle();
          this.#events.drawn(position, report);
        });
      },
      fail: (reason) => queueMicrotask(() => this.#events.failed(reason)),
    };
  }

  #makeWindow() {
    return virtualWindow(this.#box, {
      glassbox: this.#port,
      canvas: this.canvas,
      request: this.#gate.request,
      resized: (follow) => { this.#follow = follow; },
      size: () => this.#size,
    });
  }

  #observe() {
    this.#observer = new ResizeObserver((entries) => {
      const exact = entries.at(-1).devicePixelContentBoxSize?.[0];
      const about = this.#scaled();
      const believable = exact && Math.abs(exact.inlineSize - about.width) <= 1; // not under emulation
      this.#resize(believable ? { width: exact.inlineSize, height: exact.blockSize } : about);
    });
    try {
      this.#observer.observe(this.#box, { box: "device-pixel-content-box" });
    } catch { // Safari does not know device pixels
      this.#observer.observe(this.#box);
    }
    this.#watchRatio();
  }

  // scaled is the size where the browser does not tell it in device pixels.
  #scaled() {
    const { width, height } = this.#box.getBoundingClientRect();
    return { width: Math.round(width * devicePixelRatio), height: Math.round(height * devicePixelRatio) };
  }

  #resize(size) {
    if (size.width === 0 || size.height === 0 || (size.width === this.#size.width && size.height === this.#size.height)) return;
    this.#size = size;
    if (this.#observer) this.#events.resized(this.#box.clientWidth);
    this.#follow();
  }

  #watchRatio() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      if (!this.#running) return;
      this.#checkRatio();
      this.#watchRatio();
    }, { once: true });
  }

  #checkRatio() {
    if (this.#ratio === devicePixelRatio) return;
    this.#ratio = devicePixelRatio;
    this.restyle();
    this.#resize(this.#scaled());
  }

  #settle() {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #exit(code) {
    this.#running = false;
    this.#settle();
    if (code !== 0) this.#events.failed("the program broke off");
  }
}
