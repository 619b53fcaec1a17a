// Trainings that were left, so that they can be gone on with: the last few in memory, as long as the page lives, and the very
// last one in the browser's own storage, IndexedDB, for after a reload. Nothing of it leaves the machine. A record is
// {key, of, set, text, step, state, log, first}: the keys of the training and, of a state that a fork begins with, of what is
// forked; the controls that name it, and the text of a file among them; the steps it has taken and its state then; what was
// told of it, and of what it was forked from.
const most = 6; // in memory
const mostBytes = 100_000_000; // of a state; in memory of all together three times as many

const memory = new Map(); // by key, the latest last

const size = ({ state }) => state.byteLength;

// keep keeps a record, and resolves to whether it is there after a reload.
export async function keep(record, beyond) {
  if (size(record) > mostBytes) return false;
  memory.delete(record.key);
  memory.set(record.key, record);
  const all = () => [...memory.values()].reduce((sum, r) => sum + size(r), 0);
  while (memory.size > most || all() > 3 * mostBytes) memory.delete(memory.keys().next().value);
  if (!beyond) return false;
  return stored("readwrite", (trainings) => trainings.put(record, "last")).then(() => true, () => false);
}

// kept resolves to the record of a key, or null.
export async function kept(key) {
  if (memory.has(key)) return memory.get(key);
  const record = await last();
  return record?.key === key ? record : null;
}

// nearest is the latest record in memory of a training that is not after a step, or null.
export function nearest(key, step) {
  const fit = [...memory.values()].filter((r) => (r.key === key || r.of === key) && r.step <= step);
  return fit.reduce((best, r) => (best && best.step >= r.step ? best : r), null);
}

// last resolves to the record that a reload has left, or null where there is none, or nothing may be stored.
export async function last() {
  const record = await stored("readonly", (trainings) => trainings.get("last")).catch(() => null);
  return record?.state && record.log && record.set && Number.isInteger(record.step) ? record : null;
}

// forget drops the record of a key.
export async function forget(key) {
  memory.delete(key);
  const record = await last();
  if (record?.key === key) await stored("readwrite", (trainings) => trainings.delete("last")).catch(() => {});
}

// stored resolves to what a request of the storage gives, once that is done. It rejects where storage is refused.
async function stored(mode, ask) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction("trainings", mode);
      const request = ask(transaction.objectStore("trainings"));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("glassbox", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("trainings");
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error);
  });
}
