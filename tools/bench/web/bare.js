// Runs the program that make bench sets the app's first frame against.
import "wasm_exec";

const go = new Go();
WebAssembly.instantiateStreaming(fetch("app.wasm"), go.importObject).then(({ instance }) => go.run(instance));
