// What a lesson's HTML and the running lesson have in common: placeholders that take the present numbers, and
// elements that belong to a step or to a setting.

import { setAttribute, setText } from "./dom.js";

// fill writes the numbers of a state into the placeholders under root: <data value="z1"> takes a number of the
// film, <data data-control="w1"> the setting of a control, with data-quoted as a string of Python. One with data-one="word" is
// a noun that follows a number: that where the number is 1, and else what stands in it. A sentence is never
// without its numbers, but those that the step under way is about to change are not seen until they arrive.
export function fill(root, state) {
  for (const data of root.querySelectorAll("data")) {
    if (!data.value && !data.dataset.control) continue;
    const { control, one } = data.dataset;
    const words = data.closest("[data-step]");
    const text = control ? setting(state, control) : known(data.value, words, state);
    if (one !== undefined) {
      data.dataset.many ??= data.textContent;
      setText(data, text === "1" ? one : data.dataset.many);
      continue;
    }
    setAttribute(data, "translate", "no");
    const next = data.dataset.quoted !== undefined ? JSON.stringify(text ?? "") : text?.replace(" × 10", "\u00a0×\u00a010") ?? "·";
    if (data.textContent !== next) data.textContent = next;
    data.classList.toggle("pending", speaksOf(words, state) && state.pending.includes(data.value));
  }
}

// setting is the value of a control that the numbers are computed from: what was entered last may have been refused.
function setting(state, key) {
  const control = state.controls.find((c) => c.key === key);
  return control?.drawn ?? control?.value;
}

// known is a number as words about a step give it. Those about the present one know what is known now, those about others
// what is known when these are done, and those about none whatever is known.
export function known(name, words, state) {
  const said = (words?.dataset.step ?? "").split(" ").map((element) => state.said[element]?.[name]);
  const then = said.findLast((text) => text !== undefined);
  const now = state.display[name];
  if (speaksOf(words, state)) return state.pending.includes(name) ? then ?? now : now ?? then;
  return then ?? now ?? (words ? undefined : Object.values(state.said).find((told) => name in told)?.[name]);
}

// speaksOf reports whether an element, if there is one, is about the present step.
export const speaksOf = (element, state) => (element?.dataset.step ?? "").split(" ").includes(state.element);

// named are the names of the numbers that words speak of.
export function named(root) {
  const names = [...root.querySelectorAll("data")].map((data) => data.value);
  for (const line of root.querySelectorAll("[data-values]")) names.push(...line.dataset.values.split(" "));
  return names.filter(Boolean);
}

// matches reports whether an element is meant for the present settings: data-when="activation=relu|gelu" is, for
// those two activations, data-when="fork!=0" for all forks but 0, and data-when="at=*self" for all that end in self. Several
// conditions are separated by spaces.
export function matches(element, state) {
  return (element.dataset.when ?? "").split(/\s+/).filter(Boolean).every((condition) => {
    const [, key, not, values] = condition.match(/^(.*?)(!?)=(.*)$/);
    const present = setting(state, key);
    return values.split("|").some((v) => v === present || v[0] === "*" && present?.endsWith(v.slice(1))) === !not;
  });
}

// choose hides what is not meant for the present settings.
export function choose(root, state) {
  for (const element of root.querySelectorAll("[data-when]")) element.toggleAttribute("hidden", !matches(element, state));
}

// captionsOf finds the captions of an element's lesson: on the page, or in the lesson's file beside the script.
export async function captionsOf(element) {
  const id = element.getAttribute("lesson");
  const here = document.getElementById(id)?.querySelector("template.captions");
  if (here) return [...here.content.children];
  try {
    const response = await fetch(new URL(`lessons/${encodeURIComponent(id)}.html`, element.base));
    if (!response.ok) return null;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return [...(page.querySelector("template.captions")?.content.children ?? [])];
  } catch {
    return null;
  }
}
