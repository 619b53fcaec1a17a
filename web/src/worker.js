// The worker that trains. It says hello, is given the program, says ready, and then passes messages on. It works a
// while at a time, and hears what has come meanwhile in between: timers would sleep too long, and longer still while
// the page is hidden.
import { start } from "./engine.js";

const slice = 20; // milliseconds

const turn = new MessageChannel();
let engine = null;
let working = false;

turn.port1.onmessage = () => {
  working = guard(() => engine.work(slice));
  if (working) turn.port2.postMessage(null);
};

function work(more) {
  if (!more || working) return;
  working = true;
  turn.port2.postMessage(null);
}

function tell(message) {
  postMessage(message, Object.values(message).filter((v) => v instanceof Float32Array).map((v) => v.buffer));
}

// guard turns what is thrown into a message.
function guard(run) {
  try {
    return run();
  } catch (error) {
    tell({ type: "error", text: `Training broke off: ${error.message}.` });
    return false;
  }
}

onmessage = async ({ data }) => {
  if (engine) return work(guard(() => engine.receive(data.message, data.bytes)));
  try {
    engine = await start(data, tell);
    tell({ type: "ready", kind: engine.kind });
  } catch (error) {
    tell({ type: "failed", text: `The training program does not start: ${error.message}.` });
  }
};

tell({ type: "hello" });
