// The site around the figures: which lesson is open, the link that says so, light and dark, and on a lesson's
// page what follows its film: the prose, and in the drawer the Python listing, the inspector and the table.
import { followed, leap, remember } from "./address.js";
import { chapters } from "./chapters.js";
import { dock } from "./dock.js";
import { h, icon, setText } from "./dom.js";
import { drawer } from "./drawer.js";
import { inspector } from "./inspector.js";
import { kept } from "./kept.js";
import { wide } from "./layout.js";
import { listing } from "./listing.js";
import { named } from "./prose.js";
import { lightProse } from "./reading.js";
import { tabulated } from "./table.js";
import { tries } from "./tries.js";

const sections = [...document.querySelectorAll("section.lesson")];
const root = document.documentElement;

// parse splits "#neuron?step=dw1" into the lesson and the rest.
function parse(hash) {
  const [id, query = ""] = hash.replace(/^#/, "").split(/\?(.*)/s);
  return { section: sections.find((s) => s.id === id), query };
}

const height = 207; // of the open drawer, as the style sheet has it

let open = null;

function route() {
  followed();
  delete root.dataset.linked;
  const { section, query } = parse(location.hash);
  if (section && section === open) return follow(section, query);
  for (const s of sections) s.classList.toggle("open", s === section);
  document.getElementById("home").hidden = Boolean(section);
  document.body.classList.toggle("reading", Boolean(section));
  document.title = section ? `${section.dataset.title} · Glassbox` : "Glassbox: see every number inside a language model";
  open = section ?? null;
  dots();
  window.scrollTo(0, 0);
  if (section) furnish(section, query);
}

// follow takes a link within the open lesson, unless it only says what is already so.
function follow(section, query) {
  const figure = section.querySelector("glass-box");
  if (figure.state && figure.state.query !== query) figure.send({ type: "open", lesson: section.id, value: query });
}

// furnish builds what stands around a lesson's figure, once.
function furnish(section, query) {
  const figure = section.querySelector("glass-box");
  if (section.dataset.furnished) return follow(section, query);
  section.dataset.furnished = "true";
  figure.furnish();
  if (query) figure.setAttribute("state", query);
  const prose = section.querySelector(".prose");
  figure.want(...named(prose));
  const tabs = chapters(prose, figure);
  const reading = lightProse(prose, figure);
  const below = behind(section, figure);
  const parts = [tabs, reading, ...below.parts, tries(prose, figure, reading.steadily)];
  new MutationObserver(() => {
    if (figure.dataset.status !== "still") return;
    reading.still();
    prose.append(below.listing);
  }).observe(figure, { attributeFilter: ["data-status"] });
  figure.addEventListener("glassbox-state", (e) => {
    for (const part of parts) part.update(e.detail);
    if (!below.root.isConnected) below.open(section.querySelector(".stage")); // now nothing above it will grow any more
    remember(e.detail, () => section === open);
  });
  figure.addEventListener("glassbox-leap", () => leap(figure.state));
}

// behind makes the drawer, what is in it, and the dock that opens it on a phone.
function behind(section, figure) {
  const code = listing(section.querySelectorAll(".listing"), figure);
  const asked = inspector(figure);
  const table = tabulated(figure);
  const box = drawer(figure, [
    { name: "Python", root: code.root, show: code.show }, { name: "Inspector", root: asked.root },
    { name: "Table", root: table.root, show: table.show },
  ], () => row.update());
  const row = dock(section, figure, box);
  section.append(row.root);
  const sight = kept(figure, () => box.at >= 0);
  figure.addEventListener("glassbox-press", (e) => {
    box.show(1, e.detail);
    sight.press(e.detail);
  });
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && section === open && !e.defaultPrevented && row.shut()) e.preventDefault();
  });
  return {
    root: box.root, listing: code.root, parts: [code, asked, table, box, sight],
    // open puts the drawer under the figure, and opens it where nothing else needs the room, as long as there is any.
    open(stage) {
      stage.append(box.root);
      if (!wide.matches || stage.clientHeight - figure.scrollHeight < height) return;
      box.show(0);
      wide.addEventListener("change", () => box.show(-1), { once: true });
    },
  };
}

// dots draws the path of the lessons with the open one named.
function dots() {
  const nav = document.querySelector(".dots");
  nav.hidden = !open;
  const at = sections.indexOf(open);
  nav.replaceChildren(h("ol", {}, ...sections.map((s, i) => {
    const name = h("span", { class: "name" }, `${s.dataset.number} `, h("b", {}, s.dataset.title));
    return h("li", { class: i < at ? "done" : "" }, h("a", {
      href: `#${s.id}`, title: s.dataset.title, "aria-label": `Lesson ${s.dataset.number}: ${s.dataset.title}`,
      "aria-current": s === open ? "page" : undefined,
    }, name));
  })));
}

// turn changes between light and dark, from what the visitor chose last or what the system prefers. Figures follow.
function turn() {
  const now = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  root.dataset.theme = now === "dark" ? "light" : "dark";
  try {
    localStorage.setItem("theme", root.dataset.theme);
  } catch { /* a sandboxed page forgets */ }
}

async function copyLink() {
  const said = h("div", { class: "said", role: "status" });
  document.body.append(said);
  try {
    await navigator.clipboard.writeText(location.href);
    setText(said, "Link copied");
  } catch {
    setText(said, "The link is in the address bar");
  }
  setTimeout(() => said.remove(), 2000);
}

function actions() {
  const button = (name, label, onclick) =>
    h("button", { class: `icon-button ${name}`, type: "button", "aria-label": label, title: label, onclick }, icon(name));
  document.querySelector(".actions").append(
    button("link", "Copy link", copyLink),
    button("theme", "Dark or light", turn),
    button("menu", "All lessons", () => { location.hash = ""; }));
}

const first = sections[0];
document.querySelector(".start").append(h("a", { class: "button", href: `#${first.id}` }, `Start with “${first.dataset.title}”`));
actions();
route();
addEventListener("hashchange", route);
