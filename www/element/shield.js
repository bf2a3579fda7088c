// What a person does in the checker stays there. Some pages watch the keys of the whole page for shortcuts of their own, or
// the fields for changes; from outside a shadow root a key in one of our fields looks like a key in no field. And whoever
// measures a page listens for presses everywhere: in an open shadow root each event names what was pressed.

const KEYS = ["keydown", "keypress", "keyup"];
const FIELDS = ["beforeinput", "change", "input", "paste", "copy", "cut", "drop"];
const POINTERS = [
  "auxclick",
  "contextmenu",
  "dblclick",
  "focusin",
  "focusout",
  "mouseout",
  "mouseover",
  "mouseup",
  "pointerout",
  "pointerover",
  "pointerup",
  "touchend",
  "touchstart",
];
// Pages close their menus by these.
const PRESSES = ["click", "mousedown", "pointerdown"];

/**
 * Keeps the events of typing and pressing inside a box: outside, a press is a press on the element, wherever in it. Escape, Tab
 * and combinations with Ctrl, Alt or Meta still reach the page. Whoever listens while events go down, or is hostile, is not
 * kept out: docs/embedding.md says what that means.
 */
export function shield(box) {
  for (const type of KEYS) {
    box.addEventListener(type, (event) => {
      const forThePage = ["Escape", "Tab"].includes(event.key) || event.ctrlKey || event.altKey || event.metaKey;
      if (!forThePage) event.stopPropagation();
    });
  }
  for (const type of [...FIELDS, ...POINTERS]) box.addEventListener(type, (event) => event.stopPropagation());
  for (const type of PRESSES) {
    box.addEventListener(type, (event) => {
      event.stopPropagation();
      const { host } = box.getRootNode();
      host?.dispatchEvent(new MouseEvent(type, { bubbles: true }));
    });
  }
}
