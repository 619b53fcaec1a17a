// Gate stands between Ebitengine and requestAnimationFrame: it passes a frame on only when one is due, the
// figure is in view and the page is visible. An idle figure costs nothing.
export class Gate {
  due = false;
  #frame = null; // what Ebitengine wants to run at the next frame
  #asked = 0; // the id of the browser's own request
  #timer = 0;
  #seen = true; // until the observer says otherwise
  #observer;
  #before;
  #shut;

  // before runs before each frame, shut when the figure goes out of sight.
  constructor(box, { before, shut }) {
    this.#before = before;
    this.#shut = shut;
    this.#observer = new IntersectionObserver((entries) => {
      this.#seen = entries.at(-1).isIntersecting;
      this.#turn();
    });
    this.#observer.observe(box);
    document.addEventListener("visibilitychange", this.#turn);
  }

  // open reports whether a frame that is due will be drawn.
  get open() {
    return this.#seen && !document.hidden;
  }

  // request is requestAnimationFrame for Ebitengine, which asks for one frame at a time.
  request = (frame) => {
    this.#frame = frame;
    this.#pump();
    return 1;
  };

  // wake makes a frame due after a time in milliseconds, or none if it is negative.
  wake(after) {
    clearTimeout(this.#timer);
    this.due = after === 0;
    if (after > 0) this.#timer = setTimeout(() => this.wake(0), after);
    this.#pump();
  }

  // close runs the last frame, in which the program ends.
  close() {
    this.#observer.disconnect();
    document.removeEventListener("visibilitychange", this.#turn);
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#asked);
    this.#frame?.(performance.now());
    this.#frame = null;
  }

  #turn = () => {
    if (this.open) return this.#pump();
    cancelAnimationFrame(this.#asked);
    this.#asked = 0;
    this.#shut();
  };

  #pump() {
    if (!this.due || !this.#frame || this.#asked || !this.open) return;
    this.#asked = requestAnimationFrame((time) => {
      const frame = this.#frame;
      this.#asked = 0;
      this.#frame = null;
      this.#before();
      frame(time);
    });
  }
}
