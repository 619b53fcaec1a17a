// The app is compiled once for all figures of a page.

// base is the folder of this script, where the app lies too. Inlined in a page it is the page's own.
export const base = new URL("./", document.currentScript?.src || document.baseURI).href;

let begun = null;

// begin resolves with {module}, the promise of the WebAssembly.Module, as soon as the browser compiles: beside
// this thread, which may be kept busy from then on. After a failure the next call tries again.
export function begin() {
  begun ??= early() ?? source().then((response) => watched(compile(response)));
  begun.catch(forget);
  return begun;
}

// early takes what early.js has begun. Where that fails, as it does if the server does not say what the file is, the
// app is looked for as usual.
function early() {
  const module = globalThis.GLASSBOX_MODULE?.catch(async () => compile(await source()));
  return module && Promise.resolve(watched(module));
}

function watched(module) {
  module.catch(forget);
  return { module };
}

function forget() {
  begun = globalThis.GLASSBOX_MODULE = null;
}

// compile compiles the program that a response brings, as it comes in.
export function compile(response) {
  const streams = response.headers.get("Content-Type")?.startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(response) : response.arrayBuffer().then((bytes) => WebAssembly.compile(bytes));
}

// source takes the app from the page itself, from the file beside this script or, where files cannot be fetched
// (file://, a sandboxed frame), from the script that holds it as text.
async function source() {
  if (globalThis.GLASSBOX_WASM) return unpack(globalThis.GLASSBOX_WASM);
  try {
    return await download("app.wasm");
  } catch (error) {
    await script(`${base}app.wasm.js`).catch(() => { throw error; });
    return unpack(globalThis.GLASSBOX_WASM);
  }
}

// download fetches a file from beside this script.
export async function download(name) {
  const response = await fetch(base + name).catch(() => {
    throw new Error(`The file ${name} could not be loaded; is the network there?`);
  });
  if (!response.ok) throw new Error(`The file ${name} could not be loaded: the server answered ${response.status}.`);
  return response;
}

// script resolves when a classic script has run.
export function script(src) {
  return new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload: resolve, onerror: reject }));
  });
}

// unpack answers with the program that base64 of gzip holds.
export function unpack(text) {
  const packed = new Blob([bytes(text)]);
  const stream = packed.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "Content-Type": "application/wasm" } });
}

// bytes decodes base64.
export function bytes(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const all = new Uint8Array(text.length);
  for (let i = 0; i < all.length; i++) all[i] = text.charCodeAt(i);
  return all;
}
