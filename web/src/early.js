// What has to be known before the page is first painted: that a link leads to a lesson and not to the front page,
// and which colours the visitor has chosen. A lesson's link fetches the app at once, too.
const root = document.documentElement;
const { src } = document.currentScript;

if (location.hash.length > 1) {
  root.dataset.linked = "";
  if (/^https?:/.test(src)) document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: new URL("app.wasm", src).href }));
}

try {
  const theme = localStorage.getItem("theme");
  if (theme) root.dataset.theme = theme;
} catch { /* a sandboxed page forgets */ }
