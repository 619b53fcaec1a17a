// How fast this machine may train: the rate of the kernel's products, measured on small ones before anything is trained.
import { base, download } from "./compile.js";
import { plugKernel } from "./kernel.js";
import { wanted } from "./team.js";

const side = 64; // of a matrix
const long = 6; // milliseconds that it takes
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
  const begun = performance.now();
  let n = 0;
  while (performance.now() - begun < long) {
    for (let i = 0; i < 20; i++, n++) imports.kernel.sgemm(0, 0, side, side, side, 1, a, side, b, side, 0, c, side, panel);
  }
  const seconds = (performance.now() - begun) / 1000;
  return n * 2 * side ** 3 / seconds * (1 + helped * (wanted() - 1));
}
