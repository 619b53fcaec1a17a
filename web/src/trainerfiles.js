// What the trainer is made of: its program, compiled, the bytes of the kernels, and the script of its worker.
import { base, bytes, compile, download, script, unpack } from "./compile.js";

let loaded = null;

// trainerFiles resolves to {program, kernels, url, script}: url is where the worker's script lies, if it lies anywhere,
// and script() is its text. After a failure the next call tries again.
export function trainerFiles() {
  loaded ??= load().catch((error) => {
    loaded = null;
    throw error;
  });
  return loaded;
}

// load takes the files from the page itself, from beside glassbox.js or, where files cannot be fetched, from the script
// that holds them as text.
async function load() {
  const here = document.getElementById("glassbox-trainer");
  if (here) return unfold(JSON.parse(here.textContent));
  try {
    const [program, simd, relaxed] = await Promise.all([
      download("worker.wasm").then(compile), read("kernel.wasm"), read("kernel-relaxed.wasm"),
    ]);
    return { program, kernels: { simd, relaxed }, url: `${base}worker.js`, script: () => text("worker.js") };
  } catch (error) {
    await script(`${base}worker.wasm.js`).catch(() => { throw error; });
    return unfold(globalThis.GLASSBOX_TRAINER);
  }
}

const read = async (name) => new Uint8Array(await (await download(name)).arrayBuffer());
const text = async (name) => (await download(name)).text();

async function unfold({ program, simd, relaxed, script }) {
  return {
    program: await compile(unpack(program)), kernels: { simd: bytes(simd), relaxed: bytes(relaxed) }, url: null, script: async () => script,
  };
}
