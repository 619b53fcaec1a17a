// Where training can run: in a worker, in a worker made of a blob, or in slices on the page's own thread. Each home
// takes the files of trainerfiles.js and a function that is told every message, and resolves to {where, kind, send,
// close}; send(message, bytes, ports, files) passes on a message, the ports to those who share the work, and files that
// the program may read. It rejects where it is forbidden.
import { start } from "./engine.js";

// workerHome needs a worker's script at an address of the page's own origin.
export async function workerHome(files, kind, tell) {
  if (!files.url) throw new Error("The worker's script has no address.");
  return inWorker("worker", new Worker(files.url), files, kind, tell);
}

// blobHome works from file://, in a sandboxed frame, and in pages of other origins.
export async function blobHome(files, kind, tell) {
  const url = URL.createObjectURL(new Blob([await files.script()], { type: "text/javascript" }));
  try {
    return await inWorker("blob", new Worker(url), files, kind, tell);
  } finally {
    URL.revokeObjectURL(url);
  }
}

// inWorker resolves when the worker is ready.
function inWorker(where, worker, { program, kernels }, kind, tell) {
  return new Promise((resolve, reject) => {
    const end = (text) => {
      worker.terminate();
      reject(new Error(text));
    };
    const first = {
      hello: () => worker.postMessage({ program, kernels, kind }),
      failed: ({ text }) => end(text),
      ready: (message) => {
        worker.onmessage = ({ data }) => tell(data);
        worker.onerror = (e) => tell({ type: "error", text: `Training broke off: ${e.message || "the browser has ended it"}.` });
        resolve({
          where, kind: message.kind,
          send: (message, bytes, ports, files) => worker.postMessage({ message, bytes, ports, files },
            [...bytes ? [bytes.buffer] : [], ...(ports ?? []).filter(Boolean)]),
          close: () => worker.terminate(),
        });
      },
    };
    worker.onmessage = ({ data }) => first[data.type]?.(data);
    worker.onerror = worker.onmessageerror = (e) => {
      e.preventDefault();
      end(e.message || "Workers are forbidden here.");
    };
  });
}

// pageHome trains between the frames: a slice behind each, and one after another while the page is hidden, where there
// are none. A slice ends with the first operation after 3 ms, and so stays below 6 unless one takes longer, or memory
// has to be collected.
export async function pageHome({ program, kernels }, kind, tell) {
  const later = (message) => queueMicrotask(() => tell(message)); // after the program has returned
  const engine = await start({ program, kernels, kind }, later);
  const turn = new MessageChannel();
  const home = { where: "page", kind: engine.kind, longest: 0 };
  let waiting = 0; // for a frame
  let working = false;
  const next = () => {
    cancelAnimationFrame(waiting);
    if (document.hidden) turn.port2.postMessage(null);
    else waiting = requestAnimationFrame(() => turn.port2.postMessage(null));
  };
  const hidden = () => working && waiting && document.hidden && next();
  turn.port1.onmessage = () => {
    waiting = 0;
    const begun = performance.now();
    working = engine.work(3);
    home.longest = Math.max(home.longest, performance.now() - begun);
    if (working) next();
  };
  document.addEventListener("visibilitychange", hidden);
  home.send = (message, bytes, ports, files) => {
    if (files) engine.hold(files);
    const more = engine.receive(message, bytes);
    if (more && !working) next();
    working ||= more;
  };
  home.close = () => {
    document.removeEventListener("visibilitychange", hidden);
    cancelAnimationFrame(waiting);
    turn.port1.close();
    engine.close();
  };
  return home;
}
