// The row at the foot of a phone: each button opens a sheet, of which one is open at a time.
import { h, setAttribute } from "./dom.js";

// dock has buttons for the controls, for two pages of the drawer, and for the prompts, if there are any.
export function dock(section, figure, drawer) {
  const prompts = section.querySelector(".try");
  const page = (i) => ({ page: true, is: () => drawer.at === i, turn: (on, from) => drawer.show(on ? i : -1, from) });
  const sheets = [
    { name: "Controls", is: () => figure.hasAttribute("data-sheet"), turn: (on) => figure.toggleAttribute("data-sheet", on) },
    { name: "Python", ...page(0) },
    { name: "Inspector", ...page(1) },
  ];
  if (prompts) sheets.push({
    name: "Try this", is: () => prompts.classList.contains("open"), turn: (on) => prompts.classList.toggle("open", on),
  });
  const buttons = sheets.map((sheet, i) => h("button", { type: "button", onclick: () => press(sheet, buttons[i]) }, sheet.name));
  const root = h("nav", { class: "dock", "aria-label": "Sheets" }, ...buttons);

  function press(sheet, button) {
    const on = !sheet.is();
    if (drawer.at >= 0) drawer.show(-1); // at whatever page
    for (const other of sheets) if (other.is()) other.turn(false);
    if (on) sheet.turn(true, button);
    update();
  }

  // update says what is open. The drawer may have been opened elsewhere.
  function update() {
    if (drawer.at >= 0) for (const sheet of sheets) if (!sheet.page) sheet.turn(false);
    sheets.forEach((sheet, i) => setAttribute(buttons[i], "aria-expanded", sheet.is()));
    section.classList.toggle("drawn", drawer.at >= 0 || sheets.some((sheet) => sheet.is()));
  }

  update();
  return {
    root, update,
    // shut closes what is open, and gives the focus back. It reports whether anything was.
    shut() {
      const i = sheets.findIndex((sheet) => sheet.is());
      if (drawer.at >= 0) drawer.show(-1);
      else if (i >= 0) press(sheets[i]);
      else return false;
      if (i >= 0 && !sheets[i].page) buttons[i].focus();
      return true;
    },
  };
}
