// Runs the program that make bench sets the app's first frame against.
import "wasm_exec";

// drawn notes when the first frame has gone to the graphics processor, which is once Go has returned, as the app's page
// learns of its frames.
globalThis.drawn = () => queueMicrotask(() => { globalThis.readyAt = performance.now(); });

const go = new Go();
WebAssembly.instantiateStreaming(fetch("app.wasm"), go.importObject).then(({ instance }) => go.run(instance));
