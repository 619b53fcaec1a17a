// contest.js is the page in which make bench lets programs compute the same.
//
// Who takes part in a contest enters a function(task, times) that does the task so many times and returns a number of
// the result, or a promise of it.
import "wasm_exec";
import { plugKernel } from "../../../web/src/kernel.js";

const contests = {};

globalThis.enter = (contest, name, compute) => {
  contests[contest] ??= {};
  contests[contest][name] = compute;
};

// compete returns how long it takes, in milliseconds, and the result.
globalThis.compete = async (contest, name, task, times) => {
  const start = performance.now();
  const result = await contests[contest][name](task, times);
  return { time: performance.now() - start, result };
};

const bytes = async (url) => (await fetch(url)).arrayBuffer();

// startGo starts a Go program with the kernel plain, simd or relaxed, and waits until it has called entered(). What
// the kernel became is returned.
globalThis.startGo = async (program, wanted) => {
  const go = new Go();
  const kernel = await plugKernel(go.importObject, {
    simd: await bytes("kernel.wasm"), relaxed: await bytes("kernel-relaxed.wasm"),
  }, wanted);
  const { instance } = await WebAssembly.instantiate(await bytes(program), go.importObject);
  await kernel.attach(instance.exports.mem);
  await new Promise((resolve, reject) => {
    globalThis.entered = resolve;
    go.exit = (code) => reject(new Error(`${program} ended with ${code}`));
    go.run(instance);
  });
  return kernel.kind;
};

// once wraps make so that it makes its result for each task once, since that takes longer than some tasks.
globalThis.once = (make) => {
  const made = {};
  return (task) => made[JSON.stringify(task)] ??= make(task);
};

globalThis.filled = (n) => Float32Array.from({ length: n }, (_, i) => (i * 7919) % 13 - 6.5);

const operands = once(({ m, n, k }) => ({ a: filled(m * k), b: filled(k * n), c: new Float32Array(m * n) }));

// What one writes first, in the order that goes along rows.
enter("matmul", "JavaScript", (task, times) => {
  const { m, n, k } = task, { a, b, c } = operands(task);
  for (; times > 0; times--) {
    c.fill(0);
    for (let i = 0; i < m; i++) {
      for (let p = 0; p < k; p++) {
        const x = a[i * k + p];
        for (let j = 0; j < n; j++) c[i * n + j] += x * b[p * n + j];
      }
    }
  }
  return c[m * n - 1];
});
