// Runs the tests of core/simd in the page, with the kernel plugged in as the trainer has it.
import "wasm_exec";
import { plugKernel } from "../../../web/src/kernel.js";

const bytes = async (url) => (await fetch(url)).arrayBuffer();

// runTests runs the tests whose names match the pattern, with the wanted kernel, and says what became of it.
globalThis.runTests = async (wanted, pattern) => {
  const go = new Go();
  const decoder = new TextDecoder();
  const result = { kind: "", code: -1, output: "" };
  globalThis.fs.writeSync = (file, data) => {
    result.output += decoder.decode(data);
    return data.length;
  };
  go.argv = ["simd.test", "-test.v", `-test.run=${pattern}`];
  go.env = { KERNEL: wanted };
  go.exit = (code) => { result.code = code; };
  const kernel = await plugKernel(go.importObject, {
    simd: await bytes("kernel.wasm"), relaxed: await bytes("kernel-relaxed.wasm"),
  }, wanted);
  result.kind = kernel.kind;
  const { instance } = await WebAssembly.instantiate(await bytes("test.wasm"), go.importObject);
  await kernel.attach(instance.exports.mem);
  await go.run(instance);
  for (const timer of go._scheduledTimeouts.values()) clearTimeout(timer); // they would find the program ended
  return result;
};

// fallbacks are the kinds that are left where the browser knows no relaxed instructions, no SIMD, or is given nothing.
globalThis.fallbacks = async () => {
  const simd = await bytes("kernel.wasm"), unknown = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 10, 255]);
  const given = [{ simd, relaxed: unknown }, { simd: unknown, relaxed: unknown }, {}];
  return Promise.all(given.map(async (some) => (await plugKernel({}, some)).kind));
};

// refusal is what plugKernel says to a kind that it does not know.
globalThis.refusal = () => plugKernel({}, {}, "fast").catch((error) => error.message);
