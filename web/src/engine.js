// engine.js runs the training program, in a worker or in the page.
import "wasm_exec";
import { plugKernel } from "./kernel.js";

// start runs the program with the best kernel up to the wanted kind. tell is called with each message, an object with
// its buffers in it as Float32Array; in the end perhaps with an error. It returns the kind, and what the program takes:
// receive(message, bytes) and work(milliseconds), both of which say whether there is work left, hold(files), which it reads
// as it needs them, and close().
export async function start({ program, kernels, kind }, tell) {
  const go = new Go();
  const kernel = await plugKernel(go.importObject, kernels, kind);
  const instance = await WebAssembly.instantiate(program, go.importObject);
  await kernel.attach(instance.exports.mem);
  let held = [];
  const port = {
    read: async (file, from, to) => new Uint8Array(await held[file].slice(from, to).arrayBuffer()),
    post(text, ...buffers) {
      const message = JSON.parse(text);
      for (let i = 0; i < buffers.length; i += 2) message[buffers[i]] = new Float32Array(buffers[i + 1].buffer);
      tell(message);
    },
  };
  let ended = false;
  go.exit = (code) => {
    ended = true;
    for (const timer of go._scheduledTimeouts.values()) clearTimeout(timer); // they would find the program ended
    if (code !== 0) tell({ type: "error", text: "The training program broke off; start it anew." });
  };
  globalThis.glassboxTrainer = port; // which it reads at once
  go.run(instance);
  delete globalThis.glassboxTrainer;
  return {
    kind: kernel.kind,
    receive: (message, bytes) => !ended && port.receive(JSON.stringify(message), bytes ?? null),
    work: (milliseconds) => !ended && port.work(milliseconds),
    hold: (files) => (held = files),
    close: () => ended || port.close(),
  };
}
