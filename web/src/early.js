// What has to be known before a page is first painted: the face that it is set in; that a link leads to a lesson and not to
// the front page, which has the app compiled from now on, beside the page, for the figure to take it in compile.js; and
// which colours the visitor has chosen. Stills are shown where the first figure is late: drawing one keeps back what takes
// its place.
const root = document.documentElement;
const { src } = document.currentScript;

const served = /^https?:/.test(src);
if (served) {
  document.head.append(Object.assign(document.createElement("link"), {
    rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous", href: new URL("inter.woff2", src),
  }));
}

if (location.hash.length > 1) {
  root.dataset.linked = "";
  if (served && globalThis.WebAssembly?.compileStreaming) {
    const module = WebAssembly.compileStreaming(fetch(new URL("app.wasm", src)));
    module.catch(() => {}); // whoever takes it sees to that
    globalThis.GLASSBOX_MODULE = module;
  }
}

setTimeout(() => {
  if (!document.querySelector('[data-status="ready"]')) root.dataset.late = "";
}, 700);

try {
  const theme = localStorage.getItem("theme");
  if (theme && !matchMedia("(forced-colors: active)").matches) root.dataset.theme = theme;
} catch { /* a sandboxed page forgets */ }
