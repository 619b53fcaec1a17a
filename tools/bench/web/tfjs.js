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

const filled = (rows, cols) => tf.tensor2d(Float32Array.from({ length: rows * cols }, (_, i) => (i * 7919) % 13 - 6.5), [rows, cols]);

enter("matmul", "tfjs-wasm", ({ m, n, k }, times) => tf.tidy(() => {
  const a = filled(m, k), b = filled(k, n);
  for (; times > 1; times--) tf.matMul(a, b).dispose();
  return tf.matMul(a, b).dataSync()[m * n - 1];
}));
