// <policy-workbench>: a policy's text, what is to be said about it, and what comes of it.
//
// The links inside the element are its fallback, and the policies that it offers to look at. Loading this file registers
// nothing; define-workbench.js does.
import { MountedElement } from "./mounted-element.js";
import { WorkbenchHost } from "./workbench-host.js";

export class PolicyWorkbenchElement extends MountedElement {
  static parts = { bundle: "workbench", styles: "workbench", texts: ["interface", "workbench"], fetchesPolicy: false };
  static problemTitle = "The workbench cannot be shown";
  static bodyClass = "checker__body--wide";

  #host = new WorkbenchHost();

  mountOptions(options) {
    const links = [...this.querySelectorAll("a[data-policy]")];
    const samples = links.map((link) => ({ name: link.dataset.policy, title: link.textContent.trim(), address: link.href }));
    return { ...options, samples, host: this.#host };
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) this.#host.end();
    });
  }
}
