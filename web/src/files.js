// Files that the learner gives as texts to train on: chosen, dropped on the figure, or pasted where there is no room for so
// much. They stay in the page. The app looks at each once and says what is known of it, which is all that links have; the
// bytes go to the trainer.
const most = 5 * 2 ** 20; // bytes that are read, see core/textfile
const kept = 4;

const files = new Map(); // the bytes, by what is known of them

// bytesOf is what a file has, undefined if it is not here.
export const bytesOf = (value) => files.get(value);

// facts are the name and the size of a file, for people.
export function facts(value) {
  const [, bytes, , , ...name] = value.split("-");
  const [unit, of] = bytes < 1e3 ? ["bytes", 1] : bytes < 1e5 ? ["KB", 1e3] : ["MB", 1e6];
  const size = `${of === 1 ? bytes : (bytes / of).toPrecision(2)} ${unit}`;
  return `${name.join("-")}, ${size}`;
}

// give has the app look at a file for a control, and keeps it if it is a text.
export async function give(element, key, file, name = file.name) {
  const bytes = new Uint8Array(await file.slice(0, most + 1).arrayBuffer());
  element.dispatchEvent(new Event("glassbox-leap"));
  element.ask({ type: "file", key, value: name }, bytes);
  const { controls, notices } = element.state;
  if (notices.some((n) => n.bad && n.key === key)) return;
  files.set(controls.find((c) => c.key === key).value, bytes);
  while (files.size > kept) files.delete(files.keys().next().value);
  element.ask({ type: "get" }); // so that what was missing is found
}

export default function takeFiles(element) {
  const wanted = () => element.state?.controls.find((c) => c.kind === "file" && c.shown)?.key;
  element.addEventListener("dragover", (e) => wanted() && e.dataTransfer.types.includes("Files") && e.preventDefault());
  element.addEventListener("drop", (e) => {
    const [file] = e.dataTransfer.files;
    if (!wanted() || !file) return;
    e.preventDefault();
    give(element, wanted(), file);
  });
  element.addEventListener("paste", (e) => {
    const field = e.composedPath()[0];
    const room = element.state?.controls.find((c) => c.key === field.name && c.lines)?.maxRunes;
    const text = e.clipboardData.getData("text/plain");
    if (!room || !wanted() || text.length <= room) return;
    e.preventDefault();
    give(element, wanted(), new Blob([text]), "pasted text");
  });
  return { update() {} };
}
