// <pre-election-checker policy="cleveland-2021">: the checker in any page, apart from the page's own styles.
//
// Loading this file registers nothing; define.js does.
import { MountedElement } from "./mounted-element.js";

// A double click on Continue presses once: what the second press would meet is the page that the first has led to. In
// milliseconds, and pixels.
const MOMENT = 400;
const NEAR = 5;

export class PreElectionCheckerElement extends MountedElement {
  static parts = { bundle: "checker", styles: "checker", texts: ["interface"] };

  static observedAttributes = [...MountedElement.observedAttributes, "flow", "wording", "known", "history", "tells", "titles"];

  #last = { timeStamp: -MOMENT };

  constructor() {
    super();
    this.shadowRoot.addEventListener("click", (event) => this.#pressOnce(event), true);
    // Whoever has answered since then means the next press.
    this.shadowRoot.addEventListener("input", () => (this.#last = { timeStamp: -MOMENT }), true);
  }

  // The keyboard's presses have no detail: after Continue the focus is elsewhere.
  #pressOnce(event) {
    const button = event.target.closest("button");
    if (!event.detail || !button) return;
    const { timeStamp, screenX, screenY } = event;
    const before = this.#last;
    if (timeStamp - before.timeStamp < MOMENT && Math.hypot(screenX - before.screenX, screenY - before.screenY) < NEAR) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (button.type === "submit") {
      this.#last = { timeStamp, screenX, screenY };
    }
  }

  mountOptions(options) {
    const given = (name) => this.getAttribute(name) || undefined;
    return {
      ...options,
      flow: given("flow"),
      wording: given("wording"),
      known: given("known"),
      titles: this.hasAttribute("titles"),
      history: this.getAttribute("history") !== "off",
      tellsOutcome: given("tells") === "outcome",
    };
  }
}
