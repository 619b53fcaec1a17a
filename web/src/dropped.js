// Files that a person has chosen or dropped, as those of one folder. Nothing is read here: a File knows its name and its size.
const most = 64; // files that are looked at
const deep = 3; // folders within folders
const seen = 2000; // entries of all folders, at most

// chosen are the files of an input, for files or for a folder.
export function chosen(input) {
  return gathered([...input.files].slice(0, seen).map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

// dropped are the files of a drop; folders are walked. It must be called while the event is under way.
export async function dropped({ items, files }) {
  const entries = [...items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry?.());
  if (!entries.length || !entries.every(Boolean)) return gathered([...files].map((file) => ({ path: file.name, file })));
  const all = [];
  const left = { count: seen };
  for (const entry of entries) await walk(entry, entry.name, 0, all, left);
  return gathered(all);
}

// walk adds the files of an entry and of what is in it. What cannot be opened is left out, as are hidden folders.
async function walk(entry, path, depth, all, left) {
  if (left.count-- <= 0) return;
  if (entry.isFile) {
    const file = await new Promise((resolve) => entry.file(resolve, () => resolve(null)));
    if (file) all.push({ path, file });
  } else if (entry.isDirectory && depth <= deep && !(depth > 0 && entry.name.startsWith("."))) {
    const reader = entry.createReader();
    const some = () => new Promise((resolve) => reader.readEntries(resolve, () => resolve([]))); // a hundred at a time
    for (let part = await some(); part.length && left.count > 0; part = await some()) {
      for (const inner of part) await walk(inner, `${path}/${inner.name}`, depth + 1, all, left);
    }
  }
}

const weights = /\.safetensors$/i;
const known = /\.(safetensors|json|txt|bpe|bin|pt|pth|ckpt|gguf|h5|msgpack|onnx)$/i;
const depth = ({ path }) => path.split("/").length;

// gathered are the files that lie side by side where there are weights, nearest to the top, or else at the top; with the name
// of their folder, and how many are not among them. Of too many those are kept that models have.
function gathered(all) {
  const visible = all.filter(({ path }) => !path.split("/").at(-1).startsWith("."));
  const nearest = (some) => some.reduce((near, one) => (near && depth(near) <= depth(one) ? near : one), null);
  const near = nearest(visible.filter(({ path }) => weights.test(path))) ?? nearest(visible);
  const folder = near ? near.path.split("/").slice(0, -1).join("/") : "";
  const beside = visible.filter(({ path }) => path.split("/").slice(0, -1).join("/") === folder);
  const order = ({ path }) => (weights.test(path) ? 0 : known.test(path) ? 1 : 2);
  const files = beside.sort((a, b) => order(a) - order(b)).slice(0, most)
    .map(({ path, file }) => ({ name: path.split("/").at(-1), file }));
  return { folder: folder.split("/").at(-1), files, left: all.length - files.length };
}
