// tfjs.js enters TensorFlow.js with its WebAssembly backend on one thread.
import "./gpt.js";
import * as tf from "@tensorflow/tfjs-core";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";

setWasmPaths("./");
setThreadsCount(1);

// startPeers resolves when the backend is ready.
globalThis.startPeers = async () => {
  await tf.setBackend("wasm");
  await tf.ready();
  return tf.getBackend();
};

const operands = once(({ m, n, k }) => ({ a: tf.tensor2d(filled(m * k), [m, k]), b: tf.tensor2d(filled(k * n), [k, n]) }));

enter("matmul", "tfjs-wasm", (task, times) => {
  const { a, b } = operands(task);
  for (; times > 1; times--) tf.matMul(a, b).dispose();
  const last = tf.matMul(a, b), result = last.dataSync()[task.m * task.n - 1];
  last.dispose();
  return result;
});
