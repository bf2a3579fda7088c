// Registers the element. A page that loads this twice, or beside a copy from elsewhere, keeps the first.
import { PolicyWorkbenchElement } from "./policy-workbench.js";

if (!customElements.get("policy-workbench")) {
  customElements.define("policy-workbench", PolicyWorkbenchElement);
}

export { PolicyWorkbenchElement };
