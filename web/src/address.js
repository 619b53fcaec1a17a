// The address of the page: the link of what is shown. It is written in place of the one before, but what a prompt makes is an
// entry of its own in the history, so that Back brings what was there before it.
let known = location.hash; // as it was last followed or written
let pending = 0; // until what is shown has come to rest
let leaping = false; // the next to be written is an entry of its own

// followed takes the address as the visitor made it.
export function followed() {
  known = location.hash;
  leaping = false;
}

// remember writes a state once it has come to rest, if that is still wanted then: browsers limit how often that is allowed.
export function remember(state, wanted) {
  clearTimeout(pending);
  pending = setTimeout(() => wanted() && !state.playing && !state.moving && write(state), 200);
}

// leap writes what a prompt is about to change. A page in a frame has its history in common with the page around it, and adds
// nothing to that.
export function leap(state) {
  clearTimeout(pending);
  write(state);
  leaping = window.parent === window;
}

// write leaves alone an address that the visitor has just typed or followed: its hashchange is on the way.
function write({ lesson, query }) {
  if (location.hash !== known) return;
  const hash = `#${lesson}${query ? `?${query}` : ""}`;
  try {
    if (hash !== location.hash) history[leaping ? "pushState" : "replaceState"](null, "", hash);
  } catch { /* some frames must not write it */ }
  known = location.hash;
  leaping = false;
}
