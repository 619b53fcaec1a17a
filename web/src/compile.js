// The app is compiled once for all figures of a page.

// base is the folder of this script, where the app lies too. Inlined in a page it is the page's own.
export const base = new URL("./", document.currentScript?.src || document.baseURI).href;

let compiled = null;

// compile returns the promise of the WebAssembly.Module; after a failure the next call tries again.
export function compile() {
  compiled ??= load().catch((error) => {
    compiled = null;
    throw error;
  });
  return compiled;
}

// load takes the app from the page itself, from the file beside this script or, where files cannot be fetched
// (file://, a sandboxed frame), from the script that holds it as text.
async function load() {
  if (globalThis.GLASSBOX_WASM) return unpack(globalThis.GLASSBOX_WASM);
  try {
    return await download(`${base}app.wasm`);
  } catch (error) {
    await script(`${base}app.wasm.js`).catch(() => { throw error; });
    return unpack(globalThis.GLASSBOX_WASM);
  }
}

// download compiles a file from a server.
export async function download(url) {
  const response = await fetch(url).catch(() => { throw new Error("The app could not be loaded; is the network there?"); });
  if (!response.ok) throw new Error(`The app could not be loaded: the server answered ${response.status}.`);
  const streams = response.headers.get("Content-Type")?.startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

// script resolves when a classic script has run.
export function script(src) {
  return new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload: resolve, onerror: reject }));
  });
}

// unpack compiles base64 of gzip.
export function unpack(text) {
  const packed = new Blob([bytes(text)]);
  const stream = packed.stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compileStreaming(new Response(stream, { headers: { "Content-Type": "application/wasm" } }));
}

// bytes decodes base64.
export function bytes(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const all = new Uint8Array(text.length);
  for (let i = 0; i < all.length; i++) all[i] = text.charCodeAt(i);
  return all;
}
