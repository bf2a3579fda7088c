// Registers the element. A page that loads this twice, or beside a copy from elsewhere, keeps the first.
import { PreElectionCheckerElement } from "./pre-election-checker.js";

if (!customElements.get("pre-election-checker")) {
  customElements.define("pre-election-checker", PreElectionCheckerElement);
}

export { PreElectionCheckerElement };
