// What stands around the canvas inside <glass-box>, from top to bottom. Each part is made once and told of every
// new state.
import caption from "./caption.js";
import controls from "./controls.js";
import files from "./files.js";
import gym from "./gym.js";
import items from "./items.js";
import large from "./large.js";
import afar from "./opened.js";
import own from "./own.js";
import present from "./present.js";
import timeline from "./timeline.js";
import training from "./training.js";

export default [controls, own, items, caption, timeline, training, present, large, files, gym, afar];
