// <contact-register policy="cleveland-2021">: the register of contacts, for the single point of contact.
//
// Loading this file registers nothing; define-register.js does.
import { MountedElement } from "./mounted-element.js";
import { RegisterHost } from "./register-host.js";

export class ContactRegisterElement extends MountedElement {
  static parts = { bundle: "register", styles: "register", texts: ["interface", "register"] };
  static problemTitle = "The register cannot be shown";
  static bodyClass = "checker__body--wide";

  #host = new RegisterHost();

  mountOptions(options) {
    return { ...options, help: this.getAttribute("help") ?? "", host: this.#host };
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#host.warn(false);
  }
}
