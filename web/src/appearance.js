export const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)");

// followAppearance calls restyle when the colours may have changed, and reduce(on) when the visitor asks for
// less movement or no longer does. An element without a theme of its own takes the one of <html data-theme>. It
// returns a function that ends it.
export function followAppearance(element, { restyle, reduce }) {
  const listening = new AbortController();
  const root = document.documentElement;
  const follows = !element.hasAttribute("theme");
  const adopt = () => {
    if (follows && root.dataset.theme) element.setAttribute("theme", root.dataset.theme);
    else if (follows) element.removeAttribute("theme");
  };
  const chosen = new MutationObserver(adopt);
  chosen.observe(root, { attributeFilter: ["data-theme"] });
  adopt();
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", restyle, { signal: listening.signal });
  }
  reducedMotion().addEventListener("change", (e) => reduce(e.matches), { signal: listening.signal });
  return () => {
    listening.abort();
    chosen.disconnect();
    if (follows) element.removeAttribute("theme");
  };
}
