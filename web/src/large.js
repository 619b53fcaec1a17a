// A figure in a page of other people, or in a frame, is drawn larger where it has more room than it is designed for; any
// figure is drawn smaller where it has less than the least that it can be laid out for.
const design = 912; // pixels wide
const least = 280;
const most = 2;

export default function large(element) {
  let height = 0; // of the picture, as it was fitted

  function fit() {
    const { figure } = element;
    height = element.state?.height ?? 0;
    if (!figure.clientWidth || element.slide) return;
    if (figure.clientWidth < least || !element.embedded) {
      const scale = Math.min(1, figure.clientWidth / least);
      if (scale !== element.scale) element.enlarge(scale);
      return;
    }
    const high = height || figure.offsetHeight / element.scale; // of the still that holds its place
    for (let tries = 0; tries < 2; tries++) { // since the caption grows, too
      const rest = element.offsetHeight - figure.offsetHeight + 1; // heights are rounded, and a page that is too high has a scrollbar
      const fits = Math.min(most, element.clientWidth / design, (innerHeight - rest) / high);
      const scale = fits > 1.02 ? fits : 1;
      if (scale !== element.scale) element.enlarge(scale);
    }
  }

  let width = 0;
  new ResizeObserver(() => {
    if (width !== (width = element.clientWidth)) fit();
  }).observe(element);
  addEventListener("resize", fit);
  element.addEventListener("glassbox-captions", fit); // which leave the picture less room
  if (element.isConnected) fit();
  return { update: (state) => state.height !== height && fit() };
}
