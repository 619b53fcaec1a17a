// The trained models: folders of files beside this script, which are fetched when a lesson needs them.
import { base, bytes, download, script } from "./compile.js";

const files = { weights: "model.safetensors", config: "config.json", vocabulary: "vocab.json", report: "report.json" };
const loaded = new Map();

// model resolves to {weights, texts: {config, vocabulary, report}}, for all figures of a page. Meanwhile the first who asks
// is told the share of it that has come. After a failure the next call tries again.
export function model(name, told = () => {}) {
  if (!loaded.has(name)) {
    loaded.set(name, load(name, told).catch((error) => {
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
async function load(name, told) {
  const here = document.getElementById(`glassbox-model-${name}`);
  if (here) return unfold(JSON.parse(here.textContent));
  try {
    const read = async (file) => {
      const response = await download(`models/${name}/${file}`);
      return (file === files.weights ? counted(response, told) : response).arrayBuffer();
    };
    const [weights, ...texts] = await Promise.all(Object.values(files).map(read));
    const [config, vocabulary, report] = texts.map((text) => new TextDecoder().decode(text));
    return { weights: new Uint8Array(weights), texts: { config, vocabulary, report } };
  } catch (error) {
    await script(`${base}models/${name}.js`).catch(() => { throw error; });
    return unfold(globalThis.GLASSBOX_MODELS[name]);
  }
}

// counted is a response of which the share that has come is told, where its length is known.
function counted(response, told) {
  const length = Number(response.headers.get("Content-Length"));
  if (!length || response.headers.get("Content-Encoding")) return response;
  let come = 0;
  const transform = (part, to) => {
    told((come += part.length) / length);
    to.enqueue(part);
  };
  return new Response(response.body.pipeThrough(new TransformStream({ transform })));
}

function unfold({ weights, ...texts }) {
  return { weights: bytes(weights), texts };
}
