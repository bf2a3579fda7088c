// What a person does in the checker stays there. Some pages watch the keys of the whole page for shortcuts of their own, or
// the fields for changes; from outside a shadow root a key in one of our fields looks like a key in no field. And whoever
// measures a page listens for presses everywhere: in an open shadow root each event names what was pressed.

const KEYS = ["keydown", "keypress", "keyup"];
// What bubbles and leaves a shadow root, and what some pages think does. A file dragged over the page is the page's affair.
const KEPT = [
  ...["beforeinput", "change", "input", "compositionstart", "compositionupdate", "compositionend"],
  ...["paste", "copy", "cut", "drag", "dragend", "dragstart", "drop"],
  ...["auxclick", "contextmenu", "dblclick", "focusin", "focusout", "gotpointercapture", "lostpointercapture"],
  ...["mousemove", "mouseout", "mouseover", "mouseup", "wheel"],
  ...["pointercancel", "pointermove", "pointerout", "pointerover", "pointerrawupdate", "pointerup"],
  ...["touchcancel", "touchend", "touchmove", "touchstart"],
];
// What is not said here would be looked for in `Object.prototype`, where some pages put things of their own.
const LISTENING = { passive: true, once: false, capture: false };
// Pages close their menus by these.
const PRESSES = ["click", "mousedown", "pointerdown"];

/**
 * Keeps the events of typing and pressing inside a box: outside, a press is a press on the element, wherever in it. Escape, Tab
 * and combinations with Ctrl, Alt or Meta still reach the page, as keys pressed on the element. Whoever listens while events go
 * down, or is hostile, is not kept out: docs/embedding.md says what that means.
 */
export function shield(box) {
  for (const type of KEYS) {
    box.addEventListener(type, (event) => {
      event.stopPropagation();
      const forThePage = ["Escape", "Tab"].includes(event.key) || event.ctrlKey || event.altKey || event.metaKey;
      if (forThePage && !pressHost(box, new KeyboardEvent(type, event))) event.preventDefault();
    });
  }
  for (const type of KEPT) box.addEventListener(type, (event) => event.stopPropagation(), LISTENING);
  for (const type of PRESSES) {
    box.addEventListener(type, (event) => {
      event.stopPropagation();
      pressHost(box, new MouseEvent(type, { bubbles: true }));
    });
  }
}

// Returns whether the page lets it take its course. WebKit takes a Tab that a script presses for a person's and would move the
// focus once more: whatever the page says of it, the last to hear of it forbids that.
function pressHost(box, event) {
  let isForbidden;
  const last = (heard) => {
    if (heard !== event) return;
    isForbidden = event.defaultPrevented;
    event.preventDefault();
  };
  window.addEventListener(event.type, last, false);
  box.getRootNode().host?.dispatchEvent(event);
  window.removeEventListener(event.type, last, false);
  return !(isForbidden ?? event.defaultPrevented);
}
