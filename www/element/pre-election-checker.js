// <pre-election-checker policy="cleveland-2021">: the checker in any page, apart from the page's own styles.
//
// Loading this file registers nothing; define.js does.
import { MountedElement } from "./mounted-element.js";

export class PreElectionCheckerElement extends MountedElement {
  static parts = { bundle: "checker", styles: "checker", texts: ["interface"] };

  static observedAttributes = [...MountedElement.observedAttributes, "flow", "wording", "history", "tells", "titles"];

  #ending = new AbortController();

  connectedCallback() {
    super.connectedCallback();
    this.#ending = new AbortController();
    // A page that is left may come back as it was, with another person before it.
    addEventListener("pagehide", ({ persisted }) => persisted && this.clear(), { signal: this.#ending.signal });
  }

  disconnectedCallback() {
    this.#ending.abort();
    super.disconnectedCallback();
  }

  mountOptions(options) {
    const given = (name) => this.getAttribute(name) || undefined;
    return {
      ...options,
      flow: given("flow"),
      wording: given("wording"),
      titles: this.hasAttribute("titles"),
      history: this.getAttribute("history") !== "off",
      tellsOutcome: given("tells") === "outcome",
    };
  }
}
