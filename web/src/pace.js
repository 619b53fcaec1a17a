// How fast this machine may train: the rate of the kernel's products, measured on small ones before anything is trained.
import { base, download } from "./compile.js";
import { plugKernel } from "./kernel.js";
import { wanted } from "./team.js";

const side = 64; // of a matrix
const some = 100; // products that are timed together
const long = 6; // milliseconds that it takes
const finest = 0.1; // that clocks tell
const helped = 0.9; // what a further worker adds, of what one does

let measured = null;

// pace resolves to operations a second of all workers together, 0 where the kernel cannot be had alone, or there is none.
export function pace() {
  return (measured ??= measure().catch(() => 0));
}

async function measure() {
  if (!base.startsWith("http")) return 0;
  const relaxed = new Uint8Array(await (await download("kernel-relaxed.wasm")).arrayBuffer());
  const imports = {};
  const { kind, attach } = await plugKernel(imports, { relaxed });
  if (kind === "plain") return 0;
  await attach(new WebAssembly.Memory({ initial: 16 }));
  const [a, b, c, panel] = [1, 2, 3, 4].map((k) => 4 * side * side * k);
  let best = long; // since the processor may be taken away meanwhile
  for (const begun = performance.now(); performance.now() - begun < long;) {
    const from = performance.now();
    for (let i = 0; i < some; i++) imports.kernel.sgemm(0, 0, side, side, side, 1, a, side, b, side, 0, c, side, panel);
    best = Math.min(best, Math.max(finest, performance.now() - from));
  }
  return some * 2 * side ** 3 / (best / 1000) * (1 + helped * (wanted() - 1));
}
