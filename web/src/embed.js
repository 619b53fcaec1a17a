// The page for hosts that allow only iframes: the figure that the link names, its height told to the parent, and
// three messages taken from it: {type: "set", key, value}, {type: "play"} or {type: "pause"}, {type: "seek", step}.
const figures = [...document.querySelectorAll("glass-box")];
const [id, query = ""] = location.hash.slice(1).split(/\?(.*)/s);
const figure = figures.find((f) => f.getAttribute("lesson") === id) ?? figures[0];
for (const f of figures) if (f !== figure) f.remove();
if (query) figure.setAttribute("state", query);
if (id && figure.getAttribute("lesson") !== id) figure.setAttribute("lesson", id); // it says that there is none of that name
figure.classList.add("open");
figure.furnish();

const framed = window.parent !== window;
const tell = (message) => framed && window.parent.postMessage({ source: "glassbox", ...message }, "*");
const measure = () => tell({ type: "height", height: Math.ceil(document.body.getBoundingClientRect().height) });
new ResizeObserver(measure).observe(document.body);
figure.addEventListener("glassbox-state", measure, { once: true }); // again, for a parent that began to listen only now
figure.addEventListener("glassbox-state", ({ detail: { lesson, query, step, playing } }) =>
  tell({ type: "state", lesson, query, step, playing }));

const actions = {
  set: ({ key, value }) => typeof key === "string" && figure.set(key, String(value)),
  play: () => figure.play(),
  pause: () => figure.pause(),
  seek: ({ step }) => typeof step === "string" && figure.seek(step),
};
addEventListener("message", async (e) => {
  if (e.source !== window.parent || typeof e.data !== "object" || e.data === null) return;
  try {
    if (Object.hasOwn(actions, e.data.type)) await actions[e.data.type](e.data);
  } catch (error) {
    tell({ type: "error", error: String(error.message ?? error).slice(0, 300) });
  }
});
