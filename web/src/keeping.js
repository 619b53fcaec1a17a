// What stands beside the controls of a training: it is saved as files, one that was saved is opened again, and one that was
// left is offered.
import { h, setHidden, setText } from "./dom.js";
import { give } from "./files.js";
import { Log, retell } from "./log.js";
import { forget, keep, last } from "./store.js";
import { pack, unpack } from "./zip.js";

const about = "training.json", held = "training.safetensors", learned = "text.txt";
const mostLooks = 20_000; // numbers that a file holds of where heads look, at once
const mostBytes = 400_000_000;

// run() is the training that is shown.
export default function keeping(element, run) {
  const file = h("input", { type: "file", multiple: true, hidden: true, accept: ".zip,.json,.safetensors", onchange: () => guard(open) });
  const save = button("Save", () => guard(store));
  const opener = button("Open a saved training", () => file.click());
  const left = h("span", {});
  const on = button("", () => guard(() => goOn(offered)));
  const anew = button("Forget it", () => drop());
  const offer = h("span", { class: "offer", hidden: true }, left, " ", on, " ", anew);
  const wrong = h("p", { class: "wrong", role: "alert", hidden: true });
  const row = h("div", { class: "keeping", hidden: true }, save, opener, offer, file, wrong);
  element.shadowRoot.querySelector(".training").append(row);
  let offered = null; // the record of a training that was left
  let sought = false;

  async function guard(act) {
    wrong.hidden = true;
    try {
      await act();
    } catch (error) {
      setText(wrong, error.message);
      wrong.hidden = false;
    }
    file.value = "";
  }

  // store gives the learner the model and the training in one file.
  async function store() {
    const { step, files, record, text } = await run().files();
    const all = Object.fromEntries(Object.entries(files).map(([name, x]) => [name, bytes(x)]));
    all[about] = bytes(JSON.stringify({ ...record, log: record.log.map(plain).filter(Boolean) }));
    if (text) all[learned] = text;
    const url = URL.createObjectURL(pack(all));
    h("a", { href: url, download: `glassbox-${record.set.task ?? "training"}-${step}.zip` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }

  async function open() {
    const files = {};
    for (const f of file.files) {
      if (f.size > mostBytes) throw new Error(`${f.name} has more than 400 MB, which no training here has.`);
      const data = new Uint8Array(await f.arrayBuffer());
      Object.assign(files, f.name.endsWith(".zip") ? unpack(data) : { [f.name]: data });
    }
    if (!files[about] || !files[held]) {
      throw new Error(`A saved training is an archive as Save makes it, or the files ${about} and ${held} that are in it.`);
    }
    await goOn({ ...read(new TextDecoder().decode(files[about])), state: files[held], text: files[learned] });
  }

  // goOn shows a training that was left, as it stood.
  async function goOn(record) {
    await element.leap({ type: "reset", key: "*" });
    await element.send({ type: "apply", set: record.set, value: "" });
    const name = record.set.file?.split("-").slice(4).join("-");
    if (record.text && name) await give(element, "file", new Blob([record.text]), name);
    const { training } = element.state;
    if (!training) throw new Error("What was saved is no training of this lesson.");
    const { key, origin } = training;
    await keep({ ...record, key }, false);
    if (record.first && origin) retell(element, new Log(record.first.log).again(training.fork).map((e) => ({ ...e, key: origin })));
    const over = record.step >= JSON.parse(training.settings).steps;
    retell(element, new Log(record.log).again(record.step, over ? "done" : "paused").map((e) => ({ ...e, key })));
    offered = null;
    if (record.key && !over) await element.send({ type: "play" }); // it was asked to go on
  }

  async function drop() {
    await forget(offered.key);
    offered = null;
    offer.hidden = true;
  }

  // seek looks, once, whether a training was left.
  async function seek() {
    sought = true;
    offered = await last();
    if (offered && element.state?.training) update(element.state);
  }

  function update({ training, controls }) {
    const none = Boolean(element.embedded || !training);
    const known = !none && training.stand > training.fork;
    for (const part of [row, opener, on, anew]) setHidden(part, none);
    setHidden(save, !known);
    if (none) return;
    if (!sought) seek();
    const same = offered?.key === training.key;
    setHidden(offer, !offered || Boolean(training.go) || known);
    if (offer.hidden) return;
    const steps = offered.set.steps ?? controls.find((c) => c.key === "steps")?.value;
    setText(left, `${same ? "This training was left" : "Another training was left"} at step ${offered.step} of ${steps}.`);
    setText(on, String(offered.step) === steps ? "Show it" : `Go on at step ${offered.step}`);
  }

  return { update };
}

const button = (text, onclick) => h("button", { class: "text", type: "button", onclick }, text);

// bytes are those of a text or of numbers.
const bytes = (x) => (typeof x === "string" ? new TextEncoder().encode(x) : new Uint8Array(x.buffer, x.byteOffset, x.byteLength));

// plain is an entry of a log as JSON has it, or nothing if it is too large.
const plain = ({ numbers, ...entry }) => (numbers && entry.message.type === "looked" && numbers.length > mostLooks
  ? null : { ...entry, numbers: numbers && [...numbers] });

// read reads what Save has written, or throws a sentence.
function read(text) {
  const wrong = new Error(`The file ${about} is not as Save writes it.`);
  try {
    const { set, step, log } = JSON.parse(text);
    const texts = Object.values(set).every((value) => typeof value === "string");
    if (!texts || !Number.isInteger(step) || step < 0) throw wrong;
    return { set, step, log: log.map(({ message, numbers, x, plain }) => ({
      message: { ...message }, x: Number(x) || 0, plain: Boolean(plain), numbers: numbers ? Float32Array.from(numbers) : null,
    })) };
  } catch {
    throw wrong;
  }
}
