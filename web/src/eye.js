// Eye keeps an element in view in what scrolls it, and knows whether the reader has scrolled away from it. The browser tells
// where an element lies when it has laid the page out, as it does anyhow: to ask before would make it do so within a frame.
import { reducedMotion } from "./appearance.js";

export class Eye {
  follows = false; // whether it has followed anything yet
  #where;
  #sight = new IntersectionObserver(() => {});
  #seen = true;
  #touched = false; // since it was last scrolled here

  // where() is what scrolls, root, or null for the page; how far from its edges what is followed keeps away, top and bottom;
  // and whether it is always brought right to the top. Where it is null nothing scrolls.
  constructor(where) {
    this.#where = where;
  }

  // hear takes note of what a reader does who scrolls within the element.
  hear(element) {
    for (const way of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      element.addEventListener(way, () => { this.#touched = true; }, { passive: true });
    }
  }

  // away reports whether the reader has scrolled what is followed out of sight.
  get away() { return this.#touched && !this.#seen; }

  // follow brings an element into view; at the start, the top of what scrolls.
  follow(element, start = false) {
    this.follows = true;
    this.#sight.disconnect();
    this.#touched = false;
    this.#seen = true;
    const place = this.#where();
    if (!place) return;
    let due = true;
    this.#sight = new IntersectionObserver((entries) => {
      const entry = entries.at(-1);
      this.#seen = entry.isIntersecting;
      if (!due || !entry.boundingClientRect.height) return; // it may be hidden for now
      due = false;
      reveal(place, entry, start);
    }, { root: place.root, rootMargin: `${-place.top}px 0px ${-place.bottom}px` });
    this.#sight.observe(element);
  }
}

// reveal scrolls so that an element is seen. view says where the element lies and where what scrolls, less the margins.
function reveal({ root, top, bottom, strict }, { boundingClientRect: at, rootBounds: view }, start) {
  const behavior = reducedMotion().matches ? "auto" : "smooth";
  const scroller = root ?? window;
  const fits = at.height < view.height;
  if (strict) scroller.scrollBy({ top: at.top - view.top, behavior });
  else if (start) scroller.scrollTo({ top: 0 });
  else if (fits ? at.top < view.top || at.bottom > view.bottom : at.bottom < view.top || at.top > view.bottom) scroller.scrollBy({
    top: at.top - view.top + top - (view.height + top + bottom) / 3, behavior,
  });
}
