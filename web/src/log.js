// What was told of a training, to be told again where that is forgotten: after a reload, or from a file.
const most = 3000; // entries

export class Log {
  entries;
  #far = -1; // the farthest step whose loss is there

  constructor(entries = []) {
    this.entries = entries;
    for (const { message, plain } of entries) if (plain) this.#far = Math.max(this.#far, message.step);
  }

  // add notes a message with its numbers and the milliseconds since the one before. What a trainer says of steps that are gone
  // through again is known.
  add(message, numbers, x) {
    if (message.type === "started") {
      this.entries = [];
      this.#far = -1;
    }
    const { type, sample, held, step } = message;
    if (type === "error" || type === "where") return;
    if (type !== "report" || sample !== undefined || held !== undefined) this.#push({ message, numbers, x });
    else if (numbers && step > this.#far) this.#learned(message, numbers, x);
  }

  // #learned notes losses, together with those right before.
  #learned(message, numbers, x) {
    const known = Math.max(0, this.#far - message.first);
    const entry = { message: { ...message, first: message.first + known }, numbers: numbers.slice(known), x, plain: true };
    this.#far = message.step;
    const before = this.entries.at(-1);
    if (!before?.plain || before.message.step !== entry.message.first) return this.#push(entry);
    this.entries[this.entries.length - 1] = { message: { ...message, first: before.message.first },
      numbers: joined(before.numbers, entry.numbers), x: before.x + x, plain: true };
  }

  #push(entry) {
    if (this.entries.length < most) this.entries.push(entry);
  }

  // again are the messages, the last of which says that the training stands at a step.
  again(step, state = "paused") {
    return [...this.entries, { message: { type: "report", state, step }, x: 0 }];
  }
}

function joined(a, b) {
  const all = new Float32Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

// retell tells messages with their keys, one after the other.
export function retell(element, entries) {
  entries.forEach(({ key, message, numbers, x }, i) => {
    const bytes = numbers ? new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength) : undefined;
    element.ask({ type: "trained", key, value: JSON.stringify(message), x, on: i < entries.length - 1 }, bytes);
  });
}
