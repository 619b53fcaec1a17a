// Walking among boxes by arrow keys, as the eye would: along rows and columns of matrices, and from one thing to the next.

const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

// beside is the index of the box to which an arrow key leads from box i: the nearest of those in that direction that lie on a
// level with it, else the nearest that lies more in that direction than to its side; -1 if there is none. A box is [x, y, width,
// height].
export function beside(boxes, i, key) {
  const from = seen(boxes[i], ways[key]);
  let best = -1;
  let least = Infinity;
  boxes.forEach((box, k) => {
    const to = seen(box, ways[key]);
    const ahead = to.along - from.along;
    const off = Math.abs(to.across - from.across);
    const level = Math.min(to.end, from.end) - Math.max(to.start, from.start) > Math.min(to.size, from.size) / 2;
    if (k === i || ahead < 1 || !(level || off < ahead)) return;
    const far = ahead + 2 * off + (level ? 0 : 1e6);
    if (far < least) [best, least] = [k, far];
  });
  return best;
}

// seen tells where a box lies for someone who looks in a direction: how far its middle is ahead, and what it covers across.
function seen([x, y, width, height], [right, down]) {
  const along = right * (x + width / 2) + down * (y + height / 2);
  const [start, size] = right ? [y, height] : [x, width];
  return { along, across: start + size / 2, start, size, end: start + size };
}
