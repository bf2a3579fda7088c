// <pre-election-checker policy="cleveland-2021">: the checker in any page, apart from the page's own styles.
//
// Loading this file registers nothing; define.js does.
import { MountedElement } from "./mounted-element.js";

export class PreElectionCheckerElement extends MountedElement {
  static parts = { bundle: "checker", styles: "checker", texts: ["interface"] };
}
