// Ebitengine believes that it owns the window. It gets a window of its own, whose body is the element and whose
// pixels are device pixels, so that it never scales and follows a changed ratio. What it does not find here is
// the browser's. It hears no input: the element sends what the pointer does as messages.

// virtualWindow is the global object of one instance in the box. host is what it calls back:
// glassbox, the object for package page; canvas, the one to draw on; request(frame), in place of
// requestAnimationFrame; resized(f), with what is to be called when the size has changed; size(), the element's
// device pixels.
export function virtualWindow(box, host) {
  const detached = document.createElement("div");
  const body = {
    style: {},
    appendChild: (child) => box.append(child),
    get clientWidth() { return host.size().width; },
    get clientHeight() { return host.size().height; },
  };
  const own = {
    document: {
      body, head: detached, documentElement: detached,
      createElement: (name) => (name === "canvas" ? tamed(host.canvas) : document.createElement(name)),
      hasFocus: () => true,
      addEventListener() {},
    },
    Document: class { get hidden() { return false; } },
    navigator: { userAgent: navigator.userAgent, getGamepads: () => [] },
    devicePixelRatio: 1,
    requestAnimationFrame: host.request,
    addEventListener: (type, listener) => type === "resize" && host.resized(listener),
    glassbox: host.glassbox,
  };
  const global = new Proxy(own, { get: (_, key) => (key in own ? own[key] : globalThis[key]) });
  own.window = global;
  return global;
}

// tamed is the canvas after which Ebitengine hears nothing on it and cannot make it take the focus.
function tamed(canvas) {
  canvas.addEventListener = canvas.setAttribute = () => {};
  canvas.ariaHidden = "true";
  return canvas;
}

// enter makes a Go program take global for its global object: syscall/js finds it in the fifth place of the
// value table, which wasm_exec.js makes when the program starts.
export function enter(go, global) {
  Object.defineProperty(go, "_values", {
    configurable: true,
    set(values) {
      values[5] = global;
      Object.defineProperty(go, "_values", { value: values, writable: true, configurable: true });
    },
  });
}
