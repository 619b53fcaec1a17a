// kernel.js plugs the kernel of core/simd into a Go program, which has to be done before and after the program is
// instantiated: its imports must be there first, and the kernel works on its memory, which it brings.
//
//   const kernel = await plugKernel(go.importObject, { simd, relaxed }, "simd");
//   const { instance } = await WebAssembly.instantiate(program, go.importObject);
//   await kernel.attach(instance.exports.mem);
//   go.run(instance);

const kinds = ["plain", "simd", "relaxed"]; // numbered as in core/simd

const names = ["sgemm", "sgemv", "sdot", "saxpy", "sadd", "sexp", "sgelu", "sgelugrad", "ssoftmax", "ssoftmaxgrad",
  "ssumexp", "slayernorm", "slayernormgrad", "sadamw"];

// check throws a sentence unless there is a kernel of the name.
export function check(kind) {
  if (!kinds.includes(kind)) throw new Error(`There is no kernel ${kind}; there are ${kinds.join(", ")}.`);
}

// plugKernel adds the kernel to the imports of a Go program. bytes are those of kernel.wasm as simd, and of
// kernel-relaxed.wasm as relaxed; either may be missing. Of the kinds up to the wanted one it takes the best that
// the browser knows, and tells which as kind.
export async function plugKernel(imports, bytes, wanted = "relaxed") {
  check(wanted);
  const kind = kinds.slice(0, kinds.indexOf(wanted) + 1).findLast((k) => k === "plain" || bytes[k] && WebAssembly.validate(bytes[k]));
  const module = kind === "plain" ? null : await WebAssembly.compile(bytes[kind]);
  let kernel = null;
  imports.kernel = { kind: () => kinds.indexOf(kind) };
  for (const name of names) imports.kernel[name] = (...args) => kernel[name](...args);
  return {
    kind,
    async attach(memory) {
      if (module) kernel = (await WebAssembly.instantiate(module, { env: { memory } })).exports;
    },
  };
}
