// The worker that trains. It says hello, is given the program, says ready, and then passes messages on. It works a
// while at a time, and hears what has come meanwhile in between: timers would sleep too long, and longer still while
// the page is hidden. Workers that share a batch are given ports to one another, by rank, and swap their numbers through
// them.
import { start } from "./engine.js";

const slice = 20; // milliseconds

const turn = new MessageChannel();
let engine = null;
let working = false;
let peers = null;
let held = []; // for peers that are not there yet

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
  if ("to" in message) return pass(message);
  postMessage(message, Object.values(message).filter((v) => v instanceof Float32Array).map((v) => v.buffer));
}

function pass(message) {
  if (!peers) return held.push(message);
  const { to, numbers, ...rest } = message;
  peers[to].postMessage({ message: rest, bytes: new Uint8Array(numbers.buffer) }, [numbers.buffer]);
}

// meet takes the ports to the peers of a training, and part those of the one before.
function meet(ports) {
  peers = ports;
  for (const port of ports) if (port) port.onmessage = ({ data }) => take(data);
  for (const message of held.splice(0)) pass(message);
}

function part() {
  for (const port of peers ?? []) port?.close();
  peers = null;
  held = [];
}

const take = ({ message, bytes }) => work(guard(() => engine.receive(message, bytes)));

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
  if (engine) {
    if (data.message?.type === "start") part();
    if (data.ports) meet(data.ports);
    if (data.files) engine.hold(data.files);
    return data.message && take(data);
  }
  try {
    engine = await start(data, tell);
    tell({ type: "ready", kind: engine.kind });
  } catch (error) {
    tell({ type: "failed", text: `The training program does not start: ${error.message}.` });
  }
};

tell({ type: "hello" });
