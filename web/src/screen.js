// Screen is a canvas that fills its box, one pixel of it for each pixel of the device.
export class Screen {
  canvas = document.createElement("canvas");
  size = { width: 1, height: 1 };
  #box;
  #ratio = devicePixelRatio;
  #changed;
  #lost;
  #observer;

  // lost is called when the browser has taken the WebGL context, changed(ratioToo) when the canvas has a new size.
  constructor(box, { changed, lost }) {
    this.#box = box;
    this.#changed = changed;
    this.#lost = lost;
    this.#fit(this.#about()); // before there is a context, which would be made again
    this.gl = this.canvas.getContext("webgl2", settings);
    if (!this.gl) throw new Unsupported();
    this.canvas.addEventListener("webglcontextlost", lost);
    this.canvas.ariaHidden = "true";
    box.append(this.canvas);
    this.#observe();
  }

  // check looks whether the device's pixels have changed, which not every browser tells.
  check() {
    if (this.#ratio === devicePixelRatio) return;
    this.#ratio = devicePixelRatio;
    this.#fit(this.#about());
    this.#changed(true);
  }

  // close gives the context back now and not when the canvas is collected.
  close() {
    this.#observer.disconnect();
    this.canvas.removeEventListener("webglcontextlost", this.#lost);
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
    this.canvas.width = this.canvas.height = 0;
    this.canvas.remove();
    this.#changed = () => {};
  }

  #observe() {
    this.#observer = new ResizeObserver((entries) => {
      const exact = entries.at(-1).devicePixelContentBoxSize?.[0];
      const about = this.#about();
      const believable = exact && Math.abs(exact.inlineSize - about.width) <= 1; // not under emulation
      if (this.#fit(believable ? { width: exact.inlineSize, height: exact.blockSize } : about)) this.#changed(false);
    });
    try {
      this.#observer.observe(this.#box, { box: "device-pixel-content-box" });
    } catch { // Safari does not know device pixels
      this.#observer.observe(this.#box);
    }
    this.#watchRatio();
  }

  #watchRatio() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      if (!this.canvas.isConnected) return;
      this.check();
      this.#watchRatio();
    }, { once: true });
  }

  #about() {
    const { width, height } = this.#box.getBoundingClientRect();
    return { width: Math.round(width * devicePixelRatio), height: Math.round(height * devicePixelRatio) };
  }

  // #fit takes a size unless it is none, and reports whether it is another one.
  #fit(size) {
    const { width, height } = size;
    if (!width || !height || (width === this.size.width && height === this.size.height)) return false;
    this.size = size;
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    return true;
  }
}

export class Unsupported extends Error {
  message = "This browser cannot run the figure, which needs WebAssembly and WebGL 2, so a picture of it stands here.";
}

// settings leave out what Ebitengine would ask for and what comes unasked: the app needs neither stencil nor depth, and
// smooths edges itself. The cooler graphics processor will do.
const settings = { antialias: false, depth: false, powerPreference: "low-power" };
