// <pre-election-checker policy="cleveland-2021">: the checker in any page, apart from the page's own styles.
//
// Loading this file registers nothing; define.js does.
import { MountedElement } from "./mounted-element.js";

export class PreElectionCheckerElement extends MountedElement {
  static parts = { bundle: "checker", styles: "checker", texts: ["interface"] };

  static observedAttributes = [...MountedElement.observedAttributes, "flow", "wording", "history", "tells", "titles"];

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
