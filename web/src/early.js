// What has to be known before the page is first painted: that a link leads to a lesson and not to the front page,
// and which colours the visitor has chosen. A lesson's link has the app compiled from now on, beside the page; the
// figure takes it in compile.js.
const root = document.documentElement;
const { src } = document.currentScript;

if (location.hash.length > 1) {
  root.dataset.linked = "";
  if (/^https?:/.test(src) && globalThis.WebAssembly?.compileStreaming) {
    const module = WebAssembly.compileStreaming(fetch(new URL("app.wasm", src)));
    module.catch(() => {}); // whoever takes it sees to that
    globalThis.GLASSBOX_MODULE = module;
  }
}

try {
  const theme = localStorage.getItem("theme");
  if (theme) root.dataset.theme = theme;
} catch { /* a sandboxed page forgets */ }
