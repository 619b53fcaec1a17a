// The script of every page with figures: it defines <glass-box>.
import { GlassBox } from "./element.js";

if (!customElements.get("glass-box")) customElements.define("glass-box", GlassBox);
