// A team is the workers that share a training. Each has the whole model and computes a part of every batch; the first
// one, which the page talks to, decides where the training goes, and the others follow it.
const sizes = [1, 2, 4, 8];

// wanted is how many workers there may be, or throws a sentence.
export function wanted(workers) {
  if (workers === undefined) return sizes.findLast((n) => n <= Math.max(1, navigator.hardwareConcurrency || 1));
  const n = Number(workers);
  if (!sizes.includes(n)) throw new Error(`There are 1, 2, 4 or 8 workers, not ${workers}.`);
  return n;
}

export class Team {
  #first;
  #open;
  #others = [];
  #most;
  #run = 0; // trainings begun
  #shared = 0; // the one of them that was shared last

  size = 1; // workers of this training
  settings = null; // of the one begun last
  data = null;

  // first is where the program runs already; open resolves to one more home for it.
  constructor(first, most, open) {
    this.#first = first;
    this.#most = most;
    this.#open = open;
  }

  start(settings, data) {
    this.#run++;
    Object.assign(this, { size: 1, settings, data });
    this.#begin(this.#first, { workers: this.#most });
  }

  // share lets as many as the first worker has said take part, once. It waits for them. Where no more
  // workers can be had, it starts anew, alone.
  async share(size) {
    const run = this.#run;
    if (size < 2 || run === this.#shared) return;
    this.#shared = run;
    try {
      while (this.#others.length < size - 1) this.#others.push(await this.#open());
    } catch {
      this.#most = 1;
      if (run === this.#run) this.start(this.settings, this.data);
      return;
    }
    if (run !== this.#run) return;
    this.size = size;
    const ports = mesh(size);
    this.#first.send(null, null, ports[0]);
    for (let rank = 1; rank < size; rank++) this.#begin(this.#others[rank - 1], { workers: size, rank }, ports[rank]);
  }

  stop() {
    this.#run++;
    for (const home of [this.#first, ...this.#others]) home.send({ type: "stop" });
  }

  close() {
    this.#run++;
    for (const home of [this.#first, ...this.#others.splice(0)]) home.close();
  }

  #begin(home, place, ports = null) {
    home.send({ type: "start", ...this.settings, ...place }, this.data && new Uint8Array(this.data.slice().buffer), ports);
  }
}

// mesh is, for each rank, ports to all others.
function mesh(size) {
  const ports = Array.from({ length: size }, () => Array(size).fill(null));
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const { port1, port2 } = new MessageChannel();
      ports[a][b] = port1;
      ports[b][a] = port2;
    }
  }
  return ports;
}
