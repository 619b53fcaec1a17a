// The script of every page with figures: it defines <glass-box>, and hands out what trains networks beside it, and what
// opens a model for all of them.
import { GlassBox } from "./element.js";
import { opened } from "./opened.js";
import { Trainer } from "./trainer.js";

if (!customElements.get("glass-box")) customElements.define("glass-box", GlassBox);

GlassBox.Trainer = Trainer;
GlassBox.opened = opened;
