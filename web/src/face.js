// The face that figures are set in. The pages of the site have it in their style sheet; in those of others the system's
// face stands until it is there.
import { base } from "./compile.js";

const name = "Glassbox Sans";
let brought = false;

// bringFace gives the document the face, if it does not have it.
export function bringFace() {
  if (brought) return;
  brought = true;
  if ([...document.fonts].some((face) => face.family.includes(name))) return;
  document.fonts.add(new FontFace(name, `url("${base}inter.woff2")`, { weight: "400 700", display: "swap" }));
}
