// The model of the stories as files of GPT-2, for those who have none at hand: the same numbers under other names.
import { model } from "./models.js";

export const text = " the cats ate the soup . now the"; // each word has the blank before it, the first one too

const names = {
  "decoder.embedding.E": "wte.weight", "decoder.embedding.P": "wpe.weight",
  "decoder.norm.gain": "ln_f.weight", "decoder.norm.bias": "ln_f.bias",
};
const inLayer = {
  "self.gain": "ln_1.weight", "self.bias": "ln_1.bias", "self.W_Q": "attn.c_attn.weight", "self.W_O": "attn.c_proj.weight",
  "feedforward.gain": "ln_2.weight", "feedforward.bias": "ln_2.bias", "feedforward.W_1": "mlp.c_fc.weight",
  "feedforward.b_1": "mlp.c_fc.bias", "feedforward.W_2": "mlp.c_proj.weight", "feedforward.b_2": "mlp.c_proj.bias",
};

// sample resolves to a list of File: config.json, model.safetensors and tokenizer.json.
export async function sample() {
  const { weights, texts } = await model("stories");
  const config = JSON.parse(texts.config);
  return [
    new File([JSON.stringify(settings(config))], "config.json"),
    new File(renamed(weights), "model.safetensors"),
    new File([JSON.stringify(tokenizer(JSON.parse(texts.vocabulary).target))], "tokenizer.json"),
  ];
}

const settings = (c) => ({
  model_type: "gpt2", n_layer: c.decoder_layers, n_head: c.heads, n_embd: c.width, n_inner: c.feed_forward, n_positions: c.context,
  vocab_size: c.target_words, activation_function: "gelu_new",
});

// renamed are the parts of the file of weights. Queries, keys and values, which lie one behind another, become one matrix.
function renamed(file) {
  const size = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + size)));
  const data = file.slice(8 + size);
  const tensors = {};
  for (const [old, tensor] of Object.entries(header)) {
    const [, layer, rest] = old.match(/^decoder\.(\d+)\.(.*)$/) ?? [];
    const name = layer ? inLayer[rest] && `h.${layer - 1}.${inLayer[rest]}` : names[old];
    if (!name) continue;
    tensors[name] = tensor;
    if (rest === "self.W_Q") tensors[name] = sideBySide(data, tensor);
  }
  const text = new TextEncoder().encode(JSON.stringify(tensors));
  const length = new DataView(new ArrayBuffer(8));
  length.setBigUint64(0, BigInt(text.length), true);
  return [length.buffer, text, data];
}

// sideBySide puts three matrices that lie one behind another side by side, row by row. It returns what they are together.
function sideBySide(data, { dtype, shape: [rows, cols], data_offsets: [from, to] }) {
  const row = (to - from) / rows;
  const all = data.slice(from, from + 3 * (to - from));
  for (let i = 0; i < rows; i++) {
    for (let n = 0; n < 3; n++) data.set(all.subarray((n * rows + i) * row, (n * rows + i + 1) * row), from + (3 * i + n) * row);
  }
  return { dtype, shape: [rows, 3 * cols], data_offsets: [from, from + 3 * (to - from)] };
}

// tokenizer cuts words as GPT-2 does, with the blank before them. The mark that begins a story has the name that GPT-2 has for it.
function tokenizer(words) {
  const pattern = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
  const marks = ["<pad>", "<UNK>", "<|endoftext|>", "</s>"];
  const vocab = Object.fromEntries(words.map((word, id) => [marks[id] ?? ` ${word}`, id]));
  return {
    added_tokens: [], normalizer: null, decoder: { type: "Fuse" },
    pre_tokenizer: { type: "Split", pattern: { Regex: pattern }, behavior: "Isolated", invert: false },
    model: { type: "WordLevel", vocab, unk_token: "<UNK>" },
  };
}
