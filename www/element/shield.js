// What a person types into the checker stays there. Some pages watch the keys of the whole page for shortcuts of their
// own, or the fields for changes; from outside a shadow root a key in one of our fields looks like a key in no field.

const KEYS = ["keydown", "keypress", "keyup"];
const FIELDS = ["beforeinput", "change", "input", "paste", "copy", "cut", "drop"];

/** Keeps the events of typing inside a box. Escape, Tab and combinations with Ctrl, Alt or Meta still reach the page. */
export function shield(box) {
  for (const type of KEYS) {
    box.addEventListener(type, (event) => {
      const forThePage = ["Escape", "Tab"].includes(event.key) || event.ctrlKey || event.altKey || event.metaKey;
      if (!forThePage) event.stopPropagation();
    });
  }
  for (const type of FIELDS) box.addEventListener(type, (event) => event.stopPropagation());
}
