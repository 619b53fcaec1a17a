// Ebitengine believes that it owns the window. It gets a window of its own, whose body and canvas have the
// element's size in device pixels, so that it never scales and follows a changed ratio. It hears no input there,
// since the element sends what the pointer does as messages. What it does not find here is the browser's.

// virtualWindow is the global object of one instance. glassbox is the object for package page; screen has the
// size and the context to draw with; request stands for requestAnimationFrame; resized(f) tells what is to be
// called when the size has changed.
export function virtualWindow({ glassbox, screen, request, resized }) {
  const nothing = () => {};
  const detached = document.createElement("div");
  const canvas = { style: {}, getContext: () => screen.gl, addEventListener: nothing, setAttribute: nothing, focus: nothing };
  const body = {
    style: {},
    appendChild: nothing,
    get clientWidth() { return screen.size.width; },
    get clientHeight() { return screen.size.height; },
  };
  const own = {
    document: {
      body, head: detached, documentElement: detached,
      createElement: (name) => (name === "canvas" ? canvas : document.createElement(name)),
      hasFocus: () => true,
      addEventListener: nothing,
    },
    Document: class { get hidden() { return false; } },
    navigator: { userAgent: navigator.userAgent, getGamepads: () => [] },
    devicePixelRatio: 1,
    requestAnimationFrame: request,
    addEventListener: (type, listener) => type === "resize" && resized(listener),
    glassbox,
  };
  own.window = new Proxy(own, { get: (_, key) => (key in own ? own[key] : globalThis[key]) });
  return own.window;
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
