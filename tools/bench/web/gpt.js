// gpt.js enters the GPT of core/nn, written with TensorFlow.js: the same layers, sizes, loss and optimizer. Tokens go
// through a product with their one-hot rows, since the WebAssembly backend has no gradient of a lookup.
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import * as tf from "@tensorflow/tfjs-core";

const normal = (rows, cols, deviation = 0.08) => tf.variable(tf.randomNormal([rows, cols], 0, deviation));
const zeros = (n) => tf.variable(tf.zeros([1, n]));
const ones = (n) => tf.variable(tf.ones([1, n]));

function model({ vocab, context, width, heads, hidden, layers, batch }) {
  const E = normal(vocab, width), P = normal(context, width), gain = ones(width), bias = zeros(width);
  const blocks = Array.from({ length: layers }, () => ({
    g1: ones(width), c1: zeros(width), g2: ones(width), c2: zeros(width),
    q: normal(width, width), k: normal(width, width), v: normal(width, width), o: normal(width, width),
    w1: normal(width, hidden), b1: zeros(hidden), w2: normal(hidden, width), b2: zeros(width),
  }));
  const later = tf.tensor2d(
    Array.from({ length: context * context }, (_, i) => (i % context > Math.floor(i / context) ? -1e9 : 0)),
    [context, context],
  );

  const norm = (x, g, b) => {
    const centered = x.sub(x.mean(1, true));
    return centered.div(centered.square().mean(1, true).add(1e-5).sqrt()).mul(g).add(b);
  };
  const gelu = (x) => x.mul(0.5).mul(x.add(x.mul(x).mul(x).mul(0.044715)).mul(Math.sqrt(2 / Math.PI)).tanh().add(1));
  const split = (x, rows) => x.reshape([rows, context, heads, width / heads]).transpose([0, 2, 1, 3]);

  const attend = (x, w, rows) => {
    const [q, k, v] = [w.q, w.k, w.v].map((m) => split(x.matMul(m), rows));
    const scores = tf.matMul(q, k, false, true).mul(1 / Math.sqrt(width / heads)).add(later);
    return tf.matMul(tf.softmax(scores), v).transpose([0, 2, 1, 3]).reshape([rows * context, width]).matMul(w.o);
  };
  const logits = (ids) => {
    const rows = ids.length / context;
    const tokens = tf.oneHot(tf.tensor1d(ids, "int32"), vocab).toFloat().matMul(E);
    let x = tokens.reshape([rows, context, width]).add(P).reshape([rows * context, width]);
    for (const w of blocks) {
      x = x.add(attend(norm(x, w.g1, w.c1), w, rows));
      x = x.add(gelu(norm(x, w.g2, w.c2).matMul(w.w1).add(w.b1)).matMul(w.w2).add(w.b2));
    }
    return norm(x, gain, bias).matMul(E, false, true);
  };
  const optimizer = tf.train.adam(1e-3, 0.9, 0.95);
  const text = Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7919) % 512);
  const draw = () => Array.from({ length: batch }, () => Math.floor(Math.random() * (text.length - context)));

  return {
    // learn takes a step and returns the loss.
    learn() {
      const from = draw();
      const ids = from.flatMap((at) => text.slice(at, at + context)), next = from.flatMap((at) => text.slice(at + 1, at + 1 + context));
      const loss = optimizer.minimize(() => {
        const wanted = tf.oneHot(tf.tensor1d(next, "int32"), vocab).toFloat();
        return tf.logSoftmax(logits(ids)).mul(wanted).sum().mul(-1 / next.length);
      }, true);
      const value = loss.dataSync()[0];
      loss.dispose();
      return value;
    },
    // write returns the likeliest token behind the last of a context.
    write: () => tf.tidy(() => logits(text.slice(0, context)).slice([context - 1, 0], [1, vocab]).argMax(1).dataSync()[0]),
  };
}

let made = null;

const repeated = (act) => (settings, times) => {
  made ??= model(settings);
  let result = 0;
  for (; times > 0; times--) result = made[act]();
  return result;
};

enter("learning", "tfjs-wasm", repeated("learn"));
enter("writing", "tfjs-wasm", repeated("write"));
