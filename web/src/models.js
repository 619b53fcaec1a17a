// The trained models: folders of files beside this script, which are fetched when a lesson needs them.
import { base, bytes, download, script } from "./compile.js";

const files = { weights: "model.safetensors", config: "config.json", vocabulary: "vocab.json", report: "report.json" };
const loaded = new Map();

// model resolves to {weights, texts: {config, vocabulary, report}}, for all figures of a page. After a failure the next
// call tries again.
export function model(name) {
  if (!loaded.has(name)) {
    loaded.set(name, load(name).catch((error) => {
      forget(name);
      throw error;
    }));
  }
  return loaded.get(name);
}

// forget makes the next call of model fetch it anew.
export function forget(name) {
  loaded.delete(name);
}

// load takes the files from the page itself, from beside this script or, where files cannot be fetched, from the script
// that holds them as text.
async function load(name) {
  const here = document.getElementById(`glassbox-model-${name}`);
  if (here) return unfold(JSON.parse(here.textContent));
  try {
    const read = async (file) => (await download(`models/${name}/${file}`)).arrayBuffer();
    const [weights, ...texts] = await Promise.all(Object.values(files).map(read));
    const [config, vocabulary, report] = texts.map((text) => new TextDecoder().decode(text));
    return { weights: new Uint8Array(weights), texts: { config, vocabulary, report } };
  } catch (error) {
    await script(`${base}models/${name}.js`).catch(() => { throw error; });
    return unfold(globalThis.GLASSBOX_MODELS[name]);
  }
}

function unfold({ weights, ...texts }) {
  return { weights: bytes(weights), texts };
}
